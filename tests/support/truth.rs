//! Truth written by hand, compared with a report.

use crate::html;
use lede::page::{NodeId, Page};
use lede::phrase::Phrase;
use lede::report::{Finding, Report};
use lede::series::Next;
use std::path::Path;
use std::{fs, io};

/// More bytes than this in one piece that no line of the story accounts for are "something of substance".
const LEFTOVER_BYTES: usize = 40;

/// A page folder's hand-written files.
pub struct Case {
    keys: Vec<(String, String)>,
    /// The lines of `story.txt`.
    pub story: Option<Vec<String>>,
    /// Kinds and texts of `clutter.txt`.
    pub clutter: Vec<(String, String)>,
}

impl Case {
    /// Reads `case.txt`, and `story.txt` and `clutter.txt` where they exist.
    pub fn read(folder: &Path) -> io::Result<Case> {
        let keys = fs::read_to_string(folder.join("case.txt"))?;
        let lines = |file: &str| fs::read_to_string(folder.join(file)).ok().map(|t| t.lines().map(str::to_string).collect::<Vec<_>>());
        Ok(Case {
            keys: keys.lines().filter_map(|l| l.split_once(" = ")).map(|(k, v)| (k.to_string(), v.to_string())).collect(),
            story: lines("story.txt"),
            clutter: lines("clutter.txt")
                .unwrap_or_default()
                .iter()
                .filter_map(|l| l.split_once('\t'))
                .map(|(k, t)| (k.to_string(), fold(t)))
                .collect(),
        })
    }

    /// A key's value.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.keys.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }

    /// A key's value, where a case without it makes no sense.
    pub fn need(&self, key: &str) -> io::Result<&str> {
        self.get(key).ok_or_else(|| io::Error::other(format!("case.txt has no {key}")))
    }

    /// Pieces of markup that the reading must have.
    fn markup(&self) -> impl Iterator<Item = &str> {
        self.get("markup").into_iter().flat_map(|pieces| pieces.split(" | "))
    }

    /// Whether a key is `true`.
    pub fn is(&self, key: &str) -> bool {
        self.get(key) == Some("true")
    }
}

/// Texts of the truth that the page does not have: misprints in the folder's own files.
pub fn misprints(case: &Case, page: &Page) -> Vec<String> {
    let text = page.text(NodeId::ROOT);
    let story = case.story.iter().flatten().flat_map(|line| line.trim_start_matches("? ").split(" […] ")).map(fold);
    let clutter = case.clutter.iter().map(|(_, text)| text.clone());
    story.chain(clutter).filter(|piece| !text.contains(piece)).map(|piece| format!("not on the page at all: {piece}")).collect()
}

/// All that is wrong, in sentences.
pub fn check(case: &Case, report: &Report) -> Vec<String> {
    let reading = html::page("https://reading.example/", &report.html).text(NodeId::ROOT);
    let mut wrong = metadata(case, report);
    if let Some(story) = &case.story {
        wrong.extend(read_in_order(story, &reading));
        wrong.extend(case.markup().filter(|piece| !report.html.contains(piece)).map(|piece| format!("lost markup: {piece}")));
        wrong.extend(case.clutter.iter().filter(|(_, text)| reading.contains(text)).map(|(kind, text)| format!("{kind} in the reading: {text}")));
    }
    wrong.extend(case.clutter.iter().filter_map(|(kinds, text)| unnamed(kinds, text, report)));
    wrong
}

fn metadata(case: &Case, report: &Report) -> Vec<String> {
    let article = report.article.to_string();
    let found = [
        ("title", report.title.as_deref()),
        ("lang", report.lang.as_deref()),
        ("dir", Some(report.dir.as_str())),
        ("article", Some(article.as_str())),
        ("published", report.published.as_deref()),
        ("byline", report.byline.as_deref()),
        ("next", report.next.as_ref().map(|next| next.url.as_str())),
    ];
    found
        .into_iter()
        .filter_map(|(key, is)| {
            // A story goes on over further pages only where the case says so.
            let want = case.get(key).or((key == "next").then_some("none"))?;
            let right = match key {
                "published" => is.is_some_and(|is| is.starts_with(want)),
                "byline" if want.contains(", ") => is.is_some_and(|is| want.split(", ").all(|name| is.contains(name))),
                "byline" | "next" if want == "none" => is.is_none(),
                _ => is == Some(want),
            };
            (!right).then(|| format!("{key} is {is:?}, should be {want:?}"))
        })
        .collect()
}

/// Every line is in the reading, in order, and little else is.
fn read_in_order(story: &[String], reading: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut at = 0;
    for line in story {
        let (optional, line) = line.strip_prefix("? ").map_or((false, line.as_str()), |rest| (true, rest));
        for (i, piece) in line.split(" […] ").map(fold).enumerate() {
            match reading[at..].find(&piece) {
                // Far away it is another text that happens to begin alike; what lies between is judged with the next line.
                Some(gap) if optional && gap > LEFTOVER_BYTES => break,
                Some(gap) => {
                    let formula = i > 0;
                    wrong.extend(leftover(&reading[at..at + gap]).filter(|_| !formula));
                    at += gap + piece.len();
                }
                None if optional => break,
                None if reading.contains(&piece) => wrong.push(format!("out of order or twice: {piece}")),
                None => wrong.push(format!("missing: {piece}")),
            }
        }
    }
    wrong.extend(leftover(&reading[at..]));
    wrong
}

fn leftover(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() > LEFTOVER_BYTES).then(|| format!("not of the story, but read: {}", text.chars().take(300).collect::<String>()))
}

fn unnamed(kinds: &str, text: &str, report: &Report) -> Option<String> {
    let named: Vec<_> = report.findings.iter().filter(|f| fold(&f.text).contains(text)).map(|f| f.kind).collect();
    if named.iter().any(|kind| kinds.split('/').any(|k| k == *kind)) {
        return None;
    }
    Some(if named.is_empty() { format!("{kinds} not found: {text}") } else { format!("{kinds} taken for {named:?}: {text}") })
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A report that is right in everything the truth speaks of.
pub fn perfect(case: &Case) -> Report {
    let text = |key: &str| case.get(key).filter(|v| *v != "none").map(str::to_string);
    Report {
        article: case.is("article"),
        title: text("title"),
        byline: text("byline"),
        published: text("published"),
        lang: text("lang"),
        dir: text("dir").unwrap_or_else(|| "ltr".into()),
        html: case.story.iter().flatten().map(|line| paragraph(line.trim_start_matches("? "))).chain(case.markup().map(in_a_comment)).collect(),
        next: text("next").map(|url| Next { url, number: 2, pages: None }),
        findings: case.clutter.iter().zip(1..).map(|((kinds, text), id)| finding(kinds, text, id)).collect(),
        ..Report::default()
    }
}

/// The perfect report with one thing wrong, and what that is.
pub fn faults(case: &Case, perfect: &Report) -> Vec<(String, Report)> {
    let needed = case.story.iter().flatten().filter(|line| !line.starts_with("? ") && line.len() > LEFTOVER_BYTES);
    let lost =
        needed.map(|line| (format!("the loss of: {line}"), Report { html: perfect.html.replacen(&paragraph(line), "", 1), ..perfect.clone() }));
    let read = case
        .clutter
        .iter()
        .filter(|_| case.story.is_some())
        .map(|(_, text)| (format!("the reading of: {text}"), Report { html: format!("{}{}", perfect.html, paragraph(text)), ..perfect.clone() }));
    let unnamed = (!case.clutter.is_empty()).then(|| ("no findings".to_string(), Report { findings: Vec::new(), ..perfect.clone() }));
    let stripped = case.markup().map(|piece| (format!("the loss of {piece}"), Report { html: perfect.html.replace(piece, ""), ..perfect.clone() }));
    let other = Next { url: "https://other.example/2".into(), number: 2, pages: None };
    let astray = ("a way to another page".to_string(), Report { next: Some(other), ..perfect.clone() });
    lost.chain(read).chain(unnamed).chain(stripped).chain([astray]).collect()
}

fn in_a_comment(markup: &str) -> String {
    format!("<!-- {markup} -->")
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", text.replace('&', "&amp;").replace('<', "&lt;"))
}

fn finding(kinds: &str, text: &str, id: u32) -> Finding {
    let kind = ["comments", "related", "promo", "boilerplate"].into_iter().find(|kind| kinds.starts_with(kind)).unwrap_or("");
    Finding {
        id,
        kind,
        label: Phrase::plain("labelPromo"),
        confidence: 1.0,
        reasons: Vec::new(),
        selector: String::new(),
        text: text.to_string(),
        words: 0,
    }
}
