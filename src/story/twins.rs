//! Other stories whose headlines look like the page's own: of the same class or, without classes, in the same kind of elements. A feed draws its
//! entries alike, the one that the page is of and the others.

use super::boundary::{is_dateline, links_elsewhere, paragraphs};
use super::context::Context;
use super::threshold::form;
use crate::blocks::Block;
use crate::page::{NodeId, Tag};
use crate::search::holds;
use std::ops::Range;

/// The first block behind the page's own headline, and some prose, that is such a headline.
pub fn find(c: &Context, title: usize, from: usize) -> Option<usize> {
    const MANY: usize = 3;
    let twins: Vec<usize> = (from..c.blocks.len()).filter(|&i| looks_alike(c, i, title)).collect();
    // What paragraphs look like, too, is no headline's look.
    if twins.iter().any(|&i| c.blocks[i].is_prose()) {
        return None;
    }
    // Sections of a story have headings, and no date.
    let low = c.heading(&c.blocks[title]).is_none_or(|level| level > 2);
    let next = twins.iter().copied().skip(1).chain([c.blocks.len()]);
    let heads = |(i, next): &(usize, usize)| is_line(c, *i) && heads_prose(c, *i, from..*next);
    let lines: Vec<usize> = twins.iter().copied().zip(next).filter(heads).map(|(i, _)| i).collect();
    let many = low && lines.len() >= MANY;
    lines.into_iter().find(|&i| paragraphs(c, from, i) > 0 && (many || is_entry(c, i, title) || low && c.is_ruled(i)))
}

/// Whether a block's element looks as the headline's does, and does not stand beside it, as a section's heading would.
fn looks_alike(c: &Context, i: usize, title: usize) -> bool {
    let (one, own) = (&c.blocks[i], &c.blocks[title]);
    let class = |n: NodeId| c.page.attr(n, "class").filter(|class| !class.is_empty());
    let bold = |block: &Block| block.bold_weight * 2 > block.weight;
    let heading = |block: &Block| c.heading(block).is_some();
    let alike = match (class(one.container), class(own.container)) {
        (Some(name), Some(known)) => name == known,
        (None, None) => form(c, one) == form(c, own) && (heading(own) || bold(own) && bold(one)),
        _ => false,
    };
    // "Re: the headline" is the same story.
    let same = || holds(c.blocks.text(one), c.blocks.text(own));
    alike && !same() && c.page.parent(one.container) != c.page.parent(own.container)
}

/// Whether a block could be a headline.
fn is_line(c: &Context, i: usize) -> bool {
    const LONGEST: u32 = 40;
    let block = &c.blocks[i];
    (3..=LONGEST).contains(&block.words) && !c.evidence.words[i].label_clutter() && c.page.tag(block.container) != Tag::Pre
}

/// Whether paragraphs follow before the next such headline, in the largest element around that begins with the headline or lines over it; or behind
/// that where it holds nothing else, and the story's own paragraphs do not stand beside it. Under the headline of a teaser the story may go on.
fn heads_prose(c: &Context, i: usize, within: Range<usize>) -> bool {
    const LEAST: u32 = 2;
    let (from, at) = (within.start, c.blocks[i].container);
    let around = std::iter::once(at).chain(c.page.ancestors(at)).map(|n| c.blocks.within(c.page, n));
    let part = around.take_while(|part| part.contains(&i) && part.start >= from && paragraphs(c, part.start, i) == 0).last().unwrap_or(i..i + 1);
    let apart = || {
        let last = (from..i).rev().find(|&j| c.blocks[j].is_prose()).map(|j| c.blocks[j].container);
        last.is_some_and(|last| c.page.parent(last) != c.common(last, at))
    };
    let end = if part.end > i + 1 { part.end.min(within.end) } else { within.end };
    paragraphs(c, i + 1, end) >= LEAST && (part.end > i + 1 || apart())
}

/// Whether a headline leads to another page of the site or has a date, an age or an author's line of its own beside it, as entries of a feed do and
/// sections of a story do not. A lower heading that is a link may be a teaser's.
fn is_entry(c: &Context, i: usize, title: usize) -> bool {
    const NEAR: usize = 3;
    let before = (i.saturating_sub(NEAR)..i).rev().take_while(|&j| !c.blocks[j].is_prose() && c.heading(&c.blocks[j]).is_none());
    let dated = before.chain(i + 1..(i + 1 + NEAR).min(c.blocks.len())).any(|j| is_dateline(c, j));
    dated || links_elsewhere(c, i) && c.heading(&c.blocks[i]) == c.heading(&c.blocks[title])
}

#[cfg(test)]
mod tests {
    use super::super::testing::{prose, with_context};
    use super::*;

    /// Whether the second of two entries of a feed, each with this headline and these lines under it, is another story.
    fn feed(one: &str, other: &str) -> bool {
        let page = format!("<title>Ferry keeps its piano</title><main><div>{one}{}</div><div>{other}{}</div></main>", prose(1), prose(3));
        with_context(&page, |c| c.title.and_then(|title| find(c, title, title + 1)).is_some())
    }

    #[test]
    fn entries_of_a_feed_have_headlines_alike() {
        let class = |tag: &str, text: &str| format!("<{tag} class=q7>{text}</{tag}>");
        let (own, other) = ("Ferry keeps its piano", "Swan delays the morning train");
        assert!(feed(&class("div", own), &format!("{}<div>5h</div>", class("div", other))));
        assert!(feed(&class("h1", own), &format!("<div>5h</div>{}", class("h2", other))));
        assert!(feed(&class("h2", own), &class("h2", &format!("<a href=/swan>{other}</a>"))));
        assert!(feed(&format!("<p><b>{own}</b></p>"), &format!("<hr><p><b>{other}</b></p>")));
        // Sections of a page, the same story again, and another look.
        assert!(!feed(&class("h1", own), &class("h2", other)));
        assert!(!feed(&class("h2", own), &format!("<div>5h</div>{}", class("h2", "Re: Ferry keeps its piano"))));
        assert!(!feed(&class("h1", own), &format!("<div>5h</div><h1 class=q8>{other}</h1>")));
    }

    #[test]
    fn a_teaser_between_paragraphs_is_not_the_end() {
        let teaser = "<div><h2 class=q7><a href=/swan>Swan delays the morning train</a></h2><div>5h</div></div>";
        let page = format!("<title>Ferry</title><header><h2 class=q7>Ferry</h2></header>{}{teaser}{}", prose(2), prose(3));
        assert!(with_context(&page, |c| c.title.and_then(|title| find(c, title, title + 1)).is_none()));
    }
}
