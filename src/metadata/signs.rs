//! What class names, `itemprop` and `rel` say of an element. Class names only nominate; what stands in the element decides.

/// What an element's attributes hint at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sign {
    /// 0 none, 1 some author-like class, 2 a byline, 3 an author's name, 4 `rel`, 5 `itemprop`.
    pub(super) author: u8,
    /// 0 none, 1 some date-like class, 2 a date of publication, 3 `time`, 4 `itemprop`.
    pub(super) date: u8,
    pub(super) headline: bool,
    pub(super) zone: bool,
}

impl Sign {
    pub(super) const ZONE: Sign = Sign { author: 0, date: 0, headline: false, zone: true };

    /// Takes over what `other` says more plainly.
    pub(super) fn add(&mut self, other: Sign) {
        self.author = self.author.max(other.author);
        self.date = self.date.max(other.date);
        self.headline |= other.headline;
        self.zone |= other.zone;
    }
}

const AUTHOR_NAMES: [&str; 10] = [
    "author-name",
    "author_name",
    "author__name",
    "authorname",
    "byline-name",
    "byline__name",
    "byline_name",
    "writer-name",
    "author-link",
    "author__link",
];
const HEADLINES: [&str; 8] =
    ["headline", "entry-title", "post-title", "article-title", "article__title", "post__title", "page-title", "articletitle"];
const ZONES: [&str; 12] =
    ["comment", "related", "recommend", "sidebar", "footer", "disqus", "popular", "trending", "read-next", "latest-", "more-", "newsletter"];
const PUBLISHED: [&str; 6] = ["publish", "posted", "post-date", "entry-date", "article-date", "dateline"];

/// Reads a `class`, an `id` or a test id. One pass; each word list is tried only where its first letters stand.
pub(super) fn of_class(value: &str) -> Sign {
    let mut sign = Sign::default();
    let bytes = value.as_bytes();
    for at in 0..bytes.len().min(400) {
        let starts = |word: &&str| bytes[at..].len() >= word.len() && bytes[at..at + word.len()].eq_ignore_ascii_case(word.as_bytes());
        let any = |words: &[&str]| words.iter().any(|w| starts(&w));
        match bytes[at] | 0x20 {
            b'a' if starts(&"author") => sign.author = sign.author.max(if any(&AUTHOR_NAMES) { 3 } else { 1 }),
            b'b' if starts(&"byline") => sign.author = sign.author.max(if any(&AUTHOR_NAMES) { 3 } else { 2 }),
            b'w' if starts(&"writer") || starts(&"written") => sign.author = sign.author.max(if any(&AUTHOR_NAMES) { 3 } else { 2 }),
            b'd' if starts(&"date") && !starts(&"datepick") => sign.date = sign.date.max(1),
            b't' if starts(&"timestamp") => sign.date = sign.date.max(1),
            _ => {}
        }
        match bytes[at] | 0x20 {
            b'p' | b'e' | b'a' | b'h' | b'd' => {
                sign.headline |= any(&HEADLINES);
                sign.date = sign.date.max(if any(&PUBLISHED) { 2 } else { 0 });
                sign.zone |= any(&ZONES);
            }
            b'c' | b'r' | b's' | b'f' | b't' | b'l' | b'm' | b'n' => sign.zone |= any(&ZONES),
            _ => {}
        }
    }
    sign
}

/// Reads a machine-readable attribute.
pub(super) fn of_attr(name: &str, value: &str) -> Sign {
    let has = |word: &str| value.split_ascii_whitespace().any(|v| v.eq_ignore_ascii_case(word));
    match name {
        "itemprop" | "property" => Sign {
            author: if has("author") || has("schema:author") { 5 } else { 0 },
            date: if has("datePublished") || has("schema:datePublished") { 4 } else { 0 },
            headline: has("headline"),
            zone: false,
        },
        "rel" => Sign { author: if has("author") { 4 } else { 0 }, ..Sign::default() },
        "href" => Sign { author: if is_author_page(value) { 2 } else { 0 }, ..Sign::default() },
        _ => Sign { date: if value.starts_with(|c: char| c.is_ascii_digit()) { 3 } else { 0 }, ..Sign::default() },
    }
}

fn is_author_page(href: &str) -> bool {
    ["/author/", "/authors/", "/auteur/", "/autor/", "/autoren/", "/contributor/", "/contributors/"].iter().any(|p| href.contains(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_class_names() {
        assert_eq!(of_class("Post__Author-Name big").author, 3);
        assert_eq!(of_class("byline").author, 2);
        assert_eq!((of_class("entry-date").date, of_class("update").date, of_class("datepicker").date), (2, 1, 0));
        assert!(of_class("comments-area").zone && !of_class("content").zone);
        assert!(of_class("entry-title").headline);
        assert_eq!(of_attr("itemprop", "author creator").author, 5);
        assert_eq!(of_attr("rel", "noopener author").author, 4);
        assert_eq!(of_attr("datetime", "2024-01-01").date, 3);
    }
}
