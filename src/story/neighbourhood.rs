//! The second look: how likely a block is story given what the first look thought of its neighbours and of the elements around it.
//! This is what makes the labels hang together along the sequence and down the tree.

use super::context::Context;
use crate::page::NodeId;
use std::ops::Range;

/// First-look probabilities with prefix sums, so that the mean over any run of blocks is one subtraction.
pub struct FirstLook<'a> {
    context: &'a Context<'a>,
    p: &'a [f32],
    /// Sums of probability × weight, and of weight.
    sums: Vec<(f32, f32)>,
    /// For each block the distance to the nearest confident prose block before and after it.
    anchors: Vec<(f32, f32)>,
}

impl<'a> FirstLook<'a> {
    /// `p` holds one probability a block.
    pub fn new(context: &'a Context<'a>, p: &'a [f32]) -> Self {
        let mut sums = vec![(0.0, 0.0)];
        let mut total = (0.0, 0.0);
        for (block, p) in context.blocks.iter().zip(p) {
            total = (total.0 + p * block.weight as f32, total.1 + block.weight as f32);
            sums.push(total);
        }
        let sure = |i: &usize| p[*i] > 0.7 && context.blocks[*i].is_prose();
        let mut anchors = vec![(99.0, 99.0); p.len()];
        let mut last = None;
        for i in 0..p.len() {
            anchors[i].0 = last.map_or(99.0, |l: usize| (i - l) as f32);
            last = Some(i).filter(sure).or(last);
        }
        let mut next = None;
        for i in (0..p.len()).rev() {
            anchors[i].1 = next.map_or(99.0, |n: usize| (n - i) as f32);
            next = Some(i).filter(sure).or(next);
        }
        FirstLook { context, p, sums, anchors }
    }

    fn mean(&self, run: Range<usize>) -> f32 {
        let (a, b) = (self.sums[run.start], self.sums[run.end]);
        (b.0 - a.0) / (b.1 - a.1).max(1.0)
    }

    /// Gives the name and the value of each feature of block `i`, always in the same order.
    pub fn describe(&self, i: usize, out: &mut dyn FnMut(&'static str, f32)) {
        let (c, n) = (self.context, self.p.len());
        let block = &c.blocks[i];
        out("p", self.p[i]);
        for (name, by) in [("p_before3", -3isize), ("p_before2", -2), ("p_before1", -1), ("p_after1", 1), ("p_after2", 2), ("p_after3", 3)] {
            out(name, i.checked_add_signed(by).and_then(|j| self.p.get(j)).copied().unwrap_or(-1.0));
        }
        for (name, by) in [("p_around4", 4), ("p_around12", 12)] {
            out(name, self.mean(i.saturating_sub(by)..(i + by + 1).min(n)));
        }
        out("p_all_before", self.mean(0..i));
        out("p_all_after", self.mean(i + 1..n));
        out("mass_before", self.sums[i].0 / self.sums[n].0.max(1.0));
        out("mass_after", 1.0 - self.sums[i + 1].0 / self.sums[n].0.max(1.0));
        out("mass", (1.0 + self.sums[n].0).log2());
        out("anchor_before", self.anchors[i].0);
        out("anchor_after", self.anchors[i].1);
        let mut levels = c.levels(block).map(|node| c.blocks.within(c.page, node)).filter(|run| run.len() > 1);
        let mut last: Range<usize> = i..i + 1;
        for (mean, share) in [("p_level1", "mass_level1"), ("p_level2", "mass_level2"), ("p_level3", "mass_level3"), ("p_level4", "mass_level4")] {
            last = levels.next().unwrap_or(last);
            out(mean, self.mean(last.clone()));
            out(share, (self.sums[last.end].0 - self.sums[last.start].0) / self.sums[n].0.max(1.0));
        }
        let heading = (i.saturating_sub(30)..i).rev().find(|&j| c.heading(&c.blocks[j]).is_some());
        out("p_heading", heading.map_or(-1.0, |j| self.p[j]));
        out("p_title_unit", self.title_branch(i));
    }

    /// Mean probability over the block's branch, as seen from the headline.
    fn title_branch(&self, i: usize) -> f32 {
        let c = self.context;
        let Some(title) = c.title else { return -1.0 };
        let (own, title) = (c.blocks[i].container, c.blocks[title].container);
        let branch: NodeId = c.child_towards(c.common(own, title), own);
        self.mean(c.blocks.within(c.page, branch))
    }
}
