//! How far a label reaches: "Related articles" over a list names the list, "Comments" over a thread names the thread.

use super::Kind;
use super::evidence::kind_of;
use crate::page::{NodeId, Tag};
use crate::story::context::Context;
use std::ops::Range;

/// The labels that reach over each block.
pub struct Scopes {
    by_block: Vec<Vec<Scope>>,
}

/// A label's claim on a block.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// What the label is a label of.
    pub kind: Kind,
    /// The label's block.
    pub label: usize,
}

impl Scopes {
    /// Finds all labels that are not story, and what each reaches over.
    pub fn of(c: &Context, kept: &[bool]) -> Scopes {
        let mut by_block = vec![Vec::new(); c.blocks.len()];
        let labels: Vec<(usize, Kind)> = (0..c.blocks.len()).filter(|&i| !kept[i]).filter_map(|i| label_kind(c, i).map(|k| (i, k))).collect();
        for (n, &(label, kind)) in labels.iter().enumerate() {
            let (parent, reach) = reach(c, label);
            for i in reach {
                let other = labels[n + 1..].iter().take_while(|l| l.0 <= i).any(|l| l.1 != kind && same_rank(c, l.0, parent));
                if kept[i] || other {
                    break;
                }
                by_block[i].push(Scope { kind, label });
            }
        }
        Scopes { by_block }
    }

    /// The labels that reach over a block, outermost first.
    pub fn over(&self, block: usize) -> &[Scope] {
        &self.by_block[block]
    }
}

/// What a block names, where it can head a section: not a link or button among others.
fn label_kind(c: &Context, i: usize) -> Option<Kind> {
    let label = c.evidence.words[i].label;
    let kind = label.iter().find_map(kind_of)?;
    let heads = c.heading(&c.blocks[i]).is_some() || (c.blocks[i].link_density() < 0.5 && c.page.tag(c.blocks[i].container) != Tag::Button);
    (heads && kind != Kind::Boilerplate).then_some(kind)
}

/// The element whose children the label ranks with, and the blocks it reaches over: the rest of the box it opens, or else what follows it there.
fn reach(c: &Context, label: usize) -> (NodeId, Range<usize>) {
    let mut top = c.blocks[label].container;
    for up in c.page.ancestors(top) {
        let run = c.blocks.within(c.page, up);
        if run.start != label || matches!(c.page.tag(up), Tag::Body | Tag::Html | Tag::Document | Tag::Main) {
            break;
        }
        top = up;
        if run.len() > 1 {
            return (top, label + 1..run.end);
        }
    }
    let parent = c.page.parent(top);
    (parent, label + 1..c.blocks.within(c.page, parent).end)
}

/// Whether another label stands as high as a label that ranks with `parent`'s children.
fn same_rank(c: &Context, label: usize, parent: NodeId) -> bool {
    let (rank, _) = reach(c, label);
    c.page.contains(rank, parent) || rank == parent || c.page.parent(rank) == parent
}
