//! What the reader has selected in a page, as nodes to compose.

use crate::compose::{Reading, compose, is_media, words};
use crate::metadata::Metadata;
use crate::page::measure::Measures;
use crate::page::{NodeId, NodeSet, Page, Tag};

/// A point in an element's own text.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The element.
    pub element: NodeId,
    /// UTF-16 units above U+0020 in the text nodes that are its children, up to the point: how white space is kept differs between readers.
    pub units: usize,
}

/// Fewer words than this are no selection worth showing alone: a double-clicked word, a phrase to be looked up.
const LEAST: u32 = 10;

/// Composes what stands between the pairs of points, paragraphs cut at its ends. None where that is too little to be shown alone.
/// `page` is cut, too.
pub fn read(page: &mut Page, measures: &Measures, metadata: &Metadata, ranges: &[(Point, Point)]) -> Option<Reading> {
    let mut kept = NodeSet::new(page);
    for &(start, end) in ranges {
        // The end first: cutting the start moves what follows it in the same text.
        let (Some((last, to)), Some((first, from))) = (locate(page, end, true), locate(page, start, false)) else { continue };
        page.cut(last, 0..to);
        page.cut(first, from..page.own_text(first).len());
        for node in (first.0..=last.0).map(NodeId).filter(|&n| !measures.hidden(n)) {
            if is_shown(page, node) {
                kept.insert(node);
            }
        }
    }
    let reading = compose(page, &kept, metadata);
    (words(&reading.text()) >= LEAST).then_some(reading)
}

fn is_shown(page: &Page, node: NodeId) -> bool {
    let silent = |n| page.tag(n).is_silent();
    let leaf = page.tag(node) == Tag::Text && !page.own_text(node).trim().is_empty() || page.tag(node) == Tag::Hr || is_media(page, node);
    leaf && !silent(page.parent(node))
}

/// The text node of a point and the place in it, in bytes: right before the next visible unit, or right after the last.
fn locate(page: &Page, point: Point, is_end: bool) -> Option<(NodeId, usize)> {
    let mut left = point.units;
    for node in page.children(point.element).filter(|&n| page.tag(n) == Tag::Text) {
        for (at, c) in page.own_text(node).char_indices().filter(|&(_, c)| c > ' ') {
            if left == 0 && !is_end {
                return Some((node, at));
            }
            left = left.saturating_sub(c.len_utf16());
            if left == 0 && is_end {
                return Some((node, at + c.len_utf8()));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<main><p>One two three four five six, said <b>Maud</b> to the cat.</p><p hidden>Not this one at all.</p>\
        <figure><img src='/lamp.jpg' width=400 height=300></figure><ul><li>Seven eight nine ten</li><li>eleven twelve</li></ul></main>";

    /// Points in the `n`th element of a name.
    fn point(page: &Page, (name, n): (&str, usize), units: usize) -> Point {
        Point { element: page.all().filter(|&node| page.name(node) == name).nth(n).unwrap(), units }
    }

    fn select(start: ((&str, usize), usize), end: ((&str, usize), usize)) -> Option<String> {
        let mut page = crate::html::page("https://site.example/", PAGE);
        let measures = Measures::of(&page);
        let range = (point(&page, start.0, start.1), point(&page, end.0, end.1));
        read(&mut page, &measures, &Metadata::default(), &[range]).map(|reading| reading.html())
    }

    #[test]
    fn a_word_or_a_phrase_is_no_selection() {
        assert_eq!(select((("p", 0), 0), (("p", 0), 3)), None);
        assert_eq!(select((("p", 0), 0), (("b", 0), 4)), None);
        assert_eq!(select((("p", 0), 9_000), (("li", 0), 4)), None);
    }

    #[test]
    fn paragraphs_are_cut_where_the_selection_begins_and_ends() {
        let html = select((("p", 0), 6), (("li", 1), 6)).unwrap();
        assert_eq!(
            html,
            "<p>three four five six, said <b>Maud</b> to the cat.</p><figure><img src=\"https://site.example/lamp.jpg\" alt=\"\" width=\"400\" height=\"300\"></figure>\
             <ul><li>Seven eight nine ten</li><li>eleven</li></ul>"
        );
    }

    #[test]
    fn both_ends_may_be_in_one_text() {
        let mut page = crate::html::page("https://site.example/", "<p>a b c 😀 d e f g h i j k l m n</p>");
        let measures = Measures::of(&page);
        let range = (point(&page, ("p", 0), 1), point(&page, ("p", 0), 13));
        let reading = read(&mut page, &measures, &Metadata::default(), &[range]).unwrap();
        assert_eq!(reading.text(), "b c 😀 d e f g h i j k");
    }
}
