//! Measures over subtrees, computed once for a page and shared by all stages. Each is a prefix sum over document order, so the measure
//! of any subtree, or of any run of nodes, is one subtraction.

use super::{NodeId, Page, Tag};
use crate::numbers::Numbers;
use std::ops::Range;

/// Sums and inherited states for every node of one page.
#[derive(Clone, Debug)]
pub struct Measures {
    /// Inherited: the node or an ancestor is not rendered, or is silent (scripts, styles).
    hidden: Vec<bool>,
    chars: Vec<u32>,
    link_chars: Vec<u32>,
}

impl Measures {
    /// One pass over the page.
    pub fn of(page: &Page) -> Measures {
        let n = page.len();
        let mut m = Measures { hidden: vec![false; n], chars: vec![0; n + 1], link_chars: vec![0; n + 1] };
        let unveiled = hidden_main_text(page);
        let mut link_end = 0;
        for node in page.all() {
            let i = node.index();
            let parent = page.parent(node);
            m.hidden[i] =
                (i > 0 && m.hidden[parent.index()]) || (page.is_hidden(node) && !main_text_in(&unveiled, node)) || page.tag(node).is_silent();
            if page.tag(node) == Tag::A && !m.hidden[i] {
                link_end = page.end(node).max(link_end);
            }
            let own = if page.tag(node) == Tag::Text && !m.hidden[i] { visible_chars(page.own_text(node)) } else { 0 };
            m.chars[i + 1] = m.chars[i] + own;
            m.link_chars[i + 1] = m.link_chars[i] + if node.0 < link_end { own } else { 0 };
        }
        m
    }

    /// Whether the node, or an ancestor, is not shown.
    pub fn hidden(&self, node: NodeId) -> bool {
        self.hidden[node.index()]
    }

    /// Visible characters that are not white space, in a run of node ids (a subtree is `node.0 .. page.end(node)`).
    pub fn chars(&self, nodes: Range<u32>) -> u32 {
        self.chars[nodes.end as usize] - self.chars[nodes.start as usize]
    }

    /// Those of them inside links.
    pub fn link_chars(&self, nodes: Range<u32>) -> u32 {
        self.link_chars[nodes.end as usize] - self.link_chars[nodes.start as usize]
    }
}

#[inline(never)]
fn visible_chars(text: &str) -> u32 {
    if text.is_ascii() {
        text.bytes().filter(|b| !matches!(b, b' ' | b'\t'..=b'\r')).count() as u32
    } else {
        text.chars().filter(|c| !c.is_whitespace()).count() as u32
    }
}

/// Whether the page shows next to nothing and has its text in a `noscript`: its scripts were blocked or have failed. What it has for browsers
/// without scripts is then all there is to read. Measured on forums whose pages are built by scripts: they show 60 to 350 characters without.
pub fn waits_for_scripts(page: &Page) -> bool {
    const LITTLE: u32 = 400;
    const MUCH: usize = 1000;
    let kept_back = |n: NodeId| page.tag(n) == Tag::Noscript && page.children(n).any(|text| page.own_text(text).len() > MUCH);
    page.all().any(kept_back) && Measures::of(page).chars(0..page.len() as u32) < LITTLE
}

/// Hidden elements that hold most of what the page has to say: an article behind a wall or an expander, or one that a script was to reveal.
/// They are read as if they were shown. An element is one of them where its text outside links is longer than half of all that is visible.
#[inline(never)]
fn hidden_main_text(page: &Page) -> Vec<NodeId> {
    const LEAST: usize = 500;
    let mut roots: Vec<(NodeId, usize)> = Vec::new();
    let (mut visible, mut hidden_end, mut skip_end) = (0, 0, 0);
    for node in page.all() {
        let end = page.end(node);
        if node.0 < skip_end {
            continue;
        }
        match page.tag(node) {
            Tag::A | Tag::Nav | Tag::Dialog => skip_end = end,
            tag if tag.is_silent() => skip_end = end,
            Tag::Text if node.0 < hidden_end => {
                if let Some(root) = roots.last_mut() {
                    root.1 += page.own_text(node).trim().len();
                }
            }
            Tag::Text => visible += page.own_text(node).trim().len(),
            _ if page.is_hidden(node) && node.0 >= hidden_end => {
                hidden_end = end;
                roots.push((node, 0));
            }
            _ => {}
        }
    }
    roots.retain(|r| r.1 > LEAST && r.1 > visible / 2);
    let mut roots: Vec<NodeId> = roots.into_iter().map(|r| r.0).collect();
    if !roots.is_empty() {
        drop_copies(page, &mut roots);
    }
    roots
}

/// Takes out what the page shows already, or hides twice: a copy for print, for sharing or for a narrow screen.
#[inline(never)]
fn drop_copies(page: &Page, roots: &mut Vec<NodeId>) {
    let texts = |nodes: Range<u32>| nodes.map(|n| page.own_text(NodeId(n)).trim()).filter(|t| t.len() > 20);
    let hidden = |n: NodeId| page.ancestors(n).any(|a| page.is_hidden(a) || page.tag(a).is_silent());
    let mut seen: Numbers<&str> = page.all().filter(|&n| page.own_text(n).trim().len() > 20 && !hidden(n)).map(|n| page.own_text(n).trim()).collect();
    roots.retain(|&root| {
        let (mut new, mut all) = (0, 0);
        for text in texts(root.0..page.end(root)) {
            all += text.len();
            new += if seen.is_new(text) { text.len() } else { 0 };
        }
        new * 2 > all
    });
}

fn main_text_in(unveiled: &[NodeId], node: NodeId) -> bool {
    unveiled.binary_search(&node).is_ok()
}
