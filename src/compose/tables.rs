//! Tables: data stay tables, layouts are taken apart.

use super::element::Element;
use super::role::has_class;
use super::walk::{Leave, Walk};
use crate::page::{NodeId, Page, Tag};

/// Characters of a cell that is prose, not data.
const PROSE: u32 = 500;

/// What was counted in a table, tables in it left out.
#[derive(Debug, Default)]
struct Shape {
    rows: u32,
    /// Cells of the widest row.
    columns: u32,
    cells_in_row: u32,
    headed: bool,
    nested: bool,
    prose: bool,
    lines_of_code: u32,
}

impl Walk<'_> {
    /// Takes a `table`.
    #[inline(never)]
    pub(super) fn table(&mut self, node: NodeId) -> Option<u32> {
        let shape = self.shape(node);
        if shape.lines_of_code > 1 {
            self.code_block(node);
            return Some(self.page.end(node));
        }
        if !is_data(self.page, node, &shape) {
            return Some(self.dissolve(node, Leave::Boundary));
        }
        let element = self.element("table", node);
        Some(self.block(element, node))
    }

    /// A cell of which nothing is kept, so that those after it stay in their column.
    pub(super) fn empty_cell(&mut self, node: NodeId) {
        let name = if self.page.tag(node) == Tag::Th { "th" } else { "td" };
        if self.writer.open_block(with_spans(self.page, node, Element::new(name, node))) {
            self.writer.write_blocks();
            self.writer.close_block();
        }
    }

    fn shape(&self, table: NodeId) -> Shape {
        let page = self.page;
        let mut shape = Shape::default();
        let mut at = table.0 + 1;
        while at < page.end(table) {
            let node = NodeId(at);
            at += 1;
            match page.tag(node) {
                Tag::Table => {
                    shape.nested |= self.has(node);
                    at = page.end(node);
                }
                Tag::Tr if self.has(node) => (shape.rows, shape.cells_in_row) = (shape.rows + 1, 0),
                Tag::Caption | Tag::Thead => shape.headed |= self.has(node),
                Tag::Td | Tag::Th => {
                    shape.cells_in_row += 1;
                    shape.columns = shape.columns.max(shape.cells_in_row);
                    shape.headed |= page.tag(node) == Tag::Th && self.has(node);
                    shape.prose |= self.chars(node) > PROSE;
                    shape.lines_of_code += u32::from(has_class(page, node, &["blob-code", "hljs-ln-code", "js-file-line", "code-line"]));
                }
                _ => {}
            }
        }
        shape
    }
}

fn is_data(page: &Page, node: NodeId, shape: &Shape) -> bool {
    match page.attr(node, "role") {
        Some("presentation" | "none") => return false,
        Some("table" | "grid") => return true,
        _ => {}
    }
    shape.columns > 1 && (shape.headed || (shape.rows > 1 && !shape.nested && !shape.prose))
}

/// The cell's spans and scope.
pub(super) fn with_spans(page: &Page, node: NodeId, element: Element) -> Element {
    let span = |key| page.attr(node, key).and_then(|v| v.trim().parse::<u32>().ok()).filter(|n| (2..=1000).contains(n)).map(|n| n.to_string());
    let scope = page.attr(node, "scope").map(str::to_ascii_lowercase).filter(|s| matches!(s.as_str(), "row" | "col" | "rowgroup" | "colgroup"));
    let scope = scope.filter(|_| element.name == "th");
    element.with("colspan", span("colspan")).with("rowspan", span("rowspan")).with("scope", scope)
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn a_data_table_keeps_its_cells() {
        assert_eq!(
            html("<table border=1><caption>Catch</caption><tr><th scope=col>Day<th>Fish<tr><td colspan=2 style=x><p>none</p><tr><td><td>3</table>"),
            "<table><caption>Catch</caption><tbody><tr><th scope=\"col\">Day</th><th>Fish</th></tr>\
             <tr><td colspan=\"2\">none</td></tr><tr><td></td><td>3</td></tr></tbody></table>"
        );
    }

    #[test]
    fn a_layout_table_is_taken_apart() {
        assert_eq!(html("<table><tr><td><p>One</p><p>Two</p></table>"), "<p>One</p><p>Two</p>");
        assert_eq!(html("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>"), "<p>a</p><p>b</p><p>c</p><p>d</p>");
        let inner = "<table><tr><th>a<th>b<tr><td>1<td>2</table>";
        assert!(html(&format!("<table><tr><td>Menu<td>{inner}</table>")).starts_with("<p>Menu</p><table><tbody><tr><th>a</th>"));
    }
}
