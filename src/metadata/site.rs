//! The site's name, and titles without it.

use super::collect::Facts;
use super::json_ld::Linked;
use super::text::{plain, same};
use crate::page::url;
use crate::search::letters;

/// Marks that part a title from the site's name. A hyphen parts only between spaces; so do the others.
const SEPARATORS: [&str; 13] = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " ⋆ ", " / ", " ｜ ", "｜"];

/// Everything the site calls itself, best first, the host last.
#[inline(never)]
pub(super) fn names(facts: &Facts, linked: &Linked, page_url: &str) -> Vec<String> {
    let metas = ["og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title"];
    let stated = metas.iter().filter_map(|key| facts.meta(&[key])).map(plain);
    let host = url::host(page_url).to_string();
    let mut out: Vec<String> = Vec::new();
    // What a page of the site calls itself is not what the site does: some write their titles into every field.
    let own = |name: &str| url::path(page_url).len() > 1 && facts.meta(&["og:title", "twitter:title"]).is_some_and(|title| same(&plain(title), name));
    for name in stated.chain(linked.sites.iter().cloned()).filter(|n| !own(n)).chain([host]).filter(|n| !n.is_empty() && n.len() < 120) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// The name to show: the first stated one; else the title's part that the host spells; else the host.
#[inline(never)]
pub(super) fn shown(names: &[String], title: Option<&str>) -> Option<String> {
    let host = names.last()?;
    let spelled = || title.and_then(|t| parts(t).into_iter().find(|part| spells(host, part)).map(str::to_string));
    let stated = names.first().filter(|_| names.len() > 1).cloned();
    stated.or_else(spelled).or_else(|| Some(host.clone())).filter(|s| !s.is_empty())
}

/// Whether the text is one of the site's names, or its host in other words.
#[inline(never)]
pub(super) fn is_name(text: &str, names: &[String]) -> bool {
    names.iter().any(|name| same(name, text)) || names.last().is_some_and(|host| spells(host, text))
}

/// The title without the site's name before or behind it.
pub(super) fn strip(title: &str, names: &[String]) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let Some(shorter) = strip_once(title, names) else { break };
        title = shorter;
    }
    title.to_string()
}

/// A heading without the site's name behind it, where it stands there to the letter.
pub(super) fn strip_name(heading: &str, names: &[String]) -> String {
    let cut = SEPARATORS.iter().filter_map(|s| heading.rsplit_once(s)).find(|(_, tail)| is_name(tail, names));
    cut.map_or(heading, |(head, _)| head.trim()).to_string()
}

/// A title's last separator, with what stands before and behind it.
pub(super) fn last_part(title: &str) -> Option<(&str, &'static str, &str)> {
    let (at, mark) = SEPARATORS.iter().filter_map(|s| Some((title.rfind(s)?, *s))).max()?;
    Some((title[..at].trim(), mark, title[at + mark.len()..].trim()))
}

#[inline(never)]
fn strip_once<'t>(title: &'t str, names: &[String]) -> Option<&'t str> {
    let (head, mark, tail) = last_part(title)?;
    if head.is_empty() || is_name(tail, names) {
        return (!head.is_empty()).then_some(head);
    }
    let (first, mark_first) = SEPARATORS.iter().filter_map(|s| Some((title.find(s)?, *s))).min()?;
    if is_name(title[..first].trim(), names) {
        return Some(title[first + mark_first.len()..].trim());
    }
    let short = |text: &str| text.split_whitespace().count();
    let clear = mark.contains(['|', '｜']) || (short(tail) <= 3 && !tail.contains(|c: char| c.is_ascii_digit()));
    (clear && short(tail) <= 5 && (short(head) >= 3 || head.chars().count() > 12) && short(tail) <= short(head)).then_some(head)
}

/// Whether a host is made of the words' letters ("the-valley-post.example" and "The Valley Post"), or of their initials.
fn spells(host: &str, text: &str) -> bool {
    let name = letters(text);
    let labels: Vec<String> = host.split('.').map(letters).filter(|l| l.len() > 3).collect();
    let whole = letters(host);
    name.len() > 2
        && (name == whole
            || labels.iter().any(|l| {
                *l == name || (name.len() > 4 && l.len() > 4 && (l.contains(&name) || (name.contains(l.as_str()) && l.len() * 3 >= name.len() * 2)))
            }))
}

fn parts(title: &str) -> Vec<&str> {
    SEPARATORS.iter().fold(vec![title], |parts, mark| parts.into_iter().flat_map(|p| p.split(mark)).collect()).into_iter().map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_only_the_sites_name() {
        let names = ["The Valley Post".to_string(), "valleypost.example".to_string()];
        for (title, want) in [
            ("River rises | The Valley Post", "River rises"),
            ("The Valley Post - River rises again", "River rises again"),
            ("River rises again - News - Valleypost", "River rises again"),
            ("River rises – what we know", "River rises – what we know"),
            ("A look at state-of-the-art dams", "A look at state-of-the-art dams"),
            ("The bridge will open on Friday | Local", "The bridge will open on Friday"),
            ("| The Valley Post", "| The Valley Post"),
        ] {
            assert_eq!(strip(title, &names), want, "{title}");
        }
        assert_eq!(shown(&names, None).as_deref(), Some("The Valley Post"));
        assert_eq!(shown(&names[1..], Some("River rises | Valley Post")).as_deref(), Some("Valley Post"));
        assert_eq!(shown(&names[1..], None).as_deref(), Some("valleypost.example"));
    }
}
