//! The live document as a [`Page`]: the Rust side of `snapshot.js`.

use super::error::Error;
use crate::page::Page;
use crate::page::packed::unpack;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Document;

#[wasm_bindgen(module = "/src/web/snapshot.js")]
extern "C" {
    type Snapshot;

    #[wasm_bindgen(catch)]
    fn snapshot(document: &Document) -> Result<Snapshot, JsValue>;

    #[wasm_bindgen(js_name = documentKind)]
    fn document_kind(document: &Document) -> String;

    #[wasm_bindgen(method, getter)]
    fn words(this: &Snapshot) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn text(this: &Snapshot) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn names(this: &Snapshot) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Snapshot) -> String;
    #[wasm_bindgen(method, getter)]
    fn base(this: &Snapshot) -> String;
    #[wasm_bindgen(method, getter)]
    fn nodes(this: &Snapshot) -> Array;
}

/// A page together with the live nodes it was read from.
pub struct Live {
    /// What was read.
    pub page: Page,
    /// The live nodes; a node's place is its id in the page.
    pub nodes: Array,
}

/// Reads a document. It is not changed. `url` stands in for the document's own address, where it has none worth the name.
pub fn read(document: &Document, url: Option<&str>) -> Result<Live, Error> {
    match document_kind(document).as_str() {
        "html" => {}
        "frameset" => return Err(Error::Frameset),
        _ => return Err(Error::NotHtml),
    }
    let found = snapshot(document).map_err(|_| Error::NotHtml)?;
    let text = String::from_utf8(found.text()).unwrap_or_default();
    let (own, base) = (found.url(), found.base());
    // Links of a document without an address of its own resolve against the given one, unless it has a `base`.
    let base = if base == own { url.unwrap_or(&base) } else { &base };
    let page = unpack(url.unwrap_or(&own), base, &found.words(), &text, found.names());
    Ok(Live { page, nodes: found.nodes() })
}
