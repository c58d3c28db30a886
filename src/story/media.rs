//! Pictures, players, formulas and rules that belong to the story: those that stand among its blocks.

use super::context::{Context, MAX_CLIMB};
use crate::compose;
use crate::decimal::decimal;
use crate::page::{NodeId, NodeSet, Tag};
use std::ops::Range;

/// Adds the story's media to the kept leaves.
#[inline(never)]
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
    #[inline(never)]
    fn takes(&self, node: NodeId) -> bool {
        let c = self.c;
        let inside = self.nodes.contains(&node.0);
        if inside && self.is_between(node) {
            return !self.in_furniture(node);
        }
        // The nearest element that says something besides a caption decides.
        let around = c.page.ancestors(node).take(MAX_CLIMB).find(|&up| !c.blocks.within(c.page, up).is_empty() && !self.is_caption(up));
        let Some(around) = around.filter(|_| !self.in_furniture(node)) else { return false };
        let run = c.blocks.within(c.page, around);
        let (mut story, mut all) = (0, 0);
        for i in run.clone() {
            all += c.blocks[i].weight;
            story += if self.blocks[i] { c.blocks[i].weight } else { 0 };
        }
        if inside { story * 2 >= all } else { self.is_lead(node, around) || (story * 2 >= all && self.trails(node, &run)) }
    }

    fn in_furniture(&self, node: NodeId) -> bool {
        let page = self.c.page;
        page.ancestors(node).take(MAX_CLIMB).any(|up| matches!(page.tag(up), Tag::Nav | Tag::Footer | Tag::Form | Tag::Button | Tag::Dialog))
    }

    /// Whether the texts right before and right after are story.
    fn is_between(&self, node: NodeId) -> bool {
        let after = self.c.blocks.within(self.c.page, node).start;
        after > 0 && self.blocks[after - 1] && self.blocks.get(after).copied().unwrap_or(false)
    }

    /// Whether the element holds a caption at most.
    fn is_caption(&self, node: NodeId) -> bool {
        let s = self.c.within(node);
        s.blocks <= 3 && s.weight < 400.0 && s.link_density() < 0.5 && s.headings == 0
    }

    /// A picture between the headline and the first paragraph, or the page's own right above the headline.
    fn is_lead(&self, node: NodeId, around: NodeId) -> bool {
        let c = self.c;
        if node.0 >= self.nodes.start || c.page.tag(node) == Tag::Hr || self.is_small(node) || !self.near_story(node) {
            return false;
        }
        let Some(title) = c.title.map(|t| c.blocks[t].nodes.start) else { return self.is_named_image(node) };
        let with_title = c.page.contains(around, NodeId(title));
        self.is_named_image(node) || (title < node.0 && with_title)
    }

    /// Whether no more than a few blocks stand between a node and the story's first text.
    fn near_story(&self, node: NodeId) -> bool {
        let first = self.blocks.iter().position(|&k| k).unwrap_or(0);
        first.saturating_sub(self.c.blocks.within(self.c.page, node).start) <= 12
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
        let size = |a: &str, b: &str| c.page.attr(node, a).or_else(|| c.page.attr(node, b)).and_then(|v| decimal(v.trim_end_matches("px")));
        let small = |x: Option<f32>| x.is_some_and(|x| x < 100.0);
        small(size("width", ":natural-width")) || small(size("height", ":natural-height"))
    }
}
