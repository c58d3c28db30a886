//! The page as boxes in boxes: each box holds other blocks than the boxes around it, so a chain of wrappers is one box, and every block is a box of its own.

use crate::page::NodeId;
use crate::story::context::Context;
use std::ops::Range;

/// A box: an element, or the chain of elements that hold the same blocks.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The blocks in it.
    pub blocks: Range<usize>,
    /// The box around it; the root is its own.
    pub parent: usize,
    /// One past the last box inside it.
    pub end: usize,
    /// The outermost and the innermost element of the chain; a block that has no element of its own has its first text here.
    pub top: NodeId,
    /// See `top`.
    pub bottom: NodeId,
    /// Whether anything of the story stands in it.
    pub stays: bool,
}

impl Unit {
    /// Whether it is one block.
    pub fn is_leaf(&self) -> bool {
        self.blocks.len() == 1
    }
}

/// All boxes of a page in document order, each before those inside it.
pub struct Boxes {
    list: Vec<Unit>,
    story: Vec<bool>,
}

impl Boxes {
    /// Boxes over the blocks of a page; `stays` says of each block whether it is the story's.
    #[inline(never)]
    pub fn of(c: &Context, stays: &[bool]) -> Boxes {
        let mut staying = vec![0u32];
        stays.iter().for_each(|&s| staying.push(staying[staying.len() - 1] + u32::from(s)));
        let mut list: Vec<Unit> = Vec::with_capacity(c.blocks.len() * 2);
        let mut open: Vec<(u32, usize)> = Vec::new();
        for node in c.page.all() {
            let blocks = c.blocks.within(c.page, node);
            if blocks.is_empty() || !holds_whole_blocks(c, node, &blocks) {
                continue;
            }
            while open.len() > 1 && open[open.len() - 1].0 <= node.0 {
                open.pop();
            }
            let around = open.last().map_or(0, |o| o.1);
            if list.get(around).is_some_and(|u| u.blocks == blocks) {
                list[around].bottom = node;
                continue;
            }
            let stays = staying[blocks.end] > staying[blocks.start];
            open.push((c.page.end(node), list.len()));
            list.push(Unit { blocks, parent: around, end: list.len() + 1, top: node, bottom: node, stays });
        }
        for i in (1..list.len()).rev() {
            let (parent, end) = (list[i].parent, list[i].end);
            list[parent].end = list[parent].end.max(end);
        }
        Boxes { list, story: stays.to_vec() }
    }

    /// Whether a block is the story's.
    pub fn is_story(&self, block: usize) -> bool {
        self.story[block]
    }

    /// The boxes directly inside one.
    pub fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.list[of].end;
        std::iter::successors(Some(of + 1), |&i| self.list.get(i).map(|u| u.end)).take_while(move |&i| i < end)
    }

    /// The elements of a box's chain, innermost first.
    pub fn chain<'a>(&'a self, c: &'a Context, of: usize) -> impl Iterator<Item = NodeId> + 'a {
        let Unit { top, bottom, .. } = self.list[of];
        std::iter::once(bottom).chain(c.page.ancestors(bottom)).take_while(move |n| n.0 >= top.0)
    }

    /// The nodes that a box covers.
    pub fn nodes(&self, c: &Context, of: usize) -> Range<u32> {
        let unit = &self.list[of];
        let end = c.page.end(unit.top).max(c.blocks.get(unit.blocks.end - 1).map_or(0, |b| b.nodes.end));
        unit.top.0..end
    }
}

impl std::ops::Deref for Boxes {
    type Target = [Unit];

    fn deref(&self) -> &[Unit] {
        &self.list
    }
}

/// A link that begins a line but does not end it is no box around the line.
fn holds_whole_blocks(c: &Context, node: NodeId, blocks: &Range<usize>) -> bool {
    use crate::page::Tag;
    let tag = c.page.tag(node);
    tag == Tag::Text || !tag.is_inline() || c.blocks[blocks.end - 1].nodes.end <= c.page.end(node)
}
