//! The elements and attributes that a reading may hold. Nothing else is ever written.

/// Attributes of any HTML element.
#[cfg(test)]
const GLOBAL: [&str; 3] = ["dir", "id", "lang"];

/// HTML elements, each with the attributes it may have besides the global ones.
#[cfg(test)]
const HTML: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("abbr", &["title"]),
    ("aside", &[]),
    ("audio", &["controls", "src"]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("blockquote", &["cite"]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("dd", &[]),
    ("del", &["datetime"]),
    ("details", &["open"]),
    ("dfn", &["title"]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("iframe", &["allowfullscreen", "height", "sandbox", "src", "title", "width"]),
    ("img", &["alt", "height", "sizes", "src", "srcset", "width"]),
    ("ins", &["datetime"]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("ol", &["reversed", "start", "type"]),
    ("p", &[]),
    ("pre", &["data-lang"]),
    ("q", &["cite"]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("small", &[]),
    ("source", &["src", "type"]),
    ("span", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("video", &["controls", "height", "poster", "src", "width"]),
];

/// Presentation MathML (the W3C's MathML Core, with the older elements that pages still use).
const MATH: &[&str] = &[
    "annotation",
    "math",
    "menclose",
    "mfenced",
    "mfrac",
    "mi",
    "mlabeledtr",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
];

const MATH_ATTRS: &[&str] = &[
    "accent",
    "accentunder",
    "align",
    "close",
    "columnalign",
    "columnlines",
    "columnspacing",
    "columnspan",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "encoding",
    "fence",
    "frame",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "open",
    "rowalign",
    "rowlines",
    "rowspacing",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "separators",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

/// SVG that draws: no script, no style, no animation, nothing from elsewhere.
const SVG: &[&str] = &[
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "linearGradient",
    "marker",
    "path",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "svg",
    "symbol",
    "text",
    "title",
    "tspan",
    "use",
];

const SVG_ATTRS: &[&str] = &[
    "clip-path",
    "clip-rule",
    "cx",
    "cy",
    "d",
    "dominant-baseline",
    "dx",
    "dy",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "gradientTransform",
    "gradientUnits",
    "height",
    "href",
    "id",
    "marker-end",
    "marker-mid",
    "marker-start",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "offset",
    "opacity",
    "orient",
    "points",
    "preserveAspectRatio",
    "r",
    "refX",
    "refY",
    "rx",
    "ry",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "textLength",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// The MathML element of this name, if allowed.
pub(super) fn math(name: &str) -> Option<&'static str> {
    find(MATH, name)
}

/// The MathML attribute of this name, if allowed.
pub(super) fn math_attr(name: &str) -> Option<&'static str> {
    find(MATH_ATTRS, name)
}

/// The SVG element of this name, if allowed.
pub(super) fn svg(name: &str) -> Option<&'static str> {
    find(SVG, name)
}

/// The SVG attribute of this name, if allowed.
pub(super) fn svg_attr(name: &str) -> Option<&'static str> {
    find(SVG_ATTRS, name)
}

fn find(list: &'static [&'static str], name: &str) -> Option<&'static str> {
    list.binary_search(&name).ok().map(|i| list[i])
}

/// Whether an element may have this name.
#[cfg(test)]
pub(super) fn permits(name: &str, foreign: bool) -> bool {
    if foreign { math(name).or(svg(name)).is_some() } else { HTML.iter().any(|(n, _)| *n == name) }
}

/// Whether an element of this name may have the attribute.
#[cfg(test)]
pub(super) fn permits_attr(name: &str, foreign: bool, attr: &str) -> bool {
    if foreign {
        return math_attr(attr).or(svg_attr(attr)).is_some();
    }
    GLOBAL.contains(&attr) || HTML.iter().any(|(n, attrs)| *n == name && attrs.contains(&attr))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [MATH, MATH_ATTRS, SVG, SVG_ATTRS] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn nothing_that_runs_is_on_them() {
        for name in ["script", "style", "foreignObject", "animate", "set", "annotation-xml", "maction", "image", "form", "object"] {
            assert!(!permits(name, true) && !permits(name, false), "{name}");
        }
    }
}
