//! What follows the story's last paragraph: small print, a list of links, the author's portrait.

use super::context::Context;
use super::dated::is_dated;
use super::threshold::form;
use crate::numbers::Numbers;
use crate::page::Tag;
use crate::vocabulary::Concept;
use std::ops::Range;

/// From this probability on a block at the end stays, whatever it looks like.
const SURE: f32 = 0.9;

/// `p` are the blocks' probabilities, kept from `from` on. After the story's last paragraph, what follows a label of clutter goes, and so do lines of links and of small print, and those that ask for something.
#[inline(never)]
pub fn drop(c: &Context, p: &[f32], from: f32, keep: &mut [bool]) {
    drop_portrait(c, keep);
    drop_doubtful_end(c, p, keep);
    let Some(last) = (0..keep.len()).rev().find(|&i| keep[i] && c.blocks[i].is_prose() && !is_small_print(c, i)) else { return };
    let mut ended = false;
    for i in last + 1..keep.len() {
        ended |= !keep[i] && c.evidence.words[i].label_clutter();
        let loose = ended || c.blocks[i].link_density() > 0.5 || is_small_print(c, i) || c.audiences.blocks[i].asks > 0.0;
        if keep[i] && loose && p[i] < SURE {
            keep[i] = false;
        }
    }
    // What was kept only for standing between others.
    let sure = (0..keep.len()).rposition(|i| keep[i] && p[i] >= from).unwrap_or(keep.len());
    for (keep, block) in keep.iter_mut().zip(c.blocks.iter()).skip(sure + 1) {
        *keep = *keep && matches!(c.page.tag(block.container), Tag::Li | Tag::Td | Tag::Dd);
    }
    // What announces something announces nothing any more.
    while let Some(end) = keep.iter().rposition(|&k| k).filter(|&i| i > last && c.blocks.text(&c.blocks[i]).ends_with([':', '：'])) {
        keep[end] = false;
    }
}

/// What follows a label of clutter or other stories is not the story's end where the model is sure of none of it, no block of the story looks like it, and it is little
/// beside what stands before, or the model is sure of that and it is a whole story, or surer of that and a boundary stands between. (Without the latter two the
/// articles of wcxb-dev have a word F1 .0015 lower, those of splice-dev .0008, out of fold.)
fn drop_doubtful_end(c: &Context, p: &[f32], keep: &mut [bool]) {
    const SURE: f32 = 0.75;
    const SURE_BEFORE: f32 = 0.8;
    const PART: u32 = 3;
    const WHOLE: u32 = 250;
    const LESS_SURE: f32 = 0.12;
    let mut forms = Numbers::default();
    let form = |i: usize| u64::from(form(c, &c.blocks[i]));
    for i in (0..keep.len()).filter(|&i| keep[i] && p[i] >= SURE) {
        forms.of(form(i));
    }
    let sure_before = |end: usize| {
        let ((words, sure), (_, sure_after)) = (likely(c, p, keep, 0..end), likely(c, p, keep, end..keep.len()));
        sure > SURE_BEFORE && words > WHOLE || c.boundaries.behind[end] && sure > SURE_BEFORE.min(sure_after + LESS_SURE)
    };
    let (all, mut after, mut end) = (c.words(keep), 0, keep.len());
    for i in (0..keep.len()).rev() {
        if keep[i] && (p[i] >= SURE || forms.known(&form(i)).is_some()) {
            break;
        }
        if keep[i] {
            after += c.blocks[i].words;
        } else if (c.evidence.words[i].label_clutter() || c.boundaries.stacked[i]) && (after * PART < all || sure_before(i)) {
            end = i;
        }
    }
    keep[end..].fill(false);
}

/// How many words are kept of these blocks, and how likely they are story, on an average.
fn likely(c: &Context, p: &[f32], keep: &[bool], run: Range<usize>) -> (u32, f32) {
    let kept = run.filter(|&i| keep[i]).map(|i| (c.blocks[i].words, p[i]));
    let (words, likely) = kept.fold((0, 0.0), |(all, likely), (words, p)| (all + words, likely + words as f32 * p));
    (words, likely / words.max(1) as f32)
}

/// Rights, licences, and the line that says where a post was filed.
fn is_small_print(c: &Context, i: usize) -> bool {
    let (block, cues) = (&c.blocks[i], &c.evidence.words[i].cues);
    block.weight < 240 && (cues.of(Concept::Legal) + cues.of(Concept::Tags) > 0 || c.blocks.text(block).contains('©'))
}

/// A story does not end with its author's name; a portrait of the author begins with it, and with a date, something else that he said.
fn drop_portrait(c: &Context, keep: &mut [bool]) {
    const LONGEST: usize = 3;
    let prose = keep.iter().zip(c.blocks.iter()).filter(|(k, b)| **k && b.is_prose()).count();
    let last: Vec<usize> = (0..keep.len()).rev().filter(|&i| keep[i]).take(LONGEST).collect();
    let text = |i: usize| c.blocks.text(&c.blocks[i]);
    let named = |&i: &usize| c.metadata.opens_with_author(text(i)) && !is_dated(&c.blocks[i], text(i));
    if let Some(first) = last.into_iter().rev().find(named).filter(|_| prose > LONGEST) {
        keep[first..].fill(false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, prose, with_context};
    use super::*;

    /// What is kept of a page by Jane Roe and Ada Poe that ends with this.
    fn kept(end: &str) -> Vec<String> {
        with_context(&format!("<meta name=author content='Jane Roe and Ada Poe'>{}{end}", prose(4)), |c| {
            let mut keep = vec![true; c.blocks.len()];
            drop(c, &vec![0.8; keep.len()], 0.45, &mut keep);
            marked(c, &keep)
        })
    }

    #[test]
    fn a_portrait_of_an_author_is_not_the_story() {
        let portrait = "<p>Ada Poe, a harbour pilot, has told stories of ferries and of all that they carry for twenty years.</p>";
        assert_eq!(kept(portrait).len(), 4);
        assert_eq!(kept(&format!("{portrait}<p>She lives by the sea.</p>")).len(), 4);
        assert_eq!(kept(&portrait.replace("Ada", "Ida")).len(), 5);
        assert_eq!(kept(&format!("{portrait}{}", prose(3))).len(), 8);
    }

    #[test]
    fn behind_a_label_only_what_is_sure_is_story() {
        let kept = |end: f32| {
            with_context(
                &format!(
                    "{}<div>#ferry #piano</div><div>Try our reader.</div>{}",
                    prose(4),
                    prose(1).replace("<p>", "<div>").replace("</p>", "</div>")
                ),
                |c| {
                    let p = [0.9, 0.9, 0.9, 0.9, 0.1, 0.6, end];
                    let mut keep: Vec<bool> = p.iter().map(|p| *p > 0.5).collect();
                    drop(c, &p, 0.45, &mut keep);
                    marked(c, &keep).len()
                },
            )
        };
        assert_eq!((kept(0.7), kept(0.9)), (4, 6));
    }

    #[test]
    fn behind_a_discussion_the_model_must_be_as_sure_as_before() {
        let other = prose(9).replace("ferry", "train");
        let page = format!("<title>Ferry</title><main><h1>Ferry</h1>{}<h3>Comments (0)</h3><section>{other}</section></main>", prose(3));
        let kept = |before: f32, behind: f32| {
            with_context(&page, |c| {
                let told = |b: &crate::blocks::Block| if c.blocks.text(b).contains("train") { behind } else { before };
                let p: Vec<f32> = c.blocks.iter().map(|b| if b.is_prose() { told(b) } else { 0.1 }).collect();
                let mut keep: Vec<bool> = p.iter().map(|p| *p > 0.4).collect();
                drop(c, &p, 0.4, &mut keep);
                marked(c, &keep).len()
            })
        };
        assert_eq!((kept(0.7, 0.5), kept(0.7, 0.65), kept(0.9, 0.74), kept(0.9, 0.8)), (3, 12, 3, 12));
    }

    #[test]
    fn small_print_is_not_the_story() {
        for line in ["This entry was posted in Ferries on 3 May.", "Dieser Eintrag wurde am 3. Mai veröffentlicht.", "Text: Creative Commons BY 4.0."]
        {
            assert_eq!(kept(&format!("<p>{line}</p>")).len(), 4, "{line}");
        }
        assert_eq!(kept("<p>The piano was posted back in May.</p>").len(), 5);
    }
}
