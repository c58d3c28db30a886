//! What does not belong to the story, and why. One file per kind.

pub mod evidence;

use std::ops::Range;

/// The four kinds of clutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Readers' comments, their forms and counters, and the empty widget.
    Comments,
    /// Other stories, offered as links, cards or whole.
    Related,
    /// Whatever sells, begs or steers.
    Promo,
    /// The site's own furniture.
    Boilerplate,
}

impl Kind {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Comments => "comments",
            Kind::Related => "related",
            Kind::Promo => "promo",
            Kind::Boilerplate => "boilerplate",
        }
    }
}

/// A part of the page that is not the story.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// A few words that name it.
    pub label: String,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Why, in words a reader understands.
    pub reasons: Vec<String>,
    /// The node ids it covers, a run in document order that begins at its container where it has one.
    pub nodes: Range<u32>,
}
