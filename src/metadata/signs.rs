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
    pub(super) const ZONE: Sign = Sign { zone: true, ..NONE };

    /// Takes over what `other` says more plainly.
    pub(super) fn add(&mut self, other: Sign) {
        self.author = self.author.max(other.author);
        self.date = self.date.max(other.date);
        self.headline |= other.headline;
        self.zone |= other.zone;
    }
}

const NONE: Sign = Sign { author: 0, date: 0, headline: false, zone: false };
const HEADLINE: Sign = Sign { headline: true, ..NONE };

const AUTHOR: Sign = Sign { author: 1, ..NONE };
const BYLINE: Sign = Sign { author: 2, ..NONE };
const AUTHOR_NAME: Sign = Sign { author: 3, ..NONE };
const DATE: Sign = Sign { date: 1, ..NONE };
const PUBLISHED: Sign = Sign { date: 2, ..NONE };

/// The words that count in class names, by their first letter.
const fn words(first: u8) -> &'static [(&'static str, Sign)] {
    match first {
        b'a' => &[
            ("author-name", AUTHOR_NAME),
            ("author_name", AUTHOR_NAME),
            ("author__name", AUTHOR_NAME),
            ("authorname", AUTHOR_NAME),
            ("author-link", AUTHOR_NAME),
            ("author__link", AUTHOR_NAME),
            ("author-desc", NONE),
            ("author", AUTHOR),
            ("article-title", HEADLINE),
            ("article__title", HEADLINE),
            ("articletitle", HEADLINE),
            ("article-date", PUBLISHED),
        ],
        b'b' => &[("byline-name", AUTHOR_NAME), ("byline__name", AUTHOR_NAME), ("byline_name", AUTHOR_NAME), ("byline", BYLINE)],
        b'c' => &[("comment", Sign::ZONE)],
        b'd' => &[("datepick", NONE), ("dateline", PUBLISHED), ("date", DATE), ("disqus", Sign::ZONE)],
        b'e' => &[("entry-title", HEADLINE), ("entry-date", PUBLISHED)],
        b'f' => &[("footer", Sign::ZONE)],
        b'h' => &[("headline", HEADLINE)],
        b'l' => &[("latest-", Sign::ZONE)],
        b'm' => &[("more-", Sign::ZONE)],
        b'n' => &[("newsletter", Sign::ZONE)],
        b'p' => &[
            ("post-title", HEADLINE),
            ("post__title", HEADLINE),
            ("page-title", HEADLINE),
            ("publish", PUBLISHED),
            ("posted", PUBLISHED),
            ("post-date", PUBLISHED),
            ("popular", Sign::ZONE),
        ],
        b'r' => &[("related", Sign::ZONE), ("recommend", Sign::ZONE), ("read-next", Sign::ZONE)],
        b's' => &[("sidebar", Sign::ZONE)],
        b't' => &[("timestamp", DATE), ("trending", Sign::ZONE)],
        b'w' => &[("writer-name", AUTHOR_NAME), ("writer", BYLINE), ("written-by", BYLINE), ("writtenby", BYLINE)],
        _ => &[],
    }
}

/// For each first letter, which second letters begin a word: most places in class names are passed over with one look.
const PAIRS: [u32; 32] = pairs();

const fn pairs() -> [u32; 32] {
    let mut table = [0; 32];
    let mut first = b'a';
    while first <= b'z' {
        let list = words(first);
        let mut i = 0;
        while i < list.len() {
            table[(first & 31) as usize] |= 1 << (list[i].0.as_bytes()[1] & 31);
            i += 1;
        }
        first += 1;
    }
    table
}

/// Reads a `class`, an `id` or a test id, in one pass. At each place the first word that fits counts.
#[inline(never)]
pub(super) fn of_class(value: &str) -> Sign {
    let mut sign = Sign::default();
    let bytes = value.as_bytes();
    for (at, pair) in bytes.windows(2).enumerate().take(300) {
        if PAIRS[(pair[0] & 31) as usize] >> (pair[1] & 31) & 1 == 0 {
            continue;
        }
        let rest = &bytes[at..];
        let fits = |word: &str| rest.len() >= word.len() && rest[..word.len()].eq_ignore_ascii_case(word.as_bytes());
        if let Some((_, found)) = words(pair[0] | 0x20).iter().find(|(word, _)| fits(word)) {
            sign.add(*found);
        }
    }
    sign
}

/// Reads a machine-readable attribute.
#[inline(never)]
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
    const STEPS: [&str; 7] = ["author", "authors", "auteur", "autor", "autoren", "contributor", "contributors"];
    // The last step is the page's own name.
    let mut steps = href.split('/').skip(1).peekable();
    std::iter::from_fn(|| steps.next().filter(|_| steps.peek().is_some())).any(|step| STEPS.contains(&step))
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
