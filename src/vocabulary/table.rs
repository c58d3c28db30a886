//! The two lookup tables that the build script fills: exact keys, and patterns that begin a text. No work at start.

use super::hash::{bucket, hash, head, place};

/// Keys known only by their hash, which keeps the labels of forty languages small: the first bits choose a bucket, the last 32 tell the keys
/// in it apart. The build script fails if two keys share both; that a text which is no key is taken for one happens once in 10⁹ lookups.
pub(super) struct Table {
    /// Where each bucket starts in `prints`; one more at the end. One more than a power of two.
    pub buckets: &'static [u16],
    /// The last 32 bits of the hashes.
    pub prints: &'static [u32],
    /// For each print the index of its value.
    pub indexes: &'static [u16],
    pub values: &'static [u64],
}

impl Table {
    /// The values of all entries with this key.
    pub fn get(&self, key: &str) -> impl Iterator<Item = u64> + use<> {
        let hash = hash(key);
        let bucket = place(hash, self.buckets.len() - 1);
        let (prints, indexes, values) = (self.prints, self.indexes, self.values);
        let entries = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        entries.filter(move |&at| prints[at] == hash as u32).map(move |at| values[indexes[at] as usize])
    }
}

/// Patterns of at least four bytes, sorted, found where a text begins with them.
pub(super) struct Prefixes {
    pub text: &'static str,
    pub starts: &'static [u32],
    pub values: &'static [u64],
    /// The first four bytes of each pattern.
    pub heads: &'static [u32],
    /// One bit for each of 4096 hashes of a head, set where some pattern has it: turns away nearly every word of prose.
    pub filter: &'static [u64; 64],
}

impl Prefixes {
    /// The patterns that `text` begins with, and their values.
    pub fn of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'static str, u64)> + 'a {
        let head = head(text).filter(|&head| self.filter[bucket(head) / 64] >> (bucket(head) % 64) & 1 == 1);
        let first = head.map_or(self.heads.len(), |head| self.heads.partition_point(|&h| h < head));
        (first..self.heads.len())
            .take_while(move |&i| Some(self.heads[i]) == head)
            .map(|i| (&self.text[self.starts[i] as usize..self.starts[i + 1] as usize], self.values[i]))
            .filter(|(pattern, _)| text.starts_with(pattern))
    }
}
