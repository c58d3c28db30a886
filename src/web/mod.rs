//! The one module that touches the DOM: reads the live document into a [`Page`](crate::page::Page) and shows the reading.
//!
//! What stands here is the whole JavaScript surface. `types.d.ts` holds its types; every function throws an `Error` with a `code` (see [`error`]).

pub mod error;
mod further;
mod options;
mod selection;
pub mod snapshot;
mod view;

use crate::report::Report;
use crate::{Outcome, clean};
use error::Error;
use options::Options;
use serde::Serialize;
use snapshot::Live;
use wasm_bindgen::prelude::*;
use web_sys::Document;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen(module = "/src/web/strings.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = inWords)]
    fn in_words(report: JsValue, strings: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// The clock of the timings, in milliseconds.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Smaller than the standard allocator for wasm by 6 KB, and faster: a first `analyze` takes 0.95 of the time.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Sends the message of a panic to the console, where a trap alone says nothing.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Finds the story of a document and names everything around it.
///
/// The page is only read, never changed, so there is nothing to undo. Throws `not-html`, `frameset`, `too-large` or `bad-options`.
#[wasm_bindgen(
    unchecked_return_type = "Report",
    return_description = "what was found; where the page has no story, `article` is false and `html` empty"
)]
pub fn analyze(
    #[wasm_bindgen(param_description = "the document to read, usually `document`")] document: &Document,
    #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = Options::read(&options, &["url"])?;
    told(&read(document, &options)?.report, &options)
}

/// Rewrites the page into the reading view: the page's nodes are hidden, never moved or changed, its style sheets are switched off.
///
/// `close` of the view undoes exactly that, also after a crash of the engine. Throws `no-story`, `already-open`, `not-html`, `frameset`,
/// `too-large`, `bad-options`, `declined` or `render`; the page is then as it was.
#[wasm_bindgen(unchecked_return_type = "View", return_description = "the open view")]
pub fn open(
    #[wasm_bindgen(param_description = "the document to rewrite, usually `document`")] document: &Document,
    #[wasm_bindgen(unchecked_optional_param_type = "OpenOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = Options::read(&options, &["url", "strings", "look", "menu", "selection", "accept", "fade", "onClose", "onChange"])?;
    view::open(document, &options)
}

/// The story of a document as Markdown.
///
/// The page is only read, never changed. Throws `no-story`, `not-html`, `frameset`, `too-large` or `bad-options`.
#[wasm_bindgen(return_description = "the story as Markdown, without the title")]
pub fn markdown(
    #[wasm_bindgen(param_description = "the document to read, usually `document`")] document: &Document,
    #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions")] options: JsValue,
) -> Result<String, JsValue> {
    let options = Options::read(&options, &["url"])?;
    Ok(read(document, &options)?.story()?.reading.markdown())
}

/// Takes the document's reading view away, if it shows one, without asking the engine.
#[wasm_bindgen(return_description = "whether there was one")]
pub fn undo(#[wasm_bindgen(param_description = "the document")] document: &Document) -> bool {
    view::undo(document)
}

/// A document that was read, and what was found.
struct Reading {
    live: Live,
    outcome: Outcome,
    report: Report,
}

impl Reading {
    /// The outcome, where the page has a story.
    fn story(&self) -> Result<&Outcome, Error> {
        if self.outcome.reading.ops.is_empty() { Err(Error::NoStory) } else { Ok(&self.outcome) }
    }
}

fn read(document: &Document, options: &Options) -> Result<Reading, Error> {
    let start = now();
    let live = snapshot::read(document, options.url.as_deref())?;
    let snapshot = now() - start;
    let outcome = clean(&live.page, &now);
    let mut report = outcome.report(&live.page);
    report.timings.snapshot = snapshot;
    Ok(Reading { live, outcome, report })
}

/// The report as a plain object, `null` for what is absent, its phrases in the reader's words.
fn told(report: &Report, options: &Options) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    in_words(report.serialize(&serializer)?, &options.strings())
}
