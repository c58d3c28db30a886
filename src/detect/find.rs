//! From the detectors' weights to findings: every block that is not story gets a kind, and blocks that hang together become one finding.

use super::scopes::Scopes;
use super::{DETECTORS, Finding, Kind, Look, Reason, Tally};
use crate::page::{NodeId, Tag};
use crate::story::context::Context;
use std::collections::HashMap;
use std::ops::Range;

/// How much of a box's mean evidence each of its blocks takes over.
const SHARED: f32 = 1.2;
/// Boxes of more blocks than this say little about one of them.
const LARGEST_BOX: usize = 80;

/// Everything on the page that is not story. `kept` says of each block whether it is; blocks of `shown` are neither story nor clutter:
/// the headline and the date line, which the view's own header repeats.
pub fn find(context: &Context, kept: &[bool], shown: &[bool]) -> Vec<Finding> {
    let (first, last) = (kept.iter().position(|&k| k), kept.iter().rposition(|&k| k));
    let look = Look { context, kept, first, last, scopes: Scopes::of(context, kept) };
    let stays: Vec<bool> = kept.iter().zip(shown).map(|(k, s)| *k || *s).collect();
    let tallies: Vec<[Tally; 4]> = (0..context.blocks.len()).map(|i| if stays[i] { Default::default() } else { weigh(&look, i) }).collect();
    let kinds = kinds(context, &stays, &tallies);
    let mut findings: Vec<Finding> = runs(context, &kinds).into_iter().map(|run| describe(context, run, &tallies)).collect();
    findings.extend(bare_widgets(context, kept, &findings));
    findings.sort_by_key(|f| f.nodes.start);
    findings
}

fn weigh(look: &Look, i: usize) -> [Tally; 4] {
    std::array::from_fn(|k| {
        let mut tally = Tally::default();
        DETECTORS[k].weigh(look, i, &mut tally);
        tally
    })
}

/// The kind of each block that does not stay: its own evidence and that of the boxes around it.
fn kinds(c: &Context, stays: &[bool], tallies: &[[Tally; 4]]) -> Vec<Option<Kind>> {
    let mut sums = vec![[0.0f32; 4]];
    for tally in tallies {
        let last = sums[sums.len() - 1];
        sums.push(std::array::from_fn(|k| last[k] + tally[k].total()));
    }
    let kind = |i: usize| {
        let mut score: [f32; 4] = std::array::from_fn(|k| tallies[i][k].total());
        let boxes = c.levels(&c.blocks[i]).map(|n| c.blocks.within(c.page, n)).filter(|run| run.len() > 1);
        for (run, fade) in boxes.take_while(|run| run.len() <= LARGEST_BOX && !stays[run.clone()].contains(&true)).zip([1.0, 0.7, 0.5, 0.35]) {
            for k in 0..4 {
                score[k] += SHARED * fade * (sums[run.end][k] - sums[run.start][k]) / run.len() as f32;
            }
        }
        let best = Kind::ALL.into_iter().max_by(|a, b| score[*a as usize].total_cmp(&score[*b as usize]));
        best.filter(|k| score[*k as usize] > 0.0).or(Some(Kind::Boilerplate))
    };
    (0..c.blocks.len()).map(|i| if stays[i] { None } else { kind(i) }).collect()
}

/// A run of blocks of one kind, and the nodes it covers.
struct Run {
    kind: Kind,
    blocks: Range<usize>,
    nodes: Range<u32>,
}

/// The largest elements whose blocks are all of one kind, and what stands bare between them; neighbours of a kind under one parent are joined.
fn runs(c: &Context, kinds: &[Option<Kind>]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let mut at = 0;
    while (at as usize) < c.page.len() {
        let node = NodeId(at);
        let blocks = c.blocks.within(c.page, node);
        if blocks.is_empty() {
            at = c.page.end(node);
            continue;
        }
        let kind = kinds[blocks.start];
        let whole = !matches!(c.page.tag(node), Tag::Document | Tag::Html | Tag::Body);
        let uniform = blocks.clone().all(|i| kinds[i] == kind);
        match kind {
            Some(kind) if whole && uniform => {
                join(c, &mut out, Run { kind, blocks, nodes: at..c.page.end(node) });
                at = c.page.end(node);
            }
            None if uniform => at = c.page.end(node),
            _ => at += 1,
        }
    }
    out
}

fn join(c: &Context, out: &mut Vec<Run>, run: Run) {
    let parent = |n: u32| c.page.parent(NodeId(n));
    match out.last_mut() {
        Some(last) if last.kind == run.kind && last.blocks.end == run.blocks.start && parent(last.nodes.start) == parent(run.nodes.start) => {
            last.blocks.end = run.blocks.end;
            last.nodes.end = run.nodes.end;
        }
        _ => out.push(run),
    }
}

fn describe(c: &Context, run: Run, tallies: &[[Tally; 4]]) -> Finding {
    let mut weights: HashMap<&Reason, f32> = HashMap::new();
    let (mut own, mut all) = (0.0, 0.0);
    for i in run.blocks.clone() {
        for (k, tally) in tallies[i].iter().enumerate() {
            all += tally.total().max(0.0);
            if k == run.kind as usize {
                own += tally.total().max(0.0);
                tally.reasons.iter().for_each(|(w, reason)| *weights.entry(reason).or_default() += w);
            }
        }
    }
    let mut reasons: Vec<(&Reason, f32)> = weights.into_iter().filter(|r| r.1 > 0.0).collect();
    reasons.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.to_string().cmp(&b.0.to_string())));
    let mut reasons: Vec<Reason> = reasons.into_iter().take(3).map(|r| r.0.clone()).collect();
    if reasons.is_empty() {
        reasons.push(Reason::Apart);
    }
    let strength = own / run.blocks.len() as f32;
    let share = own / all.max(0.1);
    let confidence = (0.45 + 0.55 * share * (1.0 - (-strength / 2.5).exp())).min(0.99);
    let label = super::label::name(c, run.kind, run.blocks.clone());
    Finding { kind: run.kind, label, confidence, reasons, nodes: run.nodes }
}

/// Vendors' widgets that show no text: an empty comment thread, an advertisement's frame.
fn bare_widgets(c: &Context, kept: &[bool], findings: &[Finding]) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for (node, marker) in &c.evidence.markers {
        let Some(kind) = marker.kind() else { continue };
        let nodes = node.0..c.page.end(*node);
        let covered = |f: &Finding| f.nodes.start < nodes.end && nodes.start < f.nodes.end;
        let tag = c.page.tag(*node);
        let shown = !c.measures.hidden(*node) && !tag.is_silent() && !matches!(tag, Tag::A | Tag::Html | Tag::Body | Tag::Link | Tag::Meta);
        if shown && !kept[c.blocks.within(c.page, *node)].contains(&true) && !findings.iter().chain(&out).any(covered) {
            let label = super::label::of_kind(kind).to_string();
            out.push(Finding { kind, label, confidence: 0.9, reasons: vec![Reason::Vendor(marker.vendor)], nodes });
        }
    }
    out
}
