//! Who is spoken to, and who speaks: pleas say "you", "we" and "join".
//!
//! The data hold what languages that part words by spaces write, and no word that is something else in its own (German "Sie", Spanish "su"). One that is
//! something else in another of them stands behind its language's code: French has a "du", too. What is asked for counts only where a sentence begins.

use super::data::PERSONS;

/// What a word says of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// The reader: "you", "votre".
    You,
    /// Those who speak: "our", "uns".
    We,
    /// Something that the reader is asked to do, where a sentence begins: "Join".
    Ask,
}

/// What a word says, in lower case: a word that says it in any language, or a language's code, a blank and the word.
pub fn person(word: &str) -> Option<Person> {
    PERSONS.get(word).next().and_then(|section| [Person::You, Person::We, Person::Ask].get(usize::from(section)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_many_languages() {
        for (word, says) in [("your", Person::You), ("unsere", Person::We), ("abonnez", Person::Ask), ("ваш", Person::You), ("de du", Person::You)]
        {
            assert_eq!(person(word), Some(says), "{word}");
        }
        assert_eq!((person("yours truly"), person(""), person("du")), (None, None, None));
    }
}
