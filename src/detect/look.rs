//! What all detectors ask of a box and its surroundings.

use super::boxes::{Boxes, Unit};
use super::evidence::{concepts_of, kind_of};
use super::scopes::Scopes;
use super::signs::{Sign, Signs};
use super::threads::Threads;
use super::{Kind, Reason, Tally};
use crate::page::{NodeId, Tag};
use crate::story::Leaning;
use crate::story::context::{Context, Sums};
use crate::vocabulary::{self, Concept, Concepts, Hint, Hints, Roles};

/// What detectors look at: the page in boxes, and which of its blocks are already known to be the story.
pub(super) struct Look<'a> {
    pub context: &'a Context<'a>,
    pub boxes: &'a Boxes,
    /// The first and the last block of the story.
    pub first: Option<usize>,
    pub last: Option<usize>,
    pub scopes: Scopes,
    pub signs: Signs,
    pub threads: Threads,
    /// By block.
    pub leanings: &'a [Leaning],
}

impl Look<'_> {
    pub(super) fn unit(&self, b: usize) -> &Unit {
        &self.boxes[b]
    }

    /// The sums over the blocks of the box.
    pub(super) fn sums(&self, b: usize) -> Sums {
        self.context.sums(self.unit(b).blocks.clone())
    }

    pub(super) fn count(&self, b: usize, sign: Sign) -> u32 {
        self.signs.count(self.context, self.unit(b), sign)
    }

    /// The block that the box is, if it is only one.
    pub(super) fn line(&self, b: usize) -> Option<usize> {
        self.unit(b).is_leaf().then_some(self.unit(b).blocks.start)
    }

    /// Whether the box is small enough for one form, button or picture in it to say what all of it is.
    pub(super) fn is_small(&self, b: usize) -> bool {
        self.unit(b).blocks.len() <= 16
    }

    /// What the model takes a line for: where no word and no name tells, its form and its place do. It says less against a kind than for it, and less for furniture,
    /// which is what nothing speaks for.
    pub(super) fn leaning(&self, b: usize, kind: Kind, tally: &mut Tally) {
        const SHARE: f32 = 0.8;
        const MOST: f32 = 1.8;
        const LESS: f32 = 0.6;
        let most = if kind == Kind::Boilerplate { LESS } else { MOST };
        if let Some(leaning) = self.line(b).and_then(|i| self.leanings.get(i)) {
            tally.add((leaning[kind as usize] * SHARE).max(-LESS).min(most), Reason::Alike);
        }
    }

    /// A line is a label of the kind or begins with one. A label that stands for several kinds counts for less.
    pub(super) fn label(&self, b: usize, kind: Kind, weight: f32, tally: &mut Tally) {
        let Some(i) = self.line(b) else { return };
        let words = &self.context.evidence.words[i];
        let (whole, start) = (share(words.label, kind), share(words.start, kind));
        if whole > 0.0 {
            tally.add(weight * whole, Reason::Says(self.short(i)));
        } else if start > 0.0 {
            // What sells often opens with the words that point to another story.
            let pitch = if kind == Kind::Related && super::promo::SELLS.iter().any(|&c| words.cues.of(c) > 0) { 0.4 } else { 1.0 };
            tally.add(weight * 0.8 * start * pitch, Reason::Says(self.short(i)));
        }
    }

    /// Whether the box's first line is a label of the concept, or begins with one.
    pub(super) fn begins_with(&self, b: usize, concept: Concept) -> bool {
        let words = &self.context.evidence.words[self.unit(b).blocks.start];
        words.label.or(words.start).has(concept)
    }

    /// A label of the kind heads the box, stands over it, or is its accessible name.
    pub(super) fn under(&self, b: usize, kind: Kind, weight: f32, tally: &mut Tally) {
        let head = self.scopes.head(b).filter(|s| s.kind == kind && !self.unit(b).is_leaf());
        if let Some(scope) = head {
            tally.add(weight, Reason::Under(self.short(scope.label)));
        }
        if let Some(scope) = self.scopes.over(b).filter(|s| s.kind == kind) {
            tally.add(weight * 0.8, Reason::Under(self.short(scope.label)));
        }
        let page = self.context.page;
        for name in self.chain(b).filter_map(|n| page.attr(n, "aria-label")) {
            let share = share(vocabulary::concepts(name).or(vocabulary::starts_with(name)), kind);
            if share > 0.0 {
                tally.add(weight * share, Reason::Under(cut(name)));
                return;
            }
        }
    }

    /// A class name or id of the box hints at one of these.
    pub(super) fn names(&self, b: usize, hints: &[Hint], weight: f32, name: &'static str, tally: &mut Tally) {
        let wanted = Hints::of(hints);
        if self.chain(b).any(|n| self.context.evidence.hints(n).any(wanted)) {
            tally.add(weight * self.rank(b), Reason::Named(name));
        }
    }

    /// What a name or an element's purpose counts for: parts of widgets have headers, menus and calls of their own, which say nothing of the page.
    pub(super) fn rank(&self, b: usize) -> f32 {
        match self.unit(b).blocks.len() {
            _ if self.stands_alone(b) => 1.0,
            1 => 0.5,
            2..=3 => 0.7,
            _ => 1.0,
        }
    }

    /// The box is of one of these types of schema.org.
    pub(super) fn typed(&self, b: usize, types: &[&str]) -> bool {
        let page = self.context.page;
        let name = |n| page.attr(n, "itemtype").and_then(|t| t.trim_end_matches('/').rsplit('/').next());
        self.chain(b).filter_map(name).any(|t| types.contains(&t))
    }

    /// The box is a vendor's widget.
    pub(super) fn vendor(&self, b: usize, roles: Roles, tally: &mut Tally) {
        let vendor = self.chain(b).find_map(|n| self.context.evidence.vendor(n, roles));
        if let Some(vendor) = vendor {
            tally.add(4.0, Reason::Vendor(vendor));
        }
    }

    /// A line uses cues of these concepts; one in a long paragraph says little.
    pub(super) fn cues(&self, b: usize, of: &[Concept], weight: f32, reason: Reason, tally: &mut Tally) {
        let Some(i) = self.line(b) else { return };
        let count = of.iter().map(|&c| self.context.evidence.words[i].cues.of(c)).sum::<u32>() as f32;
        if count > 0.0 {
            tally.add(weight * count.min(3.0) / self.dilution(i), reason);
        }
    }

    /// How much longer a line is than a call or a notice.
    pub(super) fn dilution(&self, i: usize) -> f32 {
        (self.context.blocks[i].weight as f32 / 150.0).max(1.0)
    }

    /// Whether story stands both before and after the box.
    pub(super) fn interrupts(&self, b: usize) -> bool {
        self.first.is_some_and(|first| first < self.unit(b).blocks.start) && self.last.is_some_and(|last| self.unit(b).blocks.end <= last)
    }

    /// Whether the box stands after the story.
    pub(super) fn follows(&self, b: usize) -> bool {
        self.last.is_some_and(|last| self.unit(b).blocks.start > last)
    }

    /// Whether a line of prose has others beside it, as in a text of its own.
    pub(super) fn in_prose(&self, i: usize) -> bool {
        let blocks = &self.context.blocks;
        let near = i.saturating_sub(3)..(i + 4).min(blocks.len());
        near.filter(|&j| !self.boxes.is_story(j) && blocks[j].is_prose() && blocks[j].weight >= 120).count() >= 3
    }

    /// Whether nothing but story, or the page, holds the box: it is one of the pieces that the page falls into without its story.
    pub(super) fn stands_alone(&self, b: usize) -> bool {
        self.unit(self.unit(b).parent).stays || b == 0
    }

    /// The elements that are the box, innermost first.
    pub(super) fn chain(&self, b: usize) -> impl Iterator<Item = NodeId> {
        let page = self.context.page;
        self.boxes.chain(self.context, b).take_while(move |&n| !matches!(page.tag(n), Tag::Body | Tag::Html | Tag::Document))
    }

    /// A block's text, cut to a label's length.
    fn short(&self, i: usize) -> String {
        cut(self.context.blocks.text(&self.context.blocks[i]))
    }
}

/// A text at a label's length.
fn cut(text: &str) -> String {
    match text.char_indices().nth(48) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_string(),
    }
}

/// The kind's share of what the concepts are clutter of, 0 to 1.
fn share(concepts: Concepts, kind: Kind) -> f32 {
    if !concepts.any(concepts_of(kind)) {
        return 0.0;
    }
    let kinds = Kind::ALL.iter().filter(|&&k| concepts.iter().any(|c| kind_of(c) == Some(k))).count();
    1.0 / kinds as f32
}
