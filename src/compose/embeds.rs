//! Documents of other sites in the story: players, maps, charts and posts of known hosts stay, others become a link.

use super::Op;
use super::element::Element;
use super::images::size;
use super::links::web;
use super::walk::{Show, Walk};
use crate::page::{Flags, NodeId, Page, Tag, url};

/// What an embedded document may do; it never reaches the reading, being of another origin.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-presentation";

/// Host (with its subdomains), what the path starts with, and the provider's name. Sorted by host.
const HOSTS: &[(&str, &str, &str)] = &[
    ("archive.org", "/embed/", "Internet Archive"),
    ("bandcamp.com", "/EmbeddedPlayer", "Bandcamp"),
    ("codepen.io", "/", "CodePen"),
    ("codesandbox.io", "/embed", "CodeSandbox"),
    ("dailymotion.com", "/embed/", "Dailymotion"),
    ("datawrapper.dwcdn.net", "/", "Datawrapper"),
    ("documentcloud.org", "/", "DocumentCloud"),
    ("embed.acast.com", "/", "Acast"),
    ("embed.bsky.app", "/", "Bluesky"),
    ("embed.podcasts.apple.com", "/", "Apple Podcasts"),
    ("embed.ted.com", "/", "TED"),
    ("flo.uri.sh", "/", "Flourish"),
    ("geo.dailymotion.com", "/player", "Dailymotion"),
    ("google.com", "/maps", "Google Maps"),
    ("infogram.com", "/", "Infogram"),
    ("instagram.com", "/p/", "Instagram"),
    ("instagram.com", "/reel/", "Instagram"),
    ("jsfiddle.net", "/", "JSFiddle"),
    ("maps.google.com", "/maps", "Google Maps"),
    ("megaphone.fm", "/", "Megaphone"),
    ("open.spotify.com", "/embed", "Spotify"),
    ("openstreetmap.org", "/export/", "OpenStreetMap"),
    ("ourworldindata.org", "/grapher", "Our World in Data"),
    ("platform.twitter.com", "/embed", "X"),
    ("player.bilibili.com", "/", "Bilibili"),
    ("player.twitch.tv", "/", "Twitch"),
    ("player.vimeo.com", "/video/", "Vimeo"),
    ("public.flourish.studio", "/", "Flourish"),
    ("public.tableau.com", "/", "Tableau"),
    ("stackblitz.com", "/", "StackBlitz"),
    ("tiktok.com", "/embed", "TikTok"),
    ("tiktok.com", "/player", "TikTok"),
    ("w.soundcloud.com", "/player", "SoundCloud"),
    ("youtube-nocookie.com", "/embed/", "YouTube"),
    ("youtube.com", "/embed/", "YouTube"),
];

/// Elements that stand for a player until it is pressed, with the address that their video's id completes.
const STAND_INS: &[(&str, &str)] = &[
    ("amp-vimeo", "https://player.vimeo.com/video/"),
    ("amp-youtube", "https://www.youtube-nocookie.com/embed/"),
    ("lite-vimeo", "https://player.vimeo.com/video/"),
    ("lite-youtube", "https://www.youtube-nocookie.com/embed/"),
    ("youtube-video", "https://www.youtube-nocookie.com/embed/"),
];

/// Path marks of servers that anyone may run.
const ANY_HOST: [(&str, &str); 1] = [("/videos/embed/", "PeerTube")];

/// Whether the element shows something without text and can be a kept leaf: [`Tag::is_media`], or a custom element that stands for media.
pub fn is_media(page: &Page, node: NodeId) -> bool {
    let name = page.name(node);
    page.tag(node).is_media() || name == "amp-img" || STAND_INS.iter().any(|(n, _)| *n == name)
}

/// The name of the provider whose embedded document this is.
fn provider(address: &str) -> Option<&'static str> {
    let (host, path) = (url::host(address).to_ascii_lowercase(), url::path(address));
    let matches = |h: &str| host == h || host.strip_suffix(h).is_some_and(|sub| sub.ends_with('.'));
    let known = HOSTS.iter().find(|(h, p, _)| matches(h) && path.starts_with(p)).map(|(_, _, name)| *name);
    known.or_else(|| ANY_HOST.iter().find(|(p, _)| path.starts_with(p)).map(|(_, name)| *name))
}

impl Walk<'_> {
    /// Takes an embedded document. False where the element is something else, or was read as part of the page.
    #[inline(never)]
    pub(super) fn embed(&mut self, node: NodeId) -> bool {
        let page = self.page;
        let Some(address) = address(page, node) else { return matches!(page.tag(node), Tag::Embed | Tag::Canvas) };
        if page.flags(node).has(Flags::FLATTENED) && self.chars(node) > 0 {
            return false;
        }
        if self.show == Show::Text || address.is_empty() {
            return true;
        }
        let title = page.attr(node, "title").map(str::trim).filter(|t| !t.is_empty());
        match provider(&address) {
            Some(name) => self.frame(node, address, title.unwrap_or(name)),
            None => self.frame_link(node, &address, title),
        }
        true
    }

    #[inline(never)]
    fn frame(&mut self, node: NodeId, address: String, title: &str) {
        let size = size(self.page, node).filter(|&(w, h)| w > 2 && h > 2);
        let element = self.element("iframe", node).with("src", address).with("title", title).with("sandbox", SANDBOX);
        let element = element.with("width", size.map(|s| s.0.to_string())).with("height", size.map(|s| s.1.to_string()));
        self.place(vec![element.with("allowfullscreen", String::new()).open(), Op::Close], node, false);
    }

    /// A link to a document that has a title or stands in a figure; anything else of unknown hosts is dropped.
    #[inline(never)]
    fn frame_link(&mut self, node: NodeId, address: &str, title: Option<&str>) {
        let in_figure = self.writer.innermost() == "figure";
        let large = size(self.page, node).is_none_or(|(w, h)| w >= 200 && h >= 100);
        let host = url::host(address);
        if !(in_figure || title.is_some()) || !large || host.is_empty() {
            return;
        }
        let text = title.map_or_else(|| host.to_string(), |t| format!("{t} ({host})"));
        let ops = [Element::new("a", node).with("href", address).open(), Op::Text(text), Op::Close];
        if in_figure {
            self.writer.block_ops(ops)
        } else if self.writer.inline("a").is_none() {
            self.writer.inline_ops(ops, node)
        }
    }
}

/// The embedded document's address, `https` only; empty where there is none, nothing where the element embeds none.
fn address(page: &Page, node: NodeId) -> Option<String> {
    let name = page.name(node);
    if let Some((_, prefix)) = STAND_INS.iter().find(|(n, _)| *n == name) {
        let id = ["videoid", "data-videoid", "video-id", "data-video-id", "data-id"].iter().find_map(|k| page.attr(node, k)).unwrap_or("");
        let fine = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        return Some(if fine { format!("{prefix}{id}") } else { String::new() });
    }
    if !matches!(page.tag(node), Tag::Iframe | Tag::Embed) {
        return None;
    }
    let links = ["src", "data-src", "data-lazy-src", "data-litespeed-src"].iter().filter_map(|k| page.attr(node, k));
    let web = links.filter_map(|l| web(page, l)).find(|u| u.starts_with("http")).unwrap_or_default();
    Some(web.strip_prefix("http://").map_or(web.clone(), |rest| format!("https://{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::tests::html;

    #[test]
    fn the_hosts_are_sorted() {
        assert!(HOSTS.is_sorted());
    }

    #[test]
    fn known_players_stay_in_a_sandbox() {
        let out = html("<iframe src='//www.youtube.com/embed/abc' width=560 height=315 onload=x srcdoc=x allow=camera></iframe>");
        assert_eq!(
            out,
            format!(
                "<figure><iframe src=\"https://www.youtube.com/embed/abc\" title=\"YouTube\" sandbox=\"{SANDBOX}\" width=\"560\" height=\"315\" allowfullscreen=\"\"></iframe></figure>"
            )
        );
        assert!(html("<amp-youtube data-videoid=a_b-1></amp-youtube>").contains("youtube-nocookie.com/embed/a_b-1"));
        assert!(html("<p>x</p><iframe src=https://tube.example/videos/embed/1></iframe>").contains("PeerTube"));
    }

    #[test]
    fn other_documents_are_links_or_nothing() {
        assert_eq!(html("<iframe src=https://ads.example/x></iframe><p>x"), "<p>x</p>");
        assert_eq!(
            html("<iframe src=https://maps.other.example/x title='The quay'></iframe>"),
            r#"<p><a href="https://maps.other.example/x">The quay (maps.other.example)</a></p>"#
        );
        for trick in [
            "https://youtube.com.evil.example/embed/x",
            "https://evilyoutube.com/embed/x",
            "javascript:1//youtube.com/embed/",
            "https://evil.example/?youtube.com/embed/",
        ] {
            assert!(!html(&format!("<p>x<iframe src='{trick}' title=t></iframe>")).contains("<iframe"), "{trick}");
        }
    }
}
