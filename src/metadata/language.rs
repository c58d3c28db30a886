//! Language and direction: what the page states, checked against the script that its text is written in.

use super::collect::Facts;
use super::json_ld::Linked;
use super::title::Headline;
use crate::page::{NodeId, Page, Tag};

/// Characters of text that are looked at.
const SAMPLE: u32 = 3_000;

/// The language tag and whether the story reads from right to left.
#[inline(never)]
pub(super) fn find(page: &Page, facts: &Facts, linked: &Linked, headline: &Headline) -> (Option<String>, bool) {
    let script = Script::of(page, headline.node.map_or(0, |n| n.0));
    let own = headline.node.and_then(|n| page.ancestors(n).take(200).find_map(|a| page.attr(a, "lang").filter(|_| page.tag(a) != Tag::Html)));
    let stated = [own, facts.html_lang, facts.meta(&["content-language", "language"]), facts.meta(&["og:locale"]), linked.lang.as_deref()];
    let mut tags = stated.into_iter().flatten().filter_map(normalise);
    let lang = match script {
        Some(script) => tags.find(|t| script.fits(t)).or_else(|| script.lang().map(str::to_string)),
        None => tags.next(),
    };
    let dir = headline.node.and_then(|n| page.ancestors(n).take(200).find_map(|a| page.attr(a, "dir")));
    let rtl = match script {
        Some(script) => script.is_rtl(),
        None => dir.map_or_else(|| lang.as_deref().is_some_and(is_rtl), |d| d.eq_ignore_ascii_case("rtl")),
    };
    (lang, rtl)
}

/// `pt_BR` to `pt-BR`; `None` for what is no language tag (RFC 5646: a primary tag of two or three letters).
pub(super) fn normalise(tag: &str) -> Option<String> {
    let tag = tag.split([',', ';']).next().unwrap_or("").trim().replace('_', "-");
    let mut parts = tag.split(['-', '.', '@']);
    let primary = parts.next().filter(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphabetic()))?;
    let mut out = primary.to_ascii_lowercase();
    for part in parts.take(3).filter(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric())) {
        out.push('-');
        match part.len() {
            2 => out.push_str(&part.to_ascii_uppercase()),
            4 => out.extend(part.char_indices().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })),
            _ => out.push_str(part),
        }
    }
    (!matches!(out.as_str(), "und" | "zxx" | "mul")).then_some(out)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn is_rtl(tag: &str) -> bool {
    matches!(primary(tag), "ar" | "fa" | "he" | "iw" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" | "arz" | "syr")
}

/// A script, with the language that it stands for where the page states none that fits, and those that are written in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Script {
    lang: &'static str,
    langs: &'static str,
}

/// Ranges of code points and their scripts; an empty list means "many languages". After the Unicode block list.
const SCRIPTS: [(std::ops::RangeInclusive<u32>, Script); 18] = [
    (0x0041..=0x024f, Script { lang: "", langs: "" }),
    (0x1e00..=0x1eff, Script { lang: "", langs: "" }),
    (0x0370..=0x03ff, Script { lang: "el", langs: "el" }),
    (0x0400..=0x052f, Script { lang: "ru", langs: "ru uk be bg sr mk kk ky mn tg tt ba cv os ab ce uz az bs cnr sh" }),
    (0x0531..=0x058f, Script { lang: "hy", langs: "hy" }),
    (0x0590..=0x05ff, Script { lang: "he", langs: "he iw yi" }),
    (0x0600..=0x077f, Script { lang: "ar", langs: "ar fa ur ps sd ug ckb arz ku ks pnb az ms" }),
    (0x0900..=0x097f, Script { lang: "hi", langs: "hi mr ne sa kok mai bho" }),
    (0x0980..=0x09ff, Script { lang: "bn", langs: "bn as" }),
    (0x0b80..=0x0bff, Script { lang: "ta", langs: "ta" }),
    (0x0c00..=0x0c7f, Script { lang: "te", langs: "te" }),
    (0x0d00..=0x0d7f, Script { lang: "ml", langs: "ml" }),
    (0x0e00..=0x0e7f, Script { lang: "th", langs: "th" }),
    (0x10a0..=0x10ff, Script { lang: "ka", langs: "ka" }),
    (0x3040..=0x30ff, Script { lang: "ja", langs: "ja" }),
    (0x4e00..=0x9fff, Script { lang: "zh", langs: "zh ja yue wuu nan lzh" }),
    (0xac00..=0xd7af, Script { lang: "ko", langs: "ko" }),
    (0x1100..=0x11ff, Script { lang: "ko", langs: "ko" }),
];
const LATIN: usize = 0;
const ARABIC: usize = 6;
const KANA: usize = 14;

impl Script {
    /// The script of most letters from a node on; `None` where there are too few to tell.
    fn of(page: &Page, from: u32) -> Option<Script> {
        let mut counts = [0_u32; SCRIPTS.len()];
        let mut marks = (0, 0);
        let mut seen = 0;
        let (mut at, mut scanned) = (from, 0);
        while at < page.len() as u32 && seen < SAMPLE && scanned < 20_000 {
            let node = NodeId(at);
            scanned += 1;
            let tag = page.tag(node);
            at = if tag != Tag::Head && tag.is_silent() { page.end(node) } else { at + 1 };
            for c in page.own_text(node).chars().filter(|c| c.is_alphabetic()).take(SAMPLE as usize) {
                if let Some(i) = SCRIPTS.iter().position(|(range, _)| range.contains(&(c as u32))) {
                    counts[i] += 1;
                    seen += 1;
                }
                marks.0 += u32::from(matches!(c, 'پ' | 'چ' | 'گ' | 'ژ'));
                marks.1 += u32::from(matches!(c, 'ٹ' | 'ڈ' | 'ے' | 'ں'));
            }
        }
        let kana = counts[KANA] * 5 > counts[KANA + 1];
        let most = (0..counts.len()).max_by_key(|&i| counts[i]).filter(|&i| seen >= 60 && counts[i] * 2 > seen)?;
        Some(match most {
            ARABIC if marks.1 * 60 > counts[ARABIC] => Script { lang: "ur", ..SCRIPTS[ARABIC].1 },
            ARABIC if marks.0 * 60 > counts[ARABIC] => Script { lang: "fa", ..SCRIPTS[ARABIC].1 },
            i if i == KANA + 1 && kana => SCRIPTS[KANA].1,
            i => SCRIPTS[i].1,
        })
    }

    /// Whether a language is written so. Latin letters write most languages, but not those with a script of their own.
    fn fits(self, tag: &str) -> bool {
        let lang = primary(tag);
        if self == SCRIPTS[LATIN].1 {
            let others = SCRIPTS.iter().map(|s| s.1).filter(|s| !s.langs.is_empty());
            return tag.contains("-Latn") || !others.into_iter().any(|s| s.lang == lang) || self.langs.contains(lang);
        }
        self.langs.split(' ').any(|l| l == lang)
    }

    fn lang(self) -> Option<&'static str> {
        (!self.lang.is_empty()).then_some(self.lang)
    }

    fn is_rtl(self) -> bool {
        is_rtl(self.lang)
    }
}
