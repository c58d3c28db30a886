//! The day of publication: stated to machines, written near the headline, or part of the address.

use super::Seen;
use super::calendar::{Custom, timestamp, written};
use super::collect::{Facts, Mark};
use super::json_ld::Linked;
use super::lines;
use super::text::visible;
use super::title::Headline;
use crate::order;
use crate::page::{NodeId, Page, url};
use crate::search::{holds, lower};
use crate::vocabulary::{self, Concept, Concepts};

const METAS: [&str; 24] = [
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "pubdate",
    "publish-date",
    "published-date",
    "article.published",
    "publish_date",
    "publication_date",
    "published_date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "cXenseParse:recs:publishtime",
];
const MODIFIED: [&str; 5] = ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified"];
/// Words before a date that is not that of publication.
const NOT_FIRST: [&str; 27] = [
    "updated",
    "modified",
    "edited",
    "reviewed",
    "aktualisiert",
    "geändert",
    "mis à jour",
    "mise à jour",
    "modifié",
    "actualizad",
    "modificado",
    "atualizad",
    "aggiornat",
    "modificat",
    "bijgewerkt",
    "uppdaterad",
    "oppdatert",
    "opdateret",
    "päivitetty",
    "zaktualizowan",
    "aktualizace",
    "güncelle",
    "обновлен",
    "оновлен",
    "تحديث",
    "更新",
    "업데이트",
];
/// Bytes of text around the headline in which its date stands.
const NEAR: u32 = 1_500;
/// The same where machines are told of another day: a little further down stand the days of other stories.
const BESIDE: u32 = 300;

/// Bytes of a text that is a paragraph, and how many of them may stand between a headline and its date.
const PARAGRAPH: usize = 100;
const DECK: usize = 1;

/// The day or time of publication; of the last change where only that is stated.
#[inline(never)]
pub(super) fn find(page: Seen, facts: &Facts, linked: &Linked, headline: &Headline, custom: Custom) -> Option<String> {
    let stamp = |value: &str| timestamp(value, custom);
    let linked_date = || linked.published.as_deref().and_then(stamp);
    let stated = || METAS.iter().find_map(|key| facts.metas(key).find_map(stamp)).or_else(|| of_other_metas(facts, custom));
    let changed = || linked.modified.as_deref().into_iter().chain(facts.meta(&MODIFIED)).find_map(stamp);
    let shown = |deck: bool| {
        marked(page, facts, headline, custom, NEAR, deck).or_else(|| of_address(page.url())).or_else(|| of_lines(page, headline, custom))
    };
    let found = linked_date().or_else(stated);
    if let Some(found) = found {
        let last = linked.modified.as_deref().and_then(stamp);
        let renewed = last.is_some_and(|last| day(&last) <= day(&found));
        // Many systems tell machines only of the last change, or of the day on which a story moved to them.
        let before = |shown: &String| day(shown) < day(&found) && (renewed || !is_day_before(shown, &found));
        let beside = || headline.node.and_then(|_| marked(page, facts, headline, custom, BESIDE, true));
        let first = if renewed { shown(true) } else { beside() }.or_else(|| said(&page, headline, custom, true)).filter(before);
        return first.or_else(|| of_address(page.url()).filter(|local| is_eve(local, &found))).or(Some(found));
    }
    shown(false)
        .or_else(|| said(&page, headline, custom, true))
        .or_else(|| marked(page, facts, headline, custom, u32::MAX, false))
        .or_else(changed)
        .or_else(|| said(&page, headline, custom, false))
}

/// A date in some other `meta` whose name says that it is of publication.
#[inline(never)]
fn of_other_metas(facts: &Facts, custom: Custom) -> Option<String> {
    let named = |key: &str| {
        let key = lower(key);
        holds(&key, "publish") && !is_later(&key) && !holds(&key, "publisher")
    };
    facts.metas.iter().filter(|(key, value)| value.len() < 60 && named(key)).find_map(|(_, value)| timestamp(value, custom))
}

/// Whether a stamp in universal time is of the day after the local one: evening where the page comes from.
fn is_eve(local: &str, stamp: &str) -> bool {
    is_day_before(local, stamp) && (stamp.ends_with('Z') || stamp.ends_with("+00:00"))
}

fn is_day_before(one: &str, next: &str) -> bool {
    // 20240531 of 2024-05-31: between the days lies 1, from a month's end to the next month 70 to 73, at the year's end 8870.
    let number = |of: &str| day(of).bytes().filter(u8::is_ascii_digit).fold(0u32, |n, digit| n * 10 + u32::from(digit - b'0'));
    let (one, next) = (number(one), number(next));
    let apart = next.wrapping_sub(one);
    matches!(apart, 1 | 8870) || (next % 100 == 1 && matches!(apart, 70..=73))
}

/// The day of a timestamp.
fn day(stamp: &str) -> &str {
    stamp.get(..10).unwrap_or(stamp)
}

/// The plainest and nearest mark near the headline that holds a date of publication; with `deck`, no more than one paragraph may stand between.
#[inline(never)]
fn marked(page: Seen, facts: &Facts, headline: &Headline, custom: Custom, within: u32, deck: bool) -> Option<String> {
    let outside = facts.outside(&facts.dates, headline.node);
    let mut marks: Vec<&Mark> = facts.dates.iter().zip(&outside).filter(|(_, out)| !**out).map(|(mark, _)| mark).collect();
    marks.retain(|m| m.rank == 4 || headline.node.is_none() || m.at.abs_diff(headline.at) < within);
    if deck {
        marks.retain(|m| !is_past_story(page.page, headline, m));
    }
    let mut later = None;
    for mark in order::by_key(marks, |m| i64::from(m.at.abs_diff(headline.at)) - (i64::from(m.rank) << 32)) {
        let Some((day, first)) = date_of(page, mark.node, custom) else { continue };
        if first {
            return Some(day);
        }
        later = later.or(Some(day));
    }
    later
}

/// Whether paragraphs stand between the headline and a mark behind it; one may be a deck.
fn is_past_story(page: &Page, headline: &Headline, mark: &Mark) -> bool {
    let between = headline.node.map_or(0, |n| n.0)..mark.node.0;
    between.map(NodeId).filter(|&n| page.own_text(n).len() > PARAGRAPH && !page.tag(page.parent(n)).is_silent()).nth(DECK).is_some()
}

/// The date that an element states or shows, and whether it may be that of publication.
#[inline(never)]
fn date_of(page: Seen, node: NodeId, custom: Custom) -> Option<(String, bool)> {
    let attr = ["datetime", "content", "title"].iter().find_map(|a| page.attr(node, a).and_then(|v| timestamp(v, custom)));
    let text = visible(page, node, 160);
    let around = page.attr(node, "class").unwrap_or("").to_ascii_lowercase();
    let first = !is_later(&around)
        && !page.attr(node, "itemprop").is_some_and(|p| p.contains("Modified"))
        && !text.as_deref().is_some_and(|t| starts_later(t, t.len()));
    let shown = || text.as_deref().and_then(|t| written(t, custom)).map(|(day, _)| day);
    attr.or_else(shown).map(|day| (day, first))
}

/// The first short text behind the headline that says that it is the date of publication (`first`) or of a change, or stands behind a label that
/// does: "Posted on April 13, 2023".
fn said(page: &Page, headline: &Headline, custom: Custom, first: bool) -> Option<String> {
    let start = headline.node.map_or(0, |n| n.0);
    let texts = (start..page.len() as u32).map(NodeId).filter(|&n| !page.tag(page.parent(n)).is_silent()).map(|n| page.own_text(n).trim());
    let says = |concepts: Concepts, text: &str| concepts.has(Concept::Dated) && starts_later(text, text.len()) != first;
    let mut label = false;
    for text in texts.filter(|text| !text.is_empty()) {
        let labelled = std::mem::replace(&mut label, says(vocabulary::concepts(text), text));
        if text.len() < 80
            && text.chars().any(char::is_numeric)
            && (labelled || says(vocabulary::starts_with(text), text))
            && let Some((day, _)) = written(text, custom)
        {
            return Some(day);
        }
    }
    None
}

fn is_later(text: &str) -> bool {
    NOT_FIRST.iter().any(|w| holds(text, w))
}

/// Whether one of the last words before byte `end` says that the date is of a change.
fn starts_later(text: &str, end: usize) -> bool {
    let before: String = text[..end].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().flat_map(char::to_lowercase).collect();
    is_later(&before)
}

/// `/2024/05/17/` and its kin in the address.
#[inline(never)]
fn of_address(address: &str) -> Option<String> {
    let path = url::path(address);
    let starts = path.match_indices(['/', '-', '_']).map(|(i, _)| i + 1);
    starts.filter(|&i| path[i..].starts_with("20") || path[i..].starts_with("199")).find_map(|i| day_at(&path[i..]))
}

fn day_at(text: &str) -> Option<String> {
    let end = text.bytes().position(|b| !b.is_ascii_digit() && !matches!(b, b'/' | b'-' | b'_')).unwrap_or(text.len());
    let parts: Vec<&str> = text[..end].split(['/', '-', '_']).collect();
    match parts.as_slice() {
        [y, m, d, ..] if y.len() == 4 && (1..=2).contains(&m.len()) && (1..=2).contains(&d.len()) => {
            timestamp(&format!("{y}-{m:0>2}-{d:0>2}"), Custom::default())
        }
        [day, ..] if day.len() == 8 => timestamp(day, Custom::default()),
        _ => None,
    }
}

/// A date written in a short line near the headline; one of a change only where no other is.
#[inline(never)]
fn of_lines(page: Seen, headline: &Headline, custom: Custom) -> Option<String> {
    let mut later = None;
    for line in lines::around(page, headline).iter().filter(|l| l.len() < 160 && (l.len() < 80 || !l.ends_with('.'))) {
        let Some((day, at)) = written(line, custom) else { continue };
        if !starts_later(line, at) {
            return Some(day);
        }
        later = later.or(Some(day));
    }
    later
}
