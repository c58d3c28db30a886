//! Where a picture's file really is: pages load pictures late and put a stand-in where the address belongs.

use super::links::web;
use super::srcset::{self, Candidate};
use crate::page::{NodeId, Page, Tag};

/// Attributes of lazy-loading scripts, best first.
const LAZY: [&str; 16] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-actualsrc",
    "data-hi-res-src",
    "data-original-src",
    "data-src-large",
    "data-full-src",
    "data-image-src",
    "data-echo",
    "data-ll-src",
    "data-orig-file",
    "data-img-src",
    "data-url",
    "data-image",
];

const LAZY_SETS: [&str; 4] = ["data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set"];

/// File names of stand-ins.
const STAND_INS: [&str; 9] = ["blank.", "spacer.", "pixel.", "placeholder", "transparent.", "1x1.", "lazy.", "loading.", "grey."];

/// A `data:` picture shorter than this is a stand-in or a blur.
const DATA_LENGTH: usize = 4096;

/// A file narrower than this, beside a lazy address or drawn much larger than it is, is a blurred preview.
const PREVIEW_WIDTH: u32 = 100;

/// A picture's files.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub src: String,
    pub candidates: Vec<Candidate>,
}

/// The files of an `img` or `amp-img`.
pub(super) fn of(page: &Page, img: NodeId) -> Option<Source> {
    let attr = |name: &str| page.attr(img, name).and_then(|link| file(page, link));
    let lazy = LAZY.iter().find_map(|name| attr(name));
    let preview = is_preview(page, img, lazy.is_some());
    let candidates = candidates(page, img);
    let best = || srcset::best(&candidates).map(|c| c.url.clone());
    let shown = attr(":current-src").filter(|_| !preview);
    let written = attr("src").filter(|_| !preview);
    let src = shown.or(lazy).or(written).or_else(best).or_else(|| twin(page, img))?;
    Some(Source { src, candidates })
}

/// Whether the browser shows a small file in the place of a large one.
fn is_preview(page: &Page, img: NodeId, has_lazy: bool) -> bool {
    let number = |name| page.attr(img, name).and_then(|w| w.parse::<u32>().ok());
    let Some(natural) = number(":natural-width").filter(|&w| w > 0 && w < PREVIEW_WIDTH) else { return false };
    has_lazy || number("width").is_some_and(|w| w >= 4 * natural)
}

/// An address that can be the real file.
fn file(page: &Page, link: &str) -> Option<String> {
    let link = link.trim();
    if link.is_empty() || link.starts_with(['{', '[', '#']) {
        return None;
    }
    if link.get(..5).is_some_and(|s| s.eq_ignore_ascii_case("data:")) {
        let raster = ["png", "jpeg", "jpg", "gif", "webp", "avif"].iter().any(|k| link[5..].starts_with(&format!("image/{k};base64,")));
        return (raster && link.len() > DATA_LENGTH).then(|| link.to_string());
    }
    let url = web(page, link).filter(|u| u.starts_with("http"))?;
    let name = crate::page::url::path(&url).rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    (!STAND_INS.iter().any(|s| name.starts_with(s))).then_some(url)
}

/// The candidates of the element's own `srcset` (or a lazy one), or else of its `picture`'s sources.
fn candidates(page: &Page, img: NodeId) -> Vec<Candidate> {
    let sets = |node: NodeId| {
        let names = ["srcset"].into_iter().chain(LAZY_SETS);
        names.filter_map(move |n| page.attr(node, n)).map(|s| srcset::parse(page, s)).find(|c| !c.is_empty())
    };
    let of_picture = || {
        let picture = page.ancestors(img).take(2).find(|&n| page.tag(n) == Tag::Picture)?;
        page.children(picture).filter(|&n| page.tag(n) == Tag::Source).find_map(sets)
    };
    sets(img).or_else(of_picture).unwrap_or_default()
}

/// The address in the `noscript` copy that stands beside or in the element. Its content is raw text: only its first `img` is looked for.
fn twin(page: &Page, img: NodeId) -> Option<String> {
    let inside = page.children(img).find(|&n| page.tag(n) == Tag::Noscript);
    let beside = || {
        [img, page.parent(img), page.parent(page.parent(img))].into_iter().find_map(|n| {
            let mut next = NodeId(page.end(n));
            if next.index() < page.len() && page.tag(next) == Tag::Text && page.own_text(next).trim().is_empty() {
                next = NodeId(page.end(next));
            }
            (next.index() < page.len() && page.tag(next) == Tag::Noscript).then_some(next)
        })
    };
    let raw: String = page.subtree(inside.or_else(beside)?).map(|n| page.own_text(n)).collect();
    let tag = &raw[raw.find("<img")?..];
    let src = attribute(tag, "src").and_then(|link| file(page, &link));
    src.or_else(|| srcset::best(&srcset::parse(page, &attribute(tag, "srcset")?)).map(|c| c.url.clone()))
}

/// The value of an attribute of the tag that `tag` starts with.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut rest = tag.get(1..)?.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let stop = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))?;
        let key = &rest[..stop];
        rest = rest[stop..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let body = quote.map_or(after, |_| &after[1..]);
            let end = body.find(|c: char| quote.map_or(c.is_ascii_whitespace() || c == '>', |q| c == q))?;
            value = &body[..end];
            rest = &body[end + usize::from(quote.is_some())..];
        }
        if key.eq_ignore_ascii_case(name) {
            return Some(value.replace("&amp;", "&").replace("&quot;", "\""));
        }
        if key.is_empty() || rest.starts_with('>') {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn src(html: &str) -> Option<String> {
        let page = crate::html::page("https://site.example/a/", html);
        let img = page.all().find(|&n| page.tag(n) == Tag::Img).unwrap();
        of(&page, img).map(|s| s.src.replace("https://site.example", ""))
    }

    #[test]
    fn finds_the_file_behind_the_stand_in() {
        for (html, want) in [
            ("<img src=b.jpg>", Some("/a/b.jpg")),
            ("<img src='data:image/gif;base64,R0lGOD' data-src=/b.jpg>", Some("/b.jpg")),
            ("<img src=/img/blank.gif data-original=/b.jpg>", Some("/b.jpg")),
            ("<img src=/img/spacer.gif>", None),
            ("<img src=/s.jpg data-src=/large.jpg>", Some("/large.jpg")),
            ("<img data-srcset='/s.jpg 300w, /l.jpg 1200w'>", Some("/l.jpg")),
            ("<picture><source srcset='/w.webp 2x'><img></picture>", Some("/w.webp")),
            ("<div><img src='data:,x'></div> <noscript><img class='a' src='/n.jpg?a=1&amp;b=2' /></noscript>", Some("/n.jpg?a=1&b=2")),
            ("<img src='javascript:x'>", None),
            ("<img data-src='{{photo}}' src=/b.jpg>", Some("/b.jpg")),
        ] {
            assert_eq!(src(html).as_deref(), want, "{html}");
        }
    }

    #[test]
    fn what_the_browser_shows_comes_first_unless_it_is_a_preview() {
        let build = |width: &str, lazy: &str| {
            let mut b = crate::page::Builder::new("https://site.example/", "https://site.example/");
            b.open("img", crate::page::Flags::default());
            b.attr(":current-src", "https://site.example/now.jpg");
            b.attr(":natural-width", width);
            b.attr("src", "/now.jpg");
            b.attr("width", "640");
            b.attr(lazy, "/later.jpg");
            b.close();
            of(&b.finish(), NodeId(1)).map(|s| s.src)
        };
        assert_eq!(build("800", "data-src").as_deref(), Some("https://site.example/now.jpg"));
        assert_eq!(build("32", "data-src").as_deref(), Some("https://site.example/later.jpg"));
        assert_eq!(build("32", "data-x"), None);
    }
}
