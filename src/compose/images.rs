//! Pictures: which come through, and whether within a line or as a figure.

use super::Op;
use super::element::Element;
use super::role::classes;
use super::sources;
use super::srcset;
use super::walk::{Show, Walk};
use crate::decimal::decimal;
use crate::page::{NodeId, Page, Tag};

/// Up to this many pixels a side a picture is part of a line.
const SMALL: u32 = 64;

/// Up to this many, one without a text alternative is an icon.
const ICON: u32 = 32;

impl Walk<'_> {
    /// Takes an `img`, `picture` or `amp-img`.
    #[inline(never)]
    pub(super) fn image(&mut self, node: NodeId) {
        let page = self.page;
        let is_picture = page.tag(node) == Tag::Picture;
        let img = if is_picture { page.subtree(node).find(|&n| page.tag(n) == Tag::Img) } else { Some(node) };
        let Some(img) = img else { return };
        let alt = page.attr(img, "alt").unwrap_or("").trim();
        if is_emoji(page, img, alt) {
            if self.show != Show::Media {
                self.writer.text(alt, node);
            }
            return;
        }
        let size = size(page, img);
        let within = |limit| size.is_some_and(|(w, h)| w <= limit && h <= limit);
        let tracks = size.is_some_and(|(w, h)| w <= 2 || h <= 2);
        if self.show == Show::Text || tracks || (within(ICON) && alt.is_empty()) {
            return;
        }
        let Some(source) = sources::of(page, img) else { return };
        let inline = within(SMALL) || (size.is_none() && self.writer.mid_line());
        if !inline && !self.seen.is_new(source.src.clone()) {
            return;
        }
        let by_width = source.candidates.len() > 1 && source.candidates.iter().all(|c| c.by_width);
        let several = by_width || (source.candidates.len() > 1 && source.candidates.iter().all(|c| !c.by_width));
        let element = self.element("img", img).with("src", source.src).with("alt", alt.to_string());
        let element = element.with("srcset", several.then(|| srcset::write(&source.candidates))).with("sizes", by_width.then_some(srcset::SIZES));
        let element = element.with("width", size.map(|s| s.0.to_string())).with("height", size.map(|s| s.1.to_string()));
        self.place(vec![element.open(), Op::Close], node, inline);
    }

    /// Puts media into the line, or into a figure (the open one, or one of its own).
    pub(super) fn place(&mut self, ops: Vec<Op>, node: NodeId, inline: bool) {
        let in_cell = matches!(self.writer.innermost(), "td" | "th" | "tr");
        let link = self.writer.inline("a").map(|a| Element { attrs: a.attrs.iter().filter(|(k, _)| *k == "href").cloned().collect(), ..a.clone() });
        let is_figure = self.writer.innermost() == "figure";
        if (inline && !is_figure) || in_cell || !(is_figure || self.writer.open_block(Element::new("figure", node))) {
            self.writer.inline_ops(ops, node);
            return;
        }
        self.writer.boundary();
        let plain = ops.first().is_some_and(|op| matches!(op.opens(), Some("img" | "svg")));
        match link.filter(|_| plain) {
            Some(link) => self.writer.block_ops(std::iter::once(link.open()).chain(ops).chain([Op::Close])),
            None => self.writer.block_ops(ops),
        }
        if !is_figure {
            self.writer.close_block();
        }
    }
}

/// A picture of a character, with the character as its text.
#[inline(never)]
fn is_emoji(page: &Page, img: NodeId, alt: &str) -> bool {
    let short = !alt.is_empty() && alt.chars().count() <= 8 && alt.chars().all(|c| !c.is_ascii_alphabetic() && !c.is_ascii_whitespace());
    let named = classes(page, img).any(|c| c.to_ascii_lowercase().contains("emoji")) || page.attr(img, "src").is_some_and(|s| s.contains("emoji"));
    short && (named || alt.chars().all(|c| c > '\u{2190}' && !c.is_alphanumeric()))
}

/// Width and height in CSS pixels: as written, or else as the browser found them in the file.
pub(super) fn size(page: &Page, node: NodeId) -> Option<(u32, u32)> {
    let number = |name: &str| {
        let value = page.attr(node, name)?.trim();
        decimal(value.strip_suffix("px").unwrap_or(value)).filter(|n| (0.0..=20_000.0).contains(n)).map(|n| n as u32)
    };
    let pair = |w, h| Some((number(w)?, number(h)?));
    pair("width", "height").or_else(|| pair(":natural-width", ":natural-height").filter(|&(w, h)| w > 0 && h > 0))
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn a_picture_alone_is_a_figure_and_one_in_a_line_stays() {
        assert_eq!(
            html(
                "<p><a href=/big><img src=/a.jpg alt='A boat' width=600 height=400 class=x loading=lazy></a></p><p>See <img src=/i.png alt=y width=20 height=20> here</p>"
            ),
            "<figure><a href=\"https://site.example/big\"><img src=\"https://site.example/a.jpg\" alt=\"A boat\" width=\"600\" height=\"400\"></a></figure>\
             <p>See <img src=\"https://site.example/i.png\" alt=\"y\" width=\"20\" height=\"20\"> here</p>"
        );
    }

    #[test]
    fn pixels_icons_and_copies_go() {
        assert_eq!(html("<img src=/t.gif width=1 height=1><p>x <img src=/i.svg width=16 height=16> y</p>"), "<p>x y</p>");
        let out = html("<div><img src=/a.jpg></div><p>x</p><div><img src=/a.jpg></div>");
        assert_eq!(out.matches("<img").count(), 1);
    }

    #[test]
    fn an_emoji_is_its_character() {
        assert_eq!(html("<p>Fine <img class=emoji src=/1f600.png alt='😀'>!</p>"), "<p>Fine 😀!</p>");
    }

    #[test]
    fn candidates_stay_with_absolute_addresses() {
        assert!(
            html("<img src=/a.jpg srcset='/a.jpg 300w, /b.jpg 900w'>")
                .contains(r#"srcset="https://site.example/a.jpg 300w, https://site.example/b.jpg 900w""#)
        );
    }

    #[test]
    fn a_heading_of_a_picture_is_a_figure() {
        assert_eq!(html("<h2><img src=/a.jpg></h2><p>x"), r#"<figure><img src="https://site.example/a.jpg" alt=""></figure><p>x</p>"#);
    }
}
