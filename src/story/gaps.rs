//! What stands between the story's blocks is story sooner than what stands alone: the model doubts single lines in the midst of a text that it is sure of.

use super::context::Context;
use super::dated::is_dated;
use super::lines::is_suspect;
use super::threshold::form;
use crate::detect::evidence::kind_of_hint;
use crate::page::NodeId;
use crate::vocabulary::Roles;

/// What lies between two blocks of the story is story where nothing but some doubt of the model's speaks against it. (Of the words that such doubt
/// alone kept out, 45 % were wcxb-dev's story, out of fold. From .2 on and not from .3, splice-dev keeps .002 more, and .01 more of its pages are solved.)
#[inline(never)]
pub fn close(c: &Context, p: &[f32], keep: &mut [bool]) {
    const LEAST: f32 = 0.2;
    // Before the story's first paragraph stand its dates and names, which the reading shows in its own header; behind a deck, too.
    let Some(mut last) = (0..keep.len()).find(|&i| keep[i] && c.blocks[i].is_prose()) else { return };
    open(c, p, keep, last);
    for i in last + 1..keep.len() {
        if !keep[i] {
            continue;
        }
        if last + 1 < i {
            let home = c.common(c.blocks[last].container, c.blocks[i].container);
            (last + 1..i).for_each(|j| keep[j] = p[j] >= LEAST && is_plain(c, j, home) && !dates_story(c, j));
        }
        last = i;
    }
}

/// A story begins right under its headline, with a deck, and sentences there that look like its first sure paragraph belong to it. (Out of fold the deck adds .001 to
/// wcxb-dev's `with`, .002 to traf's F1 over segments.)
fn open(c: &Context, p: &[f32], keep: &mut [bool], first: usize) {
    const LEAST: f32 = 0.05;
    const DECK: f32 = 0.15;
    const SHORTEST: u32 = 8;
    let Some(title) = c.title else { return };
    let home = |i: usize| c.page.parent(c.blocks[i].container);
    let sentence = |i: usize| c.blocks[i].is_prose() || c.blocks[i].closed && c.blocks[i].words >= SHORTEST;
    let alike = |i: usize| sentence(i) && form(c, &c.blocks[i]) == form(c, &c.blocks[first]) && home(i) == home(first);
    let begins = |i: &usize| alike(*i) && p[*i] >= LEAST && !is_suspect(c, *i);
    (title + 1..first).rev().take_while(begins).for_each(|i| keep[i] = true);
    let deck = title + 1;
    let tells = |i: usize| c.blocks[i].words >= SHORTEST && is_plain(c, i, home(i)) && !dates_story(c, i);
    keep[deck] |= deck < first && p[deck] >= DECK && tells(deck);
}

/// Whether a block is the date of the story, with the headline not far above.
fn dates_story(c: &Context, i: usize) -> bool {
    const NEAR: usize = 8;
    c.title.is_some_and(|title| i <= title + NEAR) && is_dated(&c.blocks[i], c.blocks.text(&c.blocks[i]))
}

/// Whether nothing speaks against a block: neither its words nor its links nor the names of the elements around it, up to `home`.
fn is_plain(c: &Context, i: usize, home: NodeId) -> bool {
    let block = &c.blocks[i];
    let named = |n| c.evidence.hints(n).iter().any(|hint| kind_of_hint(hint).is_some()) || c.evidence.roles(n) != Roles::NONE;
    let mut around = std::iter::once(block.container).chain(c.page.ancestors(block.container)).take_while(|&n| n != home);
    block.link_density() < 0.5 && !is_suspect(c, i) && !around.any(named)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, prose, with_context};
    use super::*;

    /// What is kept where the model is sure of prose and gives every other block these odds.
    fn kept(html: &str, doubt: f32) -> Vec<String> {
        with_context(html, |c| {
            let p: Vec<f32> = c.blocks.iter().map(|b| if b.is_prose() { 0.9 } else { doubt }).collect();
            let mut keep: Vec<bool> = p.iter().map(|&p| p > 0.5).collect();
            close(c, &p, &mut keep);
            marked(c, &keep)
        })
    }

    #[test]
    fn a_doubtful_line_between_paragraphs_is_story() {
        let page = |line: &str| format!("<div>Harbour</div>{}{line}{}<div>Tides</div>", prose(1), prose(1));
        assert_eq!(kept(&page("<div>Low water 6.15</div>"), 0.35)[1], "Low water 6.15");
        assert_eq!(kept(&page("<div>Low water 6.15</div>"), 0.35).len(), 3);
        assert_eq!(kept(&page("<div>Low water 6.15</div>"), 0.1).len(), 2);
    }

    #[test]
    fn a_story_begins_with_its_deck() {
        let deck = "<h2>A piano on the last ferry of the season</h2>";
        let page =
            |deck: &str| format!("<title>The ferry and the piano</title><h1>The ferry and the piano</h1>{deck}<div>2 May 2024</div>{}", prose(3));
        assert_eq!(kept(&page(deck), 0.2).len(), 4);
        assert_eq!((kept(&page(deck), 0.1).len(), kept(&page("<h2>Ferries</h2>"), 0.2).len()), (3, 3));
    }

    #[test]
    fn what_anything_speaks_against_stays_out() {
        let page = |line: &str| format!("{}{line}{}", prose(1), prose(1));
        for line in ["<div>Advertisement</div>", "<div class=newsletter><div>Low water</div></div>", "<div><a href=/x>Low water 6.15</a></div>"] {
            assert_eq!(kept(&page(line), 0.4).len(), 2, "{line}");
        }
    }
}
