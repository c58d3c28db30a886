//! Where the line between story and not is drawn on a page. The model is surer of some pages than of others, and what would be too little on one can
//! be all that another has.

use super::context::Context;
use crate::blocks::Block;
use crate::numbers::Numbers;
use crate::page::NodeId;
use std::ops::RangeInclusive;

/// From which probability on a block is kept: at the end of the range where the mean of what lies above is over `sure`, or else where what is kept overlaps most
/// with what a reader came for. The best expected F1 is reached by taking all blocks above half of it (Lipton, Elkan, Naryanaswamy 2014). Out of fold
/// that adds .009 to the F1 of all of wcxb-dev.
#[inline(never)]
pub fn line(c: &Context, p: &[f32], range: RangeInclusive<f32>, sure: f32) -> f32 {
    // In steps of a hundredth: finer differences mean nothing, and there is nothing to sort.
    let mut words = [0.0f32; 101];
    for (p, block) in p.iter().zip(c.blocks.iter()) {
        words[((p * 100.0) as usize).min(100)] += block.words as f32;
    }
    let likely = |(step, words): (usize, &f32)| words * step as f32 / 100.0;
    let wanted: f32 = words.iter().enumerate().map(likely).sum();
    let (mut kept, mut right, mut best) = (0.0, 0.0, 0.0f32);
    for step in words.iter().enumerate().rev() {
        kept += step.1;
        right += likely(step);
        best = best.max(2.0 * right / (kept + wanted).max(1.0));
        if step.0 == (range.end() * 100.0) as usize && right > kept * sure {
            return *range.end();
        }
    }
    // `clamp` would bring 20 KB for the message of a range that is none.
    (best / 2.0).max(*range.start()).min(*range.end())
}

/// What repeats in the same form, as the cards of a row and the paragraphs of a story do, is judged by the mean as well, which counts for the share
/// `mean`. Out of fold .7 adds .003 to the F1 of all of wcxb-dev.
#[inline(never)]
pub fn together(c: &Context, p: &[f32], mean: f32) -> Vec<f32> {
    const LEAST: u32 = 4;
    let mut numbers = Numbers::default();
    let mut sums: Vec<(u32, f32)> = Vec::new();
    let mut forms = Vec::with_capacity(p.len());
    for (block, p) in c.blocks.iter().zip(p) {
        let number = numbers.of(u64::from(form(c, block)));
        if number == sums.len() {
            sums.push((0, 0.0));
        }
        sums[number].0 += 1;
        sums[number].1 += p;
        forms.push(number);
    }
    let judged = |(p, form): (&f32, usize)| match sums[form] {
        (count, sum) if count >= LEAST => sum / count as f32 * mean + p * (1.0 - mean),
        _ => *p,
    };
    p.iter().zip(forms).map(judged).collect()
}

/// A number for the names and classes of a block's element and of those around it (FNV-1a).
pub fn form(c: &Context, block: &Block) -> u32 {
    look(c, block.container)
}

/// The same for an element.
pub fn look(c: &Context, node: NodeId) -> u32 {
    const LEVELS: usize = 3;
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let around = std::iter::once(node).chain(c.page.ancestors(node)).take(LEVELS);
    around.fold(0x811c_9dc5, |hash, n| {
        let class = c.page.attr(n, "class").unwrap_or("");
        class.bytes().fold(step(hash, c.page.tag(n) as u8), step)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::with_context;
    use super::*;

    const ROW: &str =
        "<ul><li>One line of a card</li><li>Another line of a card</li><li>A third line of a card</li><li>A last line of a card</li></ul>";

    #[test]
    fn the_line_is_lower_where_the_model_is_less_sure() {
        let lines = |p: f32| with_context(ROW, |c| line(c, &[p, p, p, 0.1], 0.2..=0.5, 1.0));
        assert!(lines(0.9) > lines(0.5) && lines(0.5) > lines(0.3), "{} {} {}", lines(0.9), lines(0.5), lines(0.3));
        assert_eq!(with_context("", |c| line(c, &[], 0.2..=0.5, 1.0)), 0.2);
    }

    #[test]
    fn what_is_unlikely_makes_the_rest_no_less_sure() {
        let line = |sure| with_context(ROW, |c| line(c, &[0.9, 0.3, 0.3, 0.3], 0.2..=0.45, sure));
        assert!(line(0.75) == 0.45 && line(1.0) < 0.45, "{}", line(1.0));
    }

    #[test]
    fn cards_of_a_row_are_judged_together() {
        let judged = with_context(ROW, |c| together(c, &[0.8, 0.8, 0.8, 0.0], 0.7));
        assert!(judged.iter().all(|p| *p > 0.4), "{judged:?}");
        let apart = with_context("<p>One line</p><div>Another line</div><h2>A third</h2>", |c| together(c, &[0.8, 0.2, 0.4], 0.7));
        assert_eq!(apart, [0.8, 0.2, 0.4]);
    }
}
