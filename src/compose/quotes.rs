//! Pull quotes: a quotation or note that repeats a sentence of the story's own paragraphs is decoration, and goes.

use super::Op;
use super::spans::{letters, remove, top_level};

/// Letters of a text that may be a pull quote; shorter ones match by chance, longer ones are quotations.
const LENGTH: std::ops::RangeInclusive<usize> = 20..=600;

/// Quotes looked at in one reading.
const MOST: usize = 40;

/// Drops them.
#[inline(never)]
pub(super) fn drop_pull_quotes(ops: &mut Vec<Op>) {
    let blocks = top_level(ops);
    let is_quote = |op: &Op| matches!(op.opens(), Some("blockquote" | "aside"));
    if !blocks.iter().any(|b| is_quote(&ops[b.start])) {
        return;
    }
    let prose: String = blocks.iter().filter(|b| ops[b.start].opens() == Some("p")).map(|b| letters(&ops[b.clone()]) + "\n").collect();
    let repeated = |b: &std::ops::Range<usize>| {
        let text = letters(&ops[b.clone()]);
        LENGTH.contains(&text.chars().count()) && prose.contains(&text)
    };
    let drop: Vec<_> = blocks.iter().filter(|b| is_quote(&ops[b.start])).take(MOST).filter(|b| repeated(b)).cloned().collect();
    remove(ops, &drop);
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn a_repeated_sentence_goes_and_a_quotation_stays() {
        let body = "<p>She said that the boats would sail before dawn, whatever the weather.</p>";
        let out =
            html(&format!("{body}<aside>“The boats would sail before dawn”</aside><blockquote>No boat has sailed since the spring.</blockquote>"));
        assert_eq!(out, format!("{body}<blockquote><p>No boat has sailed since the spring.</p></blockquote>"));
    }
}
