//! Readers' comments: threads, forms, counters, and the widget that nobody has used yet.
//! Leaves alone: the discussion of a forum page, which is that page's story.

use super::{Detector, Kind, Look, Reason, Tally};
use crate::vocabulary::{Concept, Concepts, Hint, Role, Roles};

pub struct Comments;

impl Detector for Comments {
    fn weigh(&self, look: &Look, i: usize, tally: &mut Tally) {
        look.label(i, Kind::Comments, 4.0, tally);
        look.reach(i, Kind::Comments, 4.0, tally);
        look.names(i, &[Hint::Comments], 3.0, "comments", tally);
        look.vendor(i, Roles::of(&[Role::Comments, Role::CommentLink]), tally);
        look.cues(i, &[Concept::Comments, Concept::WriteComment, Concept::Reply, Concept::NoComments], 1.0, Reason::Replies, tally);
        if look.box_has(i, Concepts::of(&[Concept::Reply]), 2) {
            tally.add(2.0, Reason::Replies);
        }
    }
}
