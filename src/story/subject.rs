//! How much of what a block says is said elsewhere on the page: a plea, a pointer or another story shares few words with the story around it,
//! in any language.

use crate::blocks::{Blocks, is_cjk};

/// The share of a block's longer words, 0 to 1, that stand in other paragraphs; -1 each where it has no such words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    /// In any paragraph of the page.
    pub any: f32,
    /// In three or more.
    pub often: f32,
    /// In one before it.
    pub before: f32,
    /// In the three before it and the three behind it.
    pub near: f32,
}

impl Shared {
    const NONE: Shared = Shared { any: -1.0, often: -1.0, before: -1.0, near: -1.0 };
}

/// Blocks from this weight on count as paragraphs: their words are the subject.
const PARAGRAPH: u32 = 80;
/// A word is as good as three: one of a label of two words that is found elsewhere says little.
const LEAST: f32 = 3.0;
/// Paragraphs on either side that are near, and how many blocks away they may stand.
const NEAR: usize = 3;
const REACH: usize = 13;

/// A place for each word: a page has some 1,500 words of this kind, so that one in twenty meets another's place.
const PLACES: usize = 1 << 15;

/// What is known of a word, at its place.
struct Index {
    /// Paragraphs that have it.
    count: Vec<u16>,
    /// The first of them.
    first: Vec<u32>,
    /// The block that looked at it last, plus one.
    seen_by: Vec<u32>,
}

/// The nearest paragraphs before and behind a block.
fn near(blocks: &Blocks, i: usize) -> impl Iterator<Item = usize> {
    let before = (i.saturating_sub(REACH)..i).rev().filter(|&j| is_paragraph(blocks, j)).take(NEAR);
    before.chain((i + 1..(i + 1 + REACH).min(blocks.len())).filter(|&j| is_paragraph(blocks, j)).take(NEAR))
}

fn is_paragraph(blocks: &Blocks, i: usize) -> bool {
    blocks[i].weight >= PARAGRAPH
}

/// By block, what it shares with the others.
#[inline(never)]
pub fn shares(blocks: &Blocks) -> Vec<Shared> {
    let mut index = Index { count: vec![0; PLACES], first: vec![u32::MAX; PLACES], seen_by: vec![0; PLACES] };
    let mut words: Vec<u16> = Vec::new();
    let ends: Vec<usize> = (0..blocks.len()).map(|i| index.read(blocks, i, &mut words)).collect();
    let of = |i: usize| &words[if i == 0 { 0 } else { ends[i - 1] }..ends[i]];
    index.seen_by.fill(0);
    (0..blocks.len())
        .map(|i| {
            near(blocks, i).for_each(|j| index.see(of(j), i));
            index.share(of(i), i, is_paragraph(blocks, i))
        })
        .collect()
}

impl Index {
    /// Takes in the distinct words of a block, and tells where they end.
    #[inline(never)]
    fn read(&mut self, blocks: &Blocks, i: usize, words: &mut Vec<u16>) -> usize {
        let mut take = |hash: u32| {
            let place = hash as usize % PLACES;
            if self.seen_by[place] == i as u32 + 1 {
                return;
            }
            self.seen_by[place] = i as u32 + 1;
            words.push(place as u16);
            if is_paragraph(blocks, i) {
                self.count[place] = self.count[place].saturating_add(1);
                self.first[place] = self.first[place].min(i as u32);
            }
        };
        longer_words(blocks.text(&blocks[i]), &mut take);
        words.len()
    }

    #[inline(never)]
    fn see(&mut self, words: &[u16], by: usize) {
        words.iter().for_each(|&w| self.seen_by[w as usize] = by as u32 + 1);
    }

    #[inline(never)]
    fn share(&self, words: &[u16], i: usize, paragraph: bool) -> Shared {
        if words.is_empty() {
            return Shared::NONE;
        }
        let all = (words.len() as f32).max(LEAST);
        let share = |test: &dyn Fn(usize) -> bool| words.iter().filter(|&&w| test(w as usize)).count() as f32 / all;
        let own = u16::from(paragraph);
        Shared {
            any: share(&|w| self.count[w] > own),
            often: share(&|w| self.count[w] > own + 2),
            before: share(&|w| self.first[w] < i as u32),
            near: share(&|w| self.seen_by[w] == i as u32 + 1),
        }
    }
}

/// Gives a hash for each word of five letters or more, of its first seven, as words of one stem differ at their ends; of CJK text for each pair of
/// characters.
#[inline(never)]
fn longer_words(text: &str, take: &mut impl FnMut(u32)) {
    const SHORTEST: u32 = 5;
    const STEM: u32 = 7;
    let (mut hash, mut letters, mut last_wide) = (FNV, 0, None);
    for c in text.chars().chain([' ']) {
        if c.is_ascii_lowercase() || (c.is_alphabetic() && !is_cjk(c)) {
            if letters < STEM {
                hash = if c.is_ascii() { add(hash, c.to_ascii_lowercase()) } else { c.to_lowercase().fold(hash, add) };
            }
            letters += 1;
            last_wide = None;
            continue;
        }
        if letters >= SHORTEST {
            take(hash);
        }
        (hash, letters) = (FNV, 0);
        let wide = (is_cjk(c) && c.is_alphabetic()).then_some(c);
        if let (Some(last), Some(c)) = (last_wide, wide) {
            take(add(add(FNV, last), c));
        }
        last_wide = wide;
    }
}

/// One step of FNV-1a, folded so that the low bits depend on all letters.
fn add(hash: u32, c: char) -> u32 {
    let mixed = (hash ^ c as u32).wrapping_mul(0x0100_0193);
    mixed ^ (mixed >> 15)
}

const FNV: u32 = 0x811c_9dc5;

#[cfg(test)]
mod tests {
    use super::super::testing::with_context;
    use super::*;

    #[test]
    fn what_is_about_something_else_shares_little() {
        let story = [
            "The ferry left the harbour late, and the passengers on its deck complained about the weather until it sailed.",
            "Passengers of the second ferry waited in the harbour for an hour, until the weather had become better.",
            "The harbour office said that another ferry would take all passengers when the weather allowed.",
        ];
        let plea = "Sleep deeper from tonight: our mattresses are stuffed by hand with wool, and delivery costs nothing.";
        let page = format!("<p>{}</p><p>{}</p><p>{plea}</p><p>{}</p>", story[0], story[1], story[2]);
        with_context(&page, |c| {
            let near: Vec<f32> = c.shared.iter().map(|s| s.near).collect();
            assert!(near[2] < 0.2 && [0, 1, 3].iter().all(|&i| near[i] > 0.4), "{:?}", c.shared);
            assert_eq!(c.shared[0].before, 0.0);
        });
    }

    #[test]
    fn stems_and_pairs_of_characters_are_words() {
        let hashes = |text: &str| {
            let mut all = Vec::new();
            longer_words(text, &mut |hash| all.push(hash));
            all
        };
        assert_eq!(hashes("Passengers"), hashes("passengering, or so"));
        assert_eq!(hashes("雨が降る").len(), 3);
        assert_eq!(hashes("12345 of it"), []);
    }
}
