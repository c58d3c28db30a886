//! The authors: from JSON-LD, `itemprop`, `meta`, and the lines around the headline. Names only, without "By", roles and dates.

use super::Seen;
use super::calendar::{Custom, is_month, written};
use super::collect::{Facts, Mark};
use super::json_ld::Linked;
use super::phrases::{after_prefix, is_never, is_prefix, is_review, prefixed};
use super::text::{plain, same};
use super::title::Headline;
use super::{lines, site};
use crate::page::{NodeId, Page};
use crate::search::lower;
use crate::vocabulary::{self, Concept};

/// Bytes of text around the headline in which a byline stands.
const NEAR: u32 = 1_500;
/// Authors that are named.
const MAX_AUTHORS: usize = 12;

/// The authors, joined with ", ". First only names that are not the site's own nor an account's, then any.
#[inline(never)]
pub(super) fn find(page: Seen, facts: &Facts, linked: &Linked, headline: &Headline, names: &[String]) -> Option<String> {
    let marks = Marked::of(page, facts, headline);
    let near = lines::around(page, headline);
    let names = own_names(names, linked);
    for strict in [true, false] {
        let names = if strict { Some(&names[..]) } else { None };
        let sources: [&dyn Fn() -> Vec<String>; 12] = [
            &|| if strict { of_lines(near.get(..2.min(near.len())).unwrap_or_default(), names, false) } else { Vec::new() },
            &|| accept(&linked.persons, names),
            &|| marks.find(NEAREST, 4..=5, names),
            &|| metas(facts, names),
            &|| marks.find(NEAREST, 1..=3, names),
            &|| of_lines(&near, names, false),
            &|| marks.find(OTHERS, 4..=5, names),
            &|| marks.find(OTHERS, 1..=3, names),
            &|| if strict { far(page.page, headline, names) } else { Vec::new() },
            &|| if strict { beside_date(&near, names) } else { Vec::new() },
            &|| if strict { of_lines(&near, names, true) } else { Vec::new() },
            &|| if strict { Vec::new() } else { accept(&linked.organisations, None) },
        ];
        if let Some(found) = sources.iter().map(|source| source()).find(|list| !list.is_empty()) {
            let stated = [accept(&linked.persons, names), metas(facts, names)];
            return Some(completed(found, stated).join(", "));
        }
    }
    None
}

/// The site's names without those of a person who writes it: whom the page's data name as a person is the author, also of a site of that name.
#[inline(never)]
fn own_names(names: &[String], linked: &Linked) -> Vec<String> {
    let persons = || linked.persons.iter().filter(|p| is_person(p) && !p.starts_with("The "));
    names.iter().filter(|name| !persons().any(|p| site::is_name(p, std::slice::from_ref(name)))).cloned().collect()
}

/// What the page states in its data, where the names that were found are part of it: a line may show one of two authors, or a surname.
#[inline(never)]
fn completed(found: Vec<String>, stated: [Vec<String>; 2]) -> Vec<String> {
    let whole = |list: &Vec<String>| list.len() >= found.len() && found.iter().all(|name| list.iter().any(|full| full.contains(name.as_str())));
    stated.into_iter().find(whole).unwrap_or(found)
}

/// The names in the values. With the site's `names`, its own and accounts are left out.
#[inline(never)]
fn accept<S: AsRef<str>>(values: &[S], names: Option<&[String]>) -> Vec<String> {
    let mut list = clean_all(values.iter().map(AsRef::as_ref));
    if let Some(names) = names {
        for name in &mut list {
            if let Some((head, _)) = name.rsplit_once(", ").filter(|(_, tail)| site::is_name(tail, names)) {
                *name = head.to_string();
            }
        }
        list.retain(|name| !site::is_name(name, names) && !is_account(name));
    }
    list
}

#[inline(never)]
fn clean_all<'a>(values: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in values.filter_map(clean) {
        if !out.iter().any(|n| same(n, &name)) && out.len() < MAX_AUTHORS {
            out.push(name);
        }
    }
    out
}

/// A login rather than a name: one word with a stop in it, or a role.
fn is_account(name: &str) -> bool {
    let login = name.is_ascii() && !name.contains(' ') && name.contains(['.', '_']);
    let name = lower(name);
    login
        || matches!(
            name.as_str(),
            "admin" | "administrator" | "editor" | "author" | "user" | "webmaster" | "root" | "guest" | "anonymous" | "unknown"
        )
}

const METAS: [&str; 10] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "og:article:author",
    "shareaholic:article_author_name",
];

fn metas(facts: &Facts, names: Option<&[String]>) -> Vec<String> {
    let value = |key: &str, value: &str| if CATALOGUED.contains(&key) { given_first(plain(value)) } else { plain(value) };
    let of_key = |key: &&str| accept(&facts.metas(key).map(|v| value(key, v)).collect::<Vec<_>>(), names);
    let found = METAS.iter().map(of_key).find(|list| !list.is_empty());
    found.or_else(|| labelled(facts).map(|author| accept(&[author], names))).unwrap_or_default()
}

/// Keys of catalogues, which give the surname first.
const CATALOGUED: [&str; 3] = ["dc.creator", "dcterms.creator", "citation_author"];

/// "Roe, Jane" to "Jane Roe"; what has more words before its comma is a name with a title.
fn given_first(name: String) -> String {
    let surname = |text: &str| text.split_whitespace().filter(|w| !PARTICLES.contains(w)).count() == 1;
    match name.split_once(", ") {
        Some((last, first)) if surname(last) && !first.contains(',') => format!("{first} {last}"),
        _ => name,
    }
}

/// The preview's label and value pairs: `twitter:label1` "Written by", `twitter:data1` the name.
fn labelled(facts: &Facts) -> Option<String> {
    let pairs = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    let (_, data) = pairs.iter().find(|(label, _)| facts.meta(&[label]).is_some_and(is_prefix))?;
    facts.meta(&[data]).map(plain)
}

/// The tiers of marks beside the headline, and of those elsewhere.
const NEAREST: std::ops::Range<usize> = 0..1;
const OTHERS: std::ops::Range<usize> = 1..3;

/// What the page marks as an author, in the order in which to believe it.
struct Marked<'p> {
    page: Seen<'p>,
    /// Near the headline; elsewhere, but not in lists, comments or furniture; in those, behind the headline.
    tiers: [Vec<Mark>; 3],
}

impl<'p> Marked<'p> {
    fn of(page: Seen<'p>, facts: &Facts, headline: &Headline) -> Marked<'p> {
        let mut tiers = [Vec::new(), Vec::new(), Vec::new()];
        for (mark, outside) in facts.authors.iter().zip(facts.outside(&facts.authors, headline.node)) {
            let near = headline.node.is_some() && mark.at.abs_diff(headline.at) < NEAR;
            let tier = match (outside, near) {
                (false, true) => 0,
                (false, false) => 1,
                (true, _) if mark.rank >= 4 && headline.node.is_some_and(|h| mark.node > h) => 2,
                (true, _) => continue,
            };
            tiers[tier].push(*mark);
        }
        Marked { page, tiers }
    }

    #[inline(never)]
    fn find(&self, tiers: std::ops::Range<usize>, ranks: std::ops::RangeInclusive<u8>, names: Option<&[String]>) -> Vec<String> {
        self.tiers[tiers].iter().map(|marks| self.plainest(marks, ranks.clone(), names)).find(|list| !list.is_empty()).unwrap_or_default()
    }

    /// The names of the first mark of the highest rank that has any, and of its neighbours of the same rank.
    fn plainest(&self, marks: &[Mark], ranks: std::ops::RangeInclusive<u8>, names: Option<&[String]>) -> Vec<String> {
        for rank in ranks.rev() {
            let mut out: Vec<String> = Vec::new();
            let mut from: Option<u32> = None;
            for mark in marks.iter().filter(|m| m.rank == rank) {
                if from.is_some_and(|at| mark.at.abs_diff(at) > 200) || out.len() >= MAX_AUTHORS {
                    break;
                }
                for name in self.read(*mark, names) {
                    from = Some(mark.at);
                    if !out.iter().any(|n| same(n, &name) || n.contains(&name)) {
                        out.push(name);
                    }
                }
            }
            if !out.is_empty() {
                return out;
            }
        }
        Vec::new()
    }

    /// The name in a mark: its `content`, or the first of its lines that is one.
    fn read(&self, mark: Mark, names: Option<&[String]>) -> Vec<String> {
        // A person's data may say what of it is the name.
        let page = self.page.page;
        let named = (mark.node.0 + 1..page.end(mark.node)).map(NodeId).find(|&n| mark.rank == 5 && page.attr(n, "itemprop") == Some("name"));
        let lines = lines::of(self.page, named.unwrap_or(mark.node));
        let lines = lines
            .iter()
            .filter(|line| {
                line.len() < 160
                    && !(names.is_some() && is_review(line))
                    && (mark.rank == 5 || looks_like_name(line) || (names.is_none() && is_short(line)))
            })
            .take(4);
        lines.map(|line| accept(&[line], names)).find(|list| !list.is_empty()).unwrap_or_default()
    }
}

/// A part of a line near the headline that starts as bylines do, or the line behind one that is only "By"; with `reviews`, of those alone who looked
/// the story over.
fn of_lines(lines: &[String], names: Option<&[String]>, reviews: bool) -> Vec<String> {
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.len() < 160) {
        let next = lines.get(i + 1).map(String::as_str).filter(|_| is_prefix(line) && is_review(line) == reviews);
        let parts = starts(line).flat_map(|part| [part, before_bar(part)]);
        let parts = parts.filter(|part| is_review(part) == reviews).filter_map(|part| after_prefix(part)).filter(|rest| !rest.is_empty());
        let fits = |rest: &&str| looks_like_name(rest) || (i < 2 && is_titled(rest)) || (names.is_none() && is_short(rest));
        let found = next.into_iter().chain(parts).filter(fits).map(|rest| accept(&[rest], names)).find(|list| !list.is_empty());
        if let Some(found) = found {
            return found;
        }
    }
    Vec::new()
}

/// A name, a comma and what the person is: "Jane Roe, head of research".
fn is_titled(text: &str) -> bool {
    text.split_once(", ").is_some_and(|(name, _)| is_person(name))
}

/// A text up to the first bar or bullet.
fn before_bar(text: &str) -> &str {
    text.split(['|', '•', '·', '∙']).next().unwrap_or("").trim_end()
}

/// Where a byline can start in a line: at its start, behind a mark that parts, behind a word with digits (a date's end), at a label with a wide colon.
fn starts(line: &str) -> impl Iterator<Item = &str> {
    const LABEL: usize = 4;
    let labels = |rest: &str| rest.chars().skip(1).take(LABEL).any(|c| c == '：');
    let behind = line.char_indices().filter(move |(at, c)| {
        matches!(c, '|' | '•' | '·' | '∙' | '–' | '—' | ',')
            || (c.is_whitespace() && (line[..*at].ends_with(|d: char| d.is_ascii_digit()) || labels(&line[*at..])))
    });
    std::iter::once(line).chain(behind.map(|(at, c)| line[at + c.len_utf8()..].trim_start()))
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 8 && cut(after_prefix(text).unwrap_or(text)).split_whitespace().count() <= 4
}

/// A short text anywhere behind the headline that says "written by" in so many words, or the text behind it.
fn far(page: &Page, headline: &Headline, names: Option<&[String]>) -> Vec<String> {
    let start = headline.node.map_or(0, |n| n.0);
    let texts: Vec<&str> = (start..page.len() as u32)
        .filter(|&n| !page.tag(page.parent(NodeId(n))).is_silent())
        .map(|n| page.own_text(NodeId(n)).trim())
        .filter(|t| !t.is_empty())
        .take(4_000)
        .collect();
    for (i, text) in texts.iter().enumerate().filter(|(_, t)| t.len() < 120) {
        let Some((phrase, rest)) = said(text).filter(|_| !is_review(text)) else { continue };
        let rest = if is_prefix(text) { texts.get(i + 1).copied().unwrap_or("") } else { rest };
        let named = (looks_like_name(rest) || is_titled(rest)) && (phrase.chars().count() >= LONG || is_person(cut(rest)));
        let found = if named { accept(&[rest], names) } else { Vec::new() };
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Characters of a phrase that says "written by" wherever it stands.
const LONG: usize = 8;

/// A long phrase that the text begins with, or that a few words lead up to ("This post was written by"); a shorter
/// one where it stands alone or a colon follows.
fn said(text: &str) -> Option<(&'static str, &str)> {
    const SHORT: usize = 6;
    const LEAD: usize = 5;
    let length = |phrase: &str| phrase.chars().count();
    let labels = |(phrase, _): &(&'static str, &str)| length(phrase) >= LONG || (length(phrase) >= SHORT && (is_prefix(text) || text.contains(':')));
    let inside = || {
        let starts = text.match_indices(' ').map(|(at, _)| at + 1).take(LEAD);
        starts.filter_map(|at| prefixed(&text[at..])).find(|(phrase, _)| length(phrase) > LONG)
    };
    prefixed(text).filter(labels).or_else(inside)
}

/// The lines around the headline that are looked at for a name without a word before it.
const BESIDE: usize = 6;

/// Words of a line that is a name and what the person is; a deck may begin with a name, too.
const LONGEST_NAME: usize = 7;

/// A person's name in a line with a date, or in the line before or behind one: "Dec 26, 2025 • Mahalia Das".
fn beside_date(lines: &[String], names: Option<&[String]>) -> Vec<String> {
    let dated: Vec<bool> = lines.iter().take(BESIDE + 1).map(|line| line.len() < 120 && written(line, Custom::default()).is_some()).collect();
    for (i, line) in lines.iter().enumerate().take(dated.len().min(BESIDE)) {
        let alone = line.split_whitespace().count() <= LONGEST_NAME;
        let beside = dated[i] || alone && ((i > 0 && dated[i - 1]) || dated.get(i + 1) == Some(&true));
        if line.len() > 120 || !beside || is_review(line) {
            continue;
        }
        let parts = starts(line).map(|part| cut(part).trim_end_matches([',', ' '])).filter(|part| is_person(part));
        let found = parts.map(|part| accept(&[part], names)).find(|list| !list.is_empty());
        if let Some(found) = found {
            return found;
        }
    }
    Vec::new()
}

/// Whether a text looks like a person's name: two to four capitalised words that are no label.
fn is_person(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = |word: &&str| {
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let rest = letters.as_str();
        let initial = rest == "." || rest.is_empty();
        capital
            && (initial || (rest.chars().any(char::is_lowercase) && rest.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-' | '.'))))
    };
    (2..=4).contains(&words.len())
        && words.iter().all(|w| name(w) || PARTICLES.contains(w))
        && words.iter().filter(|w| w.len() > 2).count() >= 2
        && !words.iter().any(|w| is_month(w))
        && vocabulary::concepts(text).is_empty()
        && !is_never(text)
}

/// Small words inside names and lists of names.
const PARTICLES: [&str; 31] = [
    "the", "with", "mit", "avec", "con", "and", "und", "et", "y", "e", "ve", "og", "och", "en", "de", "da", "di", "do", "dos", "del", "der", "den",
    "van", "von", "la", "le", "bin", "al", "ten", "ter", "af",
];

/// Whether a text could be a name by its letters: of its words before any mark, none but particles is in lower case.
fn looks_like_name(text: &str) -> bool {
    let mut text = text.trim();
    while let Some(rest) = after_prefix(text).filter(|r| !r.is_empty() && r.len() < text.len()) {
        text = rest;
    }
    let words: Vec<&str> = cut(text).split_whitespace().collect();
    let fits = |word: &&str| PARTICLES.contains(word) || !word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    (1..=14).contains(&words.len()) && words.iter().all(fits)
}

/// One author's name (or several, as written) out of a byline; `None` where there is no name in it.
fn clean(value: &str) -> Option<String> {
    let mut text = value.trim();
    while let Some(rest) = after_prefix(text).filter(|r| !r.is_empty() && r.len() < text.len()) {
        text = rest;
    }
    let text = cut(text).trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '.' | '-' | '–' | '—' | '|' | '·' | '•' | '∙' | ':' | ';' | '/' | '@' | '(' | '"' | '’')
    });
    let words = text.split_whitespace().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let machine = text.contains("://") || text.contains('@') || text.contains(".com") || text.contains([':', '{', '<', '#', '=', '?', '!']);
    let plain_case = text.chars().any(|c| c.is_lowercase()) && !text.chars().any(|c| c.is_uppercase()) && words > 3;
    let dated = text.contains(|c: char| c.is_ascii_digit()) && text.split_whitespace().all(|w| is_month(w) || !w.contains(char::is_alphabetic));
    (letters >= 2 && !dated && !is_prefix(text) && !is_never(text) && words <= 24 && text.len() <= 240 && !machine && !plain_case)
        .then(|| text.to_string())
}

/// Everything up to what can't belong to a name: bars, bullets, digits, "updated", "on", a role behind a dash.
fn cut(text: &str) -> &str {
    let marks = [
        " | ",
        "|",
        " • ",
        "•",
        "∙",
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
        " Correspondent",
        " Reporter",
        " 攝影",
        " 摄影",
        " 【",
        " Read more",
        " About",
    ];
    let mark = marks.iter().filter_map(|m| text.find(m)).filter(|&at| at > 0).min();
    let digit = text.find(|c: char| c.is_ascii_digit()).filter(|_| text.chars().filter(char::is_ascii_digit).count() > 2);
    let end = mark.into_iter().chain(digit).min().unwrap_or(text.len());
    let head = &text[..end];
    let single = || !head.trim().contains(char::is_whitespace) && head.is_ascii();
    if digit == Some(end) { if single() { "" } else { without_last_month(head) } } else { head }
}

/// "Jane Roe May " and "Jane Roe Publié le " to "Jane Roe": a date began before its digits.
fn without_last_month(head: &str) -> &str {
    let trimmed = head.trim_end();
    let at = trimmed.rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let last = trimmed[at..].trim_matches(|c: char| !c.is_alphabetic());
    let leads = !last.is_empty() && last.chars().all(char::is_lowercase);
    let dated = is_month(last) || leads || vocabulary::concepts(last).has(Concept::Dated);
    if dated && at > 0 { without_last_month(&trimmed[..at]) } else { head }
}
