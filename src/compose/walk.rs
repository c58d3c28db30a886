//! The walk over the page: one pass in document order, with a stack of its own, that tells the writer what it meets.

use super::Op;
use super::element::Element;
use super::links::Anchors;
use super::role::{self, Role, has_class};
use super::writer::{Writer, is_blank};
use crate::numbers::Numbers;
use crate::page::{NodeId, NodeSet, Page, Tag};

/// An aside that holds a larger share of the story is a layout column, not a note.
const ASIDE_SHARE: f32 = 0.3;

/// Classes of what sites put into headings for editors and linkers.
const HEADING_TOOLS: [&str; 4] = ["mw-editsection", "headerlink", "header-anchor", "heading-anchor"];

/// What of the page comes through at the moment. A figure is walked twice: first its media, then its caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    All,
    Media,
    Text,
}

/// What is to be done when the walk leaves an element.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leave {
    Nothing,
    Boundary,
    Block,
    Inline,
    /// A caption and the figure that was opened again for it.
    Caption,
    /// The first pass over a figure is done.
    FigureMedia(NodeId),
    /// What to show again.
    Restore(Show),
}

/// Visible characters.
#[inline(never)]
fn visible(text: &str) -> u32 {
    text.chars().filter(|&c| !is_blank(c)).count() as u32
}

/// See the module's documentation.
pub(super) struct Walk<'a> {
    pub page: &'a Page,
    pub writer: Writer,
    pub anchors: Anchors,
    pub show: Show,
    /// Addresses of the pictures that the reading has.
    pub seen: Numbers<String>,
    /// Up to here formula containers were searched for MathML, in vain.
    pub no_formula_before: u32,
    kept: &'a NodeSet,
    /// Prefix sums: visible characters and media elements that are kept.
    chars: Vec<u32>,
    media: Vec<u32>,
    exits: Vec<(u32, Leave)>,
}

impl<'a> Walk<'a> {
    pub fn new(page: &'a Page, kept: &'a NodeSet) -> Self {
        let (mut chars, mut media) = (vec![0], vec![0]);
        let (mut c, mut m) = (0, 0);
        for node in page.all() {
            if kept.has(node) {
                c += visible(page.own_text(node));
                m += u32::from(page.tag(node) != Tag::Text);
            }
            chars.push(c);
            media.push(m);
        }
        let mut walk = Walk {
            page,
            kept,
            writer: Writer::default(),
            anchors: Anchors::default(),
            show: Show::All,
            seen: Numbers::default(),
            no_formula_before: 0,
            chars,
            media,
            exits: Vec::new(),
        };
        walk.anchors = Anchors::of(&walk);
        walk
    }

    /// The reading's sequence.
    pub fn run(mut self) -> Vec<Op> {
        let mut at = 0;
        let end = self.page.len() as u32;
        while at < end {
            at = self.enter(NodeId(at));
            while let Some(&(stop, leave)) = self.exits.last()
                && stop <= at
            {
                self.exits.pop();
                at = self.leave(leave, stop);
            }
        }
        self.writer.finish()
    }

    /// Visible characters kept in the subtree.
    pub fn chars(&self, node: NodeId) -> u32 {
        self.chars[self.page.end(node) as usize] - self.chars[node.index()]
    }

    /// Media elements kept in the subtree.
    pub fn media(&self, node: NodeId) -> u32 {
        self.media[self.page.end(node) as usize] - self.media[node.index()]
    }

    /// Whether anything in the subtree is kept.
    pub fn has(&self, node: NodeId) -> bool {
        self.chars(node) + self.media(node) > 0
    }

    /// Whether the node itself is kept.
    pub fn keeps(&self, node: NodeId) -> bool {
        self.kept.has(node)
    }

    /// The kept text of a subtree; meant for small ones.
    pub fn kept_text(&self, node: NodeId) -> String {
        self.page.subtree(node).filter(|&n| self.keeps(n)).map(|n| self.page.own_text(n)).collect()
    }

    /// Remembers what to do at the end of `node`'s subtree, and goes into it.
    pub fn go_in(&mut self, node: NodeId, leave: Leave) -> u32 {
        self.exits.push((self.page.end(node), leave));
        node.0 + 1
    }

    /// An element of the reading made from `node`, with its identifier and language.
    pub fn element(&mut self, name: &'static str, node: NodeId) -> Element {
        let page = self.page;
        let dir = page.attr(node, "dir").map(str::to_ascii_lowercase).filter(|d| matches!(d.as_str(), "ltr" | "rtl" | "auto"));
        let lang = page.attr(node, "lang").filter(|l| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        Element::new(name, node).with("id", self.anchors.take(page, node)).with("lang", lang).with("dir", dir)
    }

    /// Opens a block, or a boundary where none can stand, and goes into it.
    pub fn block(&mut self, element: Element, node: NodeId) -> u32 {
        let leave = if self.writer.open_block(element) { Leave::Block } else { Leave::Boundary };
        self.go_in(node, leave)
    }

    /// Passes the element's identifier on to what comes next, and goes into it.
    pub fn dissolve(&mut self, node: NodeId, leave: Leave) -> u32 {
        if let Some(id) = self.anchors.take(self.page, node) {
            self.writer.anchor(id);
        }
        if matches!(leave, Leave::Boundary) {
            self.writer.boundary();
        }
        self.go_in(node, leave)
    }

    #[inline(never)]
    fn leave(&mut self, leave: Leave, at: u32) -> u32 {
        match leave {
            Leave::Nothing => {}
            Leave::Boundary => self.writer.boundary(),
            Leave::Block => self.writer.close_block(),
            Leave::Inline => self.writer.close_inline(),
            Leave::Caption => {
                self.writer.close_block();
                self.writer.close_block();
            }
            Leave::FigureMedia(figure) => return self.caption_figure(figure),
            Leave::Restore(show) => self.show = show,
        }
        at
    }

    /// Takes a node; returns where to go on.
    #[inline(never)]
    fn enter(&mut self, node: NodeId) -> u32 {
        let (page, tag) = (self.page, self.page.tag(node));
        match tag {
            Tag::Text => self.text(node),
            Tag::Br if self.show != Show::Media => self.writer.line_break(),
            _ if !self.has(node) => self.pass(node),
            _ => return self.special(node, tag).unwrap_or_else(|| self.ordinary(node)),
        }
        page.end(node)
    }

    #[inline(never)]
    fn text(&mut self, node: NodeId) {
        if self.show == Show::Media {
            return;
        }
        let text = self.page.own_text(node);
        if self.keeps(node) || text.chars().all(is_blank) { self.writer.text(text, node) } else { self.writer.space() }
    }

    /// An element of which nothing is kept: it may still part paragraphs, hold a cell's place, or be a link's target.
    #[inline(never)]
    fn pass(&mut self, node: NodeId) {
        let tag = self.page.tag(node);
        for n in self.page.subtree(node).take(4) {
            if let Some(id) = self.anchors.take(self.page, n) {
                self.writer.anchor(id);
            }
        }
        if matches!(tag, Tag::Td | Tag::Th) && self.writer.innermost() == "tr" {
            self.empty_cell(node);
        } else if !tag.is_inline() && tag != Tag::Other {
            self.writer.boundary();
        }
    }

    /// Elements that files of their own know how to take.
    #[inline(never)]
    fn special(&mut self, node: NodeId, tag: Tag) -> Option<u32> {
        let after = Some(self.page.end(node));
        if self.formula(node) || self.code(node) {
            return after;
        }
        match tag {
            Tag::Img | Tag::Picture => self.image(node),
            Tag::Svg => self.drawing(node),
            Tag::Video | Tag::Audio => self.player(node),
            Tag::Hr => self.rule(node),
            Tag::Button => return self.button(node),
            Tag::Figure => return self.figure(node),
            Tag::Table => return self.table(node),
            Tag::Other if self.page.name(node) == "amp-img" => self.image(node),
            _ => return self.embed(node).then_some(self.page.end(node)),
        }
        after
    }

    #[inline(never)]
    fn ordinary(&mut self, node: NodeId) -> u32 {
        if self.writer.innermost().starts_with('h') && has_class(self.page, node, &HEADING_TOOLS) {
            return self.page.end(node);
        }
        if let Some(next) = self.caption(node) {
            return next;
        }
        match role::of(self.page, node) {
            Role::Skip => self.page.end(node),
            Role::Boundary => self.dissolve(node, Leave::Boundary),
            Role::Transparent => self.dissolve(node, Leave::Nothing),
            Role::Paragraph => {
                self.writer.boundary();
                let element = self.element("p", node);
                self.writer.hint(element);
                self.go_in(node, Leave::Boundary)
            }
            Role::Block(name) => self.named_block(name, node),
            Role::Inline("a") => self.link(node),
            Role::Inline(name) => self.inline(name, node),
        }
    }

    #[inline(never)]
    fn named_block(&mut self, name: &'static str, node: NodeId) -> u32 {
        let page = self.page;
        let dissolves = match name {
            "aside" => self.chars(node) == 0 || self.chars(node) as f32 > ASIDE_SHARE * self.chars(NodeId::ROOT) as f32,
            "details" => !page.children(node).any(|c| page.tag(c) == Tag::Summary && self.chars(c) > 0),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.chars(node) == 0,
            _ => false,
        };
        if dissolves {
            return self.dissolve(node, Leave::Boundary);
        }
        let number = |key| page.attr(node, key).filter(|v| v.trim().parse::<i32>().is_ok()).map(|v| v.trim().to_string());
        let present = |key| page.attr(node, key).map(|_| String::new());
        let cite = page.attr(node, "cite").and_then(|c| super::links::web(page, c));
        let element = self.element(name, node);
        let element = match name {
            "ol" => {
                let kind = page.attr(node, "type").filter(|t| matches!(*t, "1" | "a" | "A" | "i" | "I"));
                element.with("start", number("start")).with("reversed", present("reversed")).with("type", kind)
            }
            "li" => element.with("value", number("value")),
            "blockquote" => element.with("cite", cite),
            "details" => element.with("open", present("open")),
            "td" | "th" => super::tables::with_spans(page, node, element),
            _ => element,
        };
        self.block(element, node)
    }

    fn inline(&mut self, name: &'static str, node: NodeId) -> u32 {
        let page = self.page;
        let orphan = name == "rt" && self.writer.inline("ruby").is_none();
        if orphan || self.writer.inline(name).is_some_and(|e| name != "span" && e.attrs.is_empty()) {
            return self.dissolve(node, Leave::Nothing);
        }
        let attr = |key| page.attr(node, key).map(str::to_string);
        let element = self.element(name, node);
        let element = match name {
            "abbr" | "dfn" => element.with("title", attr("title")),
            "time" | "del" | "ins" => element.with("datetime", attr("datetime")),
            "q" => element.with("cite", page.attr(node, "cite").and_then(|c| super::links::web(page, c))),
            _ => element,
        };
        let leave = if self.writer.open_inline(element) { Leave::Inline } else { Leave::Nothing };
        self.go_in(node, leave)
    }

    fn rule(&mut self, node: NodeId) {
        if self.show == Show::All && self.writer.open_block(Element::new("hr", node)) {
            self.writer.write_blocks();
            self.writer.close_block();
        }
    }

    /// A button is no part of a story, but pictures in it (which it enlarges) and headings that fold their section are.
    fn button(&mut self, node: NodeId) -> Option<u32> {
        if self.writer.innermost().starts_with('h') || self.writer.innermost() == "summary" || has_class(self.page, node, &["accordion"]) {
            return None;
        }
        let before = std::mem::replace(&mut self.show, Show::Media);
        Some(self.go_in(node, Leave::Restore(before)))
    }
}
