//! Pictures, players, formulas and rules that belong to the story: those that stand among its blocks.

use super::context::{Context, MAX_CLIMB};
use crate::compose;
use crate::page::{NodeId, NodeSet, Tag};
use std::ops::Range;

/// Adds the story's media to the kept leaves.
pub fn take(c: &Context, blocks: &[bool], kept: &mut NodeSet) {
    let (Some(first), Some(last)) = (blocks.iter().position(|&k| k), blocks.iter().rposition(|&k| k)) else { return };
    let story = Span { c, blocks, nodes: c.blocks[first].nodes.start..c.blocks[last].nodes.end };
    let mut at = 0;
    while (at as usize) < c.page.len() {
        let node = NodeId(at);
        let leaf = compose::is_media(c.page, node) || c.page.tag(node) == Tag::Hr;
        if leaf && !c.measures.hidden(node) && story.takes(node) {
            kept.insert(node);
        }
        // What stands inside a picture or player is its own business.
        at = if leaf { c.page.end(node) } else { at + 1 };
    }
}

struct Span<'a> {
    c: &'a Context<'a>,
    blocks: &'a [bool],
    /// From the story's first text to its last.
    nodes: Range<u32>,
}

impl Span<'_> {
    fn takes(&self, node: NodeId) -> bool {
        let c = self.c;
        for up in std::iter::once(node).chain(c.page.ancestors(node)).take(MAX_CLIMB) {
            if matches!(c.page.tag(up), Tag::Nav | Tag::Footer | Tag::Form | Tag::Button | Tag::Dialog | Tag::Body) {
                return false;
            }
            let run = c.blocks.within(c.page, up);
            if run.is_empty() {
                continue;
            }
            let (mut story, mut all) = (0, 0);
            for i in run.clone() {
                all += c.blocks[i].weight;
                story += if self.blocks[i] { c.blocks[i].weight } else { 0 };
            }
            if story == 0 && self.is_caption(up) {
                continue;
            }
            if story == 0 {
                return self.is_lead(node, up);
            }
            // A box of its own beside the story that has a little story in it does not make its pictures story.
            return story * 2 >= all && (self.nodes.contains(&node.0) || self.is_lead(node, up) || self.trails(node, &run));
        }
        false
    }

    /// Whether the element holds a caption at most.
    fn is_caption(&self, node: NodeId) -> bool {
        let s = self.c.within(node);
        s.blocks <= 3 && s.weight < 400.0 && s.link_density() < 0.5 && s.headings == 0
    }

    /// A picture between the headline and the first paragraph, alone or with a caption.
    fn is_lead(&self, node: NodeId, around: NodeId) -> bool {
        let c = self.c;
        let from = c.title.map_or(u32::MAX, |t| c.blocks[t].nodes.start);
        let caption = c.blocks.within(c.page, around);
        let captioned = caption.len() <= 3 && c.within(around).link_density() < 0.5;
        let before = node.0 < self.nodes.start;
        let named = self.is_named_image(node);
        before && c.page.tag(node) != Tag::Hr && !self.is_small(node) && captioned && (named || (from < node.0 && self.near_story(node)))
            || before && named && node.0 + 400 > from && self.near_story(node)
    }

    /// Whether no more than a few blocks stand between a node and the story's first text.
    fn near_story(&self, node: NodeId) -> bool {
        let between = self.c.blocks.iter().filter(|b| b.nodes.start > node.0 && b.nodes.start < self.nodes.start).count();
        between <= 12
    }

    /// A picture right after the last paragraph, in the same element.
    fn trails(&self, node: NodeId, run: &Range<usize>) -> bool {
        node.0 >= self.nodes.end && self.blocks[run.end - 1] && self.c.page.tag(node) != Tag::Hr
    }

    /// Whether it is the picture that the page names as its own.
    fn is_named_image(&self, node: NodeId) -> bool {
        let file = |url: &str| url.split(['?', '#']).next().and_then(|u| u.rsplit('/').next()).map(str::to_string).filter(|f| f.len() > 4);
        let Some(own) = self.c.metadata.image.as_deref().and_then(file) else { return false };
        let c = self.c;
        c.page.subtree(node).any(|n| {
            ["src", "data-src", "srcset", "data-srcset", ":current-src"].iter().filter_map(|a| c.page.attr(n, a)).any(|v| v.contains(own.as_str()))
        })
    }

    /// Icons, avatars and logos, by the size that the page gives them.
    fn is_small(&self, node: NodeId) -> bool {
        let c = self.c;
        let size =
            |a: &str, b: &str| c.page.attr(node, a).or_else(|| c.page.attr(node, b)).and_then(|v| v.trim_end_matches("px").parse::<f32>().ok());
        let small = |x: Option<f32>| x.is_some_and(|x| x < 100.0);
        small(size("width", ":natural-width")) || small(size("height", ":natural-height"))
    }
}
