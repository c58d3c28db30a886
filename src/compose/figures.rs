//! Figures and their captions: one block each, media first.

use super::role::classes;
use super::walk::{Leave, Show, Walk};
use crate::page::{NodeId, Tag};

/// Characters of a caption; a figure with more text is a wrapper around prose.
const CAPTION_LENGTH: u32 = 1000;

/// Characters of an element after a figure that its class says to be the caption.
const LOOSE_CAPTION_LENGTH: u32 = 400;

impl Walk<'_> {
    /// Takes a `figure`. One with media is walked twice, first for them, then for its text.
    #[inline(never)]
    pub(super) fn figure(&mut self, node: NodeId) -> Option<u32> {
        let page = self.page;
        let mut holds_blocks = false;
        for n in page.subtree(node).skip(1).filter(|&n| self.has(n)) {
            match page.tag(n) {
                Tag::Figure => return Some(self.dissolve(node, Leave::Boundary)),
                Tag::Table | Tag::Pre | Tag::Blockquote | Tag::Ul | Tag::Ol => holds_blocks = true,
                _ => {}
            }
        }
        let plain = self.media(node) == 0 && !holds_blocks;
        if plain || self.show != Show::All || (self.chars(node) > CAPTION_LENGTH && !holds_blocks) {
            return Some(self.dissolve(node, Leave::Boundary));
        }
        let element = self.element("figure", node);
        if holds_blocks {
            return Some(self.block(element, node));
        }
        if !self.writer.open_block(element) {
            return Some(self.dissolve(node, Leave::Boundary));
        }
        self.show = Show::Media;
        Some(self.go_in(node, Leave::FigureMedia(node)))
    }

    /// The second pass: the figure's text as its caption, or as prose where no medium came through.
    #[inline(never)]
    pub(super) fn caption_figure(&mut self, figure: NodeId) -> u32 {
        let has_media = self.writer.block_written();
        self.show = Show::All;
        if self.chars(figure) == 0 || !has_media {
            self.writer.close_block();
            if self.chars(figure) == 0 {
                return self.page.end(figure);
            }
            self.go_in(figure, Leave::Boundary);
        } else {
            let caption = super::element::Element::new("figcaption", figure);
            let leave = if self.writer.open_block(caption) { Leave::Caption } else { Leave::Block };
            self.go_in(figure, leave);
        }
        self.show = Show::Text;
        self.go_in(figure, Leave::Restore(Show::All))
    }

    /// Takes an element that is the caption of the figure before it, by name or by class.
    #[inline(never)]
    pub(super) fn caption(&mut self, node: NodeId) -> Option<u32> {
        let page = self.page;
        let is_caption = page.tag(node) == Tag::Figcaption;
        if self.show != Show::All || self.media(node) > 0 || self.chars(node) == 0 {
            return None;
        }
        if is_caption && self.writer.within("figure") {
            let element = self.element("figcaption", node);
            return Some(self.block(element, node));
        }
        let named = || classes(page, node).any(|c| ["caption", "credit"].iter().any(|n| c.to_ascii_lowercase().contains(n)));
        if self.chars(node) > LOOSE_CAPTION_LENGTH || !(is_caption || named()) || !self.writer.reopen_figure() {
            return None;
        }
        let element = self.element("figcaption", node);
        let leave = if self.writer.open_block(element) { Leave::Caption } else { Leave::Block };
        Some(self.go_in(node, leave))
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    const IMG: &str = r#"<img src="https://site.example/a.jpg" alt="">"#;

    #[test]
    fn a_figure_is_one_block() {
        assert_eq!(
            html("<figure><div><p>Photo: A. Person</p><a href=/x><img src=/a.jpg></a></div><figcaption>The <em>quay</em>.</figcaption></figure>"),
            format!(
                r#"<figure><a href="https://site.example/x">{IMG}</a><figcaption><p>Photo: A. Person</p><p>The <em>quay</em>.</p></figcaption></figure>"#
            )
        );
    }

    #[test]
    fn what_looks_like_a_caption_becomes_one() {
        assert_eq!(
            html("<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>The quay</p></div><p>Text</p>"),
            format!("<figure>{IMG}<figcaption>The quay</figcaption></figure><p>Text</p>")
        );
        assert_eq!(html("<img src=/a.jpg><p>Text</p><p class=caption>Not its</p>"), format!("<figure>{IMG}</figure><p>Text</p><p>Not its</p>"));
    }

    #[test]
    fn a_gallery_keeps_each_picture() {
        let out = html("<figure><figure><img src=/a.jpg><figcaption>A</figcaption></figure><figure><img src=/b.jpg></figure></figure>");
        assert_eq!((out.matches("<figure>").count(), out.matches("<figcaption>A</figcaption>").count()), (2, 1));
    }

    #[test]
    fn a_figure_of_code_keeps_its_caption_and_one_without_media_is_prose() {
        assert_eq!(
            html("<figure><pre>x\n y</pre><figcaption>Listing</figcaption></figure>"),
            "<figure><pre>x\n y</pre><figcaption>Listing</figcaption></figure>"
        );
        assert_eq!(html("<figure><img src=/blank.gif><figcaption>Only words</figcaption></figure>"), "<p>Only words</p>");
    }
}
