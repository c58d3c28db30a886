//! The story's nodes as a sanitised reading document.

use crate::metadata::Metadata;
use crate::page::packed::Packer;
use crate::page::{Flags, NodeId, NodeSet, Page};

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

/// Composes the reading of the text and media nodes in `kept`.
pub fn compose(_page: &Page, _kept: &NodeSet, _metadata: &Metadata) -> Reading {
    Reading::default()
}

impl Reading {
    /// The reading as an HTML string.
    pub fn html(&self) -> String {
        String::new()
    }

    /// The reading as Markdown.
    pub fn markdown(&self) -> String {
        String::new()
    }

    /// The reading in the packed form, for building its nodes in the document without parsing. Each top-level element carries
    /// `data-lede-source`, the number of the page's node it was made from.
    pub fn pack(&self) -> Packer {
        let mut packer = Packer::default();
        for op in &self.ops {
            match op {
                Op::Open { name, foreign, attrs, .. } => {
                    packer.open(name, Flags(if *foreign { Flags::FOREIGN } else { 0 }), attrs.iter().map(|(k, v)| (*k, v.as_str())));
                }
                Op::Text(text) => packer.text(text),
                Op::Close => packer.close(),
            }
        }
        packer
    }
}
