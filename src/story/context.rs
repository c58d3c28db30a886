//! What the features look at: the blocks with sums over any run of them, the story's headline, and the part of the page where prose is densest.

use super::boundary::Boundaries;
use super::dated::is_dated;
use crate::blocks::{Block, Blocks};
use crate::detect::evidence::Evidence;
use crate::metadata::Metadata;
use crate::numbers::Numbers;
use crate::page::measure::Measures;
use crate::page::{NodeId, Page, Tag};
use crate::vocabulary::{Concept, Concepts};
use std::ops::Range;

/// How far up the tree a block's surroundings are looked at; deeper nesting says nothing more.
pub const MAX_CLIMB: usize = 48;

/// How far up the tree two blocks' common element is looked for; no page that people wrote is as deep, and a deeper one must not cost more.
const DEEPEST: usize = 256;

/// A page with everything that is derived from it once.
pub struct Context<'a> {
    /// The page.
    pub page: &'a Page,
    /// Sums over its nodes.
    pub measures: &'a Measures,
    /// Its blocks.
    pub blocks: &'a Blocks,
    /// What its words and markup say.
    pub evidence: &'a Evidence,
    /// What it says of itself.
    pub metadata: &'a Metadata,
    /// The block that is the story's headline.
    pub title: Option<usize>,
    /// The smallest element that holds the densest run of prose.
    pub core: NodeId,
    /// By block, how much of it stands in the page's own `articleBody`; see [`super::body`].
    pub body: Vec<f32>,
    /// By block, how many blocks of the page have its text, numbers aside.
    pub twins: Vec<u32>,
    /// By block, how much of it is said elsewhere on the page.
    pub shared: Vec<super::subject::Shared>,
    /// Whom each block speaks to.
    pub audiences: super::audience::Audiences,
    /// What each block speaks of.
    pub topics: super::topics::Topics,
    /// What stands under the page's own story.
    pub ends: Ends,
    /// Where the order of blocks says that the story ends.
    pub boundaries: Boundaries,
    sums: Vec<Sums>,
    alike: Vec<u32>,
}

/// Sums over a run of blocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// Number of blocks.
    pub blocks: u32,
    /// Their weight.
    pub weight: f32,
    /// Weight of link text.
    pub link_weight: f32,
    /// Weight of prose, see [`Block::prose`].
    pub prose: f32,
    /// Number of blocks of prose.
    pub prose_blocks: u32,
    /// Number of blocks in `p`.
    pub paragraphs: u32,
    /// Number of headings.
    pub headings: u32,
    /// Number of short blocks that hold a date or a time.
    pub dates: u32,
}

/// The first lines behind the headline and some prose that mostly stand under a story: what comes later is rarely of it. Blocks by number.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends {
    /// A line of topics.
    pub tags: Option<usize>,
    /// The head of a discussion, empty or not, or the invitation to one.
    pub discussion: Option<usize>,
}

impl Ends {
    #[inline(never)]
    fn of(c: &Context) -> Ends {
        const DISCUSSION: Concepts = Concepts::of(&[Concept::Comments, Concept::NoComments, Concept::WriteComment]);
        let from = c.title.map_or(0, |title| title + 1);
        let first = |concepts: Concepts| {
            let labelled = |&i: &usize| c.evidence.words[i].label.any(concepts) && c.sums(from..i).prose_blocks > 0;
            (from..c.blocks.len()).find(labelled)
        };
        Ends { tags: first(Concept::Tags.into()), discussion: first(DISCUSSION) }
    }
}

impl<'a> Context<'a> {
    /// Derives everything.
    pub fn new(page: &'a Page, measures: &'a Measures, blocks: &'a Blocks, evidence: &'a Evidence, metadata: &'a Metadata) -> Self {
        let mut sums = vec![Sums::default()];
        let mut total = Sums::default();
        for block in blocks.iter() {
            total = total.plus(page, block, blocks);
            sums.push(total);
        }
        let mut context = Context {
            page,
            measures,
            blocks,
            evidence,
            metadata,
            title: None,
            core: NodeId::ROOT,
            body: Vec::new(),
            twins: twins(blocks),
            shared: super::subject::shares(blocks),
            audiences: super::audience::Audiences::of(blocks, metadata.lang.as_deref()),
            topics: super::topics::Topics::of(blocks, evidence),
            ends: Ends::default(),
            boundaries: Boundaries::default(),
            sums,
            alike: alike(page),
        };
        context.core = context.densest();
        context.body = super::body::shares(blocks, metadata.article_body.as_deref());
        context.title = super::headline::find(&context);
        context.ends = Ends::of(&context);
        context.boundaries = Boundaries::of(&context);
        context
    }

    /// Sums over a run of block indexes.
    pub fn sums(&self, run: Range<usize>) -> Sums {
        self.sums[run.end].minus(self.sums[run.start])
    }

    /// Words of the blocks that are marked.
    pub fn words(&self, marks: &[bool]) -> u32 {
        self.blocks.iter().zip(marks).filter(|(_, marked)| **marked).map(|(block, _)| block.words).sum()
    }

    /// Sums over the blocks of an element.
    pub fn within(&self, node: NodeId) -> Sums {
        self.sums(self.blocks.within(self.page, node))
    }

    /// The nearest elements around a block, from its container on, that each hold more blocks than the one before.
    pub fn levels(&self, block: &Block) -> impl Iterator<Item = NodeId> {
        let mut last = 0;
        std::iter::once(block.container).chain(self.page.ancestors(block.container)).take(MAX_CLIMB).filter(move |&n| {
            let count = self.blocks.within(self.page, n).len();
            let grows = count > last;
            last = last.max(count);
            grows
        })
    }

    /// How many of the element's siblings, itself included, have its name and class.
    pub fn alike(&self, node: NodeId) -> u32 {
        self.alike[node.index()]
    }

    /// The nearest element that contains both.
    pub fn common(&self, a: NodeId, b: NodeId) -> NodeId {
        std::iter::once(a).chain(self.page.ancestors(a)).take(DEEPEST).find(|&n| self.page.contains(n, b)).unwrap_or(NodeId::ROOT)
    }

    /// Where the link leads that a block begins with.
    pub fn first_link(&self, i: usize) -> Option<&str> {
        const NEAR: usize = 6;
        let link = self.page.ancestors(NodeId(self.blocks[i].nodes.start)).take(NEAR).find(|&n| self.page.tag(n) == Tag::A);
        link.and_then(|link| self.page.attr(link, "href"))
    }

    /// Whether the page's data calls it an article.
    pub fn calls_itself_article(&self) -> bool {
        self.metadata.og_type.as_deref() == Some("article") || self.metadata.schema_types.iter().any(|t| t.ends_with("Article"))
    }

    /// Whether a rule across the page stands right before a block.
    pub fn is_ruled(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or(0, |last| self.blocks[last].nodes.end);
        (before..self.blocks[i].nodes.start).any(|n| self.page.tag(NodeId(n)) == Tag::Hr)
    }

    /// The child of `ancestor` that holds `node`.
    pub fn child_towards(&self, ancestor: NodeId, node: NodeId) -> NodeId {
        let mut at = node;
        for up in self.page.ancestors(node).take(DEEPEST) {
            if up == ancestor {
                break;
            }
            at = up;
        }
        at
    }

    /// The heading level of a block, from its element or from a heading element around it.
    pub fn heading(&self, block: &Block) -> Option<u8> {
        self.page.closest(block.container, |n| !self.page.tag(n).is_inline()).and_then(|n| self.page.tag(n).heading())
    }

    /// The element whose blocks, each prose block counted for what it says and each other block against it, come to the most.
    #[inline(never)]
    fn densest(&self) -> NodeId {
        // What a block without prose costs: about the weight of one short line, so that a stray label does not split a story in two.
        const FRAGMENT: f32 = 40.0;
        let value = |node| {
            let s = self.within(node);
            s.prose - FRAGMENT * (s.blocks - s.prose_blocks) as f32
        };
        let mut best = (NodeId::ROOT, f32::MIN);
        for node in self.page.all().filter(|&n| !self.page.tag(n).is_inline() && !self.measures.hidden(n)) {
            let v = value(node);
            if v >= best.1 {
                best = (node, v);
            }
        }
        best.0
    }
}

impl Sums {
    /// Link text's share of the weight.
    pub fn link_density(&self) -> f32 {
        self.link_weight / self.weight.max(1.0)
    }

    #[inline(never)]
    fn plus(self, page: &Page, b: &Block, blocks: &Blocks) -> Sums {
        let tag = page.tag(b.container);
        Sums {
            blocks: self.blocks + 1,
            weight: self.weight + b.weight as f32,
            link_weight: self.link_weight + b.link_weight as f32,
            prose: self.prose + b.prose(),
            prose_blocks: self.prose_blocks + u32::from(b.is_prose()),
            paragraphs: self.paragraphs + u32::from(tag == Tag::P),
            headings: self.headings + u32::from(tag.heading().is_some()),
            dates: self.dates + u32::from(is_dated(b, blocks.text(b))),
        }
    }

    fn minus(self, other: Sums) -> Sums {
        Sums {
            blocks: self.blocks - other.blocks,
            weight: self.weight - other.weight,
            link_weight: self.link_weight - other.link_weight,
            prose: self.prose - other.prose,
            prose_blocks: self.prose_blocks - other.prose_blocks,
            paragraphs: self.paragraphs - other.paragraphs,
            headings: self.headings - other.headings,
            dates: self.dates - other.dates,
        }
    }
}

#[inline(never)]
fn twins(blocks: &Blocks) -> Vec<u32> {
    let masked: Vec<u32> = blocks.iter().map(|b| if b.weight < 120 { masked(blocks.text(b)) } else { 0 }).collect();
    let mut numbers = Numbers::default();
    let mut counts = vec![0; masked.len()];
    let number_of: Vec<usize> = masked.iter().map(|&hash| numbers.of(u64::from(hash))).collect();
    number_of.iter().for_each(|&number| counts[number] += 1);
    masked.iter().zip(number_of).map(|(&hash, number)| if hash == 0 { 1 } else { counts[number] }).collect()
}

/// A number for a text, the same for texts that differ in their numbers alone; 0 for an empty text.
#[inline(never)]
fn masked(text: &str) -> u32 {
    let (mut hash, mut number) = (0u32, false);
    for c in text.chars() {
        if !(number && c.is_numeric()) {
            hash = (hash ^ (if c.is_numeric() { '0' } else { c } as u32 + 1)).wrapping_mul(0x0100_0193);
        }
        number = c.is_numeric();
    }
    hash
}

/// By node, how many siblings look the same from outside.
#[inline(never)]
fn alike(page: &Page) -> Vec<u32> {
    let (mut classes, mut groups) = (Numbers::default(), Numbers::default());
    let mut sizes: Vec<u32> = Vec::new();
    let mut group_of = vec![u32::MAX; page.len()];
    for n in page.all().filter(|&n| !matches!(page.tag(n), Tag::Text | Tag::Document)) {
        let look = (classes.of(page.attr(n, "class").unwrap_or("")) as u64) << 8 | page.tag(n) as u64;
        let group = groups.of(look << 32 | u64::from(page.parent(n).0));
        match sizes.get_mut(group) {
            Some(size) => *size += 1,
            None => sizes.push(1),
        }
        group_of[n.index()] = group as u32;
    }
    group_of.into_iter().map(|group| sizes.get(group as usize).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::with_context_of;

    #[test]
    fn the_core_is_the_tightest_element_around_the_prose() {
        let prose = "<p>A long enough sentence of prose that goes on for a while, so that it counts as prose at all, friend.</p>".repeat(4);
        let page = crate::html::page(
            "https://a.example/",
            &format!("<nav>{}</nav><div id=x><div id=y>{prose}</div><div>Share</div></div>", "<a>x</a><br><br>".repeat(9)),
        );
        let core = with_context_of(&page, |c| c.core);
        assert_eq!(page.attr(core, "id"), Some("y"));
    }
}
