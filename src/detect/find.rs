//! From the detectors' weights to findings: every box that is not story gets a kind, and what a person sees as one thing becomes one finding.

use super::boxes::Boxes;
use super::scopes::Scopes;
use super::settle::{Settled, settle};
use super::signs::Signs;
use super::threads::Threads;
use super::{DETECTORS, Finding, Kind, Look, Reason, Tally};
use crate::order;
use crate::page::Tag;
use crate::story::Story;
use crate::story::context::Context;
use std::cmp::Ordering;
use std::ops::Range;

/// Everything on the page that is not story. Blocks that are shown in the view's own header, the headline and the date line, are neither story nor clutter.
pub fn find(context: &Context, story: &Story) -> Vec<Finding> {
    let kept = &story.blocks;
    let stays: Vec<bool> = kept.iter().zip(&story.shown).map(|(k, s)| *k || *s).collect();
    let boxes = Boxes::of(context, &stays);
    let (first, last) = (kept.iter().position(|&k| k), kept.iter().rposition(|&k| k));
    let signs = Signs::of(context);
    let threads = Threads::of(context, &boxes, &signs);
    let look = Look { context, boxes: &boxes, first, last, scopes: Scopes::of(context, &boxes), signs, threads, leanings: &story.leanings };
    let tallies: Vec<[Tally; 4]> = (0..boxes.len()).map(|b| if boxes[b].stays { Default::default() } else { weigh(&look, b) }).collect();
    let settled = settle(&boxes, &tallies);
    let finder = Finder { look, tallies, settled };
    let mut findings: Vec<Finding> = finder.groups().into_iter().map(|group| finder.describe(&group)).collect();
    findings.extend(bare_widgets(context, kept, &findings));
    order::by_key(findings, |f| i64::from(f.nodes.start))
}

/// The heavier reason, of equal ones the first in the order of [`Reason`].
fn weightier(a: (&Reason, f32), b: (&Reason, f32)) -> Ordering {
    a.1.total_cmp(&b.1).then_with(|| b.0.cmp(a.0))
}

#[inline(never)]
fn weigh(look: &Look, b: usize) -> [Tally; 4] {
    std::array::from_fn(|k| {
        let mut tally = Tally::default();
        DETECTORS[k].weigh(look, b, &mut tally);
        look.leaning(b, Kind::ALL[k], &mut tally);
        tally
    })
}

/// Neighbouring boxes of one kind that are one finding: a list and the heading over it.
struct Group {
    kind: Kind,
    boxes: Range<usize>,
    parent: usize,
}

struct Finder<'a> {
    look: Look<'a>,
    tallies: Vec<[Tally; 4]>,
    settled: Settled,
}

impl Finder<'_> {
    /// The largest boxes of one kind that are one thing, and neighbours that belong together.
    #[inline(never)]
    fn groups(&self) -> Vec<Group> {
        let boxes = self.look.boxes;
        let uniform = self.uniform();
        let mut groups: Vec<Group> = Vec::new();
        let mut b = 0;
        while b < boxes.len() {
            if boxes[b].stays || !uniform[b] || self.is_collection(b) {
                b += 1;
                continue;
            }
            let kind = self.settled.kinds[b];
            match groups.last_mut() {
                Some(last) if last.kind == kind && last.boxes.end == b && last.parent == boxes[b].parent && !self.begins(b) => {
                    last.boxes.end = boxes[b].end
                }
                _ => groups.push(Group { kind, boxes: b..boxes[b].end, parent: boxes[b].parent }),
            }
            b = boxes[b].end;
        }
        groups
    }

    /// By box, whether all in it is of its kind.
    #[inline(never)]
    fn uniform(&self) -> Vec<bool> {
        let boxes = self.look.boxes;
        let mut uniform = vec![true; boxes.len()];
        for b in (1..boxes.len()).rev() {
            let parent = boxes[b].parent;
            uniform[parent] &= uniform[b] && self.settled.kinds[b] == self.settled.kinds[parent];
        }
        uniform
    }

    /// Whether the box merely holds several things of one kind: nothing of its own says what it is, but two of its parts do.
    fn is_collection(&self, b: usize) -> bool {
        let k = self.settled.kinds[b] as usize;
        let boxes = self.look.boxes;
        let own = |b: usize| self.tallies[b][k].total() > 1.5;
        !boxes[b].is_leaf() && !own(b) && boxes.children(b).filter(|&child| !boxes[child].is_leaf() && own(child)).count() >= 2
    }

    /// Whether the box begins something new: it has a label of its own.
    fn begins(&self, b: usize) -> bool {
        self.look.scopes.head(b).is_some()
    }

    #[inline(never)]
    fn describe(&self, group: &Group) -> Finding {
        let (look, k) = (&self.look, group.kind as usize);
        let mut weights: Vec<(&Reason, f32)> = Vec::new();
        let mut add = |b: usize, fade: f32| {
            for (weight, reason) in &self.tallies[b][k].reasons {
                match weights.iter_mut().find(|(known, _)| *known == reason) {
                    Some((_, sum)) => *sum += weight * fade,
                    None => weights.push((reason, weight * fade)),
                }
            }
        };
        group.boxes.clone().for_each(|b| add(b, 1.0));
        let mut around = group.parent;
        for _ in 0..6 {
            if look.boxes[around].stays || around == 0 {
                break;
            }
            add(around, 0.7);
            around = look.boxes[around].parent;
        }
        let mut ranked: Vec<(&Reason, f32)> = weights.into_iter().filter(|r| r.1 > 0.0).collect();
        let mut reasons: Vec<Reason> = Vec::new();
        while let Some(best) = (0..ranked.len()).max_by(|&a, &b| weightier(ranked[a], ranked[b])).filter(|_| reasons.len() < 3) {
            reasons.push(ranked.swap_remove(best).0.clone());
        }
        if reasons.is_empty() {
            reasons.push(Reason::Apart);
        }
        let (first, last) = (&look.boxes[group.boxes.start], &look.boxes[group.boxes.end - 1]);
        let blocks = first.blocks.start..last.blocks.end;
        let label = super::label::name(look.context, group.kind, blocks);
        Finding { kind: group.kind, label, confidence: self.confidence(group), reasons, nodes: self.nodes(group) }
    }

    fn nodes(&self, group: &Group) -> Range<u32> {
        let boxes = self.look.boxes;
        let tops = std::iter::successors(Some(group.boxes.start), |&b| boxes.get(b).map(|u| u.end)).take_while(|&b| b < group.boxes.end);
        tops.map(|b| boxes.nodes(self.look.context, b)).reduce(|all, next| all.start..next.end.max(all.end)).unwrap_or(0..0)
    }

    /// How sure: the kind's share among all kinds, by what speaks for each.
    #[inline(never)]
    fn confidence(&self, group: &Group) -> f32 {
        let boxes = self.look.boxes;
        let tops = std::iter::successors(Some(group.boxes.start), |&b| boxes.get(b).map(|u| u.end)).take_while(|&b| b < group.boxes.end);
        let mut scores = [0.0f32; 4];
        let mut count = 0.0;
        for b in tops {
            (0..4).for_each(|k| scores[k] += self.settled.beliefs[b][k]);
            count += 1.0;
        }
        let scores = scores.map(|s| s / f32::sqrt(count));
        let top = scores[group.kind as usize];
        let all: f32 = scores.iter().map(|s| ((s - top) / TEMPERATURE).exp()).sum();
        (1.0 / all).clamp(0.3, 0.99)
    }
}

/// The weights are not independent; by this much they count too often.
const TEMPERATURE: f32 = 1.6;

/// Vendors' widgets that show no text: an empty comment thread, an advertisement's frame.
#[inline(never)]
fn bare_widgets(c: &Context, kept: &[bool], findings: &[Finding]) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    let mut free_from = 0;
    for (node, marker) in &c.evidence.markers {
        let Some(kind) = marker.kind() else { continue };
        let nodes = node.0..c.page.end(*node);
        let next = findings.partition_point(|f| f.nodes.end <= nodes.start);
        let covered = node.0 < free_from || findings.get(next).is_some_and(|f| f.nodes.start < nodes.end);
        let tag = c.page.tag(*node);
        let shown = !c.measures.hidden(*node) && !tag.is_silent() && !matches!(tag, Tag::A | Tag::Html | Tag::Body | Tag::Link | Tag::Meta);
        if shown && !covered && !kept[c.blocks.within(c.page, *node)].contains(&true) {
            free_from = nodes.end;
            let label = super::label::of_kind(kind);
            out.push(Finding { kind, label, confidence: 0.9, reasons: vec![Reason::Vendor(marker.vendor)], nodes });
        }
    }
    out
}
