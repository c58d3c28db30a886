//! What the words of an element's `class` or `id` say about it.

use super::concept::Hints;
use super::data::{NAME_SETS, NAMES};

/// The longest run of words that the data know as one name: `more-from-author`.
const LONGEST_RUN: usize = 3;

/// What the words of a `class` or `id` attribute hint at. Both polarities can come back: see [`Hints::CONTENT`] and [`Hints::CLUTTER`].
///
/// Names are split at signs and humps (`relatedArticles`, `post__share--top`, `NavBar_nav__x3Jk`), and only whole words count: `shared`
/// is not `share`, `headline` is not `ad`. The longest known run of words wins over its parts, so `article-comments` is no article and
/// `share-of-voice` only what its words say. Names that a build tool made up say nothing.
pub fn name_hints(names: &str) -> Hints {
    let mut found = Hints::NONE;
    let mut key = String::new();
    for name in names.split_ascii_whitespace().filter(|name| name.len() <= 80) {
        let words = words(name);
        let mut at = 0;
        while at < words.len() {
            let run = (1..=LONGEST_RUN.min(words.len() - at)).rev().find_map(|len| {
                let hints = lookup(&words[at..at + len], &mut key);
                (!hints.is_empty()).then_some((len, hints))
            });
            let (len, hints) = run.unwrap_or((1, Hints::NONE));
            found = found.or(hints);
            at += len;
        }
    }
    found
}

#[inline(never)]
fn lookup(words: &[&str], key: &mut String) -> Hints {
    key.clear();
    for word in words {
        if !key.is_empty() {
            key.push('-');
        }
        key.push_str(word);
        key.make_ascii_lowercase();
    }
    NAMES.get(key).next().map_or(Hints::NONE, |set| Hints::from_bits(NAME_SETS[set as usize]))
}

/// The words of a name: parted at signs and where a capital begins a hump (`HTMLText` is `HTML`, `Text`). Digits at the end of a part are
/// a number; elsewhere they betray a made-up name, which has no words.
#[inline(never)]
fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let parts = name.split(|c: char| !c.is_alphanumeric()).map(|part| part.trim_end_matches(char::is_numeric));
    for part in parts.filter(|part| !part.is_empty() && !part.contains(char::is_numeric)) {
        let (mut start, mut after_capital) = (0, true);
        let mut chars = part.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let capital = c.is_uppercase();
            if capital && at > 0 && (!after_capital || chars.peek().is_some_and(|next| next.1.is_lowercase())) {
                words.push(&part[start..at]);
                start = at;
            }
            after_capital = capital;
        }
        words.push(&part[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Hint::*;

    #[test]
    fn only_whole_words_count() {
        for names in ["shared", "headliner", "adorable", "css-1x2ad3", "sc-bdVaJa", "padding-top", "gradient", "commented-out", "uploads", ""] {
            assert!(name_hints(names).is_empty(), "{names:?} {:?}", name_hints(names));
        }
    }

    #[test]
    fn names_are_split_like_developers_write_them() {
        for (names, hint) in [
            ("comment-list", Comments),
            ("relatedArticles", Related),
            ("post__share--top", Share),
            ("NavBar_nav__x3Jk", Nav),
            ("article_body", Body),
            ("x entry-content y", Body),
            ("js-newsletter-signup", Newsletter),
            ("werbung", Ad),
            ("yorumlar", Comments),
        ] {
            assert!(name_hints(names).has(hint), "{names:?} {:?}", name_hints(names));
        }
        assert_eq!(words("HTMLTextBox2_ab"), ["HTML", "Text", "Box", "ab"]);
    }

    #[test]
    fn the_longest_run_wins() {
        assert!(!name_hints("article-comments").any(Hints::CONTENT));
        assert!(name_hints("comment-content").has(Comments));
        assert!(!name_hints("comment-content").any(Hints::CONTENT));
    }
}
