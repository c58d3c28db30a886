//! Other whole stories that a line under their headline tells, which names where they come from and when: "Valley Post · 3 hours ago". Sections of a
//! story, the days of a diary and the entries of running news say when, but not from where.

use super::boundary::{is_dateline, is_headline, paragraphs};
use super::context::Context;
use super::dated::{is_dated, is_month, says_when};
use crate::page::Tag;
use crate::vocabulary::{Concept, concepts};

/// Marks that part the source from the time.
const MARKS: [char; 7] = ['·', '•', '∙', '|', '–', '—', '・'];

/// The first headline behind `from` that has such a line right under it and prose under that: a line in the form of the one that the page's own
/// headline has, or one of two that say how long ago.
pub fn find(c: &Context, title: usize, from: usize) -> Option<usize> {
    const LEAST_PARAGRAPHS: u32 = 2;
    let dated = |&i: &usize| is_dated(&c.blocks[i], c.blocks.text(&c.blocks[i]));
    let own = source_line(c, title).filter(dated).map(|i| form(c.blocks.text(&c.blocks[i])));
    let lines = (from..c.blocks.len()).filter(|&i| is_set_off(c, i)).filter_map(|i| Some((i, source_line(c, i)?)));
    let stories: Vec<(usize, usize)> = lines.filter(|&(_, line)| opens_prose(c, line)).collect();
    let late = |i: usize| paragraphs(c, from, i) >= LEAST_PARAGRAPHS;
    // Bold lines of a discussion stand over the next comment's author and time.
    let heads = |i: usize| c.heading(&c.blocks[i]).is_some() || c.heading(&c.blocks[title]).is_none();
    let alike = || stories.iter().find(|&&(i, line)| late(i) && heads(i) && own.as_ref() == Some(&form(c.blocks.text(&c.blocks[line]))));
    let aged: Vec<usize> = stories.iter().filter(|&&(i, line)| late(i) && says_age(c, line)).map(|&(i, _)| i).collect();
    if aged.len() > 1 { aged.first().copied() } else { alike().map(|&(i, _)| i) }
}

/// Whether a line could be a headline and is set as one: a heading, in bold, or what opens a box. In a discussion the last line of a comment stands
/// over the next one's author and time.
fn is_set_off(c: &Context, i: usize) -> bool {
    let block = &c.blocks[i];
    is_headline(c, i) && (c.heading(block).is_some() || block.bold_weight * 10 > block.weight * 9 || c.page.tag(block.container) == Tag::Summary)
}

/// The line right under a headline, or the next, that has a name in it beside a time.
fn source_line(c: &Context, headline: usize) -> Option<usize> {
    const LONGEST: u32 = 14;
    let line = |i: usize| {
        let block = &c.blocks[i];
        let cell = matches!(c.page.tag(block.container), Tag::Figcaption | Tag::Caption | Tag::Td | Tag::Th);
        block.words <= LONGEST && !block.closed && !cell && is_dateline(c, i) && has_name(c.blocks.text(block))
    };
    // Under another heading it is that one's.
    let under = (headline + 1..(headline + 3).min(c.blocks.len())).take_while(|&i| c.heading(&c.blocks[i]).is_none());
    under.filter(|&i| line(i)).min()
}

fn opens_prose(c: &Context, line: usize) -> bool {
    (line + 1..(line + 3).min(c.blocks.len())).any(|i| c.blocks[i].is_prose())
}

/// Whether words of a line are neither part of a number nor a month's name.
fn has_name(text: &str) -> bool {
    const LEAST: usize = 3;
    let named = |word: &str| !word.contains(char::is_numeric) && word.chars().filter(|c| c.is_alphabetic()).count() >= LEAST && !is_month(word);
    text.split_whitespace().any(|word| named(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether a line says how long ago, with the source before or behind it: a small number that is no date, nor part of a name.
fn says_age(c: &Context, line: usize) -> bool {
    const UNIT: usize = 4;
    // "ago" is a month, too.
    let text = c.blocks.text(&c.blocks[line]).trim_end_matches(" ago");
    let parts = || text.split(MARKS);
    let number = |word: &str| {
        let unit = word.trim_start_matches(char::is_numeric);
        unit.len() < word.len() && unit.chars().count() <= UNIT
    };
    let credit = parts().any(|part| concepts(part).has(Concept::Credit));
    let named = parts().any(|part| has_name(part) && !part.contains(char::is_numeric));
    !says_when(text, true) && !credit && named && parts().any(|part| part.split_whitespace().any(number))
}

/// A line without its words: what stands between them, with a sign for numbers and one for words.
fn form(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let sign = if c.is_numeric() {
            '0'
        } else if c.is_alphabetic() {
            'a'
        } else {
            c
        };
        if !out.ends_with(sign) || !sign.is_alphanumeric() {
            out.push(sign);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::{behind, prose};

    fn story(headline: &str, line: &str) -> String {
        format!("<div>{headline}</div><p>{line}</p>{}", prose(2))
    }

    #[test]
    fn a_source_and_an_age_under_headlines_are_other_stories() {
        let feed = |one: &str, two: &str| {
            behind(&[story("<b>Swan delays the morning train</b>", one), story("<b>Mayor opens the new bridge</b>", two)].concat()).len()
        };
        assert_eq!(feed("Valley Post · 3 h ago", "Harbour Daily · 50 min"), 8);
        // An age alone, a day without a source, a single such line, a credit.
        assert_eq!(feed("3 h ago", "50 min"), 0);
        assert_eq!(feed("Valley Post · Monday", "Harbour Daily · Tuesday"), 0);
        assert_eq!(feed("Valley Post · 3 h ago", "Harbour Daily"), 0);
        assert_eq!(feed("kate8 | Getty Images", "skymoon13 | Getty Images"), 0);
    }

    #[test]
    fn in_a_discussion_the_last_line_of_a_comment_is_no_headline() {
        let comment = |line: &str| format!("<div>I would not know where to begin</div><p>{line}</p>{}", prose(2));
        assert_eq!(behind(&[comment("Ada · 3 h ago"), comment("Bob · 2 h ago")].concat()), [""; 0]);
    }

    #[test]
    fn the_form_of_the_pages_own_line_is_that_of_other_stories() {
        assert_eq!(super::form("Valley Post, 30/09/2025 12:40"), super::form("The Other Harbour Daily, 1/9/2025 8:05"));
        assert_ne!(super::form("Valley Post, 30/09/2025 12:40"), super::form("30 September 2025"));
    }
}
