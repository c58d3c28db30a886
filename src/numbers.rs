//! The one hash map for all: each further type of key or value would cost two kilobytes of machine code.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// Numbers for keys: 0, 1, 2 and so on, in the order in which they are first met. What is known of a key stands in a list beside it.
#[derive(Clone, Debug)]
pub(crate) struct Numbers<K>(HashMap<K, u32, Fnv>);

impl<K> Default for Numbers<K> {
    fn default() -> Self {
        Numbers(HashMap::default())
    }
}

impl<K: Eq + Hash> Numbers<K> {
    /// The key's number. That of a new key is the count of those before it.
    #[inline(never)]
    pub fn of(&mut self, key: K) -> usize {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert(next) as usize
    }

    /// The key's number, if it was met.
    #[inline(never)]
    pub fn known(&self, key: &K) -> Option<usize> {
        self.0.get(key).map(|&number| number as usize)
    }

    /// How many keys were met.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes a key, and says whether it is new.
    pub fn is_new(&mut self, key: K) -> bool {
        let next = self.0.len();
        self.of(key) == next
    }
}

impl<K: Eq + Hash> Extend<K> for Numbers<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        keys.into_iter().for_each(|key| {
            self.of(key);
        });
    }
}

impl<K: Eq + Hash> FromIterator<K> for Numbers<K> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        let mut numbers = Numbers::default();
        numbers.extend(keys);
        numbers
    }
}

/// Fowler-Noll-Vo hashing: several times faster on short keys than the default, whose strength against chosen keys is not needed here: a page
/// that wants to cost time has easier ways.
pub(crate) type Fnv = BuildHasherDefault<FnvHasher>;

#[derive(Debug)]
pub(crate) struct FnvHasher(u32);

impl Default for FnvHasher {
    fn default() -> Self {
        FnvHasher(0x811c_9dc5)
    }
}

impl Hasher for FnvHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    fn finish(&self) -> u64 {
        // The table takes the group from the low bits and the tag from the high ones.
        u64::from(self.0) << 32 | u64::from(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_numbered_as_they_come() {
        let mut numbers = Numbers::default();
        assert_eq!(["a", "b", "a", "c"].map(|key| numbers.of(key)), [0, 1, 0, 2]);
        assert_eq!((numbers.known(&"c"), numbers.known(&"d")), (Some(2), None));
        assert!(!numbers.is_new("c") && numbers.is_new("d"));
    }
}
