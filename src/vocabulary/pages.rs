//! The words before a page's number in addresses.

/// Whether the word stands before the number of a page in addresses of some language: `?page=2`, `/seite-2`.
pub fn is_page_word(word: &str) -> bool {
    include_str!("pages.txt").lines().any(|known| known.eq_ignore_ascii_case(word))
}
