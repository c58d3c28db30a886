//! What is measured of a block for telling story from clutter. The names stand beside the values, so that weights can explain themselves.

use super::context::{Context, MAX_CLIMB, Sums};
use super::dated::is_dated;
use super::row::{Sink, flag, log};
use crate::blocks::Block;
use crate::page::{NodeId, Tag};
use crate::vocabulary::has_price;

/// Gives the name and the value of each feature of block `i`, always in the same order.
pub fn describe(c: &Context, i: usize, out: &mut impl Sink) {
    let block = &c.blocks[i];
    own(c, block, out);
    tags(c, block, out);
    surroundings(c, i, block, out);
    position(c, i, block, out);
    neighbours(c, i, out);
    repetition(c, i, block, out);
    boundaries(c, i, out);
    super::vocabulary_features::describe(c, i, out);
    addressed(c, i, out);
}

#[inline(never)]
fn own(c: &Context, b: &Block, out: &mut impl Sink) {
    let text = c.blocks.text(b);
    let weight = b.weight.max(1) as f32;
    out.put("weight", log(b.weight as f32));
    out.put("words", log(b.words as f32));
    out.put("link_density", b.link_density());
    out.put("links", log(b.links as f32));
    out.put("bold", b.bold_weight as f32 / weight);
    out.put("sentences", log(b.sentences as f32));
    out.put("commas", b.commas as f32 / weight * 100.0);
    out.put("digits", b.digits as f32 / weight);
    out.put("upper", b.upper as f32 / weight);
    out.put("closed", flag(b.closed));
    out.put("word_length", weight / b.words.max(1) as f32);
    out.put("dated", flag(is_dated(b, text)));
    let first = text.chars().next().unwrap_or(' ');
    out.put("starts_lower", flag(first.is_lowercase()));
    out.put("starts_mark", flag(!first.is_alphanumeric() && !matches!(first, '"' | '“' | '«' | '„' | '「' | '(')));
    out.put("colon_end", flag(text.ends_with([':', '：'])));
    out.put("pictograph", flag(text.chars().take(3).any(|c| matches!(c as u32, 0x2190..=0x2bff | 0x1f000..=0x1faff))));
    out.put("italic", flag(all_in(c, b, |tag| matches!(tag, Tag::Em | Tag::I))));
    out.put("boxed_bold", flag(all_in(c, b, |tag| matches!(tag, Tag::Strong | Tag::B))));
    out.put("question", flag(text.contains(['?', '？', '؟'])));
    out.put("exclaims", flag(text.contains(['!', '！'])));
    out.put("copyright", flag(text.contains('©')));
    out.put("bars", text.chars().filter(|c| matches!(c, '|' | '•' | '·' | '›' | '»' | '/')).count() as f32);
}

/// Whether the block's first and last text stand in elements of this kind.
fn all_in(c: &Context, b: &Block, test: impl Fn(Tag) -> bool) -> bool {
    let inside = |n: u32| c.page.ancestors(NodeId(n)).take_while(|&a| a != b.container).any(|a| test(c.page.tag(a)));
    inside(b.nodes.start) && inside(b.nodes.end - 1)
}

#[inline(never)]
fn tags(c: &Context, b: &Block, out: &mut impl Sink) {
    let tag = c.page.tag(b.container);
    out.put("tag_p", flag(tag == Tag::P));
    out.put("tag_div", flag(tag == Tag::Div));
    out.put("tag_li", flag(tag == Tag::Li));
    out.put("tag_cell", flag(matches!(tag, Tag::Td | Tag::Th)));
    out.put("tag_button", flag(matches!(tag, Tag::Button | Tag::Form)));
    out.put("tag_other", flag(tag == Tag::Other));
    out.put("heading", c.heading(b).map_or(0.0, f32::from));
    let mut near = [MAX_CLIMB as f32; 13];
    for (depth, up) in std::iter::once(b.container).chain(c.page.ancestors(b.container)).take(MAX_CLIMB).enumerate() {
        let slot = match c.page.tag(up) {
            Tag::Nav | Tag::Menu => 0,
            Tag::Header => 1,
            Tag::Footer => 2,
            Tag::Aside => 3,
            Tag::Form => 4,
            Tag::Article => 5,
            Tag::Main => 6,
            Tag::Table => 7,
            Tag::Ul | Tag::Ol | Tag::Dl => 8,
            Tag::Figure => 9,
            Tag::Section => 10,
            Tag::Blockquote | Tag::Pre => 11,
            Tag::Dialog => 12,
            _ => match c.page.attr(up, "role") {
                Some("navigation") => 0,
                Some("banner") => 1,
                Some("contentinfo") => 2,
                Some("complementary") => 3,
                Some("main") => 6,
                Some("dialog") => 12,
                _ => continue,
            },
        };
        near[slot] = near[slot].min(depth as f32);
    }
    const NAMES: [&str; 13] = [
        "in_nav",
        "in_header",
        "in_footer",
        "in_aside",
        "in_form",
        "in_article",
        "in_main",
        "in_table",
        "in_list",
        "in_figure",
        "in_section",
        "in_quote",
        "in_dialog",
    ];
    for (name, depth) in NAMES.into_iter().zip(near) {
        out.put(name, depth);
    }
}

#[inline(never)]
fn surroundings(c: &Context, i: usize, b: &Block, out: &mut impl Sink) {
    const NAMES: [[&str; 6]; 4] = [
        ["l1_blocks", "l1_prose", "l1_share", "l1_links", "l1_p", "l1_title"],
        ["l2_blocks", "l2_prose", "l2_share", "l2_links", "l2_p", "l2_title"],
        ["l3_blocks", "l3_prose", "l3_share", "l3_links", "l3_p", "l3_title"],
        ["l4_blocks", "l4_prose", "l4_share", "l4_links", "l4_p", "l4_title"],
    ];
    let page = c.sums(0..c.blocks.len());
    // The first level is the container by itself where it holds one block: what it says is said by the block's own features.
    let mut levels = c.levels(b).filter(|&n| c.blocks.within(c.page, n).len() > 1);
    let mut last = NodeId::ROOT;
    for names in NAMES {
        let node = levels.next().unwrap_or(last);
        last = node;
        let s: Sums = c.within(node);
        let share = |x: f32, all: f32| x / all.max(1.0);
        out.put(names[0], log(s.blocks as f32));
        out.put(names[1], share(s.prose, s.weight));
        out.put(names[2], share(s.prose, page.prose));
        out.put(names[3], s.link_density());
        out.put(names[4], share(s.paragraphs as f32, s.blocks as f32));
        out.put(names[5], flag(c.title.is_some_and(|t| c.blocks.within(c.page, node).contains(&t))));
    }
    let core = c.blocks.within(c.page, c.core);
    out.put("in_core", flag(core.contains(&i)));
    out.put("core_share", share_of(c.within(c.core).prose, page.prose));
    out.put(
        "from_core",
        if i < core.start {
            i as f32 - core.start as f32
        } else if i >= core.end {
            (i - core.end) as f32 + 1.0
        } else {
            0.0
        }
        .clamp(-60.0, 60.0),
    );
    let common = c.common(b.container, c.core);
    out.put("core_reach", log(c.within(common).blocks as f32) - log(core.len() as f32));
}

fn share_of(x: f32, all: f32) -> f32 {
    x / all.max(1.0)
}

#[inline(never)]
fn position(c: &Context, i: usize, b: &Block, out: &mut impl Sink) {
    let page = c.sums(0..c.blocks.len());
    let before = c.sums(0..i);
    out.put("at_weight", share_of(before.weight, page.weight));
    out.put("prose_before", share_of(before.prose, page.prose));
    out.put("prose_after", share_of(c.sums(i + 1..c.blocks.len()).prose, page.prose));
    out.put("page_blocks", log(page.blocks as f32));
    out.put("page_prose", log(page.prose));
    out.put("page_links", page.link_density());
    out.put("page_prose_blocks", log(page.prose_blocks as f32));
    let Some(title) = c.title else {
        for name in [
            "is_title",
            "from_title",
            "prose_since_title",
            "headings_since_title",
            "dates_since_title",
            "links_since_title",
            "title_reach",
            "title_unit",
        ] {
            out.put(name, -99.0);
        }
        return;
    };
    let since = if i >= title { c.sums(title..i) } else { c.sums(i..title) };
    let sign = if i >= title { 1.0 } else { -1.0 };
    out.put("is_title", flag(i == title));
    out.put("from_title", sign * log(since.blocks as f32));
    out.put("prose_since_title", sign * log(since.prose));
    out.put("headings_since_title", sign * since.headings as f32);
    out.put("dates_since_title", sign * since.dates as f32);
    out.put("links_since_title", since.link_density());
    let title_box = c.blocks[title].container;
    let common = c.common(b.container, title_box);
    out.put("title_reach", log(c.within(common).blocks as f32));
    out.put("title_unit", flag(same_unit(c, common, b.container, title_box)));
}

/// Whether a block stands in a sibling of the headline's own branch that looks the same from outside: another story of a stack.
fn same_unit(c: &Context, common: NodeId, block: NodeId, title: NodeId) -> bool {
    let (a, b) = (c.child_towards(common, block), c.child_towards(common, title));
    a != b && c.page.tag(a) == c.page.tag(b) && c.page.attr(a, "class") == c.page.attr(b, "class") && c.within(a).blocks > 2 && c.within(b).blocks > 2
}

#[inline(never)]
fn neighbours(c: &Context, i: usize, out: &mut impl Sink) {
    const NAMES: [[&str; 6]; 4] = [
        ["p2_weight", "p2_links", "p2_tag_p", "p2_heading", "p2_closed", "p2_same"],
        ["p1_weight", "p1_links", "p1_tag_p", "p1_heading", "p1_closed", "p1_same"],
        ["n1_weight", "n1_links", "n1_tag_p", "n1_heading", "n1_closed", "n1_same"],
        ["n2_weight", "n2_links", "n2_tag_p", "n2_heading", "n2_closed", "n2_same"],
    ];
    for (names, by) in NAMES.into_iter().zip([-2isize, -1, 1, 2]) {
        let other = i.checked_add_signed(by).and_then(|j| c.blocks.get(j));
        out.put(names[0], other.map_or(-1.0, |b| log(b.weight as f32)));
        out.put(names[1], other.map_or(-1.0, |b| b.link_density()));
        out.put(names[2], other.map_or(-1.0, |b| flag(c.page.tag(b.container) == Tag::P)));
        out.put(names[3], other.and_then(|b| c.heading(b)).map_or(0.0, f32::from));
        out.put(names[4], other.map_or(-1.0, |b| flag(b.closed)));
        out.put(names[5], other.map_or(-1.0, |b| flag(c.page.parent(b.container) == c.page.parent(c.blocks[i].container))));
    }
    let around = |by: usize| c.sums(i.saturating_sub(by)..(i + by + 1).min(c.blocks.len()));
    for (by, prose, links) in [(4, "w4_prose", "w4_links"), (10, "w10_prose", "w10_links")] {
        let s = around(by);
        out.put(prose, s.prose / s.blocks as f32);
        out.put(links, s.link_density());
    }
    let heading = (i.saturating_sub(30)..i).rev().find(|&j| c.heading(&c.blocks[j]).is_some());
    out.put("under_level", heading.and_then(|j| c.heading(&c.blocks[j])).map_or(0.0, f32::from));
    out.put("under_distance", heading.map_or(31.0, |j| (i - j) as f32));
    out.put("under_links", heading.map_or(-1.0, |j| c.blocks[j].link_density()));
    out.put("under_is_title", flag(heading.is_some() && heading == c.title));
}

#[inline(never)]
fn repetition(c: &Context, i: usize, b: &Block, out: &mut impl Sink) {
    let mut found = None;
    for node in std::iter::once(b.container).chain(c.page.ancestors(b.container)).take(8) {
        if matches!(c.page.tag(node), Tag::Body | Tag::Document) {
            break;
        }
        let alike = c.alike(node);
        let s = c.within(node);
        if alike >= 3 && s.blocks >= 2 {
            found = Some((alike, s));
            break;
        }
    }
    let (alike, s) = found.unwrap_or_default();
    out.put("repeats", log(alike as f32));
    out.put("twins", log(c.twins[i] as f32));
    out.put("repeat_blocks", s.blocks as f32);
    out.put("repeat_prose", log(s.prose));
    out.put("repeat_links", s.link_density());
    out.put("repeat_dates", s.dates as f32);
    out.put("repeat_headings", s.headings as f32);
}

#[inline(never)]
fn boundaries(c: &Context, i: usize, out: &mut impl Sink) {
    out.put("stories_since_title", c.boundaries.stories[i] as f32);
    out.put("behind_boundary", flag(c.boundaries.behind[i]));
    out.put("in_body", c.body[i]);
    out.put("other_unit", flag(c.boundaries.other_unit[i]));
    let shared = &c.shared[i];
    out.put("shared_any", shared.any);
    out.put("shared_often", shared.often);
    out.put("shared_before", shared.before);
    out.put("shared_near", shared.near);
}

/// Whom the block speaks to, and whether it names a price.
#[inline(never)]
fn addressed(c: &Context, i: usize, out: &mut impl Sink) {
    let (own, page) = (c.audiences.blocks[i], &c.audiences);
    let (you, we) = (own.share(own.you), own.share(own.we));
    out.put("you", you);
    out.put("we", we);
    out.put("asks", own.share(own.asks));
    out.put("you_more", you - page.you);
    out.put("we_more", we - page.we);
    out.put("you_and_we", flag(own.you > 0.0 && own.we > 0.0));
    let text = c.blocks.text(&c.blocks[i]);
    out.put("price", flag(c.blocks[i].digits > 0 && (text.contains('%') || has_price(text))));
}
