//! Other stories: links, cards, rankings, and whole articles stacked under the page's own.
//! Leaves alone: lists of links that are too short for headlines.

use super::signs::Sign;
use super::{Detector, Kind, Look, Reason, Tally};
use crate::vocabulary::{Concept, Hint, Role, Roles};

pub struct Related;

impl Detector for Related {
    fn weigh(&self, look: &Look, b: usize, tally: &mut Tally) {
        look.label(b, Kind::Related, 4.0, tally);
        look.under(b, Kind::Related, 3.5, tally);
        look.names(b, &[Hint::Related, Hint::Ranking], 3.0, "related", tally);
        look.vendor(b, Roles::of(&[Role::Related]), tally);
        if let Some(i) = look.line(b) {
            line(look, b, i, tally);
            return;
        }
        if let Some(times) = cards(look, b) {
            tally.add(2.5, Reason::Repeats(times));
        }
        if look.count(b, Sign::Title) >= 2 && look.begins_with(b, Concept::Author) {
            tally.add(2.5, Reason::SameAuthor);
        }
        if is_text(look, b) {
            tally.add(if look.sums(b).headings > 0 { 2.5 } else { 1.5 }, Reason::OwnStory);
        }
    }
}

/// One line: a headline that is a link, or prose of some length where the page's own story is over.
fn line(look: &Look, b: usize, i: usize, tally: &mut Tally) {
    let block = &look.context.blocks[i];
    if look.count(b, Sign::Title) > 0 {
        tally.add(if look.count(b, Sign::StoryLink) > 0 { 1.5 } else { 0.7 }, Reason::LinkedTitle);
    }
    if block.is_prose() && block.weight >= 120 && look.stands_alone(b) && !look.interrupts(b) && look.in_prose(i) {
        tally.add(1.6, Reason::OwnStory);
    }
}

/// How many of its parts are cards, if most are: a title that links, perhaps with a date, a picture or a teaser.
fn cards(look: &Look, b: usize) -> Option<u32> {
    let (mut all, mut cards) = (0, 0);
    for part in look.boxes.children(b) {
        all += 1;
        let titles = look.count(part, Sign::Title);
        cards += u32::from((1..=2).contains(&titles) && look.unit(part).blocks.len() <= 8);
    }
    (cards >= 2 && cards * 2 >= all).then_some(cards)
}

/// Prose of some length that is no discussion and has nothing for sale.
fn is_text(look: &Look, b: usize) -> bool {
    let s = look.sums(b);
    let sells = (look.count(b, Sign::Pitch) + 2 * look.count(b, Sign::Price)) as f32;
    s.prose >= 400.0 && s.prose_blocks >= 2 && !look.interrupts(b) && sells < s.prose / 400.0 && look.threads.share(look, b) < 0.3
}
