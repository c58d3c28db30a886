//! Links made absolute, after RFC 3986 section 5.2, for `http` and `https` bases. The `url` crate would do more (IDNA, normal forms),
//! at over 100 KB of wasm; the browser does that part when the link is followed.

/// `link` as it reads from a page at `base`. White space around and line breaks inside go, as browsers do.
/// A link with a scheme of its own comes back as it is; check the scheme before using it (see [`is_web`]).
pub fn resolve(base: &str, link: &str) -> String {
    let link: String = link.trim().chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
    if scheme(&link).is_some() {
        return link;
    }
    let Some((prefix, path)) = split(base) else { return link };
    if let Some(rest) = link.strip_prefix("//") {
        let scheme = prefix.split(':').next().unwrap_or("https");
        return format!("{scheme}://{rest}");
    }
    let bare = path.split(['?', '#']).next().unwrap_or("/");
    match link.chars().next() {
        None => base.split('#').next().unwrap_or(base).to_string(),
        Some('#') => format!("{}{link}", base.split('#').next().unwrap_or(base)),
        Some('?') => format!("{prefix}{bare}{link}"),
        Some('/') => format!("{prefix}{}", without_dots(&link)),
        Some(_) => {
            let folder = &bare[..bare.rfind('/').map_or(0, |i| i + 1)];
            format!("{prefix}{}", without_dots(&format!("{}{link}", if folder.is_empty() { "/" } else { folder })))
        }
    }
}

/// Whether an absolute address is one a reader may be sent to.
pub fn is_web(url: &str) -> bool {
    scheme(url).is_some_and(|s| ["http", "https", "mailto", "tel"].iter().any(|k| s.eq_ignore_ascii_case(k)))
}

/// The host of an absolute address, without user, port and a leading `www.`.
pub fn host(url: &str) -> &str {
    let rest = authority(url).map_or("", |at| &url[at..]);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("").split(':').next().unwrap_or("");
    host.strip_prefix("www.").unwrap_or(host)
}

/// The path of an absolute address, without query and fragment.
pub fn path(url: &str) -> &str {
    split(url).map_or("", |(_, path)| path.split(['?', '#']).next().unwrap_or(""))
}

/// Whether two absolute addresses are on one host.
pub fn same_site(a: &str, b: &str) -> bool {
    host(a).eq_ignore_ascii_case(host(b))
}

/// Whether two absolute addresses lead to one page: encoded or not, with a slash at the end or without, query and fragment aside.
pub fn same_page(a: &str, b: &str) -> bool {
    let place = |address| decode(path(address)).trim_end_matches('/').to_string();
    same_site(a, b) && (path(a) == path(b) || place(a) == place(b))
}

/// Percent-encoded UTF-8 decoded; left as it is where that fails.
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%').then(|| after.get(..2)).flatten().and_then(|h| u8::from_str_radix(std::str::from_utf8(h).ok()?, 16).ok());
        bytes.push(code.unwrap_or(first));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
        .then_some(scheme)
}

/// `scheme://authority` and the rest.
fn split(url: &str) -> Option<(&str, &str)> {
    let start = authority(url)?;
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |i| start + i);
    Some(url.split_at(end))
}

/// Where the part behind `scheme://` starts.
fn authority(url: &str) -> Option<usize> {
    url.find(':').filter(|&at| url[at..].starts_with("://")).map(|at| at + 3)
}

fn without_dots(path: &str) -> String {
    let (path, tail) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let mut out: Vec<&str> = Vec::new();
    for step in path.split('/').skip(1) {
        match step {
            "." => {}
            ".." => {
                out.pop();
            }
            step => out.push(step),
        }
    }
    let slash = if path.ends_with("/.") || path.ends_with("/..") { "/" } else { "" };
    format!("/{}{slash}{tail}", out.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_as_rfc_3986_does() {
        let base = "http://a/b/c/d;p?q";
        for (link, want) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
            ("https://x/y", "https://x/y"),
            (" g\n1 ", "http://a/b/c/g1"),
        ] {
            assert_eq!(resolve(base, link), want, "{link:?}");
        }
        assert_eq!(resolve("http://a", "g"), "http://a/g");
        assert_eq!(resolve("about:blank", "g"), "g");
    }

    #[test]
    fn decodes_what_is_encoded() {
        assert_eq!((decode("caf%C3%A9").as_str(), decode("%zz%4").as_str(), decode("%ff").as_str()), ("café", "%zz%4", "%ff"));
    }

    #[test]
    fn one_page_may_have_several_addresses() {
        let same = |a: &str, b: &str| same_page(&format!("https://paper.example/{a}"), &format!("https://www.Paper.example/{b}"));
        assert!(same("caf%C3%A9/?x#y", "café") && same("", "") && !same("caf%C3%A9", "cafe"));
        assert!(!same_page("https://paper.example/a", "https://shop.paper.example/a"));
    }

    #[test]
    fn names_the_parts() {
        assert_eq!((host("https://u@www.site.example:8080/x?y"), path("https://site.example/x/y?z#w")), ("site.example", "/x/y"));
        assert!(is_web("HTTPS://x") && is_web("mailto:a@b") && !is_web("javascript:x") && !is_web("/x") && !is_web("data:text/html,x"));
    }
}
