//! The form in which texts and labels are compared. Shared with the build script.
//!
//! Case, accents, invisible characters, vowel points and spelling variants that differ between keyboards are levelled, so that
//! "À LIRE AUSSI", "A lire aussi" and "À lire aussi" are the same. Spaces count only in scripts that part words by them.

/// The normal form of a whole label: [`fold`]ed, without digits and signs at either end, spaces inside unspaced scripts removed.
pub fn normal(text: &str) -> String {
    squeeze(trim(&fold(text, usize::MAX)))
}

/// Levels every character; runs of white space become one space. Stops after `limit` bytes of output.
///
/// ASCII goes byte by byte: it is most text by far, and a page is read by code that no optimiser has seen yet, where every call counts.
pub fn fold(text: &str, limit: usize) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len().min(limit) + 8);
    let mut wide = String::new();
    let mut at = 0;
    while out.len() < limit
        && let Some(&b) = text.as_bytes().get(at)
    {
        if b.is_ascii() {
            at += 1;
            fold_ascii(b, &mut out);
        } else if let Some(c) = text[at..].chars().next() {
            at += c.len_utf8();
            fold_wide(c, &mut wide);
            if wide != " " {
                out.extend_from_slice(wide.as_bytes());
            } else {
                fold_ascii(b' ', &mut out);
            }
            wide.clear();
        }
    }
    String::from_utf8(out).unwrap_or_default()
}

fn fold_ascii(b: u8, out: &mut Vec<u8>) {
    if !matches!(b, b' ' | b'\t'..=b'\r') {
        out.push(b.to_ascii_lowercase());
    } else if !matches!(out.last(), None | Some(b' ')) {
        out.push(b' ');
    }
}

#[inline(never)]
fn fold_wide(c: char, out: &mut String) {
    if c.is_whitespace() || c == '\u{200c}' {
        out.push(' ');
    } else if !is_ignorable(c) {
        c.to_lowercase().for_each(|c| fold_char(c, out));
    }
}

/// Without what is not a letter at either end: digits, signs, arrows, brackets, emoji.
pub fn trim(text: &str) -> &str {
    text.trim_matches(is_edge)
}

/// Whether a label can neither begin nor end with the character.
pub fn is_edge(c: char) -> bool {
    if c.is_ascii() { !c.is_ascii_alphabetic() } else { !c.is_alphabetic() && !is_mark(c) }
}

/// Without the spaces that stand between two characters of scripts that need none (Korean uses them loosely in labels).
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joined = c == ' ' && out.ends_with(is_unspaced) && chars.peek().is_some_and(|&next| is_unspaced(next));
        if !joined {
            out.push(c);
        }
    }
    out
}

/// Whether the character is of a script that writes words without spaces, or with spaces that labels leave out at will.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Marks that end words but are not letters by Unicode: viramas, nuktas, Thai tones, Hebrew and Arabic points.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{e47}'..='\u{e4e}' | '\u{1037}' | '\u{1039}' | '\u{103a}' | '\u{3099}' | '\u{309a}')
        || ((0x900..0xdff).contains(&(c as u32)) && matches!(c as u32 & 0x7f, 0x3c | 0x4d))
}

/// What never shows or only points vowels: soft hyphens, zero widths, directions, combining accents, Arabic vowels and tatweel.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200d}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{640}' | '\u{64b}'..='\u{652}')
}

/// Pushes the plain form of a lower-case character that is not ASCII.
fn fold_char(c: char, out: &mut String) {
    let plain = match c {
        '\u{300}'..='\u{36f}' => return,
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ß' => return out.push_str("ss"),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ة' => 'ه',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{b4}' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        '\u{ff01}'..='\u{ff5e}' => return out.push(char::from_u32(c as u32 - 0xfee0).map_or(c, |c| c.to_ascii_lowercase())),
        _ => c,
    };
    out.push(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_signs_and_emoji_at_the_ends_go() {
        for text in ["(12) Comments", "Comments (1,204)", "💬 Comments", "- COMMENTS -", "Comments »", "① comments:", "\u{200f}Comments\u{a0}"] {
            assert_eq!(normal(text), "comments", "{text:?}");
        }
    }

    #[test]
    fn accents_and_case_are_levelled() {
        assert_eq!(normal("À LIRE AUSSI"), normal("a lire aussi"));
        assert_eq!(normal("ΣΧΌΛΙΑ"), normal("σχολια"));
        assert_eq!(normal("İLGİLİ YAZILAR"), normal("ilgili yazılar"));
        assert_eq!(normal("e\u{301}tiquettes"), normal("Étiquettes"));
        assert_eq!(normal("Don\u{2019}t miss"), "don't miss");
        assert_eq!(normal("دیدگاه\u{200c}ها"), normal("ديدگاه ها"));
    }

    #[test]
    fn spaces_count_only_where_words_are_parted_by_them() {
        assert_eq!(normal("관련 기사"), "관련기사");
        assert_eq!(normal("関連 記事"), "関連記事");
        assert_eq!(normal("  read \n more"), "read more");
        assert_eq!(normal("ＰＲ"), "pr");
    }

    #[test]
    fn marks_that_end_a_word_stay() {
        assert_eq!(normal("แชร์"), "แชร์");
        assert_eq!(normal("खोजें।"), "खोजें");
    }

    #[test]
    fn nothing_but_signs_is_nothing() {
        assert_eq!(normal("123 – (4) →"), "");
        assert_eq!(normal(""), "");
    }
}
