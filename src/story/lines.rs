//! Lines that are not story whatever stands around them: labels, pleas, pointers to other stories, tables of contents, messages of sponsors.

use super::context::Context;
use crate::page::{NodeId, Tag};
use crate::search::holds;
use crate::vocabulary::{Concept, Concepts};
use std::ops::Range;

/// Of these the model may be certain that they are story all the same.
const CERTAIN: f32 = 0.95;

/// Lines that begin with one of these and go on in the same vein ask for something.
const PLEAS: Concepts = Concepts::of(&[
    Concept::Affiliate,
    Concept::Newsletter,
    Concept::Subscribe,
    Concept::Follow,
    Concept::Donate,
    Concept::App,
    Concept::Sponsored,
    Concept::Feedback,
]);
/// In the blocks' measure of weight: three lines.
const LONGEST_PLEA: u32 = 300;

/// Lines that begin with one of these and have a link lead to another story.
const POINTERS: Concepts = Concepts::of(&[Concept::Related, Concept::ReadAlso, Concept::Recommended, Concept::MostRead]);
/// In the blocks' measure of weight: two lines.
const LONGEST_POINTER: u32 = 200;

/// Takes out all such lines that are kept. `p` are the blocks' probabilities.
pub fn drop(c: &Context, p: &[f32], keep: &mut [bool]) {
    for i in 0..keep.len() {
        keep[i] = keep[i] && !is_label_or_plea(c, i, p[i]) && !is_pointer(c, i, p[i]) && !c.evidence.words[i].label.has(Concept::TableOfContents);
    }
    drop_contents(c, keep);
    drop_sponsors(c, p, keep);
    drop_advertisement(c, p, keep);
}

/// A line that is nothing but a label of clutter, or a plea, unless it heads a section or stands in a list, a table or code.
fn is_label_or_plea(c: &Context, i: usize, p: f32) -> bool {
    let (block, words) = (&c.blocks[i], &c.evidence.words[i]);
    if is_structured(c, i) || c.heading(block).is_some() {
        return false;
    }
    let (often, doubtful) = (PLEAS.iter().map(|plea| words.cues.of(plea)).sum::<u32>() > 1, p < 0.75);
    let empty = doubtful && words.start.has(Concept::NoComments);
    // Who is quoted asks somebody else.
    let quoted = c.blocks.text(block).starts_with(['—', '–', '-', '"', '“', '„', '«', '‘', '「']);
    let begins = empty || !quoted && words.start.any(PLEAS) && (often || doubtful && !is_passing(c, i));
    let asks = (often || words.pleads) && doubtful && c.audiences.blocks[i].asks > 0.0;
    (p < CERTAIN && words.label_clutter()) || block.weight < LONGEST_PLEA && (begins || asks) || is_disclosure(c, i, p)
}

/// Whether a block speaks as clutter does, or asks for something.
pub fn is_suspect(c: &Context, i: usize) -> bool {
    let words = &c.evidence.words[i];
    let speaks = words.cues.clutter() > 0 || !words.start.is_empty() || words.pleads;
    let elsewhere = c.boundaries.behind[i] || c.boundaries.other_unit[i];
    speaks && !is_passing(c, i) || !words.label.is_empty() || elsewhere || c.audiences.blocks[i].asks > 0.0
}

/// Whether a paragraph has at most one word of clutter in several sentences without a link: that says nothing, even at their beginning.
fn is_passing(c: &Context, i: usize) -> bool {
    const SEVERAL: u32 = 3;
    let (block, cues) = (&c.blocks[i], &c.evidence.words[i].cues);
    block.sentences >= SEVERAL && block.links == 0 && cues.clutter() <= 1
}

/// A short paragraph on what the site earns from the story's links.
fn is_disclosure(c: &Context, i: usize, p: f32) -> bool {
    const SURE: f32 = 0.85;
    c.blocks[i].weight < LONGEST_PLEA && c.evidence.words[i].cues.of(Concept::Affiliate) > 1 && p < SURE
}

/// "Related: another story", with a link, or "Video: another story", which may have a player instead.
fn is_pointer(c: &Context, i: usize, p: f32) -> bool {
    let (block, words) = (&c.blocks[i], &c.evidence.words[i]);
    let links = block.links > 0 && block.link_density() > 0.4;
    let points = links && words.start.any(POINTERS) || words.start.has(Concept::Watch);
    p < 0.8 && points && block.weight < LONGEST_POINTER && c.heading(block).is_none()
}

fn is_structured(c: &Context, i: usize) -> bool {
    let container = c.blocks[i].container;
    let tag = c.page.tag(container);
    let cell = matches!(tag, Tag::Td | Tag::Th) && c.alike(container) > 1;
    cell || matches!(tag, Tag::Li | Tag::Dt | Tag::Dd | Tag::Pre | Tag::Code | Tag::Summary)
}

/// Lists of links to the page's own parts.
fn drop_contents(c: &Context, keep: &mut [bool]) {
    const LEAST: usize = 3;
    let mut run = 0..0;
    for i in 0..=keep.len() {
        if i < keep.len() && leads_within(c, i) {
            run.end = i + 1;
            continue;
        }
        if run.len() >= LEAST {
            keep[run].fill(false);
        }
        run = i + 1..i + 1;
    }
}

/// Whether the block is an item of a list and all of it a link to a part of the page.
fn leads_within(c: &Context, i: usize) -> bool {
    let block = &c.blocks[i];
    if block.link_density() < 0.9 {
        return false;
    }
    let up = |n: NodeId| std::iter::once(n).chain(c.page.ancestors(n)).take(8);
    let link = up(NodeId(block.nodes.start)).find(|&n| c.page.tag(n) == Tag::A);
    let listed = up(block.container).take(4).any(|n| c.page.tag(n) == Tag::Li);
    listed && link.and_then(|n| c.page.attr(n, "href")).is_some_and(|href| href.trim().starts_with('#'))
}

/// What follows "A message from our sponsor" among its siblings, up to where the model is sure of the story again.
fn drop_sponsors(c: &Context, p: &[f32], keep: &mut [bool]) {
    const SURE: f32 = 0.75;
    const LONGEST: usize = 4;
    const LONGEST_NAME: u32 = 60;
    for label in 0..keep.len() {
        let (words, block) = (&c.evidence.words[label], &c.blocks[label]);
        // Nothing but the sponsor's name, whatever the model takes it for.
        let alone = block.weight <= LONGEST_NAME && !block.closed && c.heading(block).is_none();
        if !words.start.or(words.label).has(Concept::Sponsored) || (p[label] > SURE && !alone) || block.weight > LONGEST_POINTER {
            continue;
        }
        keep[label] &= !alone;
        if alone && let Some(last) = last_named(c, label) {
            keep[label..=last].fill(false);
            continue;
        }
        for i in message(c, label, LONGEST).take_while(|&i| p[i] < SURE || alone && p[i] < CERTAIN && is_suspect(c, i)) {
            keep[i] = false;
        }
    }
}

/// The last of the next paragraphs that names the sponsor whom a line names, up to a higher heading: his text may have a headline of its own and
/// looks like the story's.
fn last_named(c: &Context, line: usize) -> Option<usize> {
    const LONGEST: usize = 7;
    const SHORTEST_NAME: usize = 4;
    let home = c.page.parent(c.blocks[line].container);
    let text = c.blocks.text(&c.blocks[line]);
    let capital = |word: &&str| word.chars().count() >= SHORTEST_NAME && word.starts_with(char::is_uppercase);
    let names: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).skip(1).filter(capital).collect();
    let names_sponsor = |i: &usize| names.iter().any(|name| holds(c.blocks.text(&c.blocks[*i]), name));
    let headed = |i: usize| c.heading(&c.blocks[i]).is_some() && i != line + 1;
    let text = (line + 1..(line + 1 + LONGEST).min(c.blocks.len())).take_while(|&i| c.page.parent(c.blocks[i].container) == home && !headed(i));
    let last = text.filter(|&i| c.blocks[i].is_prose()).filter(names_sponsor).last()?;
    // One more paragraph, where the story goes on under a heading of its own.
    let more = last + 2 < c.blocks.len() && c.heading(&c.blocks[last + 1]).is_none() && c.heading(&c.blocks[last + 2]).is_some();
    Some(if more { last + 1 } else { last })
}

/// What an advertiser tells the reader right behind "Advertisement", up to the last paragraph that says "you" or "we" as the story does not.
fn drop_advertisement(c: &Context, p: &[f32], keep: &mut [bool]) {
    const SURE: f32 = 0.75;
    const LONGEST: usize = 4;
    let label = |&i: &usize| c.evidence.words[i].label.has(Concept::Advertisement) && c.heading(&c.blocks[i]).is_none();
    for label in (0..keep.len()).filter(label) {
        let last =
            message(c, label, LONGEST).take_while(|&i| p[i] < SURE).filter(|&i| c.audiences.speaks_to_you(i) || c.audiences.speaks_as_we(i)).last();
        keep[label..last.map_or(label, |last| last + 1)].fill(false);
    }
}

/// The prose right behind a line, in the same element.
fn message(c: &Context, line: usize, most: usize) -> impl Iterator<Item = usize> {
    let home = c.page.parent(c.blocks[line].container);
    let run: Range<usize> = line + 1..(line + 1 + most).min(c.blocks.len());
    run.take_while(move |&i| c.page.parent(c.blocks[i].container) == home && c.heading(&c.blocks[i]).is_none())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, prose, with_context};
    use super::*;

    /// What is kept of a page of which the model gives every block the same odds.
    fn kept(html: &str, p: f32) -> Vec<String> {
        with_context(html, |c| {
            let mut keep = vec![true; c.blocks.len()];
            drop(c, &vec![p; keep.len()], &mut keep);
            marked(c, &keep)
        })
    }

    #[test]
    fn a_sponsors_text_goes_as_far_as_it_names_him() {
        let page = |label: &str, end: &str| {
            let text = "<h2>How to sleep</h2><p>It is known that weight helps people to sleep at night, wherever they do.</p><p>An Oake Blanket has nine pounds of it, quilted by hand in small diamonds.</p>";
            let page = format!("<title>Ferry</title><main><h1>Ferry</h1>{}<p>{label}</p>{text}{end}{}</main>", prose(2), prose(1));
            with_context(&page, |c| {
                let mut keep = vec![true; c.blocks.len()];
                drop(c, &vec![0.9; keep.len()], &mut keep);
                marked(c, &keep).len()
            })
        };
        // The headline, two paragraphs before, one behind.
        assert_eq!(page("Presented by Brindle & Oake", ""), 4);
        assert_eq!(page("Presented by Brindle & Oake", "<p>Readers get a pillow on top of it all.</p><h2>Tides</h2>"), 5);
        assert_eq!(page("Presented by Quay", ""), 7);
    }

    #[test]
    fn labels_are_not_story_but_items_of_lists_may_be() {
        let found = kept(&format!("{}<div>Advertisement</div>{}<ul><li>Search</li></ul>{}", prose(1), prose(1), prose(1)), 0.7);
        assert!(!found.contains(&"Advertisement".to_string()) && found.contains(&"Search".to_string()), "{found:?}");
    }

    #[test]
    fn one_word_of_clutter_in_several_sentences_is_no_plea() {
        let page = |rest: &str| format!("{}<p>Subscribe to his view if you like. {rest}</p>{}", prose(1), prose(1));
        assert_eq!(kept(&page("The ferry did not. It left without the piano."), 0.5).len(), 3);
        assert_eq!(kept(&page("The ferry did not."), 0.5).len(), 2);
        assert_eq!(kept(&page("Our newsletter comes daily. Sign up for it."), 0.5).len(), 2);
    }

    #[test]
    fn pointers_to_other_stories_go_and_the_storys_own_links_stay() {
        let page =
            format!("{}<p>Related: <a href=/x>The ferry that came late</a></p><p>See the <a href=/y>harbour plan</a>.</p>{}", prose(1), prose(1));
        let found = kept(&page, 0.7);
        assert!(found.len() == 3 && found.iter().any(|t| t.contains("harbour plan")), "{found:?}");
    }

    #[test]
    fn films_of_something_else_go() {
        let page = |line: &str| kept(&format!("{}<p>{line}</p>{}", prose(1), prose(1)), 0.7).len();
        assert_eq!((page("Video: a whale in the harbour"), page("Видео: кит в гавани")), (2, 2));
        assert_eq!((page("Video shows a whale in the harbour"), page("Harbour: a whale")), (3, 3));
    }

    #[test]
    fn a_table_of_contents_goes() {
        let list =
            "<h2>Table of contents</h2><ul><li><a href=#a>The quay</a></li><li><a href=#b>The boat</a></li><li><a href=#c>The rain</a></li></ul>";
        assert_eq!(kept(&format!("{list}{}", prose(2)), 0.9).len(), 2);
        let notes = "<ul><li>A note on tides. <a href=#r1>Back</a></li></ul>".repeat(3);
        assert_eq!(kept(&notes, 0.9).len(), 3);
    }

    #[test]
    fn a_sponsors_message_goes_up_to_where_the_story_goes_on() {
        let page = format!("<div><p>A message from our sponsor, Quay Beds.</p>{}</div>", prose(2));
        assert_eq!(kept(&page, 0.5), [""; 0]);
        assert_eq!(kept(&page, 0.74).len(), 0);
        assert_eq!(kept(&page, 0.9).len(), 3);
        assert_eq!(kept(&page.replace("A message from our sponsor, Quay Beds.", "Sponsored by Quay Beds"), 0.9).len(), 2);
    }
}
