//! Looking for short words in short texts, and levelling their case.

/// Whether `part` stands in `text`. The standard library's search prepares itself for long texts, which takes longer than looking through
/// a line or a paragraph does.
pub fn holds(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let Some((&first, rest)) = part.split_first() else { return true };
    let Some(last) = text.len().checked_sub(part.len()) else { return false };
    (0..=last).any(|at| text[at] == first && text[at + 1..].starts_with(rest))
}

/// The text in lower case, each character by itself. The standard library's minds what stands around a Greek sigma as well, which takes 6 KB.
#[inline(never)]
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The letters and digits in lower case, for comparing.
#[inline(never)]
pub fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_contains_finds() {
        for (text, part) in [("", ""), ("", "a"), ("a", ""), ("abab", "bab"), ("abab", "abb"), ("aaab", "aab"), ("über", "ber"), ("x", "xy")] {
            assert_eq!(holds(text, part), text.contains(part), "{text} {part}");
        }
    }
}
