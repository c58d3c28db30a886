//! A page as text, one line a node: for goldens and for comparing the live document's reader with the tests' parser.

use super::{Flags, NodeId, Page, Tag, fold_into};
use std::fmt::Write;

/// Two spaces of indent a level; elements as `name.flags [attr=value]…`, texts folded and quoted; texts of white space are left out.
pub fn dump(page: &Page) -> String {
    let mut out = String::new();
    dump_children(page, NodeId::ROOT, 0, &mut out);
    out
}

fn dump_children(page: &Page, node: NodeId, depth: usize, out: &mut String) {
    for child in page.children(node) {
        let indent = "  ".repeat(depth);
        if page.tag(child) == Tag::Text {
            let mut folded = String::new();
            fold_into(&mut folded, page.own_text(child));
            if !folded.trim().is_empty() {
                let _ = writeln!(out, "{indent}{:?}", folded.trim());
            }
            continue;
        }
        let hidden = if page.flags(child).has(Flags::HIDDEN) { " hidden" } else { "" };
        let _ = write!(out, "{indent}{}{hidden}", page.name(child));
        for (name, value) in page.attrs(child) {
            let _ = write!(out, " [{name}={value}]");
        }
        out.push('\n');
        dump_children(page, child, depth + 1, out);
    }
}
