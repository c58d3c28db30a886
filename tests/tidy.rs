//! Rules of the repository that no compiler checks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a rule that cannot be checked fails its test")]

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const MAX_LINES: usize = 500;
/// All that the extension asks for; the README explains each.
const PERMISSIONS: [&str; 4] = ["activeTab", "scripting", "storage", "contextMenus"];
const MESSAGES: &str = "extension/_locales/en/messages.json";

/// The files below the folders whose names end in one of the endings, generated ones left out.
fn files(folders: &[&str], endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(PathBuf::from).filter(|folder| folder.exists()).collect();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if path != Path::new("www/pkg") {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty());
    found.sort();
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path.as_ref()).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

/// What breaks the rule, as `file:line`, for a message that says where to look.
fn lines_with(paths: &[PathBuf], breaks: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for path in paths {
        for (line, number) in read(path).lines().zip(1..) {
            if breaks(line) {
                found.push(format!("{}:{number}", path.display()));
            }
        }
    }
    found
}

/// What stands between every `start` and the next `end`.
fn between(text: &str, start: &str, end: char) -> Vec<String> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).map(str::to_owned).collect()
}

fn is_code(line: &str) -> bool {
    !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*')
}

#[test]
fn no_text_becomes_markup() {
    let found = lines_with(&files(&["src", "extension", "www"], &[".rs", ".js", ".html"]), |line| {
        let line = line.replace(' ', "");
        is_code(&line)
            && ["innerHTML=", "outerHTML=", "insertAdjacentHTML", "set_inner_html", "set_outer_html", "document.write(", "newFunction("]
                .iter()
                .any(|name| line.replace("==", "").contains(name))
    });
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_one_file_names_the_extension_api() {
    let mut scripts = files(&["extension"], &[".js"]);
    scripts.retain(|path| path != Path::new("extension/browser-api.js"));
    let found = lines_with(&scripts, |line| is_code(line) && (line.contains("chrome.") || line.contains("browser.")));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_web_module_names_the_browser() {
    let mut sources = files(&["src"], &[".rs"]);
    sources.retain(|path| !path.starts_with("src/web"));
    let found = lines_with(&sources, |line| ["web_sys", "js_sys", "wasm_bindgen"].iter().any(|name| line.contains(name)));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn files_stay_short() {
    let sources = files(&["src", "extension", "www", "tests", "tools"], &[".rs", ".js", ".mjs", ".sh", ".css"]);
    let long: Vec<_> = sources.iter().filter(|path| read(path).lines().count() > MAX_LINES).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_text_is_there_and_is_used() {
    let texts = json(MESSAGES);
    let defined: BTreeSet<String> = texts.as_object().unwrap().keys().cloned().collect();
    let mut used: BTreeSet<String> = between(&read("extension/manifest.json"), "__MSG_", '"').iter().map(|key| key.replace("__", "")).collect();
    for script in files(&["extension"], &[".js", ".html"]) {
        for start in ["text(\"", "data-text=\"", "data-label=\""] {
            used.extend(between(&read(&script), start, '"'));
        }
    }
    let strings = read("src/web/strings.js");
    let names = strings.lines().filter_map(|line| line.trim().split_once(": \"")).map(|(name, _)| format!("view_{name}"));
    used.extend(names);
    assert_eq!(defined, used);
}

#[test]
fn the_manifest_asks_for_no_more_than_documented() {
    let manifest = json("extension/manifest.json");
    let asked: Vec<&str> = manifest["permissions"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(asked, PERMISSIONS);
    assert_eq!(manifest["optional_host_permissions"], serde_json::json!(["*://*/*"]));
    for key in ["host_permissions", "optional_permissions", "content_scripts", "web_accessible_resources", "externally_connectable"] {
        assert!(manifest.get(key).is_none(), "{key}");
    }
}

#[test]
fn versions_agree() {
    let cargo = read("Cargo.toml");
    let version = between(&cargo, "\nversion = \"", '"').remove(0);
    for file in ["extension/manifest.json", "package.json"] {
        assert_eq!(json(file)["version"].as_str(), Some(version.as_str()), "{file}");
    }
}
