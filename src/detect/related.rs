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
        if look.unit(b).blocks.clone().all(|i| look.context.boundaries.excerpt[i]) {
            tally.add(2.0, Reason::OwnStory);
        }
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
    if look.context.boundaries.stacked[i] && (block.is_prose() || look.context.heading(block).is_some()) {
        tally.add(1.6, Reason::OwnStory);
    } else if block.is_prose() && block.weight >= 120 && look.stands_alone(b) && !look.interrupts(b) && look.in_prose(i) {
        tally.add(if look.context.audiences.speaks_as_we(i) { 0.8 } else { 1.6 }, Reason::OwnStory);
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

/// Prose of some length that is no discussion, has nothing for sale and does not present the author.
fn is_text(look: &Look, b: usize) -> bool {
    let s = look.sums(b);
    let least = if s.headings > 0 { 300.0 } else { 400.0 };
    let sells = (look.count(b, Sign::Pitch) + look.count(b, Sign::Consent) + 2 * look.count(b, Sign::Price)) as f32;
    s.prose >= least
        && s.prose_blocks >= 2
        && !look.interrupts(b)
        && sells < s.prose / 400.0
        && look.threads.share(look, b) < 0.3
        && !(look.is_small(b) && look.begins_with(b, Concept::Author))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::testing::{STORY, after_story, assert_one};

    #[test]
    fn short_links_are_no_headlines() {
        let found = after_story(
            "<ul><li><a href=/a>Sport</a></li><li><a href=/b>Culture</a></li><li><a href=/c>Opinion</a></li><li><a href=/d>Food</a></li></ul>",
        );
        assert!(found.iter().all(|f| f.0 == Kind::Boilerplate), "{found:?}");
    }

    #[test]
    fn a_discussion_is_no_story_however_long() {
        let one = format!("<div><b>Ann</b><time>2 May 2024</time><p>{STORY} {STORY}</p></div>");
        assert_one(&format!("<div><h3>Voices</h3><div>{one}{one}{one}</div></div>"), Kind::Comments);
    }

    #[test]
    fn cards_are_known_by_their_form() {
        let card = |n| format!("<div class=q7><img src=a.png><a href=/x/{n}><b>Why the {n} bridge was never built</b></a><p>It rained.</p></div>");
        assert_one(&format!("<div>{}{}{}</div>", card("old"), card("new"), card("long")), Kind::Related);
    }

    #[test]
    fn one_line_that_points_elsewhere() {
        assert_one("<p>Read also: <a href=/town/piano-found-on-a-beach>Piano found on a beach</a></p>", Kind::Related);
        assert_one("<p>Lesen Sie auch: <a href=/stadt/klavier-am-strand-gefunden>Klavier am Strand gefunden</a></p>", Kind::Related);
    }

    #[test]
    fn a_whole_article_under_the_story() {
        let article = format!("<article><h2>Piano found on a beach</h2><p>{STORY} {STORY}</p><p>{STORY} {STORY}</p><p>{STORY}</p></article>");
        assert_one(&article, Kind::Related);
        let bare = format!("<p>{STORY} {STORY}</p>").repeat(4);
        assert_one(&format!("<h2>Related articles</h2>{bare}"), Kind::Related);
    }
}
