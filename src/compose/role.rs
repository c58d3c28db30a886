//! What an element of the page is for the reading.

use crate::page::{NodeId, Page, Tag};

/// See the module's documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Never comes through, nor does what is in it.
    Skip,
    /// Its content does; it stands on lines of its own.
    Boundary,
    /// Its content does, within the line.
    Transparent,
    /// A paragraph.
    Paragraph,
    /// A block of this name.
    Block(&'static str),
    /// An inline element of this name.
    Inline(&'static str),
}

/// The role of an element.
pub(super) fn of(page: &Page, node: NodeId) -> Role {
    let tag = page.tag(node);
    if let Some(level) = heading_level(page, node) {
        return Role::Block(["h1", "h2", "h3", "h4", "h5", "h6"][level as usize - 1]);
    }
    if tag.is_inline() { inline(page, node, tag) } else { block(page, node, tag) }
}

/// The level of a heading, 1 to 6, by name or by `role="heading"`.
fn heading_level(page: &Page, node: NodeId) -> Option<u8> {
    page.tag(node).heading().or_else(|| {
        let level = page.attr(node, "aria-level").and_then(|l| l.trim().parse().ok()).unwrap_or(2);
        (page.attr(node, "role") == Some("heading")).then_some(u8::clamp(level, 1, 6))
    })
}

fn block(page: &Page, node: NodeId, tag: Tag) -> Role {
    match tag {
        Tag::P => Role::Paragraph,
        Tag::Blockquote => Role::Block("blockquote"),
        Tag::Ul | Tag::Menu => Role::Block("ul"),
        Tag::Ol => Role::Block("ol"),
        Tag::Li => Role::Block("li"),
        Tag::Dl => Role::Block("dl"),
        Tag::Dt => Role::Block("dt"),
        Tag::Dd => Role::Block("dd"),
        Tag::Details => Role::Block("details"),
        Tag::Summary => Role::Block("summary"),
        Tag::Thead => Role::Block("thead"),
        Tag::Tbody => Role::Block("tbody"),
        Tag::Tfoot => Role::Block("tfoot"),
        Tag::Tr => Role::Block("tr"),
        Tag::Th => Role::Block("th"),
        Tag::Td => Role::Block("td"),
        Tag::Caption => Role::Block("caption"),
        Tag::Textarea | Tag::Head | Tag::Frameset | Tag::Title | Tag::Canvas | Tag::OptionTag | Tag::Optgroup => Role::Skip,
        Tag::Other if stands_in_text(page, node) => Role::Transparent,
        _ if has_class(page, node, &["pullquote", "pull-quote", "pq"]) => Role::Block("blockquote"),
        _ if tag == Tag::Aside || page.attr(node, "role") == Some("note") || has_class(page, node, &["admonition", "callout"]) => {
            Role::Block("aside")
        }
        _ => Role::Boundary,
    }
}

fn inline(page: &Page, node: NodeId, tag: Tag) -> Role {
    Role::Inline(match tag {
        Tag::A => "a",
        Tag::Abbr => "abbr",
        Tag::B => "b",
        Tag::Bdi => "bdi",
        Tag::Bdo => "bdo",
        Tag::Cite => "cite",
        Tag::Code | Tag::Tt => "code",
        Tag::Del => "del",
        Tag::Dfn => "dfn",
        Tag::Em => "em",
        Tag::I => "i",
        Tag::Ins => "ins",
        Tag::Kbd => "kbd",
        Tag::Mark => "mark",
        Tag::Q => "q",
        Tag::Rt => "rt",
        Tag::Ruby => "ruby",
        Tag::S | Tag::Strike => "s",
        Tag::Samp => "samp",
        Tag::Small => "small",
        Tag::Strong => "strong",
        Tag::Sub => "sub",
        Tag::Sup => "sup",
        Tag::Time => "time",
        Tag::U => "u",
        Tag::Var => "var",
        Tag::Span if page.attr(node, "lang").is_some() || page.attr(node, "dir").is_some() => "span",
        Tag::Script | Tag::Style | Tag::Template | Tag::Noscript | Tag::Select | Tag::Input | Tag::Rp | Tag::Meter | Tag::Progress => {
            return Role::Skip;
        }
        Tag::Link | Tag::Meta | Tag::Source | Tag::Track | Tag::Area => return Role::Skip,
        _ => return Role::Transparent,
    })
}

/// Whether an element of unknown name is part of a line: it stands in a paragraph, or text stands right before or after it.
fn stands_in_text(page: &Page, node: NodeId) -> bool {
    let parent = page.parent(node);
    if page.tag(parent) == Tag::P || page.tag(parent).is_inline() {
        return true;
    }
    [node.0.wrapping_sub(1), page.end(node)]
        .into_iter()
        .map(NodeId)
        .any(|n| n.index() < page.len() && page.tag(n) == Tag::Text && page.parent(n) == parent && !page.own_text(n).trim().is_empty())
}

/// Whether the element has one of these classes, letter case aside.
pub(super) fn has_class(page: &Page, node: NodeId, names: &[&str]) -> bool {
    classes(page, node).any(|c| names.iter().any(|n| c.eq_ignore_ascii_case(n)))
}

/// The element's classes.
pub(super) fn classes(page: &Page, node: NodeId) -> impl Iterator<Item = &str> {
    page.attr(node, "class").unwrap_or("").split_ascii_whitespace()
}
