//! Hashes that the build script and the tables must agree on.

/// FNV-1a with a last mix: short keys, no state, the same on every target.
pub fn hash(key: &str) -> u64 {
    let sum = key.bytes().fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    (sum ^ sum >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// Which of `count` buckets (a power of two) a hash belongs to.
pub fn place(hash: u64, count: usize) -> usize {
    (hash >> 40) as usize & (count - 1)
}

/// What tells keys of one bucket apart.
pub fn print(hash: u64) -> [u8; 3] {
    let [a, b, c, ..] = hash.to_le_bytes();
    [a, b, c]
}

/// The first four bytes of a text, if it has so many.
pub fn head(text: &str) -> Option<u32> {
    text.as_bytes().first_chunk().copied().map(u32::from_be_bytes)
}

/// Which of 4096 bits stands for a head.
pub fn bucket(head: u32) -> usize {
    (head.wrapping_mul(0x9e37_79b1) >> 20) as usize
}
