//! The page's place in its site, by its address and the site's own menus: services and sections stand in menus and have short names, stories seldom.

use super::context::Context;
use super::row::{Sink, flag};
use crate::page::{NodeId, Tag, url};
use crate::vocabulary::{Hint, PathWord, path_word};

/// Gives the name and the value of each feature of the page's address, always in the same order.
#[inline(never)]
pub fn describe(c: &Context, out: &mut impl Sink) {
    let address = c.page.url();
    let path = url::path(address).trim_matches('/');
    let steps = || path.split('/').filter(|s| !s.is_empty());
    let last = path.rsplit('/').find(|s| !s.is_empty() && !s.starts_with("index.")).unwrap_or("");
    out.put("url_depth", steps().count() as f32);
    out.put("url_words", last.split(['-', '_']).filter(|w| w.chars().any(char::is_alphabetic)).count() as f32);
    out.put("url_digits", path.chars().filter(char::is_ascii_digit).count() as f32);
    out.put("url_query", flag(address.contains('?')));
    let speaks = |words: &mut dyn Iterator<Item = &str>, of| words.filter(|w| path_word(w) == Some(of)).count() as f32;
    let words = || path.split(['/', '-', '_', '.']);
    out.put("url_story", speaks(&mut words(), PathWord::Story));
    out.put("url_other", speaks(&mut words(), PathWord::Other));
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    out.put("url_in_story", speaks(&mut folders.split('/'), PathWord::Story));
    out.put("url_in_other", speaks(&mut steps(), PathWord::Other));
    out.put("url_dated", flag(is_dated_path(path)));
    out.put("in_menu", flag(is_in_menu(c)));
}

/// Whether the path has a year and a month behind it: `/2024/05/`, `/2024-05-17-`.
fn is_dated_path(path: &str) -> bool {
    let mut numbers = path.split(['/', '-', '_']).map(|s| s.parse::<u16>().ok());
    let mut last = None;
    numbers.any(|n| {
        let year = last.is_some_and(|y: u16| (1990..2100).contains(&y));
        last = n;
        year && n.is_some_and(|month| (1..=12).contains(&month))
    })
}

/// Whether the site's navigation leads to this very page: to its services and sections, hardly ever to a story.
#[inline(never)]
fn is_in_menu(c: &Context) -> bool {
    let own = c.page.url();
    // Nearly all links are ruled out by the last step of the path.
    let last = url::path(own).trim_end_matches('/').rsplit('/').next().unwrap_or("");
    if last.is_empty() {
        return false;
    }
    let here = |n: NodeId| {
        let named = c.page.attr(n, "href").filter(|href| href.contains(last));
        named.is_some_and(|href| url::same_page(&url::resolve(c.page.base(), href), own))
    };
    c.page.all().any(|n| c.page.tag(n) == Tag::A && here(n) && is_menu_link(c, n))
}

/// Whether a link stands in navigation, or in the header or footer of the site; a story may link to itself from its own header.
fn is_menu_link(c: &Context, link: NodeId) -> bool {
    const HIGHEST: usize = 16;
    let around = |test: &dyn Fn(NodeId) -> bool| c.page.ancestors(link).take(HIGHEST).any(test);
    let tag = |n| c.page.tag(n);
    around(&|n| matches!(tag(n), Tag::Nav | Tag::Menu) || c.evidence.hints(n).has(Hint::Nav))
        || (around(&|n| matches!(tag(n), Tag::Header | Tag::Footer)) && !around(&|n| matches!(tag(n), Tag::Article | Tag::Main)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::with_context;
    use super::*;

    #[test]
    fn a_year_and_a_month_are_a_date() {
        for (path, dated) in
            [("2024/05/17/ferry", true), ("news/2024-05-17-ferry", true), ("news/2024/ferry", false), ("2024/13/x", false), ("a/12", false)]
        {
            assert_eq!(is_dated_path(path), dated, "{path}");
        }
    }

    #[test]
    fn menus_lead_to_sections() {
        let linked = |html: &str| with_context(html, is_in_menu);
        assert!(linked("<nav><a href=/town/ferry/>Ferry</a></nav>"));
        assert!(linked("<div class=main-menu><a href=https://www.paper.example/town/ferry>Ferry</a></div>"));
        assert!(!linked("<nav><a href=/town/ferry/piano>Piano</a></nav>"));
        assert!(!linked("<main><article><header><a href=/town/ferry>Ferry keeps its piano</a></header></article></main>"));
    }
}
