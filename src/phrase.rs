//! What a reader is told: which sentence, and what goes into it. The sentences stand in `src/web/strings.js`, so that each exists once and can be had in
//! the reader's language; the surface puts them in.

use serde::Serialize;
use std::fmt;

const ENGLISH: &str = include_str!("web/strings.js");

/// A sentence or a few words, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// Its name in the table.
    pub name: &'static str,
    /// What goes into its blank, where it has one.
    pub argument: Option<String>,
}

impl Phrase {
    /// A phrase without a blank.
    pub fn plain(name: &'static str) -> Phrase {
        Phrase { name, argument: None }
    }
}

/// In English, for tests and tools. The engine in the browser never does this, so the table is not in it.
impl fmt::Display for Phrase {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let entry = |line: &'static str| line.trim().strip_prefix(self.name)?.strip_prefix(": \"")?.strip_suffix("\",");
        let text = ENGLISH.lines().find_map(entry).unwrap_or(self.name);
        match (text.split_once('{'), text.split_once('}'), &self.argument) {
            (Some((before, _)), Some((_, after)), Some(argument)) => write!(out, "{before}{argument}{after}"),
            _ => out.write_str(text),
        }
    }
}
