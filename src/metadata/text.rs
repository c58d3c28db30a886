//! Small tools on text: HTML entities and tags in attribute-like strings, words, likeness, and visible text of small subtrees.

use super::Seen;
use crate::page::{NodeId, Tag, fold_into};
use crate::search::letters;

/// Named entities that stand in metadata often enough; all numeric ones are read besides (HTML standard, section 13.5).
const ENTITIES: [(&str, &str); 44] = [
    ("amp", "&"),
    ("quot", "\""),
    ("apos", "'"),
    ("lt", "<"),
    ("gt", ">"),
    ("nbsp", " "),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("euro", "€"),
    ("pound", "£"),
    ("deg", "°"),
    ("shy", ""),
    ("szlig", "ß"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("aacute", "á"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("ntilde", "ñ"),
    ("aring", "å"),
    ("oslash", "ø"),
];

/// The text with HTML entities as characters; what isn't an entity stays.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match entity(rest) {
            Some((value, len)) => {
                value.push_to(&mut out);
                rest = &rest[len..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

enum Decoded {
    Named(&'static str),
    Number(char),
}

impl Decoded {
    fn push_to(self, out: &mut String) {
        match self {
            Decoded::Named(text) => out.push_str(text),
            Decoded::Number(c) => out.push(c),
        }
    }
}

fn entity(text: &str) -> Option<(Decoded, usize)> {
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let value = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => Decoded::Number(char::from_u32(u32::from_str_radix(&hex[1..], 16).ok()?)?),
        Some(number) => Decoded::Number(char::from_u32(number.parse().ok()?)?),
        None => Decoded::Named(ENTITIES.iter().find(|(n, _)| *n == name)?.1),
    };
    Some((value, end + 1))
}

/// One line of plain text of a value that may hold entities (even doubly encoded ones) and tags.
pub(super) fn plain(value: &str) -> String {
    let mut text = value.to_string();
    for _ in 0..2 {
        if text.contains('&') {
            text = decode(&text);
        }
    }
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, &strip_tags(&text));
    out.truncate(out.trim_end().len());
    out
}

/// Cuts `<tag …>`; a `<` that starts none stays ("a < b").
fn strip_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match rest.find('>').filter(|_| is_tag) {
            Some(end) => {
                out.push(' ');
                rest = &rest[end + 1..];
            }
            None if is_tag => return out,
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The words in lower case, without marks; signs of scripts that are written without spaces each count as a word.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.chars().chain([' ']).flat_map(char::to_lowercase) {
        let alone = is_unspaced(c);
        if (alone || !c.is_alphanumeric()) && !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if alone {
            out.push(c.to_string());
        } else if c.is_alphanumeric() {
            word.push(c);
        }
    }
    out
}

/// Kana, Han, Thai, Lao, Khmer, Burmese.
fn is_unspaced(c: char) -> bool {
    matches!(c as u32, 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x9fff | 0x20000..=0x2ffff)
}

/// How alike two word lists are, 0 to 1: twice the shared words by all words (Dice). Takes the first 60 words of each.
pub(super) fn likeness(a: &[String], b: &[String]) -> f32 {
    let (a, b) = (&a[..a.len().min(60)], &b[..b.len().min(60)]);
    let mut free: Vec<&String> = b.iter().collect();
    let mut shared = 0;
    for word in a {
        if let Some(at) = free.iter().position(|w| *w == word) {
            free.swap_remove(at);
            shared += 1;
        }
    }
    if a.is_empty() || b.is_empty() { 0.0 } else { 2.0 * shared as f32 / (a.len() + b.len()) as f32 }
}

/// Whether two names are the same but for case, spaces and marks.
pub(super) fn same(a: &str, b: &str) -> bool {
    let a = letters(a);
    !a.is_empty() && a == letters(b)
}

/// The shown text of a subtree, folded; `None` where it is longer than `limit` bytes or 200 nodes, or empty.
pub(super) fn visible(page: Seen, node: NodeId, limit: usize) -> Option<String> {
    let mut out = String::new();
    let (mut at, end) = (node.0, page.end(node));
    if end - at > 200 {
        return None;
    }
    while at < end {
        let n = NodeId(at);
        let tag = page.tag(n);
        if tag.is_silent() || page.is_hidden(n) || tag == Tag::Svg {
            at = page.end(n);
            continue;
        }
        if tag == Tag::Text {
            fold_into(&mut out, page.own_text(n));
        } else if (!tag.is_inline() || tag == Tag::Br) && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        if out.len() > limit {
            return None;
        }
        at += 1;
    }
    out.truncate(out.trim_end().len());
    // Places where a line may break, and marks of the byte order: nobody sees them.
    out.retain(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'));
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_and_strips() {
        assert_eq!(plain("Fish &amp;amp; <b>chips</b> &#8211; &#x1F600; a < b &nope; &\n x"), "Fish & chips – 😀 a < b &nope; & x");
        assert_eq!(plain("cut <a href="), "cut");
        assert_eq!(decode("&#xD800;&#99999999999;"), "&#xD800;&#99999999999;");
    }

    #[test]
    fn compares_words_of_any_script() {
        assert!(likeness(&words("The River’s Rise"), &words("the river s rise!")) > 0.99);
        assert!(likeness(&words("川の水位が上がる"), &words("川の水位が上がる | 新聞")) > 0.8);
        assert!(likeness(&words("one two"), &words("three")) == 0.0);
        assert!(same("The Valley-Post", "the valley post") && !same("", ""));
    }
}
