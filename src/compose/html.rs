//! The sequence as an HTML string.

use super::Op;

/// Elements that have no end tag.
pub(super) fn is_void(name: &str, foreign: bool) -> bool {
    !foreign && matches!(name, "br" | "hr" | "img" | "source")
}

/// Serialises as the HTML standard says, so that parsing gives the same elements again.
pub(super) fn write(ops: &[Op]) -> String {
    let mut out = String::new();
    let mut open = Vec::new();
    for op in ops {
        match op {
            Op::Open { name, foreign, attrs, .. } => {
                out.push('<');
                out.push_str(name);
                for (key, value) in attrs {
                    out.push(' ');
                    out.push_str(key);
                    out.push_str("=\"");
                    escape(value, true, &mut out);
                    out.push('"');
                }
                out.push('>');
                open.push((*name, *foreign));
            }
            Op::Text(text) => {
                // The parser drops a line break right after `<pre>`.
                if text.starts_with('\n') && out.ends_with('>') && open.last() == Some(&("pre", false)) {
                    out.push('\n');
                }
                escape(text, false, &mut out);
            }
            Op::Close => {
                if let Some((name, foreign)) = open.pop()
                    && !is_void(name, foreign)
                {
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
        }
    }
    out
}

fn escape(text: &str, attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\0' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::compose::tests::html;

    #[test]
    fn escapes_text_and_attributes() {
        assert_eq!(
            html("<p>1 &lt; 2 &amp;amp; <a href='/?a=1&b=\"\"'>x&nbsp;y</a></p>"),
            r#"<p>1 &lt; 2 &amp;amp; <a href="https://site.example/?a=1&amp;b=&quot;&quot;">x&nbsp;y</a></p>"#
        );
    }
}
