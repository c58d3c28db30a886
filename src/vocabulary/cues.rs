//! Words inside longer texts that tell prose from selling, consenting and discussing.

use super::concept::{Concept, Concepts};
use super::data::{CUE_SETS, CUES, STEM_SETS, STEMS};
use super::normal::{fold, is_unspaced, squeeze};

const CLUTTER: Concepts = Concepts::from_bits(!Concepts::TOPICS.bits());

/// How often a text uses the cues of each concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cues {
    counts: [u16; Concept::ALL.len()],
}

impl Cues {
    /// How many cues of the concept were met.
    pub fn of(&self, concept: Concept) -> u32 {
        u32::from(self.counts[concept as usize])
    }

    /// How many cues of clutter were met, of whatever kind; one that stands for two concepts counts twice.
    pub fn clutter(&self) -> u32 {
        self.counts.iter().zip(Concept::ALL).filter(|(_, concept)| !Concepts::TOPICS.has(**concept)).map(|(&n, _)| u32::from(n)).sum()
    }

    /// Counts the cue that the text begins with and gives its length, 0 where there is none.
    fn take(&mut self, text: &str) -> usize {
        let Some((len, concepts)) = longest(text) else { return 0 };
        for concept in concepts.iter() {
            self.counts[concept as usize] = self.counts[concept as usize].saturating_add(1);
        }
        len
    }
}

/// Counts the cues in a text in one pass. A cue begins where a word begins (anywhere in scripts without spaces, and a percent sign behind
/// its number) and ends where a word ends, unless the data say that it is a stem. Of cues that begin at the same place the longest counts, and
/// whatever names a topic.
pub fn cues(text: &str) -> Cues {
    let mut found = Cues { counts: [0; Concept::ALL.len()] };
    let folded = fold(text, usize::MAX);
    if folded.is_ascii() {
        count_ascii(&folded, &mut found);
    } else {
        count(&if folded.contains(is_unspaced) { squeeze(&folded) } else { folded }, &mut found);
    }
    found
}

fn count(text: &str, found: &mut Cues) {
    let mut skip_to = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts = at >= skip_to && (!before.is_alphanumeric() || is_unspaced(before) || is_unspaced(c) || c == '%');
        before = c;
        if starts {
            skip_to = at + found.take(&text[at..]);
        }
    }
}

/// The same for text that needs no look at its characters.
fn count_ascii(text: &str, found: &mut Cues) {
    let mut skip_to = 0;
    let mut in_word = false;
    for (at, b) in text.bytes().enumerate() {
        let starts = at >= skip_to && (!in_word || b == b'%');
        in_word = b.is_ascii_alphanumeric();
        if starts {
            skip_to = at + found.take(&text[at..]);
        }
    }
}

/// The length of the longest cue that the text begins with, and what is met there.
fn longest(text: &str) -> Option<(usize, Concepts)> {
    let whole = |len: usize| {
        let (cue, rest) = text.split_at(len);
        cue.ends_with(is_unspaced) || !rest.starts_with(|c: char| c.is_alphanumeric() && !is_unspaced(c))
    };
    // Tells most places inside words apart without a look at their characters.
    let inside = |len: usize| text.as_bytes()[len - 1..].iter().take(2).filter(|b| b.is_ascii_alphanumeric()).count() == 2;
    let (mut longest, mut clutter, mut topics) = (0, (0, Concepts::NONE), Concepts::NONE);
    let mut take = |len: usize, bits: u64| {
        let bits = Concepts::from_bits(bits);
        // Inside a topic's phrase a cue of clutter may begin: "this newsletter".
        longest = if bits.any(CLUTTER) { longest.max(len) } else { longest };
        topics = topics.or(bits.and(Concepts::TOPICS));
        if bits.any(CLUTTER) && len >= clutter.0 {
            clutter = (len, bits.and(CLUTTER));
        }
    };
    CUES.each(text, |len| !inside(len) && whole(len), |len, set| take(len, CUE_SETS[set as usize]));
    STEMS.each(text, |_| true, |len, set| take(len, STEM_SETS[set as usize]));
    let found = clutter.1.or(topics);
    (!found.is_empty()).then_some((longest, found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Concept::*;

    #[test]
    fn prose_has_no_cues() {
        let text = "The ferry left late. Nobody minded: the cook had baked cookie-shaped rolls, and the apple crop was in. Her sight improved.";
        assert_eq!(cues(text).clutter(), 0, "{:?}", cues(text));
        assert_eq!(cues("").clutter(), 0);
    }

    #[test]
    fn cues_are_counted_by_concept() {
        let text = "We use cookies. Read our Privacy Policy, manage your consent, or sign up for our newsletter and get it in your inbox.";
        let found = cues(text);
        assert!(found.of(Consent) >= 2, "{found:?}");
        assert!(found.of(Newsletter) >= 2, "{found:?}");
        assert_eq!(found.of(Offer), 0);
    }

    #[test]
    fn scripts_without_spaces_are_searched_everywhere() {
        assert!(cues("当サイトではCookieを使用しています。メールマガジンに登録").of(Newsletter) >= 1);
        assert!(cues("请下载我们的客户端，本站使用Cookies，版权所有").of(Legal) >= 1);
    }

    #[test]
    fn stems_take_endings() {
        assert!(cues("Sitemizde çerezler kullanılmaktadır").of(Consent) >= 1);
        assert!(cues("Мы используем файлы cookie").of(Consent) >= 1);
    }

    #[test]
    fn a_percent_sign_begins_a_cue_behind_its_number() {
        assert_eq!(cues("Take 20% off any jar until Sunday").of(Offer), 1);
        assert_eq!(cues("Every café takes 20 % off").of(Offer), 1);
        assert_eq!(cues("Take 20% offal and 80% oats").of(Offer), 0);
        assert_eq!(cues("本日限り全品30％オフ").of(Offer), 1);
    }

    #[test]
    fn topics_are_no_clutter() {
        let found = cues("The reporters' article had a price in euros, and machine-made pictures went round on Telegram.");
        assert!([Press, Price, Machine, Channel].iter().all(|&topic| found.of(topic) > 0), "{found:?}");
        assert_eq!(found.clutter(), 0, "{found:?}");
    }
}
