//! Tables as GitHub's Markdown has them.

use super::Tree;

/// Columns that a table may have; a cell's span is cut there.
const MOST_COLUMNS: usize = 64;

impl Tree<'_> {
    /// A table: its caption, a head row (the first one), a rule, the others. Cells are one line each.
    pub(super) fn table(&self, at: usize) -> String {
        let mut caption = String::new();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for part in self.children(at) {
            if self.ops[part].opens() == Some("caption") {
                caption = self.line(part + 1, self.ends[part]);
            } else {
                rows.extend(self.children(part).into_iter().map(|row| self.cells(row)));
            }
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let line = |cells: &Vec<String>| {
            let padded = cells.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns);
            format!("| {} |", padded.collect::<Vec<_>>().join(" | "))
        };
        let mut lines: Vec<String> = rows.iter().map(line).collect();
        if columns > 0 {
            lines.insert(1, format!("|{}", " --- |".repeat(columns)));
        }
        let table = lines.join("\n");
        if caption.is_empty() { table } else { format!("{caption}\n\n{table}") }
    }

    fn cells(&self, row: usize) -> Vec<String> {
        let mut out = Vec::new();
        for cell in self.children(row) {
            let text = self.blocks(cell + 1, self.ends[cell]).replace("\\\n", " ").replace('\n', " ").replace('|', "\\|");
            let span: usize = self.ops[cell].attr("colspan").and_then(|s| s.parse().ok()).unwrap_or(1);
            out.push(text);
            out.extend(std::iter::repeat_n(String::new(), span.min(MOST_COLUMNS) - 1));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::reading;

    #[test]
    fn rows_have_the_same_number_of_cells() {
        assert_eq!(
            reading("<table><caption>Catch</caption><tr><th>Day<th>Fish<th>x<tr><td colspan=2>a|b<td><p>c</p><p>d</p></table>").markdown(),
            "Catch\n\n| Day | Fish | x |\n| --- | --- | --- |\n| a\\|b |  | c  d |\n"
        );
    }
}
