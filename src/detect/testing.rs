//! Runs the detectors on small pages, for their tests. Elements with a `data-story` attribute hold the story.

use super::{Finding, Kind};
use crate::page::{NodeId, Page};
use crate::story::Story;
use crate::story::testing::with_context_of;

/// The findings of a page, each with its text.
pub fn findings(html: &str) -> Vec<(Finding, String)> {
    let page = crate::html::page("https://paper.example/town/ferry", html);
    with_context_of(&page, |context| {
        let is_story = |n| page.closest(n, |up| page.attr(up, "data-story").is_some()).is_some();
        let kept: Vec<bool> = context.blocks.iter().map(|b| is_story(NodeId(b.nodes.start))).collect();
        let story = Story { shown: vec![false; kept.len()], blocks: kept, ..Story::default() };
        let found = super::find(context, &story);
        found.into_iter().map(|f| (f.clone(), text(&page, &f))).collect()
    })
}

/// A page with the given parts after a short story, without the tags that tests don't need.
pub fn after_story(html: &str) -> Vec<(Kind, String)> {
    let page = format!("<body><main><div data-story><p>{STORY}</p><p>{STORY}</p></div>{html}</main></body>");
    findings(&page).into_iter().map(|(f, text)| (f.kind, text)).collect()
}

/// Some prose.
pub const STORY: &str = "The last ferry of the season left the island on Sunday with forty passengers, two dogs and a piano on its deck.";

/// Asserts that all of the part is of one kind, in one finding.
#[track_caller]
pub fn assert_one(html: &str, kind: Kind) {
    let found = after_story(html);
    assert!(found.len() == 1 && found[0].0 == kind, "{found:#?}");
}

fn text(page: &Page, finding: &Finding) -> String {
    let mut out = String::new();
    for node in finding.nodes.clone().map(NodeId) {
        if !page.tag(node).is_inline() {
            out.push(' ');
        }
        out.push_str(page.own_text(node).trim());
    }
    out.trim().to_string()
}
