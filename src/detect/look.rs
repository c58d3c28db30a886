//! What all detectors ask of a block and its surroundings.

use super::evidence::concepts_of;
use super::{Kind, Look, Reason, Tally};
use crate::page::{NodeId, Tag};
use crate::vocabulary::{Concept, Concepts, Hint, Roles};
use std::ops::Range;

/// How far up class names and markers are looked at.
const CLIMB: usize = 12;
/// A name or marker counts for less the further up it stands.
const FADE: f32 = 0.9;

impl Look<'_> {
    /// The block is a label of the kind, or begins with one.
    pub(super) fn label(&self, i: usize, kind: Kind, weight: f32, tally: &mut Tally) {
        let words = &self.context.evidence.words[i];
        let set = concepts_of(kind);
        if words.label.any(set) {
            tally.add(weight, Reason::Says(self.short(i)));
        } else if words.start.any(set) {
            tally.add(weight * 0.7, Reason::Says(self.short(i)));
        }
    }

    /// A label of the kind reaches over the block.
    pub(super) fn reach(&self, i: usize, kind: Kind, weight: f32, tally: &mut Tally) {
        let scopes = self.scopes.over(i);
        if let Some(scope) = scopes.iter().rev().find(|s| s.kind == kind) {
            // The innermost label names the block best.
            let innermost = scopes.last().is_some_and(|s| s.kind == kind);
            tally.add(if innermost { weight } else { weight * 0.4 }, Reason::Under(self.short(scope.label)));
        }
    }

    /// A class name or id around the block hints at one of these.
    pub(super) fn names(&self, i: usize, hints: &[Hint], weight: f32, name: &'static str, tally: &mut Tally) {
        let wanted = crate::vocabulary::Hints::of(hints);
        let near = self.around(i).take(CLIMB).position(|n| self.context.evidence.hints(n).any(wanted));
        if let Some(depth) = near {
            tally.add(weight * FADE.powi(depth as i32), Reason::Named(name));
        }
    }

    /// The block stands in a vendor's widget.
    pub(super) fn vendor(&self, i: usize, roles: Roles, tally: &mut Tally) {
        let evidence = self.context.evidence;
        let Some((depth, vendor)) = self.around(i).take(CLIMB).enumerate().find_map(|(d, n)| Some((d, evidence.vendor(n, roles)?))) else { return };
        tally.add(4.0 * FADE.powi(depth as i32), Reason::Vendor(vendor));
    }

    /// The block, or the small box it stands in, uses cues of these concepts.
    pub(super) fn cues(&self, i: usize, of: &[Concept], weight: f32, reason: Reason, tally: &mut Tally) {
        let count = |i: usize| of.iter().map(|&c| self.context.evidence.words[i].cues.of(c)).sum::<u32>() as f32;
        let (own, around) = (count(i), self.small_box(i).map(count).sum::<f32>());
        let value = (own.min(2.0) + around.min(3.0)) * weight * 0.5;
        if value > 0.0 {
            tally.add(value, reason);
        }
    }

    /// At least `least` blocks of the small box around the block are labels of these concepts.
    pub(super) fn box_has(&self, i: usize, of: Concepts, least: usize) -> bool {
        self.wide_box(i).filter(|&j| self.context.evidence.words[j].label.any(of)).count() >= least
    }

    /// The block belongs to a repeated unit that has a headline of its own and prose, after the story.
    pub(super) fn is_other_story(&self, i: usize) -> bool {
        let c = self.context;
        self.last.is_some_and(|last| i > last)
            && self.wide_box(i).any(|j| c.blocks[j].is_prose())
            && self.wide_box(i).any(|j| c.heading(&c.blocks[j]).is_some())
    }

    /// How often the form of the unit repeats, where a unit is a card: a title that links, perhaps with a date or a teaser.
    pub(super) fn card_of(&self, i: usize) -> Option<u32> {
        let c = self.context;
        self.around(i).take(6).find_map(|node| {
            let s = c.within(node);
            let worded = s.weight / (s.blocks.max(1) as f32) > 14.0 && s.link_weight > 12.0;
            let alike = c.alike(node);
            (worded && alike >= 3 && s.blocks <= 8).then_some(alike)
        })
    }

    /// Whether story stands both before and after the block.
    pub(super) fn interrupts(&self, i: usize) -> bool {
        self.first.is_some_and(|first| first < i) && self.last.is_some_and(|last| i < last)
    }

    /// The block stands in an element made for furniture.
    pub(super) fn element(&self, i: usize, tally: &mut Tally) {
        let page = self.context.page;
        for node in self.around(i) {
            let (weight, name) = match (page.tag(node), page.attr(node, "role")) {
                (Tag::Nav | Tag::Menu, _) | (_, Some("navigation" | "menu" | "menubar" | "search")) => (2.5, "navigation"),
                (Tag::Footer, _) | (_, Some("contentinfo")) => (1.5, "footer"),
                (Tag::Header, _) | (_, Some("banner")) => (1.2, "header"),
                (Tag::Aside, _) | (_, Some("complementary")) => (0.3, "side column"),
                _ => continue,
            };
            tally.add(weight, Reason::Element(name));
            return;
        }
    }

    /// Where the block stands in respect of the story.
    pub(super) fn place(&self, i: usize, tally: &mut Tally) {
        match (self.first, self.last) {
            (Some(first), _) if i < first => tally.add(1.2, Reason::Before),
            (_, Some(last)) if i > last => tally.add(0.8, Reason::After),
            (Some(_), _) => tally.add(0.3, Reason::Between),
            _ => tally.add(0.8, Reason::Before),
        }
    }

    /// The block's text, cut to a label's length.
    fn short(&self, i: usize) -> String {
        let text = self.context.blocks.text(&self.context.blocks[i]);
        match text.char_indices().nth(48) {
            Some((at, _)) => format!("{}…", text[..at].trim_end()),
            None => text.to_string(),
        }
    }

    fn around(&self, i: usize) -> impl Iterator<Item = NodeId> {
        let container = self.context.blocks[i].container;
        let page = self.context.page;
        std::iter::once(container)
            .chain(page.ancestors(container))
            .take_while(move |&n| !matches!(page.tag(n), Tag::Body | Tag::Html | Tag::Document))
    }

    /// The largest element around the block that has no story in it and at most `most` blocks.
    fn bare_box(&self, i: usize, most: usize) -> Range<usize> {
        let c = self.context;
        let runs = self.around(i).map(|n| c.blocks.within(c.page, n)).take_while(|run| run.len() <= most && !self.kept[run.clone()].contains(&true));
        runs.last().unwrap_or(i..i + 1)
    }

    fn small_box(&self, i: usize) -> Range<usize> {
        self.bare_box(i, 10)
    }

    fn wide_box(&self, i: usize) -> Range<usize> {
        self.bare_box(i, 60)
    }
}
