//! Lines that say when: the date line of a story or a comment, in the digits and months of many languages.

use crate::blocks::Block;
use crate::search::lower;
use crate::vocabulary::month_named;

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
pub fn says_when(text: &str, days: bool) -> bool {
    let mut seen = Seen::default();
    text.chars().any(|c| seen.take(c, days)) || seen.take('\n', days)
}

/// What was read of a line.
#[derive(Default)]
struct Seen {
    /// The digits of the number that is being read, as ASCII, and whether they were of another script: other calendars count other years.
    number: String,
    foreign: bool,
    /// The word that is being read, in lower case.
    word: String,
    /// The mark right before the number, and how many numbers stand before it with that mark between.
    mark: char,
    chained: u32,
    /// Whether the last number could be a day, and whether the last word names a month.
    day: bool,
    month: bool,
}

impl Seen {
    /// Reads a character; true where what ends with it says when.
    fn take(&mut self, c: char, days: bool) -> bool {
        if let Some(digit) = digit(c) {
            self.foreign |= !c.is_ascii();
            self.number.push(digit);
            return false;
        }
        let when = if self.number.is_empty() {
            self.chained = 0;
            false
        } else {
            self.ends_number(c, days)
        };
        if c.is_alphabetic() {
            self.word.extend(c.to_lowercase());
            // The sign for months that Chinese, Japanese and Korean have.
            return when || self.day && days && matches!(c, '月' | '월');
        }
        let when = when || !self.word.is_empty() && self.ends_word(days);
        if matches!(c, '|' | '•' | '·' | '\n') {
            (self.day, self.month) = (false, false);
        }
        when
    }

    fn ends_number(&mut self, c: char, days: bool) -> bool {
        let length = self.number.len();
        // Hours and minutes; three numbers with the same mark between, the last of two digits or more: versions mostly have one.
        let clock = self.mark == ':' && self.chained > 0 && length >= 2;
        let date = self.chained == 2 && matches!(self.mark, '.' | '/' | '-') && matches!(length, 2 | 4);
        let year = is_year(&self.number) || self.foreign && length == 4;
        self.day = length <= 2;
        let short = length <= 2 || length == 4 && self.chained == 0;
        self.chained = if !short {
            0
        } else if c == self.mark {
            self.chained + 1
        } else {
            1
        };
        self.mark = c;
        self.number.clear();
        clock || date || year || days && self.day && self.month
    }

    fn ends_word(&mut self, days: bool) -> bool {
        // "17th of May", "17 de mayo".
        const SHORT: usize = 2;
        self.month = is_month(&self.word);
        let when = days && self.day && self.month;
        self.day &= self.word.chars().count() <= SHORT;
        self.word.clear();
        when
    }
}

/// Whether the word names a month in some language.
pub fn is_month(word: &str) -> bool {
    month_named(&lower(word), "").is_some()
}

/// A digit of any of these scripts as ASCII.
fn digit(c: char) -> Option<char> {
    /// ASCII, Arabic, Persian, Devanagari, Bengali, Thai, full width: where each has its zero.
    const ZEROS: [u32; 7] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10];
    let value = ZEROS.iter().map(|zero| (c as u32).wrapping_sub(*zero)).find(|value| *value < 10)?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_date_lines() {
        for text in ["12 May 2024", "14:05", "2021", "Aktualisiert 9:30 Uhr", "2024年5月3日", "12.04.23", "Sietse 18-11-25"] {
            assert!(says_when(text, false), "{text}");
        }
        for text in ["1492", "Room 12345", "a:b", "3:1", "version 1.2.3", "1. 2. 34", "12: 30", "12 May", "10-12 people"] {
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
