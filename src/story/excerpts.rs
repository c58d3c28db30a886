//! Beginnings of other stories: boxes with a headline, a few sentences and the link that goes on elsewhere. Without a label over them, in the midst of
//! the story or in a row over it, each of their paragraphs is prose like the story's own.

use super::boundary::links_elsewhere;
use super::context::{Context, MAX_CLIMB};
use crate::vocabulary::{Concept, Concepts};
use std::ops::Range;

/// What the link at the end says.
const GOES_ON: Concepts = Concepts::of(&[Concept::Expander, Concept::ReadAlso]);

/// By block, whether it stands in such a box.
#[inline(never)]
pub fn find(c: &Context) -> Vec<bool> {
    let mut out = vec![false; c.blocks.len()];
    for link in (0..out.len()).filter(|&i| c.evidence.words[i].label.any(GOES_ON) && links_elsewhere(c, i)) {
        if let Some(run) = excerpt(c, link) {
            out[run].fill(true);
        }
    }
    out
}

/// The largest element that ends with the link, where it is small, begins with a headline and is not the page's own story.
fn excerpt(c: &Context, link: usize) -> Option<Range<usize>> {
    const LARGEST: usize = 12;
    // A rubric, a date and an author may stand over the headline.
    const HEAD: usize = 4;
    const LEAST_WORDS: u32 = 3;
    let around = std::iter::once(c.blocks[link].container).chain(c.page.ancestors(c.blocks[link].container)).take(MAX_CLIMB);
    let runs = around.map(|n| c.blocks.within(c.page, n));
    let run = runs.take_while(|run| run.end == link + 1 && run.len() <= LARGEST).last()?;
    let headline = |i: usize| c.blocks[i].words >= LEAST_WORDS && (c.heading(&c.blocks[i]).is_some() || links_elsewhere(c, i));
    let own = c.title.is_some_and(|title| run.contains(&title));
    (run.len() > 2 && !own && run.clone().take(HEAD).any(|i| i != link && headline(i))).then_some(run)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{prose, with_context};
    use super::*;

    fn count(link: &str) -> usize {
        let other = format!("<div><div>Science</div><h2>Swan delays train</h2>{}<a href={link}</a></div>", prose(2));
        let page =
            format!("<title>Ferry</title><main><h1>Ferry</h1>{}{other}{}<div><a href=/ferry/2>Continue reading</a></div></main>", prose(2), prose(1));
        with_context(&page, |c| find(c).into_iter().filter(|&found| found).count())
    }

    #[test]
    fn a_box_that_goes_on_elsewhere_is_another_story() {
        assert_eq!(count("/swan>Continue reading"), 5);
        assert_eq!(count("#more>Continue reading"), 0);
        assert_eq!(count("/swan>About swans"), 0);
    }
}
