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

/// Patterns of at least four bytes, found where a text begins with them. They are known by their length and their hash.
pub(super) struct Prefixes<V: 'static> {
    /// Where the patterns of each bucket start. A bucket is chosen by a text's first four bytes; for nearly every word of prose it is empty. One more
    /// than a power of two.
    pub buckets: &'static [u16],
    /// Bytes of each pattern, the shorter ones of a bucket first.
    pub lengths: &'static [u8],
    /// Some bits of each pattern's hash.
    pub prints: &'static [[u8; 3]],
    /// For each pattern its value.
    pub values: &'static [V],
}

impl<V: Copy> Prefixes<V> {
    /// Calls `found` with the length of each pattern that `text` begins with, shortest first, and with its value. Only those count that end where
    /// `ends` says yes to their length in bytes.
    pub fn each(&self, text: &str, ends: impl Fn(usize) -> bool, mut found: impl FnMut(usize, V)) {
        let Some(head) = head(text) else { return };
        let bucket = bucket(head, self.buckets.len() - 1);
        let (mut sum, mut summed) = (START, 0);
        for entry in self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize {
            let len = self.lengths[entry] as usize;
            if !text.is_char_boundary(len) || !ends(len) {
                continue;
            }
            sum = text.as_bytes()[summed..len].iter().copied().fold(sum, step);
            summed = len;
            if print(mix(sum)) == self.prints[entry] {
                found(len, self.values[entry]);
            }
        }
    }
}
