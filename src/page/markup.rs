//! A live document as a [`Page`], from what the browser's own serialiser wrote (`outerHTML`).
//!
//! That serialiser is ten times faster than asking for each node from outside, and its output is far simpler than HTML: every element but the
//! void ones has its end tag, every value its double quotes, five character references are all there are. So this is no HTML parser. What the
//! serialiser cannot express (a script made by a script that holds `</script>`) comes out unbalanced; then there is no page and the caller
//! reads node by node instead.

use super::{Builder, Flags, Page, snapshot_cut, snapshot_reads};
use crate::numbers::Numbers;

/// A page, and where its nodes are found in the document.
#[derive(Clone, Debug)]
pub struct Scanned {
    /// The page; nothing in it is hidden yet.
    pub page: Page,
    /// For each node the place of its element (for texts: their parent) among all elements of the document, the root element being 0.
    pub places: Vec<u32>,
}

/// What a browser chose and loaded for an `img`, where that differs from its `src`.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The image's place among all `img` of the document.
    pub image: u32,
    /// The address, absolute.
    pub src: String,
    /// Natural size in pixels.
    pub size: (u32, u32),
}

const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements whose text the serialiser writes as it stands, with scripting on.
const LITERAL: [&str; 8] = ["style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext", "noscript"];
/// Elements of SVG and MathML whose children are HTML.
const INTEGRATION: [&str; 8] = ["foreignObject", "desc", "title", "mi", "mo", "mn", "ms", "mtext"];

/// Reads `markup`, the serialised root element of a document with `elements` elements. None where the markup does not stand for such a document.
pub fn scan(url: &str, base: &str, markup: &str, elements: u32, shown: Vec<Shown>) -> Option<Scanned> {
    let mut scanner = Scanner {
        rest: markup,
        builder: Builder::new(url, base),
        places: vec![0],
        open: Vec::new(),
        elements: 0,
        images: 0,
        shown: shown.into_iter().peekable(),
        names: Numbers::default(),
        kinds: Vec::new(),
        keys: Numbers::default(),
        attrs: Vec::new(),
        scratch: String::new(),
    };
    scanner.builder.reserve(elements as usize * 2, markup.len() / 2);
    while !scanner.rest.is_empty() {
        scanner.step()?;
    }
    (scanner.open.is_empty() && scanner.elements == elements).then(|| Scanned { page: scanner.builder.finish(), places: scanner.places })
}

/// What an element's name tells the scanner.
#[derive(Clone, Copy)]
struct Kind {
    name: u16,
    void: bool,
    literal: bool,
    /// White space counts.
    raw: bool,
    integration: bool,
}

/// An element that has not ended.
struct Open<'a> {
    name: &'a str,
    place: u32,
    foreign: bool,
    integration: bool,
    raw: bool,
    /// Neither it nor what is in it gets into the page.
    skipped: bool,
    /// Its children are not elements of the document: a template's.
    inert: bool,
}

struct Scanner<'a> {
    rest: &'a str,
    builder: Builder,
    places: Vec<u32>,
    open: Vec<Open<'a>>,
    elements: u32,
    images: u32,
    shown: std::iter::Peekable<std::vec::IntoIter<Shown>>,
    /// Elements' names, and what each tells.
    names: Numbers<&'a str>,
    kinds: Vec<Kind>,
    /// Attributes' names, and the page's number for each; None for those that are read from SVG and MathML elements only.
    keys: Numbers<&'a str>,
    attrs: Vec<Option<u16>>,
    scratch: String,
}

impl<'a> Scanner<'a> {
    fn step(&mut self) -> Option<()> {
        let Some(markup) = self.rest.strip_prefix('<') else {
            let text = self.take(self.rest.find('<').unwrap_or(self.rest.len()));
            self.text(text, true);
            return Some(());
        };
        self.rest = markup;
        if let Some(rest) = markup.strip_prefix('/') {
            self.rest = rest;
            return self.end_tag();
        }
        if let Some(rest) = markup.strip_prefix("!--") {
            self.rest = &rest[end_of(rest, '>', "-->")?..];
            return Some(());
        }
        if markup.starts_with(['!', '?']) {
            self.rest = markup.split_once('>')?.1;
            return Some(());
        }
        self.start_tag()
    }

    /// The next `bytes` of the markup.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        piece
    }

    #[inline(never)]
    fn end_tag(&mut self) -> Option<()> {
        let name = self.take(self.rest.find('>')?);
        self.rest = &self.rest[1..];
        let open = self.open.pop()?;
        if !open.skipped {
            self.builder.close();
        }
        (open.name == name).then_some(())
    }

    #[inline(never)]
    fn start_tag(&mut self) -> Option<()> {
        let name = self.take(self.rest.find([' ', '>'])?);
        let kind = self.kind(name);
        let (foreign, skipped, inert, raw) = match self.open.last() {
            Some(o) => (o.foreign && !o.integration, o.skipped, o.inert, o.raw),
            None => (false, false, false, false),
        };
        let foreign = foreign || matches!(name, "svg" | "math");
        let place = self.elements;
        self.elements += u32::from(!inert);
        let skipped = skipped || matches!(name, "style" | "template");
        if !skipped {
            self.builder.open_id(kind.name, Flags(if foreign { Flags::FOREIGN } else { 0 }));
            self.places.push(place);
        }
        let data = self.attributes(foreign, skipped)?;
        if name == "img" && !foreign && !inert {
            self.image();
        }
        if kind.void && !foreign {
            if !skipped {
                self.builder.close();
            }
            return Some(());
        }
        let raw = raw || kind.raw;
        self.open.push(Open { name, place, foreign, integration: kind.integration, raw, skipped, inert: inert || name == "template" });
        if kind.literal && !foreign {
            self.literal(name, name != "script" || data)?;
        }
        Some(())
    }

    /// Text that runs to its element's end tag.
    fn literal(&mut self, name: &str, is_read: bool) -> Option<()> {
        let ends = |at: &usize| self.rest[*at..].strip_prefix("</").and_then(|end| end.strip_prefix(name)).is_some_and(|end| end.starts_with('>'));
        let end = self.rest.match_indices('<').map(|(at, _)| at).find(ends)?;
        let text = self.take(end);
        if is_read {
            self.text(text, false);
        }
        Some(())
    }

    /// Reads the attributes and the tag's end. Some(true) for a script that holds JSON-LD.
    #[inline(never)]
    fn attributes(&mut self, foreign: bool, skipped: bool) -> Option<bool> {
        let mut data = false;
        while let Some(rest) = self.rest.strip_prefix(' ') {
            self.rest = rest;
            let (key, value) = self.attribute()?;
            data |= key == "type" && value == "application/ld+json";
            if !skipped {
                self.keep(key, value, foreign);
            }
        }
        self.rest = self.rest.strip_prefix('>')?;
        Some(data)
    }

    fn attribute(&mut self) -> Option<(&'a str, &'a str)> {
        let key = self.take(self.rest.find('=')?);
        self.rest = self.rest.strip_prefix("=\"")?;
        let value = self.take(self.rest.find('"')?);
        self.rest = &self.rest[1..];
        Some((key, value))
    }

    #[inline(never)]
    fn keep(&mut self, key: &'a str, value: &str, foreign: bool) {
        let builder = &mut self.builder;
        let number = self.keys.of(key);
        if number == self.attrs.len() {
            self.attrs.push(snapshot_reads(key).then(|| builder.intern(key)));
        }
        let Some(id) = self.attrs[number].or_else(|| foreign.then(|| builder.intern(key))) else { return };
        let value = decode(value, &mut self.scratch);
        builder.attr_id(id, if foreign { value } else { snapshot_cut(key, value) });
    }

    #[inline(never)]
    fn image(&mut self) {
        if let Some(shown) = self.shown.next_if(|shown| shown.image == self.images)
            && self.open.last().is_none_or(|o| !o.skipped)
        {
            self.builder.attr(":current-src", &shown.src);
            self.builder.attr(":natural-width", &shown.size.0.to_string());
            self.builder.attr(":natural-height", &shown.size.1.to_string());
        }
        self.images += 1;
    }

    #[inline(never)]
    fn text(&mut self, text: &str, escaped: bool) {
        let Some(open) = self.open.last().filter(|open| !open.skipped && !text.is_empty()) else { return };
        let text = if escaped { decode(text, &mut self.scratch) } else { text };
        let blank = !open.raw && text.starts_with(char::is_whitespace) && text.trim_start().is_empty();
        self.builder.text(if blank { " " } else { text });
        self.places.push(open.place);
    }

    #[inline(never)]
    fn kind(&mut self, name: &'a str) -> Kind {
        let number = self.names.of(name);
        if number == self.kinds.len() {
            self.kinds.push(Kind {
                name: self.builder.intern(name),
                void: VOID.contains(&name),
                literal: LITERAL.contains(&name),
                raw: matches!(name, "pre" | "script" | "noscript" | "textarea"),
                integration: INTEGRATION.contains(&name),
            });
        }
        self.kinds[number]
    }
}

/// The byte behind the first `end`, whose last character is `last`.
fn end_of(text: &str, last: char, end: &str) -> Option<usize> {
    text.match_indices(last).map(|(at, _)| at + last.len_utf8()).find(|&at| text[..at].ends_with(end))
}

/// The five character references that serialisers write, resolved.
fn decode<'t>(text: &'t str, scratch: &'t mut String) -> &'t str {
    match text.find('&') {
        Some(at) => resolve(text, at, scratch),
        None => text,
    }
}

#[inline(never)]
fn resolve<'t>(text: &str, mut at: usize, scratch: &'t mut String) -> &'t str {
    const REFERENCES: [(&str, &str); 5] = [("&amp;", "&"), ("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
    scratch.clear();
    let mut rest = text;
    loop {
        scratch.push_str(&rest[..at]);
        rest = &rest[at..];
        let (reference, stands_for) = REFERENCES.into_iter().find(|(reference, _)| rest.starts_with(reference)).unwrap_or(("&", "&"));
        scratch.push_str(stands_for);
        rest = &rest[reference.len()..];
        match rest.find('&') {
            Some(next) => at = next,
            None => break,
        }
    }
    scratch.push_str(rest);
    scratch
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::dump::dump;

    fn lines(markup: &str, elements: u32) -> Option<String> {
        scan("https://x.example/", "https://x.example/", markup, elements, vec![]).map(|s| dump(&s.page))
    }

    #[test]
    fn reads_what_a_serialiser_writes() {
        let markup = "<html lang=\"a&quot;&amp;b\"><head><style>p > a {}</style><script>if (a < b) '<p>'</script></head><body onload=\"x\"><!-- <p> --><p>a &lt; b&nbsp;c<br>d</p> <template><p>no</p></template><svg viewBox=\"0 0 1 1\"><path d=\"M0\"></path></svg></body></html>";
        let want = "html [lang=a\"&b]\n  head\n    script\n  body\n    p\n      \"a < b c\"\n      br\n      \"d\"\n    svg [viewBox=0 0 1 1]\n      path [d=M0]\n";
        assert_eq!(lines(markup, 10).as_deref(), Some(want));
    }

    #[test]
    fn places_are_those_of_the_elements() {
        let found = scan("", "", "<html><style></style><p>a<b>c</b></p></html>", 4, vec![]).expect("balanced");
        assert_eq!(found.places, [0, 0, 2, 2, 3, 3]);
        assert_eq!(found.places.len(), found.page.len());
    }

    #[test]
    fn unbalanced_or_miscounted_markup_gives_no_page() {
        assert!(lines("<html><p></html>", 2).is_none());
        assert!(lines("<html><p></p></html>", 3).is_none());
        assert!(lines("<html><script>'</script>'</script></html>", 2).is_none());
        assert!(lines("<html><p title=\"", 2).is_none());
        assert!(lines("<html><!-- ", 1).is_none());
    }

    #[test]
    fn what_the_browser_loaded_stands_beside_the_source() {
        let shown = Shown { image: 1, src: "big.jpg".into(), size: (640, 480) };
        let found = scan("", "", "<html><img src=\"a\"><img src=\"b\"></html>", 3, vec![shown]).expect("balanced");
        assert_eq!(dump(&found.page), "html\n  img [src=a]\n  img [src=b] [:current-src=big.jpg] [:natural-width=640] [:natural-height=480]\n");
    }
}
