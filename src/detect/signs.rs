//! What can be counted in a box besides its words: forms, buttons, pictures, where its links lead, answers, prices. Prefix sums, so that the
//! count in any box is one subtraction.

use super::boxes::Unit;
use super::links;
use crate::page::{NodeId, Page, Tag};
use crate::story::context::Context;
use crate::story::dated::is_dated;
use crate::vocabulary::{Concept, has_price};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Sign {
    /// Fields for an e-mail address.
    Email,
    /// Other fields to fill in.
    Field,
    /// Fields for longer texts.
    Writing,
    /// Buttons.
    Button,
    /// Pictures.
    Picture,
    /// Sound and films.
    Player,
    /// Links that share the page.
    ShareLink,
    /// Links to the site's channels elsewhere.
    ChannelLink,
    /// Links that look like addresses of stories.
    StoryLink,
    /// Buttons and links of single comments.
    Reply,
    /// Short lines that look like a date, a clock time or an age.
    When,
    /// Short lines with a price.
    Price,
    /// Hashtags.
    Hashtag,
    /// Lines long enough for a headline, most of it a link.
    Title,
    /// Words of selling and asking.
    Pitch,
    /// Words of cookies and consent.
    Consent,
}

const SIGNS: usize = Sign::Consent as usize + 1;
type Counts = [u32; SIGNS];

/// Counts for every run of nodes and of blocks.
pub struct Signs {
    /// By sign, the nodes that show it, in order.
    by_node: [Vec<u32>; SIGNS],
    by_block: Vec<Counts>,
}

impl Signs {
    /// One pass over the page, one over its blocks.
    #[inline(never)]
    pub fn of(c: &Context) -> Signs {
        let mut by_node = [const { Vec::new() }; SIGNS];
        for node in c.page.all().filter(|&n| !c.measures.hidden(n) || c.page.tag(n) == Tag::Textarea) {
            if let Some(sign) = node_sign(c.page, node) {
                by_node[sign as usize].push(node.0);
            }
        }
        let by_block = sums((0..c.blocks.len()).map(|i| block_signs(c, i)));
        Signs { by_node, by_block }
    }

    /// How often the sign is in the box.
    pub fn count(&self, c: &Context, unit: &Unit, sign: Sign) -> u32 {
        let s = sign as usize;
        let nodes = |end: u32| self.by_node[s].partition_point(|&node| node < end) as u32;
        nodes(c.page.end(unit.top)) - nodes(unit.top.0) + self.by_block[unit.blocks.end][s] - self.by_block[unit.blocks.start][s]
    }
}

#[inline(never)]
fn sums(each: impl Iterator<Item = Counts>) -> Vec<Counts> {
    let mut out = vec![[0; SIGNS]];
    for counts in each {
        let last = out[out.len() - 1];
        out.push(std::array::from_fn(|k| last[k] + counts[k]));
    }
    out
}

fn one(signs: &[(Sign, u32)]) -> Counts {
    let mut counts = [0; SIGNS];
    signs.iter().for_each(|(sign, n)| counts[*sign as usize] += n);
    counts
}

#[inline(never)]
fn node_sign(page: &Page, node: NodeId) -> Option<Sign> {
    match page.tag(node) {
        Tag::Input => match page.attr(node, "type").unwrap_or("text") {
            "email" => Some(Sign::Email),
            "text" | "search" | "url" | "tel" => Some(Sign::Field),
            "submit" | "button" => Some(Sign::Button),
            _ => None,
        },
        Tag::Textarea => Some(Sign::Writing),
        Tag::Button => Some(Sign::Button),
        Tag::Audio | Tag::Video => Some(Sign::Player),
        Tag::Img | Tag::Picture => Some(Sign::Picture),
        Tag::A => match links::target(page, page.attr(node, "href")?)? {
            links::Target::Share => Some(Sign::ShareLink),
            links::Target::Channel => Some(Sign::ChannelLink),
            links::Target::Story => Some(Sign::StoryLink),
        },
        _ => None,
    }
}

#[inline(never)]
fn block_signs(c: &Context, i: usize) -> Counts {
    let block = &c.blocks[i];
    let text = c.blocks.text(block);
    let reply = c.evidence.words[i].label.has(Concept::Reply);
    let age = block.weight <= 24 && block.words <= 6 && (1..=4).contains(&block.digits) && block.weight > block.digits + 1;
    let dated = is_dated(block, text);
    let title = block.link_density() > 0.7 && block.weight >= 16 && block.words >= 3 && !(dated && block.words <= 8) && leads_away(c, i);
    let price = block.weight <= 90 && has_price(text);
    one(&[
        (Sign::Reply, u32::from(reply)),
        (Sign::When, u32::from(dated || age)),
        (Sign::Price, u32::from(price)),
        (Sign::Hashtag, hashtags(text)),
        (Sign::Title, u32::from(title)),
        (Sign::Consent, c.evidence.words[i].cues.of(Concept::Consent)),
        (Sign::Pitch, super::promo::SELLS.iter().map(|&k| c.evidence.words[i].cues.of(k)).sum()),
    ])
}

/// Whether the line's first link leads to another page: many buttons are written as links.
fn leads_away(c: &Context, i: usize) -> bool {
    let first = NodeId(c.blocks[i].nodes.start);
    let link = c.page.ancestors(first).take(8).find(|&n| c.page.tag(n) == Tag::A);
    let acts =
        |n| c.page.attr(n, "role") == Some("button") || c.page.attr(n, "href").is_none_or(|h| h.starts_with("javascript:") || h.starts_with('#'));
    link.is_none_or(|n| !acts(n))
}

#[inline(never)]
fn hashtags(text: &str) -> u32 {
    let tag = |word: &str| word.strip_prefix(['#', '＃']).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    text.split_whitespace().filter(|word| tag(word)).count() as u32
}
