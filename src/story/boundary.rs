//! Where the story ends: at a label that opens other stories or a discussion, and where another story's headline and date begin.
//!
//! A label alone cuts nothing: stories have sections called "Comments", and boxes of related links stand inside stories that go on after
//! them. What follows must look like what the label says.

use super::context::{Context, MAX_CLIMB};
use super::dated::is_dated;
use super::{excerpts, others, turns};
use crate::blocks::Block;
use crate::detect::Kind;
use crate::detect::evidence::concepts_of;
use crate::page::{Tag, url};
use crate::vocabulary::{Concept, Concepts};
use std::ops::Range;

/// What the order of blocks says of each block.
#[derive(Clone, Debug, Default)]
pub struct Boundaries {
    /// By block: how many headlines of other stories stand between the page's own headline and it.
    pub stories: Vec<u32>,
    /// By block: whether it lies behind a boundary.
    pub behind: Vec<bool>,
    /// By block: whether it stands in a unit that looks like the headline's own from outside, with a headline and prose of its own.
    pub other_unit: Vec<bool>,
    /// By block: whether it is one of a row of teasers, each a heading that is a link, with a line or two under it.
    pub teaser: Vec<bool>,
    /// By block: whether it stands in another whole story under the page's own, or follows one.
    pub stacked: Vec<bool>,
    /// By block: whether it stands in the beginning of another story, with a link that goes on there.
    pub excerpt: Vec<bool>,
    /// A discussion that only its form tells.
    pub discussion: turns::Discussion,
}

impl Boundaries {
    /// Finds the boundaries of a page.
    pub fn of(c: &Context) -> Boundaries {
        let n = c.blocks.len();
        let starts: Vec<bool> = (0..n).map(|i| starts_story(c, i)).collect();
        let from = c.title.map_or(0, |t| t + 1);
        let mut count = 0;
        let stories = (0..n)
            .map(|i| {
                count += u32::from(i > from + 3 && starts[i]);
                count
            })
            .collect();
        let mut behind = vec![false; n];
        for label in from..n {
            if let Some(run) = opens_others(c, label, &starts).filter(|run| has_story_before(c, from, run.start)) {
                behind[run].fill(true);
            }
        }
        let stacked = others::stacked(c, from);
        behind.iter_mut().zip(&stacked).for_each(|(behind, stacked)| *behind |= stacked);
        let (other_unit, teaser, excerpt, discussion) = (others::units(c), teasers(c), excerpts::find(c), turns::discussion(c));
        Boundaries { stories, behind, other_unit, teaser, stacked, excerpt, discussion }
    }
}

/// Whether prose stands between the headline and a boundary: a boundary right at the top ends nothing.
pub(super) fn has_story_before(c: &Context, from: usize, boundary: usize) -> bool {
    paragraphs(c, from, boundary) > 0
}

/// Blocks of prose between the headline and a boundary.
pub(super) fn paragraphs(c: &Context, from: usize, boundary: usize) -> u32 {
    c.sums(from..boundary.max(from)).prose_blocks
}

/// The blocks that a label opens, where they are other stories or a discussion.
#[inline(never)]
fn opens_others(c: &Context, i: usize, starts: &[bool]) -> Option<Range<usize>> {
    let label = c.evidence.words[i].label;
    let block = &c.blocks[i];
    if block.link_density() > 0.5 || c.page.tag(block.container) == Tag::Button {
        return None;
    }
    let related = label.any(concepts_of(Kind::Related).and(OPENS_LIST));
    let discussion = label.any(concepts_of(Kind::Comments));
    let (run, own_box) = reach(c, i);
    let first = run.start + 1..run.end;
    let others = match () {
        _ if related => stories_follow(c, i, first.clone(), starts, own_box),
        _ if label.any(Concepts::of(&[Concept::NoComments, Concept::WriteComment])) => true,
        // "Comments (12)": no section of a story is counted.
        _ if label.is_empty() => counts_none(c, i),
        _ if discussion => block.digits > 0 || discussion_follows(c, first.clone()),
        _ => false,
    };
    others.then(|| until_return(c, run, own_box))
}

/// Whether a short line counts nothing: of what stands under a story and is shown although there is none, nearly all are comments. Shops list, too,
/// what they don't have.
fn counts_none(c: &Context, i: usize) -> bool {
    const MOST_WORDS: u32 = 4;
    let block = &c.blocks[i];
    let listed = matches!(c.page.tag(block.container), Tag::Li | Tag::Label | Tag::Td | Tag::Summary);
    block.words <= MOST_WORDS && !listed && c.blocks.text(block).ends_with(" (0)")
}

/// A run among siblings ends where the story's own element goes on: related cards in wrappers of their own, then the next paragraph.
fn until_return(c: &Context, run: Range<usize>, own_box: bool) -> Range<usize> {
    let parent = |i: usize| c.page.parent(c.blocks[i].container);
    let Some(last) = (0..run.start).rev().find(|&i| c.blocks[i].is_prose()) else { return run };
    let home = parent(last);
    if own_box || run.len() < 2 || parent(run.start + 1) == home {
        return run;
    }
    let back = (run.start + 1..run.end).find(|&i| parent(i) == home && c.blocks[i].is_prose());
    run.start..back.unwrap_or(run.end)
}

const OPENS_LIST: Concepts = Concepts::of(&[Concept::Related, Concept::Recommended, Concept::MostRead, Concept::ReadAlso]);

/// Whether what follows a label of other stories is whole other stories: their headlines and dates come soon, or prose comes at once
/// under a label that is no heading of a section.
fn stories_follow(c: &Context, label: usize, run: Range<usize>, starts: &[bool], own_box: bool) -> bool {
    const SOON: usize = 6;
    let head = run.start..run.end.min(run.start + SOON);
    if head.clone().any(|i| starts[i]) {
        return true;
    }
    // A heading right under the label is a headline: no section begins with one of its own.
    let headed = run.len() > 1 && c.heading(&c.blocks[run.start]).is_some() && is_headline(c, run.start) && c.heading(&c.blocks[label]).is_some();
    if headed || linked_stories(c, run.clone()) || c.heading(&c.blocks[label]).is_some() && bold_stories(c, run.clone()) {
        return true;
    }
    let Some(prose) = head.clone().find(|&i| c.blocks[i].is_prose()) else { return false };
    let links_between = c.sums(run.start..prose).link_density() > 0.3;
    let section = c.heading(&c.blocks[label]).is_some();
    let mut head = head;
    !section && if own_box { head.any(|i| is_headline(c, i)) } else { !links_between }
}

/// Whether the run is headlines that link, each with prose right behind it, two at the least: stories without a date line. Links that follow
/// each other are a list, after which the story may go on.
fn linked_stories(c: &Context, run: Range<usize>) -> bool {
    let linked = |i: usize| c.blocks[i].link_density() > 0.8 && is_headline(c, i);
    let with_prose = |i: usize| i + 1 < run.end && c.blocks[i + 1].is_prose();
    let headlines: Vec<usize> = run.clone().filter(|&i| linked(i)).collect();
    headlines.first() == Some(&run.start) && headlines.len() > 1 && headlines.iter().all(|&i| with_prose(i))
}

/// Whether the run begins with a line in bold, as a text with a headline does, and has another, each with prose right behind it.
fn bold_stories(c: &Context, run: Range<usize>) -> bool {
    let bold = |i: usize| {
        let block = &c.blocks[i];
        (3..=40).contains(&block.words)
            && block.bold_weight * 10 > block.weight * 9
            && !block.is_prose()
            && i + 1 < run.end
            && c.blocks[i + 1].is_prose()
    };
    run.len() > 1 && bold(run.start) && (run.start + 1..run.end).any(bold)
}

fn discussion_follows(c: &Context, run: Range<usize>) -> bool {
    let head = run.start..run.end.min(run.start + 30);
    let replies = head.clone().filter(|&i| c.evidence.words[i].label.any(concepts_of(Kind::Comments))).count();
    let dates = head.clone().filter(|&i| is_dateline(c, i)).count();
    replies > 0 || dates > 1
}

/// Whether a block is the headline of a story: a line that ends no sentence, a date or source line beside it, and prose after it.
#[inline(never)]
fn starts_story(c: &Context, i: usize) -> bool {
    if Some(i) == c.title || !is_headline(c, i) {
        return false;
    }
    let n = c.blocks.len();
    let prose = (i + 1..(i + 5).min(n)).any(|j| c.blocks[j].is_prose());
    let dated = (i.saturating_sub(4)..(i + 4).min(n)).any(|j| j != i && is_dateline(c, j));
    prose && dated
}

pub(super) fn is_headline(c: &Context, i: usize) -> bool {
    let block = &c.blocks[i];
    let words = &c.evidence.words[i];
    (4..=40).contains(&block.words) && block.weight < 260 && !block.closed && !words.label_clutter() && c.page.tag(block.container) != Tag::Li
}

/// A date, a clock time, an author's line, or the time that has passed: "2 hours ago" in any language is a short line with a small number.
#[inline(never)]
pub(super) fn is_dateline(c: &Context, i: usize) -> bool {
    let block = &c.blocks[i];
    let text = c.blocks.text(block);
    if c.heading(block).is_some() && !block.time {
        return false;
    }
    let meta = Concepts::of(&[Concept::Dated, Concept::Author]);
    let byline = block.weight < 60 && c.evidence.words[i].start.any(meta);
    let numbered = text.split_once(['.', ')']).is_some_and(|(head, _)| head.len() < 3 && !head.contains(char::is_alphabetic));
    byline || is_dated(block, text) || (has_small_number(block, text) && !numbered)
}

fn has_small_number(block: &Block, text: &str) -> bool {
    let small = |run: &str| (1..=2).contains(&run.len());
    block.weight <= 40
        && block.words <= 8
        && (1..=2).contains(&block.digits)
        && text.split(|c: char| !c.is_ascii_digit()).any(small)
        && text.contains(char::is_alphabetic)
}

/// The blocks that a label names, the label first, and whether they are a box of their own: the rest of the largest element that begins with
/// the label, or else what follows it among its siblings.
fn reach(c: &Context, label: usize) -> (Range<usize>, bool) {
    // Under the label may stand how the list is sorted.
    const ROW: usize = 3;
    let own = c.blocks[label].container;
    let (mut top, mut row) = (own, None);
    for up in std::iter::once(own).chain(c.page.ancestors(own)).take(MAX_CLIMB) {
        let run = c.blocks.within(c.page, up);
        if run.start != label || matches!(c.page.tag(up), Tag::Body | Tag::Html | Tag::Document | Tag::Main) {
            break;
        }
        top = up;
        if run.len() > ROW || c.sums(run.clone()).prose_blocks > 0 {
            return (run, true);
        }
        row = Some(run).filter(|run| run.len() > 1).or(row);
    }
    if let Some(row) = row {
        return (row, true);
    }
    (label..c.blocks.within(c.page, c.page.parent(top)).end.max(label + 1), false)
}

/// Headings that link elsewhere, three or more in a row with at most a few lines between them.
#[inline(never)]
fn teasers(c: &Context) -> Vec<bool> {
    const ROW: usize = 3;
    const LINES: usize = 4;
    const MOST_TEXT: f32 = 300.0;
    let mut out = vec![false; c.blocks.len()];
    let mut row: Vec<usize> = Vec::new();
    let mut mark = |row: &[usize]| {
        if let (true, Some(&first), Some(&last)) = (row.len() >= ROW, row.first(), row.last()) {
            let end = (last + 1..out.len().min(last + LINES))
                .take_while(|&i| c.heading(&c.blocks[i]).is_none() && beside(c, last, i))
                .last()
                .unwrap_or(last);
            out[first..=end].fill(true);
        }
    };
    for i in (0..c.blocks.len()).filter(|&i| c.heading(&c.blocks[i]).is_some()) {
        let linked = Some(i) != c.title && links_elsewhere(c, i);
        let near = row.last().is_none_or(|&last| i - last <= LINES && c.sums(last + 1..i).weight < MOST_TEXT);
        if !linked || !near {
            mark(&row);
            row.clear();
        }
        if linked {
            row.push(i);
        }
    }
    mark(&row);
    out
}

/// Whether a block stands in the same small element as a teaser's heading.
fn beside(c: &Context, heading: usize, i: usize) -> bool {
    let common = c.common(c.blocks[heading].container, c.blocks[i].container);
    c.blocks.within(c.page, common).len() <= 8
}

/// Whether a heading is a link to another page of the site: headings of manuals link to themselves, those of product tests to shops.
pub fn links_elsewhere(c: &Context, i: usize) -> bool {
    let block = &c.blocks[i];
    if block.link_density() <= 0.8 {
        return false;
    }
    let link = c.first_link(i).filter(|href| !href.starts_with('#')).map(|href| url::resolve(c.page.base(), href));
    link.is_some_and(|link| url::same_site(&link, c.page.url()) && !url::same_page(&link, c.page.url()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{behind, prose, with_context};

    #[test]
    fn a_section_of_the_story_may_be_called_as_clutter_is() {
        for label in ["Comments", "Related articles"] {
            assert_eq!(behind(&format!("<h2>{label}</h2>{}", prose(2))), [""; 0], "{label}");
        }
    }

    #[test]
    fn the_story_goes_on_behind_a_box_of_links() {
        let links =
            "<div class=box><a href=/a>Harbour dredging delayed until June</a></div><div class=box><a href=/b>Five walks for a wet day</a></div>";
        let found = behind(&format!("<p><b>Read also</b></p>{links}{}", prose(2)));
        assert!(!found.iter().any(|text| text.contains("piano")), "{found:?}");
    }

    #[test]
    fn stacked_stories_under_a_label_are_not_the_story() {
        let other = |n: usize| format!("<div>Brieftide {n} hours ago</div><h3>Swan delays the morning train by an hour</h3>{}", prose(2));
        let stack = format!("<div>Related Articles</div>{}{}", other(2), other(3));
        let found = behind(&stack);
        assert_eq!(found.iter().filter(|text| text.contains("piano")).count(), 4, "{found:?}");
    }

    #[test]
    fn a_label_and_a_headline_right_under_it_open_another_story() {
        let next = |headline: &str| behind(&format!("<h2>Related articles</h2>{headline}{}", prose(2))).len();
        assert_eq!((next("<h3>Swan delays the morning train</h3>"), next("")), (4, 0));
    }

    #[test]
    fn comments_that_are_counted_are_no_section() {
        let next = |label: &str| behind(&format!("<h2>{label}</h2><div>Petra</div>{}", prose(1))).len();
        assert_eq!((next("Comments (2)"), next("Comments")), (3, 0));
    }

    #[test]
    fn an_empty_discussion_ends_the_story() {
        let found = behind("<div>No comments yet</div><div>Somebody else's promise</div>");
        assert_eq!(found, ["No comments yet", "Somebody else's promise"]);
        let invited = |line: &str| behind(&format!("<div>{line}</div><div>Somebody else's promise</div>")).len();
        assert_eq!((invited("0 comments. Be the one who begins."), invited("Comments. Be the one who begins.")), (2, 0));
    }

    #[test]
    fn teasers_are_a_row_of_headings_that_link_within_the_site() {
        let row = |href: &str| format!("<h4><a href={href}>Harbour dredging delayed</a></h4><p>A spokesman said so.</p>").repeat(3);
        let count = |href: &str| with_context(&row(href), |c| c.boundaries.teaser.iter().filter(|t| **t).count());
        assert_eq!((count("/town/harbour"), count("https://shop.example/x"), count("#harbour")), (6, 0, 0));
    }
}
