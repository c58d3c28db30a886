//! A small JSON reader for what pages write as JSON-LD. It takes what strict readers refuse (raw line breaks, stray quotes and trailing commas,
//! missing ends, comment and CDATA wrappers, several values in a row), and is bounded: depth, number of values, one pass over the text.

/// Deeper values are skipped without being read.
const MAX_DEPTH: u32 = 32;
/// No page needs more; what follows is dropped.
const MAX_VALUES: u32 = 20_000;
const CDATA: &str = "[CDATA[";

/// A JSON value. Numbers keep their spelling as text; `null`, `true`, `false` and what can't be read are `Null`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member `key` of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        let Value::Object(members) = self else { return None };
        members.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    /// A text, or the first text of a list.
    pub(super) fn text(&self) -> Option<&str> {
        self.items().iter().find_map(|v| if let Value::Text(t) = v { Some(t.as_str()) } else { None })
    }

    /// A list's values; any other value as a list of one.
    pub(super) fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            Value::Null => &[],
            one => std::slice::from_ref(one),
        }
    }
}

/// All values of a script's text, in order.
pub(super) fn parse(text: &str) -> Vec<Value> {
    let decoded;
    let text = if !text.contains('"') && text.contains("&quot;") {
        decoded = super::text::decode(text);
        &decoded
    } else {
        text
    };
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, values: 0 };
    let mut out = Vec::new();
    while parser.seek_start() {
        out.push(parser.value(0));
    }
    out
}

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    values: u32,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Moves to the next opening bracket: all wrappers stand outside of them.
    fn seek_start(&mut self) -> bool {
        while self.values < MAX_VALUES
            && let Some(start) = self.bytes[self.at..].iter().position(|b| matches!(b, b'{' | b'['))
        {
            self.at += start;
            if !self.text[self.at..].starts_with(CDATA) {
                return true;
            }
            self.at += CDATA.len();
        }
        false
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|b| b <= b' ') {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Value {
        self.values += 1;
        if depth >= MAX_DEPTH || self.values >= MAX_VALUES {
            self.skip_value();
            return Value::Null;
        }
        self.skip_space();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => Value::Text(self.string()),
            _ => self.scalar(),
        }
    }

    fn object(&mut self, depth: u32) -> Value {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b'"') => {
                    let key = self.string();
                    self.skip_space();
                    if self.peek() == Some(b':') {
                        self.at += 1;
                        let value = self.value(depth + 1);
                        members.push((key, value));
                    }
                }
                Some(_) => self.skip_char(),
            }
        }
        Value::Object(members)
    }

    fn list(&mut self, depth: u32) -> Value {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None | Some(b'}') => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b',' | b':') => self.at += 1,
                Some(_) => items.push(self.value(depth + 1)),
            }
        }
        Value::List(items)
    }

    /// A number or a word. Always moves on, except at the end and before a bracket that the caller handles.
    fn scalar(&mut self) -> Value {
        let start = self.at;
        while self.peek().is_some_and(|b| b > b' ' && !matches!(b, b',' | b'}' | b']')) {
            self.at += 1;
        }
        match &self.text[start..self.at] {
            number if number.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Value::Text(number.into()),
            _ => Value::Null,
        }
    }

    fn string(&mut self) -> String {
        self.at += 1;
        let mut out = String::new();
        let mut run = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' if self.ends_string() => break,
                b'\\' => {
                    out.push_str(&self.text[run..self.at]);
                    self.at += 1;
                    self.escape(&mut out);
                    run = self.at;
                }
                _ => self.at += 1,
            }
        }
        out.push_str(&self.text[run..self.at]);
        self.at = (self.at + 1).min(self.bytes.len());
        out
    }

    /// Whether the quote here ends its string: what follows is structure, or a new line's string whose comma was forgotten.
    fn ends_string(&self) -> bool {
        let rest = &self.bytes[self.at + 1..];
        let gap = rest.iter().position(|b| *b > b' ').unwrap_or(rest.len());
        match rest.get(gap) {
            None | Some(b',' | b':' | b'}' | b']') => true,
            Some(b'"') => rest[..gap].contains(&b'\n'),
            Some(_) => false,
        }
    }

    fn escape(&mut self, out: &mut String) {
        let Some(byte) = self.peek() else { return };
        match byte {
            b'u' => {
                self.at += 1;
                out.push(self.unicode());
            }
            b'n' | b'r' | b't' | b'b' | b'f' => {
                self.at += 1;
                out.push(if byte == b'n' { '\n' } else { ' ' });
            }
            _ => {
                out.push(self.text[self.at..].chars().next().unwrap_or(' '));
                self.skip_char();
            }
        }
    }

    fn unicode(&mut self) -> char {
        let high = self.hex4();
        if (0xd800..0xdc00).contains(&high) && self.text[self.at..].starts_with("\\u") {
            self.at += 2;
            let low = self.hex4();
            return char::from_u32(0x10000 + ((high - 0xd800) << 10) + low.saturating_sub(0xdc00)).unwrap_or('\u{fffd}');
        }
        char::from_u32(high).unwrap_or('\u{fffd}')
    }

    fn hex4(&mut self) -> u32 {
        let digits = self.bytes.get(self.at..self.at + 4).unwrap_or(&[]);
        let value = std::str::from_utf8(digits).ok().and_then(|d| u32::from_str_radix(d, 16).ok());
        self.at += if value.is_some() { 4 } else { 0 };
        value.unwrap_or(0xfffd)
    }

    fn skip_char(&mut self) {
        self.at += self.text[self.at..].chars().next().map_or(1, char::len_utf8);
    }

    /// Passes over one value without reading it, however deep it nests.
    fn skip_value(&mut self) {
        let mut open = 0_u32;
        while let Some(byte) = self.peek() {
            match byte {
                b'{' | b'[' => open += 1,
                b'}' | b']' if open == 0 => return,
                b'}' | b']' => open -= 1,
                b'"' => self.skip_string(),
                b',' if open == 0 => return,
                _ => {}
            }
            self.at = (self.at + 1).min(self.bytes.len());
        }
    }

    /// Moves to the quote that ends the string which starts here.
    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' if self.ends_string() => return,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Value {
        parse(text).into_iter().next().unwrap_or(Value::Null)
    }

    #[test]
    fn reads_what_pages_write() {
        for broken in [
            r#"{"a":"x","b":["y",1]}"#,
            "<!-- {\"a\":\"x\",\"b\":[\"y\",1,],} -->",
            "//<![CDATA[\n{\"a\":\"x\",\"b\":[\"y\",1]};\n//]]>",
            "{&quot;a&quot;:&quot;x&quot;,&quot;b&quot;:[&quot;y&quot;,1]}",
            "{\"a\":\"x\"\n\"b\":[\"y\",1]",
        ] {
            let value = one(broken);
            assert_eq!(value.get("a").and_then(Value::text), Some("x"), "{broken}");
            assert_eq!(value.get("b"), Some(&Value::List(vec![Value::Text("y".into()), Value::Text("1".into())])), "{broken}");
        }
    }

    #[test]
    fn keeps_strings_whole() {
        let value = one("{\"a\":\"line\none\tand \"two\" said \\\"he\\\" \\u00e9 \\ud83d\\ude00 \\x\", \"b\": true}");
        assert_eq!(value.get("a").and_then(Value::text), Some("line\none\tand \"two\" said \"he\" é 😀 x"));
        assert_eq!(value.get("b"), Some(&Value::Null));
        assert_eq!(parse("{\"a\":1}\n{\"a\":2}").len(), 2);
        assert_eq!(one(r#"{"a":"\ud83d"}"#).get("a").and_then(Value::text), Some("\u{fffd}"));
        assert_eq!(one("{\"a\":\"\\").get("a").and_then(Value::text), Some(""));
    }

    #[test]
    fn is_bounded() {
        let deep = "[".repeat(300_000);
        assert!(matches!(one(&deep), Value::List(_)));
        let deep = "{\"a\":".repeat(300_000);
        assert!(matches!(one(&deep), Value::Object(_)));
        let wide = format!("[{}{{\"a\":1}}]", "{\"a\":1},".repeat(300_000));
        assert!(parse(&wide).len() <= 20_001);
        assert!(parse(&"[]".repeat(200_000)).len() <= 20_001);
        parse(&"{\"".repeat(200_000));
        parse(&"\"".repeat(200_000));
        parse("[}]{]}");
    }
}
