//! The one module that touches the DOM: reads the live document into a [`Page`](crate::page::Page) and shows the reading.
//!
//! What stands here is the whole JavaScript surface. `types.d.ts` holds its types; every function throws an `Error` with a `code` (see [`error`]).

pub mod error;
mod snapshot;

use crate::clean;
use crate::report::Report;
use error::Error;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Document;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// The clock of the timings, in milliseconds.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Sends the message of a panic to the console, where a trap alone says nothing.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Finds the story of a document and names everything around it. The page is only read, never changed.
#[wasm_bindgen(unchecked_return_type = "Report", return_description = "what was found; `article` is false where the page has no story")]
pub fn analyze(document: &Document, options: JsValue) -> Result<JsValue, JsValue> {
    let _ = options;
    let (_, report) = read(document)?;
    to_js(&report)
}

/// The story of a document as Markdown. The page is only read, never changed.
#[wasm_bindgen(return_description = "the Markdown; empty where the page has no story")]
pub fn markdown(document: &Document, options: JsValue) -> Result<String, JsValue> {
    let _ = options;
    let live = snapshot::read(document)?;
    Ok(clean(&live.page, &now).reading.markdown())
}

fn read(document: &Document) -> Result<(crate::Outcome, Report), Error> {
    let start = now();
    let live = snapshot::read(document)?;
    let snapshot = now() - start;
    let outcome = clean(&live.page, &now);
    let mut report = outcome.report(&live.page);
    report.timings.snapshot = snapshot;
    Ok((outcome, report))
}

/// Plain objects, `null` for what is absent.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true).serialize_maps_as_objects(true);
    value.serialize(&serializer).map_err(JsValue::from)
}
