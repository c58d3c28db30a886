//! Headings: the story's title is not repeated, and the levels in use begin at `h2` without gaps.

use super::Op;
use super::spans::{letters, remove, top_level};
use crate::metadata::Metadata;
use crate::search;

/// The title is looked for in this many blocks from the top.
const TOP: usize = 8;

const NAMES: [&str; 7] = ["", "h1", "h2", "h3", "h4", "h5", "h6"];

/// Drops the repeated title and settles the levels.
#[inline(never)]
pub(super) fn settle(ops: &mut Vec<Op>, metadata: &Metadata) {
    drop_title(ops, metadata);
    let mut used = [false; 7];
    ops.iter().filter_map(level).for_each(|l| used[l] = true);
    let mut shifted = [0; 7];
    for (next, level) in (2..).zip((1..7).filter(|&l| used[l])) {
        shifted[level] = next.min(6);
    }
    for op in ops {
        if let Some(level) = level(op)
            && let Op::Open { name, .. } = op
        {
            *name = NAMES[shifted[level]];
        }
    }
}

fn level(op: &Op) -> Option<usize> {
    NAMES.iter().skip(1).position(|n| op.opens() == Some(n)).map(|i| i + 1)
}

/// A headline among the first blocks goes: as a heading anywhere there, as a paragraph only before any other text.
fn drop_title(ops: &mut Vec<Op>, metadata: &Metadata) {
    let titles: Vec<String> = metadata.title.iter().chain(&metadata.headlines).map(|t| search::letters(t)).filter(|t| !t.is_empty()).collect();
    let mut text_before = false;
    let mut drop = Vec::new();
    for block in top_level(ops).into_iter().take(TOP) {
        let heading = level(&ops[block.start]).is_some();
        if !heading && (text_before || ops[block.start].opens() != Some("p")) {
            continue;
        }
        let text = letters(&ops[block.clone()]);
        if titles.contains(&text) {
            drop.push(block);
        } else {
            text_before |= !text.is_empty();
        }
    }
    remove(ops, &drop);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::tests::{html, reading_with};

    fn titled(source: &str) -> String {
        reading_with(source, &Metadata { title: Some("The Harbour Reopens".into()), ..Metadata::default() }).html()
    }

    #[test]
    fn the_title_is_not_repeated() {
        assert_eq!(titled("<h1>The harbour  reopens</h1><p>Text.</p><h2>Later</h2><p>More.</p>"), "<p>Text.</p><h2>Later</h2><p>More.</p>");
        assert_eq!(titled("<div>The Harbour Reopens</div><p>Text.</p>"), "<p>Text.</p>");
        assert_eq!(titled("<p>Text.</p><p>The Harbour Reopens</p>"), "<p>Text.</p><p>The Harbour Reopens</p>");
    }

    #[test]
    fn levels_begin_at_two_and_have_no_gaps() {
        assert_eq!(html("<h1>A</h1><p>x</p><h3>B</h3><p>x</p><h6>C</h6>"), "<h2>A</h2><p>x</p><h3>B</h3><p>x</p><h4>C</h4>");
        assert_eq!(html("<h4>A</h4><div role=heading aria-level=5>B</div>"), "<h2>A</h2><h3>B</h3>");
    }

    #[test]
    fn links_of_a_heading_to_itself_go() {
        assert_eq!(html("<h2 id=a>A <a href='#a'>¶</a></h2><h2 id=b><a href='#b'>B</a></h2>"), r#"<h2>A</h2><h2>B</h2>"#);
    }

    #[test]
    fn tools_for_editors_go() {
        assert_eq!(html("<h2>A <span class=mw-editsection>[<a href=/edit>edit</a>]</span></h2><p>x"), "<h2>A</h2><p>x</p>");
    }

    #[test]
    fn a_heading_is_one_line() {
        assert_eq!(html("<h2><div>One</div><div>two<br>three</div></h2>"), "<h2>One two three</h2>");
    }
}
