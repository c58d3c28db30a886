//! Which blocks are the story.
//!
//! A trained model gives each block a probability ([`model`]) from its own features and its neighbours' ([`features`]); rules that must always
//! hold then correct it ([`rules`]), and the pictures and players between the chosen blocks are taken in ([`media`]).

mod audience;
mod body;
pub mod boundary;
pub mod context;
pub mod dated;
mod excerpts;
pub mod features;
mod gaps;
mod headline;
mod insets;
mod lines;
mod media;
pub mod model;
mod others;
mod place;
pub mod row;
pub mod rules;
mod subject;
mod tail;
#[cfg(test)]
pub(crate) mod testing;
mod threshold;
pub mod turns;
mod twins;
pub mod verdict;
mod vocabulary_features;

use crate::page::NodeSet;
use context::Context;

/// The story of a page.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The text and media nodes that belong to it. Empty where the page has no story.
    pub kept: NodeSet,
    /// By block, whether it belongs to the story.
    pub blocks: Vec<bool>,
    /// By block, whether it is the headline or the line of author and date, which the reading shows in its own header.
    pub shown: Vec<bool>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Whether the page should be opened by itself.
    pub article: bool,
}

/// Finds the story. Never fails; a page without one gives an empty story.
pub fn choose(context: &Context) -> Story {
    let p = odds(context);
    let strict = rules::article(context, &p);
    let verdict = verdict::judge(context, &p, &strict);
    let blocks = if verdict.one_story { strict } else { rules::other_page(context, &p) };
    let shown = rules::shown_in_header(context, &blocks);
    let mut kept = NodeSet::new(context.page);
    for (block, _) in context.blocks.iter().zip(&blocks).filter(|(_, keep)| **keep) {
        let texts = (block.nodes.start..block.nodes.end).map(crate::page::NodeId);
        texts.filter(|&n| context.page.tag(n) == crate::page::Tag::Text && !context.measures.hidden(n)).for_each(|n| kept.insert(n));
    }
    media::take(context, &blocks, &mut kept);
    Story { kept, blocks, shown, confidence: verdict.sure, article: verdict.article }
}

/// By block, how likely it is story.
#[inline(never)]
pub fn odds(context: &Context) -> Vec<f32> {
    let mut row = row::Row::new();
    let odds = |i| {
        features::describe(context, i, row.restart());
        model::story(row.values())
    };
    (0..context.blocks.len()).map(odds).collect()
}
