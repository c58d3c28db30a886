//! What a short text is a label of.

use super::concept::{Concept, Concepts};
use super::data::{LABEL_SETS, LABELS, LONGEST_LABEL};
use super::normal::{fold, is_edge, is_unspaced, squeeze, trim};

/// Room for the numbers and signs around a label, in bytes.
const SLACK: usize = 48;

/// Bytes of the longest label that is looked for at the start of a longer text.
const LONGEST_LEAD: usize = 64;

/// A label's concepts that still hold when more text follows it on the line.
const LEADING: Concepts = Concepts::of(&[
    Concept::Related,
    Concept::ReadAlso,
    Concept::Watch,
    Concept::Recommended,
    Concept::MostRead,
    Concept::WriteComment,
    Concept::NoComments,
    Concept::Newsletter,
    Concept::Subscribe,
    Concept::Paywall,
    Concept::Advertisement,
    Concept::Sponsored,
    Concept::Affiliate,
    Concept::Share,
    Concept::Follow,
    Concept::Tags,
    Concept::Donate,
    Concept::App,
    Concept::AiBox,
    Concept::Author,
    Concept::Tools,
    Concept::Dated,
    Concept::Feedback,
    Concept::NextPrevious,
    Concept::NextPage,
    Concept::Live,
    Concept::Credit,
]);

/// Those that a colon must part from the rest, however many words the label has: their phrases open sentences of prose, too.
const COLON_ONLY: Concepts = Concepts::of(&[
    Concept::Watch,
    Concept::Recommended,
    Concept::MostRead,
    Concept::WriteComment,
    Concept::Advertisement,
    Concept::Tools,
    Concept::Live,
    Concept::Credit,
]);

/// The concepts that the whole text is a label of, in any language: a heading, a button, a line.
///
/// Case, accents, and digits, signs or emoji at the ends don't matter: `"(12) Comments"`, `"- Anzeige -"` and `"Read more →"` are labels.
/// A count of zero before or after a label of [`Concept::Comments`] adds [`Concept::NoComments`]. Empty for longer texts.
pub fn concepts(text: &str) -> Concepts {
    if text.len() > 2 * LONGEST_LABEL + SLACK {
        return Concepts::NONE;
    }
    let folded = fold(text, LONGEST_LABEL + SLACK);
    let found = lookup(trim(&folded));
    if found.has(Concept::Comments) && counts_zero(&folded) { found.or(Concept::NoComments.into()) } else { found }
}

/// The concepts of which a label begins the text and something else follows: `"Read more: Ten ways"`, `"Tags: a, b"`, `"Follow us on …"`.
///
/// After a colon or bar any label of a concept that can lead counts; after a space only one of several words (in scripts without spaces,
/// of four characters), since single words open ordinary sentences. Only the start of the text is looked at, so long texts cost no more.
pub fn starts_with(text: &str) -> Concepts {
    let head = fold(text, LONGEST_LEAD + SLACK);
    let head = head.trim_start_matches(is_edge);
    let mut found = Concepts::NONE;
    for (at, c) in head.char_indices().filter(|&(_, c)| is_edge(c)) {
        let label = head[..at].trim_end_matches(is_edge);
        let rest = head[at..].trim_start();
        if label.len() > LONGEST_LEAD || !rest.contains(char::is_alphanumeric) {
            break;
        }
        let parted = rest.starts_with(is_divider);
        if (parted && at == label.len()) || (c == ' ' && is_phrase(label)) {
            let allowed = if parted { LEADING } else { LEADING.and(Concepts::from_bits(!COLON_ONLY.bits())) };
            found = found.or(lookup(label).and(allowed));
        }
    }
    found
}

fn lookup(folded: &str) -> Concepts {
    let key = if !folded.is_ascii() && folded.contains(is_unspaced) { &squeeze(folded) } else { folded };
    LABELS.get(key).next().map_or(Concepts::NONE, |set| Concepts::from_bits(LABEL_SETS[set as usize]))
}

/// What parts a label from what it labels, after folding.
fn is_divider(c: char) -> bool {
    matches!(c, ':' | '|' | '»' | '›' | '→' | '>' | '▶' | '►' | '】' | '」' | ']' | ')' | '・' | '…')
}

fn is_phrase(label: &str) -> bool {
    label.contains(' ') || (label.contains(is_unspaced) && label.chars().count() >= 4)
}

/// Whether the number at either end of the text is zero.
fn counts_zero(folded: &str) -> bool {
    let mut digits = folded.chars().filter(|c| c.is_numeric()).peekable();
    digits.peek().is_some() && digits.all(|c| matches!(c, '0' | '٠' | '۰' | '०'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Concept::*;

    #[test]
    fn prose_is_no_label() {
        for text in
            ["", "…", "42", "The council met on Tuesday.", "Shared values", "A related matter", "Printing presses", "Comments by the mayor drew fire"]
        {
            assert!(concepts(text).is_empty(), "{text:?} {:?}", concepts(text));
        }
        assert!(concepts(&"Comments ".repeat(40)).is_empty());
    }

    #[test]
    fn labels_are_found_in_any_dress_and_language() {
        for (text, concept) in [
            ("(12) Comments", Comments),
            ("Kommentare", Comments),
            ("COMMENTAIRES (3)", Comments),
            ("コメント", Comments),
            ("No comments yet...", NoComments),
            ("- Anzeige -", Advertisement),
            ("Read more →", ReadAlso),
            ("İLGİLİ HABERLER", Related),
            ("ILGILI HABERLER", Related),
            ("관련 기사", Related),
            ("関連記事", Related),
            ("اقرأ أيضاً", ReadAlso),
            ("A LIRE AUSSI :", ReadAlso),
            ("ΣΧΕΤΙΚΑ ΑΡΘΡΑ", Related),
            ("📧 Subscribe to our newsletter!", Newsletter),
            ("Share this article", Share),
        ] {
            assert!(concepts(text).has(concept), "{text:?} {:?}", concepts(text));
        }
    }

    #[test]
    fn a_count_of_zero_is_no_comments() {
        assert!(concepts("0 Kommentare").has(NoComments));
        assert!(concepts("Comments (0)").has(NoComments));
        assert!(!concepts("10 Comments").has(NoComments));
        assert!(!concepts("Comments").has(NoComments));
    }

    #[test]
    fn single_words_lead_only_before_a_colon() {
        for text in [
            "Share prices fell sharply",
            "Tags are sewn into every coat",
            "Related firms were named",
            "Photo albums sell again",
            "Share",
            "Related:",
            "We recommend that boats be checked",
        ] {
            assert!(starts_with(text).is_empty(), "{text:?} {:?}", starts_with(text));
        }
        assert!(starts_with("Tags: harbour, ferries").has(Tags));
        assert!(starts_with("Related: The ferry that came late").has(Related));
        assert!(starts_with("関連記事：港の話").has(Related));
    }

    #[test]
    fn phrases_lead_before_a_space() {
        for (text, concept) in [
            ("Read more: Ten ways to mend a net", ReadAlso),
            ("Lire aussi : Le port endormi", ReadAlso),
            ("Lesen Sie auch: Der Hafen schläft", ReadAlso),
            ("Follow us on every channel", Follow),
            ("Subscribe to our newsletter and get the best of it", Newsletter),
        ] {
            assert!(starts_with(text).has(concept), "{text:?} {:?}", starts_with(text));
        }
    }
}
