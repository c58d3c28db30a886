//! Reads the metadata of a folder of pages (`truth.jsonl` with `id`, `url` and `kind`, `pages/ID.html.gz`) and prints a JSON line for each.
//!
//! ```text
//! cargo run --release --example metadata -- CORPUS_DIR > run.jsonl
//! ```

#[path = "../tests/support/html.rs"]
mod html;

use std::io::{BufRead, Read};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("usage: metadata CORPUS_DIR")?);
    let mut times = Vec::new();
    for line in std::io::BufReader::new(std::fs::File::open(folder.join("truth.jsonl"))?).lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let id = row["id"].as_str().ok_or("a row without an id")?;
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(std::fs::File::open(folder.join(format!("pages/{id}.html.gz")))?).read_to_end(&mut bytes)?;
        let page = html::page(row["url"].as_str().unwrap_or("https://page.example/"), &String::from_utf8_lossy(&bytes));
        let (m, micros) = (0..3).map(|_| timed(&page)).min_by_key(|(_, micros)| *micros).ok_or("nothing was run")?;
        times.push(micros);
        let lede = serde_json::json!({
            "title": m.title, "byline": m.byline, "published": m.published, "site": m.site, "lang": m.lang, "rtl": m.rtl, "excerpt": m.excerpt,
            "types": m.schema_types, "og_type": m.og_type, "image": m.image, "headlines": m.headlines, "body": m.article_body.map(|b| b.len()),
        });
        println!("{}", serde_json::json!({ "id": id, "kind": row["kind"], "micros": micros, "r": { "lede": lede } }));
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or(0);
    eprintln!("{} pages, microseconds: median {}, p95 {}, max {}", times.len(), at(50), at(95), times.last().copied().unwrap_or(0));
    Ok(())
}

/// The best of a few runs says what the reading costs on a busy machine.
fn timed(page: &lede::page::Page) -> (lede::metadata::Metadata, u64) {
    let measures = lede::page::measure::Measures::of(page);
    let start = Instant::now();
    let metadata = lede::metadata::read(page, &measures);
    (metadata, start.elapsed().as_micros() as u64)
}
