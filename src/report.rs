//! What a caller is told about a page: the plain data that crosses to JavaScript. These are the only serialised types, so inner types can change.

use crate::phrase::Phrase;
use crate::series::Next;
use serde::Serialize;

/// What was found on a page. Field by field the `Report` of the JavaScript surface, where phrases are put into words.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// Would a reader want this page opened by itself? True for articles; false for home pages, listings, shops, apps.
    pub article: bool,
    /// How sure the engine is of the story, 0 to 1.
    pub confidence: f64,
    /// The story's headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// BCP 47 language tag of the story.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// A sentence or two from the page's description or the story's start.
    pub excerpt: Option<String>,
    /// Words of the story; a CJK character counts as half a word.
    pub words: u32,
    /// Reading time in minutes, at least 1 where there is a story.
    pub minutes: u32,
    /// The sanitised reading as an HTML string, without the title.
    pub html: String,
    /// The story's next page, where an article goes on over several.
    pub next: Option<Next>,
    /// All that was left out, in document order.
    pub findings: Vec<Finding>,
    /// How long it took.
    pub timings: Timings,
}

/// One thing that was left out, and why.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Its number, from 1 in document order; `putBack` takes it.
    pub id: u32,
    /// `comments`, `related`, `promo` or `boilerplate`.
    pub kind: &'static str,
    /// A few words that name it: "Comment section", "Related articles".
    pub label: Phrase,
    /// How sure the engine is of the kind, 0 to 1.
    pub confidence: f64,
    /// Why, in words a reader understands; never empty.
    pub reasons: Vec<Phrase>,
    /// A CSS selector of the element in the page.
    pub selector: String,
    /// Its visible text, white space folded.
    pub text: String,
    /// Words of it.
    pub words: u32,
}

/// Milliseconds by stage.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Timings {
    /// Reading the live document.
    pub snapshot: f64,
    /// Blocks, findings, story, metadata.
    pub analysis: f64,
    /// Composing the reading.
    pub compose: f64,
}
