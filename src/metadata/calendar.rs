//! Days and times in the forms that pages write, to ISO 8601. Month names are data (`vocabulary/months.txt`).

use crate::search::lower;
use crate::vocabulary::month_named;

/// Where numbers alone don't say it: how this page orders day and month, and which language's month names win.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Custom<'a> {
    /// Primary language subtag, or empty.
    pub(super) lang: &'a str,
    /// Whether `5/6/2024` is the 6th of May.
    pub(super) month_first: bool,
}

/// A machine-readable value (`2024-05-17T10:00:00+0200`, `20240517`, seconds since 1970, RFC 2822, or any written date) as
/// `YYYY-MM-DD` or `YYYY-MM-DDThh:mm[:ss][zone]`.
pub(super) fn timestamp(value: &str, custom: Custom) -> Option<String> {
    let value = value.trim().trim_matches('"');
    iso(value).or_else(|| number(value)).or_else(|| written(value, custom).map(|(day, _)| day))
}

/// The first date in a text, as `YYYY-MM-DD`, and the byte at which it starts.
pub(super) fn written(text: &str, custom: Custom) -> Option<(String, usize)> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|i| {
        let (y, m, d) = at(&tokens[i..], custom)?;
        Some((format!("{y:04}-{m:02}-{d:02}"), tokens[i].start))
    })
}

fn iso(value: &str) -> Option<String> {
    let day = value.get(..10)?;
    let mut parts = day.splitn(3, ['-', '/', '.']);
    let mut part = |len: usize| parts.next().filter(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))?.parse::<u32>().ok();
    let (y, m, d) = valid(part(4)?, part(2)?, part(2)?)?;
    let rest = value[10..].trim_start_matches(['T', 't', ' ']);
    Some(format!("{y:04}-{m:02}-{d:02}{}", clock(rest).unwrap_or_default()))
}

/// `Thh:mm[:ss][zone]` of what follows the day.
fn clock(text: &str) -> Option<String> {
    let end = text.bytes().position(|b| !b.is_ascii_digit() && b != b':').unwrap_or(text.len());
    let (time, rest) = text.split_at(end);
    let in_range = |part: &str, max: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|v| v <= max);
    let parts: Vec<&str> = time.split(':').collect();
    let fits = (2..=3).contains(&parts.len()) && parts.iter().zip([23, 59, 60]).all(|(p, max)| in_range(p, max));
    let fraction = rest.strip_prefix('.').map_or(rest, |f| f.trim_start_matches(|c: char| c.is_ascii_digit()));
    fits.then(|| format!("T{time}{}", zone(fraction.trim_start()).unwrap_or_default()))
}

fn zone(text: &str) -> Option<String> {
    if text.starts_with(['Z', 'z']) || text.starts_with("UTC") || text.starts_with("GMT") {
        return Some("Z".into());
    }
    let sign = text.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String = text[1..].chars().filter(|c| *c != ':').take_while(char::is_ascii_digit).take(4).collect();
    let minutes = digits.get(2..).filter(|m| !m.is_empty()).unwrap_or("00");
    (digits.len() == 2 || digits.len() == 4).then(|| format!("{sign}{}:{minutes}", &digits[..2]))
}

/// `YYYYMMDD` with or without more, or seconds or milliseconds since 1970.
fn number(value: &str) -> Option<String> {
    let end = value.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(value.len());
    let digits = &value[..end];
    if digits.len() == 8 || digits.len() == 14 {
        let part = |range: std::ops::Range<usize>| digits[range].parse::<u32>().ok();
        return valid(part(0..4)?, part(4..6)?, part(6..8)?).map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"));
    }
    let seconds = match digits.len() {
        10 if end == value.len() => digits.parse::<i64>().ok()?,
        13 if end == value.len() => digits.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let (y, m, d) = civil(seconds.div_euclid(86_400));
    Some(format!("{y:04}-{m:02}-{d:02}"))
}

/// The Gregorian date of a day counted from 1970-01-01 (Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

fn valid(year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    ((1990..=2099).contains(&year) && (1..=12).contains(&month) && (1..=days).contains(&day)).then_some((year, month, day))
}

#[derive(Debug)]
enum Kind {
    Number { value: u32, digits: usize },
    Word(String),
    Mark(char),
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    start: usize,
}

/// Numbers (digits of any script), words in lower case, and marks; spaces are left out. The first 80 of them.
fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut gap = true;
    for (start, c) in text.char_indices() {
        if out.len() > 80 {
            break;
        }
        match (digit(c), out.last_mut().map(|t| &mut t.kind)) {
            (Some(d), Some(Kind::Number { value, digits })) if !gap => {
                *value = value.saturating_mul(10).saturating_add(d);
                *digits += 1;
            }
            (Some(value), _) => out.push(Token { kind: Kind::Number { value, digits: 1 }, start }),
            (None, Some(Kind::Word(word))) if !gap && is_letter(c) => word.extend(c.to_lowercase()),
            (None, _) if is_letter(c) => out.push(Token { kind: Kind::Word(c.to_lowercase().collect()), start }),
            (None, _) if !c.is_whitespace() && !is_mark_of_direction(c) => out.push(Token { kind: Kind::Mark(c), start }),
            _ => {}
        }
        gap = c.is_whitespace();
    }
    out
}

fn digit(c: char) -> Option<u32> {
    let zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xbe6, 0xe50, 0xff10];
    zeros.iter().find(|&&zero| (zero..zero + 10).contains(&(c as u32))).map(|zero| c as u32 - zero)
}

/// Letters, and the vowel signs of Indic and Thai words, which are not letters to Unicode.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c as u32, 0x0900..=0x0963 | 0x0980..=0x0e4e)
}

fn is_mark_of_direction(c: char) -> bool {
    matches!(c as u32, 0x200b..=0x200f | 0x202a..=0x202e | 0x2066..=0x2069)
}

/// Short words that stand between a date's parts.
const FILLERS: [&str; 20] = ["de", "del", "of", "th", "st", "nd", "rd", "er", "o", "d", "m", "the", "di", "dne", "г", "р", "năm", "den", "van", "ta"];

/// A date that begins with the first token.
fn at(tokens: &[Token], custom: Custom) -> Option<(u32, u32, u32)> {
    match &tokens.first()?.kind {
        Kind::Number { value, digits: 4 } => year_first(tokens, *value, custom),
        Kind::Number { value, digits: 1 | 2 } => numeric(tokens, *value, custom).or_else(|| day_first(tokens, *value, custom)),
        Kind::Word(_) => {
            let (month, rest) = month(tokens, custom.lang)?;
            let (day, rest) = next_number(rest, 2)?;
            let (year, _) = next_number(rest, 4)?;
            valid(common_era(year, custom), month, day)
        }
        _ => None,
    }
}

/// `2024年5月17日`, `2024. 5. 17.`, `2024. május 17.`, `2024 m. gegužės 17 d.`
fn year_first(tokens: &[Token], year: u32, custom: Custom) -> Option<(u32, u32, u32)> {
    let rest = &tokens[1..];
    if let Some((month, rest)) = month(skip_fillers(rest), custom.lang) {
        let (day, _) = next_number(rest, 2)?;
        return valid(common_era(year, custom), month, day);
    }
    let (month, rest) = number_after(rest, &["年", "년"])?;
    let (day, _) = number_after(rest, &["月", "월"])?;
    if custom.lang == "fa" && (1370..=1499).contains(&year) {
        return from_jalali(year, month, day);
    }
    valid(common_era(year, custom), month, day)
}

/// `17 May 2024`, `17. Mai 2024`, `17 de mayo de 2024`, `17 tháng 5, 2024`
fn day_first(tokens: &[Token], day: u32, custom: Custom) -> Option<(u32, u32, u32)> {
    let rest = skip_fillers(&tokens[1..]);
    let (month, rest) = match &rest.first()?.kind {
        Kind::Word(word) if word == "tháng" => next_number(&rest[1..], 2)?,
        _ => month(rest, custom.lang)?,
    };
    let (year, _) = next_number(rest, 4)?;
    valid(common_era(year, custom), month, day)
}

/// `17/05/2024`, `05-17-24`, `17.5.2024`
fn numeric(tokens: &[Token], first: u32, custom: Custom) -> Option<(u32, u32, u32)> {
    let [_, mark, second, again, year, ..] = tokens else { return None };
    let (Kind::Mark(a @ ('/' | '.' | '-')), Kind::Mark(b)) = (&mark.kind, &again.kind) else { return None };
    let (Kind::Number { value: second, digits: 1 | 2 }, Kind::Number { value: year, digits }) = (&second.kind, &year.kind) else { return None };
    let year = match digits {
        4 => common_era(*year, custom),
        2 => 2000 + year,
        _ => return None,
    };
    let month_first = *second > 12 || (custom.month_first && *a != '.' && first <= 12);
    let (month, day) = if month_first { (first, *second) } else { (*second, first) };
    (a == b).then(|| valid(year, month, day))?
}

/// Thai pages count from the Buddha's death (543 years more).
fn common_era(year: u32, custom: Custom) -> u32 {
    if custom.lang == "th" && year > 2400 { year - 543 } else { year }
}

/// A date of the Solar Hijri calendar. Its years start at the equinox; the 33-year cycle is exact for 1370 to 1499.
fn from_jalali(year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let day_of_year = if month <= 6 { (month - 1) * 31 + day } else { 186 + (month - 7) * 30 + day };
    let leaps = |y: i64| (y * 8 + 21) / 33;
    let since_1400 = (year - 1400) * 365 + leaps(year) - leaps(1400);
    let (y, m, d) = civil(18_706 + since_1400 + day_of_year);
    valid(y as u32, m as u32, d as u32)
}

fn skip_fillers(mut tokens: &[Token]) -> &[Token] {
    for _ in 0..4 {
        match tokens.first().map(|t| &t.kind) {
            Some(Kind::Mark('.' | ',' | '-' | '/' | '\'' | '’' | 'º' | '،')) => tokens = &tokens[1..],
            Some(Kind::Word(word)) if FILLERS.contains(&word.as_str()) => tokens = &tokens[1..],
            _ => break,
        }
    }
    tokens
}

fn next_number(tokens: &[Token], max_digits: usize) -> Option<(u32, &[Token])> {
    let tokens = skip_fillers(tokens);
    match tokens.first()?.kind {
        Kind::Number { value, digits } if digits == max_digits || (max_digits == 2 && digits == 1) => Some((value, &tokens[1..])),
        _ => None,
    }
}

/// A one- or two-digit number after a mark or one of the counters.
fn number_after<'t>(tokens: &'t [Token], counters: &[&str]) -> Option<(u32, &'t [Token])> {
    let fits = match &tokens.first()?.kind {
        Kind::Mark(c) => matches!(c, '-' | '/' | '.'),
        Kind::Word(word) => counters.contains(&word.as_str()),
        Kind::Number { .. } => false,
    };
    if fits { next_number(&tokens[1..], 2) } else { None }
}

/// A month's name at the start; some are of two words.
fn month<'t>(tokens: &'t [Token], lang: &str) -> Option<(u32, &'t [Token])> {
    let Kind::Word(first) = &tokens.first()?.kind else { return None };
    let dot = usize::from(matches!(tokens.get(1).map(|t| &t.kind), Some(Kind::Mark('.'))));
    if let Some(Kind::Word(second)) = tokens.get(1 + dot).map(|t| &t.kind)
        && let Some(found) = month_named(&format!("{first}_{second}"), lang)
    {
        return Some((found, &tokens[2 + dot..]));
    }
    month_named(first, lang).map(|found| (found, &tokens[1..]))
}

/// Whether the word is a month's name in some language.
pub(super) fn is_month(word: &str) -> bool {
    month_named(&lower(word), "").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(lang: &str, text: &str) -> Option<String> {
        written(text, Custom { lang, month_first: lang == "en" }).map(|(day, _)| day)
    }

    #[test]
    fn reads_written_dates_of_many_languages() {
        for (lang, text) in [
            ("en", "Posted on Friday, May 17th, 2024 at 9:30"),
            ("en", "17 May 2024"),
            ("en", "5/17/2024"),
            ("en", "May 17 2024"),
            ("de", "Freitag, 17. Mai 2024, 10:00 Uhr"),
            ("de", "17.05.2024"),
            ("fr", "Publié le 17 mai 2024 à 10h"),
            ("es", "17 de mayo de 2024"),
            ("pt", "17 de maio de 2024"),
            ("it", "17 maggio 2024"),
            ("nl", "17 mei 2024"),
            ("pl", "17 maja 2024"),
            ("cs", "17. května 2024"),
            ("hu", "2024. május 17."),
            ("lt", "2024 m. gegužės 17 d."),
            ("fi", "17. toukokuuta 2024"),
            ("sv", "17 maj 2024"),
            ("tr", "17 Mayıs 2024"),
            ("ru", "17 мая 2024 г."),
            ("uk", "17 травня 2024"),
            ("el", "17 Μαΐου 2024"),
            ("ro", "17 mai 2024"),
            ("hr", "17. svibnja 2024."),
            ("ar", "الجمعة ١٧ مايو ٢٠٢٤"),
            ("ar", "17 أيار 2024"),
            ("fa", "۱۷ مه ۲۰۲۴"),
            ("fa", "۱۴۰۳/۰۲/۲۸"),
            ("he", "17 במאי 2024"),
            ("hi", "17 मई 2024"),
            ("th", "17 พ.ค. 2567"),
            ("th", "17 พฤษภาคม 2567"),
            ("vi", "Thứ sáu, 17 tháng 5, 2024"),
            ("vi", "17/5/2024"),
            ("id", "17 Mei 2024"),
            ("ja", "2024年5月17日 10時"),
            ("zh", "2024年05月17日"),
            ("ko", "2024년 5월 17일"),
            ("ko", "2024. 5. 17."),
        ] {
            assert_eq!(day(lang, text).as_deref(), Some("2024-05-17"), "{lang} {text}");
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in ["", "Version 3.14 of 31/31/2024", "in May we had 2024 guests", "32 May 2024", "30 February 2024", "call 555-1234", "17/05-2024"]
        {
            assert_eq!(day("en", text), None, "{text}");
        }
        assert_eq!(day("hr", "3. listopada 2024").as_deref(), Some("2024-10-03"));
        assert_eq!(day("cs", "3. listopadu 2024").as_deref(), Some("2024-11-03"));
        assert_eq!(day("pl", "3 listopada 2024").as_deref(), Some("2024-11-03"));
        assert_eq!(day("fa", "1402/12/29").as_deref(), Some("2024-03-19"));
        assert_eq!(day("fa", "1404/01/01").as_deref(), Some("2025-03-21"));
    }

    #[test]
    fn normalises_timestamps() {
        let c = Custom::default();
        for (value, want) in [
            ("2024-05-17", "2024-05-17"),
            ("2024-05-17T10:00:00.000Z", "2024-05-17T10:00:00Z"),
            ("2024-05-17 10:00:00 +0200", "2024-05-17T10:00:00+02:00"),
            ("2024-05-17T10:00-05", "2024-05-17T10:00-05:00"),
            ("2024/05/17", "2024-05-17"),
            ("20240517", "2024-05-17"),
            ("1715904000", "2024-05-17"),
            ("1715904000000", "2024-05-17"),
            ("Fri, 17 May 2024 10:00:00 GMT", "2024-05-17"),
            ("2024-5-17", "2024-05-17"),
        ] {
            assert_eq!(timestamp(value, c).as_deref(), Some(want), "{value}");
        }
        for value in ["0001-01-01T00:00:00", "yesterday", "99999999", "2024-13-01", "-", "é024-05-17xx"] {
            assert_eq!(timestamp(value, c), None, "{value}");
        }
    }
}
