//! What of a page's story was lost and what leaked into the reading, block by block.

use crate::truth::Truth;
use crate::words::{self, norm};
use lede::report::Report;
use std::collections::HashMap;
use std::fmt::Write;

/// Blocks of which less than this share of the words is on the other side are shown.
const ALIKE: f64 = 0.9;

/// The difference as text, for a person to read.
pub fn show(truth: &Truth, report: &Report) -> String {
    let reading = words::text_of(&report.html);
    let flat = norm(&reading);
    let mut out = String::new();
    if let Some(story) = truth.story() {
        section(&mut out, "lost", missing(&story, &reading).into_iter().map(|block| format!("{block}{}", taken(report, &block))));
        section(&mut out, "leaked", missing(&reading, &story).into_iter());
    }
    let pieces = truth.with.iter().flatten().filter(|p| !flat.contains(&norm(p))).map(|p| format!("{p}{}", taken(report, &norm(p))));
    section(&mut out, "demanded pieces that are not read", pieces);
    section(&mut out, "forbidden pieces that are read", truth.without.iter().filter(|p| flat.contains(&norm(p))).cloned());
    let splices = truth.splices.iter().flatten().flat_map(|s| s.snippets.iter().map(move |text| (s.group(), text)));
    section(&mut out, "spliced clutter that is read", splices.filter(|(_, p)| flat.contains(&norm(p))).map(|(k, p)| format!("[{k}] {p}")));
    out
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "{title} ({})", lines.len());
        for line in lines {
            let _ = writeln!(out, "    {line}");
        }
    }
}

/// The blocks of `from` whose words `other` has not, each word of it used once.
fn missing(from: &str, other: &str) -> Vec<String> {
    let other = other.to_lowercase();
    let mut left: HashMap<&str, usize> = HashMap::new();
    words::words(&other).for_each(|word| *left.entry(word).or_default() += 1);
    let mut blocks = Vec::new();
    for block in from.lines() {
        let low = block.to_lowercase();
        let (mut all, mut found) = (0, 0);
        for word in words::words(&low) {
            all += 1;
            if let Some(n) = left.get_mut(word).filter(|n| **n > 0) {
                *n -= 1;
                found += 1;
            }
        }
        if f64::from(found) < ALIKE * f64::from(all) {
            blocks.push(norm(block));
        }
    }
    blocks
}

/// Which finding took the text, and why.
fn taken(report: &Report, text: &str) -> String {
    let Some(finding) = report.findings.iter().find(|f| norm(&f.text).contains(text)) else { return String::new() };
    let reasons: Vec<String> = finding.reasons.iter().map(ToString::to_string).collect();
    format!("\n        taken as {} ({:.2}): {}", finding.kind, finding.confidence, reasons.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_missing_when_its_words_are_used_up() {
        assert_eq!(missing("tea and cake\ncoffee\ntea and cake", "Tea and cake"), ["coffee", "tea and cake"]);
        assert!(missing("one two", "two one").is_empty());
    }
}
