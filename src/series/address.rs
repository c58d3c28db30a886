//! Page numbers in addresses. Whether two addresses name pages of the same story is read off the one place in which they differ.

use crate::page::url;
use crate::vocabulary::is_page_word;

/// How the number of the page stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Behind a word for page: `/story?page=2`, `/story/seite-2`.
    Word,
    /// Behind the story's own address: `/story/2`, `/story_2.html`.
    Place,
    /// Both addresses have a number there, and nothing says that it counts pages: `/story-7` and `/story-8`.
    Guess,
}

/// From one page of a story to another of the same story, as far as addresses tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The number in the first address, if it has one.
    pub from: Option<u32>,
    /// The number in the second.
    pub to: Option<u32>,
    /// How they stand there.
    pub by: By,
}

/// What may stand between a story's address and the number of its page. Addresses are cut at bytes: that is less code.
const JOINTS: &[u8] = b"/-_.,~;?&=";
/// Digits of a page's number; longer ones are years and identifiers.
const DIGITS: usize = 3;

/// The step between two absolute addresses, if they differ in a page's number alone. Fragments don't count, nor do percent signs where one
/// address has the character itself, nor what the first has behind its question mark and the second has not.
pub fn step(from: &str, to: &str) -> Option<Step> {
    let (from, to) = (url::decode(bare(from)), url::decode(bare(to)));
    compare(&from, &to).or_else(|| from.split_once('?').and_then(|(path, _)| compare(path, &to)))
}

/// An address without its fragment.
pub fn bare(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

#[inline(never)]
fn compare(from: &str, to: &str) -> Option<Step> {
    let start = same_start(from, to);
    let (before, a, b) = (&from[..start], &from[start..], &to[start..]);
    let end = same_end(a, b);
    let (after, a, b) = (&a[a.len() - end..], &a[..a.len() - end], &b[..b.len() - end]);
    match (number(a), number(b)) {
        (Some(from), Some(to)) => counted(before, from, to),
        _ if matches!(a, "" | "/") => grown(before, b, after).map(|(to, by)| Step { from: None, to: Some(to), by }),
        _ if matches!(b, "" | "/") => grown(before, a, after).map(|(from, by)| Step { from: Some(from), to: None, by }),
        _ => None,
    }
}

/// Both addresses have a number here.
fn counted(before: &str, from: u32, to: u32) -> Option<Step> {
    let joined = trim_end(before, |b| JOINTS.contains(&b));
    let story = trim_end(joined, |b| b.is_ascii_alphabetic());
    let word = &joined[story.len()..];
    // `p` is also what blogs call the number of a post.
    let by = if word.len() > 1 && is_page_word(word) { By::Word } else { By::Guess };
    names_story(if by == By::Word { story } else { joined }).then_some(Step { from: Some(from), to: Some(to), by })
}

/// One address is the other with a number put in.
fn grown(before: &str, added: &str, after: &str) -> Option<(u32, By)> {
    let added = trim_end(added, |b| JOINTS.contains(&b));
    let added = if after.is_empty() { added.strip_suffix(".html").unwrap_or(added) } else { added };
    let start = added.bytes().take_while(|b| JOINTS.contains(b)).count();
    let letters = added.bytes().skip(start).take_while(u8::is_ascii_alphabetic).count();
    let (word, digits) = added.get(start..)?.split_at(letters);
    let joint = digits.bytes().next().is_some_and(|b| JOINTS.contains(&b));
    let number = number(&digits[usize::from(joint)..])?;
    let by = match word {
        "" => By::Place,
        _ if is_page_word(word) => By::Word,
        _ => return None,
    };
    (names_story(before) && ends_path(before, after)).then_some((number, by))
}

/// Whether more than a host is left of the address without its page number: the pages of a home page are no story's.
fn names_story(before: &str) -> bool {
    before.contains('?') || url::path(before).bytes().any(|b| !JOINTS.contains(&b))
}

/// Whether a number put in here stands at the end of the path or within the query.
fn ends_path(before: &str, after: &str) -> bool {
    let path = after.split('?').next().unwrap_or("");
    let extension = path.len() <= 6 && path.starts_with('.') && path.bytes().skip(1).all(|b| b.is_ascii_alphanumeric());
    before.contains('?') || matches!(path, "" | "/") || extension
}

#[inline(never)]
fn trim_end(text: &str, trimmed: fn(u8) -> bool) -> &str {
    let len = text.bytes().rev().take_while(|&b| trimmed(b)).count();
    &text[..text.len() - len]
}

fn number(text: &str) -> Option<u32> {
    let digits = (1..=DIGITS).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.bytes().fold(0, |sum, b| sum * 10 + u32::from(b - b'0')))
}

/// Bytes in which both begin; a number is not cut.
fn same_start(a: &str, b: &str) -> usize {
    let (x, y) = (a.as_bytes(), b.as_bytes());
    let mut at = x.iter().zip(y).take_while(|(x, y)| x == y).count();
    let digit = |text: &[u8], at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    if digit(x, at) || digit(y, at) {
        while at > 0 && digit(x, at - 1) {
            at -= 1;
        }
    }
    while !a.is_char_boundary(at) || !b.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Bytes in which both end; a number is not cut.
fn same_end(a: &str, b: &str) -> usize {
    let (x, y) = (a.as_bytes(), b.as_bytes());
    let mut len = x.iter().rev().zip(y.iter().rev()).take_while(|(x, y)| x == y).count();
    let before = |text: &[u8], len: usize| text.len() > len && text[text.len() - len - 1].is_ascii_digit();
    while len > 0 && x[x.len() - len].is_ascii_digit() && (before(x, len) || before(y, len)) {
        len -= 1;
    }
    while !a.is_char_boundary(a.len() - len) || !b.is_char_boundary(b.len() - len) {
        len -= 1;
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without a number stands 1.
    fn steps(from: &str, to: &str) -> Option<(u32, u32, By)> {
        let whole = |address: &str| format!("https://site.example{address}");
        step(&whole(from), &whole(to)).map(|s| (s.from.unwrap_or(1), s.to.unwrap_or(1), s.by))
    }

    #[test]
    fn other_addresses_are_no_pages() {
        for (from, to) in [
            ("/story", "/other"),
            ("/story", "/story"),
            ("/story", "/story/comments/2"),
            ("/story", "/story/comment-page-2/#comments"),
            ("/story", "/story?cpage=2"),
            ("/story", "/story?lang=2"),
            ("/story", "/story/photo-2"),
            ("/story", "/story-2024"),
            ("/story", "/story/2/print"),
            ("/2024/05/story", "/2024/06/tale"),
            ("/chapter-one", "/chapter-two"),
            ("/", "/page/2"),
            ("/page/2", "/page/3"),
            ("/?page=2", "/?page=3/tale"),
            ("/news-123456", "/news-123457"),
            ("/news-1234", "/news-12345"),
            ("/tag/boats", "/tag/boats/page/2/feed"),
            ("/é", "/è"),
            ("/story", "/story?page=-1"),
        ] {
            assert_eq!(steps(from, to), None, "{from} {to}");
        }
        assert_eq!(step("https://site.example/story", "https://other.example/story?page=2"), None);
        assert_eq!(step("https://site.example/story", "http://site.example/story?page=2"), None);
        assert_eq!(step("about:srcdoc", "https://site.example/story?page=2"), None);
    }

    #[test]
    fn a_word_for_page_tells() {
        for to in [
            "/story/page/2",
            "/story/page/2/",
            "/story/page-2",
            "/story-page-2",
            "/story/seite-2",
            "/story,seite2",
            "/story?page=2",
            "/story?p=2",
            "/story/?page=2",
            "/story/p2",
            "/story_p2.html",
            "/story/?Seite=2",
            "/story;page=2",
        ] {
            assert_eq!(steps("/story", to), Some((1, 2, By::Word)), "{to}");
            assert_eq!(steps(to, "/story"), Some((2, 1, By::Word)), "{to}");
        }
        for (from, to) in [
            ("/story/", "/story/page/2/"),
            ("/story/?from=mail", "/story/?page=2"),
            ("/story?id=7", "/story?id=7&page=2"),
            ("/story?id=7", "/story?page=2&id=7"),
            ("/story.html", "/story-page2.html"),
            ("/story.html", "/story.html?page=2"),
            ("/story#top", "/story/page/2#content"),
            ("/?id=31", "/?id=31&page=2"),
            ("/история", "/история/page/2"),
            ("/%D0%B8%D1%81", "/ис/page/2"),
        ] {
            assert_eq!(steps(from, to), Some((1, 2, By::Word)), "{from} {to}");
        }
        assert_eq!(steps("/story/page/9", "/story/page/10"), Some((9, 10, By::Word)));
        assert_eq!(steps("/story/page/12/", "/story/page/2/"), Some((12, 2, By::Word)));
        assert_eq!(steps("/story?page=2&id=7", "/story?page=3&id=7"), Some((2, 3, By::Word)));
        assert_eq!(steps("/story", "/story?page=0"), Some((1, 0, By::Word)));
    }

    #[test]
    fn a_bare_number_behind_the_story_may() {
        for (from, to) in [
            ("/story", "/story/2"),
            ("/story/", "/story/2/"),
            ("/story", "/story-2"),
            ("/story/", "/story-2/"),
            ("/story.html", "/story-2.html"),
            ("/story.html", "/story_2.html"),
            ("/story.html", "/story,2.html"),
            ("/a/123456.shtml", "/a/123456_2.shtml"),
            ("/story/", "/story/2.html"),
            ("/a/index.html", "/a/index_2.html"),
            ("/story-2024", "/story-2024/2"),
        ] {
            assert_eq!(steps(from, to), Some((1, 2, By::Place)), "{from} {to}");
        }
    }

    #[test]
    fn two_numbers_are_a_guess() {
        assert_eq!(steps("/story/2", "/story/3"), Some((2, 3, By::Guess)));
        assert_eq!(steps("/story-7", "/story-8"), Some((7, 8, By::Guess)));
        assert_eq!(steps("/?p=123", "/?p=124"), Some((123, 124, By::Guess)));
        assert_eq!(steps("/chapter-1.html", "/chapter-2.html"), Some((1, 2, By::Guess)));
    }
}
