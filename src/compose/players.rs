//! `video` and `audio`: with the browser's controls, absolute files, and never playing by themselves.

use super::Op;
use super::element::Element;
use super::images::size;
use super::links::web;
use super::walk::{Show, Walk};
use crate::page::{NodeId, Tag};

impl Walk<'_> {
    /// Takes a `video` or `audio`. One that a script feeds (no file of its own) is its poster.
    #[inline(never)]
    pub(super) fn player(&mut self, node: NodeId) {
        if self.show == Show::Text {
            return;
        }
        let page = self.page;
        let file =
            |n: NodeId| ["src", "data-src"].iter().filter_map(|k| page.attr(n, k)).find_map(|l| web(page, l)).filter(|u| u.starts_with("http"));
        let own = file(node);
        let sources: Vec<Op> = page
            .children(node)
            .filter(|&n| own.is_none() && page.tag(n) == Tag::Source)
            .filter_map(|n| Some(Element::new("source", n).with("src", file(n)?).with("type", page.attr(n, "type"))))
            .flat_map(|e| [e.open(), Op::Close])
            .collect();
        let is_video = page.tag(node) == Tag::Video;
        let poster = page.attr(node, "poster").filter(|_| is_video).and_then(|p| web(page, p)).filter(|u| u.starts_with("http"));
        let size = size(page, node).filter(|_| is_video);
        let (width, height) = (size.map(|s| s.0.to_string()), size.map(|s| s.1.to_string()));
        if own.is_none() && sources.is_empty() {
            if let Some(poster) = poster.filter(|p| self.seen.is_new(p.clone())) {
                let picture = self.element("img", node).with("src", poster).with("alt", String::new()).with("width", width).with("height", height);
                self.place(vec![picture.open(), Op::Close], node, false);
            }
            return;
        }
        let element = self.element(if is_video { "video" } else { "audio" }, node).with("controls", String::new()).with("src", own);
        let element = element.with("poster", poster).with("width", width).with("height", height);
        let ops = std::iter::once(element.open()).chain(sources).chain([Op::Close]).collect();
        self.place(ops, node, false);
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn players_keep_their_files_and_do_not_start() {
        assert_eq!(
            html("<video autoplay poster=/p.jpg width=640 height=360><source src=/a.mp4 type=video/mp4><source src=blob:x>No video</video>"),
            "<figure><video controls=\"\" poster=\"https://site.example/p.jpg\" width=\"640\" height=\"360\">\
             <source src=\"https://site.example/a.mp4\" type=\"video/mp4\"></video></figure>"
        );
        assert_eq!(html("<audio controls src=a.mp3></audio>"), r#"<figure><audio controls="" src="https://site.example/a/a.mp3"></audio></figure>"#);
        assert_eq!(html("<video src=blob:x poster=/p.jpg></video>"), r#"<figure><img src="https://site.example/p.jpg" alt=""></figure>"#);
    }
}
