//! Other whole stories that stand under the page's own: signed, dated under a headline of their own, or told in a unit that looks like the page's own.

use super::boundary::{has_story_before, is_dateline, is_headline, links_elsewhere, paragraphs};
use super::context::{Context, MAX_CLIMB};
use super::dated::{has_year, is_dated};
use super::{sources, twins};
use crate::metadata::opens_byline;
use crate::page::{NodeId, NodeSet, Tag};
use std::ops::Range;

/// By block, whether it stands in the first such story behind `from`, or follows it.
pub fn stacked(c: &Context, from: usize) -> Vec<bool> {
    let mut out = vec![false; c.blocks.len()];
    if let Some(other) = (from..c.blocks.len()).find(|&i| is_signed_story(c, i, from) && has_story_before(c, from, i)) {
        let end = c.blocks.within(c.page, c.page.parent(c.blocks[other].container)).end;
        out[other..end.max(other + 1)].fill(true);
    }
    let Some(title) = c.title else { return out };
    let sourced = || sources::find(c, title, from);
    if let Some(other) = headed_story(c, title, from).or_else(|| ruled_story(c, title, from)).or_else(sourced).or_else(|| twins::find(c, title, from))
    {
        out[reach(c, title, other, from)].fill(true);
    }
    out
}

/// A headline with a line right under it that has a byline's beginning, at its own or behind a date, and a year, and prose under that: another whole
/// story. Sections of one story are not signed, and the entries of running news carry a time of day. A headline that is no heading could be a caption
/// over the story's own byline, so that takes a good piece of story before it.
fn is_signed_story(c: &Context, i: usize, from: usize) -> bool {
    const LONGEST_BYLINE: u32 = 120;
    const LONGEST_HEADLINE: u32 = 260;
    const LEAST_PARAGRAPHS: u32 = 3;
    let [headline, byline, text, ..] = &c.blocks[i..] else { return false };
    let signature = c.blocks.text(byline);
    let signed = opens_byline(signature) || opens_byline(signature.trim_start_matches(|c: char| !c.is_alphabetic()));
    let apart = || !headline.closed && headline.weight < LONGEST_HEADLINE && paragraphs(c, from, i) >= LEAST_PARAGRAPHS;
    byline.weight < LONGEST_BYLINE
        && text.is_prose()
        && !c.evidence.words[i].label_clutter()
        && signed
        && has_year(signature)
        && (c.heading(headline).is_some() || apart())
}

/// The first heading as high as the page's own headline, or that heads an article of its own, with a date, an age or an author's line right under it
/// and prose under that: another whole story. Sections of a story stand lower, or few of them have a date.
fn headed_story(c: &Context, title: usize, from: usize) -> Option<usize> {
    const LEAST_PARAGRAPHS: u32 = 2;
    let highest = highest(c, title);
    let heads = |i: &usize| {
        let high = c.heading(&c.blocks[*i]).is_some_and(|level| level <= highest || heads_article(c, *i, title));
        high && c.blocks[*i].words > 2 && !c.evidence.words[*i].label_clutter()
    };
    let headings: Vec<usize> = (from..c.blocks.len()).filter(heads).collect();
    let dated: Vec<usize> = headings.iter().copied().filter(|&i| is_dated_headline(c, i)).collect();
    let other = dated.iter().copied().find(|&i| paragraphs(c, from, i) >= LEAST_PARAGRAPHS);
    other.filter(|_| dated.len() * 2 > headings.len())
}

/// Where the page's own headline is no heading: the first line in an element of its kind behind a rule across the page, with paragraphs under it.
fn ruled_story(c: &Context, title: usize, from: usize) -> Option<usize> {
    const LEAST_PARAGRAPHS: u32 = 2;
    const LONGEST: u32 = 25;
    let own = c.page.tag(c.blocks[title].container);
    let heads = |&i: &usize| {
        let block = &c.blocks[i];
        let line = (3..=LONGEST).contains(&block.words) && !block.closed && c.page.tag(block.container) == own && block.link_density() < 0.5;
        line && c.is_ruled(i) && paragraphs(c, i + 1, (i + 3).min(c.blocks.len())) == LEAST_PARAGRAPHS && paragraphs(c, from, i) >= LEAST_PARAGRAPHS
    };
    if c.heading(&c.blocks[title]).is_some() { None } else { (from + 1..c.blocks.len()).find(heads) }
}

/// The level of the page's own headline, where it is high enough to be told from sections'.
fn highest(c: &Context, title: usize) -> u8 {
    match c.heading(&c.blocks[title]) {
        Some(2) => 2,
        Some(1) | None => 1,
        Some(_) => 0,
    }
}

/// Whether a heading stands in an article apart from the one, or the main part of the page, that the headline stands in. Entries of running news are
/// articles within it.
fn heads_article(c: &Context, heading: usize, title: usize) -> bool {
    let (at, own) = (c.blocks[heading].container, c.blocks[title].container);
    let around =
        |node, other, tags: &[Tag]| c.page.ancestors(node).take(MAX_CLIMB).any(|n| tags.contains(&c.page.tag(n)) && !c.page.contains(n, other));
    around(at, own, &[Tag::Article]) && around(own, at, &[Tag::Article, Tag::Main])
}

/// Whether a date, an age or an author's line stands right under a heading, and prose under that.
fn is_dated_headline(c: &Context, i: usize) -> bool {
    const LONGEST_LINE: u32 = 9;
    let n = c.blocks.len();
    let line = |j: usize| {
        let block = &c.blocks[j];
        let sentence = block.closed && block.words > LONGEST_LINE;
        !sentence && !matches!(c.page.tag(block.container), Tag::Caption | Tag::Figcaption | Tag::Td | Tag::Th | Tag::Li)
    };
    (i + 1..(i + 4).min(n)).any(|j| line(j) && is_dateline(c, j)) && (i + 1..(i + 6).min(n)).any(|j| c.blocks[j].is_prose())
}

/// The blocks of a story that is stacked under the page's own, from its headline on, and of all that follow, up to where the page's own goes on in
/// its element: one that stands in a box between its paragraphs.
fn reach(c: &Context, title: usize, other: usize, from: usize) -> Range<usize> {
    let parent = |i: usize| c.page.parent(c.blocks[i].container);
    let at = c.blocks[other].container;
    let Some(last) = (from..other).rev().find(|&i| c.blocks[i].is_prose()) else { return other..other };
    let home = parent(last);
    let end = c.blocks.within(c.page, c.common(c.blocks[title].container, at)).end;
    if parent(other) == home {
        return other..end;
    }
    let beside = c.common(home, at);
    let unit = c.blocks.within(c.page, c.child_towards(beside, at));
    let mut own = NodeSet::new(c.page);
    (from..other).filter(|&i| c.blocks[i].is_prose() && !unit.contains(&i)).for_each(|i| own.insert(parent(i)));
    let back = (unit.end..end).find(|&i| c.blocks[i].is_prose() && own.has(parent(i)));
    unit.start.max(last + 1)..back.unwrap_or(end)
}

/// Blocks at the head of a unit among which its headline stands.
const HEAD: usize = 6;
/// Words of the shortest headline.
const LEAST_WORDS: u32 = 3;

/// Blocks in siblings of the headline's own branch that look the same from outside and hold a heading and prose: the others of a stack.
#[inline(never)]
pub fn units(c: &Context) -> Vec<bool> {
    let mut out = vec![false; c.blocks.len()];
    let Some(title) = c.title else { return out };
    let mut own = c.blocks[title].container;
    for up in c.page.ancestors(own).take(MAX_CLIMB) {
        let whole = |n: NodeId| {
            let s = c.within(n);
            s.prose_blocks > 0 && s.prose > 150.0
        };
        if c.page.tag(own).heading().is_none() && whole(own) {
            let mut stack = None;
            for other in c.page.children(up).filter(|&n| n != own && !c.page.tag(n).is_inline() && whole(n)) {
                let run = c.blocks.within(c.page, other);
                let key = |n: NodeId| (c.page.tag(n), c.page.attr(n, "class"));
                let lines = || run.clone().take(HEAD);
                let high = key(other) == key(own) && lines().any(|i| is_high_headline(c, i, title));
                let follows = stack.is_some_and(|proven| proven == key(other)) && lines().any(|i| is_headline(c, i));
                let dated = looks_like(c, other, own) && lines().any(|i| is_headline_of_another(c, i));
                let apart = || is_long(c, c.blocks.within(c.page, own)) && is_long(c, run.clone()) && lines().any(|i| heads_of_day(c, i));
                if high || follows || dated || apart() {
                    stack = Some(key(other));
                    out[run].fill(true);
                }
            }
        }
        own = up;
        if matches!(c.page.tag(up), Tag::Body) {
            break;
        }
    }
    out
}

/// Whether a run has the paragraphs of a whole story.
fn is_long(c: &Context, run: Range<usize>) -> bool {
    const LEAST_PARAGRAPHS: u32 = 3;
    paragraphs(c, run.start, run.end) >= LEAST_PARAGRAPHS
}

/// Whether a line is a heading with a day right under it. Running news has the time of day there, sections of a story have neither.
fn heads_of_day(c: &Context, i: usize) -> bool {
    let day = |j: usize| is_dated(&c.blocks[j], c.blocks.text(&c.blocks[j])) && has_year(c.blocks.text(&c.blocks[j]));
    c.heading(&c.blocks[i]).is_some() && is_headline(c, i) && (i + 1..(i + 3).min(c.blocks.len())).any(day)
}

/// Whether two elements look alike from outside: of one kind, and with half of their class names in common.
fn looks_like(c: &Context, one: NodeId, other: NodeId) -> bool {
    let classes = |n: NodeId| c.page.attr(n, "class").unwrap_or("").split_ascii_whitespace();
    let common = classes(one).filter(|name| classes(other).any(|known| known == *name)).count();
    c.page.tag(one) == c.page.tag(other) && common * 2 >= classes(one).count().max(classes(other).count())
}

/// Whether a line is a heading as high as the page's own headline.
fn is_high_headline(c: &Context, i: usize, title: usize) -> bool {
    let (own, level) = (c.heading(&c.blocks[i]), c.heading(&c.blocks[title]));
    c.blocks[i].words >= LEAST_WORDS && own.is_some() && (own <= level || level.is_none())
}

/// Whether a line could be a headline, with a date or an author's line right under it.
fn is_headline_of_another(c: &Context, i: usize) -> bool {
    c.blocks[i].words >= LEAST_WORDS && (links_elsewhere(c, i) || is_headline(c, i)) && is_dated_headline(c, i)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{behind, marked, prose, with_context};

    #[test]
    fn a_signed_story_needs_no_heading() {
        let next = |author: &str| format!("<div>Swan delays the morning train by an hour</div><div>By {author}, 17 May 2024</div>{}", prose(2));
        assert_eq!(behind(&next("Jane Roe")).len(), 4);
        assert_eq!(behind(&format!("<div>Rain</div><div>2024-05-17 by Reuters</div>{}", prose(2))).len(), 4);
        assert_eq!(behind(&format!("<div>Rain</div><div>17 May 2024</div>{}", prose(2))), [""; 0]);
        let caption = format!("{}<div>The piano on the open deck of the ferry</div><div>By Jane Roe, 17 May 2024</div>{}", prose(1), prose(3));
        let page = format!("<title>Ferry keeps its piano</title><main><h1>Ferry keeps its piano</h1>{caption}</main>");
        assert_eq!(with_context(&page, |c| marked(c, &c.boundaries.behind)), [""; 0]);
    }

    #[test]
    fn a_dated_heading_as_high_as_the_headline_begins_another_story() {
        let next = |head: &str| format!("<main><h1>Ferry keeps its piano</h1>{}</main><article>{head}{}</article>", prose(3), prose(2));
        let behind = |head: &str| {
            let page = format!("<title>Ferry keeps its piano</title>{}<footer>Imprint</footer>", next(head));
            with_context(&page, |c| marked(c, &c.boundaries.behind)).len()
        };
        // The other story's headline, date and paragraphs, and the footer.
        assert_eq!(behind("<header><h1>Swan delays the morning train</h1><p>J. Marsh</p><p>3 hours ago</p></header>"), 6);
        assert_eq!(behind("<h1>What the piano costs the town</h1>"), 0);
        assert_eq!(behind("<h1>Swan delays the morning train</h1><p>J. Marsh | 17 May 2024 | Read in 2 min.</p>"), 5);
        // In an article of its own, apart from the main part, any heading will do.
        assert_eq!(behind("<h3>What the piano costs</h3><p>3 hours ago</p>"), 5);
        assert_eq!(behind("<h3>What the piano costs</h3>"), 0);
    }

    #[test]
    fn a_rule_and_a_line_like_the_headline_begin_another_story() {
        let behind = |headline: &str, rule: &str| {
            let next = format!("{rule}<p><b>Swan delays the morning train</b></p>{}", prose(2));
            let page = format!("<title>Ferry keeps its piano</title>{headline}{}{next}", prose(3));
            with_context(&page, |c| marked(c, &c.boundaries.behind)).len()
        };
        let bold = "<p><b>Ferry keeps its piano</b></p>";
        assert_eq!((behind(bold, "<hr>"), behind(bold, ""), behind("<h1>Ferry keeps its piano</h1>", "<hr>")), (3, 0, 0));
    }

    #[test]
    fn entries_of_running_news_are_the_story() {
        let entry = format!("<article><h2>Swan on the line again</h2><p>09:20</p>{}</article>", prose(1));
        let page = format!("<title>Ferry keeps its piano</title><main><h1>Ferry keeps its piano</h1>{}{entry}{entry}</main>", prose(3));
        assert_eq!(with_context(&page, |c| marked(c, &c.boundaries.behind)), [""; 0]);
    }

    #[test]
    fn the_story_goes_on_behind_another_in_a_box() {
        let other = format!("<aside><h1>Swan delays the morning train</h1><p>3 hours ago</p>{}</aside>", prose(1));
        let page = format!("<title>Ferry keeps its piano</title><main><h1>Ferry keeps its piano</h1>{}{other}{}</main>", prose(3), prose(2));
        assert_eq!(with_context(&page, |c| marked(c, &c.boundaries.behind)).len(), 3);
    }

    #[test]
    fn of_equal_units_the_one_with_the_headline_is_the_story() {
        let unit = |title: &str| format!("<article class=a><h1>{title}</h1>{}</article>", prose(3));
        let page = format!("<title>Swan delays train</title>{}{}", unit("Ferry keeps its piano"), unit("Swan delays train"));
        let others = with_context(&page, |c| marked(c, &c.boundaries.other_unit));
        assert!(others[0].contains("Ferry keeps") && others.len() == 4, "{others:?}");
        // The others' headlines may be lower, or no headings, where they lead to other pages and are dated.
        let count = |head: &str| {
            let page = format!(
                "<title>Swan delays train</title>{}<div class=a>{head}{}</div>",
                unit("Swan delays train").replace("article", "div"),
                prose(3)
            );
            with_context(&page, |c| marked(c, &c.boundaries.other_unit).len())
        };
        assert_eq!(count("<div><a href=/ferry>Ferry keeps its piano</a></div><span>Jane Roe</span> <span>17 May 2024</span>"), 5);
        assert_eq!(count("<h2><a href=/ferry>Ferry keeps its piano</a></h2>"), 0);
    }
}
