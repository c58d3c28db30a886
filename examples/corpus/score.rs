//! The figures of a page and of many, by the bench's rules.

use crate::truth::Truth;
use crate::words::{self, Overlap, fold, norm};
use lede::report::Report;
use std::collections::BTreeMap;

/// Two counts of which the figure is the share: hits, and of how many.
pub type Share = (usize, usize);

/// Everything that is measured of one page.
#[derive(Default)]
pub struct Page {
    /// Words against the whole story.
    pub overlap: Option<Overlap>,
    /// Demanded pieces found, by exact text and without regard to case.
    pub with: Option<(Share, usize)>,
    /// Forbidden pieces found, likewise.
    pub without: (Share, usize),
    /// Whether title, author and date are right, where the truth has them.
    pub facts: BTreeMap<&'static str, bool>,
    /// Spliced snippets that were read, by kind.
    pub leaks: BTreeMap<String, Share>,
    /// Spliced snippets that a finding of the right kind covers, by kind.
    pub named: BTreeMap<String, Share>,
    pub article: bool,
    pub ms: f64,
}

impl Page {
    /// One number to sort pages by, 1 at best.
    pub fn value(&self) -> f64 {
        let leaked: usize = self.leaks.values().map(|s| s.0).sum();
        let all: usize = self.leaks.values().map(|s| s.1).sum();
        match (self.overlap, self.with) {
            (Some(o), _) if all > 0 => o.recall * (1.0 - leaked as f64 / all as f64),
            (Some(o), _) => o.f1,
            (None, Some(((found, all), _))) => {
                let (bad, none) = self.without.0;
                (found + none - bad) as f64 / (all + none).max(1) as f64
            }
            (None, None) => 1.0,
        }
    }

    /// Nearly the whole story, and nothing that was put in.
    pub fn solved(&self) -> bool {
        self.overlap.is_some_and(|o| o.recall >= 0.9) && self.leaks.values().all(|s| s.0 == 0)
    }
}

/// Compares a report with the truth.
pub fn page(truth: &Truth, report: &Report, ms: f64) -> Page {
    let text = words::text_of(&report.html);
    let flat = norm(&text);
    let low = flat.to_lowercase();
    let count = |pieces: &[String]| {
        let exact = pieces.iter().filter(|p| flat.contains(&norm(p))).count();
        ((exact, pieces.len()), pieces.iter().filter(|p| low.contains(&norm(p).to_lowercase())).count())
    };
    let mut page = Page {
        overlap: truth.story().map(|story| words::overlap(&text, &story)),
        with: truth.with.as_deref().map(count),
        without: count(&truth.without),
        facts: facts(truth, report),
        article: report.article,
        ms,
        ..Page::default()
    };
    for splice in truth.splices.iter().flatten() {
        let findings = report.findings.iter().filter(|f| f.kind == splice.kind).map(|f| f.text.as_str());
        let cover = norm(&findings.collect::<Vec<_>>().join(" "));
        for snippet in splice.snippets.iter().map(|s| norm(s)) {
            add(&mut page.leaks, splice.group(), flat.contains(&snippet));
            add(&mut page.named, splice.group(), cover.contains(&snippet));
        }
    }
    page
}

fn add(shares: &mut BTreeMap<String, Share>, key: String, hit: bool) {
    let share = shares.entry(key).or_default();
    share.0 += usize::from(hit);
    share.1 += 1;
}

fn facts(truth: &Truth, report: &Report) -> BTreeMap<&'static str, bool> {
    let mut facts = BTreeMap::new();
    let read = |text: &Option<String>| fold(text.as_deref().unwrap_or_default());
    if let Some(title) = truth.title.as_deref().filter(|t| !t.is_empty()) {
        let (want, is) = (fold(title), read(&report.title));
        facts.insert("title", want == is || (want.chars().count() > 12 && is.starts_with(&want)));
    }
    if let Some(author) = truth.author.as_deref().filter(|a| !a.is_empty()) {
        let (want, is) = (fold(author), read(&report.byline));
        facts.insert("author", is.contains(&want) || (!is.is_empty() && want.contains(&is)));
    }
    if let Some(date) = truth.date.as_deref().filter(|d| !d.is_empty()) {
        let want = date.get(..10).unwrap_or(date);
        facts.insert("date", report.published.as_deref().is_some_and(|p| p.get(..10).unwrap_or(p).contains(want)));
    }
    facts
}

/// The figures of many pages, by name in the order of the table. A figure that the corpus cannot give is left out.
pub fn figures(pages: &[&Page]) -> Vec<(String, f64)> {
    let mut out = vec![("n".to_string(), pages.len() as f64)];
    let mut put = |name: &str, values: Vec<f64>| out.extend(mean(&values).map(|m| (name.to_string(), m)));
    let overlaps: Vec<Overlap> = pages.iter().filter_map(|p| p.overlap).collect();
    put("F1", overlaps.iter().map(|o| o.f1).collect());
    put("P", overlaps.iter().map(|o| o.precision).collect());
    put("R", overlaps.iter().map(|o| o.recall).collect());
    let pieces: Vec<&&Page> = pages.iter().filter(|p| p.with.is_some()).collect();
    let share = |found: usize, all: usize| (all > 0).then(|| found as f64 / all as f64);
    put("with", pieces.iter().filter_map(|p| p.with.and_then(|((_, all), low)| share(low, all))).collect());
    put("without", pieces.iter().filter_map(|p| share(p.without.1, p.without.0.1)).collect());
    put("segF", segment_f(&pieces).into_iter().collect());
    let spliced: Vec<&&Page> = pages.iter().filter(|p| !p.leaks.is_empty()).collect();
    let yes = |b: bool| f64::from(u8::from(b));
    put("solved", spliced.iter().map(|p| yes(p.solved())).collect());
    put("lost", spliced.iter().map(|p| yes(p.overlap.is_some_and(|o| o.recall < 0.5))).collect());
    for (label, of) in [("leak", (|p| &p.leaks) as fn(&Page) -> &BTreeMap<String, Share>), ("named", |p| &p.named)] {
        for (kind, (hits, all)) in sums(pages, of) {
            put(&format!("{label} {kind}"), share(hits, all).into_iter().collect());
        }
    }
    for fact in ["title", "author", "date"] {
        put(fact, pages.iter().filter_map(|p| p.facts.get(fact)).map(|right| yes(*right)).collect());
    }
    put("article", pages.iter().map(|p| yes(p.article)).collect());
    put("ms", median(pages.iter().map(|p| p.ms).collect()).into_iter().collect());
    out
}

fn segment_f(pages: &[&&Page]) -> Option<f64> {
    let found: usize = pages.iter().filter_map(|p| p.with).map(|w| w.0.0).sum();
    let wanted: usize = pages.iter().filter_map(|p| p.with).map(|w| w.0.1).sum();
    let bad: usize = pages.iter().map(|p| p.without.0.0).sum();
    (wanted + bad > 0).then(|| 2.0 * found as f64 / (found + wanted + bad) as f64)
}

fn sums(pages: &[&Page], of: fn(&Page) -> &BTreeMap<String, Share>) -> BTreeMap<String, Share> {
    let mut all = BTreeMap::new();
    for (kind, (hits, n)) in pages.iter().flat_map(|p| of(p)) {
        let share: &mut Share = all.entry(kind.clone()).or_default();
        *share = (share.0 + hits, share.1 + n);
    }
    all
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let (low, high) = (values.get(half.saturating_sub(1 - values.len() % 2))?, values.get(half)?);
    Some((low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth(json: &str) -> Truth {
        serde_json::from_str(json).unwrap_or_else(|e| unreachable!("{e}"))
    }

    fn figure(page: &Page, name: &str) -> Option<f64> {
        figures(&[page]).into_iter().find(|(n, _)| n == name).map(|(_, v)| v)
    }

    #[test]
    fn segments_are_exact_but_shares_ignore_case() {
        let report = Report { html: "<p>One two. PAID by us.</p>".into(), ..Report::default() };
        let page = page(&truth(r#"{"id":"a","with":["one two","us."],"without":["PAID  by","gone"]}"#), &report, 1.0);
        assert_eq!((figure(&page, "with"), figure(&page, "without")), (Some(1.0), Some(0.5)));
        assert_eq!(figure(&page, "segF"), Some(2.0 / 4.0));
        assert_eq!(figure(&page, "F1"), None);
    }

    #[test]
    fn a_leak_keeps_a_whole_story_from_being_solved() {
        let json = r#"{"id":"a","text":"tea and cake","splices":[{"kind":"related","shape":"full","snippets":["more tea","less"]}]}"#;
        let read = |html: &str| page(&truth(json), &Report { html: html.into(), ..Report::default() }, 1.0);
        assert!(read("<p>tea and cake</p>").solved());
        let leaky = read("<p>tea and cake</p><p>more tea</p>");
        assert!(!leaky.solved());
        assert_eq!((figure(&leaky, "leak related-full"), figure(&leaky, "named related-full")), (Some(0.5), Some(0.0)));
        assert_eq!(figure(&read("<p>tea</p>"), "lost"), Some(1.0));
    }

    #[test]
    fn facts_allow_a_longer_title_and_a_shorter_byline() {
        let json = r#"{"id":"a","title":"The harbour at night","author":"Jane Roe, Ada Poe","date":"2024-05-17T10:00"}"#;
        let report = Report {
            title: Some("The Harbour at Night – Daily".into()),
            byline: Some("Ada Poe".into()),
            published: Some("2024-05-18".into()),
            ..Report::default()
        };
        assert_eq!(facts(&truth(json), &report), BTreeMap::from([("title", true), ("author", true), ("date", false)]));
    }

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        assert_eq!((median(vec![4.0, 1.0]), median(vec![9.0, 1.0, 2.0]), median(Vec::new())), (Some(2.5), Some(2.0), None));
    }
}
