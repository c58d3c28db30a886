//! `analyze`: what is read, that nothing is changed, and what is refused.

use super::*;
use lede::page::dump::dump;
use lede::page::{NodeId, Selectors, Tag};
use lede::web::snapshot::{read_markup, read_nodes};
use lede::web::{analyze, markdown, open};
use wasm_bindgen_test::wasm_bindgen_test;

/// Milliseconds that any document may take; without optimisation ten times that.
const LIMIT: f64 = if cfg!(debug_assertions) { 20_000.0 } else { 2_000.0 };
const ARTICLE: &str = include_str!("../snapshots/article.html");

async fn both_readers_agree(html: &str, want: &str, whole_markup: bool) {
    let page = load(html).await;
    let by_node = read_nodes(&page, None).map_err(JsValue::from).unwrap();
    assert_eq!(dump(&by_node.page), want, "node by node");
    let by_markup = read_markup(&page, None);
    assert_eq!(by_markup.is_some(), whole_markup);
    if let Some(live) = by_markup {
        assert_eq!(dump(&live.page), want, "from markup");
        assert_eq!(live.page.len(), by_node.page.len());
        assert_eq!(live.places.len(), live.page.len());
    }
}

#[wasm_bindgen_test]
async fn the_article_reads_as_the_parser_reads_it() {
    both_readers_agree(ARTICLE, include_str!("../snapshots/article.dump"), true).await;
}

#[wasm_bindgen_test]
async fn foreign_elements_read_as_the_parser_reads_them() {
    both_readers_agree(include_str!("../snapshots/foreign.html"), include_str!("../snapshots/foreign.dump"), true).await;
}

#[wasm_bindgen_test]
async fn shadow_roots_are_flattened() {
    both_readers_agree(include_str!("../snapshots/shadow.html"), include_str!("../snapshots/shadow.dump"), false).await;
}

#[wasm_bindgen_test]
async fn a_clobbering_form_and_svg_class_names_do_no_harm() {
    both_readers_agree(include_str!("../snapshots/clobber.html"), include_str!("../snapshots/clobber.dump"), true).await;
}

#[wasm_bindgen_test]
async fn style_sheets_hide_and_visibility_can_be_taken_back() {
    let html = "<style>.a { display: none } .b { visibility: hidden } .c { visibility: visible } main { display: contents }</style>\
        <main><p class=a>1</p><div class=b><p>2</p></div><div class=b><p class=c>3</p></div><p>4</p></main>";
    let page = load(html).await;
    let live = read_markup(&page, None).unwrap().page;
    let hidden: Vec<String> = live.all().filter(|&n| live.is_hidden(n)).map(|n| live.text(n)).collect();
    assert_eq!(hidden, ["1", "2"]);
    assert_eq!(dump(&live), dump(&read_nodes(&page, None).map_err(JsValue::from).unwrap().page));
}

#[wasm_bindgen_test]
async fn selectors_find_the_elements_that_were_read() {
    let html = "<style></style><style></style><div id=a><template><p>0</p></template><p>1</p><style></style><p>2</p></div>\
        <div id=a><svg><a><style></style><text>3</text></a></svg><a href=/>4</a><o:p>5</o:p><b id='1b'>6</b></div>";
    let page = load(html).await;
    let live = read_nodes(&page, None).map_err(JsValue::from).unwrap();
    let (selectors, nodes) = (Selectors::new(&live.page), js_sys::Array::from(&live.nodes));
    let elements: Vec<NodeId> = live.page.all().filter(|&n| !matches!(live.page.tag(n), Tag::Text | Tag::Document)).collect();
    assert_eq!(elements.len(), 13);
    for node in elements {
        let selector = selectors.of(node);
        let found = call(&page, "querySelector", &[selector.as_str().into()]).unwrap();
        assert_eq!(found, nodes.get(node.0), "{selector}");
    }
}

#[wasm_bindgen_test]
async fn a_report_has_the_promised_fields() {
    let page = load(ARTICLE).await;
    let report = analyze(&page, JsValue::UNDEFINED).unwrap();
    for (field, kind) in
        [("article", "boolean"), ("confidence", "number"), ("html", "string"), ("words", "number"), ("minutes", "number"), ("dir", "string")]
    {
        assert_eq!(get(&report, field).js_typeof(), kind, "{field}");
    }
    for field in ["title", "byline", "site", "published", "lang", "excerpt"] {
        let value = get(&report, field);
        assert!(value.is_string() || value.is_null(), "{field}");
    }
    assert!(js_sys::Array::is_array(&get(&report, "findings")));
    for stage in ["snapshot", "analysis", "compose"] {
        assert!(get(&get(&report, "timings"), stage).as_f64().is_some_and(|ms| ms >= 0.0), "{stage}");
    }
}

#[wasm_bindgen_test]
async fn analyze_changes_nothing() {
    let page = load(ARTICLE).await;
    let act = || {
        analyze(&page, JsValue::UNDEFINED).unwrap();
    };
    let mut act = act;
    let records = JsFuture::from(mutations(&page, &mut act)).await.unwrap();
    assert_eq!(records.as_f64(), Some(0.0));
}

#[wasm_bindgen_test]
async fn deep_and_large_documents_finish() {
    let page = load("<article><h1>Deep</h1></article>").await;
    deepen(&page, 5_000);
    let start = js_sys::Date::now();
    assert!(read_nodes(&page, None).is_ok());
    analyze(&page, JsValue::UNDEFINED).unwrap();
    let took = js_sys::Date::now() - start;
    empty(&page);
    assert!(took < LIMIT, "{took} ms");
    let page = load("<article><h1>Large</h1></article>").await;
    widen(&page, 100_000);
    let start = js_sys::Date::now();
    analyze(&page, JsValue::UNDEFINED).unwrap();
    assert!(js_sys::Date::now() - start < LIMIT);
}

#[wasm_bindgen_test]
fn documents_that_are_not_html_are_refused() {
    for (text, kind) in [("<a/>", "application/xml"), ("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"), ("<rss/>", "text/xml")] {
        let page = parse(text, kind);
        assert_eq!(code(analyze(&page, JsValue::UNDEFINED)), "not-html", "{kind}");
        assert_eq!(code(open(&page, JsValue::UNDEFINED)), "not-html", "{kind}");
        assert_eq!(code(markdown(&page, JsValue::UNDEFINED)), "not-html", "{kind}");
    }
    let frames = parse("<frameset><frame></frameset>", "text/html");
    assert_eq!(code(analyze(&frames, JsValue::UNDEFINED)), "frameset");
    assert_eq!(code(analyze(&JsValue::from("page").unchecked_into(), JsValue::UNDEFINED)), "not-html");
}

#[wasm_bindgen_test]
fn a_parsed_document_is_read_by_its_markup_alone() {
    let page = parse("<p>shown</p><p hidden>not</p>", "text/html");
    let live = read_nodes(&page, Some("https://site.example/a")).map_err(JsValue::from).unwrap().page;
    assert_eq!(live.all().filter(|&n| live.is_hidden(n)).map(|n| live.text(n)).collect::<Vec<_>>(), ["not"]);
    assert_eq!(live.url(), "https://site.example/a");
}

#[wasm_bindgen_test]
async fn unknown_options_are_refused() {
    let page = load("<p>x</p>").await;
    for (name, value) in [("urls", "https://x.example/".into()), ("url", JsValue::from(1)), ("onClose", JsValue::NULL)] {
        let options = js_sys::Object::new();
        Reflect::set(&options, &name.into(), &value).unwrap();
        assert_eq!(code(analyze(&page, options.into())), "bad-options", "{name}");
    }
}

#[wasm_bindgen_test]
async fn open_takes_what_is_documented_and_nothing_else() {
    let page = load(ARTICLE).await;
    let look = |theme: &str| js_sys::JSON::parse(&format!(r#"{{"theme":"{theme}","font":"sans","size":22,"width":640,"lineHeight":1.5}}"#)).unwrap();
    let menu = |text: &str| js_sys::JSON::parse(&format!(r#"{{{text}"close":"Close","done":"Done","failed":"Failed","items":[]}}"#)).unwrap();
    let yes = JsValue::from(js_sys::Function::new_no_args("return true"));
    let no = JsValue::from(js_sys::Function::new_no_args("return false"));
    for (name, value, want) in [
        ("look", look("sepia"), None),
        ("look", look("pink"), Some("bad-options")),
        ("look", JsValue::from("dark"), Some("bad-options")),
        ("menu", menu(r#""title":"This site","#), None),
        ("menu", menu(""), Some("bad-options")),
        ("fade", true.into(), None),
        ("fade", 1.into(), Some("bad-options")),
        ("selection", true.into(), None),
        ("selection", "yes".into(), Some("bad-options")),
        ("accept", yes, None),
        ("accept", no, Some("declined")),
        ("lift", true.into(), Some("bad-options")),
    ] {
        let options = js_sys::Object::new();
        Reflect::set(&options, &name.into(), &value).unwrap();
        let opened = open(&page, options.clone().into());
        match want {
            Some(want) => assert_eq!(code(opened), want, "{name}"),
            None => {
                call(&opened.unwrap(), "close", &[]).unwrap();
                assert_eq!(code(analyze(&page, options.into())), "bad-options", "{name} is for open alone");
            }
        }
    }
}
