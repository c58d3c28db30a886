//! Formulas: the MathML copy stays and what a script drew from it goes.

use super::Op;
use super::allow;
use super::role::has_class;
use super::walk::{Show, Walk};
use crate::page::{NodeId, Page, Tag};

/// Elements in which KaTeX, MathJax and wikis put a formula's copies.
const CONTAINERS: [&str; 6] = ["katex", "katex-display", "MathJax", "MathJax_Display", "mwe-math-element", "mathjax"];

/// Attributes that hold TeX.
const TEX: [&str; 3] = ["data-latex", "data-tex", "data-math"];

/// Elements of foreign content that may be nested; deeper ones are flattened.
const MAX_DEPTH: usize = 40;

impl Walk<'_> {
    /// Takes a formula: MathML, or a container that holds it. False for anything else.
    #[inline(never)]
    pub(super) fn formula(&mut self, node: NodeId) -> bool {
        let page = self.page;
        let is_math = page.tag(node) == Tag::Math;
        let name = page.name(node);
        if !(is_math || name == "mjx-container" || has_class(page, node, &CONTAINERS)) {
            return false;
        }
        if self.show == Show::Media {
            return true;
        }
        let math = if is_math { Some(node) } else { self.find_math(node) };
        let Some(math) = math else { return self.tex(node) };
        let block = !is_math && (has_class(page, node, &["katex-display", "MathJax_Display"]) || page.attr(node, "display") == Some("true"));
        let mut ops = copy(page, math, allow::math, math_attrs);
        if let (true, Some(Op::Open { attrs, .. })) = (block, ops.first_mut()) {
            attrs.retain(|(k, _)| *k != "display");
            attrs.push(("display", "block".into()));
        }
        self.writer.inline_ops(ops, node);
        true
    }

    #[inline(never)]
    fn find_math(&mut self, node: NodeId) -> Option<NodeId> {
        if node.0 < self.no_formula_before {
            return None;
        }
        let math = self.page.subtree(node).find(|&n| self.page.tag(n) == Tag::Math);
        if math.is_none() {
            self.no_formula_before = self.page.end(node);
        }
        math
    }

    /// The formula's TeX, where that is all there is.
    #[inline(never)]
    fn tex(&mut self, node: NodeId) -> bool {
        let tex = TEX.iter().find_map(|k| self.page.attr(node, k)).filter(|t| !t.trim().is_empty());
        if let Some(tex) = tex {
            self.writer.text(tex, node);
        }
        tex.is_some()
    }
}

fn math_attrs(page: &Page, node: NodeId) -> Vec<(&'static str, String)> {
    let safe = |value: &str| value.len() <= 100 && !value.contains([':', '(', '<', '\0']);
    page.attrs(node).filter(|(_, v)| safe(v)).filter_map(|(k, v)| Some((allow::math_attr(k)?, v.to_string()))).collect()
}

/// Whether a foreign element may hold text; within those, HTML's parser expects no further foreign elements.
fn holds_text(name: &str) -> bool {
    matches!(name, "mi" | "mn" | "mo" | "ms" | "mtext" | "annotation" | "text" | "tspan" | "title" | "desc")
}

/// The allow-listed part of an SVG or MathML subtree. `named` gives the allowed names, `attrs` an element's allowed attributes.
pub(super) fn copy(
    page: &Page,
    root: NodeId,
    named: fn(&str) -> Option<&'static str>,
    attrs: fn(&Page, NodeId) -> Vec<(&'static str, String)>,
) -> Vec<Op> {
    let mut ops = Vec::new();
    let mut open: Vec<(u32, &str)> = Vec::new();
    let mut at = root.0;
    while at < page.end(root) {
        while open.last().is_some_and(|(end, _)| *end <= at) {
            open.pop();
            ops.push(Op::Close);
        }
        let node = NodeId(at);
        let inside = open.last().map_or("", |(_, name)| *name);
        at += 1;
        if page.tag(node) == Tag::Text {
            let text = page.own_text(node);
            if holds_text(inside) && !text.trim().is_empty() {
                let text = text.replace(['\0', '\r'], "");
                let text = if matches!(inside, "mi" | "mn" | "mo") { text.trim().to_string() } else { text };
                match ops.last_mut() {
                    Some(Op::Text(before)) => before.push_str(&text),
                    _ => ops.push(Op::Text(text)),
                }
            }
            continue;
        }
        let Some(name) = named(page.name(node)) else {
            at = page.end(node);
            continue;
        };
        if open.len() < MAX_DEPTH && (!holds_text(inside) || (inside == "text" && name == "tspan")) {
            ops.push(Op::Open { name, foreign: true, attrs: attrs(page, node), source: node });
            open.push((page.end(node), name));
        }
    }
    ops.extend(open.iter().map(|_| Op::Close));
    ops
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    const MATH: &str = "<math><semantics><mrow><mi>x</mi><mo>&lt;</mo><mn>2</mn></mrow><annotation encoding=\"application/x-tex\">x<2</annotation></semantics></math>";

    #[test]
    fn the_mathml_copy_stays_and_its_drawing_goes() {
        let katex = format!(
            "<p>So <span class=katex><span class=katex-mathml>{MATH}</span><span class=katex-html aria-hidden=true>x&lt;2</span></span>.</p>"
        );
        let out = html(&katex);
        assert!(out.starts_with("<p>So <math><semantics><mrow><mi>x</mi><mo>&lt;</mo>") && out.ends_with("</semantics></math>.</p>"), "{out}");
        assert_eq!(out.matches('2').count(), 2);
        assert!(html(&format!("<span class=katex-display><span class=katex>{MATH}<b>x</b></span></span>")).contains("<math display=\"block\">"));
    }

    #[test]
    fn what_runs_or_leaves_goes() {
        let out = html(
            "<p><math href='javascript:x' onclick=x><mi style=x>a</mi><annotation-xml><script>x</script></annotation-xml><maction>b</maction></math></p>",
        );
        assert_eq!(out, "<p><math><mi>a</mi></math></p>");
    }

    #[test]
    fn tex_alone_is_shown_as_it_is() {
        assert_eq!(html("<p>So <span class=MathJax data-latex='x^2'><i>x2</i></span></p>"), "<p>So x^2</p>");
    }
}
