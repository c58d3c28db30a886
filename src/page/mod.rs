//! The page as it was: an arena of nodes in document order that never changes after it is built.
//!
//! A node's id is its place in preorder, so the subtree of `n` is the range `n .. page.end(n)` and every
//! measure over a subtree is a difference of two prefix sums (see [`measure`]). Text is kept as ranges of one string.

mod builder;
pub mod dump;
pub mod markup;
pub mod measure;
pub mod packed;
mod selector;
mod tag;
pub mod url;

pub use builder::Builder;
pub use selector::Selectors;
pub use tag::Tag;

use std::ops::Range;

/// A node of a [`Page`]: its place in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The root of every page: the document node, whose children are those of the document.
    pub const ROOT: NodeId = NodeId(0);

    /// The id as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the reader of the live document could see of an element, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u8);

impl Flags {
    /// Not rendered: `display: none`, `visibility: hidden`, `hidden`. The content of a closed `details` is not rendered either, but does not count:
    /// a reader wants it. Set on the topmost such element only.
    pub const HIDDEN: u8 = 1;
    /// The root of a shadow tree or of a same-origin frame was read in the place of the element's own children.
    pub const FLATTENED: u8 = 2;
    /// The element is of the SVG or MathML namespace.
    pub const FOREIGN: u8 = 4;

    /// Whether any of the bits is set.
    pub fn has(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

#[derive(Clone, Debug)]
struct Node {
    tag: Tag,
    flags: Flags,
    /// Index into `names` for elements; unused for text.
    name: u16,
    parent: u32,
    /// One past the last node of the subtree.
    end: u32,
    /// Elements: range of `attrs`. Text: byte range of `text`.
    data: (u32, u32),
}

#[derive(Clone, Debug)]
struct Attr {
    name: u16,
    /// Byte range of `text`.
    value: (u32, u32),
}

/// A document, read once. See the module's documentation.
#[derive(Clone, Debug)]
pub struct Page {
    url: String,
    base: String,
    nodes: Vec<Node>,
    attrs: Vec<Attr>,
    names: Vec<String>,
    text: String,
}

impl Page {
    /// The document's address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address that relative links are resolved against (`<base href>` applied).
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Number of nodes; ids are `0 .. len`.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never true for a built page, which has a root.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// What kind of node it is; [`Tag::Text`] for text, [`Tag::Other`] for elements without a name of their own in [`Tag`].
    pub fn tag(&self, node: NodeId) -> Tag {
        self.nodes[node.index()].tag
    }

    /// The element's local name, as the document wrote it (HTML names are in lower case); `#text` and `#document` otherwise.
    pub fn name(&self, node: NodeId) -> &str {
        match self.tag(node) {
            Tag::Text => "#text",
            Tag::Document => "#document",
            _ => &self.names[self.nodes[node.index()].name as usize],
        }
    }

    /// What the live document told about the element.
    pub fn flags(&self, node: NodeId) -> Flags {
        self.nodes[node.index()].flags
    }

    /// Whether the element itself is marked as not rendered. Inherited state: [`measure::Measures::hidden`].
    pub fn is_hidden(&self, node: NodeId) -> bool {
        self.flags(node).has(Flags::HIDDEN)
    }

    /// Marks an element as not rendered, for readers that learn it after the page was built.
    pub fn hide(&mut self, node: NodeId) {
        self.nodes[node.index()].flags.0 |= Flags::HIDDEN;
    }

    /// Leaves of a text node only the part between two places in its own text, in bytes. Nothing where they are no places in it.
    pub fn cut(&mut self, node: NodeId, part: Range<usize>) {
        let whole = self.own_text(node);
        let part = if whole.is_char_boundary(part.start) && whole.is_char_boundary(part.end) { part } else { 0..0 };
        let node = &mut self.nodes[node.index()];
        if node.tag == Tag::Text {
            node.data = (node.data.0 + part.start as u32, node.data.0 + part.end.max(part.start) as u32);
        }
    }

    /// The parent; the root is its own.
    pub fn parent(&self, node: NodeId) -> NodeId {
        NodeId(self.nodes[node.index()].parent)
    }

    /// One past the last node of the subtree, so that `node.0 .. end` are all nodes in it.
    pub fn end(&self, node: NodeId) -> u32 {
        self.nodes[node.index()].end
    }

    /// Whether `inner` is `outer` or lies in its subtree.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer.0..self.end(outer)).contains(&inner.0)
    }

    /// The node and all below it, in document order.
    pub fn subtree(&self, node: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (node.0..self.end(node)).map(NodeId)
    }

    /// All nodes in document order.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        self.subtree(NodeId::ROOT)
    }

    /// The children, in order.
    pub fn children(&self, node: NodeId) -> Children<'_> {
        Children { page: self, next: node.0 + 1, end: self.end(node) }
    }

    /// The parent, its parent, and so on, the root last.
    pub fn ancestors(&self, node: NodeId) -> Ancestors<'_> {
        Ancestors { page: self, at: node }
    }

    /// The nearest node, itself included, for which `test` holds.
    pub fn closest(&self, node: NodeId, test: impl Fn(NodeId) -> bool) -> Option<NodeId> {
        std::iter::once(node).chain(self.ancestors(node)).find(|&n| test(n))
    }

    /// A text node's own text as it stands in the document; empty for elements.
    pub fn own_text(&self, node: NodeId) -> &str {
        let n = &self.nodes[node.index()];
        if n.tag == Tag::Text { &self.text[n.data.0 as usize..n.data.1 as usize] } else { "" }
    }

    /// All text of the subtree, white space folded, blocks and line breaks parted by one space. Hidden text is included,
    /// the text of script-like elements is not.
    pub fn text(&self, node: NodeId) -> String {
        let mut out = String::new();
        let mut at = node.0;
        while at < self.end(node) {
            let n = NodeId(at);
            if self.tag(n).is_silent() {
                at = self.end(n);
                continue;
            }
            if self.tag(n) == Tag::Text {
                fold_into(&mut out, self.own_text(n));
            } else if !self.tag(n).is_inline() && !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
            at += 1;
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// The value of an attribute, if the element has it.
    pub fn attr(&self, node: NodeId, name: &str) -> Option<&str> {
        self.attr_range(node)
            .map(|i| &self.attrs[i])
            .find(|a| self.names[a.name as usize] == name)
            .map(|a| &self.text[a.value.0 as usize..a.value.1 as usize])
    }

    /// All attributes that were read, in the element's order.
    pub fn attrs(&self, node: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.attr_range(node).map(|i| {
            let a = &self.attrs[i];
            (self.names[a.name as usize].as_str(), &self.text[a.value.0 as usize..a.value.1 as usize])
        })
    }

    fn attr_range(&self, node: NodeId) -> Range<usize> {
        let n = &self.nodes[node.index()];
        if matches!(n.tag, Tag::Text | Tag::Document) { 0..0 } else { n.data.0 as usize..n.data.1 as usize }
    }
}

/// Appends `text` with every run of white space as one space; none at the very start, none doubled at the seam.
pub fn fold_into(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let at = space_end(rest);
        if at > 0 && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        rest = &rest[at..];
        if rest.is_empty() {
            return;
        }
        let (word, after) = rest.split_at(word_end(rest));
        out.push_str(word);
        rest = after;
    }
}

/// Bytes of the white space that a text begins with. Looks at characters only where bytes don't tell.
fn space_end(text: &str) -> usize {
    let at = text.bytes().position(|b| !is_ascii_space(b)).unwrap_or(text.len());
    match text.as_bytes().get(at) {
        Some(b) if !b.is_ascii() => text[at..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |more| at + more),
        _ => at,
    }
}

/// Bytes before the first white space.
fn word_end(text: &str) -> usize {
    let at = text.bytes().position(|b| is_ascii_space(b) || !b.is_ascii()).unwrap_or(text.len());
    match text.as_bytes().get(at) {
        Some(b) if !b.is_ascii() => text[at..].find(char::is_whitespace).map_or(text.len(), |more| at + more),
        _ => at,
    }
}

fn is_ascii_space(b: u8) -> bool {
    matches!(b, b' ' | b'\t'..=b'\r')
}

/// Whether the readers of documents take an attribute of this name. The JavaScript reader (`web/snapshot.js`) holds the same rule.
/// Of `data-` attributes all are read: they carry lazy images' addresses and vendors' markers. Elements of the SVG and MathML namespaces
/// keep all attributes.
pub fn snapshot_reads(name: &str) -> bool {
    name.starts_with("data-") || name.starts_with("aria-") || SNAPSHOT_ATTRS.binary_search(&name).is_ok()
}

/// The part of a value that the readers of documents take: all of an address (by the attribute's name), of others the first 4,000 UTF-16 units.
/// Elements of the SVG and MathML namespaces keep all.
pub fn snapshot_cut<'a>(name: &str, value: &'a str) -> &'a str {
    const MOST: usize = 4_000;
    if value.len() <= MOST || ["href", "src", "url", "poster", "original"].iter().any(|part| name.contains(part)) {
        return value;
    }
    let mut units = 0;
    let end = value.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MOST
    });
    &value[..end.map_or(value.len(), |(at, _)| at)]
}

/// Whether the readers of documents ask if an element of this name is rendered: not where it is not by its nature, or where the answer is not
/// worth a question. Nothing in SVG or MathML is asked either, only their roots.
pub fn snapshot_asks(name: &str) -> bool {
    !SNAPSHOT_UNASKED.contains(&name)
}

const SNAPSHOT_UNASKED: [&str; 33] = [
    "area", "b", "base", "br", "cite", "code", "col", "colgroup", "em", "head", "html", "i", "link", "meta", "noscript", "option", "optgroup",
    "param", "rp", "rt", "s", "script", "slot", "small", "source", "strong", "sub", "sup", "title", "track", "tt", "u", "wbr",
];

/// Sorted.
const SNAPSHOT_ATTRS: [&str; 63] = [
    "action",
    "allow",
    "allowfullscreen",
    "alt",
    "amp-access-hide",
    "cite",
    "class",
    "colspan",
    "content",
    "controls",
    "coords",
    "data",
    "datetime",
    "dir",
    "display",
    "download",
    "headers",
    "height",
    "hidden",
    "href",
    "hreflang",
    "id",
    "inert",
    "itemid",
    "itemprop",
    "itemref",
    "itemscope",
    "itemtype",
    "kind",
    "label",
    "lang",
    "loading",
    "media",
    "method",
    "name",
    "open",
    "placeholder",
    "poster",
    "property",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "shadowrootmode",
    "sizes",
    "span",
    "src",
    "srclang",
    "srcset",
    "start",
    "subscriptions-section",
    "summary",
    "target",
    "title",
    "type",
    "value",
    "video-id",
    "videoid",
    "viewBox",
    "width",
    "xlink:href",
    "xmlns",
];

/// Iterator over a node's children.
pub struct Children<'a> {
    page: &'a Page,
    next: u32,
    end: u32,
}

impl Iterator for Children<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        (self.next < self.end).then(|| {
            let node = NodeId(self.next);
            self.next = self.page.end(node);
            node
        })
    }
}

/// Iterator over a node's ancestors, nearest first.
pub struct Ancestors<'a> {
    page: &'a Page,
    at: NodeId,
}

impl Iterator for Ancestors<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let parent = self.page.parent(self.at);
        (parent != self.at).then(|| {
            self.at = parent;
            parent
        })
    }
}

/// A set of nodes, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeSet {
    bits: Vec<u64>,
}

impl NodeSet {
    /// An empty set for the nodes of `page`.
    pub fn new(page: &Page) -> Self {
        NodeSet { bits: vec![0; page.len().div_ceil(64)] }
    }

    /// Puts the node in.
    pub fn insert(&mut self, node: NodeId) {
        self.bits[node.index() / 64] |= 1 << (node.0 % 64);
    }

    /// Takes the node out.
    pub fn remove(&mut self, node: NodeId) {
        self.bits[node.index() / 64] &= !(1 << (node.0 % 64));
    }

    /// Whether the node is in the set.
    pub fn has(&self, node: NodeId) -> bool {
        self.bits[node.index() / 64] >> (node.0 % 64) & 1 == 1
    }

    /// Whether any node of the range of ids is in the set.
    pub fn any(&self, mut range: Range<u32>) -> bool {
        range.any(|n| self.has(NodeId(n)))
    }

    /// The nodes, in document order.
    pub fn iter(&self) -> impl Iterator<Item = NodeId> {
        self.bits.iter().enumerate().flat_map(|(i, &word)| (0..64).filter(move |b| word >> b & 1 == 1).map(move |b| NodeId((i * 64 + b) as u32)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_attributes_that_are_read_are_sorted() {
        assert!(SNAPSHOT_ATTRS.is_sorted() && snapshot_reads("href") && snapshot_reads("data-src") && !snapshot_reads("onclick"));
    }
}
