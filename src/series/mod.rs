//! Stories over several pages: which page comes next, and whether a page that was fetched goes on with the story.

pub mod address;
mod pager;

pub use pager::{Next, next};

use crate::Outcome;
use crate::compose::{Op, Reading, words};
use crate::numbers::{Fnv, Numbers};
use crate::page::Page;
use crate::search::lower;
use crate::vocabulary::is_page_word;
use std::hash::{Hash, Hasher};

/// Why a page does not go on with the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It is another page: another story, a place to log in, the home page.
    Elsewhere,
    /// It is here already, or brings nothing that is not.
    NothingNew,
}

/// A page that goes on with the story.
#[derive(Clone, Debug)]
pub struct Further {
    /// What it adds.
    pub reading: Reading,
    /// Its own title, where that is not the story's.
    pub title: Option<String>,
}

/// Fewer words than this do not go on with a story.
const LEAST: u32 = 12;

/// The pages of a story that have been read.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// Their addresses, the first page's first.
    addresses: Vec<String>,
    title: Vec<String>,
    blocks: Numbers<u64>,
}

impl Series {
    /// A series that has its first page.
    pub fn begin(page: &Page, outcome: &Outcome) -> Series {
        let mut series = Series { addresses: vec![key(page.url())], title: title_words(outcome), blocks: Numbers::default() };
        series.blocks.extend(blocks(&outcome.reading.ops).map(print));
        series
    }

    /// Takes a further page, if it goes on with the story: it has an address that this can be the page of, the story's title or a link back, and
    /// something new. What it repeats at its start is left out.
    pub fn join(&mut self, page: &Page, outcome: &Outcome) -> Result<Further, Stop> {
        let address = key(page.url());
        if self.addresses.contains(&address) {
            return Err(Stop::NothingNew);
        }
        let first = self.addresses.first().map_or("", String::as_str);
        let title = title_words(outcome);
        let same_title = !title.is_empty() && shared(&title, &self.title) * 5 >= title.len().min(self.title.len()) * 4;
        if address::step(first, &address).is_none() || !(same_title || self.addresses.iter().any(|known| pager::links_to(page, known))) {
            return Err(Stop::Elsewhere);
        }
        let reading = self.what_is_new(&outcome.reading).ok_or(Stop::NothingNew)?;
        self.addresses.push(address);
        self.blocks.extend(blocks(&reading.ops).map(print));
        let says_more = title.len() > shared(&title, &self.title) + usize::from(same_title);
        Ok(Further { reading, title: outcome.metadata.title.clone().filter(|_| says_more) })
    }

    /// The reading from its first block on that is not here yet.
    fn what_is_new(&self, reading: &Reading) -> Option<Reading> {
        let known = |block: &[Op]| self.blocks.known(&print(block)).is_some();
        let repeated: usize = blocks(&reading.ops).take_while(|block| known(block)).map(<[Op]>::len).sum();
        let fresh = &reading.ops[repeated..];
        let (mut new, mut all) = (0, 0);
        for block in blocks(fresh) {
            let count = words(&text(block));
            all += count;
            new += if known(block) { 0 } else { count };
        }
        (new >= LEAST && new * 2 >= all).then(|| Reading { ops: fresh.to_vec() })
    }
}

/// An address as pages are told apart by it.
fn key(address: &str) -> String {
    address::bare(address).trim_end_matches('/').to_string()
}

/// The words of the title that tell stories apart: numbers and words for page are left out.
fn title_words(outcome: &Outcome) -> Vec<String> {
    let title = lower(outcome.metadata.title.as_deref().unwrap_or(""));
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !word.chars().all(char::is_numeric));
    words.filter(|word| !is_page_word(word)).map(str::to_string).collect()
}

fn shared(a: &[String], b: &[String]) -> usize {
    a.iter().filter(|word| b.contains(word)).count()
}

/// The top-level parts of a reading.
fn blocks(ops: &[Op]) -> impl Iterator<Item = &[Op]> {
    let mut rest = ops;
    std::iter::from_fn(move || {
        let mut depth = 0_i32;
        let end = rest.iter().position(|op| {
            depth += match op {
                Op::Open { .. } => 1,
                Op::Text(_) => 0,
                Op::Close => -1,
            };
            depth <= 0
        });
        let (block, after) = rest.split_at(end? + 1);
        rest = after;
        Some(block)
    })
}

/// What tells one part of a story from another: its words and the addresses of what it shows.
fn print(block: &[Op]) -> u64 {
    let mut hasher = std::hash::BuildHasher::build_hasher(&Fnv::default());
    for op in block {
        match op {
            Op::Text(text) => text.hash(&mut hasher),
            Op::Open { attrs, .. } => attrs.iter().filter(|(name, _)| *name == "src").for_each(|(_, value)| value.hash(&mut hasher)),
            Op::Close => {}
        }
    }
    hasher.finish()
}

fn text(block: &[Op]) -> String {
    block.iter().filter_map(|op| if let Op::Text(text) = op { Some(text.as_str()) } else { None }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://site.example/the-lamp";
    const SAID: [&str; 3] = [
        "The lamp at Corrie Head went dark on a Thursday, and by Friday noon the keeper had counted forty ships that did not know it.",
        "Her nephew Tobias rowed over on Saturday with rope, a pulley and the firm belief that it could be done before supper that day.",
        "At four in the morning the lens stood where the old one had stood, a hand's breadth too far to the left, as Tobias said.",
    ];

    fn read(address: &str, title: &str, said: &[&str], more: &str) -> (Page, Outcome) {
        let said: String =
            said.iter().map(|p| format!("<p>{p} Nobody at sea would notice, he said, but his aunt had a level in her apron.</p>")).collect();
        let html = format!("<html lang=en><title>{title}</title><body><article><h1>{title}</h1>{said}</article>{more}</body></html>");
        let page = crate::html::page(address, &html);
        let outcome = crate::clean(&page, &|| 0.0);
        (page, outcome)
    }

    fn begin() -> Series {
        let (page, outcome) = read(OWN, "The lamp at Corrie Head", &SAID[..1], "");
        Series::begin(&page, &outcome)
    }

    fn join(series: &mut Series, address: &str, title: &str, said: &[&str], more: &str) -> Result<(String, Option<String>), Stop> {
        let (page, outcome) = read(address, title, said, more);
        series.join(&page, &outcome).map(|further| (further.reading.text(), further.title))
    }

    #[test]
    fn what_is_not_the_next_page_is_told() {
        let second = &format!("{OWN}?page=2");
        let title = "The lamp at Corrie Head";
        assert_eq!(join(&mut begin(), &format!("{OWN}/"), title, &SAID[1..], ""), Err(Stop::NothingNew));
        assert_eq!(join(&mut begin(), "https://site.example/login?to=the-lamp", title, &SAID[1..], ""), Err(Stop::Elsewhere));
        assert_eq!(join(&mut begin(), second, "Bakers go back to the oven", &SAID[1..], ""), Err(Stop::Elsewhere));
        assert_eq!(join(&mut begin(), second, title, &SAID[..1], ""), Err(Stop::NothingNew));
        assert_eq!(join(&mut begin(), second, title, &[], ""), Err(Stop::NothingNew));
        let mut series = begin();
        assert!(join(&mut series, second, title, &SAID[1..], "").is_ok());
        assert_eq!(join(&mut series, second, title, &SAID[1..], ""), Err(Stop::NothingNew));
    }

    #[test]
    fn a_page_adds_what_it_does_not_repeat() {
        let (text, title) = join(&mut begin(), &format!("{OWN}/2"), "The lamp at Corrie Head - page 2 of 2", &SAID, "").unwrap();
        assert!(text.starts_with("Her nephew") && text.contains("At four") && title.is_none(), "{text} {title:?}");
    }

    #[test]
    fn a_page_with_a_title_of_its_own_belongs_if_it_links_back() {
        let back = "<p><a href='/the-lamp'>1</a> 2</p>";
        let (text, title) = join(&mut begin(), &format!("{OWN}/2"), "Four in the morning", &SAID[1..], back).unwrap();
        assert!(text.contains("At four"), "{text}");
        assert_eq!(title.as_deref(), Some("Four in the morning"));
    }
}
