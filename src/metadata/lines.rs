//! The lines of text that stand around the headline, where bylines and dates are written.

use super::Seen;
use super::title::Headline;
use crate::page::{NodeId, Tag, fold_into};

/// Bytes of text read behind the headline, and before it.
const AFTER: usize = 1_200;
const BEFORE: usize = 500;
/// Nodes looked at on each side: enough for any header, too few to be slow.
const MAX_NODES: u32 = 600;

/// The lines behind the headline, nearest first, then those before it, nearest first. Without a headline, the page's first lines.
pub(super) fn around(page: Seen, headline: &Headline) -> Vec<String> {
    let (start, end) = headline.node.map_or((0, 0), |n| (n.0, page.end(n)));
    let last = page.len() as u32;
    let mut out = read(page, end..last.min(end + MAX_NODES), AFTER);
    let mut before = read(page, start.saturating_sub(MAX_NODES)..start, usize::MAX);
    before.reverse();
    let mut left = BEFORE;
    before.retain(|line| {
        let fits = line.len() <= left;
        left = left.saturating_sub(line.len());
        fits
    });
    out.extend(before);
    out
}

/// The lines of one small element.
pub(super) fn of(page: Seen, node: NodeId) -> Vec<String> {
    if page.end(node) - node.0 > MAX_NODES { Vec::new() } else { read(page, node.0..page.end(node), AFTER) }
}

fn read(page: Seen, nodes: std::ops::Range<u32>, limit: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    let (mut at, mut bytes, mut depth_end) = (nodes.start, 0, u32::MAX);
    while at < nodes.end && bytes < limit {
        let node = NodeId(at);
        let tag = page.tag(node);
        if at >= depth_end || (tag != Tag::Text && (!tag.is_inline() || tag == Tag::Br)) {
            flush(&mut line, &mut out);
            depth_end = u32::MAX;
        }
        if tag.is_silent() && tag != Tag::Head || tag == Tag::Svg || page.is_hidden(node) || matches!(tag, Tag::Nav | Tag::Footer) {
            at = page.end(node);
            continue;
        }
        if tag == Tag::Text {
            bytes += page.own_text(node).trim().len();
            fold_into(&mut line, page.own_text(node));
        } else if !tag.is_inline() {
            depth_end = page.end(node);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
        at += 1;
    }
    flush(&mut line, &mut out);
    out
}

fn flush(line: &mut String, out: &mut Vec<String>) {
    let text = line.trim();
    if !text.is_empty() {
        out.push(text.to_string());
    }
    line.clear();
}
