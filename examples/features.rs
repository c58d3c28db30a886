//! Writes the features of every block of a corpus, for training (see tools/train).
//!
//! usage: `cargo run --release --example features -- CORPUS_DIR OUT_PREFIX [ODDS]`
//!
//! With `ODDS`, a file of one little-endian 32-bit float a block (how likely it is story), the rows are the features of the verdict, one a page.
//!
//! `OUT_PREFIX.jsonl` has a line a page: `{"id", "kind", "url", "blocks": [text…]}`; `OUT_PREFIX.f32` the rows of features, little-endian,
//! in the same order; `OUT_PREFIX.names` the features' names.

#[path = "../tests/support/corpus.rs"]
mod corpus;
#[path = "../tests/support/html.rs"]
mod html;

use lede::blocks::Blocks;
use lede::detect::evidence::Evidence;
use lede::page::measure::Measures;
use lede::story::{context::Context, features, rules, verdict};
use std::path::Path;

type Row = (serde_json::Value, Vec<f32>, Vec<&'static str>);

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let [_, dir, prefix, odds @ ..] = args.as_slice() else {
        eprintln!("usage: features CORPUS_DIR OUT_PREFIX [ODDS]");
        std::process::exit(2);
    };
    let odds = odds.first().map(read_floats).transpose()?;
    let dir = Path::new(dir);
    let cases: Vec<corpus::Case> = corpus::rows(dir)?;
    let counts = corpus::parallel(&cases, |case| page_of(dir, case).map(|page| Blocks::of(&page, &Measures::of(&page)).len()).unwrap_or(0));
    let starts: Vec<usize> = counts.iter().scan(0, |at, n| Some(std::mem::replace(at, *at + n))).collect();
    let place: std::collections::HashMap<&str, usize> = cases.iter().zip(starts).map(|(c, s)| (c.id.as_str(), s)).collect();
    let rows = corpus::parallel(&cases, |case| describe(dir, case, odds.as_ref().map(|p| &p[place[case.id.as_str()]..])));
    let mut lines = String::new();
    let mut values = Vec::new();
    let mut names = Vec::new();
    for row in rows {
        let (line, page, page_names) = row?;
        lines.push_str(&line.to_string());
        lines.push('\n');
        values.extend(page.iter().flat_map(|v| v.to_le_bytes()));
        if !page_names.is_empty() {
            names = page_names;
        }
    }
    std::fs::write(format!("{prefix}.jsonl"), lines)?;
    std::fs::write(format!("{prefix}.f32"), values)?;
    std::fs::write(format!("{prefix}.names"), names.join("\n"))
}

fn read_floats(path: &String) -> std::io::Result<Vec<f32>> {
    Ok(std::fs::read(path)?.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect())
}

fn page_of(dir: &Path, case: &corpus::Case) -> std::io::Result<lede::page::Page> {
    Ok(html::page(&case.url, &corpus::html(dir, case)?))
}

fn describe(dir: &Path, case: &corpus::Case, odds: Option<&[f32]>) -> std::io::Result<Row> {
    let page = page_of(dir, case)?;
    let measures = Measures::of(&page);
    let blocks = Blocks::of(&page, &measures);
    let evidence = Evidence::of(&page, &blocks);
    let metadata = lede::metadata::read(&page, &measures);
    let context = Context::new(&page, &measures, &blocks, &evidence, &metadata);
    let mut values = Vec::new();
    let mut names = Vec::new();
    let mut push = |name, value| {
        names.push(name);
        values.push(value);
    };
    if let Some(p) = odds.map(|p| &p[..blocks.len()]) {
        verdict::describe(&context, p, &rules::article(&context, p), &mut push);
    } else {
        (0..blocks.len()).for_each(|i| features::describe(&context, i, &mut push));
        names.truncate(names.len() / blocks.len().max(1));
    }
    let texts: Vec<&str> = blocks.iter().map(|b| blocks.text(b)).collect();
    let title = context.title;
    Ok((serde_json::json!({"id": case.id, "kind": case.kind, "url": case.url, "title": title, "blocks": texts}), values, names))
}
