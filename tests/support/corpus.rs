//! Reads a corpus folder: `truth.jsonl` and `pages/ID.html.gz`. For examples that measure the engine over many pages.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::{Error, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One page of a corpus.
#[derive(Deserialize)]
pub struct Case {
    /// Its id.
    pub id: String,
    /// Its address.
    #[serde(default)]
    pub url: String,
    /// Its kind, as the corpus has it.
    #[serde(default)]
    pub kind: String,
}

/// What `truth.jsonl` says of every page of the corpus in `dir`, in the file's order.
///
/// # Errors
/// A plain sentence where there is no corpus, or a line of it cannot be read.
pub fn rows<T: DeserializeOwned>(dir: &Path) -> std::io::Result<Vec<T>> {
    let file = dir.join("truth.jsonl");
    let text = std::fs::read_to_string(&file).map_err(|e| {
        let why = "The corpora are other people's pages, so they are not part of this repository.";
        Error::new(e.kind(), format!("There is no corpus in {}: {} cannot be read ({e}). {why}", dir.display(), file.display()))
    })?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// The page's HTML; bytes that are not UTF-8 are replaced.
pub fn html(dir: &Path, case: &Case) -> std::io::Result<String> {
    let file = std::fs::File::open(dir.join("pages").join(format!("{}.html.gz", case.id)))?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Runs `work` on every case on all cores; results come back in the cases' order.
pub fn parallel<C: Sync, T: Send>(cases: &[C], work: impl Fn(&C) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let run = || {
        let mut done = Vec::new();
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = cases.get(i) else { return done };
            done.push((i, work(case)));
        }
    };
    let mut all: Vec<(usize, T)> = std::thread::scope(|s| {
        let handles: Vec<_> = (0..threads).map(|_| s.spawn(run)).collect();
        handles.into_iter().flat_map(|h| h.join().unwrap_or_default()).collect()
    });
    all.sort_by_key(|(i, _)| *i);
    all.into_iter().map(|(_, t)| t).collect()
}
