//! Why something is clutter, and how much each reason weighs.

use std::fmt;

/// One reason, in a form that can be put into any language; `Display` gives it in English.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It stands under a label.
    Under(String),
    /// It is a label, or begins with one.
    Says(String),
    /// A class name or id of the page's author says so.
    Named(&'static str),
    /// It is a known vendor's widget.
    Vendor(&'static str),
    /// It stands in an element made for that.
    Element(&'static str),
    /// Most of its text is links.
    Links,
    /// The same form repeats.
    Repeats(u32),
    /// It has a headline and a date of its own.
    OwnStory,
    /// Names, times and short texts, one after the other.
    Replies,
    /// It asks the reader to do something.
    Asks,
    /// It speaks of cookies and consent.
    Cookies,
    /// It stands before the story begins.
    Before,
    /// It stands after the story has ended.
    After,
    /// It interrupts the story.
    Between,
    /// Nothing in particular; it does not read as part of the story.
    Apart,
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Reason::Under(label) => write!(out, "Stands under “{label}”"),
            Reason::Says(label) => write!(out, "Says “{label}”"),
            Reason::Named(name) => write!(out, "The page itself names it “{name}”"),
            Reason::Vendor(vendor) => write!(out, "Is a widget of {vendor}"),
            Reason::Element(element) => write!(out, "Stands in the page's {element}"),
            Reason::Links => write!(out, "Is mostly links"),
            Reason::Repeats(times) => write!(out, "One of {times} items of the same form"),
            Reason::OwnStory => write!(out, "Has a headline of its own that is not this page's"),
            Reason::Replies => write!(out, "Names, times and short texts follow each other, as in a discussion"),
            Reason::Asks => write!(out, "Asks you to sign up, pay, follow or buy"),
            Reason::Cookies => write!(out, "Is about cookies and consent"),
            Reason::Before => write!(out, "Stands before the story begins"),
            Reason::After => write!(out, "Stands after the story has ended"),
            Reason::Between => write!(out, "Interrupts the story"),
            Reason::Apart => write!(out, "Does not read as part of the story"),
        }
    }
}

/// Reasons with their weights in log-odds, for one block and one kind.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// What was added, in the detector's order.
    pub reasons: Vec<(f32, Reason)>,
}

impl Tally {
    /// Adds a reason.
    pub fn add(&mut self, weight: f32, reason: Reason) {
        self.reasons.push((weight, reason));
    }

    /// The sum of all weights.
    pub fn total(&self) -> f32 {
        self.reasons.iter().map(|r| r.0).sum()
    }
}
