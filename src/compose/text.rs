//! The reading as plain text, and how long it takes to read.

use super::Op;

/// Words that a reader takes in a minute.
const WORDS_PER_MINUTE: u32 = 230;

/// Elements within a line; all others end it.
pub(super) fn is_inline(name: &str, foreign: bool) -> bool {
    foreign
        || matches!(
            name,
            "a" | "abbr" | "b" | "bdi" | "bdo" | "cite" | "code" | "del" | "dfn" | "em" | "i" | "img" | "ins" | "kbd" | "mark" | "q" | "rt" | "ruby"
        )
        || matches!(name, "s" | "samp" | "small" | "span" | "strong" | "sub" | "sup" | "time" | "u" | "var")
}

/// The text, one line a block; TeX that stands beside a formula is left out.
pub(super) fn write(ops: &[Op]) -> String {
    let mut out = String::new();
    let mut open = Vec::new();
    let new_line = |out: &mut String, inline: bool| {
        if !inline && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    };
    for op in ops {
        match op {
            Op::Open { name, foreign, .. } => {
                new_line(&mut out, is_inline(name, *foreign));
                open.push((*name, *foreign));
            }
            Op::Text(text) if open.last().is_none_or(|(name, _)| *name != "annotation") => out.push_str(text),
            Op::Text(_) => {}
            Op::Close => {
                let (name, foreign) = open.pop().unwrap_or_default();
                new_line(&mut out, is_inline(name, foreign));
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Words of a text. Scripts that put no space between words count half a word a character.
pub fn words(text: &str) -> u32 {
    let (mut words, mut halves, mut in_word) = (0_u32, 0_u32, false);
    for c in text.chars() {
        if is_unspaced(c) {
            halves += u32::from(c.is_alphanumeric());
            in_word = false;
        } else if c.is_alphanumeric() {
            words += u32::from(!in_word);
            in_word = true;
        } else if !matches!(c, '\'' | '’' | '-' | '.' | ',' | '\u{ad}' | '\u{200c}' | '\u{200d}') && !is_mark(c) {
            in_word = false;
        }
    }
    words + halves.div_ceil(2)
}

/// Minutes for this many words.
pub fn minutes(words: u32) -> u32 {
    if words == 0 { 0 } else { ((words + WORDS_PER_MINUTE / 2) / WORDS_PER_MINUTE).max(1) }
}

/// Thai, Lao, Tibetan, Myanmar, Khmer, kana, and Han.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
        || matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Combining signs that `char::is_alphanumeric` leaves out: viramas and points of the Indic and Semitic scripts.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::tests::reading;

    #[test]
    fn counts_words_of_many_scripts() {
        assert_eq!(words("It’s a well-known 3.5 km walk."), 6);
        assert_eq!(words("日本語の文章です。"), 4);
        assert_eq!(words("हिन्दी में लेख"), 3);
        assert_eq!(words("ภาษาไทย"), 4);
        assert_eq!(words("— … !"), 0);
    }

    #[test]
    fn any_text_takes_a_minute() {
        assert_eq!((minutes(0), minutes(1), minutes(345), minutes(344)), (0, 1, 2, 1));
    }

    #[test]
    fn blocks_are_lines() {
        assert_eq!(reading("<h2>Head</h2><p>One <b>two</b><br>three</p><ul><li>a<li>b</ul>").text(), "Head\nOne two\nthree\na\nb");
    }
}
