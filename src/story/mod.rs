//! Which blocks are the story.

pub mod context;
pub mod features;
mod headline;
// mod model;
pub mod neighbourhood;
mod vocabulary_features;

use crate::page::NodeSet;

/// The story of a page.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The text and media nodes that belong to it. Empty where the page has no story.
    pub kept: NodeSet,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Whether the page should be opened by itself.
    pub article: bool,
}
