//! What the words and the markup of a page say about its clutter, gathered once: labels and cues by block, class names and vendors' markers by element.

use super::{Kind, links};
use crate::blocks::Blocks;
use crate::numbers::Numbers;
use crate::page::{NodeId, Page, Tag};
use crate::vocabulary::{self, Concept, Concepts, Cues, Hint, Hints, Marker, Roles};

/// What the words of one block say.
#[derive(Clone, Debug)]
pub struct Words {
    /// What the whole block is a label of; empty for longer texts.
    pub label: Concepts,
    /// What it begins with a label of.
    pub start: Concepts,
    /// The cues in it.
    pub cues: Cues,
    /// Whether a link in it leads to where people give, pay or sign up.
    pub pleads: bool,
}

impl Words {
    /// Whether the whole block is a label of some clutter.
    pub fn label_clutter(&self) -> bool {
        self.label.any(CLUTTER)
    }
}

/// All there is to know before anything is decided.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// By block.
    pub words: Vec<Words>,
    /// Vendors' widgets, in document order.
    pub markers: Vec<(NodeId, Marker)>,
    hints: Vec<Hints>,
    roles: Vec<Roles>,
}

impl Evidence {
    /// Gathers the evidence of a page.
    pub fn of(page: &Page, blocks: &Blocks) -> Evidence {
        let mut words: Vec<Words> = blocks.iter().map(|b| words(blocks.text(b))).collect();
        pleas(page, blocks, &mut words);
        let markers = vocabulary::markers(page);
        let mut roles = vec![Roles::NONE; page.len()];
        for (node, marker) in &markers {
            roles[node.index()] = roles[node.index()].or(marker.role.into());
        }
        Evidence { words, markers, hints: hints(page), roles }
    }

    /// What the element's `class` and `id` hint at.
    pub fn hints(&self, node: NodeId) -> Hints {
        self.hints[node.index()]
    }

    /// What vendors' markers on the element stand for.
    pub fn roles(&self, node: NodeId) -> Roles {
        self.roles[node.index()]
    }

    /// Whose marker on the element stands for one of these.
    pub fn vendor(&self, node: NodeId, roles: Roles) -> Option<&'static str> {
        let first = self.markers.partition_point(|(n, _)| *n < node);
        self.markers[first..].iter().take_while(|(n, _)| *n == node).find(|(_, m)| roles.has(m.role)).map(|(_, m)| m.vendor)
    }
}

#[inline(never)]
fn words(text: &str) -> Words {
    let label = match vocabulary::concepts(text) {
        known if !known.is_empty() => known,
        _ if is_hashtags(text) => Concept::Tags.into(),
        _ if is_empty_discussion(text) => Concept::NoComments.into(),
        none => none,
    };
    Words { label, start: vocabulary::starts_with(text), cues: vocabulary::cues(text), pleads: false }
}

/// Notes which blocks plead by their links.
#[inline(never)]
fn pleas(page: &Page, blocks: &Blocks, words: &mut [Words]) {
    for link in page.all().filter(|&n| page.tag(n) == Tag::A) {
        if let Some(i) = blocks.last_within(page, link) {
            words[i].pleads |= page.attr(link, "href").is_some_and(|href| links::pleads(page, href));
        }
    }
}

/// Whether a short text says in its first sentence that there are no comments; an invitation to write one may follow.
fn is_empty_discussion(text: &str) -> bool {
    const LONGEST: usize = 160;
    let first = text.split(['.', '!', '?', ':', '。', '！', '？', '：', '…']).next().unwrap_or("");
    text.len() <= LONGEST && first.len() < text.len() && vocabulary::concepts(first).has(Concept::NoComments)
}

/// Whether a line is nothing but hashtags.
fn is_hashtags(text: &str) -> bool {
    text.starts_with('#')
        && text.len() > 2
        && text.split_whitespace().all(|word| word.starts_with(['#', '＃']) && word.chars().nth(1).is_some_and(char::is_alphanumeric))
}

#[inline(never)]
fn hints(page: &Page) -> Vec<Hints> {
    let mut known = Known::default();
    page.all().map(|node| if matches!(page.tag(node), Tag::Text | Tag::Document) { Hints::NONE } else { known.hints_of(page, node) }).collect()
}

/// What names were found to hint at: most stand on many elements.
#[derive(Default)]
struct Known<'a> {
    names: Numbers<&'a str>,
    hints: Vec<Hints>,
}

impl<'a> Known<'a> {
    #[inline(never)]
    fn hints_of(&mut self, page: &'a Page, node: NodeId) -> Hints {
        let mut all = Hints::NONE;
        for (name, value) in page.attrs(node) {
            if matches!(name, "class" | "id" | "data-testid" | "data-component") {
                let number = self.names.of(value);
                if number == self.hints.len() {
                    self.hints.push(vocabulary::name_hints(value));
                }
                all = all.or(self.hints[number]);
            }
        }
        all
    }
}

/// What a concept is clutter of, where it names clutter at all.
pub const fn kind_of(concept: Concept) -> Option<Kind> {
    use Concept::*;
    match concept {
        Comments | NoComments | WriteComment | Reply => Some(Kind::Comments),
        Related | ReadAlso | Watch | Recommended | MostRead | NextPrevious => Some(Kind::Related),
        Newsletter | Subscribe | Paywall | Advertisement | Sponsored | Affiliate | Offer | Share | Follow | Tags | Consent | Donate | App | AiBox
        | Feedback | Tools => Some(Kind::Promo),
        Account | Navigation | Legal => Some(Kind::Boilerplate),
        Author | Dated | Expander | NextPage | TableOfContents | Live | Credit | Company | Machine | Press | Channel | Price => None,
    }
}

/// What a class name's hint is clutter of.
pub fn kind_of_hint(hint: Hint) -> Option<Kind> {
    use Hint::*;
    match hint {
        Comments => Some(Kind::Comments),
        Related | Ranking => Some(Kind::Related),
        Newsletter | Promo | Ad | Share | Tags | Consent | Tools => Some(Kind::Promo),
        Nav | Header | Footer | Sidebar => Some(Kind::Boilerplate),
        Body | Headline | Lead | Figure | Aside | Embed | Byline | Author | Overlay | Unseen => None,
    }
}

/// The concepts of one kind.
pub const fn concepts_of(kind: Kind) -> Concepts {
    BY_KIND[kind as usize]
}

/// The concepts of any kind: those that name clutter.
pub const CLUTTER: Concepts = BY_KIND[0].or(BY_KIND[1]).or(BY_KIND[2]).or(BY_KIND[3]);

/// In the order of [`Kind::ALL`]. A table, as every block asks for it many times.
const BY_KIND: [Concepts; 4] = [collect(Kind::Comments), collect(Kind::Related), collect(Kind::Promo), collect(Kind::Boilerplate)];

const fn collect(kind: Kind) -> Concepts {
    let (mut all, mut at) = (Concepts::NONE, 0);
    while at < Concept::ALL.len() {
        let concept = Concept::ALL[at];
        if let Some(own) = kind_of(concept)
            && own as u8 == kind as u8
        {
            all = all.or(Concepts::of(&[concept]));
        }
        at += 1;
    }
    all
}
