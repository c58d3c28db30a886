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
            tally.add(3.5, Reason::Comment);
        }
        let (blocks, discussion) = (&look.unit(b).blocks, &look.context.boundaries.discussion.blocks);
        if discussion.start <= blocks.start && blocks.end <= discussion.end {
            tally.add(2.5, Reason::Replies);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::testing::{STORY, after_story, assert_one};

    fn said(name: &str, when: &str) -> String {
        format!("<div><img src=a.png><b>{name}</b><span>{when}</span><p>{STORY}</p></div>")
    }

    #[test]
    fn lists_of_stories_with_dates_are_no_discussion() {
        let card =
            |n| format!("<li><a href=/town/a-bridge-for-the-{n}-village><h3>A bridge for the {n} village</h3></a><time>2 May 2024</time></li>");
        assert_one(&format!("<ul>{}{}{}</ul>", card("first"), card("second"), card("third")), Kind::Related);
    }

    #[test]
    fn a_sign_up_form_is_no_comment_form() {
        let found = after_story("<div><h3>Newsletter</h3><input type=email><button>Sign up</button></div>");
        assert!(found.iter().all(|f| f.0 != Kind::Comments), "{found:?}");
    }

    #[test]
    fn who_when_and_what_in_turn_is_a_discussion_without_any_name() {
        let thread = said("Mirela", "2 hours ago") + &said("Tomasz", "3 hours ago") + &said("Yui", "5 hours ago");
        assert_one(&format!("<div class=x1><div class=x2>{thread}</div></div>"), Kind::Comments);
        let thread = said("Mirela", "vor 2 Std.") + &said("Tomasz", "vor 3 Std.") + &said("Yui", "vor 5 Std.");
        assert_one(&format!("<div class=x1><div class=x2>{thread}</div></div>"), Kind::Comments);
    }

    #[test]
    fn names_may_be_headings_and_dates_links() {
        let one = |name: &str, when: &str| {
            let head = format!("<h4><a href=/u/{name}>{name}</a></h4><div><a href=#c1>{when}</a></div>");
            format!("<div>{head}<p>{STORY}</p><div><a href=#form>Moin</a> <a href=#>Melden</a> <a href=#>Weiter so</a> 24</div></div>")
        };
        let thread = one("Moorhuhn", "14 May 2024, 21:03") + &one("Tilda", "15 May 2024, 08:47") + &one("Zaunkatze", "15 May 2024, 09:12");
        assert_one(&format!("<div>{thread}</div>"), Kind::Comments);
    }

    #[test]
    fn names_and_texts_of_any_length_are_a_discussion_and_even_ones_are_not() {
        let said = |name: &str, text: &str| format!("<li><cite><a href=/u/{name}>{name}</a></cite><div><p>{text}</p></div></li>");
        let long = STORY.repeat(4);
        let thread = said("moorhuhn", "Agreed.") + &said("Tilda_92", &long) + &said("quay", STORY) + &said("late_ferry", "Nonsense, all of it.");
        assert_one(&format!("<ul>{thread}</ul>"), Kind::Comments);
        let cards = said("Fast", STORY) + &said("Safe", STORY) + &said("Quiet", STORY) + &said("Cheap", STORY);
        assert!(after_story(&format!("<ul>{cards}</ul>")).iter().all(|f| f.0 != Kind::Comments));
    }

    #[test]
    fn the_empty_widget_and_the_form_are_named() {
        assert_one("<div><h3>Comments</h3><p>No comments yet</p></div>", Kind::Comments);
        assert_one("<section><h3>Yorumlar</h3><form><textarea></textarea><button>OK</button></form></section>", Kind::Comments);
        assert_one("<section id=comments><p>The discussion has been closed by our editors.</p></section>", Kind::Comments);
    }

    #[test]
    fn the_buttons_of_a_comment_belong_to_it() {
        let one = said("Mirela", "2 hours ago").replace("</div>", "<button>Reply</button><button class=share>Share</button></div>");
        assert_one(&format!("<div class=comments>{one}{one}{one}</div>"), Kind::Comments);
    }
}
