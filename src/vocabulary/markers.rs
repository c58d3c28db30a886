//! Elements that are known vendors' widgets.

use super::concept::{Role, Roles};
use super::data::{MARKER_PREFIXES, MARKERS, SELECTORS, VENDORS};
use super::selector::{Match, Part, parts};
use crate::detect::Kind;
use crate::page::{NodeId, Page, Tag};

/// What a known widget is, and whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What it is for.
    pub role: Role,
    /// Who makes it, as a name for people.
    pub vendor: &'static str,
}

impl Marker {
    /// What removing it would be called; none for what must be kept and for buttons that open the story.
    pub fn kind(&self) -> Option<Kind> {
        const KEPT: Roles = Roles::of(&[Role::Expander, Role::KeepContent, Role::KeepEmbed]);
        match self.role {
            Role::Comments | Role::CommentLink => Some(Kind::Comments),
            Role::Related => Some(Kind::Related),
            role if KEPT.has(role) => None,
            _ => Some(Kind::Promo),
        }
    }
}

/// Every element of the page that carries a vendor's marker, in document order; an element has an entry for each role it plays.
///
/// Ids, class names, `data-` and `aria-` attributes, names of custom elements, and the hosts of links, frames and forms are each looked up
/// once, so the cost grows with the page alone.
pub fn markers(page: &Page) -> Vec<(NodeId, Marker)> {
    let mut found = Vec::new();
    let mut key = String::new();
    for node in page.all().filter(|&n| !matches!(page.tag(n), Tag::Text | Tag::Document)) {
        let first = found.len();
        keys(page, node, &mut key, &mut |(selector, vendor, role)| {
            let marker = Marker { role: Role::ALL[role as usize], vendor: VENDORS.get(vendor as usize) };
            let known = found[first..].iter().any(|(_, m): &(NodeId, Marker)| m.role == marker.role);
            if !known && passes(page, node, SELECTORS.get(selector as usize)) {
                found.push((node, marker));
            }
        });
    }
    found
}

/// The numbers of the selector that is left to check, of the vendor and of the role.
type Known = (u16, u16, u8);

/// Gives all markers whose key the element has.
fn keys(page: &Page, node: NodeId, key: &mut String, hit: &mut dyn FnMut(Known)) {
    let mut look = |sigil: char, name: &str| {
        key.clear();
        key.push(sigil);
        key.push_str(name);
        MARKERS.get(key).for_each(&mut *hit);
        if matches!(sigil, '#' | '.') {
            MARKER_PREFIXES.each(key, |_| true, |_, value| hit(value));
        }
    };
    look('<', page.name(node));
    for (name, value) in page.attrs(node) {
        match name {
            "id" => look('#', value),
            "class" => value.split_ascii_whitespace().for_each(|class| look('.', class)),
            "src" | "href" | "action" | "data-src" => host_suffixes(value).for_each(|host| look('@', host)),
            "style" | "srcset" | "alt" => {}
            _ => look('[', name),
        }
    }
}

/// The host of an address, and what remains of it when labels are taken from its left: `a.b.example`, `b.example`.
fn host_suffixes(address: &str) -> impl Iterator<Item = &str> {
    let after = address.find('/').and_then(|at| {
        let (scheme, rest) = address.split_at(at);
        rest.strip_prefix("//").filter(|_| scheme.is_empty() || scheme.ends_with(':'))
    });
    let host = after.unwrap_or("").split(['/', '?', '#', ':']).next().unwrap_or("");
    std::iter::successors(Some(host), |host| host.split_once('.').map(|(_, rest)| rest)).filter(|host| host.contains('.'))
}

/// Whether the element has all that a selector asks for. `src` is also looked for in `data-src`, where late frames keep it.
fn passes(page: &Page, node: NodeId, selector: &str) -> bool {
    parts(selector).all(|part| match part {
        Some(Part::Tag(name)) => page.name(node) == name,
        Some(Part::Id(id)) => page.attr(node, "id") == Some(id),
        Some(Part::Class(class)) => classes(page, node).any(|c| c == class),
        Some(Part::Attr("class", Match::Prefix, begin)) => classes(page, node).any(|c| c.starts_with(begin)),
        Some(Part::Attr(name, how, wanted)) => attr(page, node, name).is_some_and(|value| how.test(value, wanted)),
        None => false,
    })
}

fn attr<'a>(page: &'a Page, node: NodeId, name: &str) -> Option<&'a str> {
    let late = || if name == "src" { page.attr(node, "data-src") } else { None };
    page.attr(node, name).or_else(late)
}

fn classes(page: &Page, node: NodeId) -> impl Iterator<Item = &str> {
    page.attr(node, "class").unwrap_or("").split_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::page;

    fn roles(html: &str) -> Vec<(String, Role)> {
        let page = page("https://news.example/", html);
        markers(&page).into_iter().map(|(node, m)| (page.name(node).to_string(), m.role)).collect()
    }

    #[test]
    fn ordinary_pages_have_none() {
        let html = r#"<div id="main" class="article story"><a href="/share">x</a><iframe src="https://maps.example/x"></iframe>
            <form action="//mail.example/send"></form><a href="https://facebook.com/harbour">us</a></div>"#;
        assert_eq!(roles(html), []);
    }

    #[test]
    fn each_way_of_marking_is_seen() {
        for (html, role) in [
            (r#"<div id="disqus_thread"></div>"#, Role::Comments),
            (r#"<div class="x OUTBRAIN"></div>"#, Role::Related),
            (r#"<div id="taboola-below-article"></div>"#, Role::Related),
            (r#"<iframe src="https://www.youtube-nocookie.com/embed/abc"></iframe>"#, Role::KeepEmbed),
            (r#"<iframe data-src="https://www.youtube.com/embed/abc"></iframe>"#, Role::KeepEmbed),
            (r#"<a href="https://www.facebook.com/sharer/sharer.php?u=x">f</a>"#, Role::Share),
            (r#"<form action="https://x.us1.list-manage.com/subscribe/post"></form>"#, Role::Newsletter),
            (r#"<amp-ad></amp-ad>"#, Role::Ad),
            (r#"<p data-isso-id="3"></p>"#, Role::Comments),
            (r#"<div itemprop="articleBody"></div>"#, Role::KeepContent),
        ] {
            assert!(roles(html).iter().any(|(_, r)| *r == role), "{html} {:?}", roles(html));
        }
    }

    #[test]
    fn compounds_need_all_their_parts() {
        assert_eq!(roles(r#"<div class="klaro"></div>"#), []);
        assert_eq!(roles(r#"<ins class="adsbygoogle"></ins>"#), [("ins".to_string(), Role::Ad)]);
    }

    #[test]
    fn kinds_follow_roles() {
        let kind = |role| Marker { role, vendor: "x" }.kind();
        assert_eq!(kind(Role::CommentLink), Some(Kind::Comments));
        assert_eq!(kind(Role::Listen), Some(Kind::Promo));
        assert_eq!(kind(Role::KeepContent), None);
        assert_eq!(kind(Role::Expander), None);
    }
}
