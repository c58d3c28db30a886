//! Rules of the repository that no compiler checks.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a rule that cannot be checked fails its test")]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const MAX_LINES: usize = 500;
/// All that the extension asks for; the README explains each.
const PERMISSIONS: [&str; 4] = ["activeTab", "scripting", "storage", "contextMenus"];
const LOCALES: &str = "extension/_locales";
/// The languages of the extension; the README and the changelog name them.
const LANGUAGES: [&str; 6] = ["de", "en", "es", "fr", "ja", "tr"];
/// The stores take no longer description.
const MAX_DESCRIPTION: usize = 132;

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

/// Fails with the items that only one of the sets has.
fn assert_same<T: Ord + std::fmt::Debug>(one: &BTreeSet<T>, other: &BTreeSet<T>, otherwise: &str) {
    let odd: Vec<_> = one.symmetric_difference(other).collect();
    assert!(odd.is_empty(), "{otherwise}: {odd:#?}");
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
    let defined: BTreeSet<String> = messages("en").into_keys().collect();
    let mut used: BTreeSet<String> = between(&read("extension/manifest.json"), "__MSG_", '"').iter().map(|key| key.replace("__", "")).collect();
    for script in files(&["extension"], &[".js", ".html"]) {
        for start in ["text(\"", "data-text=\"", "data-label=\""] {
            used.extend(between(&read(&script), start, '"'));
        }
    }
    used.extend(strings().keys().map(|name| format!("view_{name}")));
    assert_same(&defined, &used, "defined but not used, or used but not defined");
}

/// The texts of a language, by key.
fn messages(language: &str) -> BTreeMap<String, String> {
    let texts = json(&format!("{LOCALES}/{language}/messages.json"));
    texts.as_object().unwrap().iter().map(|(key, text)| (key.clone(), text["message"].as_str().unwrap().to_owned())).collect()
}

/// The view's own table of words, by name.
fn strings() -> BTreeMap<String, String> {
    let entry = |line: &str| line.trim().strip_suffix("\",").and_then(|line| line.split_once(": \"")).map(|(name, text)| (name.into(), text.into()));
    read("src/web/strings.js").lines().filter_map(entry).collect()
}

/// The blanks of a text, `{name}` and `$1`, in no order.
fn blanks(text: &str) -> Vec<String> {
    let numbers = text.split('$').skip(1).map(|rest| format!("${}", rest.chars().next().unwrap_or_default()));
    let mut blanks: Vec<String> = between(text, "{", '}').into_iter().chain(numbers).collect();
    blanks.sort();
    blanks
}

#[test]
fn every_language_says_everything() {
    let folders: BTreeSet<String> = fs::read_dir(LOCALES).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(folders, LANGUAGES.map(String::from).into());
    let english = messages("en");
    for language in LANGUAGES {
        let texts = messages(language);
        assert_same(&texts.keys().collect(), &english.keys().collect(), &format!("only in English or only in {language}"));
        for (key, text) in &texts {
            assert!(!text.trim().is_empty(), "{language}: {key} is empty");
            assert_eq!(blanks(text), blanks(&english[key]), "{language}: {key}");
        }
        assert_eq!(texts["view_lang"], language.replace('_', "-"));
        assert!(["ltr", "rtl"].contains(&texts["view_dir"].as_str()), "{language}: view_dir is no direction");
        assert!(texts["description"].chars().count() <= MAX_DESCRIPTION, "{language}: the description is too long");
        assert!(texts["options_noRules"].contains(&texts["menu_site"]), "{language}: options_noRules names the menu's choice otherwise");
    }
}

#[test]
fn the_view_and_the_extension_speak_the_same_english() {
    let view = strings().into_iter().map(|(name, text)| (format!("view_{name}"), text));
    let extension = messages("en").into_iter().filter(|(key, _)| key.starts_with("view_"));
    assert_same(&view.collect(), &extension.collect(), "different in src/web/strings.js");
}

#[test]
fn every_label_and_reason_has_its_words() {
    let mut named = BTreeSet::new();
    for source in files(&["src/detect"], &[".rs"]) {
        for kind in ["label", "reason"] {
            named.extend(
                between(&read(&source), &format!("\"{kind}"), '"').into_iter().filter(|rest| !rest.is_empty()).map(|rest| kind.to_owned() + &rest),
            );
        }
    }
    let worded: BTreeSet<String> = strings().into_keys().filter(|name| name.starts_with("label") || name.starts_with("reason")).collect();
    assert_same(&named, &worded, "in src/detect only, or in src/web/strings.js only");
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
