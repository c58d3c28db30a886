//! Inline content as one Markdown paragraph.

use super::{Tree, longest_run};
use crate::compose::Op;

/// Writes one line.
pub(super) struct Inline<'a, 't> {
    tree: &'t Tree<'a>,
    out: String,
}

impl<'a, 't> Inline<'a, 't> {
    pub fn new(tree: &'t Tree<'a>) -> Self {
        Inline { tree, out: String::new() }
    }

    /// The range's content.
    pub fn write(mut self, from: usize, to: usize) -> String {
        self.range(from, to);
        guard_start(self.out.trim())
    }

    fn range(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            match &self.tree.ops[at] {
                Op::Text(text) => self.out.push_str(&escape(text)),
                Op::Open { .. } => {
                    self.element(at);
                    at = self.tree.ends[at];
                }
                Op::Close => {}
            }
            at += 1;
        }
    }

    fn element(&mut self, at: usize) {
        let (op, from, to) = (&self.tree.ops[at], at + 1, self.tree.ends[at]);
        match op.opens().unwrap_or("") {
            "br" => self.out.push_str("\\\n"),
            "img" => {
                let (alt, src) = (op.attr("alt").unwrap_or(""), op.attr("src").unwrap_or(""));
                self.out.push_str(&format!("![{}]({})", escape(alt), destination(src)));
            }
            "em" | "i" | "cite" | "dfn" | "var" => self.wrapped("*", "*", from, to),
            "strong" | "b" => self.wrapped("**", "**", from, to),
            "s" | "del" => self.wrapped("~~", "~~", from, to),
            "q" => self.wrapped("“", "”", from, to),
            "rt" => self.wrapped("(", ")", from, to),
            "code" | "samp" | "kbd" => self.code(&self.tree.plain(from, to)),
            "a" => match op.attr("href").filter(|h| !h.starts_with('#')) {
                Some(href) => self.wrapped("[", &format!("]({})", destination(href)), from, to),
                None => self.range(from, to),
            },
            name @ ("sub" | "sup") => self.wrapped(&format!("<{name}>"), &format!("</{name}>"), from, to),
            "math" => self.formula(at),
            "svg" => {}
            _ => self.range(from, to),
        }
    }

    /// Content between marks; the white space at its ends stays outside, or the marks would not count.
    fn wrapped(&mut self, before: &str, after: &str, from: usize, to: usize) {
        let start = self.out.len();
        self.range(from, to);
        let inner = self.out.split_off(start);
        let text = inner.trim_matches(' ');
        if text.is_empty() {
            self.out.push_str(&inner);
            return;
        }
        let lead = inner.len() - inner.trim_start_matches(' ').len();
        self.out.push_str(&inner[..lead]);
        self.out.push_str(before);
        self.out.push_str(text);
        self.out.push_str(after);
        self.out.push_str(&inner[lead + text.len()..]);
    }

    fn code(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let ticks = "`".repeat(if text.contains('`') { longest_run(text, '`') + 1 } else { 1 });
        let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
        self.out.push_str(&format!("{ticks}{pad}{}{pad}{ticks}", text.replace('\n', " ")));
    }

    /// A formula as TeX where the page has it, as its characters otherwise.
    fn formula(&mut self, at: usize) {
        let (ops, end) = (&self.tree.ops, self.tree.ends[at]);
        let is_tex = |i: &usize| ops[*i].opens() == Some("annotation") && ops[*i].attr("encoding") == Some("application/x-tex");
        let Some(tex) = (at..end).find(is_tex) else {
            self.out.push_str(&escape(&self.tree.plain(at, end)));
            return;
        };
        let mark = if ops[at].attr("display") == Some("block") { "$$" } else { "$" };
        self.out.push_str(&format!("{mark}{}{mark}", self.tree.plain(tex, self.tree.ends[tex]).trim().replace('\n', " ")));
    }
}

/// The text with everything escaped that Markdown would read as a mark.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().unwrap_or(' ');
        let marks = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '~' => before == '~' || after == '~',
            '&' => after == '#' || after.is_ascii_alphabetic(),
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
        before = c;
    }
    out
}

/// Escapes what would make a list, a heading or a quotation of each line's start.
fn guard_start(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let numbered =
            (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) && matches!(line.as_bytes().get(digits + 1), None | Some(b' '));
        if numbered {
            format!("{}\\{}", &line[..digits], &line[digits..])
        } else if line.starts_with(['#', '>', '=', '|']) || (line.starts_with(['+', '-']) && !line[1..].starts_with(char::is_alphanumeric)) {
            format!("\\{line}")
        } else {
            line.to_string()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A link's address; in angle brackets where its characters would end it.
pub(super) fn destination(url: &str) -> String {
    if url.contains(['(', ')', ' ']) { format!("<{}>", url.replace('<', "%3C").replace('>', "%3E")) } else { url.replace('<', "%3C") }
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::reading;

    fn markdown(html: &str) -> String {
        reading(html).markdown()
    }

    #[test]
    fn marks_and_links() {
        assert_eq!(
            markdown("<p>One <b>two </b>and <em>three</em>, <a href='/x_(y)'>a <code>b`c</code></a><br>new H<sub>2</sub>O <del>old</del></p>"),
            "One **two** and *three*, [a ``b`c``](<https://site.example/x_(y)>)\\\nnew H<sub>2</sub>O ~~old~~\n"
        );
    }

    #[test]
    fn text_is_not_taken_for_marks() {
        assert_eq!(markdown("<p>1. a *b* snake_case _x_ &lt;i&gt; &amp;amp; [c]</p>"), "1\\. a \\*b\\* snake_case \\_x\\_ \\<i> \\&amp; \\[c\\]\n");
        assert_eq!(markdown("<p># x</p><p>- y</p><p>-5 degrees</p><p>> z</p>"), "\\# x\n\n\\- y\n\n-5 degrees\n\n\\> z\n");
    }

    #[test]
    fn formulas_are_tex() {
        let math = |attr: &str| {
            format!("<p>So <math {attr}><semantics><mi>x</mi><annotation encoding='application/x-tex'>x_1</annotation></semantics></math></p>")
        };
        assert_eq!((markdown(&math("")), markdown(&math("display=block"))), ("So $x_1$\n".into(), "So $$x_1$$\n".into()));
        assert_eq!(markdown("<p><math><mi>y</mi></math></p>"), "y\n");
    }
}
