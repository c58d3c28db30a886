//! The site's own furniture: navigation, header, footer, side columns that are nothing in particular.

use super::{Detector, Kind, Look, Reason, Tally};
use crate::vocabulary::{Concept, Hint};

pub struct Boilerplate;

impl Detector for Boilerplate {
    fn weigh(&self, look: &Look, i: usize, tally: &mut Tally) {
        look.label(i, Kind::Boilerplate, 2.5, tally);
        look.names(i, &[Hint::Nav], 2.0, "navigation", tally);
        look.names(i, &[Hint::Header], 1.0, "header", tally);
        look.names(i, &[Hint::Footer], 1.5, "footer", tally);
        look.names(i, &[Hint::Sidebar], 0.7, "side column", tally);
        look.element(i, tally);
        look.cues(i, &[Concept::Legal, Concept::Navigation, Concept::Account], 1.0, Reason::Element("small print"), tally);
        look.place(i, tally);
        if look.context.blocks[i].link_density() > 0.8 {
            tally.add(0.6, Reason::Links);
        }
    }
}
