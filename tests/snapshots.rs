//! What the tests' parser reads of `tests/snapshots/*.html`, for comparison with the live document's readers in `tests/web.rs`.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/html.rs"]
mod html;

use std::fs;
use std::path::Path;

#[test]
fn dumps_are_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let pages = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "html"));
    let mut seen = 0;
    for path in pages {
        let page = html::page("https://page.example/", &fs::read_to_string(&path).unwrap());
        let (golden, dump) = (path.with_extension("dump"), lede::page::dump::dump(&page));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &dump).unwrap();
        }
        assert_eq!(dump, fs::read_to_string(&golden).unwrap_or_default(), "{}", golden.display());
        seen += 1;
    }
    assert!(seen > 0);
}
