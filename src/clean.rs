//! The whole flow on one screen.

use crate::blocks::Blocks;
use crate::compose::{self, Reading};
use crate::detect::evidence::Evidence;
use crate::detect::{self, Finding, Reason};
use crate::metadata::{self, Metadata};
use crate::page::measure::Measures;
use crate::page::{NodeId, Page, Selectors, fold_into};
use crate::phrase::Phrase;
use crate::report::{self, Report, Timings};
use crate::series::{self, Next};
use crate::story::context::Context;
use crate::story::{self, Story};

/// Everything that was found out about a page.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What the page says of its story.
    pub metadata: Metadata,
    /// The story.
    pub story: Story,
    /// All that was left out, in document order.
    pub findings: Vec<Finding>,
    /// The composed story.
    pub reading: Reading,
    /// The page that comes next, if this is an article over several.
    pub next: Option<Next>,
    /// Sums over the page's nodes, for whoever looks at the page further.
    pub measures: Measures,
    /// How long the stages took, in milliseconds; the snapshot is its reader's to fill in.
    pub timings: Timings,
}

/// Finds the page's story, names everything else, and composes the reading. `now` gives a clock in milliseconds for the timings.
pub fn clean(page: &Page, now: &dyn Fn() -> f64) -> Outcome {
    let start = now();
    let measures = Measures::of(page);
    let blocks = Blocks::of(page, &measures);
    let metadata = metadata::read(page, &measures);
    let evidence = Evidence::of(page, &blocks);
    let context = Context::new(page, &measures, &blocks, &evidence, &metadata);
    let story = story::choose(&context);
    let findings = detect::find(&context, &story);
    let next = if story.article { series::next(page, &findings) } else { None };
    let analysed = now();
    let reading = compose::compose(page, &story.kept, &metadata);
    let timings = Timings { snapshot: 0.0, analysis: analysed - start, compose: now() - analysed };
    Outcome { metadata, story, findings, reading, next, measures, timings }
}

impl Outcome {
    /// The report on the page that this outcome came from.
    pub fn report(&self, page: &Page) -> Report {
        let m = &self.metadata;
        let text = self.reading.text();
        let words = compose::words(&text);
        let selectors = Selectors::new(page);
        Report {
            article: self.story.article,
            confidence: f64::from(self.story.confidence),
            title: m.title.clone(),
            byline: m.byline.clone(),
            site: m.site.clone(),
            published: m.published.clone(),
            lang: m.lang.clone(),
            dir: if m.rtl { "rtl" } else { "ltr" }.into(),
            excerpt: m.excerpt.clone().or_else(|| excerpt(&text)),
            words,
            minutes: compose::minutes(words),
            html: self.reading.html(),
            next: self.next.clone(),
            findings: self.findings.iter().zip(1..).map(|(f, id)| self.report_finding(page, &selectors, f, id)).collect(),
            timings: self.timings,
        }
    }

    fn report_finding(&self, page: &Page, selectors: &Selectors, finding: &Finding, id: u32) -> report::Finding {
        let text = self.visible_text(page, finding);
        report::Finding {
            id,
            kind: finding.kind.name(),
            label: Phrase::plain(finding.label),
            confidence: f64::from(finding.confidence),
            reasons: finding.reasons.iter().map(Reason::phrase).collect(),
            selector: selectors.of(NodeId(finding.nodes.start)),
            words: compose::words(&text),
            text,
        }
    }

    /// The text of a finding as a reader sees it, blocks parted by spaces.
    fn visible_text(&self, page: &Page, finding: &Finding) -> String {
        let mut out = String::new();
        for node in finding.nodes.clone().map(NodeId).filter(|&n| !self.measures.hidden(n)) {
            if page.own_text(node).is_empty() {
                if !page.tag(node).is_inline() && !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            } else {
                fold_into(&mut out, page.own_text(node));
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// The story's first line of some length, cut at 200 characters.
fn excerpt(text: &str) -> Option<String> {
    const LONGEST: usize = 200;
    let line = text.lines().find(|line| line.chars().count() > 40)?;
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => Some(format!("{}…", line[..at].rsplit_once(' ').map_or(&line[..at], |(head, _)| head))),
        None => Some(line.to_string()),
    }
}
