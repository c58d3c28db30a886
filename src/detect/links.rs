//! Where a link leads, as far as its address tells.

use crate::page::Page;
use crate::page::url::{host, path, resolve, same_site};
use crate::vocabulary::{PathWord, path_word};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A service that passes this page on.
    Share,
    /// An account or channel on a service where readers follow it.
    Channel,
    /// Another story: the address names it in several words or by a number.
    Story,
}

/// Services where sites keep channels. Vendors' markers know their share buttons; this is for plain links.
const CHANNELS: [&str; 22] = [
    "bsky.app",
    "discord.gg",
    "facebook.com",
    "instagram.com",
    "line.me",
    "linkedin.com",
    "mastodon.social",
    "ok.ru",
    "pinterest.com",
    "reddit.com",
    "t.me",
    "telegram.me",
    "threads.net",
    "tiktok.com",
    "twitch.tv",
    "twitter.com",
    "vk.com",
    "weibo.com",
    "whatsapp.com",
    "x.com",
    "youtube.com",
    "zalo.me",
];

/// What addresses that share a page have in them.
const SHARES: [&str; 9] = ["/sharer", "/share?", "/share/", "/intent/", "sharearticle", "/submit?", "text=http", "url=http", "u=http"];

/// Where the link leads; none where its address does not tell.
#[inline(never)]
pub fn target(page: &Page, href: &str) -> Option<Target> {
    let lower = href.to_ascii_lowercase();
    if lower.starts_with("mailto:?") || lower.starts_with("whatsapp:") || lower.starts_with("fb-messenger:") {
        return Some(Target::Share);
    }
    if href.starts_with(['#', '?']) || lower.starts_with("javascript:") {
        return None;
    }
    let address = resolve(page.base(), &lower);
    let host = host(&address);
    let service = CHANNELS.iter().any(|s| host.strip_suffix(s).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
    if service {
        let shares = SHARES.iter().any(|s| address.contains(s));
        return Some(if shares { Target::Share } else { Target::Channel });
    }
    is_story(path(&address)).then_some(Target::Story)
}

/// Whether the address is of a page on which people give, pay or sign up, by the last step of its path or, where the path is short, by its host. A
/// story on donations has more words than that in its address.
#[inline(never)]
pub fn pleads(page: &Page, href: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let address = resolve(page.base(), href).to_ascii_lowercase();
    let path = path(&address).trim_matches('/');
    let pleads = |word: &str| path_word(word) == Some(PathWord::Plea);
    let words = |text: &str| text.split(['-', '_', '.']).fold((0, false), |(count, found), word| (count + 1, found || pleads(word)));
    let (count, found) = words(path.rsplit('/').next().unwrap_or(""));
    found && count <= MOST_WORDS || !path.contains('/') && !same_site(&address, page.url()) && words(host(&address)).1
}

/// The last part of the path has four words or more, or a number of five digits or more.
fn is_story(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or("");
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let words = last.split(['-', '_']).filter(|w| !w.is_empty()).count();
    words >= 4 || last.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() >= 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(href: &str) -> Option<Target> {
        target(&crate::html::page("https://paper.example/town/", ""), href)
    }

    #[test]
    fn most_links_say_nothing() {
        for href in ["/", "#comments", "/sport", "/author/mara-lind", "https://box.com/about", "javascript:void(0)", "mailto:desk@paper.example"] {
            assert_eq!(of(href), None, "{href}");
        }
    }

    #[test]
    fn pleas_have_pages_of_their_own() {
        let pleads = |href: &str| pleads(&crate::html::page("https://paper.example/town/", ""), href);
        for href in ["/donate", "/de/spenden/", "https://abo.paper.example/", "https://www.patreon.com/paper", "/podderzhat.html?from=end"] {
            assert!(pleads(href), "{href}");
        }
        for href in ["/town/donate-blood-says-mayor", "/donations/2024/tide", "https://donate.example/town/harbour", "#donate", "/sport"] {
            assert!(!pleads(href), "{href}");
        }
    }

    #[test]
    fn addresses_tell_where_they_lead() {
        assert_eq!(of("https://www.facebook.com/sharer.php?u=https://paper.example/"), Some(Target::Share));
        assert_eq!(of("mailto:?subject=Read"), Some(Target::Share));
        assert_eq!(of("https://t.me/paperexample"), Some(Target::Channel));
        assert_eq!(of("/town/harbour-dredging-delayed-until-june"), Some(Target::Story));
        assert_eq!(of("/n/1204531.html"), Some(Target::Story));
    }
}
