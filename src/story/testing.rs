//! A context over a small page, for tests.

use super::context::Context;
use crate::blocks::Blocks;
use crate::detect::evidence::Evidence;
use crate::page::Page;
use crate::page::measure::Measures;

/// Reads the page and looks at its context.
pub fn with_context<T>(html: &str, look: impl FnOnce(&Context) -> T) -> T {
    with_context_of(&crate::html::page("https://paper.example/town/ferry", html), look)
}

/// The same for a page that was read already.
pub fn with_context_of<T>(page: &Page, look: impl FnOnce(&Context) -> T) -> T {
    let measures = Measures::of(page);
    let blocks = Blocks::of(page, &measures);
    let evidence = Evidence::of(page, &blocks);
    let metadata = crate::metadata::read(page, &measures);
    look(&Context::new(page, &measures, &blocks, &evidence, &metadata))
}

/// The texts of the blocks that are marked.
pub fn marked(context: &Context, marks: &[bool]) -> Vec<String> {
    context.blocks.iter().zip(marks).filter(|(_, marked)| **marked).map(|(b, _)| context.blocks.text(b).to_string()).collect()
}

/// Paragraphs of prose, each a little different.
pub fn prose(paragraphs: usize) -> String {
    let one =
        |n| format!("<p>The ferry left the island for the {n}th time that year, with forty passengers, two dogs and a piano on its open deck.</p>");
    (3..3 + paragraphs).map(one).collect()
}

/// The texts that lie behind a boundary, on a page that has this behind its three paragraphs.
pub fn behind(after_story: &str) -> Vec<String> {
    let page = format!("<title>Ferry keeps its piano</title><main><h1>Ferry keeps its piano</h1>{}{after_story}</main>", prose(3));
    with_context(&page, |c| marked(c, &c.boundaries.behind))
}
