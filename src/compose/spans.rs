//! Elements as ranges of the finished sequence, for the passes that look at whole blocks.

use super::Op;
use super::text;
use crate::search;
use std::ops::Range;

/// The top-level elements, in order.
pub(super) fn top_level(ops: &[Op]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (i, op) in ops.iter().enumerate() {
        match op {
            Op::Open { .. } => {
                if depth == 0 {
                    start = i;
                }
                depth += 1;
            }
            Op::Close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    out.push(start..i + 1);
                }
            }
            Op::Text(_) => {}
        }
    }
    out
}

/// Takes the ranges, which are in order and apart, out of the sequence.
pub(super) fn remove(ops: &mut Vec<Op>, ranges: &[Range<usize>]) {
    let mut ranges = ranges.iter().peekable();
    let mut at = 0;
    ops.retain(|_| {
        while ranges.peek().is_some_and(|r| r.end <= at) {
            ranges.next();
        }
        at += 1;
        !ranges.peek().is_some_and(|r| r.contains(&(at - 1)))
    });
}

/// The letters and digits of the text, in lower case, for comparing.
pub(super) fn letters(ops: &[Op]) -> String {
    search::letters(&text::write(ops))
}

/// A rule parts two pieces: none at the start, at the end, or after another.
#[inline(never)]
pub(super) fn trim_rules(ops: &mut Vec<Op>) {
    let blocks = top_level(ops);
    let is_rule = |r: &Range<usize>| ops[r.start].opens() == Some("hr");
    let last = blocks.iter().rposition(|r| !is_rule(r)).map_or(0, |i| i + 1);
    let drop: Vec<_> = (0..blocks.len()).filter(|&i| is_rule(&blocks[i]) && (i == 0 || i >= last || is_rule(&blocks[i - 1]))).collect();
    let drop: Vec<_> = drop.into_iter().map(|i| blocks[i].clone()).collect();
    remove(ops, &drop);
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn rules_only_part() {
        assert_eq!(html("<hr><p>One</p><hr><hr><p>Two</p><hr>"), "<p>One</p><hr><p>Two</p>");
    }
}
