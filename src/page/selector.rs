//! CSS selectors that find a page's elements in the live document again.

use super::{NodeId, Page, Tag};
use crate::numbers::Numbers;

/// Writes selectors for the elements of one page.
pub struct Selectors<'a> {
    page: &'a Page,
    /// Elements with the id of an earlier one, in document order: in the live document the id finds that. A long list may give all its items one id.
    repeats: Vec<NodeId>,
}

impl<'a> Selectors<'a> {
    /// Reads the page's ids.
    pub fn new(page: &'a Page) -> Self {
        let mut met = Numbers::default();
        let repeats = page.all().filter(|&n| page.attr(n, "id").is_some_and(|id| !met.is_new(id))).collect();
        Selectors { page, repeats }
    }

    /// The selector of an element, or of a text's parent: the nearest `id` that finds its element, and places among the siblings of a name from
    /// there on. Places among all siblings would not do, because a page holds no `style` and no `template`. Inside shadow trees and frames the
    /// selector is true to the page as it was read, which has no such borders; the live document's `querySelector` does not look past them.
    pub fn of(&self, node: NodeId) -> String {
        let page = self.page;
        let mut steps = Vec::new();
        let mut at = if page.tag(node) == Tag::Text { page.parent(node) } else { node };
        while page.tag(at) != Tag::Document {
            if let Some(id) = page.attr(at, "id").filter(|id| is_plain_ident(id) && self.repeats.binary_search(&at).is_err()) {
                steps.push(format!("#{id}"));
                break;
            }
            let (parent, name) = (page.parent(at), page.name(at));
            let place = page.children(parent).filter(|&c| page.name(c) == name).take_while(|&c| c != at).count() + 1;
            let name = escaped(name);
            steps.push(if matches!(page.tag(at), Tag::Html | Tag::Body) { name } else { format!("{name}:nth-of-type({place})") });
            at = parent;
        }
        steps.reverse();
        steps.join(" > ")
    }
}

fn is_plain_ident(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(is_plain)
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// An element's name as an identifier of CSS: word processors write `o:p`.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii() && !is_plain(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_its_own_name_and_an_id_must_be_the_first() {
        let html = "<body><div id=a><p>one</p></div><div id=a><h2>two</h2><p>three</p><o:p>four</o:p></div></body>";
        let page = crate::html::page("https://paper.example/", html);
        let selectors = Selectors::new(&page);
        let of = |text: &str| page.all().find(|&n| page.own_text(n) == text).map(|n| selectors.of(n)).unwrap_or_default();
        assert_eq!(of("one"), "#a > p:nth-of-type(1)");
        assert_eq!(of("three"), "html > body > div:nth-of-type(2) > p:nth-of-type(1)");
        assert_eq!(of("four"), "html > body > div:nth-of-type(2) > o\\:p:nth-of-type(1)");
    }
}
