//! The words of addresses that say what kind of page it is: sites name their folders much alike, in few languages.

use super::data::PATHS;

/// What a word of an address speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathWord {
    /// A story: `/blog/`, `/nachrichten/`.
    Story,
    /// A page of another kind: `/services/`, `/category/`.
    Other,
}

/// What the word speaks for, if it does.
pub fn path_word(word: &str) -> Option<PathWord> {
    let section = PATHS.get(&word.to_ascii_lowercase()).next();
    section.and_then(|section| [PathWord::Story, PathWord::Other].get(usize::from(section)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only() {
        assert_eq!((path_word("Blog"), path_word("services")), (Some(PathWord::Story), Some(PathWord::Other)));
        assert_eq!((path_word(""), path_word("blogger"), path_word("[story]")), (None, None, None));
    }
}
