//! What JSON-LD says of the page's story. Of all objects in all scripts, those count that describe this page: not the cards of a list,
//! not the site's furniture. Types and properties after schema.org.

use super::json::{self, Value};
use super::text::{likeness, plain, same, words};
use crate::numbers::Numbers;
use crate::order;
use crate::page::url;

/// Bytes of JSON-LD that are read; a page with more is not an article.
const MAX_BYTES: usize = 4_000_000;
/// Objects that are looked at.
const MAX_OBJECTS: usize = 4_000;

/// The score of a story that the page's titles or address confirm.
const OWN_STORY: i32 = 8;
/// The score of a story under another headline. One alone may be the page's; several are its cards.
const STRANGER: i32 = 6;

/// The page's own objects, read.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) headline: Option<String>,
    pub(super) persons: Vec<String>,
    pub(super) organisations: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) body: Option<String>,
    pub(super) description: Option<String>,
    pub(super) image: Option<String>,
    pub(super) lang: Option<String>,
    /// Names of the publisher and of the web site.
    pub(super) sites: Vec<String>,
    pub(super) types: Vec<String>,
}

/// What the page is known by, to tell its own objects from others'.
pub(super) struct Identity<'a> {
    pub(super) urls: Vec<&'a str>,
    /// The page's titles as words.
    pub(super) titles: Vec<Vec<String>>,
}

/// Reads the scripts' texts.
#[inline(never)]
pub(super) fn read(scripts: &[&str], identity: &Identity) -> Linked {
    let mut left = MAX_BYTES;
    let small = scripts.iter().take_while(|s| {
        let fits = s.len() <= left;
        left = left.saturating_sub(s.len());
        fits
    });
    let roots: Vec<Value> = small.flat_map(|s| json::parse(s)).collect();
    let graph = Graph::of(&roots);
    let own: Vec<(i32, &Value)> = graph.tops.iter().filter_map(|&o| Some((describes(o, identity)?, o))).collect();
    let mut own = order::by_key(own, |(score, _)| -i64::from(*score));
    let strangers = own.iter().filter(|(score, _)| *score == STRANGER).count();
    if strangers > 1 || own.first().is_some_and(|(score, _)| *score == OWN_STORY) {
        own.retain(|(score, _)| *score != STRANGER);
    }
    let mut out = Linked { sites: graph.sites(), ..Linked::default() };
    out.types = own.iter().flat_map(|(_, o)| types(o)).map(str::to_string).collect();
    out.types.dedup();
    for (_, object) in &own {
        out.take(object, &graph);
    }
    out
}

/// Objects by place and by `@id`.
struct Graph<'a> {
    /// Objects that stand by themselves: roots, members of `@graph`, main entities.
    tops: Vec<&'a Value>,
    /// By the number of its `@id`.
    ids: Numbers<&'a str>,
    by_id: Vec<&'a Value>,
}

impl<'a> Graph<'a> {
    fn of(roots: &'a [Value]) -> Graph<'a> {
        let mut graph = Graph { tops: Vec::new(), ids: Numbers::default(), by_id: Vec::new() };
        let mut waiting: Vec<(&Value, bool)> = roots.iter().rev().map(|v| (v, true)).collect();
        while let Some((value, top)) = waiting.pop().filter(|_| graph.tops.len() < MAX_OBJECTS) {
            match value {
                Value::List(items) => waiting.extend(items.iter().rev().map(|v| (v, top))),
                Value::Object(members) => {
                    graph.add(value, members.len(), top);
                    waiting.extend(members.iter().rev().map(|(key, v)| (v, top && is_own(key))));
                }
                _ => {}
            }
        }
        graph
    }

    fn add(&mut self, object: &'a Value, members: usize, top: bool) {
        if top && types(object).next().is_some() {
            self.tops.push(object);
        }
        if let Some(id) = object.get("@id").and_then(Value::text).filter(|_| members > 1)
            && self.ids.is_new(id)
        {
            self.by_id.push(object);
        }
    }

    /// The object itself, or the one that it refers to by `@id`.
    fn resolve(&self, value: &'a Value) -> &'a Value {
        let id = value.get("@id").and_then(Value::text).filter(|_| value.get("name").is_none());
        id.and_then(|id| self.ids.known(&id)).map_or(value, |number| self.by_id[number])
    }

    #[inline(never)]
    fn sites(&self) -> Vec<String> {
        let publishers = self.tops.iter().filter_map(|o| o.get("publisher")).flat_map(Value::items).map(|p| self.resolve(p));
        let sites = self.tops.iter().copied().filter(|o| types(o).any(|t| t == "WebSite"));
        let names = publishers.chain(sites).filter_map(|o| o.get("name").and_then(Value::text));
        let mut out: Vec<String> = Vec::new();
        for name in names.map(plain).filter(|n| !n.is_empty()) {
            if !out.contains(&name) {
                out.push(name);
            }
        }
        out
    }
}

/// Members whose objects describe the same page as the object that holds them.
fn is_own(key: &str) -> bool {
    matches!(key, "@graph" | "mainEntity" | "mainEntityOfPage")
}

/// The object's types without the vocabulary's address.
fn types(object: &Value) -> impl Iterator<Item = &str> {
    let list = object.get("@type").map_or(&[][..], Value::items);
    list.iter().filter_map(|t| t.text()).map(|t| t.rsplit(['/', '#', ':']).next().unwrap_or(t))
}

/// How plainly the object describes a story (2), some work or thing (1), a page (0); `None` for the site's furniture.
fn rank(object: &Value) -> Option<i32> {
    types(object).filter_map(rank_of_type).max()
}

fn rank_of_type(name: &str) -> Option<i32> {
    match name {
        "Organization" | "NewsMediaOrganization" | "Corporation" | "LocalBusiness" | "WebSite" | "Person" | "ImageObject" | "BreadcrumbList" => None,
        "SiteNavigationElement" | "WPHeader" | "WPFooter" | "WPSideBar" | "SearchAction" | "ListItem" | "PostalAddress" | "Comment" => None,
        "JobPosting" => Some(1),
        "Report" | "Review" | "Recipe" | "HowTo" | "Chapter" | "CreativeWork" | "LearningResource" | "Guide" => Some(2),
        name if name.ends_with("Article") || name.ends_with("Posting") || name.ends_with("Review") => Some(2),
        name if name.ends_with("Page") => Some(0),
        _ => Some(1),
    }
}

/// How surely a top object describes this page; `None` where it describes something else.
#[inline(never)]
fn describes(object: &Value, identity: &Identity) -> Option<i32> {
    let rank = rank(object)?;
    let headline = name_of(object).map(words);
    let like = headline.as_ref().map(|h| identity.titles.iter().map(|t| likeness(h, t)).fold(0.0, f32::max));
    let address = addresses(object).fold(None, |found, a| Some(found == Some(true) || identity.urls.iter().any(|u| url::same_page(u, a))));
    let fits = match (like, address) {
        (Some(like), _) if like >= 0.6 => 2,
        (_, Some(true)) => 2,
        (Some(like), Some(false)) if like < 0.3 => return None,
        (Some(like), _) if like < 0.3 && rank < 2 => return None,
        (Some(like), _) if like < 0.3 => 0,
        _ => 1,
    };
    Some(rank * 3 + fits)
}

fn name_of(object: &Value) -> Option<&str> {
    ["headline", "name"].iter().find_map(|key| object.get(key).and_then(Value::text)).filter(|n| !n.trim().is_empty())
}

/// The addresses that an object gives for its own page.
fn addresses(object: &Value) -> impl Iterator<Item = &str> {
    let page = object.get("mainEntityOfPage");
    let nested = page.and_then(|p| p.get("@id").or_else(|| p.get("url"))).and_then(Value::text);
    [object.get("url").and_then(Value::text), page.and_then(Value::text), nested, object.get("@id").and_then(Value::text)]
        .into_iter()
        .flatten()
        .filter(|a| a.starts_with("http"))
}

impl Linked {
    /// Fills what is still open from one object.
    #[inline(never)]
    fn take(&mut self, object: &Value, graph: &Graph) {
        let text = |keys: &[&str]| keys.iter().find_map(|k| object.get(k).and_then(Value::text)).map(plain).filter(|t| !t.is_empty());
        let fill = |slot: &mut Option<String>, keys: &[&str]| {
            if slot.is_none() {
                *slot = text(keys);
            }
        };
        fill(&mut self.headline, &["headline", "name"]);
        fill(&mut self.published, &["datePublished", "dateCreated", "uploadDate"]);
        fill(&mut self.modified, &["dateModified"]);
        fill(&mut self.description, &["description"]);
        fill(&mut self.lang, &["inLanguage"]);
        if rank(object) == Some(2) {
            fill(&mut self.body, &["articleBody", "reviewBody"]);
        }
        self.image = self.image.take().or_else(|| object.get("image").and_then(|i| image(i, graph)));
        if self.persons.is_empty() {
            self.authors(object, graph);
        }
    }

    #[inline(never)]
    fn authors(&mut self, object: &Value, graph: &Graph) {
        for value in ["author", "creator"].iter().filter_map(|k| object.get(k)).flat_map(Value::items).take(30) {
            let author = graph.resolve(value);
            let names = author.get("name").unwrap_or(author);
            let group = !types(author).any(|t| t == "Person")
                && types(author).any(|t| t.ends_with("Organization") || matches!(t, "Corporation" | "Brand" | "WebSite"));
            let list = if group { &mut self.organisations } else { &mut self.persons };
            for name in names.items().iter().filter_map(Value::text).map(plain) {
                if !name.is_empty() && !list.iter().any(|n| same(n, &name)) {
                    list.push(name);
                }
            }
        }
    }
}

fn image<'a>(value: &'a Value, graph: &Graph<'a>) -> Option<String> {
    let first = graph.resolve(value.items().first()?);
    let address = first.get("url").or_else(|| first.get("contentUrl")).unwrap_or(first);
    address.text().map(str::to_string)
}
