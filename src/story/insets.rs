//! Boxes of a few lines among the story's own. A plea in four paragraphs, the bottom line of a review: each line for itself may pass for story, or
//! for none, but they are one thing.

use super::context::{Context, MAX_CLIMB};
use super::lines::is_suspect;
use super::threshold::look;
use crate::numbers::Numbers;
use crate::page::{NodeId, Tag};
use crate::vocabulary::Concept;
use std::cell::OnceCell;
use std::ops::Range;

/// From this probability on, the mean of its lines, a box in which something asks for something stays. The story's own paragraphs have .9 and more.
const STORY: f32 = 0.75;
/// How much less such a mean is worth under a sponsor's name: his prose is as good as the story's.
const SPONSORED: f32 = 0.2;
/// Blocks of the largest box that is one thing; sections have more.
const LARGEST: usize = 24;

/// Takes out all boxes that ask for something and that the model doubts. `p` are the blocks' probabilities.
#[inline(never)]
pub fn drop(c: &Context, p: &[f32], keep: &mut [bool]) {
    let alone = alone(c, keep);
    let looks = OnceCell::new();
    for node in c.page.all().filter(|&n| !c.page.tag(n).is_inline()) {
        let run = c.blocks.within(c.page, node);
        if (2..=LARGEST).contains(&run.len()) && is_inset(c, node, &alone) && is_doubtful(c, p, run.clone(), || calls(c, node, run.clone(), &looks)) {
            keep[run].fill(false);
        }
    }
    for heading in 0..keep.len() {
        if let Some(run) = appeal(c, p, keep, heading) {
            keep[run].fill(false);
        }
    }
}

/// The section under a doubtful heading that asks for something, or the last one behind a rule across the page, where a link in it leads to
/// where people give or pay or a field asks for an address, and the model doubts that it is story.
fn appeal(c: &Context, p: &[f32], keep: &[bool], heading: usize) -> Option<Range<usize>> {
    const PART: u32 = 2;
    let level = c.heading(&c.blocks[heading]);
    let asks = level.is_some() && p[heading] < STORY && Some(heading) != c.title && is_suspect(c, heading);
    if !asks && (level.is_some() || !c.is_ruled(heading)) {
        return None;
    }
    let home = c.page.parent(c.blocks[heading].container);
    let ends = |&i: &usize| c.page.parent(c.blocks[i].container) != home || c.heading(&c.blocks[i]).is_some_and(|l| level.is_none_or(|own| l <= own));
    let longest = keep.len().min(heading + LARGEST);
    let run = heading..(heading + 1..longest).find(ends).unwrap_or(longest);
    if !run.clone().any(|i| c.evidence.words[i].pleads) && !asks_for_mail(c, run.clone()) {
        return None;
    }
    let words = |run: Range<usize>| run.map(|i| c.blocks[i].words).sum::<u32>();
    let little = words(run.clone()) * PART < c.words(keep);
    // Small print may follow.
    let after = (run.end..keep.len()).filter(|&i| keep[i]).map(|i| c.blocks[i].words).sum::<u32>();
    let last = level.is_some() || after * PART < words(run.clone());
    (last && little && is_doubtful(c, p, run.clone(), || false)).then_some(run)
}

/// By element, the weight of the kept blocks that stand in it with no more than wrappers around them.
fn alone(c: &Context, kept: &[bool]) -> Vec<u32> {
    let mut weights = vec![0; c.page.len()];
    for (block, _) in c.blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        if let Some(home) = home(c, block.container, 1) {
            weights[home.index()] += block.weight;
        }
    }
    weights
}

/// The nearest element around that holds more blocks.
fn home(c: &Context, node: NodeId, blocks: usize) -> Option<NodeId> {
    c.page.ancestors(node).take(MAX_CLIMB).find(|&n| c.blocks.within(c.page, n).len() > blocks)
}

/// Whether the element is a box of its own kind in the story: lines that stand alone beside it weigh as much as its own.
fn is_inset(c: &Context, node: NodeId, alone: &[u32]) -> bool {
    const ALIKE: usize = 2;
    let run = c.blocks.within(c.page, node);
    let structure = matches!(
        c.page.tag(node),
        Tag::Table | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Blockquote | Tag::Pre
    );
    // Sections look alike, too; single lines that do say nothing.
    let look = |n: NodeId| (c.page.tag(n), c.page.attr(n, "class"));
    let box_alike = |n: &NodeId| look(*n) == look(node) && c.blocks.within(c.page, *n).len() > 1;
    let alike = || c.page.children(c.page.parent(node)).filter(box_alike).take(ALIKE + 1).count();
    if structure || alike() > ALIKE || c.title.is_some_and(|title| run.contains(&title)) {
        return false;
    }
    let weight = c.sums(run.clone()).weight as u32;
    home(c, node, run.len()).is_some_and(|home| alone[home.index()] >= weight)
}

/// Whether one question is asked and there are several answers to choose from. Questions that open their answers are buttons themselves.
fn is_poll(c: &Context, run: Range<usize>) -> bool {
    const LEAST: usize = 2;
    let asks = |&i: &usize| c.blocks.text(&c.blocks[i]).ends_with(['?', '？', '؟']) && c.page.tag(c.blocks[i].container) != Tag::Button;
    let asked = run.clone().filter(asks).count() == 1 && c.sums(run.clone()).prose_blocks <= 1;
    let answer = |n: NodeId| match c.page.tag(n) {
        Tag::Button => true,
        Tag::Input => matches!(c.page.attr(n, "type"), Some("radio" | "checkbox")),
        _ => false,
    };
    asked && nodes(c, run).filter(|&n| answer(n)).count() >= LEAST
}

/// Whether a few lines, in a box that the page has once, end in something to press: a button or a line that is all link. What a story lists may have a
/// button each, and so has code.
fn calls(c: &Context, node: NodeId, run: Range<usize>, looks: &OnceCell<Looks>) -> bool {
    const MOST_BLOCKS: usize = 4;
    const MOST_WORDS: u32 = 4;
    let last = &c.blocks[run.end - 1];
    let button = || c.page.tag(last.container) == Tag::Button || c.page.attr(last.container, "role") == Some("button");
    let code = || run.clone().any(|i| c.page.tag(c.blocks[i].container) == Tag::Pre);
    let once = || looks.get_or_init(|| Looks::of(c)).count(node) == 1;
    let pressed = last.words <= MOST_WORDS && (last.link_density() > 0.9 || button());
    run.len() <= MOST_BLOCKS && pressed && !code() && once()
}

/// How often the page has elements that look the same, by their names and classes and those of the elements around them.
struct Looks {
    by_node: Vec<u32>,
    counts: Vec<u32>,
}

impl Looks {
    #[inline(never)]
    fn of(c: &Context) -> Looks {
        let mut numbers = Numbers::default();
        let (mut by_node, mut counts) = (Vec::with_capacity(c.page.len()), Vec::new());
        for node in c.page.all() {
            if c.page.tag(node) == Tag::Text {
                by_node.push(u32::MAX);
                continue;
            }
            let number = numbers.of(u64::from(look(c, node)));
            if number == counts.len() {
                counts.push(0);
            }
            counts[number] += 1;
            by_node.push(number as u32);
        }
        Looks { by_node, counts }
    }

    fn count(&self, node: NodeId) -> u32 {
        self.by_node.get(node.index()).and_then(|&number| self.counts.get(number as usize)).copied().unwrap_or(0)
    }
}

/// The nodes of the blocks and what stands right behind them.
fn nodes(c: &Context, run: Range<usize>) -> impl Iterator<Item = NodeId> {
    let end = c.blocks.get(run.end).map_or(c.page.len() as u32, |next| next.nodes.start);
    (c.blocks[run.start].nodes.start..end).map(NodeId)
}

/// Whether a field for an e-mail address stands among the blocks or right behind them.
fn asks_for_mail(c: &Context, run: Range<usize>) -> bool {
    nodes(c, run).any(|n| c.page.tag(n) == Tag::Input && c.page.attr(n, "type") == Some("email"))
}

/// Whether something in the box asks for something, and the model is not sure that all of it is story.
fn is_doubtful(c: &Context, p: &[f32], run: Range<usize>, calls: impl Fn() -> bool) -> bool {
    if !run.clone().any(|i| is_suspect(c, i)) && !asks_for_mail(c, run.clone()) && !is_poll(c, run.clone()) && !calls() {
        return false;
    }
    // A long paragraph says more than a line, but not as much more as it is longer.
    let size = |i: usize| (c.blocks[i].weight as f32).sqrt();
    let mean = run.clone().map(|i| p[i] * size(i)).sum::<f32>() / run.clone().map(size).sum::<f32>().max(1.0);
    let first = &c.evidence.words[run.start];
    let sponsored = first.start.or(first.label).has(Concept::Sponsored);
    mean < STORY + if sponsored { SPONSORED } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, prose, with_context};
    use super::*;

    /// What is kept of a page whose boxes have these odds, where the model is sure of the rest.
    fn kept(page: &str, p: f32) -> Vec<String> {
        with_context(page, |c| {
            let boxed = |b: &crate::blocks::Block| c.page.ancestors(b.container).any(|n| c.page.tag(n) == Tag::Section);
            let p: Vec<f32> = c.blocks.iter().map(|b| if boxed(b) { p } else { 0.95 }).collect();
            let mut keep = vec![true; p.len()];
            drop(c, &p, &mut keep);
            marked(c, &keep)
        })
    }

    const PLEA: &str = "<section><p>Who paid for this ferry</p><p>Nobody asked us to.</p><p>Please donate and support our crew today.</p></section>";

    #[test]
    fn a_plea_of_several_lines_is_one_thing() {
        let page = |inset: &str| format!("<div>{}{inset}{}</div>", prose(2), prose(2));
        assert_eq!(kept(&page(PLEA), 0.7).len(), 4);
        assert_eq!(kept(&page(PLEA), 0.9).len(), 7);
        let summary = "<section><p>In short</p><p>The ferry was late.</p><p>The piano stayed.</p></section>";
        assert_eq!(kept(&page(summary), 0.6).len(), 7);
    }

    #[test]
    fn a_poll_is_not_the_story_and_questions_with_answers_are() {
        let page = |inset: &str| kept(&format!("<div>{}<section>{inset}</section>{}</div>", prose(2), prose(2)), 0.7).len();
        let answers = "<p><label><input type=radio>Of course</label><label><input type=radio>No</label></p>";
        assert_eq!(page(&format!("<p>Would you pay for the piano?</p>{answers}")), 4);
        assert!(page(&format!("<p>Would you pay for the piano?</p>{}", prose(2))) > 5);
        assert!(page("<h3><button>Who pays for the piano?</button></h3><p>The town does.</p><button>Who else?</button><p>Nobody.</p>") > 5);
    }

    #[test]
    fn a_few_lines_and_a_button_are_a_call_where_the_page_has_them_once() {
        let inset = "<section><p>Quay, our helper</p><p>Knows all ferries.</p><p><button>Onward</button></p></section>";
        let page = |rest: &str| kept(&format!("<div>{}{inset}{rest}</div>", prose(4)), 0.7).len();
        assert_eq!((page(""), page(&prose(1))), (4, 5));
        assert!(page(inset) > 5);
    }

    #[test]
    fn sections_of_the_story_are_no_boxes() {
        assert_eq!(kept(&format!("<div>{}</div>", PLEA.repeat(3)), 0.6).len(), 9);
        assert_eq!(kept(&format!("<div>{PLEA}<p>Quay</p></div>"), 0.6).len(), 4);
    }

    #[test]
    fn a_sponsors_box_needs_more() {
        let inset = "<section><p>A message from our sponsor, Quay Beds</p><p>A worn-out bed gives no warning.</p></section>";
        assert_eq!(kept(&format!("<div>{}{inset}</div>", prose(3)), 0.9).len(), 3);
    }
}
