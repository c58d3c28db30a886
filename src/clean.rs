//! The whole flow on one screen.

use crate::compose::{self, Reading};
use crate::detect::Finding;
use crate::metadata::{self, Metadata};
use crate::page::{NodeSet, Page};
use crate::report::{self, Report};
use crate::story::Story;

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
}

/// Finds the page's story and composes it. `now` gives a clock in milliseconds for the timings.
pub fn clean(page: &Page, _now: &dyn Fn() -> f64) -> Outcome {
    let metadata = metadata::read(page);
    let story = Story { kept: NodeSet::new(page), ..Story::default() };
    let reading = compose::compose(page, &story.kept, &metadata);
    Outcome { metadata, story, findings: Vec::new(), reading }
}

impl Outcome {
    /// The report on the page that this outcome came from.
    pub fn report(&self, page: &Page) -> Report {
        let m = &self.metadata;
        Report {
            article: self.story.article,
            confidence: f64::from(self.story.confidence),
            title: m.title.clone(),
            byline: m.byline.clone(),
            site: m.site.clone(),
            published: m.published.clone(),
            lang: m.lang.clone(),
            dir: if m.rtl { "rtl" } else { "ltr" }.into(),
            excerpt: m.excerpt.clone(),
            html: self.reading.html(),
            findings: self.findings.iter().zip(1..).map(|(f, id)| report_finding(page, f, id)).collect(),
            ..Report::default()
        }
    }
}

fn report_finding(page: &Page, finding: &Finding, id: u32) -> report::Finding {
    let node = crate::page::NodeId(finding.nodes.start);
    report::Finding {
        id,
        kind: finding.kind.name(),
        label: finding.label.clone(),
        confidence: f64::from(finding.confidence),
        reasons: finding.reasons.clone(),
        selector: page.selector(node),
        text: page.text(node),
        words: 0,
    }
}
