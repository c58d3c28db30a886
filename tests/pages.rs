//! Golden pages: every folder of `tests/pages` is one test, named after the folder. Adding a case is adding a folder.
//!
//! | File | What it holds |
//! | --- | --- |
//! | `page.html` | The page. |
//! | `case.txt` | `key = value` lines: `url`, `guards` (what breaks when this fails), and what must be found: `title`, `byline` (names parted by commas), `published` (compared as far as it goes), `lang`, `dir`, `article`, `next` (the address of the story's next page; absent where it has none); `markup`: pieces parted by ` | ` that the reading's HTML has. `known_failure = true` runs the case and fails once it passes. |
//! | `story.txt` | By hand: the blocks of the story, one a line, all of them, in order. ` […] ` stands for anything (a formula). Lines that begin with `? ` may be left out (a credit line). Without this file the reading is not judged. |
//! | `clutter.txt` | By hand: kind, tab, a text that must not be read and must be in a finding of that kind (`promo/boilerplate`: of either). |
//! | `reading.html`, `findings.txt` | Written with `UPDATE_GOLDEN=1`; a change is for the reviewer to judge. |
//!
//! `cargo test --test pages -- NAME` runs the folders whose names contain NAME.

#[path = "support/golden.rs"]
mod golden;
#[path = "support/html.rs"]
mod html;
#[path = "support/truth.rs"]
mod truth;

use golden::Golden;
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use truth::Case;

fn main() -> io::Result<()> {
    let args = Arguments::from_args();
    let mut folders: Vec<PathBuf> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let judge = folders.iter().map(|folder| judge_trial(folder)).collect::<Vec<_>>();
    libtest_mimic::run(&args, folders.into_iter().map(trial).chain(judge).collect()).exit();
}

fn trial(folder: PathBuf) -> Trial {
    Trial::test(folder_name(&folder), move || run(&folder))
}

fn run(folder: &Path) -> Result<(), Failed> {
    let case = Case::read(folder)?;
    let page = html::page(case.need("url")?, &fs::read_to_string(folder.join("page.html"))?);
    let report = lede::clean(&page, &|| 0.0).report(&page);
    let mut wrong = truth::misprints(&case, &page);
    wrong.extend(truth::check(&case, &report));
    if case.is("known_failure") {
        let alarm = "passes now: take known_failure out of case.txt";
        return if wrong.is_empty() { Err(alarm.into()) } else { Ok(()) };
    }
    for golden in [Golden::reading(folder, &report), Golden::findings(folder, &report)] {
        wrong.extend(golden.compare_or_update().err());
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("guards: {}\n- {}", case.get("guards").unwrap_or(""), wrong.join("\n- ")).into()) }
}

/// The judge itself: it accepts a report made of the truth, and notices each single fault.
fn judge_trial(folder: &Path) -> Trial {
    let (folder, name) = (folder.to_path_buf(), format!("judge-of-{}", folder_name(folder)));
    Trial::test(name, move || {
        let case = Case::read(&folder)?;
        let perfect = truth::perfect(&case);
        let mut wrong = truth::check(&case, &perfect);
        let unnoticed = truth::faults(&case, &perfect).into_iter().filter(|(_, report)| truth::check(&case, report).is_empty());
        wrong.extend(unnoticed.map(|(fault, _)| format!("does not notice {fault}")));
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    })
}

fn folder_name(folder: &Path) -> String {
    folder.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned())
}
