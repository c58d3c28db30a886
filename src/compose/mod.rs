//! The story's nodes as a sanitised reading document.
//!
//! One walk over the page ([`walk`]) tells a [`writer`] what it meets; the writer opens elements only when content comes, so nothing empty
//! is ever written and every paragraph, list item and cell is well-formed. Passes over the finished sequence then drop the repeated title
//! and pull quotes and settle heading levels and in-page links. Names and attributes come from the lists in [`allow`] and from nowhere else.

mod allow;
mod code;
mod element;
mod embeds;
mod figures;
mod headings;
#[cfg(test)]
mod hostile;
mod html;
mod images;
mod links;
mod markdown;
mod math;
mod players;
mod quotes;
mod role;
mod sources;
mod spans;
mod srcset;
#[cfg(test)]
mod structure;
mod svg;
mod tables;
mod text;
mod walk;
mod writer;

use crate::metadata::Metadata;
use crate::page::packed::Packer;
use crate::page::{Flags, NodeId, NodeSet, Page};

pub use embeds::is_media;
pub use text::{minutes, words};

/// A sanitised document: allow-listed elements and attributes only, links absolute.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The document as a flat, balanced sequence.
    pub ops: Vec<Op>,
}

/// A step of a [`Reading`].
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// An element opens.
    Open {
        /// Local name.
        name: &'static str,
        /// Of the SVG or MathML namespace.
        foreign: bool,
        /// Allow-listed attributes with safe values.
        attrs: Vec<(&'static str, String)>,
        /// The page's node that it was made from.
        source: NodeId,
    },
    /// Text, to be escaped wherever it becomes markup.
    Text(String),
    /// The open element ends.
    Close,
}

impl Op {
    /// The name of the element that opens here.
    fn opens(&self) -> Option<&'static str> {
        if let Op::Open { name, .. } = self { Some(name) } else { None }
    }

    /// An attribute of the element that opens here.
    fn attr(&self, key: &str) -> Option<&str> {
        let Op::Open { attrs, .. } = self else { return None };
        attrs.iter().find(|(k, _)| *k == key).map(|(_, value)| value.as_str())
    }
}

/// Composes the reading of the leaves in `kept`: text nodes, and elements for which [`is_media`] holds (with `hr`). Elements around them
/// are structure, and come through where they mean something. Linear in the page's size; never recurses.
pub fn compose(page: &Page, kept: &NodeSet, metadata: &Metadata) -> Reading {
    let mut ops = walk::Walk::new(page, kept).run();
    headings::settle(&mut ops, metadata);
    quotes::drop_pull_quotes(&mut ops);
    spans::trim_rules(&mut ops);
    links::settle(&mut ops, page);
    Reading { ops }
}

impl Reading {
    /// The reading as an HTML string.
    pub fn html(&self) -> String {
        html::write(&self.ops)
    }

    /// The reading as Markdown: CommonMark with GitHub's tables and strikethrough, formulas between dollar signs.
    pub fn markdown(&self) -> String {
        markdown::write(&self.ops)
    }

    /// The reading's text, one line a block.
    pub fn text(&self) -> String {
        text::write(&self.ops)
    }

    /// Words; a character of a script without spaces between words counts as half a word.
    pub fn words(&self) -> u32 {
        text::words(&self.text())
    }

    /// Reading time in minutes, at least 1 where there is text.
    pub fn minutes(&self) -> u32 {
        text::minutes(self.words())
    }

    /// The reading in the packed form, for building its nodes in the document without parsing. Each top-level element carries
    /// `data-lede-source`, the number of the page's node it was made from.
    pub fn pack(&self) -> Packer {
        let mut packer = Packer::default();
        let mut depth = 0_u32;
        for op in &self.ops {
            match op {
                Op::Open { name, foreign, attrs, source } => {
                    let number = source.0.to_string();
                    let top = (depth == 0).then_some(("data-lede-source", number.as_str()));
                    let flags = Flags(if *foreign { Flags::FOREIGN } else { 0 });
                    packer.open(name, flags, attrs.iter().map(|(k, v)| (*k, v.as_str())).chain(top));
                    depth += 1;
                }
                Op::Text(text) => packer.text(text),
                Op::Close => {
                    packer.close();
                    depth = depth.saturating_sub(1);
                }
            }
        }
        packer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Tag, packed};

    /// Composes a page with everything visible kept, as the engine would mark it.
    pub(super) fn reading_with(html: &str, metadata: &Metadata) -> Reading {
        let page = crate::html::page("https://site.example/a/story?x=1", html);
        let measures = crate::page::measure::Measures::of(&page);
        let mut kept = NodeSet::new(&page);
        for node in page.all().filter(|&n| !measures.hidden(n)) {
            let text = page.tag(node) == Tag::Text && !page.own_text(node).trim().is_empty();
            if text || page.tag(node) == Tag::Hr || is_media(&page, node) {
                kept.insert(node);
            }
        }
        compose(&page, &kept, metadata)
    }

    pub(super) fn reading(html: &str) -> Reading {
        reading_with(html, &Metadata::default())
    }

    pub(super) fn html(source: &str) -> String {
        reading(source).html()
    }

    #[test]
    fn only_the_kept_comes_through() {
        let page = crate::html::page("https://site.example/", "<div><p>One</p><p>Two</p></div>");
        let mut kept = NodeSet::new(&page);
        page.all().filter(|&n| page.own_text(n) == "Two").for_each(|n| kept.insert(n));
        assert_eq!(compose(&page, &kept, &Metadata::default()).html(), "<p>Two</p>");
    }

    #[test]
    fn top_level_elements_name_their_source_when_packed() {
        let page = crate::html::page("https://site.example/", "<div><p>One <b>two</b></p>");
        let mut kept = NodeSet::new(&page);
        page.all().filter(|&n| page.tag(n) == Tag::Text).for_each(|n| kept.insert(n));
        let packer = compose(&page, &kept, &Metadata::default()).pack();
        let built = packed::unpack("u", "b", &packer.words, &packer.text, packer.names);
        let source: u32 = built.attr(NodeId(1), "data-lede-source").unwrap().parse().unwrap();
        assert_eq!(page.tag(NodeId(source)), Tag::P);
        assert_eq!(built.attr(NodeId(3), "data-lede-source"), None);
        assert_eq!(built.name(NodeId(3)), "b");
    }

    #[test]
    fn no_story_gives_nothing() {
        let empty = reading("<body></body>");
        assert_eq!((empty.html(), empty.markdown(), empty.words(), empty.minutes()), (String::new(), String::new(), 0, 0));
    }
}
