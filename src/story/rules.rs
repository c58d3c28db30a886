//! What must hold whatever the model thinks. Each rule comes from something that readers of other tools complained of.

use super::boundary::paragraphs;
use super::context::{Context, MAX_CLIMB};
use super::dated::is_dated;
use super::{gaps, insets, lines, tail, threshold};
use crate::blocks::Block;
use crate::page::Tag;
use crate::vocabulary::{Concept, Concepts, Role};
use std::ops::Range;

/// From this probability on a block of an article is story, wherever it stands. The figures in `weights.txt` are for this value.
const STORY: f32 = 0.45;
/// Where the mean of all such blocks is over this, no other is: a discussion ten times as long, none of it likely, makes a story no less sure.
const SURE: f32 = 0.75;
/// Such a mean outweighs what the rules see.
const CERTAIN: f32 = 0.95;

/// By block, whether it is story, on a page that is taken for an article. Out of fold, judging what is of one form together adds .003 to wcxb-dev's
/// `with`, and a lower line on pages that the model is less sure of .004 to the recall of splice-dev.
pub fn article(c: &Context, p: &[f32]) -> Vec<bool> {
    let mut p = threshold::together(c, p, 0.3);
    rule_out_others(c, &mut p);
    let from = threshold::line(c, &p, 0.25..=STORY, SURE);
    let mut keep: Vec<bool> = p.iter().map(|p| *p >= from).collect();
    let p = &p;
    drop_consent(c, &mut keep);
    mend(c, p, &mut keep);
    insets::drop(c, p, &mut keep);
    tail::drop(c, p, from, &mut keep);
    drop_above(c, p, &mut keep);
    finish(c, p, keep)
}

/// The same on a page of another kind: a forum, a listing, a product. Its parts may stand in any order and be told by many, so that nothing ends
/// the story and nothing is somebody else's.
pub fn other_page(c: &Context, p: &[f32]) -> Vec<bool> {
    if is_bare(c) {
        return (0..p.len()).map(|i| Some(i) != c.title).collect();
    }
    let p = &threshold::together(c, p, 0.7);
    let from = threshold::line(c, p, 0.2..=0.5, 1.0);
    let mut keep: Vec<bool> = p.iter().map(|p| *p >= from).collect();
    drop_consent(c, &mut keep);
    mend(c, p, &mut keep);
    keep_headings(c, p, &mut keep);
    finish(c, p, keep)
}

/// The headings over what is kept, where a line of date and author may stand between: those of entries are links, which the model doubts.
fn keep_headings(c: &Context, p: &[f32], keep: &mut [bool]) {
    const LEAST: f32 = 0.1;
    const NEAR: usize = 2;
    for i in (0..keep.len()).filter(|&i| c.heading(&c.blocks[i]).is_some() && p[i] >= LEAST && !c.evidence.words[i].label_clutter()) {
        let mut under = (i + 1..keep.len().min(i + 1 + NEAR)).take_while(|&j| c.heading(&c.blocks[j]).is_none());
        keep[i] |= under.any(|j| keep[j] && c.blocks[j].is_prose());
    }
}

/// Whether the page is a note or a picture with a line under it: a few words, nothing to press and next to nowhere to go. All of it is what a reader
/// came for.
fn is_bare(c: &Context) -> bool {
    const MOST_BLOCKS: usize = 6;
    const MOST_LINKS: usize = 1;
    let controls = |n| matches!(c.page.tag(n), Tag::Input | Tag::Button | Tag::Select | Tag::Form);
    let links = || c.page.all().filter(|&n| c.page.tag(n) == Tag::A && c.page.attr(n, "href").is_some());
    c.blocks.len() <= MOST_BLOCKS && links().count() <= MOST_LINKS && !c.page.all().any(controls)
}

/// A story begins with its headline: over it stand appeals, teasers and the site's own words, unless the model is certain. Out of fold this adds .001 to
/// traf's F1 over segments and .003 to readability's F1.
fn drop_above(c: &Context, p: &[f32], keep: &mut [bool]) {
    const CERTAIN: f32 = 0.9;
    (0..c.title.unwrap_or(0)).filter(|&i| p[i] < CERTAIN).for_each(|i| keep[i] = false);
}

/// What the paragraphs beside it, the page's own data and the wording of lines say of a block.
#[inline(never)]
fn mend(c: &Context, p: &[f32], keep: &mut [bool]) {
    if keep.iter().zip(c.blocks.iter()).all(|(k, b)| !(*k && b.is_prose())) {
        fall_back(c, p, keep);
    }
    gaps::close(c, p, keep);
    drop_foreign_to_body(c, keep);
    lines::drop(c, p, keep);
    agree_in_lists(c, p, keep);
}

/// Headings, captions and the reading's own header, once the rest is settled.
#[inline(never)]
fn finish(c: &Context, p: &[f32], mut keep: Vec<bool>) -> Vec<bool> {
    settle_headings(c, p, &mut keep);
    keep_captions(c, &mut keep);
    keep_attributions(c, &mut keep);
    if let Some(title) = c.title {
        keep[title] = false;
        drop_byline(c, title, &mut keep);
        drop_kicker(c, title, &mut keep);
    }
    let words = c.words(&keep);
    let prose = (0..keep.len()).any(|i| keep[i] && c.blocks[i].is_prose());
    // A few stray words are no story: the page has none.
    if prose || words >= LEAST_STORY { keep } else { vec![false; keep.len()] }
}

/// Who said what is quoted goes with it: the last line of a quotation whose other lines are kept, behind a dash. Name and day look like the head of a
/// comment to the model.
fn keep_attributions(c: &Context, keep: &mut [bool]) {
    const LONGEST: u32 = 14;
    let quoted =
        |i: usize| c.page.ancestors(c.blocks[i].container).take(3).chain([c.blocks[i].container]).find(|&n| c.page.tag(n) == Tag::Blockquote);
    for i in 1..keep.len() {
        let (block, text) = (&c.blocks[i], c.blocks.text(&c.blocks[i]));
        if keep[i - 1] && block.words <= LONGEST && text.starts_with(['—', '–', '―']) {
            keep[i] |= quoted(i).is_some_and(|quote| Some(quote) == quoted(i - 1) && c.blocks.within(c.page, quote).end == i + 1);
        }
    }
}

/// Where the page itself gives its article's text and the story has nearly all of it, paragraphs that it does not give are not story.
#[inline(never)]
fn drop_foreign_to_body(c: &Context, keep: &mut [bool]) {
    let (mut inside, mut outside) = (0, 0);
    for (i, block) in c.blocks.iter().enumerate().filter(|(i, _)| keep[*i]) {
        *(if c.body[i] > 0.6 { &mut inside } else { &mut outside }) += block.words;
    }
    let given = c.metadata.article_body.as_deref().map_or(0, crate::compose::words);
    if inside * 10 < given * 8 || inside < outside * 2 {
        return;
    }
    for (i, block) in c.blocks.iter().enumerate() {
        let paragraph =
            block.is_prose() && !matches!(c.page.tag(block.container), Tag::Li | Tag::Td | Tag::Th | Tag::Figcaption | Tag::Blockquote | Tag::Pre);
        if keep[i] && paragraph && (0.0..0.1).contains(&c.body[i]) {
            keep[i] = false;
        }
    }
}

/// The items of a list are of one kind: where nearly none is story the others go, where nearly all are they stay.
#[inline(never)]
fn agree_in_lists(c: &Context, p: &[f32], keep: &mut [bool]) {
    const LEAST: usize = 3;
    const FEW: f32 = 0.34;
    const MOST: f32 = 0.8;
    // A list that is a good part of the story is judged item by item.
    const PART: f32 = 0.2;
    let weight = |i: usize| c.blocks[i].weight as f32;
    let story: f32 = (0..keep.len()).filter(|&i| keep[i]).map(weight).sum();
    for list in c.page.all().filter(|&n| matches!(c.page.tag(n), Tag::Ul | Tag::Ol)) {
        let run = c.blocks.within(c.page, list);
        let all: f32 = run.clone().map(weight).sum();
        if run.len() < LEAST || all > story * PART {
            continue;
        }
        let share = run.clone().filter(|&i| keep[i]).map(weight).sum::<f32>() / all.max(1.0);
        for i in run {
            if share < FEW && p[i] < 0.75 {
                keep[i] = false;
            } else if share > MOST && p[i] > 0.2 && !c.evidence.words[i].label_clutter() && c.blocks[i].link_density() < 0.9 {
                keep[i] = true;
            }
        }
    }
}

/// Cookie and consent text is never the story.
#[inline(never)]
fn drop_consent(c: &Context, keep: &mut [bool]) {
    for (keep, block) in keep.iter_mut().zip(c.blocks.iter()).filter(|(keep, _)| **keep) {
        let mut around = std::iter::once(block.container).chain(c.page.ancestors(block.container)).take(12);
        *keep = !around.any(|n| c.evidence.roles(n).has(Role::Consent));
    }
}

/// Behind a boundary, in a sibling unit with a headline of its own, in an excerpt, where people speak in turn, or in a row of teasers on a page that
/// calls itself an article stands no story of this page, unless that would leave next to nothing.
#[inline(never)]
fn rule_out_others(c: &Context, p: &mut [f32]) {
    let teasers = c.calls_itself_article();
    let b = &c.boundaries;
    let said = || b.discussion.blocks.clone().filter(|&i| c.blocks[i].is_prose());
    // However clearly people speak in turn, in forums that is what the page tells.
    let least = if b.discussion.doubtful { SURE } else { CERTAIN };
    let told = said().map(|i| p[i]).sum::<f32>() > least * said().count() as f32;
    let discussion = if told { 0..0 } else { b.discussion.blocks.clone() };
    let other = |i: usize| b.behind[i] || b.other_unit[i] || b.excerpt[i] || discussion.contains(&i) || (teasers && b.teaser[i]);
    // On a page of which the model knows nothing, what stands under the headline.
    let lost = p.iter().all(|&p| p < STORY);
    let from = c.title.filter(|_| lost).unwrap_or(0);
    let counts = |i: usize| if lost { c.blocks[i].is_prose() } else { p[i] >= STORY };
    let own = (from..p.len()).take_while(|&i| !lost || !b.behind[i]).filter(|&i| counts(i) && !other(i)).map(|i| c.blocks[i].words).sum::<u32>();
    if own >= LEAST_STORY {
        (0..p.len()).filter(|&i| other(i)).for_each(|i| p[i] = 0.0);
    }
}

/// Words of the shortest story that is worth ending at a boundary: a news brief of two sentences.
const LEAST_STORY: u32 = 25;

/// A caption stays with its picture: one among the story's blocks, at its head, or in the row of pictures that the story ends with.
#[inline(never)]
fn keep_captions(c: &Context, keep: &mut [bool]) {
    let (Some(first), Some(last)) = (keep.iter().position(|&k| k), keep.iter().rposition(|&k| k)) else { return };
    let from = c.title.filter(|&t| t < first).unwrap_or(first);
    for i in from..keep.len() {
        let figure = c.page.ancestors(c.blocks[i].container).take(4).find(|&n| c.page.tag(n) == Tag::Figure);
        let caption = c.page.tag(c.blocks[i].container) == Tag::Figcaption || figure.is_some();
        let row = i > last && figure.is_some_and(|f| c.alike(f) > 1 && c.blocks.within(c.page, c.page.parent(f)).any(|j| keep[j]));
        if keep[i] || !caption || (i > last && !row) || c.boundaries.behind[i] || c.boundaries.other_unit[i] {
            continue;
        }
        if row {
            keep[i] = true;
            continue;
        }
        let own = c.blocks.within(c.page, figure.unwrap_or(c.blocks[i].container)).len();
        let home = c.page.ancestors(c.blocks[i].container).take(MAX_CLIMB).map(|n| c.blocks.within(c.page, n)).find(|run| run.len() > own);
        let Some(run) = home else { continue };
        let (story, all) = run.fold((0, 0), |(s, a), j| (s + if keep[j] { c.blocks[j].weight } else { 0 }, a + c.blocks[j].weight));
        // The head's picture may stand in a header of its own, where nothing else is story.
        let head = i < first && i - from < 12 && c.blocks[i].link_density() < 0.5;
        keep[i] = story * 2 > all || head;
    }
}

/// A press always does something: where the model finds no prose at all, the densest prose of the page is the story, or what
/// stands between the headline and what was ruled out.
#[inline(never)]
fn fall_back(c: &Context, p: &[f32], keep: &mut [bool]) {
    let own = c.title.zip(p.iter().position(|&p| p == 0.0)).map(|(title, others)| title..others);
    let core = own.filter(|own| paragraphs(c, own.start, own.end) > 0).unwrap_or(c.blocks.within(c.page, c.core));
    for i in core {
        let words = &c.evidence.words[i];
        let clutter = words.label_clutter() || words.cues.of(Concept::Consent) > 1;
        keep[i] = c.blocks[i].is_prose() && !clutter;
    }
}

/// Headings go with their section: one whose section is story stays, one with nothing of the story under it goes.
#[inline(never)]
fn settle_headings(c: &Context, p: &[f32], keep: &mut [bool]) {
    for i in (0..c.blocks.len()).rev() {
        let Some(level) = c.heading(&c.blocks[i]) else { continue };
        let section = section(c, i, level);
        let story = section.clone().filter(|&j| keep[j]).count();
        let label = c.evidence.words[i].label_clutter();
        let apart = is_apart(c, i, keep);
        if keep[i] && (apart || (story == 0 && !c.blocks[i].is_prose())) {
            keep[i] = false;
        } else if !keep[i] && !apart && story * 2 > section.len() && p[i] > 0.15 && !label {
            keep[i] = true;
        }
    }
}

/// Whether a heading stands in a box that holds more than a line or two and none of the story: the section under it, in the page's order, is
/// not its own.
fn is_apart(c: &Context, heading: usize, keep: &[bool]) -> bool {
    const MORE: usize = 3;
    let own = c.page.ancestors(c.blocks[heading].container).take(MAX_CLIMB).map(|n| c.blocks.within(c.page, n)).find(|run| run.len() > 1);
    own.is_some_and(|run| run.len() > MORE && run.clone().all(|i| i == heading || !keep[i]))
}

/// The blocks under a heading, up to the next of its level or above.
fn section(c: &Context, heading: usize, level: u8) -> Range<usize> {
    let end = (heading + 1..c.blocks.len()).find(|&j| c.heading(&c.blocks[j]).is_some_and(|l| l <= level)).unwrap_or(c.blocks.len());
    heading + 1..end
}

/// The line of author and date between the headline and the story's first paragraph: the reading shows it in its own header.
#[inline(never)]
fn drop_byline(c: &Context, title: usize, keep: &mut [bool]) {
    let plain = |i: &usize| c.heading(&c.blocks[*i]).is_none() && c.page.tag(c.blocks[*i].container) != Tag::Figcaption;
    let head = head(c, title, keep);
    // Behind a deck one that has both.
    let signed = |i: &usize| is_dated(&c.blocks[*i], c.blocks.text(&c.blocks[*i])) && names_author(c, c.blocks.text(&c.blocks[*i]));
    let behind = Some(head.end + 1).filter(|&i| i < keep.len() && plain(&i) && signed(&i));
    for i in head.filter(plain).chain(behind) {
        keep[i] = keep[i] && !is_byline(c, i, &c.blocks[i]);
    }
}

/// The blocks between the headline and the story's first paragraph, among which its byline stands: a deck may come before it.
fn head(c: &Context, title: usize, keep: &[bool]) -> Range<usize> {
    const NEAR: usize = 8;
    let prose = (title + 1..keep.len()).find(|&i| keep[i] && c.blocks[i].is_prose()).unwrap_or(title);
    title + 1..prose.min(title + NEAR)
}

/// The rubric over the headline: in the reading it would stand under it.
fn drop_kicker(c: &Context, title: usize, keep: &mut [bool]) {
    const NEAR: usize = 3;
    const LONGEST: u32 = 40;
    let over = title.saturating_sub(NEAR)..title;
    for (keep, block) in keep[over.clone()].iter_mut().zip(&c.blocks[over]) {
        *keep = *keep && (block.weight > LONGEST || c.page.tag(block.container) == Tag::Figcaption);
    }
}

/// The headline and the lines of author and date beside it.
#[inline(never)]
pub fn shown_in_header(c: &Context, keep: &[bool]) -> Vec<bool> {
    let mut shown = vec![false; keep.len()];
    let Some(title) = c.title else { return shown };
    shown[title] = true;
    for i in head(c, title, keep) {
        shown[i] = !keep[i] && is_byline(c, i, &c.blocks[i]);
    }
    shown
}

fn is_byline(c: &Context, i: usize, block: &Block) -> bool {
    let text = c.blocks.text(block);
    let meta = Concepts::of(&[Concept::Dated, Concept::Author]);
    let words = &c.evidence.words[i];
    block.weight < 120 && (is_dated(block, text) || words.label.any(meta) || words.start.any(meta) || names_author(c, text))
}

/// Whether a text names the author. One of several may have a line of his own: "By Jane Roe", "and Ada Poe".
fn names_author(c: &Context, text: &str) -> bool {
    let one_of = |by: &str| text.split_once(' ').is_some_and(|(_, name)| name.contains(' ') && by.contains(name));
    c.metadata.byline.as_deref().is_some_and(|by| !by.is_empty() && (text.contains(by) || one_of(by)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{marked, prose, with_context};
    use super::*;

    /// What is kept of a page of which the model gives every block the same odds.
    fn kept(html: &str, p: f32) -> Vec<String> {
        with_context(html, |c| marked(c, &article(c, &vec![p; c.blocks.len()])))
    }

    #[test]
    fn a_press_always_does_something() {
        let found = kept(&format!("<h1>Ferry</h1>{}<div>Share</div>", prose(3)), 0.01);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(kept("<h1>Sign in</h1><form>Name <input> <button>Go</button></form><a href=/help>Help</a>", 0.9), [""; 0]);
    }

    #[test]
    fn a_bare_page_is_all_story() {
        let found = |html: &str| with_context(html, |c| marked(c, &other_page(c, &vec![0.1; c.blocks.len()])));
        assert_eq!(found("<title>Gate</title><h1>Gate</h1><p>Closed until noon.</p>"), ["Closed until noon."]);
        assert_eq!(found("<p>Closed until noon.</p><a href=/a>Ferries</a> <a href=/b>Tides</a>"), [""; 0]);
        assert_eq!(found("<p>Closed until noon.</p><button>Knock</button>"), [""; 0]);
    }

    #[test]
    fn entries_of_a_list_keep_their_headings() {
        let entry = |name: &str| format!("<h2><a href=/{name}>The {name} ferry</a></h2><div>2 May 2024</div>{}", prose(1));
        let page = format!("<h1>Ferries</h1>{}{}<h2><a href=/more>More ferries</a></h2>", entry("early"), entry("late"));
        let found = with_context(&page, |c| {
            let odds: Vec<f32> = c.blocks.iter().map(|b| if b.is_prose() { 0.9 } else { 0.15 }).collect();
            marked(c, &other_page(c, &odds))
        });
        let headings: Vec<&String> = found.iter().filter(|text| text.ends_with("ferry")).collect();
        assert_eq!(headings, ["The early ferry", "The late ferry"], "{found:?}");
        assert!(!found.contains(&"More ferries".to_string()));
    }

    #[test]
    fn consent_is_never_the_story() {
        let banner = "<div id=onetrust-banner-sdk><p>We and our partners store and read information on your device to measure how our pages are used.</p></div>";
        let found = kept(&format!("{banner}{}", prose(2)), 0.9);
        assert!(found.len() == 2 && found.iter().all(|text| text.contains("piano")), "{found:?}");
    }

    #[test]
    fn headings_go_with_their_section() {
        let found = kept(&format!("<h1>Ferry</h1>{}<h2>The piano</h2>{}<h2>Left over</h2>", prose(1), prose(1)), 0.9);
        assert!(found.contains(&"The piano".to_string()) && !found.contains(&"Left over".to_string()), "{found:?}");
    }

    #[test]
    fn the_head_and_the_last_request_are_not_read() {
        let head = "<meta name=author content='Jane Roe, Ada Poe'><title>Ferry</title><div>Opinion</div><h1>Ferry</h1><ul><li>By Jane Roe</li><li>and Ada Poe</li></ul>";
        let found = kept(&format!("{head}{}<p>Follow the ferry on Chirper.</p>", prose(3)), 0.6);
        assert!(found.len() == 3 && found.iter().all(|text| text.contains("piano")), "{found:?}");
    }

    #[test]
    fn quotations_keep_who_said_them() {
        let page = |last: &str| format!("{}<blockquote>{}{last}</blockquote><p>— Ada, deckhand</p>", prose(1), prose(1));
        let found = |last: &str| {
            with_context(&page(last), |c| {
                let odds: Vec<f32> = c.blocks.iter().map(|b| if b.is_prose() { 0.9 } else { 0.1 }).collect();
                marked(c, &article(c, &odds)).len()
            })
        };
        assert_eq!((found("<p>— Jane Roe (@jane) 2 May 2024</p>"), found("<p>Jane Roe</p>")), (3, 2));
    }

    #[test]
    fn captions_stay_with_their_pictures() {
        let page = format!("<h1>Ferry</h1>{}<figure><img src=a.jpg><figcaption>The deck</figcaption></figure>{}", prose(1), prose(1));
        let found = with_context(&page, |c| {
            let odds: Vec<f32> = c.blocks.iter().map(|b| if b.is_prose() { 0.9 } else { 0.1 }).collect();
            marked(c, &article(c, &odds))
        });
        assert!(found.contains(&"The deck".to_string()), "{found:?}");
    }

    #[test]
    fn what_the_page_does_not_count_as_its_article_is_not() {
        let body = "The quay was full long before the boat came in and nobody on it spoke a word about the rain. ".repeat(6);
        let data = format!(r#"{{"@type":"NewsArticle","headline":"Ferry","articleBody":"{body}"}}"#);
        let page = format!(r#"<title>Ferry</title><script type="application/ld+json">{data}</script><h1>Ferry</h1><p>{body}</p>{}"#, prose(1));
        assert!(kept(&page, 0.9).iter().all(|text| !text.contains("piano")));
    }
}
