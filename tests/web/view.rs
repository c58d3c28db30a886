//! `open` and `close`: what the reader sees, and that the page comes back as it was.

use super::*;
use lede::web::{analyze, open, undo};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A page with a long story, surroundings, and inline styles on `html` and `body`.
fn story(root: &str, body: &str) -> String {
    let paragraph = "The ferry had stopped running in the winter of the long ice, and nobody on the island could say who had last seen the key. \
        Runa Hallvard kept a list of the boats, the weather and the price of rope, and in the spring she read it aloud in the church.";
    let paragraphs: String = (1..=12).map(|n| format!("<p id=p{n}>{n}. {paragraph}</p>")).collect();
    format!(
        "<!doctype html><html {root} lang=en><head><title>The ferry key</title><style>body {{ margin: 60px; font: 30px fantasy }} p {{ color: green !important }}</style>\
        <link rel='alternate stylesheet' title=big href='data:text/css,p{{font-size:90px}}'></head><body {body} class=x>stray words \
        <nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/sport'>Sport</a></nav><button id=b>Menu</button>\
        <article><h1>The ferry key</h1>{paragraphs}</article>\
        <div class=newsletter><h2>Subscribe to our newsletter</h2><p>Get the best stories in your inbox. Sign up now.</p><form><input type=email></form></div>\
        <footer>Imprint and privacy</footer></body></html>"
    )
}

fn plain() -> String {
    story("", "")
}

#[wasm_bindgen_test]
async fn closing_gives_the_page_back() {
    let page = load(&story("style='font-size: 40px; color: red !important' data-x", "style='background: red !important; padding: 3em'")).await;
    focus_and_scroll(&page, "#b");
    let before = state(&page);
    let view = open(&page, JsValue::UNDEFINED).unwrap();
    assert_ne!(state(&page), before);
    call(&view, "close", &[]).unwrap();
    assert_eq!(state(&page), before);
    call(&view, "close", &[]).unwrap();
    assert_eq!(state(&page), before);
}

#[wasm_bindgen_test]
async fn escape_and_undo_close_without_the_engine() {
    let page = load(&plain()).await;
    let before = state(&page);
    open(&page, JsValue::UNDEFINED).unwrap();
    press(&page);
    assert_eq!(state(&page), before);
    open(&page, JsValue::UNDEFINED).unwrap();
    assert!(undo(&page));
    assert!(!undo(&page));
    assert_eq!(state(&page), before);
}

#[wasm_bindgen_test]
async fn only_the_story_is_visible() {
    let page = load(&plain()).await;
    open(&page, JsValue::UNDEFINED).unwrap();
    let text = visible_text(&page);
    assert_eq!(text, view_text(&page));
    assert!(text.contains("12. The ferry"));
}

#[wasm_bindgen_test]
async fn the_page_cannot_reach_the_look() {
    let page = load(&plain()).await;
    open(&page, JsValue::UNDEFINED).unwrap();
    let want = look(&page);
    let hostile =
        load(&story("style='font-size: 40px !important; color: red !important'", "style='display: none !important; zoom: 3 !important'")).await;
    let css = "* { color: red !important; display: none !important; font-size: 3px !important }";
    JsFuture::from(add_sheet(&hostile, css)).await.unwrap();
    remove_last_sheet(&hostile);
    open(&hostile, JsValue::UNDEFINED).unwrap();
    JsFuture::from(add_sheet(&hostile, css)).await.unwrap();
    assert!(look(&hostile) == want, "the hostile page's view looks different");
}

#[wasm_bindgen_test]
async fn late_sheets_come_into_force_on_closing() {
    let page = load(&plain()).await;
    let view = open(&page, JsValue::UNDEFINED).unwrap();
    JsFuture::from(add_sheet(&page, "nav { display: none }")).await.unwrap();
    call(&view, "close", &[]).unwrap();
    assert!(!visible_text(&page).contains("Sport"));
}

#[wasm_bindgen_test]
async fn findings_are_put_back_and_counted() {
    let page = load(include_str!("../pages/seed-sibling-articles/page.html")).await;
    let counts = Rc::new(Cell::new(0));
    let seen = Rc::clone(&counts);
    let on_change = Closure::<dyn Fn(u32)>::new(move |n| seen.set(n + 100));
    let options = js_sys::Object::new();
    Reflect::set(&options, &"onChange".into(), on_change.as_ref()).unwrap();
    let before = state(&page);
    let view = open(&page, options.into()).unwrap();
    let removed = js_sys::Array::from(&call(&view, "removed", &[]).unwrap());
    assert!(removed.length() > 0);
    call(&view, "putBack", &[get(&removed.get(0), "id")]).unwrap();
    assert_eq!(js_sys::Array::from(&call(&view, "removed", &[]).unwrap()).length(), removed.length() - 1);
    assert_eq!(counts.get(), removed.length() - 1 + 100);
    assert_eq!(code(call(&view, "putBack", &[999.into()])), "unknown-finding");
    call(&view, "close", &[]).unwrap();
    assert_eq!(code(call(&view, "putBack", &[1.into()])), "closed");
    assert_eq!(state(&page), before);
}

#[wasm_bindgen_test]
async fn a_second_view_and_a_page_without_a_story_are_refused() {
    let page = load(&plain()).await;
    let view = open(&page, JsValue::UNDEFINED).unwrap();
    assert_eq!(code(open(&page, JsValue::UNDEFINED)), "already-open");
    call(&view, "close", &[]).unwrap();
    let empty = load("<body></body>").await;
    let before = state(&empty);
    assert_eq!(code(open(&empty, JsValue::UNDEFINED)), "no-story");
    assert_eq!(state(&empty), before);
}

#[wasm_bindgen_test]
async fn the_view_speaks_the_readers_language() {
    let page = load(include_str!("../pages/arabic-rtl/page.html")).await;
    let strings = js_sys::Object::new();
    for (name, text) in
        [("lang", "tr"), ("dir", "ltr"), ("minutes", "{n} dk"), ("labelNavigation", "Gezinme"), ("reasonNavigation", "Gezinme bölümü")]
    {
        Reflect::set(&strings, &name.into(), &text.into()).unwrap();
    }
    let options = js_sys::Object::new();
    Reflect::set(&options, &"strings".into(), &strings).unwrap();
    let english = get(&analyze(&page, JsValue::UNDEFINED).unwrap(), "findings");
    let view = open(&page, options.into()).unwrap();
    let findings = get(&get(&view, "report"), "findings");
    let told = |findings: &JsValue| js_sys::JSON::stringify(findings).unwrap().as_string().unwrap();
    assert_eq!(
        told(&findings),
        told(&english).replace("Is marked as the page's navigation", "Gezinme bölümü").replace("\"Navigation\"", "\"Gezinme\"")
    );
    assert_ne!(told(&findings), told(&english));
    let attributes = |selector: &str| {
        let element = call(&page, "querySelector", &[selector.into()]).unwrap();
        ["lang", "dir"].map(|name| get(&element, name).as_string().unwrap())
    };
    assert_eq!(attributes("lede-view"), ["tr", "ltr"]);
    assert_eq!(attributes("lede-view > article"), ["ar", "rtl"]);
    assert_eq!(attributes("lede-view > header > p > span:last-child > bdi"), ["tr", "ltr"]);
}
