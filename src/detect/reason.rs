//! Why something is clutter, and how much each reason weighs.

use crate::phrase::Phrase;

/// One reason, in a form that can be put into any language. Where two weigh the same, the one that stands earlier here is told first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It is a known vendor's widget.
    Vendor(&'static str),
    /// It stands in an element made for navigation.
    Navigation,
    /// It stands in an element made for the page's head.
    Header,
    /// It stands in an element made for the page's foot.
    Footer,
    /// It stands in an element made for what is beside the matter.
    SideColumn,
    /// Its markup calls it furniture of the page, whichever.
    Frame,
    /// Its markup calls it a comment.
    Comment,
    /// It is a label, or begins with one.
    Says(String),
    /// It stands under a label.
    Under(String),
    /// Most of its text is links.
    Links,
    /// A headline that is a link.
    LinkedTitle,
    /// It has a headline or a text of its own.
    OwnStory,
    /// The same form repeats.
    Repeats(u32),
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
    /// A class name or id of the page's author says so.
    Named(&'static str),
    /// It is built, placed and worded as others of its kind that the weights were trained on.
    Alike,
    /// Nothing in particular; it does not read as part of the story.
    Apart,
}

impl Reason {
    /// The sentence that tells it.
    pub fn phrase(&self) -> Phrase {
        let argument = match self {
            Reason::Under(label) | Reason::Says(label) => Some(label.clone()),
            Reason::Named(name) | Reason::Vendor(name) => Some((*name).to_string()),
            Reason::Repeats(times) => Some(times.to_string()),
            _ => None,
        };
        Phrase { name: self.name(), argument }
    }

    /// The name of that sentence.
    fn name(&self) -> &'static str {
        match self {
            Reason::Under(_) => "reasonUnder",
            Reason::Says(_) => "reasonSays",
            Reason::Named(_) => "reasonNamed",
            Reason::Vendor(_) => "reasonVendor",
            Reason::Navigation => "reasonNavigation",
            Reason::Header => "reasonHeader",
            Reason::Footer => "reasonFooter",
            Reason::SideColumn => "reasonSideColumn",
            Reason::Frame => "reasonFrame",
            Reason::Comment => "reasonComment",
            Reason::Links => "reasonLinks",
            Reason::LinkedTitle => "reasonLinkedTitle",
            Reason::Repeats(_) => "reasonRepeats",
            Reason::OwnStory => "reasonOwnStory",
            Reason::Replies => "reasonReplies",
            Reason::Discusses => "reasonDiscusses",
            Reason::Writes => "reasonWrites",
            Reason::Asks => "reasonAsks",
            Reason::AsksForMail => "reasonAsksForMail",
            Reason::Price => "reasonPrice",
            Reason::Plays => "reasonPlays",
            Reason::Button => "reasonButton",
            Reason::Shares => "reasonShares",
            Reason::Follows => "reasonFollows",
            Reason::Topics => "reasonTopics",
            Reason::SameAuthor => "reasonSameAuthor",
            Reason::Author => "reasonAuthor",
            Reason::Cookies => "reasonCookies",
            Reason::SmallPrint => "reasonSmallPrint",
            Reason::Before => "reasonBefore",
            Reason::After => "reasonAfter",
            Reason::Between => "reasonBetween",
            Reason::Alike => "reasonAlike",
            Reason::Apart => "reasonApart",
        }
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
