//! Runs the engine natively over folders of pages that were written for Lede, and prints what is wrong with each reading.
//!
//! usage: `cargo run --release --example authored -- FOLDER [--page NAME] [--folds DIR]`
//!
//! A folder has the form of `tests/pages` (see tests/pages.rs); `tools/train/pages` is what the weights are trained on besides the golden pages. With `--folds` each
//! page is judged by weights that have not seen it (`tools/train/train.py CORPORA DIR` writes them). The last lines are sums.

// The test runner and the corpus tool use the rest of these.
#[allow(dead_code)]
#[path = "../tests/support/corpus.rs"]
mod corpus;
#[path = "corpus/folds.rs"]
mod folds;
#[path = "../tests/support/html.rs"]
mod html;
#[allow(dead_code)]
#[path = "../tests/support/truth.rs"]
mod truth;

use std::fs;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use truth::Case;

fn main() {
    let done = options(std::env::args().skip(1)).and_then(|options| run(&options));
    if let Err(error) = done {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

struct Options {
    home: PathBuf,
    page: String,
    folds: Option<PathBuf>,
}

fn options(mut args: impl Iterator<Item = String>) -> Result<Options> {
    let usage = || Error::other("usage: authored FOLDER [--page NAME] [--folds DIR]");
    let home = args.next().filter(|a| !a.starts_with("--")).ok_or_else(usage)?.into();
    let mut options = Options { home, page: String::new(), folds: None };
    while let Some(key) = args.next() {
        let value = args.next().ok_or_else(usage)?;
        match key.as_str() {
            "--page" => options.page = value,
            "--folds" => options.folds = Some(value.into()),
            _ => return Err(usage()),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<()> {
    let mut folders: Vec<PathBuf> = fs::read_dir(&options.home)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|folder| folder.join("case.txt").exists() && name(folder).contains(&options.page));
    folders.sort();
    let all = corpus::parallel(&folders, |folder| faults(folder, options.folds.as_deref())).into_iter().collect::<Result<Vec<_>>>()?;
    for (folder, faults) in folders.iter().zip(&all).filter(|(_, faults)| !faults.is_empty()) {
        println!("---- {}\n- {}", name(folder), faults.join("\n- "));
    }
    let count = |what: &str| all.iter().flatten().filter(|fault| fault.contains(what)).count();
    let read = count(" in the reading: ") + count("not of the story, but read: ");
    let right = all.iter().filter(|faults| faults.is_empty()).count();
    println!("{} pages, {right} right; {} faults: {read} read, {} missing", all.len(), all.iter().flatten().count(), count("missing: "));
    println!("{} not found, {} of another kind", count(" not found: "), count(" taken for "));
    Ok(())
}

fn faults(folder: &Path, folds: Option<&Path>) -> Result<Vec<String>> {
    let case = Case::read(folder)?;
    let url = case.need("url")?;
    if let Some(dir) = folds {
        folds::use_unseen(dir, &corpus::Case { id: name(folder), url: url.into(), kind: String::new() })?;
    }
    let page = html::page(url, &fs::read_to_string(folder.join("page.html"))?);
    let mut wrong = truth::misprints(&case, &page);
    wrong.extend(truth::check(&case, &lede::clean(&page, &|| 0.0).report(&page)));
    Ok(wrong)
}

fn name(folder: &Path) -> String {
    folder.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}
