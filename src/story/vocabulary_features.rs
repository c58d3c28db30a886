//! What the vocabulary says of a block and of what stands around it.

use super::context::{Context, MAX_CLIMB};
use super::row::{Sink, flag, log};
use crate::detect::Kind;
use crate::detect::evidence::{concepts_of, kind_of_hint};
use crate::page::{NodeId, Tag, url};
use crate::search::holds;
use crate::vocabulary::{Concept, Concepts, Hint, Hints, Role, Roles};

const SELLING: [Concept; 9] = [
    Concept::Newsletter,
    Concept::Subscribe,
    Concept::Donate,
    Concept::App,
    Concept::Offer,
    Concept::Affiliate,
    Concept::Follow,
    Concept::Sponsored,
    Concept::Paywall,
];
const KINDS: [Kind; 4] = [Kind::Comments, Kind::Related, Kind::Promo, Kind::Boilerplate];

/// Gives the name and the value of each feature of block `i`, always in the same order.
pub fn describe(c: &Context, i: usize, out: &mut impl Sink) {
    labels(c, i, out);
    cues(c, i, out);
    names(c, i, out);
}

#[inline(never)]
fn labels(c: &Context, i: usize, out: &mut impl Sink) {
    const OWN: [&str; 4] = ["label_comments", "label_related", "label_promo", "label_boilerplate"];
    const START: [&str; 4] = ["start_comments", "start_related", "start_promo", "start_boilerplate"];
    const LAST: [&str; 4] = ["since_comments", "since_related", "since_promo", "since_boilerplate"];
    const NEXT: [&str; 4] = ["until_comments", "until_related", "until_promo", "until_boilerplate"];
    const UNDER: [&str; 4] = ["under_comments", "under_related", "under_promo", "under_boilerplate"];
    const REACH: usize = 40;
    let words = &c.evidence.words;
    let heading = (i.saturating_sub(30)..i).rev().find(|&j| c.heading(&c.blocks[j]).is_some());
    for (k, kind) in KINDS.into_iter().enumerate() {
        let set = concepts_of(kind);
        out.put(OWN[k], flag(words[i].label.any(set)));
        out.put(START[k], flag(words[i].start.any(set)));
        let last = (i.saturating_sub(REACH)..i).rev().find(|&j| words[j].label.any(set));
        out.put(LAST[k], last.map_or(REACH as f32 + 1.0, |j| (i - j) as f32));
        let next = (i + 1..(i + 1 + REACH).min(words.len())).find(|&j| words[j].label.any(set));
        out.put(NEXT[k], next.map_or(REACH as f32 + 1.0, |j| (j - i) as f32));
        out.put(UNDER[k], flag(heading.is_some_and(|j| words[j].label.any(set))));
    }
    for (name, ends) in [("after_tags", c.ends.tags), ("after_discussion", c.ends.discussion)] {
        out.put(name, ends.filter(|&end| end < i).map_or(-1.0, |end| log(c.sums(end..i).prose)));
    }
    out.put("label_meta", flag(words[i].label.any(Concepts::of(&[Concept::Dated, Concept::Credit, Concept::Author, Concept::Live]))));
    out.put("start_meta", flag(words[i].start.any(Concepts::of(&[Concept::Dated, Concept::Credit, Concept::Author, Concept::Live]))));
    out.put("label_contents", flag(words[i].label.has(Concept::TableOfContents)));
    out.put("under_contents", flag(heading.is_some_and(|j| words[j].label.has(Concept::TableOfContents))));
    out.put("under_author", flag(heading.is_some_and(|j| words[j].label.has(Concept::Author))));
}

#[inline(never)]
fn cues(c: &Context, i: usize, out: &mut impl Sink) {
    let count = |i: usize, of: &[Concept]| of.iter().map(|&k| c.evidence.words[i].cues.of(k)).sum::<u32>() as f32;
    let dense = |n: f32| n / (c.blocks[i].weight.max(40) as f32) * 100.0;
    let selling = count(i, &SELLING);
    out.put("cues_selling", selling);
    out.put("cues_selling_dense", dense(selling));
    out.put("cues_mail", count(i, &[Concept::Newsletter, Concept::Subscribe]));
    out.put("cues_follow", count(i, &[Concept::Follow, Concept::App, Concept::Share]));
    out.put("cues_money", count(i, &[Concept::Donate, Concept::Offer, Concept::Affiliate, Concept::Sponsored]));
    out.put("names_site", flag(names_site(c, i)));
    out.put("cues_consent", dense(count(i, &[Concept::Consent])));
    out.put("cues_legal", dense(count(i, &[Concept::Legal])));
    out.put("cues_comments", dense(count(i, &[Concept::Comments, Concept::WriteComment, Concept::Reply])));
    out.put("cues_company", dense(count(i, &[Concept::Company])));
    out.put("cues_notice", dense(count(i, &[Concept::Advertisement, Concept::Feedback, Concept::AiBox, Concept::Account])));
    topics(c, i, out);
    let run = c.levels(&c.blocks[i]).map(|n| c.blocks.within(c.page, n)).find(|run| run.len() > 1).unwrap_or(i..i + 1);
    // Long runs are the whole page, whose cues say nothing of this block.
    let near = if run.len() > 30 { i..i + 1 } else { run };
    let weight: u32 = near.clone().map(|j| c.blocks[j].weight).sum();
    let of_box = |of: &[Concept]| near.clone().map(|j| count(j, of)).sum::<f32>() / weight.max(60) as f32 * 100.0;
    out.put("box_selling", of_box(&SELLING));
    out.put("box_consent", of_box(&[Concept::Consent]));
    out.put("box_labels", near.clone().filter(|&j| c.evidence.words[j].label_clutter()).count() as f32 / near.len() as f32);
    out.put("box_replies", near.clone().filter(|&j| c.evidence.words[j].label.has(Concept::Reply)).count() as f32);
}

/// How much the block speaks of what clutter speaks of, and how much more than the page's prose does.
#[inline(never)]
fn topics(c: &Context, i: usize, out: &mut impl Sink) {
    const NAMES: [(&str, &str); 4] = [("machine", "machine_more"), ("press", "press_more"), ("channel", "channel_more"), ("cost", "cost_more")];
    let all = c.topics.prose;
    let mut sum = 0.0;
    for ((own, more), (share, all)) in NAMES.into_iter().zip(c.topics.blocks[i].into_iter().zip(all)) {
        out.put(own, share);
        out.put(more, share - all);
        sum += (share - all).max(0.0);
    }
    out.put("topics_more", sum);
}

/// Whether the block speaks of the site by its name or its host: stories seldom do, promotions nearly always.
fn names_site(c: &Context, i: usize) -> bool {
    let text = c.blocks.text(&c.blocks[i]);
    let host = url::host(c.page.url());
    let name = c.metadata.site.as_deref().unwrap_or("");
    (host.len() > 3 && holds(text, host)) || (name.len() > 3 && holds(text, name))
}

#[inline(never)]
fn names(c: &Context, i: usize, out: &mut impl Sink) {
    const NAMES: [&str; 12] = [
        "hint_comments",
        "hint_related",
        "hint_promo",
        "hint_boilerplate",
        "hint_body",
        "hint_byline",
        "hint_author",
        "hint_overlay",
        "hint_aside",
        "marker_comments",
        "marker_clutter",
        "marker_keep",
    ];
    let mut near = [MAX_CLIMB as f32; NAMES.len()];
    let container = c.blocks[i].container;
    for (depth, node) in std::iter::once(container).chain(c.page.ancestors(container)).take(MAX_CLIMB).enumerate() {
        if c.page.tag(node) == Tag::Body {
            break;
        }
        for slot in slots(c, node) {
            near[slot] = near[slot].min(depth as f32);
        }
    }
    for (name, depth) in NAMES.into_iter().zip(near) {
        out.put(name, depth);
    }
    let inline = c
        .page
        .subtree(NodeId(c.blocks[i].nodes.start))
        .take(1)
        .chain(std::iter::once(container))
        .fold(Hints::NONE, |all, n| all.or(c.evidence.hints(n)));
    out.put("hint_headline", flag(inline.any(Hints::of(&[Hint::Headline, Hint::Lead]))));
    out.put("hint_tags", flag(inline.has(Hint::Tags)));
    out.put("hint_figure", flag(inline.has(Hint::Figure)));
}

fn slots(c: &Context, node: NodeId) -> impl Iterator<Item = usize> {
    let hints = c.evidence.hints(node).iter().filter_map(|hint| match hint {
        Hint::Body => Some(4),
        Hint::Byline => Some(5),
        Hint::Author => Some(6),
        Hint::Overlay | Hint::Unseen => Some(7),
        Hint::Aside => Some(8),
        _ => kind_of_hint(hint).map(|k| k as usize),
    });
    let roles = c.evidence.roles(node);
    const KEPT: Roles = Roles::of(&[Role::KeepContent, Role::Expander, Role::KeepEmbed, Role::CommentLink]);
    let marker = [(9, roles.has(Role::Comments)), (10, !roles.is_empty() && !roles.any(KEPT)), (11, roles.has(Role::KeepContent))];
    hints.chain(marker.into_iter().filter(|m| m.1).map(|m| m.0))
}
