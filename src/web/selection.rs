//! What the reader has selected in the live document.

use super::snapshot::Live;
use crate::Outcome;
use crate::compose::Reading;
use crate::page::{NodeId, Tag};
use crate::selection::{self, Point};
use wasm_bindgen::prelude::*;
use web_sys::Document;

#[wasm_bindgen(module = "/src/web/selection.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = selectedPoints)]
    fn selected_points(document: &Document, nodes: &JsValue) -> Result<Vec<i32>, JsValue>;
}

/// The reading of what is selected, where that is worth showing alone.
pub fn read(document: &Document, live: &Live, outcome: &Outcome) -> Option<Reading> {
    let numbers = selected_points(document, &live.nodes).ok().filter(|numbers| !numbers.is_empty())?;
    let point = |pair: &[i32]| {
        let place = u32::try_from(pair[0]).ok()?;
        Some(Point { element: element(live, place)?, units: usize::try_from(pair[1]).ok()? })
    };
    let ranges: Vec<(Point, Point)> = numbers.chunks_exact(4).filter_map(|four| Some((point(&four[..2])?, point(&four[2..])?))).collect();
    selection::read(&mut live.page.clone(), &outcome.measures, &outcome.metadata, &ranges)
}

/// The element at a place in the list of live nodes.
fn element(live: &Live, place: u32) -> Option<NodeId> {
    if live.places.is_empty() {
        return Some(NodeId(place)).filter(|&node| node.index() < live.page.len() && live.page.tag(node) != Tag::Text);
    }
    live.page.all().find(|&node| live.places[node.index()] == place && !matches!(live.page.tag(node), Tag::Text | Tag::Document))
}
