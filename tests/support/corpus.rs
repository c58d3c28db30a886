//! Reads a corpus folder: `truth.jsonl` and `pages/ID.html.gz`. For examples that measure the engine over many pages.

use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One page of a corpus.
pub struct Case {
    /// Its id.
    pub id: String,
    /// Its address.
    pub url: String,
    /// Its kind, as the corpus has it.
    pub kind: String,
}

/// All pages of the corpus in `dir`, in the file's order.
pub fn cases(dir: &Path) -> std::io::Result<Vec<Case>> {
    let text = std::fs::read_to_string(dir.join("truth.jsonl"))?;
    let rows = text.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let cases = rows.map(|row| {
        let field = |key: &str| row[key].as_str().unwrap_or_default().to_string();
        Case { id: field("id"), url: field("url"), kind: field("kind") }
    });
    Ok(cases.collect())
}

/// The page's HTML; bytes that are not UTF-8 are replaced.
pub fn html(dir: &Path, case: &Case) -> std::io::Result<String> {
    let file = std::fs::File::open(dir.join("pages").join(format!("{}.html.gz", case.id)))?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Runs `work` on every case on all cores; results come back in the cases' order.
pub fn parallel<T: Send>(cases: &[Case], work: impl Fn(&Case) -> T + Sync) -> Vec<T> {
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
