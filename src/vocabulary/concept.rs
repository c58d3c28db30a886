//! What a label, a cue or a class name can stand for. Shared with the build script, so it names nothing else of the crate.

/// Declares an enum, its names in the data files, and a set of it as bits.
macro_rules! concepts {
    ($(#[$doc:meta])* $one:ident, $(#[$set_doc:meta])* $many:ident { $($(#[$item_doc:meta])* $item:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $one { $($(#[$item_doc])* $item),* }

        impl $one {
            /// All of them, in the order of their bits.
            pub const ALL: &'static [$one] = &[$($one::$item),*];

            /// The name used in the data files.
            pub fn name(self) -> &'static str {
                match self { $($one::$item => $name),* }
            }

            /// The one of this name.
            pub fn named(name: &str) -> Option<$one> {
                Self::ALL.iter().copied().find(|item| item.name() == name)
            }
        }

        $(#[$set_doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq)]
        pub struct $many(u64);

        impl $many {
            /// The empty set.
            pub const NONE: $many = $many(0);

            /// A set of these.
            pub const fn of(items: &[$one]) -> $many {
                let mut bits = 0;
                let mut at = 0;
                while at < items.len() {
                    bits |= 1 << items[at] as u8;
                    at += 1;
                }
                $many(bits)
            }

            /// A set from the bits that the build script stored.
            pub const fn from_bits(bits: u64) -> $many {
                $many(bits)
            }

            /// The bits, one for each item in the order of `ALL`.
            pub const fn bits(self) -> u64 {
                self.0
            }

            /// Whether the item is in the set.
            pub const fn has(self, item: $one) -> bool {
                self.0 >> item as u8 & 1 == 1
            }

            /// Whether the sets share an item.
            pub const fn any(self, of: $many) -> bool {
                self.0 & of.0 != 0
            }

            /// Whether nothing is in the set.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// The items of both.
            pub const fn and(self, other: $many) -> $many {
                $many(self.0 & other.0)
            }

            /// The items of either.
            pub const fn or(self, other: $many) -> $many {
                $many(self.0 | other.0)
            }

            /// The items, in the order of `ALL`.
            pub fn iter(self) -> impl Iterator<Item = $one> {
                $one::ALL.iter().copied().filter(move |&item| self.has(item))
            }
        }

        impl From<$one> for u64 {
            fn from(item: $one) -> u64 {
                item as u64
            }
        }

        impl From<$one> for $many {
            fn from(item: $one) -> $many {
                $many::of(&[item])
            }
        }

        impl std::fmt::Debug for $many {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.debug_set().entries(self.iter()).finish()
            }
        }
    };
}

concepts! {
    /// What the words of an interface stand for: a heading, a button, a lone line.
    Concept,
    /// A set of [`Concept`]s.
    Concepts {
        /// The head of a discussion, or a button that opens it: "Comments", "Join the conversation".
        Comments = "comments",
        /// An empty or closed discussion: "No comments yet", "Comments are closed". "0 comments" counts as one.
        NoComments = "no-comments",
        /// The form or the invitation to write: "Leave a comment", "Your email address will not be published".
        WriteComment = "write-comment",
        /// A button of one comment: "Reply", "Report".
        Reply = "reply",
        /// The head of a list of other stories on the same matter: "Related articles".
        Related = "related",
        /// A pointer to another story: "Read also", "Up next". Over a list it is a boundary; as a lone link it may be an [`Concept::Expander`].
        ReadAlso = "read-also",
        /// Shows a film, mostly of something else.
        Watch = "watch",
        /// The head of a list picked for the reader: "You may also like".
        Recommended = "recommended",
        /// The head of a ranking or of the newest: "Most read", "Trending", "Latest news".
        MostRead = "most-read",
        /// A sign-up for mail: "Subscribe to our newsletter", "Enter your email".
        Newsletter = "newsletter",
        /// Selling a subscription or membership: "Subscribe now", "Become a member".
        Subscribe = "subscribe",
        /// A wall before the rest of the story: "Already a subscriber?", "This article is for subscribers only".
        Paywall = "paywall",
        /// The mark of an advertisement: "Advertisement", "Article continues below".
        Advertisement = "advertisement",
        /// The mark of paid content: "Sponsored", "From our partners".
        Sponsored = "sponsored",
        /// A note on commissions: "We may earn a commission".
        Affiliate = "affiliate",
        /// An offer to buy: "Shop now", "Best deals", "Coupons".
        Offer = "offer",
        /// Sharing the page: "Share this article", "Copy link".
        Share = "share",
        /// The site's channels elsewhere: "Follow us on ...".
        Follow = "follow",
        /// The head of a list of topics: "Tags", "Filed under".
        Tags = "tags",
        /// Cookies and their banner: "Accept all", "Manage preferences".
        Consent = "consent",
        /// Accounts: "Log in", "Register", "My account".
        Account = "account",
        /// Asking for money without a subscription: "Donate", "Support our journalism".
        Donate = "donate",
        /// The site's app and notifications: "Download our app".
        App = "app",
        /// Machine-made extras: "AI summary", "Ask AI", "Key takeaways generated by AI".
        AiBox = "ai-box",
        /// A box on who wrote it: "About the author", "More from this author".
        Author = "author",
        /// Ways through the site: "Home", "Menu", "Search", "Skip to content", "Contact us".
        Navigation = "navigation",
        /// The foot of the site: "Privacy policy", "Terms of use", "Imprint", "All rights reserved".
        Legal = "legal",
        /// Tools on the story: "Print", "Listen to this article", "Save", "Font size".
        Tools = "tools",
        /// The word before a date: "Updated", "Published", "Last modified".
        Dated = "dated",
        /// A button that shows the rest of the story: "Continue reading", "Show more".
        Expander = "expander",
        /// Asking for an opinion on the page: "Was this helpful?", "Report an error".
        Feedback = "feedback",
        /// The neighbours in time: "Next article", "Previous".
        NextPrevious = "next-previous",
        /// The way to the same story's next page: "Next page", "Next", "Page 2". Those that may also lead to a neighbour are in both.
        NextPage = "next-page",
        /// The story's own contents list: "Table of contents", "In this article".
        TableOfContents = "contents",
        /// The mark of running news: "Live", "Breaking news".
        Live = "live",
        /// Credits of pictures and sources: "Photo", "Source", "Getty".
        Credit = "credit",
        /// A company that speaks of itself, and its buttons: "our clients", "we help you", "Book a demo". No clutter: the page is an offer.
        Company = "company",
        /// Machines that write and answer: "artificial intelligence", "automatically". No clutter by itself, like the next three: what a publication says
        /// of itself and its offers is full of such words, its stories less.
        Machine = "machine",
        /// The publication's own business: "our readers", "the newsroom", "this article".
        Press = "press",
        /// Ways to be reached: "WhatsApp", "inbox", "podcast".
        Channel = "channel",
        /// What things cost, and that they cost nothing: "per month", "discount", "free of charge".
        Price = "price",
    }
}

impl Concepts {
    /// What clutter speaks of more than stories do, though stories may, too: words of these name no clutter.
    pub const TOPICS: Concepts = Concepts::of(&[Concept::Company, Concept::Machine, Concept::Press, Concept::Channel, Concept::Price]);
}

concepts! {
    /// What the words in an element's `class` or `id` hint at.
    Hint,
    /// A set of [`Hint`]s.
    Hints {
        /// The text of a story: `article-body`, `entry-content`.
        Body = "body",
        /// The story's headline.
        Headline = "headline",
        /// The paragraph under the headline: `standfirst`, `lead`.
        Lead = "lead",
        /// Pictures and what is under them: `figure`, `caption`.
        Figure = "figure",
        /// Quotes, info boxes and other asides of the story.
        Aside = "aside",
        /// Posts, players and charts embedded in the story.
        Embed = "embed",
        /// Author line and date.
        Byline = "byline",
        /// Readers' comments.
        Comments = "comments",
        /// Other stories.
        Related = "related",
        /// Rankings and the newest stories.
        Ranking = "ranking",
        /// Mail sign-ups.
        Newsletter = "newsletter",
        /// Subscriptions, walls, donations and other selling.
        Promo = "promo",
        /// Advertisements and paid content.
        Ad = "ad",
        /// Share and follow buttons.
        Share = "share",
        /// Topics, tags, categories.
        Tags = "tags",
        /// Cookie and consent banners.
        Consent = "consent",
        /// Boxes about the author.
        Author = "author",
        /// Tools on the story: print, listen, font size.
        Tools = "tools",
        /// Navigation.
        Nav = "nav",
        /// The site's header.
        Header = "header",
        /// The site's footer.
        Footer = "footer",
        /// Side columns and widgets.
        Sidebar = "sidebar",
        /// Overlays: pop-ups, modals, toasts.
        Overlay = "overlay",
        /// Hidden from the eye or not for print.
        Unseen = "unseen",
    }
}

impl Hints {
    /// What speaks for the story.
    pub const CONTENT: Hints = Hints::of(&[Hint::Body, Hint::Headline, Hint::Lead, Hint::Figure, Hint::Aside, Hint::Embed, Hint::Byline]);

    /// What speaks against it.
    pub const CLUTTER: Hints = Hints::of(&[
        Hint::Comments,
        Hint::Related,
        Hint::Ranking,
        Hint::Newsletter,
        Hint::Promo,
        Hint::Ad,
        Hint::Share,
        Hint::Tags,
        Hint::Consent,
        Hint::Author,
        Hint::Tools,
        Hint::Nav,
        Hint::Header,
        Hint::Footer,
        Hint::Sidebar,
        Hint::Overlay,
        Hint::Unseen,
    ]);
}

concepts! {
    /// What a vendor's marker stands for.
    Role,
    /// A set of [`Role`]s.
    Roles {
        /// A discussion.
        Comments = "comments",
        /// A counter of comments or a link to them, which is not the discussion itself.
        CommentLink = "comment-link",
        /// Other stories, the vendor's or the site's.
        Related = "related",
        /// Advertisements, video ones too.
        Ad = "ad",
        /// Mail sign-ups and pop-ups.
        Newsletter = "newsletter",
        /// Subscription walls.
        Paywall = "paywall",
        /// Donations.
        Donation = "donation",
        /// The site's app, notifications.
        App = "app",
        /// Cookie banners.
        Consent = "consent",
        /// Share and follow buttons.
        Share = "share",
        /// Polls and quizzes.
        Poll = "poll",
        /// Chats with support.
        Chat = "chat",
        /// Machine-read audio of the story.
        Listen = "listen",
        /// A button, or the box around it, that shows the rest of the story.
        Expander = "expander",
        /// The story's own text, whatever its class says.
        KeepContent = "keep-content",
        /// An embed that belongs to a story when it stands between its paragraphs.
        KeepEmbed = "keep-embed",
    }
}
