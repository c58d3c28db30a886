//! Writes the sequence: takes elements, text and breaks as the walk meets them, and keeps the result well-formed.
//!
//! Everything is lazy. A block or an inline element is only remembered when it opens, and written when content comes. A paragraph is
//! opened by inline content, never by the page's `p`, which is a mere boundary. Inline elements that are open across a boundary
//! (a link around two paragraphs) are closed before it and written again after it.

use super::Op;
use super::element::Element;
use crate::page::NodeId;
use std::collections::VecDeque;

/// Blocks and inline elements that may be open at once; what is nested deeper is flattened.
const MAX_DEPTH: usize = 24;

#[derive(Clone, Debug)]
struct Block {
    element: Element,
    /// Written already.
    written: bool,
    /// Put in because the content needs it: an item around text that stands directly in a list.
    implicit: bool,
    /// The slots of the only paragraph.
    paragraph: Option<(usize, usize)>,
    /// Children that forbid unwrapping that paragraph.
    others: u32,
}

/// See the module's documentation.
#[derive(Debug, Default)]
pub(super) struct Writer {
    slots: Vec<Option<Op>>,
    blocks: Vec<Block>,
    inlines: Vec<Element>,
    /// How many of `inlines` are written and open.
    written: usize,
    paragraph: Option<usize>,
    /// The page's `p`, for the next paragraph.
    hint: Option<Element>,
    /// The line has content since it began.
    filled: bool,
    space: bool,
    breaks: u32,
    /// The figure that was written last, and the slot of its end.
    figure: Option<(usize, Block)>,
    /// Identifiers for the next element that is written.
    anchors: VecDeque<String>,
}

/// Whether only inline content may stand in it.
fn phrasing_only(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "dt" | "caption" | "pre")
}

/// What must be put in before ordinary content may stand in the block.
fn item_of(name: &str) -> Option<&'static str> {
    match name {
        "ul" | "ol" => Some("li"),
        "dl" => Some("dd"),
        "table" => Some("tbody"),
        "thead" | "tbody" | "tfoot" => Some("tr"),
        "tr" => Some("td"),
        _ => None,
    }
}

/// Whether `parent` may hold `name` as a direct child.
fn fits(parent: &str, name: &str) -> bool {
    match name {
        "li" => matches!(parent, "ul" | "ol"),
        "dt" | "dd" => parent == "dl",
        "caption" | "thead" | "tbody" | "tfoot" => parent == "table",
        "tr" => matches!(parent, "thead" | "tbody" | "tfoot"),
        "td" | "th" => parent == "tr",
        "summary" => parent == "details",
        "figcaption" => parent == "figure",
        _ => item_of(parent).is_none() && !phrasing_only(parent),
    }
}

impl Writer {
    /// The name of the innermost open block; empty at the top.
    pub fn innermost(&self) -> &'static str {
        self.blocks.last().map_or("", |b| b.element.name)
    }

    /// Whether a block of this name is open.
    pub fn within(&self, name: &str) -> bool {
        self.blocks.iter().any(|b| b.element.name == name)
    }

    /// The open inline element of this name.
    pub fn inline(&self, name: &str) -> Option<&Element> {
        self.inlines.iter().rev().find(|e| e.name == name)
    }

    /// Whether inline content comes before this point on the same line.
    pub fn mid_line(&self) -> bool {
        self.filled && self.breaks == 0
    }

    /// Whether the innermost block has been written.
    pub fn block_written(&self) -> bool {
        self.blocks.last().is_none_or(|b| b.written)
    }

    /// The next element written gets this identifier.
    pub fn anchor(&mut self, id: String) {
        self.anchors.push_back(id);
    }

    /// What the next paragraph is made from.
    pub fn hint(&mut self, element: Element) {
        self.hint = Some(element);
    }

    /// White space.
    pub fn space(&mut self) {
        self.space = true;
    }

    /// A line break; two in a row end the paragraph.
    pub fn line_break(&mut self) {
        self.breaks += 1;
    }

    /// The edge of a block: what follows stands in a paragraph of its own.
    pub fn boundary(&mut self) {
        if phrasing_only(self.innermost()) {
            self.space = true;
        } else {
            self.end_paragraph();
        }
        self.hint = None;
    }

    /// Opens a block. False where it can't stand here; then it counts as a mere boundary.
    pub fn open_block(&mut self, element: Element) -> bool {
        self.boundary();
        while self.blocks.last().is_some_and(|b| b.implicit && !fits(b.element.name, element.name)) {
            self.pop_block();
        }
        while !fits(self.innermost(), element.name) {
            let Some(item) = item_of(self.innermost()).filter(|_| leads_to(self.innermost(), element.name)) else { return false };
            self.push_block(Element::new(item, element.source), true);
        }
        if self.blocks.len() >= MAX_DEPTH {
            return false;
        }
        self.push_block(element, false);
        true
    }

    /// Closes the block that was opened last, and what was put in under it.
    pub fn close_block(&mut self) {
        self.end_paragraph();
        while self.blocks.last().is_some_and(|b| b.implicit) {
            self.pop_block();
        }
        self.pop_block();
    }

    /// Opens the figure that was just written again, so that a caption can be added. False where none was, or it has a caption.
    pub fn reopen_figure(&mut self) -> bool {
        self.boundary();
        let last = self.slots.len().wrapping_sub(1);
        if !self.block_written() || self.figure.as_ref().is_none_or(|(at, _)| *at != last) {
            return false;
        }
        let Some((_, block)) = self.figure.take() else { return false };
        self.slots.pop();
        self.blocks.push(block);
        true
    }

    /// Opens an inline element. False where one too many is open.
    pub fn open_inline(&mut self, element: Element) -> bool {
        let fine = self.inlines.len() < MAX_DEPTH;
        if fine {
            self.inlines.push(element);
        }
        fine
    }

    /// Closes the inline element that was opened last.
    pub fn close_inline(&mut self) {
        self.inlines.pop();
        if self.written > self.inlines.len() {
            self.written -= 1;
            self.slots.push(Some(Op::Close));
        }
    }

    /// Text with its white space folded.
    pub fn text(&mut self, text: &str, source: NodeId) {
        let start = text.trim_start_matches(is_space);
        self.space |= start.len() < text.len();
        if start.chars().all(is_blank) {
            self.space |= !start.is_empty();
            return;
        }
        self.line(source);
        let start = if self.filled { start } else { start.trim_start_matches(is_blank) };
        let body = start.trim_end_matches(is_space);
        let mut folded = String::with_capacity(body.len());
        for word in body.split(is_space).filter(|w| !w.is_empty()) {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(word.chars().filter(|&c| c != '\0'));
        }
        self.write_text(&folded);
        self.filled = true;
        self.space = body.len() < start.len();
    }

    /// Makes ready for inline content, which the caller then adds with [`Writer::raw`].
    pub fn line(&mut self, source: NodeId) {
        while let Some(item) = item_of(self.innermost()) {
            self.push_block(Element::new(item, source), true);
        }
        if self.breaks > 1 && self.paragraph.is_some() {
            self.end_paragraph();
        }
        self.write_blocks();
        if self.paragraph.is_none() && !phrasing_only(self.innermost()) {
            let element = self.hint.take().unwrap_or_else(|| Element::new("p", source));
            self.paragraph = Some(self.slots.len());
            self.filled = false;
            self.open_slot(element);
        }
        if self.filled && self.breaks > 0 && !phrasing_only(self.innermost()) {
            self.slots.extend([Some(Element::new("br", source).open()), Some(Op::Close)]);
            self.filled = false;
        } else if self.filled && (self.space || self.breaks > 0) {
            self.write_text(" ");
        }
        (self.space, self.breaks) = (false, 0);
        while self.written < self.inlines.len() {
            self.open_slot(self.inlines[self.written].clone());
            self.written += 1;
        }
    }

    /// Inline content that was prepared elsewhere.
    pub fn inline_ops(&mut self, ops: impl IntoIterator<Item = Op>, source: NodeId) {
        self.line(source);
        self.raw(ops);
    }

    /// Content of the innermost block, with no paragraph around it.
    pub fn block_ops(&mut self, ops: impl IntoIterator<Item = Op>) {
        self.write_blocks();
        self.raw(ops);
        if let Some(block) = self.blocks.last_mut() {
            block.others += 1;
        }
    }

    /// Writes the blocks that are open, content or not.
    pub fn write_blocks(&mut self) {
        for i in 0..self.blocks.len() {
            if !self.blocks[i].written {
                self.blocks[i].written = true;
                let element = self.blocks[i].element.clone();
                self.open_slot(element);
                self.filled = false;
            }
        }
    }

    /// The finished sequence.
    #[inline(never)]
    pub fn finish(mut self) -> Vec<Op> {
        self.end_paragraph();
        while !self.blocks.is_empty() {
            self.pop_block();
        }
        self.slots.into_iter().flatten().collect()
    }

    fn raw(&mut self, ops: impl IntoIterator<Item = Op>) {
        self.slots.extend(ops.into_iter().map(Some));
        self.filled = true;
    }

    /// Adds to the text that was written last, or begins one.
    fn write_text(&mut self, piece: &str) {
        match self.slots.last_mut() {
            Some(Some(Op::Text(text))) => text.push_str(piece),
            _ => self.slots.push(Some(Op::Text(piece.into()))),
        }
    }

    fn open_slot(&mut self, mut element: Element) {
        if !element.attrs.iter().any(|(k, _)| *k == "id")
            && let Some(id) = self.anchors.pop_front()
        {
            element.attrs.push(("id", id));
        }
        self.slots.push(Some(element.open()));
    }

    fn push_block(&mut self, element: Element, implicit: bool) {
        self.blocks.push(Block { element, written: false, implicit, paragraph: None, others: 0 });
        (self.filled, self.space, self.breaks) = (false, false, 0);
    }

    fn pop_block(&mut self) {
        self.end_paragraph();
        self.end_inlines();
        let Some(block) = self.blocks.pop() else { return };
        (self.filled, self.space, self.breaks) = (false, false, 0);
        if !block.written {
            return;
        }
        self.unwrap_paragraph(&block);
        self.slots.push(Some(Op::Close));
        let name = block.element.name;
        if let Some(parent) = self.blocks.last_mut() {
            // A list under an item's text leaves the text without a paragraph; anything else shows that the item is made of blocks.
            parent.others += u32::from(parent.element.name != "li" || !matches!(name, "ul" | "ol"));
        }
        if name == "figure" {
            self.figure = Some((self.slots.len() - 1, block));
        } else if name == "figcaption" {
            self.figure = None;
        }
    }

    /// An item, cell or caption that holds one paragraph and nothing else holds its text directly.
    fn unwrap_paragraph(&mut self, block: &Block) {
        if let Some((open, close)) = block.paragraph
            && block.others == 0
            && matches!(block.element.name, "li" | "dd" | "td" | "th" | "figcaption")
            && matches!(&self.slots[open], Some(Op::Open { attrs, .. }) if attrs.is_empty())
        {
            self.slots[open] = None;
            self.slots[close] = None;
        }
    }

    fn end_inlines(&mut self) {
        self.slots.extend(std::iter::repeat_n(Some(Op::Close), self.written));
        self.written = 0;
    }

    fn end_paragraph(&mut self) {
        if phrasing_only(self.innermost()) {
            return;
        }
        self.end_inlines();
        (self.filled, self.space, self.breaks) = (false, false, 0);
        let Some(open) = self.paragraph.take() else { return };
        self.slots.push(Some(Op::Close));
        let close = self.slots.len() - 1;
        if let Some(block) = self.blocks.last_mut() {
            block.others += u32::from(block.paragraph.is_some());
            block.paragraph.get_or_insert((open, close));
        }
    }
}

/// Whether putting items into `parent` ends at a place where `name` can stand.
fn leads_to(parent: &str, name: &str) -> bool {
    let mut at = item_of(parent);
    while let Some(item) = at {
        if fits(item, name) {
            return true;
        }
        at = item_of(item);
    }
    false
}

/// What HTML folds.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\x0c')
}

/// What shows nothing at a line's start.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\0')
}
