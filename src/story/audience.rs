//! Whom a block speaks to: how often it says "you" and "we", and asks for something, beside the page's other prose. An essay in the second person says
//! "you" all through, a plea more than what stands around it.

use crate::blocks::{Block, Blocks};
use crate::vocabulary::{Person, person};

/// Counts of a block's words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Audience {
    /// That speak to the reader.
    pub you: f32,
    /// That speak of those who speak.
    pub we: f32,
    /// With which a sentence asks for something.
    pub asks: f32,
    /// All.
    words: f32,
}

impl Audience {
    /// The share of the words that these are; short texts count as eight words.
    pub fn share(self, count: f32) -> f32 {
        count / self.words.max(8.0)
    }

    fn plus(self, other: Audience) -> Audience {
        Audience { you: self.you + other.you, we: self.we + other.we, asks: self.asks + other.asks, words: self.words + other.words }
    }
}

/// How many times the page's share counts as more.
const MORE: f32 = 2.0;

/// By block, and the shares of "you" and "we" in all of the page's prose.
#[derive(Clone, Debug, Default)]
pub struct Audiences {
    /// By block.
    pub blocks: Vec<Audience>,
    /// Words of prose that speak to the reader, of all.
    pub you: f32,
    /// Words of prose that speak of those who speak, of all.
    pub we: f32,
}

impl Audiences {
    /// Counts the words of all blocks. `language` is the page's, a tag of BCP 47.
    #[inline(never)]
    pub fn of(blocks: &Blocks, language: Option<&str>) -> Audiences {
        // What a page without prose is taken to say: the mean of all pages, with the weight of 200 words.
        let mut prose = Audience { you: 2.0, we: 1.0, asks: 0.0, words: 200.0 };
        let mut key = Key::of(language);
        let mut counts = Vec::with_capacity(blocks.len());
        for block in blocks.iter() {
            let count = count(blocks, block, &mut key);
            if count.words >= 20.0 {
                prose = prose.plus(count);
            }
            counts.push(count);
        }
        Audiences { blocks: counts, you: prose.you / prose.words, we: prose.we / prose.words }
    }

    /// Whether a block says "you" more than the page's prose does.
    pub fn speaks_to_you(&self, i: usize) -> bool {
        let own = self.blocks[i];
        own.you > 0.0 && own.share(own.you) > MORE * self.you
    }

    /// Whether a block says "we" more than the page's prose does: those who make the page speak, not those whom it tells of.
    pub fn speaks_as_we(&self, i: usize) -> bool {
        let own = self.blocks[i];
        own.we > 0.0 && own.share(own.we) > MORE * self.we
    }
}

#[inline(never)]
fn count(blocks: &Blocks, block: &Block, key: &mut Key) -> Audience {
    let mut out = Audience::default();
    let (mut starts, mut quoted) = (true, false);
    for word in blocks.text(block).split_whitespace() {
        // Most words begin and end with a letter.
        let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let (begins, ends) = (plain(word.as_bytes().first()), plain(word.as_bytes().last()));
        quoted |= !begins && word.trim_start_matches(['(', '[', '—', '-']).starts_with(OPENS);
        let letters = if begins && ends { word } else { word.trim_matches(|c: char| !c.is_alphanumeric()) };
        take(letters, starts, quoted, key, &mut out);
        starts = !ends && word.ends_with(['.', '!', '?', ':', '…']);
        quoted &= ends || !word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '—', '…']).ends_with(CLOSES);
    }
    out
}

/// What words are looked up by: the language, a blank, and the word.
struct Key {
    text: String,
    /// The bytes before the word.
    prefix: usize,
}

impl Key {
    fn of(language: Option<&str>) -> Key {
        let code = language.and_then(|tag| tag.split('-').next()).filter(|code| code.len() <= 3).unwrap_or("").to_ascii_lowercase();
        // Norwegian is written in two ways.
        let code = if matches!(code.as_str(), "no" | "nn") { "nb" } else { &code };
        Key { text: [code, " "].concat(), prefix: code.len() + 1 }
    }

    fn person(&mut self, word: &str) -> Option<Person> {
        self.text.truncate(self.prefix);
        if word.is_ascii() {
            self.text.push_str(word);
            self.text[self.prefix..].make_ascii_lowercase();
        } else {
            self.text.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        }
        person(&self.text).or_else(|| person(&self.text[self.prefix..]))
    }
}

const OPENS: [char; 5] = ['"', '“', '„', '«', '「'];
const CLOSES: [char; 5] = ['"', '”', '“', '»', '」'];

#[inline(never)]
fn take(word: &str, starts: bool, quoted: bool, key: &mut Key, out: &mut Audience) {
    /// No word of the vocabulary is longer, in bytes.
    const LONGEST: usize = 32;
    if !word.starts_with(char::is_alphabetic) {
        return;
    }
    out.words += 1.0;
    // Who is quoted speaks to somebody else.
    if quoted || word.len() > LONGEST {
        return;
    }
    match key.person(word) {
        Some(Person::You) => out.you += 1.0,
        Some(Person::We) => out.we += 1.0,
        Some(Person::Ask) if starts => out.asks += 1.0,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::with_context;

    #[test]
    fn counts_whom_a_block_speaks_to() {
        let page =
            "<p>Join us, and you’ll get our letter. Get your copy (you can get out).</p><p>“We kept it for you,” she said. “Our piano!” And we?</p>";
        with_context(page, |c| {
            let first = c.audiences.blocks[0];
            assert_eq!((first.you, first.we, first.asks), (3.0, 2.0, 2.0));
            assert!(first.share(first.you) > c.audiences.you);
            // What is quoted does not count.
            assert_eq!((c.audiences.blocks[1].you, c.audiences.blocks[1].we), (0.0, 1.0));
        });
    }

    #[test]
    fn some_words_say_so_in_one_language_only() {
        let you = |lang: &str| with_context(&format!("<html lang={lang}><p>Hvad synes du om klaveret?</p>"), |c| c.audiences.blocks[0].you);
        assert_eq!((you("da-DK"), you("fr"), you("''")), (1.0, 0.0, 0.0));
    }
}
