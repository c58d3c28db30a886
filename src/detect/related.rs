//! Other stories: links, cards, rankings, and whole articles stacked under the page's own.

use super::{Detector, Kind, Look, Reason, Tally};
use crate::vocabulary::{Hint, Role, Roles};

pub struct Related;

impl Detector for Related {
    fn weigh(&self, look: &Look, i: usize, tally: &mut Tally) {
        look.label(i, Kind::Related, 4.0, tally);
        look.reach(i, Kind::Related, 3.5, tally);
        look.names(i, &[Hint::Related, Hint::Ranking], 3.0, "related", tally);
        look.vendor(i, Roles::of(&[Role::Related]), tally);
        if look.is_other_story(i) {
            tally.add(2.5, Reason::OwnStory);
        }
        if let Some(times) = look.card_of(i) {
            tally.add(1.2, Reason::Repeats(times));
        }
    }
}
