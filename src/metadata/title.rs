//! The headline: what the reader sees above the story, confirmed by what the page says of itself to machines.

use super::Seen;
use super::calendar::{Custom, written};
use super::collect::{Facts, Heading};
use super::site;
use super::text::{likeness, same, visible, words};
use crate::page::{NodeId, Tag, url};

/// What was chosen.
#[derive(Debug, Default)]
pub(super) struct Headline {
    pub(super) title: Option<String>,
    /// The heading that shows it.
    pub(super) node: Option<NodeId>,
    /// Bytes of shown text before that heading.
    pub(super) at: u32,
    /// All that claims to be the headline, best first.
    pub(super) claims: Vec<String>,
}

/// Headings that are read; the story's own is never behind so many.
const MAX_HEADINGS: usize = 200;
/// What a heading has ahead for opening the page's prose: an `h1` with words of the title says more there than the title itself further down.
const OPENS: f32 = 0.3;
/// Least likeness to the title for that, and least characters of text, links aside, before the next heading.
const SOME: f32 = 0.3;
const PROSE: u32 = 100;
/// What a heading loses for being a link to another page of the site, as those of cards are.
const ELSEWHERE: f32 = 0.3;

struct Candidate {
    heading: Heading,
    text: String,
    /// How well it is confirmed by what the page states, 0 to 1.
    confirmed: f32,
    elsewhere: bool,
    /// Whether it stands where the page's prose begins.
    opens: bool,
}

impl Candidate {
    fn score(&self) -> f32 {
        let level = match self.heading.level {
            0 | 1 => 0.15,
            2 => -0.15,
            _ => -0.25,
        };
        self.confirmed + level - if self.elsewhere { ELSEWHERE } else { 0.0 } + if self.opens { OPENS } else { 0.0 }
    }
}

/// Chooses between the headings on the page and the stated titles (best first, without the site's name).
#[inline(never)]
pub(super) fn choose(page: Seen, facts: &Facts, stated: &[String], names: &[String]) -> Headline {
    let said: Vec<Vec<String>> = stated.iter().map(|s| words(s)).collect();
    let slug = slug(page.url());
    let mut shown: Vec<Candidate> = Vec::new();
    for heading in facts.headings.iter().filter(|h| h.level <= 3).take(MAX_HEADINGS) {
        let Some(text) = visible(page, heading.node, 400).filter(|t| t.chars().count() > 1 && !site::is_name(t, names)) else { continue };
        let text = site::strip_name(text.trim_end_matches(['¶', '#', '§', '🔗', ' ']), names);
        let confirmed = confirmed(&words(&text), &said, &slug);
        let elsewhere = (heading.level == 1 || confirmed >= SOME) && leads_elsewhere(page, facts, heading.node);
        shown.push(Candidate { heading: *heading, text, confirmed, elsewhere, opens: false });
    }
    above(page, facts, &mut shown, stated);
    if let Some(first) = opener(page, facts, &shown) {
        // What stands in it or around it is the same place: a headline within, without its rubric.
        shown.iter_mut().for_each(|c| c.opens = page.contains(first, c.heading.node) || page.contains(c.heading.node, first));
    }
    // Of equals the first, as those behind it are copies and cards.
    let best = shown.iter().rev().max_by(|a, b| a.score().total_cmp(&b.score())).filter(|c| c.score() >= 0.5);
    let best = best.or_else(|| alone(page, &shown));
    let line = if best.is_none() { line(page, facts, stated) } else { None };
    let title = best.map(|c| without_lead(&c.text, stated).to_string()).or_else(|| line.map(|(title, _)| title.clone()));
    let title = title.or_else(|| stated.first().cloned());
    let mut claims: Vec<String> = Vec::new();
    let others = shown.iter().filter(|c| c.score() >= 0.5).map(|c| &c.text);
    for claim in title.iter().chain(stated).chain(others) {
        if !claims.contains(claim) {
            claims.push(claim.clone());
        }
    }
    let place = best.map(|c| (c.heading.node, c.heading.at)).or_else(|| line.map(|(_, node)| (node, shown_before(page, node))));
    Headline { title, node: place.map(|(node, _)| node), at: place.map_or(0, |(_, at)| at), claims }
}

/// The first of the stated titles that a line of the page shows in the same words, and the element that does: a headline that is no heading. One in
/// a link that leads elsewhere is a card.
#[inline(never)]
fn line<'t>(page: Seen, facts: &Facts, stated: &'t [String]) -> Option<(&'t String, NodeId)> {
    const LEAST: usize = 3;
    const LONGER: usize = 2;
    let long = stated.iter().filter(|title| words(title).len() >= LEAST);
    long.flat_map(|title| {
        let shows = |n: &NodeId| page.own_text(*n).len() <= LONGER * title.len() && same(page.own_text(*n), title) && is_shown(page, *n);
        let holder = |n: NodeId| page.closest(page.parent(n), |n| !page.tag(n).is_inline());
        texts(page, page.len() as u32).filter(shows).filter_map(holder).map(move |node| (title, node))
    })
    .find(|&(_, node)| !leads_elsewhere(page, facts, node))
}

/// Bytes of shown text before a node.
fn shown_before(page: Seen, node: NodeId) -> u32 {
    texts(page, node.0).filter(|&n| is_shown(page, n)).map(|n| page.own_text(n).len() as u32).sum()
}

/// Nodes of text before the node of that number.
fn texts(page: Seen, end: u32) -> impl Iterator<Item = NodeId> {
    (0..end).map(NodeId).filter(move |&n| page.tag(n) == Tag::Text)
}

fn is_shown(page: Seen, text: NodeId) -> bool {
    !page.is_hidden(text) && !matches!(page.tag(page.parent(text)), Tag::Title | Tag::Script)
}

/// Whether a heading is, or is in, a link to another page of the same site. One that leads out is what a link blog writes about.
fn leads_elsewhere(page: Seen, facts: &Facts, node: NodeId) -> bool {
    const OUT: usize = 4;
    let around = page.ancestors(node).take(OUT).find(|&n| page.tag(n) == Tag::A);
    let most = page.measures.chars(node.0..page.end(node)) / 2;
    let inside = || page.subtree(node).find(|&n| page.tag(n) == Tag::A && page.measures.chars(n.0..page.end(n)) > most);
    let Some(link) = around.or_else(inside).and_then(|a| page.attr(a, "href")) else { return false };
    let target = url::resolve(page.base(), link);
    let own = [Some(page.url()), facts.canonical, facts.meta(&["og:url"])];
    url::same_site(&target, page.url()) && !own.into_iter().flatten().any(|own| url::same_page(own, &target))
}

/// A title's last part that is a heading above the one that is its first part, without prose of its own, names the book or the section: it
/// confirms nothing.
fn above(page: Seen, facts: &Facts, shown: &mut [Candidate], stated: &[String]) {
    for (head, _, tail) in stated.iter().filter_map(|title| site::last_part(title)) {
        let place = |part: &str| shown.iter().position(|c| same(&c.text, part));
        if let (Some(tail), Some(head)) = (place(tail), place(head))
            && tail < head
            && !opens_prose(page, facts, shown[tail].heading.node)
        {
            (shown[tail].confirmed, shown[head].confirmed) = (0.0, 1.0);
        }
    }
}

/// The first `h1` with words of the title that opens prose, unless one before it has more of them.
fn opener(page: Seen, facts: &Facts, shown: &[Candidate]) -> Option<NodeId> {
    let mut most = SOME;
    for c in shown.iter().filter(|c| c.heading.level == 1 && !c.elsewhere && c.confirmed >= SOME) {
        if opens_prose(page, facts, c.heading.node) {
            return (c.confirmed >= most).then_some(c.heading.node);
        }
        most = most.max(c.confirmed);
    }
    None
}

/// Whether text of some length, links aside, stands between a heading and the next; the lowest levels are also lines of author and date.
fn opens_prose(page: Seen, facts: &Facts, node: NodeId) -> bool {
    let end = page.end(node);
    let next = facts.headings.iter().find(|h| (1..=3).contains(&h.level) && h.node.0 >= end).map_or(page.len() as u32, |h| h.node.0);
    page.measures.chars(end..next) >= PROSE + page.measures.link_chars(end..next)
}

/// The headline without a short lead that the stated titles don't have: a date, or a rubric or word for screen readers with a colon.
fn without_lead<'t>(text: &'t str, stated: &'t [String]) -> &'t str {
    const LONGEST_LEAD: usize = 24;
    let parts = |lead: &str| lead.len() <= LONGEST_LEAD && (lead.ends_with([':', '：']) || written(lead, Custom::default()).is_some());
    let whole = |s: &&String| words(s).len() >= 3 && text.strip_suffix(s.as_str()).is_some_and(|lead| parts(lead.trim_end()));
    stated.iter().find(whole).map_or(text, String::as_str)
}

/// How well the stated titles and the address confirm a heading, 0 to 1.
fn confirmed(text: &[String], said: &[Vec<String>], slug: &[String]) -> f32 {
    let stated = said.iter().map(|s| likeness(text, s)).fold(0.0, f32::max);
    stated.max(likeness(text, slug) * 0.8)
}

/// A page's only `h1` is its headline even where the title says it in other words, unless most of the page's text is over by then.
fn alone<'s>(page: Seen, shown: &'s [Candidate]) -> Option<&'s Candidate> {
    let mut firsts = shown.iter().filter(|c| c.heading.level == 1 && !c.elsewhere);
    let first = firsts.next()?;
    let text = |nodes: std::ops::Range<u32>| page.measures.chars(nodes.clone()) - page.measures.link_chars(nodes);
    let node = first.heading.node.0;
    let early = text(0..node) <= text(node..page.len() as u32);
    (early && first.text.chars().count() >= 8 && firsts.all(|c| c.text == first.text)).then_some(first)
}

/// The words of the address's last step that has several.
fn slug(address: &str) -> Vec<String> {
    let path = url::path(address);
    let step = path.rsplit('/').find(|s| s.contains(['-', '_']) || s.contains('+')).unwrap_or("");
    words(step.trim_end_matches(".html").trim_end_matches(".htm"))
}
