//! Where people talk in turn: boxes whose parts each say who and when and then something, or that can be answered.

use super::Look;
use super::boxes::{Boxes, Unit};
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
    let mut turns = Turns::default();
    boxes.children(b).for_each(|part| turns.take(c, signs, &boxes[part]));
    let untitled = |said: u32| signs.count(c, &boxes[b], Sign::Title) * 2 <= said;
    (turns.answered >= 2 && turns.answered * 3 >= turns.all)
        || (turns.said >= 2 && turns.said * 2 >= turns.all && untitled(turns.said))
        || (turns.are_uneven() && untitled(turns.named))
}

/// The parts of a box as turns of a talk.
#[derive(Default)]
struct Turns {
    all: u32,
    /// How many can be answered.
    answered: u32,
    /// How many say who or when, and then something.
    said: u32,
    /// How many begin with a name.
    named: u32,
    /// The weights of the least and the most that is said under a name.
    least: f32,
    most: f32,
}

impl Turns {
    #[inline(never)]
    fn take(&mut self, c: &Context, signs: &Signs, unit: &Unit) {
        self.all += 1;
        let count = |sign| signs.count(c, unit, sign);
        let s = c.sums(unit.blocks.clone());
        self.answered += u32::from(s.blocks >= 3 && count(Sign::Reply) > 0);
        let opening = &c.blocks[unit.blocks.start];
        let name = opening.weight <= LONGEST_NAME && opening.words <= 4 && !opening.closed;
        // A name may be written as a heading, a headline is longer.
        let untitled = s.headings == 0 || (s.headings == 1 && name && c.heading(opening).is_some());
        let own = s.weight - s.link_weight;
        let speaks = untitled && s.link_density() < 0.5 && own > LEAST_TEXT;
        let acts = || unit.blocks.clone().skip(1).any(|i| c.blocks[i].weight <= LONGEST_ACTION && c.twins[i] > 1);
        let signed = (1..=2).contains(&count(Sign::When)) || (name && acts());
        self.said += u32::from((2..=16).contains(&s.blocks) && signed && speaks);
        if name && untitled && (2..=12).contains(&s.blocks) {
            self.least = if self.named == 0 { own } else { self.least.min(own) };
            self.most = self.most.max(own);
            self.named += 1;
        }
    }

    /// Whether most are a name and a text, and the texts of very different length: people write as much as they like, cards are made to fit.
    fn are_uneven(&self) -> bool {
        const LEAST: u32 = 4;
        const TIMES: f32 = 6.0;
        self.named >= LEAST && self.named * 3 >= self.all * 2 && self.most > self.least * TIMES && self.most > LEAST_TEXT * 4.0
    }
}

/// Weight of the longest line that is taken for a name, of the shortest contribution, and of the longest row of a contribution's buttons.
const LONGEST_NAME: u32 = 30;
const LEAST_TEXT: f32 = 40.0;
const LONGEST_ACTION: u32 = 60;
