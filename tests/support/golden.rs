//! Files that the tests wrote themselves, and that a reviewer judges when they change.

use lede::report::{Finding, Report};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// A golden file and what stands in it if nothing changed.
pub struct Golden {
    path: PathBuf,
    now: String,
}

impl Golden {
    /// `reading.html`: the sanitised reading, a block a line.
    pub fn reading(folder: &Path, report: &Report) -> Golden {
        Golden { path: folder.join("reading.html"), now: a_block_a_line(&report.html) }
    }

    /// `findings.txt`: kind, label, selector and words of every finding, its reasons below it.
    pub fn findings(folder: &Path, report: &Report) -> Golden {
        Golden { path: folder.join("findings.txt"), now: report.findings.iter().map(describe).collect() }
    }

    /// Writes the file when `UPDATE_GOLDEN` is set; else says what changed, or that the file is missing.
    pub fn compare_or_update(&self) -> Result<(), String> {
        let name = self.path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            return fs::write(&self.path, &self.now).map_err(|e| format!("{name}: {e}"));
        }
        let golden = fs::read_to_string(&self.path).map_err(|_| format!("{name} is missing: UPDATE_GOLDEN=1 writes it"))?;
        first_difference(&golden, &self.now).map_or(Ok(()), |diff| Err(format!("{name} changed (UPDATE_GOLDEN=1 accepts it)\n{diff}")))
    }
}

fn describe(finding: &Finding) -> String {
    let mut out = format!("{} | {} | {} | {} words\n", finding.kind, finding.label, finding.selector, finding.words);
    for reason in &finding.reasons {
        let _ = writeln!(out, "    {reason}");
    }
    out
}

fn first_difference(golden: &str, now: &str) -> Option<String> {
    let at = golden.lines().zip(now.lines()).take_while(|(a, b)| a == b).count();
    let [was, is] = [golden, now].map(|text| text.lines().nth(at));
    (was != is).then(|| format!("  line {}\n  was {}\n  is  {}", at + 1, was.unwrap_or("(end)"), is.unwrap_or("(end)")))
}

/// Breaks the line before every block's opening tag and after its closing tag.
fn a_block_a_line(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, tag) = rest.split_at(start);
        let (tag, after) = tag.split_at(tag_len(tag));
        out.push_str(text);
        let block = is_block(tag.trim_start_matches(['<', '/']));
        if block && !tag.starts_with("</") && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(tag);
        if block && tag.starts_with("</") {
            out.push('\n');
        }
        rest = after;
    }
    out.push_str(rest);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out
}

/// Bytes of the tag at the start of `tag`; a `>` inside a quoted value does not end it.
fn tag_len(tag: &str) -> usize {
    let mut quote = None;
    for (i, c) in tag.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(q)) if c == q => quote = None,
            ('>', None) => return i + 1,
            _ => {}
        }
    }
    tag.len()
}

fn is_block(tag: &str) -> bool {
    let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    !lede::page::Tag::of(name).is_inline() && !matches!(name, "br" | "semantics" | "mrow" | "mi" | "mo" | "mn")
}
