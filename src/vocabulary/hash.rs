//! Hashes that the build script and the tables must agree on.

/// FNV-1a with a last mix: short keys, no state, the same on every target.
pub fn hash(key: &str) -> u64 {
    mix(key.bytes().fold(START, step))
}

/// The sum of no bytes.
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

/// The sum of one byte more.
pub fn step(sum: u64, byte: u8) -> u64 {
    (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of what was summed.
pub fn mix(sum: u64) -> u64 {
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

/// Which of `count` bits (a power of two) stands for a head.
pub fn bucket(head: u32, count: usize) -> usize {
    (head.wrapping_mul(0x9e37_79b1) >> 16) as usize & (count - 1)
}
