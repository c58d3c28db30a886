//! Runs the engine natively over a corpus and writes a row a page in the form of the browser bench, for its scorers.
//!
//! usage: `cargo run --release --example corpus -- CORPUS_DIR OUT.jsonl [KIND]`

#[path = "../tests/support/corpus.rs"]
mod corpus;
#[path = "../tests/support/html.rs"]
mod html;

use std::path::Path;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let (dir, out, kind) = match args.as_slice() {
        [_, dir, out] => (Path::new(dir), out, None),
        [_, dir, out, kind] => (Path::new(dir), out, Some(kind)),
        _ => {
            eprintln!("usage: corpus CORPUS_DIR OUT.jsonl [KIND]");
            std::process::exit(2);
        }
    };
    let cases: Vec<corpus::Case> = corpus::cases(dir)?.into_iter().filter(|c| kind.is_none_or(|k| *k == c.kind)).collect();
    let rows = corpus::parallel(&cases, |case| row(dir, case));
    let mut lines = String::new();
    for row in rows {
        lines.push_str(&row?.to_string());
        lines.push('\n');
    }
    std::fs::write(out, lines)
}

fn row(dir: &Path, case: &corpus::Case) -> std::io::Result<serde_json::Value> {
    let page = html::page(&case.url, &corpus::html(dir, case)?);
    let start = Instant::now();
    let outcome = lede::clean(&page, &|| start.elapsed().as_secs_f64() * 1e3);
    let report = outcome.report(&page);
    let ms = start.elapsed().as_secs_f64() * 1e3;
    let ours = serde_json::json!({
        "ms": ms, "all": [ms], "title": report.title, "byline": report.byline, "published": report.published, "article": report.article,
        "html": report.html, "findings": report.findings, "timings": report.timings, "confidence": report.confidence,
    });
    Ok(serde_json::json!({"id": case.id, "kind": case.kind, "r": {"ours": ours}}))
}
