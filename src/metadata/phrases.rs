//! The words that open a byline, in many languages. Data: `bylines.txt`.

use crate::search::lower;
use std::sync::OnceLock;

/// The phrases that stand before an author's name, in all languages.
fn phrases() -> &'static [&'static str] {
    static PHRASES: OnceLock<Vec<&str>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let lines = include_str!("bylines.txt").lines().filter(|l| !l.starts_with(['#', '!']));
        lines.filter_map(|l| l.split_once(' ')).flat_map(|(_, phrases)| phrases.split('|')).collect()
    })
}

/// Whether the text is one of those that stand in bylines but name nobody.
pub(super) fn is_never(text: &str) -> bool {
    let text = lower(text);
    let lines = include_str!("bylines.txt").lines().filter_map(|l| l.strip_prefix('!'));
    lines.filter_map(|l| l.split_once(' ')).flat_map(|(_, texts)| texts.split('|')).any(|never| never == text)
}

/// Whether the text names one who only looked the story over.
pub(super) fn is_review(text: &str) -> bool {
    prefixed(text).is_some_and(|(phrase, _)| phrase.ends_with("reviewed by"))
}

/// Whether the text is nothing but such a phrase.
pub(super) fn is_prefix(text: &str) -> bool {
    let bare = |s: &'static str| s.trim_end_matches([':', '：', ' ']);
    let text = lower(text.trim().trim_end_matches([':', '：', ' ']));
    phrases().iter().any(|p| bare(p) == text)
}

/// The text behind a byline's opening words in any language.
pub(super) fn after_prefix(text: &str) -> Option<&str> {
    prefixed(text).map(|(_, rest)| rest)
}

/// What stands behind an author's name in languages that say it last.
const SUFFIXES: [&str; 3] = [" 기자", " 특파원", " 記者"];

/// The phrase that opens a byline, and what follows it; or the one that ends it, and what stands before.
pub(super) fn prefixed(text: &str) -> Option<(&'static str, &str)> {
    const LONGEST_NAME: usize = 40;
    if let Some(found) = SUFFIXES.into_iter().find_map(|suffix| Some((suffix, text.strip_suffix(suffix)?))) {
        return Some(found).filter(|(_, name)| name.len() <= LONGEST_NAME);
    }
    let start: String = text.chars().take(40).map(plain_colon).flat_map(char::to_lowercase).collect();
    // Nearly all differ in the first byte, which is looked at without a call.
    let first = start.bytes().next();
    let longest = phrases().iter().copied().filter(|p| p.bytes().next() == first && start.starts_with(p)).max_by_key(|p| p.len())?;
    let (end, _) = text.char_indices().nth(longest.chars().count()).unwrap_or((text.len(), ' '));
    let rest = &text[end..];
    let ends =
        longest.ends_with([':', '：', '／', '/']) || rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：'));
    ends.then(|| (longest, rest.trim_start_matches([':', '：', ' ', '\u{a0}'])))
}

fn plain_colon(c: char) -> char {
    if c == '：' { ':' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_bylines() {
        assert_eq!(prefixed("Written by Jane"), Some(("written by", "Jane")));
        assert_eq!(prefixed("文：山田花子"), Some(("文:", "山田花子")));
        assert_eq!(prefixed("한가람 기자"), Some((" 기자", "한가람")));
        assert_eq!(after_prefix("Bystanders watch"), None);
        assert!(is_prefix("Written By:") && !is_prefix("Jane"));
        assert!(is_review("Medically reviewed by Dr. Jane Roe") && !is_review("Written by Jane Roe"));
        assert!(is_never("Learn More") && !is_never("Jane Roe"));
    }

    #[test]
    fn phrases_are_in_lower_case() {
        assert!(include_str!("bylines.txt").lines().filter(|l| !l.starts_with('#')).all(|l| l == l.to_lowercase()));
    }
}
