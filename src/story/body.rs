//! How much of a block stands in the text that the page's JSON-LD gives as its article.

use crate::blocks::{Blocks, is_cjk};
use crate::numbers::Numbers;

/// Words that must follow each other to count as shared. Three keep apart the phrases that any two texts share.
const RUN: usize = 3;
/// A shorter `articleBody` is a teaser, which says nothing of the rest.
const LEAST_WORDS: usize = 60;

/// By block, the share of its runs of words that the body has too, 0 to 1; -1 for all where the page gives no body.
#[inline(never)]
pub fn shares(blocks: &Blocks, body: Option<&str>) -> Vec<f32> {
    let words = body.map(words).filter(|words| words.len() >= LEAST_WORDS);
    let Some(words) = words else { return vec![-1.0; blocks.len()] };
    let runs: Numbers<u64> = runs(&words).collect();
    blocks.iter().map(|block| share(&self::words(blocks.text(block)), &runs)).collect()
}

fn share(words: &[u32], body: &Numbers<u64>) -> f32 {
    let (mut shared, mut all) = (0, 0);
    for run in runs(words) {
        all += 1;
        shared += usize::from(body.known(&run).is_some());
    }
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}

/// One number a word: an FNV-1a hash of its lower-case letters and digits; CJK characters are words of their own.
fn words(text: &str) -> Vec<u32> {
    let mut out = Vec::new();
    let mut word = Hash::new();
    for c in text.chars() {
        if is_cjk(c) || !c.is_alphanumeric() {
            word.flush(&mut out);
        }
        if c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| word.add(c as u32));
        }
        if is_cjk(c) {
            word.flush(&mut out);
        }
    }
    word.flush(&mut out);
    out
}

fn runs(words: &[u32]) -> impl Iterator<Item = u64> + '_ {
    words.windows(RUN).map(|run| {
        let mut hash = Hash::new();
        run.iter().for_each(|w| hash.add(*w));
        u64::from(hash.0)
    })
}

struct Hash(u32);

impl Hash {
    const START: u32 = 0x811c_9dc5;

    fn new() -> Hash {
        Hash(Self::START)
    }

    fn add(&mut self, value: u32) {
        self.0 = (self.0 ^ value).wrapping_mul(0x0100_0193);
    }

    fn flush(&mut self, out: &mut Vec<u32>) {
        if self.0 != Self::START {
            out.push(self.0);
            self.0 = Self::START;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_runs_not_of_words() {
        let body: Numbers<u64> = runs(&words("The ferry left late, and nobody on the quay minded the rain.")).collect();
        assert_eq!(share(&words("the FERRY left — late"), &body), 1.0);
        assert_eq!(share(&words("rain the ferry nobody late"), &body), 0.0);
        assert_eq!(share(&words("quay"), &body), 0.0);
        assert_eq!(words("雨が降る").len(), 4);
    }
}
