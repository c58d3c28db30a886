//! The lookup tables that the build script fills: exact keys, patterns that begin a text, and lists of texts. No work at start.

use super::hash::{START, bucket, hash, head, mix, place, print, step};

/// Keys known only by their hash, which keeps the labels of forty languages small: some bits choose a bucket, 24 others tell the keys in it
/// apart. The build script fails if two keys share both; that a text which is no key is taken for one happens once in two million lookups.
pub(super) struct Table<V: 'static> {
    /// Where each bucket starts in `prints`; one more at the end. One more than a power of two.
    pub buckets: &'static [u16],
    /// The other bits of the hashes, bucket by bucket.
    pub prints: &'static [[u8; 3]],
    /// For each print its value.
    pub values: &'static [V],
}

impl<V: Copy> Table<V> {
    /// The values of all entries with this key.
    pub fn get(&self, key: &str) -> impl Iterator<Item = V> + use<V> {
        self.at(hash(key))
    }

    /// The values of all entries whose key has this hash.
    fn at(&self, hash: u64) -> impl Iterator<Item = V> + use<V> {
        let bucket = place(hash, self.buckets.len() - 1);
        let entries = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        let (prints, values) = (&self.prints[entries.clone()], &self.values[entries]);
        prints.iter().zip(values).filter(move |(known, _)| **known == print(hash)).map(|(_, &value)| value)
    }
}

/// Texts by number. One text with the place where each starts takes half the room of a list of `&str`.
pub(super) struct Texts {
    pub text: &'static str,
    /// One more at the end.
    pub starts: &'static [u16],
}

impl Texts {
    /// The text of this number.
    pub fn get(&self, at: usize) -> &'static str {
        &self.text[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// Patterns of at least four bytes, found where a text begins with them. They are known only by their hash.
pub(super) struct Prefixes<V: 'static> {
    pub patterns: Table<V>,
    /// Bytes of the longest pattern.
    pub longest: usize,
    /// A bit for each hash of a pattern's first four bytes, set where some pattern has it: turns away nearly every word of prose.
    pub filter: &'static [u64],
}

impl<V: Copy> Prefixes<V> {
    /// The lengths of the patterns that `text` begins with, shortest first, and their values.
    pub fn of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, V)> + 'a {
        let known = head(text).map(|head| bucket(head, self.filter.len() * 64)).is_some_and(|bit| self.filter[bit / 64] >> (bit % 64) & 1 == 1);
        let mut sum = START;
        let bytes = text.bytes().take(if known { self.longest } else { 0 }).zip(1..);
        bytes.flat_map(move |(byte, len)| {
            sum = step(sum, byte);
            let ends = len >= 4 && text.is_char_boundary(len);
            ends.then(|| self.patterns.at(mix(sum))).into_iter().flatten().map(move |value| (len, value))
        })
    }
}
