//! A discussion under the story that has no head and no names to know it by: people who speak in turn, each under a line that says who and when, and
//! each with a button to answer them.

use super::boundary::{is_dateline, is_headline, paragraphs};
use super::context::Context;
use super::dated::{is_dated, is_month};
use super::threshold::form;
use crate::page::{NodeId, Tag};
use crate::vocabulary::{Concept, concepts};
use std::ops::Range;

/// Of fewer turns nothing is concluded.
const LEAST: usize = 3;
/// Blocks from one button to the next: who, when, what is said, other buttons.
const LONGEST: usize = 14;
/// Paragraphs of the story before the discussion: under fewer, it is what the page is about.
const LEAST_STORY: u32 = 3;

/// A discussion that only its form tells.
#[derive(Clone, Debug, Default)]
pub struct Discussion {
    /// The blocks from its first turn on, and what follows in its element.
    pub blocks: Range<usize>,
    /// Whether a story could look the same: what happens when, where and with whom.
    pub doubtful: bool,
}

/// The first discussion behind the headline.
pub fn discussion(c: &Context) -> Discussion {
    let sure = [answered, starred].iter().map(|find| find(c)).find(|found| !found.is_empty());
    sure.map_or_else(|| Discussion { blocks: signed(c), doubtful: true }, |blocks| Discussion { blocks, doubtful: false })
}

/// A discussion of turns that have buttons.
#[inline(never)]
fn answered(c: &Context) -> Range<usize> {
    let from = c.title.map_or(0, |title| title + 1);
    let answers: Vec<usize> = (from..c.blocks.len()).filter(|&i| is_answer(c, i)).collect();
    // Who answers somebody may do so without a date.
    let follows = |&one: &usize, &next: &usize| (2..=LONGEST).contains(&(next - one)) && c.sums(one + 1..next).headings == 0;
    let heads = |run: &[usize]| run.windows(2).filter_map(|pair| head(c, pair[0] + 1..pair[1])).collect::<Vec<usize>>();
    let Some(run) = answers.chunk_by(follows).find(|run| run.len() >= LEAST && heads(run).len() + 1 >= LEAST) else { return 0..0 };
    // On an article's page the first button may be the story's own, with other lines over it.
    let next = heads(run)[0];
    let first = head(c, run[0].saturating_sub(LONGEST).max(from)..run[0]).filter(|&i| form(c, &c.blocks[i]) == form(c, &c.blocks[next]));
    let (first, own) = (first.unwrap_or(next), first.is_none());
    let own = own && c.calls_itself_article() && run.iter().filter(|&&i| replies(c, i)).count() >= LEAST;
    let answered = !own && answers.first().is_some_and(|&answer| answer < first);
    if paragraphs(c, from, first) < LEAST_STORY || answered || is_forum(c, from, first) {
        return 0..0;
    }
    reach(c, first, run[run.len() - 1])
}

/// A discussion without buttons: lines of one form that say who and when, with something said between, and at the most a line over them. Programmes
/// of events look the same, so it takes more of them.
#[inline(never)]
fn signed(c: &Context) -> Range<usize> {
    const LEAST_SIGNED: usize = 5;
    const LONGEST_SAID: usize = 7;
    let from = c.title.map_or(0, |title| title + 1);
    let signatures: Vec<usize> = (from..c.blocks.len()).filter(|&i| is_signature(c, i)).collect();
    let follows = |&one: &usize, &next: &usize| {
        let apart = next - one;
        (2..=LONGEST_SAID).contains(&apart) && form(c, &c.blocks[one]) == form(c, &c.blocks[next]) && c.sums(one + 1..next).headings == 0
    };
    // Over a headline the line tells where a story comes from.
    let headlines = |run: &[usize]| run.iter().filter(|&&i| i + 1 < c.blocks.len() && is_headline(c, i + 1)).count();
    let mut runs = signatures.chunk_by(follows);
    let Some(run) = runs.find(|run| run.len() >= LEAST_SIGNED && headlines(run) * 2 < run.len()) else { return 0..0 };
    if paragraphs(c, from, run[0]) < LEAST_STORY || is_forum(c, from, run[0]) { 0..0 } else { reach(c, run[0], run[run.len() - 1]) }
}

/// What readers think of it, in stars: under each row of stars a text, and under that who says so. Tests and lists that give stars name a price there,
/// or nothing.
#[inline(never)]
fn starred(c: &Context) -> Range<usize> {
    const LONGEST_NAME: u32 = 6;
    let from = c.title.map_or(0, |title| title + 1);
    let stars = |i: &usize| c.blocks.text(&c.blocks[*i]).chars().take(3).filter(|c| matches!(c, '★' | '☆' | '⭐')).count() == 3;
    let rows: Vec<usize> = (from..c.blocks.len()).filter(stars).collect();
    let name = |i: usize| {
        let block = &c.blocks[i];
        (1..=LONGEST_NAME).contains(&block.words) && block.digits == 0 && block.links == 0 && c.heading(block).is_none()
    };
    let opinion =
        |&one: &usize, &next: &usize| next - one > 2 && next - one <= LONGEST && name(next - 1) && c.sums(one + 1..next - 1).prose_blocks > 0;
    let Some(run) = rows.chunk_by(opinion).find(|run| run.len() >= LEAST) else { return 0..0 };
    if paragraphs(c, from, run[0]) < LEAST_STORY { 0..0 } else { reach(c, run[0], run[run.len() - 1]) }
}

/// Whether a line has a name and a date and nothing else. Works that a text refers to are listed so, too.
fn is_signature(c: &Context, i: usize) -> bool {
    const MOST_WORDS: u32 = 10;
    let (block, text) = (&c.blocks[i], c.blocks.text(&c.blocks[i]));
    let name = || text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1 && !is_month(word));
    let listed = c.page.tag(block.container) == Tag::Li;
    is_dated(block, text) && block.words <= MOST_WORDS && !block.closed && !listed && c.heading(block).is_none() && name()
}

/// A discussion from its first turn on, and what follows in the element that holds it, with what stands over it there where that is no story.
fn reach(c: &Context, first: usize, last: usize) -> Range<usize> {
    let around = c.blocks.within(c.page, c.common(c.blocks[first].container, c.blocks[last].container));
    let head = c.title.is_none_or(|title| title < around.start) && c.sums(around.start..first).prose_blocks == 0;
    if head { around } else { first..around.end }
}

/// Whether a line is, or is a row of buttons with, one that answers; or counts votes, as others do, with signs alone.
fn is_answer(c: &Context, i: usize) -> bool {
    const LONGEST_ROW: u32 = 60;
    let block = &c.blocks[i];
    let votes = || block.digits > 0 && c.twins[i] as usize >= LEAST && !c.blocks.text(block).contains(char::is_alphabetic);
    block.weight <= LONGEST_ROW && !block.closed && (votes() || replies(c, i))
}

/// Whether one of a line's texts is a label of what answers.
fn replies(c: &Context, i: usize) -> bool {
    let mut texts = c.blocks[i].nodes.clone().map(NodeId).filter(|&n| c.page.tag(n) == Tag::Text);
    texts.any(|n| concepts(c.page.own_text(n)).has(Concept::Reply))
}

/// The last line of the blocks that says when something was said, where something is said under it and no heading stands there.
fn head(c: &Context, run: Range<usize>) -> Option<usize> {
    let head = run.clone().rev().find(|&i| is_dateline(c, i) && c.heading(&c.blocks[i]).is_none())?;
    let said = c.sums(head + 1..run.end);
    (run.len() <= LONGEST && said.blocks > 0 && said.headings == 0).then_some(head)
}

/// Whether the story itself begins as the turns do: on forums the first speaks as the others.
fn is_forum(c: &Context, from: usize, first: usize) -> bool {
    let look = |i: usize| (c.page.tag(c.blocks[i].container), c.page.attr(c.blocks[i].container, "class"));
    let Some(prose) = (from..first).find(|&i| c.blocks[i].is_prose()) else { return true };
    (from..prose).any(|i| is_dateline(c, i) && look(i) == look(first) && look(i).1.is_some())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{prose, with_context};
    use super::*;

    /// How many blocks are a discussion where four speak under these lines, with these buttons under each.
    fn talk(heads: [&str; 4], row: &str) -> usize {
        let turn =
            |head: &str| format!("<div><div>{head}</div><div>What the piano cost any of us nobody has said so far.</div><div>{row}</div></div>");
        let talk = heads.map(turn).concat();
        let page = format!("<title>Ferry</title><main><h1>Ferry</h1>{}<div>{talk}</div></main>", prose(3));
        with_context(&page, |c| discussion(c).blocks.len())
    }

    #[test]
    fn people_who_speak_in_turn_are_not_the_story() {
        let row = "<span>Like</span> <span>41</span> <span>Reply</span>";
        assert_eq!(talk(["moorhen6 hours ago", "T. Gray5 hours ago", "Fen5 hours ago", "quay2 hours ago"], row), 12);
        let row = "<a>Gefällt mir</a> 3 <a>Antworten</a>";
        assert_eq!(talk(["moorhen vor 6 Std.", "T. Gray vor 5 Std.", "Fen vor 5 Std.", "quay vor 2 Std."], row), 12);
        assert_eq!(talk(["moorhen 6 h", "T. Gray 5 h", "Fen 5 h", "quay 2 h"], "▲ 12 ▼"), 12);
        assert_eq!(talk(["moorhen 17 May 2024", "T. Gray 17 May 2024", "Fen 18 May 2024", "quay 19 May 2024"], row), 12);
    }

    #[test]
    fn lines_with_name_and_date_part_what_people_say() {
        let page = |line: &str, text: &str| {
            let turn = |n: usize| format!("<div><div>{}</div>{text}</div>", line.replace("Ann", ["Ann", "Bo", "Cy", "Di", "Ed"][n]));
            let page = format!("<title>Ferry</title><main><h1>Ferry</h1>{}<div>{}</div></main>", prose(3), (0..5).map(turn).collect::<String>());
            with_context(&page, |c| discussion(c).blocks.len())
        };
        let said = "<p>What the piano cost any of us nobody has said so far.</p>";
        assert_eq!(page("Ann, 12.04.2023 9:03", said), 10);
        // A chronicle, and works that are referred to.
        assert_eq!((page("12.04.2023", said), page("12 May 2023", said)), (0, 0));
        assert_eq!(page("Ann 2023", "").min(page("<ul><li>Ann 2023</li></ul>", said)), 0);
    }

    #[test]
    fn stars_with_a_name_under_them_are_what_readers_think() {
        let page = |end: &str| {
            let opinion = format!("<li><div>★★★★☆</div><h4>A fine boat</h4>{}<div>{end}</div></li>", prose(1));
            let page = format!("<title>Ferry</title><main><h1>Ferry</h1>{}<ul>{}</ul></main>", prose(3), opinion.repeat(4));
            with_context(&page, |c| discussion(c).blocks.len())
        };
        assert_eq!((page("Ann from Brook"), page("from 45 €"), page("<a href=/x>Check price</a>")), (16, 0, 0));
    }

    #[test]
    fn products_and_running_news_are() {
        assert_eq!(talk(["Lumo 3", "Aero 2", "Quay 41 Pro", "Fen 7 Mini"], "Check price"), 0);
        assert_eq!(talk(["09:20 Swan on the line", "09:40 Swan gone", "10:05 Train moves", "10:20 All well"], "Share"), 0);
    }

    #[test]
    fn on_a_forum_the_first_speaks_as_the_others() {
        let turn = |text: &str| format!("<div><div class=h>moorhen 17 May 2024</div>{text}<div>Reply</div></div>");
        let page = |first: &str| format!("<title>Ferry</title><h1>Ferry</h1>{first}{}", turn("<p>Nobody has said so far.</p>").repeat(3));
        let count = |first: &str| with_context(&page(first), |c| discussion(c).blocks.len());
        assert_eq!((count(&turn(&prose(3))), count(&prose(3))), (0, 9));
    }
}
