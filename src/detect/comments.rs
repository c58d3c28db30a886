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
        if look.threads.is_thread(b) {
            tally.add(3.0, Reason::Replies);
        } else if look.threads.share(look, b) >= 0.5 {
            tally.add(2.0, Reason::Replies);
        }
        if look.is_small(b) && look.count(b, Sign::Writing) > 0 {
            tally.add(1.5, Reason::Writes);
        }
    }
}
