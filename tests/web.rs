//! The surface in a real browser: `wasm-pack test --headless --chrome -- --test web`.
#![cfg(target_arch = "wasm32")]

#[path = "web/reading.rs"]
mod reading;
#[path = "web/view.rs"]
mod view;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Document;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/tests/support/web.js")]
extern "C" {
    #[wasm_bindgen(js_name = load)]
    fn load_frame(html: &str) -> js_sys::Promise;
    fn parse(text: &str, kind: &str) -> Document;
    fn deepen(page: &Document, levels: u32);
    fn empty(page: &Document);
    fn widen(page: &Document, elements: u32);
    fn mutations(page: &Document, act: &mut dyn FnMut()) -> js_sys::Promise;
    fn state(page: &Document) -> String;
    #[wasm_bindgen(js_name = visibleText)]
    fn visible_text(page: &Document) -> String;
    #[wasm_bindgen(js_name = viewText)]
    fn view_text(page: &Document) -> String;
    fn look(page: &Document) -> String;
    #[wasm_bindgen(js_name = addSheet)]
    fn add_sheet(page: &Document, css: &str) -> js_sys::Promise;
    #[wasm_bindgen(js_name = removeLastSheet)]
    fn remove_last_sheet(page: &Document);
    fn press(page: &Document);
    #[wasm_bindgen(js_name = focusAndScroll)]
    fn focus_and_scroll(page: &Document, selector: &str);
}

/// A page in a frame of its own.
async fn load(html: &str) -> Document {
    JsFuture::from(load_frame(html)).await.unwrap().unchecked_into()
}

/// A field of an object.
fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

/// Calls a method of an object.
fn call(object: &JsValue, name: &str, args: &[JsValue]) -> Result<JsValue, JsValue> {
    get(object, name).unchecked_into::<js_sys::Function>().apply(object, &args.iter().collect())
}

/// The code of what a call threw.
fn code<T: std::fmt::Debug>(result: Result<T, JsValue>) -> String {
    let error = result.unwrap_err();
    assert!(error.is_instance_of::<js_sys::Error>());
    get(&error, "code").as_string().unwrap()
}
