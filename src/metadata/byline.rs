//! The authors: from JSON-LD, `itemprop`, `meta`, and the lines around the headline. Names only, without "By", roles and dates.

use super::collect::{Facts, Mark};
use super::json_ld::Linked;
use super::text::{plain, same, visible};
use super::title::Headline;
use super::{lines, site};
use crate::page::Page;

/// Bytes of text around the headline in which a byline stands.
const NEAR: u32 = 1_500;
/// Authors that are named.
const MAX_AUTHORS: usize = 12;

/// The authors, joined with ", ".
pub(super) fn find(page: &Page, facts: &Facts, linked: &Linked, headline: &Headline, names: &[String]) -> Option<String> {
    let people = |list: &[String]| people(list.iter().map(String::as_str), names);
    let marked = marked(page, facts, headline, names);
    let sources: [&dyn Fn() -> Vec<String>; 6] = [
        &|| people(&linked.persons),
        &|| marked.clone(),
        &|| metas(facts, names),
        &|| lines_of(page, facts, headline, names),
        &|| clean_all(linked.organisations.iter().map(String::as_str)),
        &|| clean_all(linked.persons.iter().map(String::as_str)),
    ];
    let found = sources.iter().map(|source| source()).find(|list| !list.is_empty())?;
    Some(found.join(", "))
}

/// The names that are people's: not the site's, not an account's.
fn people<'a>(values: impl Iterator<Item = &'a str>, names: &[String]) -> Vec<String> {
    let mut list = clean_all(values);
    list.retain(|name| !site::is_name(name, names) && !is_account(name));
    list
}

fn clean_all<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in values.filter_map(clean) {
        if !out.iter().any(|n| same(n, &name)) && out.len() < MAX_AUTHORS {
            out.push(name);
        }
    }
    out
}

fn is_account(name: &str) -> bool {
    let name = name.to_lowercase();
    matches!(name.as_str(), "admin" | "administrator" | "editor" | "author" | "user" | "webmaster" | "root" | "guest" | "anonymous" | "unknown")
}

fn metas(facts: &Facts, names: &[String]) -> Vec<String> {
    let keys = [
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "byl",
        "twitter:creator:name",
        "og:article:author",
    ];
    keys.iter()
        .map(|key| people(facts.metas(key).map(plain).collect::<Vec<_>>().iter().map(String::as_str), names))
        .find(|l| !l.is_empty())
        .unwrap_or_default()
}

/// What the page marks as an author: the plainest marks near the headline, else the plainest of all outside of comments and lists.
fn marked(page: &Page, facts: &Facts, headline: &Headline, names: &[String]) -> Vec<String> {
    let outside = facts.outside(&facts.authors, headline.node);
    let inside: Vec<&Mark> = facts.authors.iter().zip(&outside).filter(|(_, out)| !**out).map(|(mark, _)| mark).collect();
    let near = |mark: &&Mark| headline.node.is_some() && mark.at.abs_diff(headline.at) < NEAR;
    let close: Vec<&Mark> = inside.iter().copied().filter(near).collect();
    let found = plainest(page, &close, names);
    if found.is_empty() { plainest(page, &inside, names) } else { found }
}

/// The names of the first mark of the highest rank that has any, and of its neighbours of the same rank.
fn plainest(page: &Page, marks: &[&Mark], names: &[String]) -> Vec<String> {
    for rank in (1..=5).rev() {
        let mut out: Vec<String> = Vec::new();
        let mut from = None;
        for mark in marks.iter().filter(|m| m.rank == rank) {
            if from.is_some_and(|at: u32| mark.at.abs_diff(at) > 200) {
                break;
            }
            let Some(text) = visible(page, mark.node, 200) else { continue };
            for name in people(std::iter::once(text.as_str()), names) {
                from = Some(mark.at);
                if !out.iter().any(|n| same(n, &name) || n.contains(&name)) {
                    out.push(name);
                }
            }
        }
        if !out.is_empty() {
            out.truncate(MAX_AUTHORS);
            return out;
        }
    }
    Vec::new()
}

/// A line near the headline that starts as bylines do.
fn lines_of(page: &Page, facts: &Facts, headline: &Headline, names: &[String]) -> Vec<String> {
    let lines = lines::around(page, facts, headline);
    let bylines = lines.iter().filter(|line| line.len() < 160).filter_map(|line| after_prefix(line));
    bylines.map(|rest| people(std::iter::once(rest), names)).find(|list| !list.is_empty()).unwrap_or_default()
}

/// The text behind a byline's opening words in any language.
fn after_prefix(text: &str) -> Option<&str> {
    let lower: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    let phrases =
        include_str!("bylines.txt").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(' ')).flat_map(|(_, p)| p.split('|'));
    let longest = phrases.filter(|p| lower.starts_with(p)).max_by_key(|p| p.len())?;
    let (end, _) = text.char_indices().nth(longest.chars().count())?;
    let rest = &text[end..];
    let ends = longest.ends_with([':', '：', '／', '/']) || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    ends.then(|| rest.trim_start_matches([':', '：', ' ', '\u{a0}']))
}

/// One author's name (or several, as written) out of a byline; `None` where there is no name in it.
fn clean(value: &str) -> Option<String> {
    let mut text = value.trim();
    while let Some(rest) = after_prefix(text).filter(|r| !r.is_empty() && r.len() < text.len()) {
        text = rest;
    }
    let text = cut(text)
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '–' | '—' | '|' | '·' | '•' | ':' | ';' | '/' | '@' | '(' | '"'));
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let machine = text.contains("://") || text.contains('@') || text.contains(".com") || text.contains(['{', '<', '#', '=', '?', '!']);
    let plain_case = text.chars().any(|c| c.is_lowercase()) && !text.chars().any(|c| c.is_uppercase()) && words > 3;
    (letters >= 2 && words <= 24 && text.len() <= 240 && !machine && !plain_case).then(|| text.to_string())
}

/// Everything up to what can't belong to a name: bars, bullets, digits, "updated", "on", a role behind a dash.
fn cut(text: &str) -> &str {
    let marks = [
        " | ",
        "|",
        " • ",
        "•",
        " · ",
        "·",
        " – ",
        " — ",
        " - ",
        " / ",
        " in ",
        " on ",
        " at ",
        " Updated",
        " Published",
        " Posted",
        " Reviewed",
        " Last ",
        "\n",
        " (",
        " Follow",
        " Contributor",
        " Read more",
        " About",
    ];
    let mark = marks.iter().filter_map(|m| text.find(m)).filter(|&at| at > 0).min();
    let digit = text.find(|c: char| c.is_ascii_digit()).filter(|_| text.chars().filter(char::is_ascii_digit).count() > 2);
    let end = mark.into_iter().chain(digit).min().unwrap_or(text.len());
    let head = &text[..end];
    if digit == Some(end) { without_last_month(head) } else { head }
}

/// "Jane Roe May " to "Jane Roe": a date began before its digits.
fn without_last_month(head: &str) -> &str {
    let trimmed = head.trim_end();
    let at = trimmed.rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let last = trimmed[at..].trim_matches(|c: char| !c.is_alphabetic());
    if super::calendar::is_month(last) { &trimmed[..at] } else { head }
}
