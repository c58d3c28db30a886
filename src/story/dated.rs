//! Lines that say when: the date line of a story or a comment, in the digits and months of many languages.

use crate::blocks::Block;
use crate::search::lower;
use crate::vocabulary::month_named;
use std::borrow::Cow;

/// Whether a short block looks like the date line of a story or a comment: a `time` element, a year, a date or a clock time.
pub fn is_dated(block: &Block, text: &str) -> bool {
    /// Of a longer line a day and a month are the subject.
    const LONGEST_DAY: u32 = 10;
    if block.weight > 60 || block.words > 14 {
        return false;
    }
    block.time || block.digits > 0 && says_when(text, block.words <= LONGEST_DAY)
}

/// Whether a number of four digits in the text is a year of our time.
pub fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(is_year)
}

fn is_year(run: &str) -> bool {
    run.len() == 4 && (run.starts_with("19") || run.starts_with("20"))
}

/// Whether the text has a year, a clock time, a date in numbers or, if `days`, a day of a month.
#[inline(never)]
fn says_when(text: &str, days: bool) -> bool {
    let folded = in_ascii_digits(text);
    // Other calendars count other years, and write them in their own digits.
    let foreign = matches!(folded, Cow::Owned(_));
    let mut rest = folded.as_ref();
    let mut before = "";
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        before = if start > 0 { &rest[..start] } else { before };
        let run = digits(&rest[start..]);
        let after = &rest[start + run.len()..];
        let dated = is_year(run) || foreign && run.len() == 4 || is_clock(run, after) || is_numeric_date(run, after);
        if dated || days && run.len() <= 2 && is_day(before, after) {
            return true;
        }
        (before, rest) = ("", after);
    }
    false
}

/// The digits that a text begins with.
fn digits(text: &str) -> &str {
    &text[..text.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(text.len())]
}

/// Hours, and after a colon minutes.
fn is_clock(run: &str, after: &str) -> bool {
    run.len() <= 2 && after.strip_prefix(':').is_some_and(|minutes| digits(minutes).len() >= 2)
}

/// Three numbers with the same mark between, the last of them of two digits or more: versions mostly have one.
fn is_numeric_date(run: &str, after: &str) -> bool {
    let Some(mark) = after.chars().next().filter(|c| matches!(c, '.' | '/' | '-')) else { return false };
    let second = digits(&after[1..]);
    let third = after[1 + second.len()..].strip_prefix(mark).map_or("", digits);
    matches!(run.len(), 1 | 2 | 4) && (1..=2).contains(&second.len()) && matches!(third.len(), 2 | 4)
}

/// Whether the name of a month stands right before or behind a number, or the sign for months that Chinese, Japanese and Korean have.
fn is_day(before: &str, after: &str) -> bool {
    if after.starts_with(['月', '월']) {
        return true;
    }
    let named = |word: Option<&str>| word.is_some_and(is_month);
    fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
    }
    // "17th of May", "17 de mayo".
    let next = || words(after).find(|word| word.chars().count() > 2);
    let near = |text: &str| !text.contains(['|', '•', '·', '\n']);
    named(words(before).next_back().filter(|_| near(before))) || named(next().filter(|_| near(after.split(char::is_alphabetic).next().unwrap_or(""))))
}

/// Whether the word names a month in some language.
pub fn is_month(word: &str) -> bool {
    month_named(&lower(word), "").is_some()
}

/// The text with the digits of other scripts as ASCII.
fn in_ascii_digits(text: &str) -> Cow<'_, str> {
    /// Arabic, Persian, Devanagari, Bengali, Thai, full width: where each has its zero.
    const ZEROS: [u32; 6] = [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10];
    let value = |c: char| ZEROS.iter().map(|zero| (c as u32).wrapping_sub(*zero)).find(|value| *value < 10);
    if text.is_ascii() || !text.chars().any(|c| value(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| value(c).map_or(c, |value| (b'0' + value as u8) as char)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_date_lines() {
        for text in ["12 May 2024", "14:05", "2021", "Aktualisiert 9:30 Uhr", "2024年5月3日", "12.04.23", "Sietse 18-11-25"] {
            assert!(says_when(text, false), "{text}");
        }
        for text in ["1492", "Room 12345", "a:b", "3:1", "version 1.2.3", "12 May", "10-12 people"] {
            assert!(!says_when(text, false), "{text}");
        }
    }

    #[test]
    fn a_day_of_a_month_needs_no_year() {
        for text in ["12 May", "dinsdag 18 november, 15.30 uur", "17 de mayo", "May 17th", "11月18日", "21 januari • Hulda, 84", "Ann, 3. März"]
        {
            assert!(says_when(text, true), "{text}");
        }
        for text in ["12 ferries", "Top 10 | May", "84 • marzo", "Marching 4 boys"] {
            assert!(!says_when(text, true), "{text}");
        }
    }

    #[test]
    fn other_scripts_have_digits_of_their_own() {
        for text in ["۱۴۰۳/۰۸/۲۵", "۲۵ آبان ۱۴۰۳", "१७ मई २०२४", "١٤:٣٠"] {
            assert!(says_when(text, false), "{text}");
        }
        assert!(!says_when("۲۵ نظر", false));
    }
}
