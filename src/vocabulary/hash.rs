//! Hashes that the build script and the tables must agree on.

/// FNV-1a: short keys, no state, the same on every target.
pub fn hash(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The first four bytes of a text, if it has so many.
pub fn head(text: &str) -> Option<u32> {
    text.as_bytes().first_chunk().copied().map(u32::from_be_bytes)
}

/// Which of 4096 bits stands for a head.
pub fn bucket(head: u32) -> usize {
    (head.wrapping_mul(0x9e37_79b1) >> 20) as usize
}
