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
    /// A headline that is a link.
    LinkedTitle,
    /// The same form repeats.
    Repeats(u32),
    /// It has a headline or a text of its own.
    OwnStory,
    /// Names, times and short texts, one after the other.
    Replies,
    /// It speaks of comments.
    Discusses,
    /// It has a field to write in.
    Writes,
    /// It asks the reader to do something.
    Asks,
    /// It has a field for an e-mail address.
    AsksForMail,
    /// It names a price.
    Price,
    /// It plays sound or a film.
    Plays,
    /// It has a button.
    Button,
    /// It passes the page on.
    Shares,
    /// It leads to channels elsewhere.
    Follows,
    /// It lists topics.
    Topics,
    /// It lists other stories of the author.
    SameAuthor,
    /// It presents the author.
    Author,
    /// It speaks of cookies and consent.
    Cookies,
    /// It speaks of terms, rights and the like.
    SmallPrint,
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
        let plain = match self {
            Reason::Under(label) => return write!(out, "Stands under “{label}”"),
            Reason::Says(label) => return write!(out, "Says “{label}”"),
            Reason::Named(name) => return write!(out, "The page's own code calls it “{name}”"),
            Reason::Vendor(vendor) => return write!(out, "Is a widget by {vendor}"),
            Reason::Element(element) => return write!(out, "Is marked as the page's {element}"),
            Reason::Repeats(times) => return write!(out, "Lists {times} linked headlines of the same form"),
            Reason::Links => "Is mostly short links",
            Reason::LinkedTitle => "Is a headline that links elsewhere",
            Reason::OwnStory => "Is a text of its own, apart from this story",
            Reason::Replies => "Has names, times and short texts in turn, as a discussion has",
            Reason::Discusses => "Speaks of comments",
            Reason::Writes => "Has a field to write in",
            Reason::Asks => "Asks you to sign up, pay, follow or buy",
            Reason::AsksForMail => "Asks for your e-mail address",
            Reason::Price => "Names a price",
            Reason::Plays => "Plays sound or a film",
            Reason::Button => "Has a button to press",
            Reason::Shares => "Is for sharing this page",
            Reason::Follows => "Leads to channels elsewhere",
            Reason::Topics => "Lists topics",
            Reason::SameAuthor => "Lists more by the same author",
            Reason::Author => "Presents the author",
            Reason::Cookies => "Speaks of cookies and consent",
            Reason::SmallPrint => "Speaks of accounts, terms or rights",
            Reason::Before => "Stands before the story begins",
            Reason::After => "Stands after the story has ended",
            Reason::Between => "Interrupts the story",
            Reason::Apart => "Does not read as part of the story",
        };
        out.write_str(plain)
    }
}

/// Reasons with their weights in log-odds, for one box and one kind.
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
