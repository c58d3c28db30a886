//! Tests of the data files themselves.

use super::concept::{Concept, Hint, Role};
use super::normal::{is_unspaced, normal};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Sections = Vec<(String, Vec<String>)>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/vocabulary")
}

fn languages() -> BTreeMap<String, Sections> {
    let files = fs::read_dir(folder().join("labels")).unwrap().map(|file| file.unwrap().path());
    files.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(&path))).collect()
}

/// Reads a data file, and fails unless it is written as it would be printed: sections apart by one empty line, lines sorted, none twice.
fn read(path: &Path) -> Sections {
    let text = fs::read_to_string(path).unwrap();
    let sections: Sections = text
        .split("\n\n")
        .map(|part| {
            let mut lines = part.lines().map(str::to_string);
            let name = lines.next().unwrap();
            (name[1..name.len() - 1].to_string(), lines.collect::<BTreeSet<_>>().into_iter().collect())
        })
        .collect();
    let print = |(name, lines): &(String, Vec<String>)| format!("[{name}]\n{}\n", lines.join("\n"));
    assert_eq!(text, sections.iter().map(print).collect::<Vec<_>>().join("\n"), "{}", path.display());
    sections
}

#[test]
fn every_file_is_sorted_and_in_the_order_of_its_concepts() {
    let order = |sections: &Sections, names: Vec<String>| {
        let places: Vec<_> = sections.iter().map(|(name, _)| names.iter().position(|n| n == name).unwrap_or_else(|| panic!("{name}"))).collect();
        assert!(places.is_sorted());
    };
    let concepts = |prefix: &'static str| Concept::ALL.iter().map(move |c| format!("{prefix}{}", c.name()));
    for sections in languages().values() {
        order(sections, concepts("").chain(concepts("cue ")).collect());
    }
    order(&read(&folder().join("names.txt")), Hint::ALL.iter().map(|h| h.name().to_string()).collect());
    order(&read(&folder().join("markers.txt")), Role::ALL.iter().map(|r| r.name().to_string()).collect());
}

#[test]
fn labels_are_plain_and_no_two_of_a_section_are_the_same() {
    for (language, sections) in languages() {
        for (section, labels) in sections.iter().filter(|(name, _)| !name.starts_with("cue ")) {
            let mut seen = BTreeSet::new();
            for label in labels {
                let key = normal(label);
                let long_enough = key.chars().count() > 1 || key.contains(is_unspaced);
                assert!(long_enough && !label.contains(char::is_uppercase), "{language} [{section}] {label}");
                assert!(seen.insert(key), "{language} [{section}] {label} is there twice");
            }
        }
    }
}

#[test]
fn a_cue_has_its_star_at_the_end() {
    for (language, sections) in languages() {
        for (section, cues) in sections.iter().filter(|(name, _)| name.starts_with("cue ")) {
            for cue in cues {
                assert!(!cue.trim_end_matches('*').contains('*') && !cue.contains("**"), "{language} [{section}] {cue}");
            }
        }
    }
}

#[test]
fn every_concept_that_pages_show_everywhere_is_known_in_thirty_languages() {
    use Concept::*;
    const RARE: [Concept; 3] = [Affiliate, Offer, Company];
    const TOPICS: [Concept; 4] = [Machine, Press, Channel, Price];
    let languages = languages();
    for &concept in Concept::ALL.iter().filter(|c| !RARE.contains(c)) {
        let section = if TOPICS.contains(&concept) { format!("cue {}", concept.name()) } else { concept.name().to_string() };
        let known = languages.values().filter(|sections| sections.iter().any(|(name, _)| *name == section)).count();
        assert!(known >= 30, "{} is known in {known} languages", concept.name());
    }
}

#[test]
fn words_of_addresses_are_sorted() {
    let text = fs::read_to_string(folder().join("pages.txt")).unwrap();
    assert!(text.lines().is_sorted() && text.lines().all(|word| word.chars().all(|c| c.is_ascii_lowercase())));
    for (_, words) in read(&folder().join("paths.txt")) {
        assert!(words.iter().flat_map(|word| word.chars()).all(|c| c.is_ascii_lowercase()));
    }
}

#[test]
fn words_for_persons_are_single_and_stand_for_one_person() {
    let words: Vec<String> = read(&folder().join("persons.txt")).into_iter().flat_map(|(_, words)| words).collect();
    let single = |word: &str| word.split_once(' ').is_none_or(|(code, word)| code.len() <= 3 && !word.contains(' '));
    assert!(words.iter().all(|word| single(word) && word.to_lowercase() == *word));
    assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
}

#[test]
fn class_names_are_words_joined_by_dashes() {
    for (section, names) in read(&folder().join("names.txt")) {
        for name in names {
            assert!(name.split('-').all(|word| !word.is_empty() && word.chars().all(char::is_alphabetic)), "[{section}] {name}");
            assert!(name.split('-').count() <= 3, "[{section}] {name} is longer than what is looked up");
        }
    }
}
