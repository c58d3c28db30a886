//! Further pages of a story: the Rust side of `series.js`, which fetches them.

use super::options::Options;
use super::view::{object, to_object};
use super::{read, told};
use crate::Outcome;
use crate::page::Page;
use crate::series::{Series, Stop, next};
use wasm_bindgen::prelude::*;
use web_sys::Document;

/// A function for `series.js`: takes a page that was fetched; gives what it adds, or by `stop` why it adds nothing. `options` are the first page's.
pub fn joiner(page: &Page, outcome: &Outcome, options: Options) -> JsValue {
    let mut series = Series::begin(page, outcome);
    let join = move |document: Document, address: String| -> JsValue {
        let options = Options { url: Some(address), ..options.clone() };
        take(&mut series, &document, &options).unwrap_or_else(|why| object([("stop", why.into())]))
    };
    Closure::<dyn FnMut(Document, String) -> JsValue>::new(join).into_js_value()
}

fn take(series: &mut Series, document: &Document, options: &Options) -> Result<JsValue, &'static str> {
    let mut reading = read(document, options).map_err(|_| "elsewhere")?;
    let (page, outcome) = (&reading.live.page, &reading.outcome);
    // The story is known to be an article; whether this page would be one by itself does not matter.
    reading.report.next = if outcome.story.article { outcome.next.clone() } else { next(page, &outcome.findings) };
    let further = series.join(page, outcome).map_err(|stop| match stop {
        Stop::Elsewhere => "elsewhere",
        Stop::NothingNew => "nothing-new",
    })?;
    Ok(object([
        ("packed", to_object(&further.reading.pack())),
        ("title", further.title.as_deref().map_or(JsValue::NULL, JsValue::from_str)),
        ("report", told(&reading.report, options).map_err(|_| "elsewhere")?),
    ]))
}
