//! Is this page an article, one that a reader would want opened by itself? And how sure is the engine of the story?

use super::boundary::{is_dateline, links_elsewhere};
use super::context::Context;
use super::model;
use super::row::{Row, Sink, flag, log};
use super::twins;
use crate::page::{Tag, url};
use crate::vocabulary::{Concept, has_price};

/// From this probability on a page counts as an article.
const ARTICLE: f32 = 0.5;
/// The same for a brief that says so itself and has what an article has: the pages that the model learned from are long, news in brief is not.
const CLAIMED: f32 = 0.15;
/// In words: longer pages are like those that the model knows.
const BRIEF: u32 = 300;
/// In words: what is shorter and has no headline is no article, whatever the model thinks.
const LINES: u32 = 60;

/// The least confidence in a page that has what only a story's page has, and sells nothing; and where a date or an author's line stands beside the
/// headline, too. Only the latter is enough to open by itself.
const SHOWN: f32 = 0.6;
const DATED: f32 = 0.8;

/// What a page is taken for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verdict {
    /// Whether it is an article.
    pub article: bool,
    /// How sure that is, 0 to 1.
    pub sure: f32,
    /// Whether it is read as one story that ends somewhere: every article is, and a brief that is too short to be sure of.
    pub one_story: bool,
}

/// The verdict. `p` are the blocks' probabilities, `keep` the blocks of the story.
pub fn judge(c: &Context, p: &[f32], keep: &[bool]) -> Verdict {
    if !keep.contains(&true) {
        return Verdict::default();
    }
    let mut row = Row::new();
    describe(c, p, keep, &mut row);
    let mut sure = model::verdict(row.values());
    let (ends, discussion) = (heads_feed(c) || ends_before_others(c, keep), is_discussion(c));
    if sure >= CLAIMED && ends && !is_a(c, &PRODUCTS) && !is_a(c, &BUSINESSES) {
        sure = sure.max(if is_dated(c) { DATED } else { SHOWN });
    }
    let least = if c.words(keep) < BRIEF && claims_article(c) { CLAIMED } else { ARTICLE };
    let few_lines = c.title.is_none() && c.words(keep) < LINES;
    let article = sure >= least && !few_lines && !discussion && !lists_stories(c, keep) && !is_home(c.page.url());
    Verdict { article, sure, one_story: article || ends && !discussion }
}

/// Whether the address is a site's own, of which 59 of the development corpora's 63 are no articles. (An application may tell its pages apart behind `#/`.)
fn is_home(address: &str) -> bool {
    let page = address.contains('?') || address.split_once('#').is_some_and(|(_, place)| place.contains('/'));
    !url::host(address).is_empty() && url::path(address).trim_matches('/').is_empty() && !page
}

/// Whether a line beside the headline says when the story was told, or by whom.
fn is_dated(c: &Context) -> bool {
    const NEAR: usize = 5;
    c.title.is_some_and(|t| (t.saturating_sub(NEAR)..(t + NEAR).min(c.blocks.len())).any(|i| i != t && is_dateline(c, i)))
}

/// Whether the page says of itself that it is a discussion: the replies are what it is about, and people come to take part. In wcxb-dev 74 of 113
/// forum pages say so and no page of another kind does.
fn is_discussion(c: &Context) -> bool {
    c.metadata.schema_types.iter().any(|t| t == "DiscussionForumPosting" || t == "QAPage")
}

/// Whether most headings over what is kept, kept or not, lead to other pages of the site: a list of stories with their beginnings.
#[inline(never)]
fn lists_stories(c: &Context, keep: &[bool]) -> bool {
    const LEAST: usize = 4;
    // Their dates and rubrics stand between.
    const NEAR: usize = 5;
    let over = |i: usize| keep[i..keep.len().min(i + NEAR)].contains(&true);
    let headings = || (0..keep.len()).filter(|&i| c.heading(&c.blocks[i]).is_some() && over(i));
    let leading = headings().filter(|&i| links_elsewhere(c, i)).count();
    leading >= LEAST && leading * 2 > headings().count()
}

/// Whether the page calls itself an article and shows what one has. Many a company's page claims `og:type` article, few name an
/// author or the time of publication.
#[inline(never)]
fn claims_article(c: &Context) -> bool {
    let m = c.metadata;
    let typed = m.schema_types.iter().any(|t| t.ends_with("Article") || t.ends_with("BlogPosting"));
    let signed = m.og_type.as_deref() == Some("article") && (m.byline.is_some() || has_meta(c, "article:published_time"));
    c.title.is_some() && (typed && m.published.is_some() || signed || has_meta(c, "citation_title"))
}

/// Whether the page has what only a story's page has: a headline of its own, prose right behind it, and after that the head of a discussion or of
/// other stories. News in brief on an aggregator's page has little else to show for itself.
fn ends_before_others(c: &Context, keep: &[bool]) -> bool {
    const NEAR: usize = 6;
    const LEAST_WORDS: u32 = 60;
    const MOST_LINKS: f32 = 0.15;
    let (Some(title), Some(first), Some(last)) = (c.title, keep.iter().position(|&k| k), keep.iter().rposition(|&k| k)) else { return false };
    let others = (last + 1..keep.len()).any(|i| c.boundaries.behind[i] || c.boundaries.other_unit[i]);
    if !others || first < title || first - title > NEAR {
        return false;
    }
    let (mut words, mut prose, mut weight, mut links) = (0, 0, 0, 0);
    for (block, _) in c.blocks.iter().zip(keep).filter(|(_, kept)| **kept) {
        words += block.words;
        prose += u32::from(block.is_prose());
        weight += block.weight;
        links += block.link_weight;
    }
    prose >= 2 && words >= LEAST_WORDS && (links as f32) < weight as f32 * MOST_LINKS
}

/// Whether the page's headline is the first of a feed, with prose under it.
fn heads_feed(c: &Context) -> bool {
    const LEAST_WORDS: u32 = 25;
    let Some(title) = c.title else { return false };
    let Some(other) = twins::find(c, title, title + 1) else { return false };
    (title..other).filter(|&i| c.blocks[i].is_prose()).map(|i| c.blocks[i].words).sum::<u32>() >= LEAST_WORDS
}

/// What schema.org calls things that are for sale, and those who sell.
const PRODUCTS: [&str; 6] = ["Product", "Offer", "AggregateOffer", "ProductGroup", "SoftwareApplication", "Course"];
const BUSINESSES: [&str; 6] = ["LocalBusiness", "Service", "ProfessionalService", "Hotel", "Restaurant", "RealEstateListing"];

/// Whether the page's own data speaks of a thing of these types.
fn is_a(c: &Context, types: &[&str]) -> bool {
    c.metadata.schema_types.iter().any(|t| types.iter().any(|ending| t.ends_with(ending)))
}

/// Whether the page has a `meta` of this name: publishing systems set `article:published_time` for posts only, journals `citation_title`.
fn has_meta(c: &Context, name: &str) -> bool {
    let named = |n| c.page.attr(n, "property").or_else(|| c.page.attr(n, "name")) == Some(name);
    c.page.all().any(|n| c.page.tag(n) == Tag::Meta && named(n))
}

/// Gives the name and the value of each feature of the page, always in the same order.
pub fn describe(c: &Context, p: &[f32], keep: &[bool], out: &mut impl Sink) {
    story(c, p, keep, out);
    claims(c, out);
    super::place::describe(c, out);
    shape(c, keep, out);
}

#[inline(never)]
fn story(c: &Context, p: &[f32], keep: &[bool], out: &mut impl Sink) {
    let page = c.sums(0..c.blocks.len());
    let (mut weight, mut links, mut sure, mut prose, mut blocks, mut headings, mut linked_headings, mut list) =
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut run, mut longest) = (0.0f32, 0.0f32);
    for (i, b) in c.blocks.iter().enumerate() {
        run = if keep[i] {
            run + b.weight as f32
        } else if b.weight > 40 {
            0.0
        } else {
            run
        };
        longest = longest.max(run);
        if !keep[i] {
            continue;
        }
        weight += b.weight as f32;
        links += b.link_weight as f32;
        sure += b.weight as f32 * p[i];
        prose += b.prose();
        blocks += 1.0;
        let heading = c.heading(b).is_some();
        headings += flag(heading);
        linked_headings += flag(heading && b.link_density() > 0.5);
        list += flag(c.page.tag(b.container) == Tag::Li) * b.weight as f32;
    }
    let of = |x: f32, all: f32| x / all.max(1.0);
    out.put("story_weight", log(weight));
    out.put("story_share", of(weight, page.weight));
    out.put("story_links", of(links, weight));
    out.put("story_sure", of(sure, weight));
    out.put("story_prose", of(prose, weight));
    out.put("story_prose_share", of(prose, page.prose));
    out.put("story_block", of(weight, blocks));
    out.put("story_headings", of(headings, blocks));
    out.put("story_linked_headings", linked_headings);
    out.put("story_list", of(list, weight));
    out.put("story_run", of(longest, weight));
    out.put("page_weight", log(page.weight));
    out.put("page_links", page.link_density());
    out.put("page_blocks", log(page.blocks as f32));
    out.put("page_doubt", of(p.iter().map(|p| p * (1.0 - p)).sum::<f32>(), p.len() as f32));
}

#[inline(never)]
fn claims(c: &Context, out: &mut impl Sink) {
    let m = c.metadata;
    let types = |wanted: &[&str]| flag(is_a(c, wanted));
    out.put("type_article", types(&["Article", "Posting", "Report", "Recipe", "Review"]));
    out.put("type_product", types(&PRODUCTS));
    out.put("type_list", types(&["CollectionPage", "ItemList", "SearchResultsPage", "OfferCatalog", "Blog"]));
    out.put("type_business", types(&BUSINESSES));
    out.put("og_article", flag(m.og_type.as_deref() == Some("article")));
    out.put("og_product", flag(m.og_type.as_deref().is_some_and(|t| t.contains("product"))));
    out.put("og_site", flag(m.og_type.as_deref().is_some_and(|t| t == "website")));
    out.put("has_date", flag(m.published.is_some()));
    out.put("has_byline", flag(m.byline.is_some()));
    out.put("has_title", flag(c.title.is_some()));
    out.put("title_level", c.title.and_then(|t| c.heading(&c.blocks[t])).map_or(0.0, f32::from));
    out.put("has_body", flag(m.article_body.is_some()));
}

#[inline(never)]
fn shape(c: &Context, keep: &[bool], out: &mut impl Sink) {
    let (mut prices, mut offers, mut account, mut replies, mut cards) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut company, mut company_story, mut company_labels, mut story_words) = (0.0, 0.0, 0.0, 0.0);
    for (i, b) in c.blocks.iter().enumerate() {
        let words = &c.evidence.words[i];
        prices += flag(b.weight < 40 && has_price(c.blocks.text(b)));
        offers += flag(words.label.has(Concept::Offer));
        account += flag(words.label.has(Concept::Account));
        replies += flag(words.label.has(Concept::Reply));
        let of_company = words.cues.of(Concept::Company) as f32;
        company += of_company;
        company_labels += flag(words.label.has(Concept::Company));
        if keep[i] {
            company_story += of_company;
            story_words += b.words as f32;
        }
        cards += flag(!keep[i] && c.heading(b).is_some() && b.link_density() > 0.5);
    }
    out.put("prices", log(prices));
    out.put("offers", offers);
    out.put("account", account);
    out.put("replies", log(replies));
    out.put("cards", log(cards));
    out.put("company", log(company));
    out.put("company_story", log(company_story));
    out.put("company_dense", company_story / story_words.max(100.0) * 100.0);
    out.put("company_labels", log(company_labels));
    let count = |tag: Tag| c.page.all().filter(|&n| c.page.tag(n) == tag).count() as f32;
    out.put("forms", log(count(Tag::Input) + count(Tag::Select)));
    out.put("buttons", log(count(Tag::Button)));
    out.put("images", log(count(Tag::Img)));
    out.put("articles", log(count(Tag::Article)));
    out.put("h1", count(Tag::H1));
}
