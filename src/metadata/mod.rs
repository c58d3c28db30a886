//! Who, what, when, where: read from JSON-LD, OpenGraph and other `meta`, microdata, and the visible page.

use crate::page::Page;

/// What the page says of its story. Absent where nothing credible was found.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    /// The story's headline, without the site's name.
    pub title: Option<String>,
    /// The authors, joined with ", ", without "By".
    pub byline: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// ISO 8601 day or time of publication.
    pub published: Option<String>,
    /// BCP 47 language tag.
    pub lang: Option<String>,
    /// Whether the story reads from right to left.
    pub rtl: bool,
    /// The page's own description.
    pub excerpt: Option<String>,
    /// `articleBody` of the JSON-LD object that describes this page, as plain text.
    pub article_body: Option<String>,
    /// Schema.org types of the JSON-LD objects that describe the page (`NewsArticle`, `Product`, `CollectionPage`).
    pub schema_types: Vec<String>,
    /// `og:type`, lower case.
    pub og_type: Option<String>,
    /// The lead image's absolute address (`og:image` or JSON-LD `image`).
    pub image: Option<String>,
    /// Everything that claims to be the headline (`title`, `og:title`, JSON-LD `headline`, `h1`s near the top), best first.
    pub headlines: Vec<String>,
}

/// Reads the page's metadata.
pub fn read(_page: &Page) -> Metadata {
    Metadata::default()
}
