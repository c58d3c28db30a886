//! The live document as a [`Page`]: the Rust side of `markup.js` (the fast way) and `snapshot.js` (node by node, for all documents).

use super::error::Error;
use crate::page::markup::{Scanned, Shown, scan};
use crate::page::measure::waits_for_scripts;
use crate::page::packed::unpack;
use crate::page::{Flags, NodeId, Page, Tag, snapshot_asks};
use wasm_bindgen::prelude::*;
use web_sys::Document;

#[wasm_bindgen(module = "/src/web/snapshot.js")]
extern "C" {
    type Snapshot;

    #[wasm_bindgen(catch)]
    fn snapshot(document: &Document) -> Result<Snapshot, JsValue>;

    #[wasm_bindgen(js_name = documentKind)]
    fn document_kind(document: &Document) -> String;

    #[wasm_bindgen(js_name = withoutScripts)]
    fn without_scripts(document: &Document) -> Option<Document>;

    #[wasm_bindgen(js_name = elementCount)]
    fn element_count(document: &Document) -> u32;

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
    fn nodes(this: &Snapshot) -> JsValue;
}

#[wasm_bindgen(module = "/src/web/markup.js")]
extern "C" {
    type Serialized;

    #[wasm_bindgen(catch)]
    fn serialize(document: &Document) -> Result<Option<Serialized>, JsValue>;

    #[wasm_bindgen(catch, js_name = notRendered)]
    fn not_rendered(nodes: &JsValue, asks: &[u32], skips: &[u32]) -> Result<Option<Vec<u32>>, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn text(this: &Serialized) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn nodes(this: &Serialized) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn count(this: &Serialized) -> u32;
    #[wasm_bindgen(method, getter, js_name = shownAt)]
    fn shown_at(this: &Serialized) -> Vec<u32>;
    #[wasm_bindgen(method, getter)]
    fn shown(this: &Serialized) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Serialized) -> String;
    #[wasm_bindgen(method, getter)]
    fn base(this: &Serialized) -> String;
}

/// How many elements the engine as plain JavaScript takes: with 100,000 it works for 5 s, and 2 s is what a reader waits.
const SLOW_ENGINE_TAKES: u32 = 30_000;
/// Whether this is that engine: it alone is compiled for the first version of WebAssembly.
const SLOW_ENGINE: bool = cfg!(not(target_feature = "bulk-memory"));

/// A page together with the live nodes it was read from.
pub struct Live {
    /// What was read.
    pub page: Page,
    /// A list of live nodes.
    pub nodes: JsValue,
    /// For each node of the page its place in the list, the list's own order where empty.
    pub places: Vec<u32>,
}

/// Reads a document. It is not changed. `url` stands in for the document's own address, where it has none worth the name.
pub fn read(document: &Document, url: Option<&str>) -> Result<Live, Error> {
    match document_kind(document).as_str() {
        "html" => {}
        "frameset" => return Err(Error::Frameset),
        _ => return Err(Error::NotHtml),
    }
    if SLOW_ENGINE && element_count(document) > SLOW_ENGINE_TAKES {
        return Err(Error::TooLarge);
    }
    let live = match read_markup(document, url) {
        Some(live) => live,
        None => read_nodes(document, url)?,
    };
    if !waits_for_scripts(&live.page) {
        return Ok(live);
    }
    match without_scripts(document) {
        Some(parsed) => read_nodes(&parsed, url.or(Some(live.page.url()))),
        None => Ok(live),
    }
}

/// Reads the document node by node.
pub fn read_nodes(document: &Document, url: Option<&str>) -> Result<Live, Error> {
    let found = snapshot(document).map_err(|_| Error::NotHtml)?;
    let (own, base) = (found.url(), found.base());
    let (url, base) = addresses(url, &own, &base);
    let page = unpack(url, base, &found.words(), &to_string(found.text()), found.names());
    Ok(Live { page, nodes: found.nodes(), places: Vec::new() })
}

/// Reads the document from its markup. None where that does not tell all.
pub fn read_markup(document: &Document, url: Option<&str>) -> Option<Live> {
    let found = serialize(document).ok()??;
    let (own, base) = (found.url(), found.base());
    let (url, base) = addresses(url, &own, &base);
    let shown = found.shown_at().chunks_exact(3).zip(found.shown()).map(|(at, src)| Shown { image: at[0], src, size: (at[1], at[2]) }).collect();
    let Scanned { mut page, places } = scan(url, base, &to_string(found.text()), found.count(), shown)?;
    let (asked, asks) = asks(&page, &places);
    let skips: Vec<u32> = asked.iter().map(|&node| asked.partition_point(|&n| n.0 < page.end(node)) as u32).collect();
    for ask in not_rendered(&found.nodes(), &asks, &skips).ok()?? {
        page.hide(*asked.get(ask as usize)?);
    }
    Some(Live { page, nodes: found.nodes(), places })
}

/// The elements to ask whether they are rendered, and what `notRendered` of `markup.js` takes for each.
fn asks(page: &Page, places: &[u32]) -> (Vec<NodeId>, Vec<u32>) {
    const HOST: u32 = 1;
    const CUSTOM: u32 = 2;
    const FRAME: u32 = 4;
    let mut foreign_end = 0;
    let asked = page.all().filter(|&node| {
        let inside = node.0 < foreign_end;
        if !inside && page.flags(node).has(Flags::FOREIGN) {
            foreign_end = page.end(node);
        }
        !inside && !matches!(page.tag(node), Tag::Text | Tag::Document) && snapshot_asks(page.name(node))
    });
    asked
        .map(|node| {
            let more = match page.tag(node) {
                Tag::Article | Tag::Body | Tag::Div | Tag::Main | Tag::Section => HOST,
                Tag::Iframe => FRAME,
                Tag::Other if page.name(node).contains('-') => HOST | CUSTOM,
                _ => 0,
            };
            (node, places[node.index()] << 3 | more)
        })
        .unzip()
}

/// The address and the base: a document without an address of its own takes the given one, and its links too unless it has a `base`.
fn addresses<'a>(given: Option<&'a str>, own: &'a str, base: &'a str) -> (&'a str, &'a str) {
    match given {
        Some(given) => (given, if base == own || own.starts_with("about:") { given } else { base }),
        None => (own, base),
    }
}

fn to_string(utf8: Vec<u8>) -> String {
    String::from_utf8(utf8).unwrap_or_default()
}
