//! Whatever sells, begs or steers: newsletters, walls, donations, apps, advertisements, share and follow bars, consent, topics, feedback, AI boxes.

use super::{Detector, Kind, Look, Reason, Tally};
use crate::vocabulary::{Concept, Hint, Role, Roles};

pub struct Promo;

const SELLS: [Concept; 9] = [
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
    fn weigh(&self, look: &Look, i: usize, tally: &mut Tally) {
        look.label(i, Kind::Promo, 3.0, tally);
        look.reach(i, Kind::Promo, 2.5, tally);
        look.names(i, &[Hint::Newsletter, Hint::Promo, Hint::Consent], 3.0, "promotion", tally);
        look.names(i, &[Hint::Ad], 2.0, "advertisement", tally);
        look.names(i, &[Hint::Share, Hint::Tools], 2.0, "share and tools", tally);
        look.names(i, &[Hint::Tags], 2.5, "tags", tally);
        look.names(i, &[Hint::Overlay, Hint::Author], 1.0, "overlay or author box", tally);
        look.vendor(i, ROLES, tally);
        look.cues(i, &SELLS, 1.2, Reason::Asks, tally);
        look.cues(i, &[Concept::Consent], 1.2, Reason::Cookies, tally);
        if look.interrupts(i) {
            tally.add(1.5, Reason::Between);
        }
    }
}
