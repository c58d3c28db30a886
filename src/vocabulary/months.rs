//! The names of the months in many languages. Data: `months.txt`.

use super::data::{MONTH_LANGUAGES, MONTHS};

/// The number, 1 to 12, of the month with this name (lower case, without full stops). Where languages share a name for different months
/// `language`, a BCP 47 primary code, decides; else the first of the file.
pub fn month_named(name: &str, language: &str) -> Option<u32> {
    let mut first = None;
    for (known, month) in MONTHS.get(name) {
        first = first.or(Some(u32::from(month)));
        if MONTH_LANGUAGES.get(known as usize) == language {
            return Some(u32::from(month));
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_name_is_read_in_its_language() {
        assert_eq!((month_named("listopad", "pl"), month_named("listopad", "hr")), (Some(11), Some(10)));
        assert_eq!((month_named("may", ""), month_named("harbour", "en")), (Some(5), None));
    }

    #[test]
    fn month_names_are_complete() {
        for line in include_str!("months.txt").lines().filter(|l| !l.starts_with('#')) {
            assert_eq!(line.split(' ').count(), 13, "{line}");
            assert_eq!(line, line.to_lowercase(), "{line}");
        }
    }
}
