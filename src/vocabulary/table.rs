//! The lookup tables that the build script fills: exact keys, patterns that begin a text, and lists of texts. No work at start.

use super::hash::{bucket, hash, head, place, print};

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
        let hash = hash(key);
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

/// Patterns of at least four bytes, sorted, found where a text begins with them.
pub(super) struct Prefixes<V: 'static> {
    pub patterns: Texts,
    pub values: &'static [V],
    /// One bit for each of 4096 hashes of a pattern's first four bytes, set where some pattern has it: turns away nearly every word of prose.
    pub filter: &'static [u64; 64],
}

impl<V: Copy> Prefixes<V> {
    /// The patterns that `text` begins with, and their values.
    pub fn of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'static str, V)> + 'a {
        let head = head(text).filter(|&head| self.filter[bucket(head) / 64] >> (bucket(head) % 64) & 1 == 1);
        let first = head.map_or(self.values.len(), |head| self.first_with(head));
        (first..self.values.len())
            .map(|at| (self.patterns.get(at), self.values[at]))
            .take_while(move |(pattern, _)| self::head(pattern) == head)
            .filter(|(pattern, _)| text.starts_with(pattern))
    }

    fn first_with(&self, wanted: u32) -> usize {
        let starts = &self.patterns.starts[..self.values.len()];
        starts.partition_point(|&start| head(&self.patterns.text[start as usize..]) < Some(wanted))
    }
}
