//! Inline drawings: diagrams and formulas stay, icons go. Only what draws comes through; references lead nowhere but into the drawing.

use super::allow;
use super::images::size;
use super::math::copy;
use super::walk::{Show, Walk};
use crate::decimal::decimal;
use crate::page::{NodeId, Page, Tag};

/// Up to this many pixels a side a drawing is an icon.
const ICON: u32 = 32;

/// From this height on, in pixels, a drawing is a figure and not part of a line.
const FIGURE_HEIGHT: u32 = 80;

impl Walk<'_> {
    /// Takes an `svg`.
    #[inline(never)]
    pub(super) fn drawing(&mut self, node: NodeId) {
        let page = self.page;
        let size = size(page, node).or_else(|| view_box(page, node));
        let tiny = size.is_none_or(|(w, h)| w <= ICON && h <= ICON);
        let titled = page.children(node).any(|n| page.name(n) == "title") || page.attr(node, "aria-label").is_some();
        let mute = page.attr(node, "aria-hidden") == Some("true") && !titled;
        let in_control = self.writer.inline("a").is_some() || page.ancestors(node).take(3).any(|n| page.tag(n) == Tag::Button);
        if self.show == Show::Text || (tiny && !is_formula(page, node)) || mute || in_control {
            return;
        }
        let ops = copy(page, node, allow::svg, attrs);
        if ops.iter().any(|op| matches!(op.opens(), Some("path" | "text" | "rect" | "circle" | "line" | "polyline" | "polygon" | "ellipse" | "use")))
        {
            let inline = self.writer.mid_line() || size.is_some_and(|(_, h)| h < FIGURE_HEIGHT);
            self.place(ops, node, inline);
        }
    }
}

fn view_box(page: &Page, node: NodeId) -> Option<(u32, u32)> {
    let mut numbers = page.attr(node, "viewBox")?.split([' ', ',']).filter(|n| !n.is_empty()).skip(2).map(decimal);
    Some((numbers.next()?? as u32, numbers.next()?? as u32))
}

/// Drawn formulas measure in units of their letters.
fn is_formula(page: &Page, node: NodeId) -> bool {
    ["width", "height"].iter().all(|k| page.attr(node, k).is_some_and(|v| v.ends_with("ex") || v.ends_with("em")))
}

#[inline(never)]
fn attrs(page: &Page, node: NodeId) -> Vec<(&'static str, String)> {
    let mut out: Vec<(&'static str, String)> = Vec::new();
    for (key, value) in page.attrs(node) {
        let key = if key == "xlink:href" { "href" } else { key };
        if let (Some(key), Some(value)) = (allow::svg_attr(key), safe(key, value))
            && !out.iter().any(|(k, _)| *k == key)
        {
            out.push((key, value));
        }
    }
    out
}

/// The value with its references kept inside the drawing and its names kept apart from the document's.
fn safe(key: &str, value: &str) -> Option<String> {
    let value = value.trim();
    match key {
        "id" => Some(format!("lede-{value}")),
        "href" => value.strip_prefix('#').map(|id| format!("#lede-{id}")),
        _ if value.contains("url") => {
            let id = value.strip_prefix("url(#")?.strip_suffix(')')?;
            id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')).then(|| format!("url(#lede-{id})"))
        }
        _ => (!value.contains([':', '<', '\\', '\0'])).then(|| value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn a_diagram_is_a_figure_and_safe() {
        let out = html(
            "<svg width=300 height=200 viewBox='0 0 300 200' onload=x style=x><script>x</script><style>y</style><defs><linearGradient id=g><stop offset=0 \
             stop-color=red /></linearGradient></defs><path d='M0 0L9 9' fill='url(#g)' stroke='url(https://x.example/)'/><use href='https://x.example/#a'/>\
             <foreignObject><p>x</p></foreignObject><text x=1>Label</text><animate attributeName=href /></svg>",
        );
        assert_eq!(
            out,
            "<figure><svg width=\"300\" height=\"200\" viewBox=\"0 0 300 200\"><defs><linearGradient id=\"lede-g\"><stop offset=\"0\" stop-color=\"red\">\
             </stop></linearGradient></defs><path d=\"M0 0L9 9\" fill=\"url(#lede-g)\"></path><use></use><text x=\"1\">Label</text></svg></figure>"
        );
    }

    #[test]
    fn icons_go() {
        let svg = |size: &str, extra: &str| format!("<svg {size} {extra}><path d='M0 0'/></svg>");
        for icon in [svg("width=24 height=24", ""), svg("width=90 height=90", "aria-hidden=true"), svg("", "")] {
            assert!(!html(&format!("<p>x {icon}</p>")).contains("<svg"), "{icon}");
        }
        assert!(html(&format!("<p>x {}</p>", svg("width=2ex height=3ex", ""))).contains("<svg"));
    }
}
