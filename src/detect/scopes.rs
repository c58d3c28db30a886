//! How far a label reaches: "Related articles" over a list names the list, "Comments" over a thread names the thread.

use super::Kind;
use super::boxes::Boxes;
use super::evidence::kind_of;
use crate::page::Tag;
use crate::story::context::Context;

/// A label's claim on a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// What the label is a label of.
    pub kind: Kind,
    /// The label's block.
    pub label: usize,
}

/// The labels that reach over each box.
pub struct Scopes {
    /// The label that a box begins with and that names all of it.
    heads: Vec<Option<Scope>>,
    /// The label that stands before a box, beside it.
    reach: Vec<Option<Scope>>,
}

/// Boxes of more blocks than this are more than a heading with its buttons.
const HEADING_BOX: usize = 3;
/// How many boxes after it a promotion's label reaches over, where nothing holds them together.
const PROMO_REACH: usize = 4;

impl Scopes {
    /// Finds all labels outside the story, and what each reaches over.
    #[inline(never)]
    pub fn of(c: &Context, boxes: &Boxes) -> Scopes {
        let mut scopes = Scopes { heads: vec![None; boxes.len()], reach: vec![None; boxes.len()] };
        for b in (0..boxes.len()).rev() {
            let unit = &boxes[b];
            if unit.is_leaf() && !unit.stays {
                scopes.heads[b] = label_kind(c, unit.blocks.start).map(|kind| Scope { kind, label: unit.blocks.start });
            } else if !unit.is_leaf() {
                scopes.spread(c, boxes, b);
            }
        }
        scopes
    }

    /// The label that names the box: the one it begins with.
    pub fn head(&self, b: usize) -> Option<Scope> {
        self.heads[b]
    }

    /// The label before the box that reaches over it.
    pub fn over(&self, b: usize) -> Option<Scope> {
        self.reach[b]
    }

    fn spread(&mut self, c: &Context, boxes: &Boxes, b: usize) {
        let mut current: Option<(Scope, usize)> = None;
        let mut rivals = false;
        let first = boxes.children(b).next();
        let head = first.filter(|&f| boxes[f].blocks.len() <= HEADING_BOX).and_then(|f| self.heads[f]);
        for child in boxes.children(b) {
            let unit = &boxes[child];
            if unit.stays || closes(c, boxes, child) {
                current = None;
                continue;
            }
            let small = unit.blocks.len() <= HEADING_BOX;
            match (self.heads[child], current) {
                (Some(scope), _) if small => {
                    rivals |= head.is_some_and(|h| h.kind != scope.kind && same_rank(c, h.label, scope.label));
                    current = Some((scope, 0));
                }
                (Some(_), _) => current = None,
                (None, Some((scope, n))) => {
                    let ends = match scope.kind {
                        Kind::Related => false,
                        Kind::Comments => outranks(c, unit.blocks.start, scope.label),
                        _ => n >= PROMO_REACH || outranks(c, unit.blocks.start, scope.label),
                    };
                    self.reach[child] = (!ends).then_some(scope);
                    current = (!ends).then_some((scope, n + 1));
                }
                (None, None) => {}
            }
        }
        self.heads[b] = head.filter(|_| !boxes[b].stays && !rivals);
    }
}

/// What a block names, where it can head a section: not a link or button among others.
fn label_kind(c: &Context, i: usize) -> Option<Kind> {
    let label = c.evidence.words[i].label;
    let kind = label.iter().find_map(kind_of)?;
    let tag = c.page.tag(c.blocks[i].container);
    let heads = c.heading(&c.blocks[i]).is_some() || (c.blocks[i].link_density() < 0.5 && !matches!(tag, Tag::Button | Tag::Form | Tag::Label));
    (heads && kind != Kind::Boilerplate).then_some(kind)
}

/// The site's footer and navigation end whatever reaches that far.
fn closes(c: &Context, boxes: &Boxes, b: usize) -> bool {
    boxes
        .chain(c, b)
        .any(|n| matches!((c.page.tag(n), c.page.attr(n, "role")), (Tag::Footer | Tag::Nav, _) | (_, Some("contentinfo" | "navigation"))))
        && boxes[b].blocks.len() > 1
}

/// Whether a block is a heading as high as a label or higher.
fn outranks(c: &Context, block: usize, label: usize) -> bool {
    let level = |i: usize| c.heading(&c.blocks[i]);
    level(block).is_some_and(|l| level(label).is_none_or(|own| l <= own))
}

/// Whether two labels are written as headings of one level, or neither as a heading.
fn same_rank(c: &Context, a: usize, b: usize) -> bool {
    c.heading(&c.blocks[a]) == c.heading(&c.blocks[b])
}
