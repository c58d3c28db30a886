//! From the weights to one kind for each box. A box wants to be one thing: what its own evidence says, what most of the boxes in it are, and what
//! the box around it is. Weights go up the boxes and decisions come down, each box once.

use super::boxes::Boxes;
use super::{Kind, Tally};

/// By box, the sums of weights by kind.
pub type Scores = [f32; 4];

/// Neighbours without a box around them tend to be of one kind: single lines more than boxes.
const LINE_BOND: f32 = 0.9;
const BOX_BOND: f32 = 0.25;

/// What holds a box together holds its parts together, too, a little less.
const INHERITED: f32 = 0.8;

/// From this weight of its own on a box is a widget that knows what it is.
const WIDGET: f32 = 2.0;
/// From this on it is one even inside another.
const WIDGET_WITHIN: f32 = 4.0;
/// The share of a widget's blocks that must be of its kind before the rest counts as its parts.
const MOSTLY: f32 = 0.55;

/// The decisions.
pub struct Settled {
    /// By box; of boxes with story in them it means nothing.
    pub kinds: Vec<Kind>,
    /// By box, what its own evidence, what is inside it and what is around it come to.
    pub beliefs: Vec<Scores>,
}

/// Gives every box a kind.
#[inline(never)]
pub fn settle(boxes: &Boxes, tallies: &[[Tally; 4]]) -> Settled {
    let own: Vec<Scores> = tallies.iter().map(|t| std::array::from_fn(|k| t[k].total())).collect();
    let mut bonds: Vec<f32> = (0..boxes.len()).map(|b| bond(boxes[b].blocks.len(), &own[b])).collect();
    let identity: Vec<(Kind, f32)> = own.iter().map(|scores| (best(scores), scores[best(scores) as usize])).collect();
    let mut beliefs = own;
    for b in (0..boxes.len()).rev() {
        let count = boxes.children(b).count() as f32;
        for child in boxes.children(b) {
            let up = capped(&beliefs[child], bonds[b]);
            // Many alike say less than as many that are independent.
            (0..4).for_each(|k| beliefs[b][k] += up[k] / count.sqrt());
        }
    }
    let mut kinds: Vec<Kind> = beliefs.iter().map(best).collect();
    for b in 0..boxes.len() {
        if boxes[b].stays {
            for run in islands(boxes, b) {
                chain(boxes, &run, &beliefs).into_iter().zip(&run).for_each(|(kind, &child)| kinds[child] = kind);
            }
        } else {
            for child in boxes.children(b) {
                beliefs[child][kinds[b] as usize] += bonds[b];
                kinds[child] = best(&beliefs[child]);
                if kinds[child] == kinds[b] {
                    bonds[child] = bonds[child].max(bonds[b] * INHERITED);
                }
            }
        }
    }
    round_off(boxes, &identity, &mut kinds);
    Settled { kinds, beliefs }
}

/// A widget that knows what it is keeps its small parts: the share button of a comment, the sign-up link in a menu.
#[inline(never)]
fn round_off(boxes: &Boxes, identity: &[(Kind, f32)], kinds: &mut [Kind]) {
    let shares = shares(boxes, kinds);
    let mut b = 0;
    while b < boxes.len() {
        let (kind, strength) = identity[b];
        let whole = !boxes[b].stays && !boxes[b].is_leaf() && kinds[b] == kind && strength >= WIDGET && shares[b][kind as usize] >= MOSTLY;
        if !whole {
            b += 1;
            continue;
        }
        let end = boxes[b].end;
        let mut part = b + 1;
        while part < end {
            let (other, own) = identity[part];
            if other != kind && kinds[part] == other && own >= WIDGET_WITHIN && !boxes[part].is_leaf() {
                part = boxes[part].end;
            } else {
                kinds[part] = kind;
                part += 1;
            }
        }
        b = end;
    }
}

/// By box, which share of its blocks is of each kind.
#[inline(never)]
fn shares(boxes: &Boxes, kinds: &[Kind]) -> Vec<Scores> {
    let mut counts = vec![[0.0f32; 4]; boxes.len()];
    for b in (0..boxes.len()).rev() {
        if boxes[b].is_leaf() {
            counts[b][kinds[b] as usize] += 1.0;
        }
        let up = counts[b];
        if b > 0 {
            (0..4).for_each(|k| counts[boxes[b].parent][k] += up[k]);
        }
        counts[b] = up.map(|n| n / boxes[b].blocks.len().max(1) as f32);
    }
    counts
}

/// How strongly a box holds together: one that is clearly something more than a mere wrapper, a small one more than a large one.
fn bond(blocks: usize, own: &Scores) -> f32 {
    let size = match blocks {
        0..=12 => 1.2,
        13..=40 => 0.7,
        _ => 0.3,
    };
    let top = own[best(own) as usize];
    let second = Kind::ALL.iter().filter(|&&k| k != best(own)).map(|&k| own[k as usize]).fold(0.0, f32::max);
    size + (0.9 * (top - second)).clamp(0.0, 4.0)
}

/// What a box tells the one around it: for each kind what it would gain, no more than leaving the other's kind would cost.
fn capped(scores: &Scores, bond: f32) -> Scores {
    let floor = scores[best(scores) as usize] - bond;
    scores.map(|s| (s - floor).max(0.0))
}

/// The kind of the highest score; of equal ones the last, which is the plainest.
pub fn best(scores: &Scores) -> Kind {
    Kind::ALL.into_iter().fold(Kind::Boilerplate, |best, k| if scores[k as usize] > scores[best as usize] { k } else { best })
}

/// The runs of boxes without story, directly inside a box with some.
#[inline(never)]
fn islands(boxes: &Boxes, b: usize) -> Vec<Vec<usize>> {
    let mut runs = vec![Vec::new()];
    for child in boxes.children(b) {
        if boxes[child].stays {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push(child);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The best sequence of kinds for neighbours (Viterbi).
#[inline(never)]
fn chain(boxes: &Boxes, run: &[usize], beliefs: &[Scores]) -> Vec<Kind> {
    let mut score = beliefs[run[0]];
    let mut from: Vec<[usize; 4]> = Vec::with_capacity(run.len());
    for pair in run.windows(2) {
        let bond = if boxes[pair[0]].is_leaf() && boxes[pair[1]].is_leaf() { LINE_BOND } else { BOX_BOND };
        let top = best(&score) as usize;
        let back: [usize; 4] = std::array::from_fn(|k| if score[k] >= score[top] - bond { k } else { top });
        let last = score;
        score = std::array::from_fn(|k| beliefs[pair[1]][k] + last[back[k]] - if back[k] == k { 0.0 } else { bond });
        from.push(back);
    }
    let mut at = best(&score) as usize;
    let mut kinds = vec![Kind::ALL[at]];
    for back in from.iter().rev() {
        at = back[at];
        kinds.push(Kind::ALL[at]);
    }
    kinds.reverse();
    kinds
}
