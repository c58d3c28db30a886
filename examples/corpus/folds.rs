//! Which fold of the cross-validation a page belongs to, and the weights that have not seen it.

use crate::corpus::Case;
use std::path::Path;

/// As in tools/train/train.py.
const FOLDS: u32 = 4;

/// Judges by the weights in `dir` (`fold0.bin` and so on, as training writes them) that were made without the case's site.
pub fn use_unseen(dir: &Path, case: &Case) -> std::io::Result<()> {
    let bytes = std::fs::read(dir.join(format!("fold{}.bin", fold(case))))?;
    lede::story::model::use_weights(&bytes);
    Ok(())
}

/// By the site, so that pages of one never sit on both sides.
fn fold(case: &Case) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(site(case).as_bytes());
    sum.sum() % FOLDS
}

/// The last two parts of the host, or the id where there is none.
fn site(case: &Case) -> String {
    let rest = case.url.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("").split(':').next().unwrap_or("").to_lowercase();
    let name = if host.is_empty() { case.id.clone() } else { host };
    let parts: Vec<&str> = name.split('.').collect();
    parts[parts.len().saturating_sub(2)..].join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_a_site_share_a_fold() {
        let case = |url: &str| Case { id: "a.b.c".into(), url: url.into(), kind: String::new() };
        assert_eq!(site(&case("https://www.Paper.example:80/town?x#y")), "paper.example");
        assert_eq!(fold(&case("https://www.paper.example/a")), fold(&case("http://news.paper.example")));
        // As zlib.crc32(b"ferry.example") % 4 has it, and for a page without an address by its id.
        assert_eq!((fold(&case("https://ferry.example/")), site(&case(""))), (1, "b.c".into()));
    }
}
