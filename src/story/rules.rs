//! What must hold whatever the model thinks. Each rule comes from something that readers of other tools complained of.

use super::context::{Context, is_dated};
use crate::blocks::Block;
use crate::detect::Kind;
use crate::detect::evidence::concepts_of;
use crate::page::Tag;
use crate::vocabulary::{Concept, Concepts, Role, Roles};
use std::ops::Range;

/// From this probability on a block is story. The figures in `weights.txt` are for this value.
pub const STORY: f32 = 0.45;

/// By block, whether it is story.
pub fn apply(c: &Context, p: &[f32]) -> Vec<bool> {
    let mut keep: Vec<bool> = p.iter().map(|p| *p >= STORY).collect();
    drop_consent(c, &mut keep);
    drop_others(c, &mut keep);
    if keep.iter().zip(c.blocks.iter()).all(|(k, b)| !(*k && b.is_prose())) {
        fall_back(c, &mut keep);
    }
    drop_labels(c, p, &mut keep);
    settle_headings(c, p, &mut keep);
    keep_captions(c, &mut keep);
    if let Some(title) = c.title {
        keep[title] = false;
    }
    keep
}

/// Cookie and consent text is never the story.
fn drop_consent(c: &Context, keep: &mut [bool]) {
    for (i, block) in c.blocks.iter().enumerate().filter(|(i, _)| keep[*i]).map(|(i, b)| (i, b)).collect::<Vec<_>>() {
        let mut around = std::iter::once(block.container).chain(c.page.ancestors(block.container)).take(12);
        if around.any(|n| c.evidence.roles(n).any(Roles::of(&[Role::Consent]))) {
            keep[i] = false;
        }
    }
}

/// Behind a boundary, or in a sibling unit with a headline of its own, stands no story of this page, unless that would leave next to nothing.
fn drop_others(c: &Context, keep: &mut [bool]) {
    let other = |i: usize| c.boundaries.behind[i] || c.boundaries.other_unit[i];
    let own = (0..keep.len()).filter(|&i| keep[i] && !other(i)).map(|i| c.blocks[i].words).sum::<u32>();
    if own >= LEAST_STORY {
        (0..keep.len()).filter(|&i| other(i)).for_each(|i| keep[i] = false);
    }
}

/// Words of the shortest story that is worth ending at a boundary: a news brief of two sentences.
const LEAST_STORY: u32 = 25;

/// A line that is nothing but a label of clutter is not story, unless it heads a section or stands in a list, a table or code, or the model is
/// nearly certain of it.
fn drop_labels(c: &Context, p: &[f32], keep: &mut [bool]) {
    const CERTAIN: f32 = 0.95;
    let clutter = Kind::ALL.iter().fold(Concepts::NONE, |all, &k| all.or(concepts_of(k)));
    for i in 0..keep.len() {
        let block = &c.blocks[i];
        let structured = matches!(c.page.tag(block.container), Tag::Li | Tag::Td | Tag::Th | Tag::Dt | Tag::Dd | Tag::Pre | Tag::Code | Tag::Summary);
        if keep[i] && p[i] < CERTAIN && !structured && c.heading(block).is_none() && c.evidence.words[i].label.any(clutter) {
            keep[i] = false;
        }
    }
}

/// A caption stays with its picture: one among the story's blocks, or at its head.
fn keep_captions(c: &Context, keep: &mut [bool]) {
    let (Some(first), Some(last)) = (keep.iter().position(|&k| k), keep.iter().rposition(|&k| k)) else { return };
    let from = c.title.filter(|&t| t < first).unwrap_or(first);
    for i in from..=last {
        let figure = c.page.ancestors(c.blocks[i].container).take(4).find(|&n| c.page.tag(n) == Tag::Figure);
        let caption = c.page.tag(c.blocks[i].container) == Tag::Figcaption || figure.is_some();
        if keep[i] || !caption || c.boundaries.behind[i] || c.boundaries.other_unit[i] {
            continue;
        }
        let home = c.page.parent(figure.unwrap_or(c.blocks[i].container));
        let run = c.blocks.within(c.page, home);
        let (story, all) = run.fold((0, 0), |(s, a), j| (s + if keep[j] { c.blocks[j].weight } else { 0 }, a + c.blocks[j].weight));
        // The head's picture may stand in a header of its own, where nothing else is story.
        let head = i < first && i - from < 12 && c.blocks[i].link_density() < 0.5;
        keep[i] = story * 2 > all || head;
    }
}

/// A press always does something: where the model finds no prose at all, the densest prose of the page is the story.
fn fall_back(c: &Context, keep: &mut [bool]) {
    let core = c.blocks.within(c.page, c.core);
    for i in core {
        let words = &c.evidence.words[i];
        let clutter = Kind::ALL.iter().any(|&k| words.label.any(concepts_of(k))) || words.cues.of(Concept::Consent) > 1;
        keep[i] = c.blocks[i].is_prose() && !clutter;
    }
}

/// Headings go with their section: one whose section is story stays, one with nothing of the story under it goes.
fn settle_headings(c: &Context, p: &[f32], keep: &mut [bool]) {
    for i in (0..c.blocks.len()).rev() {
        let Some(level) = c.heading(&c.blocks[i]) else { continue };
        let section = section(c, i, level);
        let story = section.clone().filter(|&j| keep[j]).count();
        let label = Kind::ALL.iter().any(|&k| c.evidence.words[i].label.any(concepts_of(k)));
        if keep[i] && story == 0 {
            keep[i] = false;
        } else if !keep[i] && story * 2 > section.len() && p[i] > 0.15 && !label {
            keep[i] = true;
        }
    }
}

/// The blocks under a heading, up to the next of its level or above.
fn section(c: &Context, heading: usize, level: u8) -> Range<usize> {
    let end = (heading + 1..c.blocks.len()).find(|&j| c.heading(&c.blocks[j]).is_some_and(|l| l <= level)).unwrap_or(c.blocks.len());
    heading + 1..end
}

/// The headline and the lines of author and date beside it.
pub fn shown_in_header(c: &Context, keep: &[bool]) -> Vec<bool> {
    let mut shown = vec![false; keep.len()];
    let Some(title) = c.title else { return shown };
    shown[title] = true;
    let first = keep.iter().position(|&k| k).unwrap_or(title);
    for i in title + 1..first.max(title + 1).min(title + 8).min(keep.len()) {
        shown[i] = !keep[i] && is_byline(c, i, &c.blocks[i]);
    }
    shown
}

fn is_byline(c: &Context, i: usize, block: &Block) -> bool {
    let text = c.blocks.text(block);
    let meta = Concepts::of(&[Concept::Dated, Concept::Author]);
    let words = &c.evidence.words[i];
    let names_author = c.metadata.byline.as_deref().is_some_and(|by| !by.is_empty() && text.contains(by));
    block.weight < 120 && (is_dated(block, text) || words.label.any(meta) || words.start.any(meta) || names_author)
}
