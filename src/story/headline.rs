//! Which block is the page's own headline: the one that the page's metadata agrees with.

use super::context::Context;
use crate::blocks::is_cjk;
use crate::page::Tag;

/// What a claim loses for not being the one that the metadata settled on: on a page of several stories each is some claim's headline.
const LATER_CLAIM: f32 = 0.2;

/// The distinct words of a text, each as the hash of its lower-case form.
type Tokens = Vec<u32>;

/// The block most like what the page says its headline is; the first `h1` where nothing is like it.
#[inline(never)]
pub fn find(context: &Context) -> Option<usize> {
    let claims: Vec<Tokens> = context.metadata.headlines.iter().map(|h| tokens(h)).filter(|t| !t.is_empty()).collect();
    let mut best = None;
    let mut best_score = 0.0;
    for (i, block) in context.blocks.iter().enumerate() {
        let level = context.heading(block);
        if block.weight > 400 || (level.is_none() && block.link_density() > 0.5) {
            continue;
        }
        let own = tokens(context.blocks.text(block));
        let likeness = claims.iter().enumerate().map(|(rank, c)| overlap(&own, c) - if rank > 0 { LATER_CLAIM } else { 0.0 }).fold(0.0, f32::max);
        if likeness < 0.4 {
            continue;
        }
        let bonus = match level {
            Some(1) => 0.3,
            Some(2) => 0.2,
            Some(_) => 0.1,
            None => 0.0,
        };
        let score = likeness + bonus - if block.link_density() > 0.5 { 0.15 } else { 0.0 };
        if score > best_score + 1e-3 {
            (best, best_score) = (Some(i), score);
        }
    }
    best.or_else(|| first_h1(context))
}

fn first_h1(context: &Context) -> Option<usize> {
    context.blocks.iter().position(|b| context.page.tag(b.container) == Tag::H1 && b.words > 1)
}

/// Letters and digits as lower-case words; CJK text as pairs of characters.
#[inline(never)]
fn tokens(text: &str) -> Tokens {
    let mut out = Tokens::new();
    let mut take = |hash| {
        if hash != 0 && !out.contains(&hash) {
            out.push(hash);
        }
    };
    let (mut word, mut last_wide) = (0, None);
    for c in text.chars() {
        let wide = is_cjk(c);
        if wide || !c.is_alphanumeric() {
            take(std::mem::take(&mut word));
        }
        if let (true, Some(last)) = (wide, last_wide) {
            take(add(add(0, last), c));
        }
        last_wide = wide.then_some(c);
        if !wide && c.is_alphanumeric() {
            word = if c.is_ascii() { add(word, c.to_ascii_lowercase()) } else { c.to_lowercase().fold(word, add) };
        }
    }
    take(word);
    out
}

/// One step of FNV-1a.
fn add(hash: u32, c: char) -> u32 {
    (hash ^ (c as u32 + 1)).wrapping_mul(0x0100_0193)
}

/// Shared words over all words of both (the Jaccard index), 0 to 1; a claim that contains the whole of a longish block counts in full,
/// as titles carry the site's name.
fn overlap(own: &Tokens, claim: &Tokens) -> f32 {
    let both = own.iter().filter(|word| claim.contains(word)).count() as f32;
    let all = own.len() as f32 + claim.len() as f32 - both;
    let contained = if own.len() >= 4 && both == own.len() as f32 { 0.9 } else { 0.0 };
    (both / all.max(1.0)).max(contained)
}
