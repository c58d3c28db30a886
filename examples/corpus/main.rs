//! Runs the engine natively over a corpus, on all cores, and prints the bench's figures with the worst pages.
//!
//! usage: `cargo run --release --example corpus -- CORPUS_DIR [--kind K] [--every N] [--worst N] [--page ID] [--jsonl OUT] [--mask M] [--folds DIR]`
//!
//! `--page` shows instead what one page lost and what leaked, `--jsonl` also writes a row a page in the form of the browser bench, for its scorers.
//! `--mask names`, `elements` or `both` measures the pages without what their authors say in classes, ids and elements: what Lede makes of makers
//! it has never met. `--folds` judges each page by weights that have not seen its site (`tools/train/train.py CORPORA --folds DIR` writes them).

#[path = "../../tests/support/corpus.rs"]
mod corpus;
mod diff;
mod folds;
#[path = "../../tests/support/html.rs"]
mod html;
mod mask;
mod score;
mod truth;
mod words;

use lede::report::Report;
use mask::Mask;
use std::io::{Error, Result};
use std::path::PathBuf;
use std::time::Instant;
use truth::Truth;

const USAGE: &str = "usage: corpus CORPUS_DIR [--kind K] [--every N] [--worst N] [--page ID] [--jsonl OUT] [--mask M] [--folds DIR]";

struct Options {
    dir: PathBuf,
    kind: Option<String>,
    every: usize,
    worst: usize,
    page: Option<String>,
    jsonl: Option<String>,
    mask: Mask,
    folds: Option<PathBuf>,
}

type Run = (score::Page, Option<String>);

fn main() {
    let done = options(std::env::args().skip(1)).and_then(|options| run(&options));
    if let Err(error) = done {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

fn options(mut args: impl Iterator<Item = String>) -> Result<Options> {
    let usage = || Error::other(USAGE);
    let dir = args.next().filter(|a| !a.starts_with("--")).ok_or_else(usage)?.into();
    let mut options = Options { dir, kind: None, every: 1, worst: 5, page: None, jsonl: None, mask: Mask::default(), folds: None };
    while let Some(key) = args.next() {
        let value = args.next().ok_or_else(usage)?;
        match key.as_str() {
            "--kind" => options.kind = Some(value),
            "--every" => options.every = value.parse().ok().filter(|n| *n > 0).ok_or_else(usage)?,
            "--worst" => options.worst = value.parse().map_err(|_| usage())?,
            "--page" => options.page = Some(value),
            "--jsonl" => options.jsonl = Some(value),
            "--mask" => options.mask = Mask::named(&value).ok_or_else(usage)?,
            "--folds" => options.folds = Some(value.into()),
            _ => return Err(usage()),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<()> {
    let mut truths: Vec<Truth> = corpus::rows(&options.dir)?;
    if let Some(id) = &options.page {
        let truth = truths.iter().find(|t| t.case.id == *id).ok_or_else(|| Error::other(format!("The corpus has no page {id}.")))?;
        print!("{}", diff::show(truth, &clean(options, truth)?.0));
        return Ok(());
    }
    truths.retain(|t| options.kind.as_ref().is_none_or(|k| *k == t.case.kind));
    let truths: Vec<Truth> = truths.into_iter().step_by(options.every).collect();
    let runs = corpus::parallel(&truths, |t| measure(options, t)).into_iter().collect::<Result<Vec<Run>>>()?;
    if let Some(out) = &options.jsonl {
        std::fs::write(out, runs.iter().filter_map(|(_, row)| row.as_deref()).collect::<String>())?;
    }
    print_figures(&truths, &runs);
    print_worst(&truths, &runs, options.worst);
    Ok(())
}

fn measure(options: &Options, truth: &Truth) -> Result<Run> {
    let (report, ms) = clean(options, truth)?;
    let row = options.jsonl.is_some().then(|| row(truth, &report, ms));
    Ok((score::page(truth, &report, ms), row))
}

/// The report, and the milliseconds that it took.
fn clean(options: &Options, truth: &Truth) -> Result<(Report, f64)> {
    if let Some(dir) = &options.folds {
        folds::use_unseen(dir, &truth.case)?;
    }
    let page = options.mask.over(html::page(&truth.case.url, &corpus::html(&options.dir, &truth.case)?));
    let start = Instant::now();
    let outcome = lede::clean(&page, &|| start.elapsed().as_secs_f64() * 1e3);
    let report = outcome.report(&page);
    Ok((report, start.elapsed().as_secs_f64() * 1e3))
}

fn row(truth: &Truth, report: &Report, ms: f64) -> String {
    let ours = serde_json::json!({
        "ms": ms, "all": [ms], "title": report.title, "byline": report.byline, "published": report.published, "article": report.article,
        "html": report.html, "findings": report.findings, "timings": report.timings, "confidence": report.confidence,
    });
    format!("{}\n", serde_json::json!({"id": truth.case.id, "kind": truth.case.kind, "r": {"ours": ours}}))
}

/// A column for all pages, and one for each kind where there are several.
fn print_figures(truths: &[Truth], runs: &[Run]) {
    let mut kinds: Vec<&str> = truths.iter().map(|t| t.case.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut columns = vec![("all", score::figures(&runs.iter().map(|r| &r.0).collect::<Vec<_>>()))];
    for kind in kinds.into_iter().filter(|_| truths.iter().any(|t| t.case.kind != truths[0].case.kind)) {
        let pages: Vec<_> = truths.iter().zip(runs).filter(|(t, _)| t.case.kind == kind).map(|(_, r)| &r.0).collect();
        columns.push((kind, score::figures(&pages)));
    }
    print!("{:20}", "");
    columns.iter().for_each(|(kind, _)| print!("{kind:>14}"));
    println!();
    for (name, _) in columns[0].1.clone() {
        print!("{name:20}");
        for (_, figures) in &columns {
            match figures.iter().find(|(n, _)| *n == name) {
                Some((_, value)) if name == "n" => print!("{value:>14}"),
                Some((_, value)) => print!("{value:>14.4}"),
                None => print!("{:>14}", "-"),
            }
        }
        println!();
    }
}

fn print_worst(truths: &[Truth], runs: &[Run], count: usize) {
    let mut order: Vec<(&Truth, f64)> = truths.iter().zip(runs).map(|(t, (page, _))| (t, page.value())).collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    for (truth, value) in order.into_iter().take(count) {
        println!("{value:.3} {} {} {}", truth.case.id, truth.case.kind, truth.case.url);
    }
}
