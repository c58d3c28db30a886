//! Text and words as the bench's scorers see them: its reading of HTML, its words, its folding.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use std::collections::HashMap;

const LINES: &[&str] = &[
    "article",
    "aside",
    "br",
    "dd",
    "details",
    "div",
    "dt",
    "fieldset",
    "figcaption",
    "footer",
    "form",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "table",
    "tr",
];
const PARAGRAPHS: &[&str] = &["blockquote", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "title", "ul"];
const SILENT: &[&str] = &["script", "style", "link", "meta", "applet", "frameset", "noframes", "frame"];

/// The text of some HTML: block elements break lines, and no space comes before punctuation.
pub fn text_of(html: &str) -> String {
    let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
    let mut text = Text::default();
    text.read(&dom.document);
    text.out.trim().to_string()
}

#[derive(Default)]
struct Text {
    out: String,
    /// The last piece of text ended with white space.
    spaced: bool,
}

impl Text {
    fn read(&mut self, node: &Handle) {
        match &node.data {
            NodeData::Text { contents } => self.add(&contents.borrow()),
            NodeData::Element { name, .. } => {
                let name: &str = &name.local;
                if !SILENT.contains(&name) {
                    self.break_line(name);
                    self.read_children(node);
                    self.break_line(name);
                }
            }
            _ => self.read_children(node),
        }
    }

    fn read_children(&mut self, node: &Handle) {
        node.children.borrow().iter().for_each(|child| self.read(child));
    }

    fn break_line(&mut self, name: &str) {
        let wanted = if PARAGRAPHS.contains(&name) { 2 } else { usize::from(LINES.contains(&name)) };
        let there = self.out.chars().rev().take(2).take_while(|c| *c == '\n').count();
        if !self.out.is_empty() {
            self.out.extend(std::iter::repeat_n('\n', wanted.saturating_sub(there)));
        }
    }

    fn add(&mut self, raw: &str) {
        let text = norm(raw);
        let Some(first) = text.chars().next() else { return };
        let at_start = self.out.is_empty() || self.out.ends_with('\n');
        let glued = ",:;.!?\")".contains(first) || self.out.ends_with('(');
        if !at_start && (self.spaced || !glued) {
            self.out.push(' ');
        }
        self.out.push_str(&text);
        self.spaced = raw.ends_with(char::is_whitespace);
    }
}

/// White space folded to single spaces.
pub fn norm(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs of letters, digits and underscores.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Lower-case words with one space between them, for comparing titles and names.
pub fn fold(text: &str) -> String {
    words(&text.to_lowercase()).collect::<Vec<_>>().join(" ")
}

/// How two texts' words, counted without regard to their order, agree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Overlap {
    /// The harmonic mean of the two others.
    pub f1: f64,
    /// Share of the read words that are true.
    pub precision: f64,
    /// Share of the true words that were read.
    pub recall: f64,
}

/// Compares what was read with what is true.
pub fn overlap(read: &str, truth: &str) -> Overlap {
    let (read, truth) = (read.to_lowercase(), truth.to_lowercase());
    let (mut left, mut read_count, mut truth_count, mut common) = (HashMap::new(), 0, 0, 0);
    for word in words(&read) {
        *left.entry(word).or_insert(0) += 1;
        read_count += 1;
    }
    for word in words(&truth) {
        truth_count += 1;
        if let Some(n) = left.get_mut(word).filter(|n| **n > 0) {
            *n -= 1;
            common += 1;
        }
    }
    if read_count == 0 && truth_count == 0 {
        return Overlap { f1: 1.0, precision: 1.0, recall: 1.0 };
    }
    if common == 0 {
        return Overlap::default();
    }
    let (precision, recall) = (f64::from(common) / f64::from(read_count), f64::from(common) / f64::from(truth_count));
    Overlap { f1: 2.0 * precision * recall / (precision + recall), precision, recall }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_break_lines_and_punctuation_stays_close() {
        assert_eq!(text_of("<p>One <b>two</b>, three</p><ul><li>a<li>b</ul><script>no</script>"), "One two, three\n\na\nb");
        assert_eq!(text_of("<span>a</span><span>b</span>(<i>c</i>)"), "a b (c)");
        assert_eq!(text_of("<b>a </b>, b"), "a , b");
    }

    #[test]
    fn a_repeated_word_counts_as_often_as_it_is_true() {
        let o = overlap("Tea tea tea", "tea cup");
        assert_eq!((o.precision, o.recall), (1.0 / 3.0, 0.5));
        assert!((o.f1 - 0.4).abs() < 1e-9);
        assert_eq!(overlap("tea", ""), Overlap::default());
        assert_eq!(overlap("", "").f1, 1.0);
    }

    #[test]
    fn folding_keeps_letters_of_any_script() {
        assert_eq!(fold(" «Çay», 茶 – 2 "), "çay 茶 2");
    }
}
