//! What a corpus says is true of a page.

use crate::corpus;
use crate::words;
use serde::Deserialize;
use std::borrow::Cow;

/// A line of `truth.jsonl`. Corpora differ in what they know.
#[derive(Deserialize)]
pub struct Truth {
    /// Which page.
    #[serde(flatten)]
    pub case: corpus::Case,
    text: Option<String>,
    html: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
    /// Pieces that a reading must have.
    pub with: Option<Vec<String>>,
    /// Pieces that a reading must not have.
    #[serde(default)]
    pub without: Vec<String>,
    /// Clutter that was put into the page.
    pub splices: Option<Vec<Splice>>,
}

/// A piece of clutter that was put into a page.
#[derive(Deserialize)]
pub struct Splice {
    pub kind: String,
    pub shape: Option<String>,
    pub snippets: Vec<String>,
}

impl Splice {
    /// The kind, with full stories apart.
    pub fn group(&self) -> String {
        if self.shape.as_deref() == Some("full") { format!("{}-full", self.kind) } else { self.kind.clone() }
    }
}

impl Truth {
    /// The story, where the corpus has all of it.
    pub fn story(&self) -> Option<Cow<'_, str>> {
        let text = self.text.as_deref().map(Cow::Borrowed);
        text.or_else(|| self.html.as_deref().map(|html| Cow::Owned(words::text_of(html))))
    }
}
