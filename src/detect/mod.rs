//! What does not belong to the story, and why. One file per kind; each weighs the evidence for its kind, box by box, and decides nothing by itself.

mod boilerplate;
mod boxes;
mod comments;
pub mod evidence;
mod find;
mod label;
mod links;
mod look;
mod promo;
mod reason;
mod related;
mod scopes;
mod settle;
mod signs;
#[cfg(test)]
mod testing;
mod threads;

pub use find::find;
pub use reason::{Reason, Tally};

use look::Look;
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
    /// All kinds, in the order of their numbers.
    pub const ALL: [Kind; 4] = [Kind::Comments, Kind::Related, Kind::Promo, Kind::Boilerplate];

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
    /// The name of a phrase of a few words that names it.
    pub label: &'static str,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// Why, strongest first; never empty.
    pub reasons: Vec<Reason>,
    /// The node ids it covers, a run in document order that begins at its container where it has one.
    pub nodes: Range<u32>,
}

/// What weighs the evidence for one kind.
trait Detector {
    /// Adds to the tally whatever in box `b` itself speaks for the kind; what its parts and the boxes around it say is added up later.
    fn weigh(&self, look: &Look, b: usize, tally: &mut Tally);
}

/// The detectors, in the order of [`Kind::ALL`].
const DETECTORS: [&dyn Detector; 4] = [&comments::Comments, &related::Related, &promo::Promo, &boilerplate::Boilerplate];
