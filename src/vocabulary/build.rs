//! Build script of the crate: turns the vocabulary's data files into lookup tables, so that nothing is parsed when a page is opened.
//! It fails with the file and line of what it cannot read.

#[allow(dead_code, reason = "the library uses the rest")]
#[path = "concept.rs"]
mod concept;
#[path = "hash.rs"]
mod hash;
#[allow(dead_code, reason = "the library uses the rest")]
#[path = "normal.rs"]
mod normal;
#[allow(dead_code, reason = "the library uses the rest")]
#[path = "selector.rs"]
mod selector;

use concept::{Concept, Hint, Role};
use selector::{Match, Part};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Debug, Write};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

type Rows = BTreeMap<String, u64>;

fn main() -> io::Result<()> {
    let folder = Path::new("src/vocabulary");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut code = String::new();
    let (labels, cues, stems) = read_labels(&folder.join("labels"))?;
    let longest = labels.keys().map(String::len).max().unwrap_or(0);
    let _ = writeln!(code, "/// Bytes of the longest label.\npub(super) const LONGEST_LABEL: usize = {longest};");
    let labels = write_sets(&mut code, "LABEL_SETS", labels)?;
    write_table(&mut code, "LABELS: Table<u8>", &labels)?;
    let cues = write_sets(&mut code, "CUE_SETS", cues)?;
    write_prefixes(&mut code, "CUES: Prefixes<u8>", &cues)?;
    let stems = write_sets(&mut code, "STEM_SETS", stems)?;
    write_prefixes(&mut code, "STEMS: Prefixes<u8>", &stems)?;
    let names = write_sets(&mut code, "NAME_SETS", read_names(&folder.join("names.txt"))?)?;
    write_table(&mut code, "NAMES: Table<u8>", &names)?;
    write_markers(&mut code, &sections(&folder.join("markers.txt"))?)?;
    write_months(&mut code, &folder.join("months.txt"))?;
    write_words(&mut code, "PERSONS", &folder.join("persons.txt"), &["you", "we", "ask"])?;
    write_words(&mut code, "PATHS", &folder.join("paths.txt"), &["story", "other", "plea"])?;
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    fs::write(out.join("vocabulary.rs"), code)
}

/// A line of a data file, with the name of its section.
struct Row {
    place: String,
    section: String,
    line: String,
}

fn sections(path: &Path) -> io::Result<Vec<Row>> {
    let mut section = String::new();
    let mut rows = Vec::new();
    for (number, line) in fs::read_to_string(path)?.lines().enumerate() {
        let place = format!("{}:{}", path.display(), number + 1);
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name.to_string();
        } else if !line.is_empty() && !line.starts_with("# ") {
            rows.push(Row { place, section: section.clone(), line: line.to_string() });
        }
    }
    Ok(rows)
}

fn bit<T: Copy + Into<u64>>(row: &Row, named: impl Fn(&str) -> Option<T>) -> io::Result<u64> {
    named(row.section.trim_start_matches("cue ")).map(|item| 1 << item.into()).ok_or_else(|| error(row, "unknown section"))
}

fn error(row: &Row, what: &str) -> io::Error {
    io::Error::other(format!("{}: {what}: [{}] {}", row.place, row.section, row.line))
}

/// Words of class names.
fn read_names(path: &Path) -> io::Result<Rows> {
    let mut names = Rows::new();
    for row in sections(path)? {
        *names.entry(row.line.clone()).or_default() |= bit(&row, Hint::named)?;
    }
    Ok(names)
}

/// Labels, cues, and cues that any ending may follow, of all languages, in normal form.
fn read_labels(folder: &Path) -> io::Result<(Rows, Rows, Rows)> {
    let (mut labels, mut cues, mut stems) = (Rows::new(), Rows::new(), Rows::new());
    for file in fs::read_dir(folder)? {
        for row in sections(&file?.path())? {
            let bits = bit(&row, Concept::named)?;
            if row.section.starts_with("cue ") {
                let (cue, rows) = row.line.strip_suffix('*').map_or((row.line.as_str(), &mut cues), |stem| (stem, &mut stems));
                let key = normal::squeeze(&normal::fold(cue, usize::MAX));
                if key.len() < 4 {
                    return Err(error(&row, "a cue needs four bytes"));
                }
                *rows.entry(key).or_default() |= bits;
            } else {
                *labels.entry(normal::normal(&row.line)).or_default() |= bits;
            }
        }
    }
    Ok((labels, cues, stems))
}

/// Where the matcher looks for a marker, and what else it has to check there: see `markers.rs`.
fn write_markers(code: &mut String, rows: &[Row]) -> io::Result<()> {
    let (mut exact, mut begins) = (Vec::new(), Vec::new());
    let (mut vendors, mut rests) = (Vec::new(), vec![String::new()]);
    for row in rows {
        let role = Role::named(&row.section).ok_or_else(|| error(row, "unknown section"))?;
        let (vendor, selectors) = row.line.split_once(": ").ok_or_else(|| error(row, "no vendor"))?;
        let vendor_id = intern(&mut vendors, vendor);
        for selector in selectors.split(", ") {
            let parts: Vec<Part> = selector::parts(selector).collect::<Option<_>>().ok_or_else(|| error(row, selector))?;
            let (key, is_prefix) = key_of(&parts).ok_or_else(|| error(row, "nothing to look up"))?;
            let rest = if parts.len() == 1 && !key.starts_with(['@', '[']) { 0 } else { intern(&mut rests, selector) };
            let value = (rest as u16, vendor_id as u16, role as u8);
            if is_prefix { begins.push((key, value)) } else { exact.push((key, value)) }
        }
    }
    exact.sort();
    begins.sort();
    write_table(code, "MARKERS: Table<(u16, u16, u8)>", &exact)?;
    write_prefixes(code, "MARKER_PREFIXES: Prefixes<(u16, u16, u8)>", &begins)?;
    write_texts(code, "VENDORS", &vendors)?;
    write_texts(code, "SELECTORS", &rests)
}

/// Month names; a value is the language's number, in the order of the file, and the month's, 1 to 12.
fn write_months(code: &mut String, path: &Path) -> io::Result<()> {
    let (mut languages, mut rows) = (Vec::new(), Vec::new());
    for line in fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split(' ');
        let language = intern(&mut languages, fields.next().unwrap_or_default()) as u8;
        let names = fields.zip(1..).flat_map(|(field, month)| field.split('|').map(move |name| (name.to_string(), (language, month))));
        rows.extend(names);
    }
    rows.sort();
    rows.dedup();
    write_table(code, "MONTHS: Table<(u8, u8)>", &rows)?;
    write_texts(code, "MONTH_LANGUAGES", &languages)
}

/// Words by section; a value is the number of the section.
fn write_words(code: &mut String, name: &str, path: &Path, names: &[&str]) -> io::Result<()> {
    let mut rows = Vec::new();
    for row in sections(path)? {
        let section = names.iter().position(|name| *name == row.section).ok_or_else(|| error(&row, "unknown section"))?;
        rows.push((row.line, section as u8));
    }
    write_table(code, &format!("{name}: Table<u8>"), &rows)
}

fn intern(list: &mut Vec<String>, item: &str) -> usize {
    list.iter().position(|known| known == item).unwrap_or_else(|| {
        list.push(item.to_string());
        list.len() - 1
    })
}

/// The rarest thing about the element: its id, a class, the host of its address, an attribute, or its name.
fn key_of(parts: &[Part]) -> Option<(String, bool)> {
    let rank = |part: &Part| match *part {
        Part::Id(name) => Some((0, format!("#{name}"), false)),
        Part::Attr("id", Match::Prefix, value) => Some((0, format!("#{value}"), true)),
        Part::Class(name) => Some((1, format!(".{name}"), false)),
        Part::Attr("class", Match::Prefix, value) => Some((1, format!(".{value}"), true)),
        Part::Attr("src" | "href" | "action", Match::Inside, value) => {
            let host = value.split(['/', '?', '#']).next().filter(|host| host.contains('.'))?;
            Some((2, format!("@{host}"), false))
        }
        Part::Attr("id" | "class" | "src" | "href" | "action", ..) => None,
        Part::Attr(name, ..) => Some((3, format!("[{name}"), false)),
        Part::Tag(name) => Some((4, format!("<{name}"), false)),
    };
    parts.iter().filter_map(rank).min().map(|(_, key, is_prefix)| (key, is_prefix))
}

/// Writes the different sets of bits, and gives each row the number of its set.
fn write_sets(code: &mut String, name: &str, rows: Rows) -> io::Result<Vec<(String, u8)>> {
    let sets: Vec<u64> = BTreeSet::from_iter(rows.values().copied()).into_iter().collect();
    let _ = writeln!(code, "pub(super) static {name}: &[u64] = &{sets:?};");
    let number = |bits| u8::try_from(sets.partition_point(|&set| set < bits)).map_err(io::Error::other);
    rows.into_iter().map(|(key, bits)| Ok((key, number(bits)?))).collect()
}

/// Writes a `Table`; two of its entries may share a key. `name` is followed by the type.
fn write_table<V: Debug + Ord>(code: &mut String, name: &str, rows: &[(String, V)]) -> io::Result<()> {
    let count = (rows.len() / 8).next_power_of_two();
    let hashed = |key: &str| (hash::place(hash::hash(key), count), hash::print(hash::hash(key)));
    let (buckets, entries) = placed(rows, count, hashed)?;
    let (prints, values): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    let _ = writeln!(code, "pub(super) static {name} = Table {{ buckets: &{buckets:?}, prints: &{prints:?}, values: &{values:?} }};");
    Ok(())
}

/// Writes `Prefixes`.
fn write_prefixes<V: Debug + Ord>(code: &mut String, name: &str, rows: &[(String, V)]) -> io::Result<()> {
    let count = (rows.len() / 2).next_power_of_two();
    if let Some((key, _)) = rows.iter().find(|(key, _)| !(4..256).contains(&key.len())) {
        return Err(io::Error::other(format!("too short or too long: {key}")));
    }
    let hashed = |key: &str| (hash::head(key).map_or(0, |head| hash::bucket(head, count)), (key.len(), hash::print(hash::hash(key))));
    let (buckets, entries) = placed(rows, count, hashed)?;
    let (places, values): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
    let (lengths, prints): (Vec<_>, Vec<_>) = places.into_iter().unzip();
    let fields = format!("buckets: &{buckets:?}, lengths: &{lengths:?}, prints: &{prints:?}, values: &{values:?}");
    let _ = writeln!(code, "pub(super) static {name} = Prefixes {{ {fields} }};");
    Ok(())
}

/// Entries in the order of their buckets: what tells them apart there, and their values.
type Entries<'a, P, V> = Vec<(P, &'a V)>;

/// Where each of `count` buckets starts, and the entries.
fn placed<V: Ord, P: Ord + Copy>(
    rows: &[(String, V)],
    count: usize,
    place: impl Fn(&str) -> (usize, P),
) -> io::Result<(Vec<usize>, Entries<'_, P, V>)> {
    let mut entries: Vec<_> = rows.iter().map(|(key, value)| (place(key), key, value)).collect();
    entries.sort();
    if let Some(pair) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0 && pair[0].1 != pair[1].1) {
        return Err(io::Error::other(format!("same hash, change `hash::hash`: {} and {}", pair[0].1, pair[1].1)));
    }
    let buckets = (0..=count).map(|bucket| entries.partition_point(|entry| entry.0.0 < bucket)).collect();
    Ok((buckets, entries.into_iter().map(|((_, place), _, value)| (place, value)).collect()))
}

fn write_texts(code: &mut String, name: &str, items: &[String]) -> io::Result<()> {
    let _ = writeln!(code, "pub(super) static {name}: Texts = {};", texts(items)?);
    Ok(())
}

/// `Texts` as code.
fn texts(items: &[String]) -> io::Result<String> {
    let mut starts = vec![0];
    let mut text = String::new();
    for item in items {
        text.push_str(item);
        starts.push(u16::try_from(text.len()).map_err(io::Error::other)?);
    }
    Ok(format!("Texts {{ text: {text:?}, starts: &{starts:?} }}"))
}
