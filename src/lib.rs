//! Lede finds the one story on a page, names everything else that surrounds it, and composes a clean reading.
//!
//! ```text
//! live DOM --web/snapshot--> Page --blocks--> Blocks --detect--> Cues --story--> Story --compose--> Reading --web/view--> reading view
//! ```
//!
//! Everything but [`web`] is pure Rust that knows no browser. [`clean()`] is the whole flow on one screen.

pub mod blocks;
mod clean;
pub mod compose;
mod decimal;
pub mod detect;
pub mod metadata;
mod numbers;
mod order;
pub mod page;
pub mod phrase;
pub mod report;
mod search;
pub mod selection;
pub mod series;
pub mod story;
pub mod vocabulary;

#[cfg(target_arch = "wasm32")]
pub mod web;

pub use clean::{Outcome, clean};

#[cfg(test)]
extern crate self as lede;

#[cfg(test)]
#[path = "../tests/support/html.rs"]
pub(crate) mod html;
