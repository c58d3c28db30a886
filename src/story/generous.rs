//! How to draw the line on a page that is no article. The model is less sure there, and what would be too little in an article can be all that
//! the page has.

use super::context::Context;
use crate::blocks::Block;
use crate::page::Fnv;
use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};

/// From which probability on a block is kept, so that what is kept overlaps most with what a reader came for: the best expected F1 is reached by
/// taking all blocks above half of it (Lipton, Elkan, Naryanaswamy 2014). Out of fold this adds .009 to the F1 of all of wcxb-dev.
pub fn line(c: &Context, p: &[f32]) -> f32 {
    const RANGE: (f32, f32) = (0.2, 0.5);
    (best_expected_f1(c, p) / 2.0).clamp(RANGE.0, RANGE.1)
}

/// The F1 in words that the blocks' probabilities promise, at the best place to draw the line.
#[inline(never)]
fn best_expected_f1(c: &Context, p: &[f32]) -> f32 {
    let mut blocks: Vec<(f32, f32)> = p.iter().zip(c.blocks.iter()).map(|(p, block)| (*p, block.words as f32)).collect();
    blocks.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    let wanted: f32 = blocks.iter().map(|(p, words)| p * words).sum();
    let (mut kept, mut right, mut best) = (0.0, 0.0, 0.0f32);
    for (p, words) in blocks {
        kept += words;
        right += p * words;
        best = best.max(2.0 * right / (kept + wanted).max(1.0));
    }
    best
}

/// What repeats in the same form, as the cards of a row do, is judged more by the mean than one by one. Out of fold this adds .003 to the F1
/// of all of wcxb-dev.
#[inline(never)]
pub fn together(c: &Context, p: &[f32]) -> Vec<f32> {
    const LEAST: u32 = 4;
    const MEAN: f32 = 0.7;
    let forms: Vec<u64> = c.blocks.iter().map(|block| form(c, block)).collect();
    let mut sums: HashMap<u64, (u32, f32), Fnv> = HashMap::default();
    for (form, p) in forms.iter().zip(p) {
        let (count, sum) = sums.entry(*form).or_default();
        *count += 1;
        *sum += p;
    }
    let mean = |form| sums.get(form).filter(|(count, _)| *count >= LEAST).map(|(count, sum)| sum / *count as f32);
    forms.iter().zip(p).map(|(form, p)| mean(form).map_or(*p, |mean| mean * MEAN + p * (1.0 - MEAN))).collect()
}

/// A number for the names and classes of a block's element and of those around it.
fn form(c: &Context, block: &Block) -> u64 {
    const LEVELS: usize = 3;
    let mut hash = Fnv::default().build_hasher();
    for n in std::iter::once(block.container).chain(c.page.ancestors(block.container)).take(LEVELS) {
        (c.page.tag(n), c.page.attr(n, "class")).hash(&mut hash);
    }
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::super::testing::with_context;
    use super::*;

    const ROW: &str =
        "<ul><li>One line of a card</li><li>Another line of a card</li><li>A third line of a card</li><li>A last line of a card</li></ul>";

    #[test]
    fn the_line_is_lower_where_the_model_is_less_sure() {
        let lines = |p: f32| with_context(ROW, |c| line(c, &[p, p, p, 0.1]));
        assert!(lines(0.9) > lines(0.5) && lines(0.5) > lines(0.3), "{} {} {}", lines(0.9), lines(0.5), lines(0.3));
        assert_eq!(with_context("", |c| line(c, &[])), 0.2);
    }

    #[test]
    fn cards_of_a_row_are_judged_together() {
        let judged = with_context(ROW, |c| together(c, &[0.8, 0.8, 0.8, 0.0]));
        assert!(judged.iter().all(|p| *p > 0.4), "{judged:?}");
        let apart = with_context("<p>One line</p><div>Another line</div><h2>A third</h2>", |c| together(c, &[0.8, 0.2, 0.4]));
        assert_eq!(apart, [0.8, 0.2, 0.4]);
    }
}
