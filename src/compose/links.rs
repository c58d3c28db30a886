//! Links: made absolute where they leave the page, kept working where they lead to another place in the story.

use super::Op;
use super::walk::{Leave, Walk};
use crate::numbers::Numbers;
use crate::page::{NodeId, Page, Tag, url};

/// Prefix of the identifiers that a reading gives to the targets of its own links.
const PREFIX: &str = "lede-";

/// What sites show as a heading's link to itself.
const HEADING_ICONS: [&str; 7] = ["#", "¶", "§", "🔗", "⚓", "∞", "↩"];

/// The places in the page that kept links lead to.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    targets: Numbers<String>,
    /// By the target's number: whether an element has its identifier already.
    taken: Vec<bool>,
}

impl Anchors {
    /// All fragments that kept links of the page name.
    #[inline(never)]
    pub fn of(walk: &Walk) -> Anchors {
        let page = walk.page;
        let links = page.all().filter(|&n| page.tag(n) == Tag::A && walk.has(n));
        let mut anchors = Anchors::default();
        for target in links.filter_map(|n| fragment(page, page.attr(n, "href")?)) {
            if anchors.targets.is_new(target) {
                anchors.taken.push(false);
            }
        }
        anchors
    }

    /// The identifier that the element gets in the reading, once, if a link leads to it.
    pub fn take(&mut self, page: &Page, node: NodeId) -> Option<String> {
        if self.taken.is_empty() || page.tag(node) == Tag::Text {
            return None;
        }
        let id = page.attr(node, "id").or_else(|| page.attr(node, "name").filter(|_| page.tag(node) == Tag::A))?;
        let target = self.targets.known(&id.to_string())?;
        (!std::mem::replace(&mut self.taken[target], true)).then(|| format!("{PREFIX}{id}"))
    }
}

/// The address made absolute, if a reader may be sent there.
pub(super) fn web(page: &Page, link: &str) -> Option<String> {
    Some(url::resolve(page.base(), link)).filter(|u| url::is_web(u))
}

/// The fragment, decoded, of a link that stays on the page.
#[inline(never)]
fn fragment(page: &Page, link: &str) -> Option<String> {
    let link = link.trim();
    let raw = match link.strip_prefix('#') {
        Some(raw) => raw.to_string(),
        None => {
            let (address, raw) = link.split_once('#')?;
            (url::resolve(page.base(), address) == page.url().split('#').next().unwrap_or("")).then(|| raw.to_string())?
        }
    };
    Some(url::decode(&raw)).filter(|id| !id.is_empty() && id != "top" && !id.contains(|c: char| c.is_whitespace() || c.is_control()))
}

impl Walk<'_> {
    /// Takes a link; one that leads nowhere a reader may go is only its text.
    pub(super) fn link(&mut self, node: NodeId) -> u32 {
        let page = self.page;
        let href = page.attr(node, "href").unwrap_or("");
        let in_heading = self.writer.innermost().starts_with('h');
        if in_heading && self.media(node) == 0 && self.chars(node) <= 2 && HEADING_ICONS.contains(&self.kept_text(node).trim()) {
            return page.end(node);
        }
        let target = match fragment(page, href) {
            Some(_) if in_heading => None,
            Some(id) => Some(format!("#{PREFIX}{id}")),
            None if href.trim().starts_with('#') || href.trim().is_empty() => None,
            None => web(page, href),
        };
        if target.is_none() || self.writer.inline("a").is_some() {
            return self.dissolve(node, Leave::Nothing);
        }
        let element = self.element("a", node).with("href", target);
        let leave = if self.writer.open_inline(element) { Leave::Inline } else { Leave::Nothing };
        self.go_in(node, leave)
    }
}

/// Leads in-page links whose target is not in the reading to the page itself, and takes identifiers that no link needs away.
#[inline(never)]
pub(super) fn settle(ops: &mut [Op], page: &Page) {
    let ids: Numbers<String> = ops.iter().filter_map(|op| op.attr("id")).map(str::to_string).collect();
    let address = page.url().split('#').next().unwrap_or("");
    let mut used = vec![false; ids.len()];
    for op in ops.iter_mut() {
        let Op::Open { name: "a", attrs, .. } = op else { continue };
        let Some((_, href)) = attrs.iter_mut().find(|(key, href)| *key == "href" && href.starts_with('#')) else { continue };
        if let Some(id) = ids.known(&href[1..].to_string()) {
            used[id] = true;
        } else {
            *href = format!("{address}#{}", href[1..].strip_prefix(PREFIX).unwrap_or(&href[1..]));
        }
    }
    for op in ops {
        if let Op::Open { foreign: false, attrs, .. } = op {
            attrs.retain(|(key, value)| *key != "id" || ids.known(value).is_some_and(|id| used[id]));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn links_are_absolute_and_lead_only_to_the_web() {
        assert_eq!(
            html("<p><a href='../b?q=1' class=x onclick=y>One</a> <a href=' JavaScript:alert(1)'>Two</a> <a href='mailto:a@b.example'>Three</a></p>"),
            r#"<p><a href="https://site.example/b?q=1">One</a> Two <a href="mailto:a@b.example">Three</a></p>"#
        );
    }

    #[test]
    fn footnotes_work_within_the_reading() {
        let out =
            html("<p>Fact<sup><a href='#fn1' id='ref1'>1</a></sup></p><ol><li id='fn1'>Source <a href='#ref1'>back</a></ol><p><a href='#gone'>x</a>");
        assert!(out.contains(r##"<sup><a id="lede-ref1" href="#lede-fn1">1</a></sup>"##), "{out}");
        assert!(out.contains(r##"<li id="lede-fn1">Source <a href="#lede-ref1">back</a></li>"##), "{out}");
        assert!(out.contains(r#"<a href="https://site.example/a/story?x=1#gone">x</a>"#), "{out}");
    }

    #[test]
    fn an_encoded_fragment_finds_its_element() {
        assert_eq!(
            html("<p><a href='#caf%C3%A9'>x</a></p><p><a name='café'></a>y</p>"),
            r##"<p><a href="#lede-café">x</a></p><p id="lede-café">y</p>"##
        );
    }

    #[test]
    fn a_link_around_blocks_is_split() {
        assert_eq!(
            html("<a href='/x'><h2>Head</h2><p>Text</p></a>"),
            r#"<h2><a href="https://site.example/x">Head</a></h2><p><a href="https://site.example/x">Text</a></p>"#
        );
    }

    #[test]
    fn a_link_in_a_link_is_text() {
        let page = crate::html::page("https://site.example/", "<p>x</p>");
        assert_eq!(super::fragment(&page, "#top"), None);
        assert_eq!(super::fragment(&page, "https://site.example/#a"), Some("a".into()));
    }
}
