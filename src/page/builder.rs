//! The only way to make a [`Page`]: readers (the live document's snapshot, the tests' HTML parser) call it in document order.

use super::{Attr, Flags, Node, Page, Tag};
use crate::numbers::Numbers;

/// Takes a document node by node. Unbalanced calls do no harm: extra `close`s are ignored, open elements are closed at the end.
#[derive(Debug)]
pub struct Builder {
    page: Page,
    open: Vec<u32>,
    /// By name.
    tags: Vec<Tag>,
    ids: Numbers<String>,
}

impl Builder {
    /// A page at `url` whose relative links resolve against `base`.
    pub fn new(url: &str, base: &str) -> Self {
        let root = Node { tag: Tag::Document, flags: Flags::default(), name: 0, parent: 0, end: 1, data: (0, 0) };
        let page = Page { url: url.into(), base: base.into(), nodes: vec![root], attrs: vec![], names: vec![], text: String::new() };
        Builder { page, open: vec![0], tags: vec![], ids: Numbers::default() }
    }

    /// Sets the name table at once, for readers that intern names themselves; `open_id` and `attr_id` then take its indexes.
    pub(super) fn set_names(&mut self, names: Vec<String>) {
        self.tags = names.iter().map(|name| Tag::of(name)).collect();
        self.page.names = names;
    }

    /// Makes room, where the reader knows how much comes.
    pub(super) fn reserve(&mut self, nodes: usize, text: usize) {
        self.page.nodes.reserve(nodes);
        self.page.text.reserve(text);
    }

    /// Starts an element. `name` is its local name (lower case for HTML elements).
    pub fn open(&mut self, name: &str, flags: Flags) {
        let id = self.intern(name);
        self.open_id(id, flags);
    }

    /// Gives the element that was opened last an attribute; call it before the element's content.
    pub fn attr(&mut self, name: &str, value: &str) {
        let id = self.intern(name);
        self.attr_id(id, value);
    }

    pub(super) fn open_id(&mut self, name: u16, flags: Flags) {
        let tag = match self.tags[name as usize] {
            tag if !flags.has(Flags::FOREIGN) || matches!(tag, Tag::Svg | Tag::Math) => tag,
            _ => Tag::Other,
        };
        let start = self.page.attrs.len() as u32;
        self.push(Node { tag, flags, name, parent: 0, end: 0, data: (start, start) });
        self.open.push(self.page.nodes.len() as u32 - 1);
    }

    pub(super) fn attr_id(&mut self, name: u16, value: &str) {
        let range = self.store(value);
        if let Some(node) = self.page.nodes.last_mut().filter(|n| !matches!(n.tag, Tag::Text | Tag::Document)) {
            self.page.attrs.push(Attr { name, value: range });
            node.data.1 += 1;
        }
    }

    /// Adds a text node; an empty one is left out.
    pub fn text(&mut self, text: &str) {
        if !text.is_empty() {
            let data = self.store(text);
            self.push(Node { tag: Tag::Text, flags: Flags::default(), name: 0, parent: 0, end: 0, data });
        }
    }

    /// Ends the element that was opened last.
    pub fn close(&mut self) {
        if self.open.len() > 1
            && let Some(node) = self.open.pop()
        {
            self.page.nodes[node as usize].end = self.page.nodes.len() as u32;
        }
    }

    /// The finished page.
    pub fn finish(mut self) -> Page {
        let end = self.page.nodes.len() as u32;
        for node in self.open {
            self.page.nodes[node as usize].end = end;
        }
        self.page
    }

    fn push(&mut self, mut node: Node) {
        node.parent = self.open.last().copied().unwrap_or(0);
        node.end = self.page.nodes.len() as u32 + 1;
        self.page.nodes.push(node);
    }

    fn store(&mut self, text: &str) -> (u32, u32) {
        let start = self.page.text.len() as u32;
        self.page.text.push_str(text);
        (start, self.page.text.len() as u32)
    }

    /// The name's place in the table of names. A table that is full (a hostile page) gives every new name the last place.
    pub(super) fn intern(&mut self, name: &str) -> u16 {
        let name = name.to_string();
        if let Some(id) = self.ids.known(&name) {
            return id as u16;
        }
        let id = self.page.names.len() as u16;
        if id == u16::MAX {
            return id - 1;
        }
        self.tags.push(Tag::of(&name));
        self.page.names.push(name.clone());
        self.ids.of(name);
        id
    }
}
