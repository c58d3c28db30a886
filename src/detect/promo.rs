//! Whatever sells, begs or steers: newsletters, walls, donations, apps, advertisements, share and follow bars, consent, topics, feedback, AI boxes.
//! Leaves alone: comment forms, and the links of the site's own footer.

use super::signs::Sign;
use super::{Detector, Kind, Look, Reason, Tally};
use crate::vocabulary::{Concept, Hint, Role, Roles};

pub struct Promo;

pub(super) const SELLS: [Concept; 12] = [
    Concept::Newsletter,
    Concept::Subscribe,
    Concept::Donate,
    Concept::App,
    Concept::Offer,
    Concept::Affiliate,
    Concept::Follow,
    Concept::Sponsored,
    Concept::Paywall,
    Concept::AiBox,
    Concept::Advertisement,
    Concept::Feedback,
];
const ROLES: Roles = Roles::of(&[
    Role::Ad,
    Role::Newsletter,
    Role::Paywall,
    Role::Donation,
    Role::App,
    Role::Consent,
    Role::Share,
    Role::Poll,
    Role::Chat,
    Role::Listen,
]);

impl Detector for Promo {
    fn weigh(&self, look: &Look, b: usize, tally: &mut Tally) {
        // A lone link is more often an item of a menu than a call.
        let link = look.line(b).is_some_and(|i| look.context.blocks[i].link_density() > 0.8);
        look.label(b, Kind::Promo, if link { 2.2 } else { 3.5 }, tally);
        look.under(b, Kind::Promo, 3.0, tally);
        look.names(b, &[Hint::Newsletter, Hint::Promo], 3.0, "promotion", tally);
        look.names(b, &[Hint::Consent], 3.0, "cookie notice", tally);
        look.names(b, &[Hint::Ad], 2.5, "advertisement", tally);
        look.names(b, &[Hint::Share], 2.5, "share", tally);
        look.names(b, &[Hint::Tools], 2.0, "tools", tally);
        look.names(b, &[Hint::Tags], 2.5, "tags", tally);
        look.names(b, &[Hint::Author], 1.5, "author box", tally);
        look.names(b, &[Hint::Overlay], 1.0, "overlay", tally);
        author(look, b, tally);
        look.vendor(b, ROLES, tally);
        look.cues(b, &SELLS, 1.3, Reason::Asks, tally);
        look.cues(b, &[Concept::Consent], 1.0, Reason::Cookies, tally);
        if let Some(i) = look.line(b).filter(|&i| look.context.blocks[i].is_prose()) {
            speaks(look, i, tally);
        }
        look.cues(b, &[Concept::Share], 1.0, Reason::Shares, tally);
        if look.count(b, Sign::Hashtag) >= 2 && look.is_small(b) {
            tally.add(3.0, Reason::Topics);
        }
        if look.is_small(b) {
            parts(look, b, tally);
        }
        if look.interrupts(b) && look.stands_alone(b) && acts(look, b) && look.count(b, Sign::Title) == 0 {
            tally.add(1.2, Reason::Between);
        }
    }
}

/// Whom a line of prose speaks for, and where it sends people.
fn speaks(look: &Look, i: usize, tally: &mut Tally) {
    if look.context.evidence.words[i].pleads {
        tally.add(1.5 / look.dilution(i), Reason::Asks);
    }
    if look.context.audiences.speaks_as_we(i) && look.in_prose(i) {
        tally.add(0.8, Reason::Asks);
    }
}

/// Whether there is something to press or to follow in the box.
fn acts(look: &Look, b: usize) -> bool {
    look.sums(b).link_weight > 0.0 || look.count(b, Sign::Button) > 0 || look.count(b, Sign::Field) > 0
}

/// A box on the author, who mostly has something to offer, too.
fn author(look: &Look, b: usize, tally: &mut Tally) {
    let portrait =
        |i: usize| look.context.blocks[i].is_prose() && look.context.metadata.opens_with_author(look.context.blocks.text(&look.context.blocks[i]));
    if look.line(b).is_some_and(portrait)
        || look.begins_with(b, Concept::Author) && look.is_small(b) && look.sums(b).prose_blocks > 0 && look.count(b, Sign::Title) < 2
    {
        tally.add(1.5, Reason::Author);
    }
}

/// What a small box holds besides text.
fn parts(look: &Look, b: usize, tally: &mut Tally) {
    let whole = look.stands_alone(b) || !look.unit(b).is_leaf();
    if whole && look.count(b, Sign::Email) > 0 && look.count(b, Sign::Writing) == 0 {
        tally.add(2.5, Reason::AsksForMail);
    }
    if look.count(b, Sign::ShareLink) > 0 {
        tally.add(2.0, Reason::Shares);
    }
    if look.count(b, Sign::ChannelLink) > 0 {
        tally.add(1.0, Reason::Follows);
    }
    let prices = look.count(b, Sign::Price);
    if prices > 0 {
        tally.add(0.8 * prices.min(3) as f32, Reason::Price);
    }
    if look.count(b, Sign::Player) > 0 {
        tally.add(1.0, Reason::Plays);
    }
    let consent = look.count(b, Sign::Consent);
    if look.line(b).is_none() && consent >= 2 {
        tally.add(0.8 * consent.min(4) as f32, Reason::Cookies);
    }
    let pitch = look.count(b, Sign::Pitch);
    if look.line(b).is_none() && pitch >= 2 && look.sums(b).link_density() < 0.8 {
        // In a text of some length a few of them are its subject.
        let length = (look.sums(b).weight / 600.0).max(1.0);
        tally.add(0.8 * pitch.min(4) as f32 / length, Reason::Asks);
    }
    let blocks = look.unit(b).blocks.clone();
    if (2..=6).contains(&blocks.len()) && look.sums(b).link_density() < 0.8 && blocks.clone().any(|i| look.context.evidence.words[i].pleads) {
        tally.add(1.5, Reason::Asks);
    }
    if !look.unit(b).is_leaf() && look.count(b, Sign::Button) > 0 {
        tally.add(0.6, Reason::Button);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::testing::{STORY, after_story, assert_one};

    #[test]
    fn a_comment_form_asks_for_mail_too() {
        let form = "<div><h3>Leave a comment</h3><form><textarea></textarea><input type=email><button>Post</button></form></div>";
        assert_one(form, Kind::Comments);
    }

    #[test]
    fn a_story_on_money_sells_nothing() {
        let article =
            format!("<article><h2>Ferry fares go up</h2><p>{STORY} Tickets cost $40 now.</p><p>{STORY} {STORY}</p><p>{STORY}</p></article>");
        assert_one(&article, Kind::Related);
    }

    #[test]
    fn a_line_is_no_promotion_for_standing_between() {
        let found = after_story(&format!("<p>Drawn by hand</p><div data-story><p>{STORY}</p></div>"));
        assert!(found.iter().all(|f| f.0 == Kind::Boilerplate), "{found:?}");
    }

    #[test]
    fn a_form_for_mail_needs_no_name() {
        assert_one("<div class=x><p>Every Friday, five stories.</p><input type=email><button>OK</button></div>", Kind::Promo);
    }

    #[test]
    fn prices_channels_topics_and_sharing() {
        assert_one("<div><p>Print and digital</p><p>€ 4.90</p><p>Digital only</p><p>€ 2.90</p><a href=/abo>Choose</a></div>", Kind::Promo);
        assert_one("<p>We are here too: <a href=https://t.me/paperexample>our page</a></p>", Kind::Promo);
        assert_one("<div><span>#ferry</span> <span>#islands</span> <span>#pianos</span></div>", Kind::Promo);
        assert_one("<div><a href='https://www.facebook.com/sharer.php?u=http'>F</a><a href='mailto:?subject=x'>M</a></div>", Kind::Promo);
    }
}
