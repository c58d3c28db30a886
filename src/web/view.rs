//! The reading view: the Rust side of `view.js`. It hands over the composed story and then only answers what a finding holds.

use super::error::Error;
use super::options::Options;
use super::{Reading, further, read, selection, told};
use crate::Outcome;
use crate::compose::{self, compose};
use crate::page::packed::Packer;
use crate::page::{NodeId, NodeSet, Page, Tag};
use crate::report::Report;
use js_sys::{Array, Object, Reflect, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::Document;

#[wasm_bindgen(module = "/src/web/view.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn show(document: &Document, options: &Object, engine: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = isOpen)]
    fn is_open(document: &Document) -> bool;

    pub fn undo(document: &Document) -> bool;
}

/// Declares the modules that `view.js` imports: wasm-bindgen ships only modules that Rust names.
macro_rules! ship {
    ($($module:literal $export:ident)*) => {$(
        #[wasm_bindgen(module = $module)]
        extern "C" {
            #[allow(dead_code, reason = "named, not called")]
            fn $export();
        }
    )*};
}

ship! {
    "/src/web/build.js" build
    "/src/web/dress.js" undress
    "/src/web/late.js" lateContent
    "/src/web/look.js" PAGE
    "/src/web/panel.js" controls
    "/src/web/place.js" remember
    "/src/web/reveal.js" revealAtEnd
    "/src/web/series.js" furtherPages
    "/src/web/stay.js" stay
}

/// Shows the story of the document, or what is selected in it.
pub fn open(document: &Document, options: &Options) -> Result<JsValue, JsValue> {
    if is_open(document) {
        return Err(Error::AlreadyOpen.into());
    }
    let reading = read(document, options)?;
    let selected = if options.selection { selection::read(document, &reading.live, &reading.outcome) } else { None };
    if selected.is_none() {
        reading.story()?;
    }
    let Reading { live, outcome, report } = reading;
    let told = |report: &Report| told(report, options);
    let whole = object([("packed", to_object(&outcome.reading.pack())), ("report", told(&report)?)]);
    let part = match &selected {
        Some(part) => object([("packed", to_object(&part.pack())), ("report", told(&report_on(part, &report))?)]),
        None => JsValue::NULL,
    };
    let engine = object([
        ("part", part),
        ("whole", if outcome.reading.ops.is_empty() { JsValue::NULL } else { whole }),
        ("nodes", live.nodes),
        ("places", Uint32Array::from(live.places.as_slice()).into()),
        ("clutter", Uint32Array::from(clutter(&live.page, &outcome).as_slice()).into()),
        ("join", further::joiner(&live.page, &outcome, options.clone())),
        ("compose", composer(live.page, outcome)),
        ("again", rereader(document.clone(), options.clone())),
    ]);
    match show(document, &options.object, &engine) {
        Ok(view) if view.is_null() => Err(Error::Declined.into()),
        Ok(view) => Ok(view),
        Err(_) => Err(Error::Render.into()),
    }
}

/// The report on a part of the story that the reader chose: nothing was left out of it.
fn report_on(part: &compose::Reading, whole: &Report) -> Report {
    let words = part.words();
    Report { words, minutes: compose::minutes(words), html: part.html(), findings: Vec::new(), next: None, ..whole.clone() }
}

/// The elements that the findings consist of.
fn clutter(page: &Page, outcome: &Outcome) -> Vec<u32> {
    let mut elements = Vec::new();
    for finding in &outcome.findings {
        let mut at = finding.nodes.start;
        while at < finding.nodes.end {
            if page.tag(NodeId(at)) != Tag::Text {
                elements.push(at);
            }
            at = page.end(NodeId(at));
        }
    }
    elements
}

/// A function for `view.js`: a finding's number to its content and the number of its first node.
fn composer(page: Page, outcome: Outcome) -> JsValue {
    let compose_finding = move |id: u32| -> JsValue {
        let Some(finding) = outcome.findings.get((id as usize).wrapping_sub(1)) else { return JsValue::NULL };
        let mut kept = NodeSet::new(&page);
        for node in finding.nodes.clone().map(NodeId).filter(|&n| page.tag(n) == Tag::Text || page.tag(n).is_media()) {
            kept.insert(node);
        }
        let packed = to_object(&compose(&page, &kept, &outcome.metadata).pack());
        object([("start", finding.nodes.start.into()), ("packed", packed)])
    };
    Closure::<dyn Fn(u32) -> JsValue>::new(compose_finding).into_js_value()
}

/// A function for `view.js`: reads the document anew, for what came into it since; null where there is no story any more.
fn rereader(document: Document, options: Options) -> JsValue {
    let reread = move || -> JsValue {
        let Ok(reading) = read(&document, &options) else { return JsValue::NULL };
        let Ok(outcome) = reading.story() else { return JsValue::NULL };
        let packed = to_object(&outcome.reading.pack());
        let title = reading.report.title.as_deref().map_or(JsValue::NULL, JsValue::from_str);
        object([
            ("nodes", reading.live.nodes),
            ("places", Uint32Array::from(reading.live.places.as_slice()).into()),
            ("packed", packed),
            ("title", title),
        ])
    };
    Closure::<dyn Fn() -> JsValue>::new(reread).into_js_value()
}

pub(super) fn to_object(packer: &Packer) -> JsValue {
    let names: Array = packer.names.iter().map(|name| JsValue::from_str(name)).collect();
    object([("words", Uint32Array::from(packer.words.as_slice()).into()), ("text", packer.text.as_str().into()), ("names", names.into())])
}

pub(super) fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in fields {
        // Cannot fail: the object is new and ours.
        let _ = Reflect::set(&object, &key.into(), &value);
    }
    object.into()
}
