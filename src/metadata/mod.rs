//! Who, what, when, where: read from JSON-LD, OpenGraph and other `meta`, microdata, and the visible page.

mod byline;
mod calendar;
mod collect;
mod date;
mod json;
mod json_ld;
mod language;
mod lines;
mod phrases;
mod signs;
mod site;
mod text;
mod title;

#[cfg(test)]
mod tests;

use crate::page::measure::Measures;
use crate::page::{NodeId, Page, url};
use crate::search::lower;
use collect::Facts;
use json_ld::{Identity, Linked};

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
    /// The heading that shows the title, where one does.
    pub heading: Option<NodeId>,
    /// Everything that claims to be the headline (`title`, `og:title`, JSON-LD `headline`, headings like them), best first.
    pub headlines: Vec<String>,
}

impl Metadata {
    /// Whether the first two words of a text are the name of one of the authors.
    pub fn opens_with_author(&self, text: &str) -> bool {
        let (Some(byline), Some((at, _))) = (&self.byline, text.match_indices(' ').nth(1)) else { return false };
        let name = text[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
        name.contains(' ') && byline.match_indices(name).any(|(at, _)| !byline[at + name.len()..].starts_with(char::is_alphanumeric))
    }
}

/// Whether a line begins as bylines do, in any language: "By …", "Por …", "文：…".
pub fn opens_byline(line: &str) -> bool {
    phrases::after_prefix(line).is_some_and(|rest| !rest.is_empty())
}

/// A page as it is read: what counts as hidden in it is one decision for all stages.
#[derive(Clone, Copy)]
struct Seen<'p> {
    page: &'p Page,
    measures: &'p Measures,
}

impl Seen<'_> {
    /// Whether the node, or an ancestor, is not shown, and is not the story behind a wall.
    fn is_hidden(&self, node: NodeId) -> bool {
        self.measures.hidden(node)
    }
}

impl std::ops::Deref for Seen<'_> {
    type Target = Page;

    fn deref(&self) -> &Page {
        self.page
    }
}

/// Reads the page's metadata: one pass over the page, then only what that found and the lines around the headline.
pub fn read(page: &Page, measures: &Measures) -> Metadata {
    let seen = Seen { page, measures };
    let facts = Facts::of(seen);
    let linked = json_ld::read(&facts.scripts, &identity(seen, &facts));
    let names = site::names(&facts, &linked, page.url());
    let headline = title::choose(seen, &facts, &stated_titles(&facts, &linked, &names), &names);
    let (lang, rtl) = language::find(page, &facts, &linked, &headline);
    let published = date::find(seen, &facts, &linked, &headline, custom(lang.as_deref().unwrap_or(""), page.url()));
    let image = facts.meta(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"]).or(linked.image.as_deref());
    let excerpt = facts.meta(&["description", "og:description", "twitter:description", "dc.description"]).map(text::plain).filter(|t| !t.is_empty());
    Metadata {
        byline: byline::find(seen, &facts, &linked, &headline, &names),
        site: site::shown(&names, facts.title.as_deref()),
        title: headline.title,
        heading: headline.node,
        published,
        lang,
        rtl,
        excerpt: excerpt.or(linked.description),
        article_body: linked.body,
        schema_types: linked.types,
        og_type: facts.meta(&["og:type"]).map(lower),
        image: image.map(|i| url::resolve(page.base(), i)).filter(|i| i.starts_with("http")),
        headlines: headline.claims,
    }
}

/// What the page is known by before its JSON-LD is read.
#[inline(never)]
fn identity<'a>(page: Seen<'a>, facts: &'a Facts) -> Identity<'a> {
    let urls = [Some(page.page.url()), facts.canonical, facts.meta(&["og:url"])];
    let stated = facts.meta(&["og:title", "twitter:title"]).map(text::plain).into_iter().chain(facts.title.clone());
    let shown = facts.headings.iter().filter(|h| h.level <= 1).take(4).filter_map(|h| text::visible(page, h.node, 300));
    let host = [url::host(page.url()).to_string()];
    Identity {
        urls: urls.into_iter().flatten().collect(),
        titles: stated.map(|t| site::strip(&t, &host)).chain(shown).map(|t| text::words(&t)).collect(),
    }
}

/// The titles that the page states, best first, without the site's name.
#[inline(never)]
fn stated_titles(facts: &Facts, linked: &Linked, names: &[String]) -> Vec<String> {
    let metas = ["og:title", "twitter:title", "dc.title", "citation_title"].iter().filter_map(|key| facts.meta(&[key])).map(text::plain);
    let all = linked.headline.clone().into_iter().chain(metas).chain(facts.title.clone());
    let mut out: Vec<String> = Vec::new();
    for title in all.map(|t| site::strip(&t, names)).filter(|t| !t.is_empty() && t.len() < 500) {
        if !out.contains(&title) {
            out.push(title);
        }
    }
    out
}

/// Americans write the month first; English pages of other countries' hosts don't.
#[inline(never)]
fn custom<'a>(lang: &'a str, address: &str) -> calendar::Custom<'a> {
    let (primary, region) = lang.split_once('-').unwrap_or((lang, ""));
    let other_country = [".uk", ".au", ".nz", ".ie", ".in", ".za", ".eu"].iter().any(|tld| url::host(address).ends_with(tld));
    calendar::Custom { lang: primary, month_first: matches!(primary, "en" | "") && matches!(region, "US" | "") && !other_country }
}
