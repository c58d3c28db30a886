//! Code and other preformatted text: white space exact, gutters and buttons gone, the language kept.

use super::Op;
use super::element::Element;
use super::role::{classes, has_class};
use super::walk::{Show, Walk};
use super::writer::is_blank;
use crate::page::{NodeId, Page, Tag};

const GUTTERS: [&str; 12] = [
    "gutter",
    "lineno",
    "linenos",
    "linenodiv",
    "line-number",
    "line-numbers",
    "line-numbers-rows",
    "hljs-ln-numbers",
    "blob-num",
    "rouge-gutter",
    "linenumber",
    "ln",
];

/// Language names that say nothing.
const NO_LANGUAGE: [&str; 6] = ["none", "plain", "plaintext", "text", "txt", "nohighlight"];

impl Walk<'_> {
    /// Takes a `pre`, or a gutter beside one. False for anything else.
    #[inline(never)]
    pub(super) fn code(&mut self, node: NodeId) -> bool {
        let page = self.page;
        if page.tag(node) != Tag::Pre {
            return matches!(page.tag(node), Tag::Td | Tag::Div | Tag::Span) && has_class(page, node, &GUTTERS) && self.is_numbers(node);
        }
        if self.show == Show::Media || (self.is_numbers(node) && page.ancestors(node).take(4).any(|n| page.tag(n) == Tag::Td)) {
            return true;
        }
        let holds_prose = page.children(node).any(|n| matches!(page.tag(n), Tag::P | Tag::H2 | Tag::Img | Tag::Figure) && self.has(n));
        if !holds_prose {
            self.code_block(node);
        }
        !holds_prose
    }

    /// The subtree's text as one block of code.
    #[inline(never)]
    pub(super) fn code_block(&mut self, node: NodeId) {
        let page = self.page;
        let text = self.exact_text(node);
        let text = text.trim_end().trim_start_matches(['\n', '\r']);
        if text.chars().all(is_blank) {
            return;
        }
        let language = language(page, node);
        let is_code = language.is_some() || page.tag(node) == Tag::Table || page.subtree(node).any(|n| matches!(page.tag(n), Tag::Code | Tag::Samp));
        let element = self.element("pre", node).with("data-lang", language);
        if !self.writer.open_block(element) {
            self.writer.text(text, node);
            return;
        }
        let text = [Op::Text(text.to_string())];
        if is_code {
            self.writer.block_ops(std::iter::once(Element::new("code", node).open()).chain(text).chain([Op::Close]));
        } else {
            self.writer.block_ops(text);
        }
        self.writer.close_block();
    }

    /// The kept text, character by character; elements that stand on lines of their own begin one.
    fn exact_text(&self, root: NodeId) -> String {
        let page = self.page;
        let codes = page.children(root).filter(|&n| page.tag(n) == Tag::Code).count();
        let mut out = String::new();
        let mut at = root.0 + 1;
        while at < page.end(root) {
            let node = NodeId(at);
            at += 1;
            match page.tag(node) {
                Tag::Text if self.keeps(node) || page.own_text(node).chars().all(is_blank) => push_clean(&mut out, page.own_text(node)),
                Tag::Br => out.push('\n'),
                tag if tag == Tag::Button || tag.is_silent() => at = page.end(node),
                _ if has_class(page, node, &GUTTERS) && self.is_numbers(node) => at = page.end(node),
                Tag::Div | Tag::P | Tag::Li | Tag::Tr => new_line(&mut out),
                Tag::Code if codes > 1 && page.parent(node) == root => new_line(&mut out),
                _ => {}
            }
        }
        out
    }

    /// Whether the kept text is line numbers and nothing else.
    fn is_numbers(&self, node: NodeId) -> bool {
        self.page.subtree(node).filter(|&n| self.keeps(n)).all(|n| self.page.own_text(n).chars().all(|c| c.is_ascii_digit() || c.is_whitespace()))
    }
}

fn new_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Line breaks as one kind, without what no code holds.
fn push_clean(out: &mut String, text: &str) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    out.extend(text.chars().filter(|c| !matches!(c, '\0' | '\u{feff}' | '\u{200b}')));
}

/// The language that the block, its `code`, or a wrapper names.
#[inline(never)]
fn language(page: &Page, node: NodeId) -> Option<String> {
    let inner = page.children(node).find(|&n| page.tag(n) == Tag::Code);
    let near = inner.into_iter().chain([node]).chain(page.ancestors(node).take(2));
    near.into_iter().find_map(|n| {
        let named = ["data-lang", "data-language"].into_iter().filter_map(|k| page.attr(n, k)).find_map(tidy);
        named.or_else(|| of_classes(page, n))
    })
}

fn of_classes(page: &Page, node: NodeId) -> Option<String> {
    let all: Vec<&str> = classes(page, node).collect();
    let after = |mark: &str| all.iter().position(|c| c.eq_ignore_ascii_case(mark)).and_then(|i| all.get(i + 1)).and_then(|c| tidy(c));
    let prefixed = |c: &&str| ["language-", "lang-", "highlight-source-", "brush:"].iter().find_map(|p| tidy(c.strip_prefix(p)?));
    all.iter().find_map(prefixed).or_else(|| after("brush:")).or_else(|| after("sourceCode"))
}

fn tidy(name: &str) -> Option<String> {
    let name = name.trim().trim_end_matches(';').to_ascii_lowercase();
    let fine = (1..=20).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.'));
    (fine && !NO_LANGUAGE.contains(&name.as_str())).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn white_space_is_exact_and_the_language_stays() {
        assert_eq!(
            html("<pre class='x'><code class='hljs language-rust'>fn <b>a</b>() {\n\n    1 &lt; 2\n}\n</code><button>Copy</button></pre>"),
            "<pre data-lang=\"rust\"><code>fn a() {\n\n    1 &lt; 2\n}</code></pre>"
        );
        assert_eq!(html("<pre>  poem\n line</pre>"), "<pre>  poem\n line</pre>");
    }

    #[test]
    fn line_numbers_go() {
        let table = "<div class='highlight'><table><tr><td class=linenos><pre>1\n2</pre></td><td class=code><pre><code>a\n b</code></pre></td></tr></table></div>";
        assert_eq!(html(table), "<pre><code>a\n b</code></pre>");
        assert_eq!(html("<pre><code><span class=ln>1</span>a\n<span class=ln>2</span>b</code></pre>"), "<pre><code>a\nb</code></pre>");
    }

    #[test]
    fn lines_in_elements_of_their_own_stay_lines() {
        assert_eq!(html("<pre><div>a</div><div>b</div></pre>"), "<pre>a\nb</pre>");
        assert_eq!(html("<pre><code>a</code><code>b</code></pre>"), "<pre><code>a\nb</code></pre>");
        let row = |n, t| format!("<tr><td class='blob-num'>{n}</td><td class='blob-code'>{t}</td></tr>");
        assert_eq!(html(&format!("<table>{}{}</table>", row(1, "let a;"), row(2, "  b"))), "<pre><code>let a;\n  b</code></pre>");
    }
}
