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
mod sources;
mod subject;
mod tail;
#[cfg(test)]
pub(crate) mod testing;
mod threshold;
mod topics;
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
    /// By block, what kind of clutter it would be.
    pub leanings: Vec<Leaning>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Whether the page should be opened by itself.
    pub article: bool,
}

/// Finds the story. Never fails; a page without one gives an empty story.
pub fn choose(context: &Context) -> Story {
    let Judged { odds: p, leanings } = judge_blocks(context);
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
    Story { kept, blocks, shown, leanings, confidence: verdict.sure, article: verdict.article }
}

/// By kind of clutter in the order of [`crate::detect::Kind::ALL`], how much the model takes a block for it, in log-odds.
pub type Leaning = [f32; 4];

/// What the model says of each block.
struct Judged {
    /// How likely it is story.
    odds: Vec<f32>,
    leanings: Vec<Leaning>,
}

#[inline(never)]
fn judge_blocks(context: &Context) -> Judged {
    // Of what is surely story it does not matter what else it might be.
    const SURE: f32 = 0.7;
    let mut row = row::Row::new();
    let mut judged = Judged { odds: Vec::new(), leanings: Vec::new() };
    for i in 0..context.blocks.len() {
        features::describe(context, i, row.restart());
        let p = model::story(row.values());
        judged.odds.push(p);
        judged.leanings.push(if p < SURE { model::kinds(row.values()) } else { Leaning::default() });
    }
    judged
}
