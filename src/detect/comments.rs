//! Readers' comments: threads, forms, counters, rules, and the widget that nobody has used yet.
//! Leaves alone: the discussion of a forum page, which is that page's story, and lists of stories with dates.

use super::signs::Sign;
use super::{Detector, Kind, Look, Reason, Tally};
use crate::vocabulary::{Concept, Hint, Role, Roles};

pub struct Comments;

impl Detector for Comments {
    fn weigh(&self, look: &Look, b: usize, tally: &mut Tally) {
        look.label(b, Kind::Comments, 4.0, tally);
        look.under(b, Kind::Comments, 3.5, tally);
        look.names(b, &[Hint::Comments], 3.0, "comments", tally);
        look.vendor(b, Roles::of(&[Role::Comments, Role::CommentLink]), tally);
        look.cues(b, &[Concept::Comments], 1.0, Reason::Discusses, tally);
        if look.typed(b, &["Comment", "UserComments", "Answer"]) {
            tally.add(3.5, Reason::Element("comment"));
        }
        if look.unit(b).is_leaf() {
            return;
        }
        if answers(look, b) {
            tally.add(3.0, Reason::Replies);
        } else if discussion(look, b) {
            tally.add(2.5, Reason::Replies);
        }
        if look.is_small(b) && look.count(b, Sign::Writing) > 0 {
            tally.add(1.5, Reason::Writes);
        }
    }
}

/// Two of its parts or more, and most of them, can be answered.
pub(super) fn answers(look: &Look, b: usize) -> bool {
    let (mut all, mut answered) = (0, 0);
    for part in look.boxes.children(b) {
        all += 1;
        answered += u32::from(look.count(part, Sign::Reply) > 0 && look.unit(part).blocks.len() >= 3);
    }
    answered >= 2 && answered * 3 >= all
}

/// Two parts or more each say who and when, and then something that is no link: no headlines, no titles.
pub(super) fn discussion(look: &Look, b: usize) -> bool {
    let said = |part: &usize| {
        let s = look.sums(*part);
        let when = look.count(*part, Sign::When);
        (1..=2).contains(&when) && s.blocks >= 2 && s.headings == 0 && s.link_density() < 0.4 && s.weight - s.link_weight > 40.0 && s.blocks <= 16
    };
    let (mut all, mut saying) = (0, 0);
    for part in look.boxes.children(b) {
        all += 1;
        saying += u32::from(said(&part));
    }
    saying >= 2 && saying * 2 >= all && look.count(b, Sign::Title) * 2 <= saying
}
