//! `srcset`: several files of one picture (HTML standard, "parsing a srcset attribute").

use super::links::web;
use crate::decimal::decimal;
use crate::page::Page;

/// Wider files than this only cost time in a column of text.
const WIDEST: u32 = 2000 * HUNDREDTHS;

/// Sizes are kept as whole numbers: writing a fraction in its shortest form takes 15 KB of machine code.
const HUNDREDTHS: u32 = 100;

/// The reading's column: what `sizes` says to browsers that choose among widths.
pub(super) const SIZES: &str = "(max-width: 45em) 100vw, 45em";

/// A file of a picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Absolute address.
    pub url: String,
    /// Pixels where `by_width`, else pixels per CSS pixel; in hundredths.
    pub size: u32,
    pub by_width: bool,
}

/// The candidates with web addresses. Addresses may hold commas; a descriptor ends at one.
pub(super) fn parse(page: &Page, srcset: &str) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return out;
        }
        let stop = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (link, after) = rest.split_at(stop);
        let bare = link.trim_end_matches(',');
        let descriptor = if bare.len() < link.len() { "" } else { after.split(',').next().unwrap_or("") };
        rest = &after[descriptor.len()..];
        if let (Some(url), Some((size, by_width))) = (web(page, bare).filter(|u| u.starts_with("http")), describe(descriptor.trim())) {
            out.push(Candidate { url, size, by_width });
        }
    }
}

fn describe(descriptor: &str) -> Option<(u32, bool)> {
    let first = descriptor.split_ascii_whitespace().next().unwrap_or("1x");
    let by_width = first.ends_with('w');
    let size = decimal(first.strip_suffix(['w', 'x'])?)?;
    let size = (size * HUNDREDTHS as f32).round() as u32;
    (0 < size && size < u32::MAX).then_some((size, by_width))
}

/// The largest that is not too large; the smallest where all are.
pub(super) fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    let fits = |c: &&Candidate| !c.by_width || c.size <= WIDEST;
    let largest = candidates.iter().filter(fits).max_by_key(|c| c.size);
    largest.or_else(|| candidates.iter().min_by_key(|c| c.size))
}

/// The attribute's value with absolute addresses.
pub(super) fn write(candidates: &[Candidate]) -> String {
    let one = |c: &Candidate| {
        let (whole, part) = (c.size / HUNDREDTHS, c.size % HUNDREDTHS);
        let part = if part == 0 { String::new() } else { format!(".{part:02}") };
        format!("{} {whole}{part}{}", c.url.replace(' ', "%20"), if c.by_width { 'w' } else { 'x' })
    };
    candidates.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses_with_commas_and_leaves_out_what_is_no_web_address() {
        let page = crate::html::page("https://site.example/a/", "");
        let all = parse(&page, "/c_fill,w_400/a.jpg 400w, b.jpg 2x,data:image/gif;base64,AA 5w , c.jpg, d.jpg 3q, e.jpg 2400w, f.jpg 1.5x");
        assert_eq!(
            write(&all),
            "https://site.example/c_fill,w_400/a.jpg 400w, https://site.example/a/b.jpg 2x, https://site.example/a/c.jpg 1x, https://site.example/a/e.jpg 2400w, https://site.example/a/f.jpg 1.50x"
        );
        assert_eq!(best(&all[..1]).unwrap().size, 400 * HUNDREDTHS);
        assert_eq!(best(&parse(&page, "a 400w, b 1200w, c 4000w")).unwrap().size, 1200 * HUNDREDTHS);
    }
}
