//! Which block is the page's own headline: the heading that the metadata settled on; where it found none, the line that is most like a title
//! that the page states.

use super::context::Context;
use crate::blocks::is_cjk;
use crate::page::url;
use std::ops::Range;

/// What a claim loses for not being the one that the metadata settled on: on a page of several stories each is some claim's headline.
const LATER_CLAIM: f32 = 0.2;

/// The distinct words of a text, each as the hash of its lower-case form.
type Tokens = Vec<u32>;

/// The heading's block; of several, as where a rubric stands in it, the one most like what the page says its headline is.
#[inline(never)]
pub fn find(context: &Context) -> Option<usize> {
    let page = context.page;
    let heading = context.metadata.heading.and_then(|h| page.closest(h, |n| !page.tag(n).is_inline()));
    let run = heading.map_or(0..0, |h| context.blocks.within(page, h));
    if run.is_empty() {
        return most_like(context, 0..context.blocks.len());
    }
    most_like(context, run.clone()).or(Some(run.start))
}

/// The block that is most like one of the claims, and like enough.
#[inline(never)]
fn most_like(context: &Context, run: Range<usize>) -> Option<usize> {
    let claims: Vec<Tokens> = context.metadata.headlines.iter().map(|h| tokens(h)).filter(|t| !t.is_empty()).collect();
    let mut best = None;
    let mut best_score = 0.0;
    for i in run {
        let block = &context.blocks[i];
        let level = context.heading(block);
        if block.weight > 400 || (level.is_none() && block.link_density() > 0.5 && !links_here(context, i)) {
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
    best
}

/// Whether a line is a link to this very page.
fn links_here(context: &Context, i: usize) -> bool {
    let page = context.page;
    let place = |address: &str| address.split('#').next().unwrap_or("").trim_end_matches('/').to_string();
    context.first_link(i).is_some_and(|href| !href.starts_with('#') && place(&url::resolve(page.base(), href)) == place(page.url()))
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

#[cfg(test)]
mod tests {
    use super::super::testing::{prose, with_context};

    /// Number and text of the headline's block.
    fn headline(html: &str) -> Option<(usize, String)> {
        with_context(html, |c| c.title.map(|i| (i, c.blocks.text(&c.blocks[i]).to_string())))
    }

    #[test]
    fn the_heading_is_it_and_neither_breadcrumb_nor_card() {
        let text = "Island loses its last ferry";
        let page = format!(
            "<title>{text}</title><nav><a href=/>Home</a><h2>{text}</h2></nav><div><h1><span>Islands</span><br><br>{text}</h1></div>{}<h3><a>{text}</a></h3>",
            prose(4)
        );
        assert_eq!(headline(&page), Some((3, text.to_string())));
    }

    #[test]
    fn stories_below_lend_no_headline() {
        let other = |headline| format!("<div class=story><h1>{headline}</h1>{}</div>", prose(2));
        let (one, two) = (other("Bakers are on strike"), other("Mayor opens the bridge"));
        assert_eq!(headline(&format!("<title>Last ferry</title>{}{one}", prose(6))), None);
        assert_eq!(headline(&format!("<title>Last ferry</title>{}{one}{two}", prose(6))), None);
        let line = format!("<title>The island loses its last ferry</title><div>The island loses its last ferry</div>{}{one}{two}", prose(6));
        assert_eq!(headline(&line).map(|(i, _)| i), Some(0));
    }
}
