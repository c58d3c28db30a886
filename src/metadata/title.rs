//! The headline: what the reader sees above the story, confirmed by what the page says of itself to machines.

use super::Seen;
use super::calendar::{Custom, written};
use super::collect::{Facts, Heading};
use super::site;
use super::text::{likeness, visible, words};
use crate::page::NodeId;

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
const MAX_HEADINGS: usize = 80;

struct Candidate {
    heading: Heading,
    text: String,
    score: f32,
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
        let score = score(heading, &words(&text), &said, &slug);
        shown.push(Candidate { heading: *heading, text, score });
    }
    let best = shown.iter().filter(|c| c.score >= 0.5).max_by(|a, b| a.score.total_cmp(&b.score).then(b.heading.node.cmp(&a.heading.node)));
    let best = best.or_else(|| alone(&shown));
    let title = best.map(|c| without_lead(&c.text, stated).to_string()).or_else(|| stated.first().cloned());
    let mut claims: Vec<String> = Vec::new();
    let others = shown.iter().filter(|c| c.heading.level == 1 || c.score >= 0.5).map(|c| &c.text);
    for claim in title.iter().chain(stated).chain(others) {
        if !claims.contains(claim) {
            claims.push(claim.clone());
        }
    }
    Headline { title, node: best.map(|c| c.heading.node), at: best.map_or(0, |c| c.heading.at), claims }
}

/// The headline without a short lead that the stated titles don't have: a date, or a rubric or word for screen readers with a colon.
fn without_lead<'t>(text: &'t str, stated: &'t [String]) -> &'t str {
    const LONGEST_LEAD: usize = 24;
    let parts = |lead: &str| lead.len() <= LONGEST_LEAD && (lead.ends_with([':', '：']) || written(lead, Custom::default()).is_some());
    let whole = |s: &&String| words(s).len() >= 3 && text.strip_suffix(s.as_str()).is_some_and(|lead| parts(lead.trim_end()));
    stated.iter().find(whole).map_or(text, String::as_str)
}

/// How well the stated titles and the address confirm a heading, with a little for its level.
fn score(heading: &Heading, text: &[String], said: &[Vec<String>], slug: &[String]) -> f32 {
    let stated = said.iter().map(|s| likeness(text, s)).fold(0.0, f32::max);
    let confirmed = stated.max(likeness(text, slug) * 0.8);
    let level = match heading.level {
        0 | 1 => 0.15,
        2 => -0.15,
        _ => -0.25,
    };
    confirmed + level
}

/// A page's only `h1` is its headline even where the title says it in other words.
fn alone(shown: &[Candidate]) -> Option<&Candidate> {
    let mut firsts = shown.iter().filter(|c| c.heading.level == 1);
    let first = firsts.next()?;
    (firsts.all(|c| c.text == first.text) && first.text.chars().count() >= 8).then_some(first)
}

/// The words of the address's last step that has several.
fn slug(address: &str) -> Vec<String> {
    let path = crate::page::url::path(address);
    let step = path.rsplit('/').find(|s| s.contains(['-', '_']) || s.contains('+')).unwrap_or("");
    words(step.trim_end_matches(".html").trim_end_matches(".htm"))
}
