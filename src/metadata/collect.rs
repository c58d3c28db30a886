//! One pass over the page: everything in it that may say who, what or when.

use super::Seen;
use super::signs::{self, Sign};
use crate::page::{NodeId, Page, Tag};

/// An element that may name the author or the day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub(super) node: NodeId,
    /// How plainly it says so; the higher the better.
    pub(super) rank: u8,
    /// Bytes of shown text before it.
    pub(super) at: u32,
}

/// A heading, or what the page marks up as the headline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    pub(super) node: NodeId,
    /// 1 to 6; 0 for marked-up headlines.
    pub(super) level: u8,
    pub(super) at: u32,
}

/// Limits what a hostile page can make us look at.
const MAX_MARKS: usize = 400;

/// What the pass found, in document order.
#[derive(Debug, Default)]
pub(super) struct Facts<'p> {
    /// Key (as written) and content of each `meta`.
    pub(super) metas: Vec<(&'p str, &'p str)>,
    pub(super) title: Option<String>,
    pub(super) canonical: Option<&'p str>,
    pub(super) scripts: Vec<&'p str>,
    pub(super) headings: Vec<Heading>,
    pub(super) authors: Vec<Mark>,
    pub(super) dates: Vec<Mark>,
    /// Node ranges of furniture and other people's words: comments, related lists, sidebars, footers.
    pub(super) zones: Vec<(u32, u32)>,
    pub(super) html_lang: Option<&'p str>,
}

impl<'p> Facts<'p> {
    /// Reads the page.
    #[inline(never)]
    pub(super) fn of(seen: Seen<'p>) -> Facts<'p> {
        let page = seen.page;
        let mut facts = Facts::default();
        let (mut at, mut next) = (0, 0);
        while next < page.len() as u32 {
            let node = NodeId(next);
            next += 1;
            match page.tag(node) {
                Tag::Text => at += page.own_text(node).len() as u32,
                Tag::Meta | Tag::Link | Tag::Title | Tag::Script => {
                    facts.machine(page, node);
                    next = page.end(node);
                }
                Tag::Head | Tag::Html | Tag::Body => facts.frame(page, node),
                tag if tag.is_silent() || tag == Tag::Svg || seen.is_hidden(node) => {
                    facts.hidden(page, node);
                    next = page.end(node);
                }
                tag => facts.shown(page, node, tag, at),
            }
        }
        facts
    }

    /// The content of the first `meta` with one of the keys, in the keys' order.
    #[inline(never)]
    pub(super) fn meta(&self, keys: &[&str]) -> Option<&'p str> {
        keys.iter().find_map(|key| self.metas(key).next())
    }

    /// All contents of `meta`s with this key.
    pub(super) fn metas(&self, key: &str) -> impl Iterator<Item = &'p str> {
        self.metas.iter().filter(move |(k, content)| k.eq_ignore_ascii_case(key) && !content.trim().is_empty()).map(|(_, content)| content.trim())
    }

    /// Which of the marks lie in a zone that the headline is not in. One sweep, as both are in document order.
    pub(super) fn outside(&self, marks: &[Mark], headline: Option<NodeId>) -> Vec<bool> {
        let mut zones = self.zones.iter().filter(|z| headline.is_none_or(|h| !(z.0..z.1).contains(&h.0))).peekable();
        let mut end = 0;
        let mut out = Vec::with_capacity(marks.len());
        for mark in marks {
            while let Some(zone) = zones.next_if(|z| z.0 <= mark.node.0) {
                end = end.max(zone.1);
            }
            out.push(mark.node.0 < end);
        }
        out
    }

    #[inline(never)]
    fn machine(&mut self, page: &'p Page, node: NodeId) {
        match page.tag(node) {
            Tag::Meta => self.meta_element(page, node),
            Tag::Link => match (page.attr(node, "rel"), page.attr(node, "href")) {
                (Some(rel), Some(href)) if rel.eq_ignore_ascii_case("canonical") => self.canonical = self.canonical.or(Some(href)),
                _ => {}
            },
            Tag::Title if self.title.is_none() => {
                let text: String = page.children(node).map(|child| page.own_text(child)).collect();
                self.title = Some(super::text::plain(&text)).filter(|t| !t.is_empty());
            }
            Tag::Script if page.attr(node, "type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json")) => {
                self.scripts.extend(page.children(node).map(|child| page.own_text(child)));
            }
            _ => {}
        }
    }

    fn meta_element(&mut self, page: &'p Page, node: NodeId) {
        let (mut keys, mut content) = ([None; 3], None);
        for (name, value) in page.attrs(node) {
            match name {
                "property" => keys[0] = Some(value),
                "name" => keys[1] = Some(value),
                "itemprop" => keys[2] = Some(value),
                "content" => content = Some(value),
                _ => {}
            }
        }
        if let Some(content) = content.filter(|_| self.metas.len() < MAX_MARKS) {
            self.metas.extend(keys.into_iter().flatten().map(|key| (key, content)));
        }
    }

    fn frame(&mut self, page: &'p Page, node: NodeId) {
        if page.tag(node) == Tag::Html {
            self.html_lang = page.attr(node, "lang");
        }
    }

    /// Of what is not shown only machine-readable parts count: scripts and `meta`s anywhere.
    #[inline(never)]
    fn hidden(&mut self, page: &'p Page, node: NodeId) {
        if page.tag(node) == Tag::Noscript {
            return;
        }
        for inner in page.subtree(node).filter(|&n| matches!(page.tag(n), Tag::Meta | Tag::Script)) {
            self.machine(page, inner);
        }
    }

    #[inline(never)]
    fn shown(&mut self, page: &'p Page, node: NodeId, tag: Tag, at: u32) {
        let mut sign = match tag {
            Tag::Footer | Tag::Aside | Tag::Nav => Sign::ZONE,
            Tag::Time => Sign { date: 3, ..Sign::default() },
            _ => Sign::default(),
        };
        for (name, value) in page.attrs(node) {
            match name {
                "class" | "id" | "data-testid" | "data-component" | "data-qa" => sign.add(signs::of_class(value)),
                "itemprop" | "rel" | "datetime" | "href" | "property" => sign.add(signs::of_attr(name, value)),
                _ => {}
            }
        }
        let mark = |rank| Mark { node, rank, at };
        if sign.zone && sign.author == 0 {
            self.zones.push((node.0, page.end(node)));
        }
        if sign.author > 0 && self.authors.len() < MAX_MARKS {
            self.authors.push(mark(sign.author));
        }
        if sign.date > 0 && self.dates.len() < MAX_MARKS {
            self.dates.push(mark(sign.date));
        }
        let level = tag.heading().or(sign.headline.then_some(0));
        if let Some(level) = level.filter(|_| self.headings.len() < MAX_MARKS) {
            self.headings.push(Heading { node, level, at });
        }
    }
}
