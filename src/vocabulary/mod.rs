//! Words as data: the labels, cues, class names and vendor markers that name clutter, in many languages. Logic elsewhere never spells a phrase.
//!
//! The data are plain text files beside this one, one section for each concept; `build.rs` turns them into tables at compile time.
//! Lookups go over all languages at once, because a page's `lang` attribute often lies.
//!
//! - [`concepts`]: what a whole short text is a label of; [`starts_with`]: what it begins with a label of.
//! - [`cues`]: how often a longer text uses the words of selling, consenting and discussing.
//! - [`name_hints`]: what the words of a `class` or `id` say.
//! - [`markers`]: which elements are known vendors' widgets.
//! - [`month_named`]: which month a name is of.
//! - [`person`]: who is spoken to or of.
//! - [`has_price`]: whether it names a price.
//! - [`is_page_word`]: what stands before a page's number in addresses; [`path_word`]: which of their words name a kind of page.

mod concept;
mod cues;
mod hash;
mod labels;
mod markers;
mod months;
mod names;
mod normal;
mod pages;
mod paths;
mod persons;
mod prices;
mod selector;
mod table;

pub use concept::{Concept, Concepts, Hint, Hints, Role, Roles};
pub use cues::{Cues, cues};
pub use labels::{concepts, starts_with};
pub use markers::{Marker, markers};
pub use months::month_named;
pub use names::name_hints;
pub use normal::normal;
pub use pages::is_page_word;
pub use paths::{PathWord, path_word};
pub use persons::{Person, person};
pub use prices::has_price;

/// The tables that the build script made of the data files.
mod data {
    use super::table::{Prefixes, Table, Texts};
    include!(concat!(env!("OUT_DIR"), "/vocabulary.rs"));
}

#[cfg(test)]
mod files;
