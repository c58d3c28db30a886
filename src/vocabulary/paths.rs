//! The words of addresses that say what kind of page it is: sites name their folders much alike, in few languages; and where they ask for money
//! or an address, in their own.

use super::data::PATHS;

/// What a word of an address speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathWord {
    /// A story: `/blog/`, `/nachrichten/`.
    Story,
    /// A page of another kind: `/services/`, `/category/`.
    Other,
    /// A page on which people give, pay or sign up: `/donate`, `/abo/`, or a service for that.
    Plea,
}

/// What the word speaks for, if it does.
pub fn path_word(word: &str) -> Option<PathWord> {
    let section = PATHS.get(&word.to_ascii_lowercase()).next();
    section.and_then(|section| [PathWord::Story, PathWord::Other, PathWord::Plea].get(usize::from(section)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        let known = ["Blog", "services", "spenden"].map(path_word);
        assert_eq!(known, [Some(PathWord::Story), Some(PathWord::Other), Some(PathWord::Plea)]);
        assert_eq!((path_word(""), path_word("blogger"), path_word("[story]")), (None, None, None));
    }
}
