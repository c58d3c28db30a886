//! The two lookup tables that the build script fills: exact keys by hash, and patterns that begin a text. No work at start.

use super::hash::{bucket, hash, head};

/// Keys with a value each, found by hash. Equal keys lie side by side.
pub(super) struct Table {
    /// All keys, sorted, one after the other.
    pub text: &'static str,
    /// Where each key starts in `text`; one more at the end.
    pub starts: &'static [u32],
    pub values: &'static [u64],
    /// Open addressing: 0 or 1 + the index of the first of equal keys. The length is a power of two.
    pub slots: &'static [u16],
}

impl Table {
    /// The values of all entries with this key.
    pub fn get(&self, key: &str) -> &'static [u64] {
        let mask = self.slots.len() - 1;
        let mut slot = hash(key) as usize & mask;
        while self.slots[slot] != 0 {
            let first = self.slots[slot] as usize - 1;
            if self.key(first) == key {
                let count = (first..self.values.len()).take_while(|&i| self.key(i) == key).count();
                return &self.values[first..first + count];
            }
            slot = (slot + 1) & mask;
        }
        &[]
    }

    fn key(&self, index: usize) -> &'static str {
        &self.text[self.starts[index] as usize..self.starts[index + 1] as usize]
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
