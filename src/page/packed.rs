//! The packed form in which a document crosses between JavaScript and Rust, both ways: the snapshot comes in with it, the reading goes out.
//!
//! One array of 32-bit words, one string, one table of names. Each record starts with a word
//! `kind | flags << 2 | name << 10 | attributes << 22`:
//!
//! | kind | what | words that follow |
//! | --- | --- | --- |
//! | 0 | element opens (name, flags, number of attributes) | per attribute: its name's index, its value's length |
//! | 1 | text | its length |
//! | 2 | the open element ends | none |
//! | 3 | white space only, stands for one space | none |
//!
//! Lengths are UTF-16 units; the values and texts stand in `text` one after the other. Names are indexes (below 4,096) of the table;
//! an element carries at most 1,023 attributes.

use super::{Builder, Flags, Page};

/// Record kinds, see the module's table.
pub const OPEN: u32 = 0;
/// See the module's table.
pub const TEXT: u32 = 1;
/// See the module's table.
pub const CLOSE: u32 = 2;
/// See the module's table.
pub const SPACE: u32 = 3;

/// Reads a packed document. Malformed input gives a page of what could be read; it never panics.
pub fn unpack(url: &str, base: &str, words: &[u32], text: &str, names: Vec<String>) -> Page {
    let known = names.len() as u32;
    let mut builder = Builder::new(url, base);
    builder.set_names(names);
    builder.reserve(words.len() / 3, text.len());
    let mut cursor = Cursor { text, carry: 0 };
    let mut words = words.iter().copied();
    while let Some(word) = words.next() {
        match word & 3 {
            OPEN => {
                let name = word >> 10 & 0xfff;
                if name >= known {
                    break;
                }
                builder.open_id(name as u16, Flags((word >> 2 & 0xff) as u8));
                for _ in 0..word >> 22 {
                    let (Some(name), Some(len)) = (words.next(), words.next()) else { break };
                    let value = cursor.take(len);
                    if name < known {
                        builder.attr_id(name as u16, value);
                    }
                }
            }
            TEXT => builder.text(cursor.take(words.next().unwrap_or(0))),
            CLOSE => builder.close(),
            _ => builder.text(" "),
        }
    }
    builder.finish()
}

/// Cuts the shared string into pieces whose lengths are given in UTF-16 units.
struct Cursor<'a> {
    text: &'a str,
    /// Units of the last character that reach past the piece before: a surrogate pair that two text nodes share.
    carry: u32,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, units: u32) -> &'a str {
        let bytes = self.text.as_bytes();
        let mut left = units.saturating_sub(self.carry);
        self.carry = self.carry.saturating_sub(units);
        let mut at = 0;
        while left > 0 && at < bytes.len() {
            let (width, size) = match bytes[at] {
                0..=0x7f => (1, 1),
                0x80..=0xdf => (2, 1),
                0xe0..=0xef => (3, 1),
                _ => (4, 2),
            };
            at += width;
            if size > left {
                self.carry = size - left;
                break;
            }
            left -= size;
        }
        let (piece, rest) = self.text.split_at(at.min(self.text.len()));
        self.text = rest;
        piece
    }
}

/// Writes a document in the packed form.
#[derive(Debug, Default)]
pub struct Packer {
    /// The records.
    pub words: Vec<u32>,
    /// The texts and attribute values, one after the other.
    pub text: String,
    /// The table of names.
    pub names: Vec<String>,
}

impl Packer {
    /// An element opens.
    pub fn open<'a>(&mut self, name: &str, flags: Flags, attrs: impl IntoIterator<Item = (&'a str, &'a str)>) {
        let at = self.words.len();
        let name = self.name(name);
        self.words.push(0);
        let mut count = 0;
        for (key, value) in attrs.into_iter().take(0x3ff) {
            let key = self.name(key);
            self.words.extend([key, utf16_len(value)]);
            self.text.push_str(value);
            count += 1;
        }
        self.words[at] = OPEN | u32::from(flags.0) << 2 | name << 10 | count << 22;
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.words.extend([TEXT, utf16_len(text)]);
        self.text.push_str(text);
    }

    /// The open element ends.
    pub fn close(&mut self) {
        self.words.push(CLOSE);
    }

    fn name(&mut self, name: &str) -> u32 {
        let at = self.names.iter().position(|n| n == name).unwrap_or_else(|| {
            self.names.push(name.to_string());
            self.names.len() - 1
        });
        at as u32
    }
}

fn utf16_len(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::NodeId;

    #[test]
    fn packs_and_unpacks_text_outside_the_basic_plane() {
        let mut packer = Packer::default();
        packer.open("p", Flags::default(), [("class", "ä𝒳"), ("id", "x")]);
        packer.text("漢字 𝒳!");
        packer.close();
        let page = unpack("u", "b", &packer.words, &packer.text, packer.names);
        assert_eq!((page.attr(NodeId(1), "class"), page.attr(NodeId(1), "id"), page.own_text(NodeId(2))), (Some("ä𝒳"), Some("x"), "漢字 𝒳!"));
    }

    #[test]
    fn a_surrogate_pair_shared_by_two_texts_does_not_shift_what_follows() {
        let page = unpack("u", "b", &[TEXT, 2, TEXT, 2, TEXT, 1], "a𝒳bc", vec![]);
        assert_eq!((page.own_text(NodeId(1)), page.own_text(NodeId(2)), page.own_text(NodeId(3))), ("a𝒳", "b", "c"));
    }

    #[test]
    fn malformed_input_gives_what_could_be_read() {
        let page = unpack("u", "b", &[OPEN | 7 << 10, TEXT, 99, TEXT], "ab", vec!["p".into()]);
        assert_eq!(page.len(), 1);
        let page = unpack("u", "b", &[OPEN | 1 << 22, 0], "ab", vec!["p".into()]);
        assert_eq!(page.name(NodeId(1)), "p");
    }
}
