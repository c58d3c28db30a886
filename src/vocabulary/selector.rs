//! One compound CSS selector without combinators: `tag#id.class[attr^="value"]`. Shared with the build script, which finds a marker's key
//! by it; at run time the few selectors whose key was met are checked as they stand.

/// A condition of a compound selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The element's name.
    Tag(&'a str),
    /// Its id.
    Id(&'a str),
    /// One of its classes.
    Class(&'a str),
    /// An attribute; the value is empty where only its presence counts.
    Attr(&'a str, Match, &'a str),
}

/// How an attribute's value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The attribute is there: `[a]`.
    Present,
    /// The value is equal: `[a="v"]`.
    Equal,
    /// The value begins so: `[a^="v"]`. Of `class`, one of the class names does.
    Prefix,
    /// The value ends so: `[a$="v"]`.
    Suffix,
    /// The value holds it: `[a*="v"]`.
    Inside,
}

impl Match {
    /// Whether the value of an attribute passes.
    pub fn test(self, value: &str, wanted: &str) -> bool {
        match self {
            Match::Present => true,
            Match::Equal => value == wanted,
            Match::Prefix => value.starts_with(wanted),
            Match::Suffix => value.ends_with(wanted),
            Match::Inside => value.contains(wanted),
        }
    }
}

/// The conditions of a selector. Ends early, with `None`, at what the subset does not know.
pub fn parts(selector: &str) -> impl Iterator<Item = Option<Part<'_>>> {
    let mut rest = selector;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let found = next_part(rest);
        rest = found.map_or("", |(_, after)| after);
        Some(found.map(|(part, _)| part))
    })
}

fn next_part(text: &str) -> Option<(Part<'_>, &str)> {
    match text.as_bytes().first()? {
        b'[' => {
            let close = text.find("\"]").map(|at| at + 1).filter(|_| text.contains('"')).or_else(|| text.find(']'))?;
            Some((attribute(text.get(1..close)?)?, text.get(close + 1..)?))
        }
        b'#' => ident(&text[1..]).map(|(name, after)| (Part::Id(name), after)),
        b'.' => ident(&text[1..]).map(|(name, after)| (Part::Class(name), after)),
        _ => ident(text).map(|(name, after)| (Part::Tag(name), after)),
    }
}

fn ident(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn attribute(text: &str) -> Option<Part<'_>> {
    let (name, after) = ident(text)?;
    let (how, value) = match after.as_bytes() {
        [] => return Some(Part::Attr(name, Match::Present, "")),
        [b'=', ..] => (Match::Equal, &after[1..]),
        [b'^', b'=', ..] => (Match::Prefix, &after[2..]),
        [b'$', b'=', ..] => (Match::Suffix, &after[2..]),
        [b'*', b'=', ..] => (Match::Inside, &after[2..]),
        _ => return None,
    };
    Some(Part::Attr(name, how, value.strip_prefix('"')?.strip_suffix('"')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subset_is_read() {
        let read: Vec<_> = parts("iframe#a.b-c[src*=\"x.example/y\"][data-z]").collect();
        let wanted = [
            Part::Tag("iframe"),
            Part::Id("a"),
            Part::Class("b-c"),
            Part::Attr("src", Match::Inside, "x.example/y"),
            Part::Attr("data-z", Match::Present, ""),
        ];
        assert_eq!(read, wanted.map(Some));
    }

    #[test]
    fn what_is_not_in_the_subset_is_refused() {
        for selector in ["a b", "a > b", ".x:not(.y)", "[a~=\"b\"]", "[a=b]", "*"] {
            assert!(parts(selector).any(|p| p.is_none()), "{selector}");
        }
    }
}
