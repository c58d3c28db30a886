//! Where people talk in turn: boxes whose parts each say who and when and then something, or that can be answered.

use super::Look;
use super::boxes::Boxes;
use super::signs::{Sign, Signs};
use crate::story::context::Context;

/// The discussions of a page.
pub struct Threads {
    is_thread: Vec<bool>,
    /// By box, the weight of the discussions in it.
    weight: Vec<f32>,
}

impl Threads {
    /// Looks at every box and its parts once.
    #[inline(never)]
    pub fn of(c: &Context, boxes: &Boxes, signs: &Signs) -> Threads {
        let mut threads = Threads { is_thread: vec![false; boxes.len()], weight: vec![0.0; boxes.len()] };
        for b in (0..boxes.len()).rev().filter(|&b| !boxes[b].is_leaf()) {
            threads.is_thread[b] = !boxes[b].stays && talk(c, boxes, signs, b);
            let inside: f32 = boxes.children(b).map(|part| threads.weight[part]).sum();
            threads.weight[b] = if threads.is_thread[b] { c.sums(boxes[b].blocks.clone()).weight } else { inside };
        }
        threads
    }

    /// Whether the box's parts are contributions.
    pub fn is_thread(&self, b: usize) -> bool {
        self.is_thread[b]
    }

    /// Which share of the box is discussion, 0 to 1.
    pub fn share(&self, look: &Look, b: usize) -> f32 {
        self.weight[b] / look.sums(b).weight.max(1.0)
    }
}

/// Two parts or more, and a good part of them, are contributions; there are no headlines among them.
fn talk(c: &Context, boxes: &Boxes, signs: &Signs, b: usize) -> bool {
    let (mut all, mut answered, mut said) = (0, 0, 0);
    for part in boxes.children(b) {
        all += 1;
        let unit = &boxes[part];
        let count = |sign| signs.count(c, unit, sign);
        let s = c.sums(unit.blocks.clone());
        answered += u32::from(s.blocks >= 3 && count(Sign::Reply) > 0);
        let speaks = s.headings == 0 && s.link_density() < 0.4 && s.weight - s.link_weight > 40.0;
        said += u32::from((2..=16).contains(&s.blocks) && (1..=2).contains(&count(Sign::When)) && speaks);
    }
    let untitled = signs.count(c, &boxes[b], Sign::Title) * 2 <= said;
    (answered >= 2 && answered * 3 >= all) || (said >= 2 && said * 2 >= all && untitled)
}
