//! The way to the story's next page: links to the page's own address with another page number. `rel=next` alone is not trusted, because blogs
//! and manuals give it to the next post or chapter. Left alone: neighbours in time, pages of comments and of lists.

use super::address::{By, Step, bare, step};
use crate::detect::{Finding, Kind};
use crate::page::{NodeId, Page, Tag, url};
use crate::search::holds;
use crate::vocabulary::{Concept, Concepts, Hint, concepts, name_hints, starts_with};
use serde::Serialize;

/// The story's next page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// Its absolute address, on the page's own site.
    pub url: String,
    /// The number of that page, from 1.
    pub number: u32,
    /// How many pages follow, that one included, as far as the page's numbers tell; absent where it has none.
    pub pages: Option<u32>,
}

/// A link to what may be another page of the story.
struct Link {
    url: String,
    step: Step,
    rel: bool,
    says: Says,
}

/// What the words of a link say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Nothing but a number.
    Number(u32),
    /// "Next", "Page 2", an arrow.
    Next,
    /// Where else it leads: to the next article, to comments.
    Elsewhere,
    Words,
}

/// A list of other stories with more text than this, in bytes, is no pager; the pages that it has are its own.
const PAGER: usize = 500;
/// Bytes of a relative link that may lead to another page without naming the story.
const SHORT: usize = 24;
/// Longer texts are no labels.
const LONG: usize = 80;
/// What has more pages is a list.
const MOST: u32 = 40;

/// The next page of the story that `page` is a page of, if it has one.
pub fn next(page: &Page, findings: &[Finding]) -> Option<Next> {
    let address = url::decode(page.url());
    let slug = slug(&address);
    let mut links = Vec::new();
    for node in page.all().filter(|&node| matches!(page.tag(node), Tag::A | Tag::Link)) {
        if let Some(link) = link(page, node, slug)
            && !findings.iter().any(|finding| has_own_pages(page, finding, node))
        {
            links.push(link);
        }
    }
    choose(&links)
}

/// Whether the page has a link to this address, fragments apart.
pub fn links_to(page: &Page, address: &str) -> bool {
    page.all()
        .filter(|&node| page.tag(node) == Tag::A)
        .filter_map(|node| page.attr(node, "href"))
        .any(|href| !href.starts_with('#') && bare(&url::resolve(page.base(), href)).trim_end_matches('/') == bare(address).trim_end_matches('/'))
}

#[inline(never)]
fn choose(links: &[Link]) -> Option<Next> {
    let says = |link: &Link, more: u32| link.step.to.is_some_and(|to| link.says == Says::Number(to + more));
    // Some count pages from 0, in addresses only.
    let shift = u32::from(links.iter().any(|link| says(link, 1)) && !links.iter().any(|link| says(link, 0)));
    let own = |link: &Link| link.step.from.map_or(1, |n| n + shift);
    let leads_to = |link: &Link| link.step.to.map_or(1, |n| n + shift);
    let found = links.iter().find(|link| leads_to(link) == own(link) + 1 && leads_on(link, leads_to(link)))?;
    let last = links.iter().filter(|link| says(link, shift)).map(leads_to).max();
    let pages = last.and_then(|last| last.checked_sub(own(found))).filter(|&n| n > 0);
    pages.is_none_or(|n| n <= MOST).then(|| Next { url: found.url.clone(), number: own(found) + 1, pages })
}

/// Whether a link to the page of this number leads to the story's next page, by its words and by how sure its address is.
fn leads_on(link: &Link, number: u32) -> bool {
    let numbered = link.says == Says::Number(number);
    match (link.step.by, link.step.from) {
        _ if link.says == Says::Elsewhere => false,
        (By::Guess, _) => numbered,
        (By::Word, None) => true,
        _ => numbered || link.says == Says::Next || link.rel,
    }
}

/// The longest part of an address's path, its ending left out: what links to the story's other pages have in common.
fn slug(address: &str) -> &str {
    let longest = url::path(address).split('/').max_by_key(|part| part.len()).unwrap_or("");
    &longest[..longest.bytes().take_while(|b| !b"._,".contains(b)).count()]
}

#[inline(never)]
fn link(page: &Page, node: NodeId, slug: &str) -> Option<Link> {
    let href = page.attr(node, "href")?.trim();
    if !(href.len() <= SHORT || href.starts_with('?') || holds(href, slug) || href.contains('%')) || !href.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
    let url = url::resolve(page.base(), href);
    let step = step(page.url(), &url).filter(|_| !name_hints(fragment).has(Hint::Comments))?;
    let rel = page.attr(node, "rel").is_some_and(|rel| holds(&rel.to_ascii_lowercase(), "next"));
    // The document's own links to other pages say so, or are style sheets and feeds.
    if page.tag(node) == Tag::Link && !rel {
        return None;
    }
    Some(Link { url: bare(&url).to_string(), step, rel, says: says(page, node) })
}

#[inline(never)]
fn says(page: &Page, node: NodeId) -> Says {
    let mut text = page.text(node);
    if !text.contains(char::is_alphanumeric) {
        let named = ["aria-label", "title"].iter().find_map(|name| page.attr(node, name).filter(|label| !label.is_empty()));
        text = named.map_or(text, str::to_string);
    }
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    if let Ok(number) = core.parse() {
        return Says::Number(number);
    }
    // A picture says nothing; signs alone are arrows.
    if core.is_empty() && !text.is_empty() {
        return Says::Next;
    }
    if text.len() > LONG {
        return Says::Words;
    }
    let label = concepts(&text).or(starts_with(&text));
    match label {
        _ if label.has(Concept::NextPage) => Says::Next,
        _ if label.any(ELSEWHERE) => Says::Elsewhere,
        _ => Says::Words,
    }
}

/// What links to other pages say that are not the story's next.
const ELSEWHERE: Concepts = Concepts::of(&[Concept::NextPrevious, Concept::Comments, Concept::WriteComment, Concept::NoComments, Concept::Reply]);

/// Whether the finding holds the node, and its pages are those of a discussion or of a list.
#[inline(never)]
fn has_own_pages(page: &Page, finding: &Finding, node: NodeId) -> bool {
    let text = || finding.nodes.clone().map(|n| page.own_text(NodeId(n)).trim().len()).sum::<usize>();
    finding.nodes.contains(&node.0) && (finding.kind == Kind::Comments || finding.kind == Kind::Related && text() > PAGER)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://site.example/2026/03/the-lamp";

    fn next_of(address: &str, html: &str) -> Option<(String, Option<u32>)> {
        let page = crate::html::page(address, html);
        let short = |url: String| url.strip_prefix("https://site.example").map(str::to_string).unwrap_or(url);
        next(&page, &[]).map(|next| (short(next.url), next.pages))
    }

    #[test]
    fn neighbours_comments_and_lists_are_left_alone() {
        for html in [
            "<a href='/2026/03/the-oven' rel=next>Next</a>",
            "<link rel=next href='/2026/03/the-oven'>",
            "<link rel=stylesheet href='/2026/03/the-lamp?p=2'>",
            "<a href='/2026/03/the-lamp/2'>The lamp, told again</a>",
            "<a href='/2026/03/the-lamp-2'>The lamp goes out again</a>",
            "<a href='?page=2'>Next article</a>",
            "<a href='?page=2'>Older posts</a>",
            "<a href='?page=2'>Previous</a>",
            "<a href='/2026/03/the-lamp-2'><img src='/lamp.jpg' alt='The lamp'></a>",
            "<a href='?page=2'>2</a> <a href='?page=50'>50</a>",
            "<a href='?page=2#comments'>2</a>",
            "<a href='?cpage=2'>2</a>",
            "<a href='?page=2'>Comments</a>",
            "<a href='?page=3'>3</a>",
            "<a href='?page=1'>1</a>",
            "<a href='/page/2'>2</a>",
            "<a href='https://other.example/2026/03/the-lamp?page=2'>2</a>",
            "<a href='javascript:go(2)'>2</a>",
        ] {
            assert_eq!(next_of(OWN, html), None, "{html}");
        }
        for (own, html) in [
            ("https://site.example/?p=123", "<a rel=next href='?p=124'>Harbour closes</a>"),
            ("https://site.example/?p=12", "<a rel=next href='?p=13'>Next</a>"),
            ("https://site.example/book/chapter-1.html", "<link rel=next href='chapter-2.html'><a href='chapter-2.html' rel=next>Next</a>"),
            ("https://site.example/gallery/17", "<a href='/gallery/18'>Next</a>"),
            ("https://site.example/", "<a href='/page/2'>2</a><a href='?page=2'>Next</a>"),
            ("about:srcdoc", "<a href='?page=2'>2</a>"),
        ] {
            assert_eq!(next_of(own, html), None, "{own} {html}");
        }
    }

    #[test]
    fn a_pager_leads_on_and_tells_how_far() {
        let pager = "<b>1</b> <a href='?page=2'>2</a> <a href='?page=3'>3</a> <a href='?page=4'>4</a> <a href='?page=2'>Next »</a>";
        assert_eq!(next_of(OWN, pager), Some(("/2026/03/the-lamp?page=2".into(), Some(3))));
        let second = "<a href='/2026/03/the-lamp/'>1</a> <b>2</b> <a href='/2026/03/the-lamp/3/'>3</a>";
        assert_eq!(next_of("https://site.example/2026/03/the-lamp/2/", second), Some(("/2026/03/the-lamp/3/".into(), Some(1))));
        let last = "<a href='/2026/03/the-lamp/'>1</a> <a href='/2026/03/the-lamp/2/'>2</a> <b>3</b>";
        assert_eq!(next_of("https://site.example/2026/03/the-lamp/3/", last), None);
        assert_eq!(next_of("https://site.example/a/12.html", "<a href='12_2.html'>下一页</a>"), Some(("/a/12_2.html".into(), None)));
    }

    #[test]
    fn pages_that_count_from_zero_are_understood() {
        let first = "<b>1</b> <a href='?page=1'>2</a> <a href='?page=2'>3</a> <a href='?page=1'>next ›</a>";
        assert_eq!(next_of(OWN, first), Some(("/2026/03/the-lamp?page=1".into(), Some(2))));
        let second = "<a href='?page=0'>1</a> <b>2</b> <a href='?page=2'>3</a>";
        assert_eq!(next_of("https://site.example/2026/03/the-lamp?page=1", second), Some(("/2026/03/the-lamp?page=2".into(), Some(1))));
    }

    #[test]
    fn next_is_understood_in_many_dresses() {
        for html in [
            "<link rel='next' href='/2026/03/the-lamp/2'>",
            "<a rel='nofollow next' href='/2026/03/the-lamp/2'>On with the lamp</a>",
            "<a href='/2026/03/the-lamp/2'>›</a>",
            "<a href='/2026/03/the-lamp/2' aria-label='Next page'><svg></svg></a>",
            "<a href='/2026/03/the-lamp/2'>Weiter</a>",
            "<a href='/2026/03/the-lamp/2#content'>Nächste Seite: Die Treppe</a>",
            "<a href='/2026/03/the-lamp/2'>Sonraki sayfa</a>",
            "<a href='/2026/03/the-lamp/2'>次のページ</a>",
            "<a href='/2026/03/the-lamp/2'>الصفحة التالية</a>",
            "<a href='https://site.example/2026/03/the-lamp/2'>Page 2</a>",
        ] {
            assert_eq!(next_of(OWN, html), Some(("/2026/03/the-lamp/2".into(), None)), "{html}");
        }
        assert!(next_of(OWN, "<a href='?page=2'>How she got the lens up the stairs</a>").is_some());
    }

    #[test]
    fn pages_of_a_discussion_are_not_the_storys() {
        let page = crate::html::page(OWN, "<div><a href='?page=2'>2</a></div>");
        let nodes = 0..page.len() as u32;
        let finding = |kind| Finding { kind, label: "", confidence: 1.0, reasons: Vec::new(), nodes: nodes.clone() };
        assert_eq!(next(&page, &[finding(Kind::Comments)]), None);
        assert!(next(&page, &[finding(Kind::Related)]).is_some());
    }
}
