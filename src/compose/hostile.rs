//! What must hold for every page, however broken or malicious: tried on random trees of everything that pages are made of.

use super::{Op, Reading, allow, compose, is_media};
use crate::metadata::Metadata;
use crate::page::{Builder, Flags, NodeSet, Page, Tag};

const NAMES: [&str; 62] = [
    "p",
    "div",
    "span",
    "a",
    "b",
    "em",
    "i",
    "h1",
    "h3",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "figure",
    "figcaption",
    "img",
    "picture",
    "source",
    "noscript",
    "pre",
    "code",
    "br",
    "hr",
    "blockquote",
    "aside",
    "details",
    "summary",
    "iframe",
    "video",
    "audio",
    "svg",
    "math",
    "script",
    "style",
    "form",
    "button",
    "input",
    "x-card",
    "ruby",
    "rt",
    "object",
    "embed",
    "template",
    "base",
    "q",
    "section",
    "amp-img",
    "lite-youtube",
    "font",
    "center",
    "sup",
    "textarea",
    "plaintext",
];

const FOREIGN: [&str; 16] = [
    "g",
    "path",
    "text",
    "title",
    "foreignObject",
    "use",
    "animate",
    "script",
    "mrow",
    "mi",
    "mtext",
    "annotation",
    "annotation-xml",
    "style",
    "a",
    "defs",
];

const ATTRS: [&str; 16] = [
    "href",
    "src",
    "srcset",
    "data-src",
    "class",
    "id",
    "style",
    "onclick",
    "alt",
    "width",
    "title",
    "xlink:href",
    "fill",
    "colspan",
    "poster",
    "name",
];

const VALUES: [&str; 16] = [
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,<script>",
    "#a",
    "a",
    "/x.jpg",
    "https://site.example/y",
    "\"><script>x</script>",
    "katex",
    "caption",
    "600",
    "1",
    "url(https://evil.example)",
    "vbscript:x",
    "/a.jpg 2x, javascript:x 3x",
    "lineno",
];

/// A small linear congruential generator: the same trees in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn random_page(seed: u64) -> Page {
    let mut random = Random(seed);
    let mut builder = Builder::new("https://site.example/s", "https://site.example/s");
    let mut foreign = 0_u32;
    for _ in 0..random.below(150) + 5 {
        match random.below(10) {
            0..=3 => {
                let inside = foreign > 0;
                let name = if inside { random.of(&FOREIGN) } else { random.of(&NAMES) };
                let is_foreign = inside || matches!(name, "svg" | "math");
                builder.open(name, Flags(if is_foreign { Flags::FOREIGN } else { 0 }));
                for _ in 0..random.below(4) {
                    builder.attr(random.of(&ATTRS), random.of(&VALUES));
                }
                foreign += u32::from(is_foreign);
            }
            4..=6 => {
                builder.close();
                foreign = foreign.saturating_sub(1);
            }
            7 => builder.text(" \n "),
            _ => builder.text(random.of(&["word", " two words ", "<script>alert(1)</script>", "\n\n x\0y &amp; ", "漢字", "\u{a0}", "1"])),
        }
    }
    builder.finish()
}

fn read(page: &Page, random: &mut Random) -> Reading {
    let mut kept = NodeSet::new(page);
    for node in page.all().filter(|&n| page.tag(n) == Tag::Text || page.tag(n) == Tag::Hr || is_media(page, n)) {
        if random.below(8) > 0 {
            kept.insert(node);
        }
    }
    compose(page, &kept, &Metadata::default())
}

fn check(reading: &Reading) {
    let mut depth = 0_i32;
    for op in &reading.ops {
        match op {
            Op::Open { name, foreign, attrs, .. } => {
                depth += 1;
                assert!(allow::permits(name, *foreign), "{name}");
                for (key, value) in attrs {
                    assert!(allow::permits_attr(name, *foreign, key), "{name} {key}");
                    if matches!(*key, "href" | "src" | "poster" | "cite" | "srcset") {
                        let local = value.starts_with('#') && matches!(*name, "a" | "use" | "linearGradient" | "radialGradient");
                        let links: Vec<&str> = if *key == "srcset" { value.split(", ").collect() } else { vec![value.as_str()] };
                        let safe = |l: &&str| ["https://", "http://", "mailto:", "tel:", "data:image/"].iter().any(|s| l.starts_with(s));
                        assert!(local || links.iter().all(safe), "{key} {value}");
                    }
                    assert!(*key != "fill" || !value.contains("url(") || value.starts_with("url(#"), "{value}");
                }
            }
            Op::Text(text) => assert!(depth > 0 && !text.is_empty() && !text.contains('\0')),
            Op::Close => depth -= 1,
        }
        assert!(depth >= 0);
    }
    assert_eq!(depth, 0);
}

/// The elements and texts of an HTML string, as the parser sees them.
fn parsed(html: &str) -> Vec<String> {
    let page = crate::html::page("https://site.example/", &format!("<!DOCTYPE html><body>{html}"));
    let mut out = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    for node in page.all().filter(|&n| page.closest(n, |a| page.tag(a) == Tag::Body).is_some() && page.tag(n) != Tag::Body) {
        while open.last().is_some_and(|&end| end <= node.0) {
            open.pop();
            out.push("/".into());
        }
        if page.tag(node) == Tag::Text {
            out.push(format!("={}", page.own_text(node)));
        } else {
            out.push(page.name(node).into());
            open.push(page.end(node));
        }
    }
    out.extend(open.iter().map(|_| "/".to_string()));
    out
}

fn written(reading: &Reading) -> Vec<String> {
    let step = |op: &Op| match op {
        Op::Open { name, .. } => name.to_string(),
        Op::Text(text) if text.chars().all(char::is_whitespace) && !text.contains('\n') => "= ".into(),
        Op::Text(text) => format!("={text}"),
        Op::Close => "/".into(),
    };
    reading.ops.iter().map(step).collect()
}

#[test]
fn random_pages_give_safe_and_stable_documents() {
    for seed in 0..3000 {
        let page = random_page(seed);
        let reading = read(&page, &mut Random(seed ^ 0x5eed));
        check(&reading);
        assert_eq!(parsed(&reading.html()), written(&reading), "seed {seed}\n{}\n{}", crate::page::dump::dump(&page), reading.html());
        assert!(!reading.html().contains("<script"), "seed {seed}");
        assert_eq!(reading.markdown().is_empty(), reading.markdown().trim().is_empty());
    }
}

#[test]
fn deep_pages_neither_overflow_nor_take_long() {
    for names in
        [["div", "span"], ["b", "blockquote"], ["ul", "li"], ["table", "td"], ["figure", "a"], ["aside", "h2"], ["details", "pre"], ["math", "mrow"]]
    {
        let mut builder = Builder::new("https://site.example/", "https://site.example/");
        for i in 0..5000 {
            builder.open(names[i % 2], Flags(if names[0] == "math" { Flags::FOREIGN } else { 0 }));
            builder.attr("class", "katex caption");
        }
        builder.text("deep");
        let page = builder.finish();
        let started = std::time::Instant::now();
        let reading = read(&page, &mut Random(1));
        check(&reading);
        reading.markdown();
        assert!(started.elapsed().as_secs() < 2, "{names:?} {:?}", started.elapsed());
    }
}

#[test]
fn wide_pages_take_no_longer_than_their_size() {
    let mut html = String::from("<p>");
    for i in 0..20_000 {
        html.push_str(&format!("<a href='#t{i}'>x</a><a name='t{i}'></a>"));
    }
    html.push_str(&"<blockquote>A quotation of some length.</blockquote><table><tr><td>a<td>b</table>".repeat(2_000));
    let page = crate::html::page("https://site.example/", &html);
    let started = std::time::Instant::now();
    let reading = read(&page, &mut Random(1));
    check(&reading);
    assert!(started.elapsed().as_secs() < 3, "{:?}", started.elapsed());
}
