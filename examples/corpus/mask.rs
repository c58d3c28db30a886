//! A page as it would be by authors who say less of it, in classes and ids or in elements: what detectors make of such pages tells how much
//! they rest on names that they were shown. For the tools that measure and train.

use lede::page::{Builder, NodeId, Page, Tag};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a page does without.
#[derive(Clone, Copy, Default)]
pub struct Mask {
    /// Classes and ids mean nothing, as those that bundlers make; equal ones stay equal. Data attributes that lead to no file are gone.
    names: bool,
    /// Sections are plain `div`s, and so is every heading below the first level; roles, ARIA and microdata are gone.
    elements: bool,
}

impl Mask {
    /// `names`, `elements` or `both`.
    pub fn named(name: &str) -> Option<Mask> {
        match name {
            "names" => Some(Mask { names: true, elements: false }),
            "elements" => Some(Mask { names: false, elements: true }),
            "both" => Some(Mask { names: true, elements: true }),
            _ => None,
        }
    }

    /// The page behind the mask. Nodes keep their order and their ids.
    pub fn over(self, page: Page) -> Page {
        if !self.names && !self.elements {
            return page;
        }
        let mut builder = Builder::new(page.url(), page.base());
        let mut open: Vec<u32> = Vec::new();
        for node in page.all().skip(1) {
            while open.last().is_some_and(|end| *end <= node.0) {
                open.pop();
                builder.close();
            }
            if page.tag(node) == Tag::Text {
                builder.text(page.own_text(node));
            } else {
                self.element(&page, node, &mut builder);
                open.push(page.end(node));
            }
        }
        builder.finish()
    }

    fn element(self, page: &Page, node: NodeId, builder: &mut Builder) {
        let plain = self.elements && is_section(page.tag(node));
        builder.open(if plain { "div" } else { page.name(node) }, page.flags(node));
        let about_page = matches!(page.tag(node), Tag::Meta | Tag::Link | Tag::Script | Tag::Html | Tag::Body);
        for (name, value) in page.attrs(node) {
            match name {
                _ if about_page => builder.attr(name, value),
                "class" | "id" if self.names => builder.attr(name, &value.split_whitespace().map(hashed).collect::<Vec<_>>().join(" ")),
                "role" | "itemtype" | "itemprop" | "itemscope" if self.elements => {}
                _ if self.elements && name.starts_with("aria-") => {}
                _ if self.names && name.starts_with("data-") && !value.contains(['/', '.']) => {}
                _ => builder.attr(name, value),
            }
        }
    }
}

fn is_section(tag: Tag) -> bool {
    matches!(tag, Tag::Article | Tag::Section | Tag::Aside | Tag::Nav | Tag::Header | Tag::Footer | Tag::Main)
        || tag.heading().is_some_and(|level| level > 1)
}

fn hashed(name: &str) -> String {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    format!("x{:x}", hasher.finish() >> 32)
}
