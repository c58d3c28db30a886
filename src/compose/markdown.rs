//! The reading as Markdown: blocks here, lines in [`inline`].

mod inline;
mod table;

use super::Op;
use inline::Inline;

/// Sequences, with the place where each element ends.
pub(super) struct Tree<'a> {
    ops: &'a [Op],
    ends: Vec<usize>,
}

/// Writes CommonMark with GitHub's tables and strikethrough.
pub(super) fn write(ops: &[Op]) -> String {
    let mut ends = vec![0; ops.len()];
    let mut open = Vec::new();
    for (i, op) in ops.iter().enumerate() {
        match op {
            Op::Open { .. } => open.push(i),
            Op::Close => {
                if let Some(start) = open.pop() {
                    ends[start] = i;
                }
            }
            Op::Text(_) => {}
        }
    }
    let out = Tree { ops, ends }.blocks(0, ops.len());
    if out.is_empty() { out } else { out + "\n" }
}

impl<'a> Tree<'a> {
    /// The blocks of a range, apart by an empty line. Nesting is bounded by the writer that made the sequence.
    fn blocks(&self, from: usize, to: usize) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut at = from;
        while at < to {
            let is_block = |op: &Op| matches!(op, Op::Open { name, foreign, .. } if !super::text::is_inline(name, *foreign) && *name != "br");
            if is_block(&self.ops[at]) {
                parts.push(self.block(at));
                at = self.ends[at] + 1;
                continue;
            }
            let start = at;
            while at < to && !is_block(&self.ops[at]) {
                at = if self.ops[at].opens().is_some() { self.ends[at] + 1 } else { at + 1 };
            }
            parts.push(self.line(start, at));
        }
        parts.retain(|p| !p.trim().is_empty());
        parts.join("\n\n")
    }

    fn block(&self, at: usize) -> String {
        let (op, from, to) = (&self.ops[at], at + 1, self.ends[at]);
        match op.opens().unwrap_or("") {
            "p" | "summary" | "dt" => self.line(from, to),
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                let level = name[1..].parse().unwrap_or(2);
                format!("{} {}", "#".repeat(level), self.line(from, to).replace('\n', " "))
            }
            "hr" => "---".into(),
            "pre" => self.fence(at),
            "blockquote" | "aside" => prefix(&self.blocks(from, to), "> ", ">"),
            "ul" | "ol" => self.list(at),
            "dd" => prefix(&self.blocks(from, to), "    ", "").replacen("    ", ":   ", 1),
            "table" => self.table(at),
            "iframe" | "video" | "audio" => self.player(at),
            _ => self.blocks(from, to),
        }
    }

    /// Inline content as one paragraph.
    fn line(&self, from: usize, to: usize) -> String {
        Inline::new(self).write(from, to)
    }

    /// Text of a range, as it is.
    fn plain(&self, from: usize, to: usize) -> String {
        self.ops[from..to].iter().filter_map(|op| if let Op::Text(text) = op { Some(text.as_str()) } else { None }).collect()
    }

    /// Direct children of the element that opens at `at`, by the place where they open.
    fn children(&self, at: usize) -> Vec<usize> {
        let mut out = Vec::new();
        let mut next = at + 1;
        while next < self.ends[at] {
            if self.ops[next].opens().is_some() {
                out.push(next);
                next = self.ends[next];
            }
            next += 1;
        }
        out
    }

    fn fence(&self, at: usize) -> String {
        let text = self.plain(at + 1, self.ends[at]);
        let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
        format!("{fence}{}\n{}\n{fence}", self.ops[at].attr("data-lang").unwrap_or(""), text.trim_end_matches('\n'))
    }

    fn list(&self, at: usize) -> String {
        let start: i64 = self.ops[at].attr("start").and_then(|s| s.parse().ok()).filter(|n| (0..=999_999_999).contains(n)).unwrap_or(1);
        let ordered = self.ops[at].opens() == Some("ol");
        let mut loose = false;
        let mut items = Vec::new();
        for (item, number) in self.children(at).into_iter().zip(start..) {
            let marker = if ordered { format!("{number}. ") } else { "- ".into() };
            let tight = !self.children(item).iter().any(|&c| self.ops[c].opens() == Some("p"));
            let body = self.blocks(item + 1, self.ends[item]);
            let body = if tight { body.replacen("\n\n- ", "\n- ", 1).replacen("\n\n1. ", "\n1. ", 1) } else { body };
            loose |= !tight;
            items.push(format!("{marker}{}", prefix(&body, &" ".repeat(marker.len()), "").trim_start()));
        }
        items.join(if loose { "\n\n" } else { "\n" })
    }

    /// A player is a link to what it plays.
    fn player(&self, at: usize) -> String {
        let source = || self.children(at).into_iter().find_map(|c| self.ops[c].attr("src"));
        let Some(src) = self.ops[at].attr("src").or_else(source) else { return String::new() };
        let title = self.ops[at].attr("title").unwrap_or_else(|| crate::page::url::host(src));
        format!("[{}]({})", inline::escape(title), inline::destination(src))
    }
}

/// The lines with something before each.
fn prefix(text: &str, full: &str, empty: &str) -> String {
    text.split('\n').map(|line| if line.is_empty() { empty.to_string() } else { format!("{full}{line}") }).collect::<Vec<_>>().join("\n")
}

/// Length of the longest run of a character.
fn longest_run(text: &str, c: char) -> usize {
    text.split(|x| x != c).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::reading;

    fn markdown(html: &str) -> String {
        reading(html).markdown()
    }

    #[test]
    fn blocks_and_nesting() {
        assert_eq!(
            markdown("<h2>Head</h2><p>One</p><blockquote><p>a</p><p>b</p></blockquote><ol start=3><li>x<ul><li>y</ul><li>z</ol><hr><p>End"),
            "## Head\n\nOne\n\n> a\n>\n> b\n\n3. x\n   - y\n4. z\n\n---\n\nEnd\n"
        );
        assert_eq!(markdown("<ul><li><p>a</p><p>b</p><li>c</ul>"), "- a\n\n  b\n\n- c\n");
    }

    #[test]
    fn code_is_fenced() {
        assert_eq!(markdown("<pre><code class=language-rust>a\n\n  b *c*</code></pre>"), "```rust\na\n\n  b *c*\n```\n");
        assert_eq!(markdown("<pre>x ``` y</pre>"), "````\nx ``` y\n````\n");
    }

    #[test]
    fn pictures_and_players() {
        assert_eq!(
            markdown(
                "<figure><img src='/a (1).jpg' alt='A [boat]'><figcaption>Quay</figcaption></figure><iframe src=https://www.youtube.com/embed/x></iframe>"
            ),
            "![A \\[boat\\]](<https://site.example/a (1).jpg>)\n\nQuay\n\n[YouTube](https://www.youtube.com/embed/x)\n"
        );
    }
}
