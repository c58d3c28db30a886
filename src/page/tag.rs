//! The element names that the engine knows by name.

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// An element's name, or what else the node is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the variants are the HTML element names")]
        #[repr(u8)]
        pub enum Tag { Document, Text, Other, $($variant),* }

        impl Tag {
            /// The tag of an element with this local name (lower case, as HTML documents have it).
            pub fn of(name: &str) -> Tag {
                match name { $($name => Tag::$variant,)* _ => Tag::Other }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", Area "area", Article "article", Aside "aside", Audio "audio", B "b", Base "base", Bdi "bdi", Bdo "bdo",
    Big "big", Blockquote "blockquote", Body "body", Br "br", Button "button", Canvas "canvas", Caption "caption", Center "center", Cite "cite",
    Code "code", Col "col", Colgroup "colgroup", Data "data", Dd "dd", Del "del", Details "details", Dfn "dfn", Dialog "dialog", Div "div", Dl "dl",
    Dt "dt", Em "em", Embed "embed", Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer", Form "form",
    Frame "frame", Frameset "frameset", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", Hgroup "hgroup", Hr "hr",
    Html "html", I "i", Iframe "iframe", Img "img", Input "input", Ins "ins", Kbd "kbd", Label "label", Legend "legend", Li "li", Link "link",
    Main "main", Map "map", Mark "mark", Math "math", Menu "menu", Meta "meta", Meter "meter", Nav "nav", Nobr "nobr", Noscript "noscript",
    Object "object", Ol "ol", Optgroup "optgroup", OptionTag "option", Output "output", P "p", Picture "picture", Pre "pre", Progress "progress",
    Q "q", Rp "rp", Rt "rt", Ruby "ruby", S "s", Samp "samp", Script "script", Search "search", Section "section", Select "select", Slot "slot",
    Small "small", Source "source", Span "span", Strike "strike", Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg",
    Table "table", Tbody "tbody", Td "td", Template "template", Textarea "textarea", Tfoot "tfoot", Th "th", Thead "thead", Time "time",
    Title "title", Tr "tr", Track "track", Tt "tt", U "u", Ul "ul", Var "var", Video "video", Wbr "wbr",
}

impl Tag {
    /// Elements that stand within a line of text. Unknown (custom) elements do not count: most are containers.
    pub fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Text | A
                | Abbr
                | Area
                | B
                | Bdi
                | Bdo
                | Big
                | Button
                | Cite
                | Code
                | Data
                | Del
                | Dfn
                | Em
                | Font
                | I
                | Img
                | Input
                | Ins
                | Kbd
                | Label
                | Map
                | Mark
                | Math
                | Meter
                | Nobr
                | Noscript
                | Output
                | Picture
                | Progress
                | Q
                | Rp
                | Rt
                | Ruby
                | S
                | Samp
                | Script
                | Select
                | Slot
                | Small
                | Source
                | Span
                | Strike
                | Strong
                | Style
                | Sub
                | Sup
                | Svg
                | Template
                | Time
                | Track
                | Tt
                | U
                | Var
                | Wbr
                | Link
                | Meta
        )
    }

    /// Elements whose text a reader never sees as text.
    pub fn is_silent(self) -> bool {
        use Tag::*;
        matches!(self, Script | Style | Noscript | Template | Title | Textarea | Select | OptionTag | Optgroup | Head | Rp)
    }

    /// `h1` to `h6` as 1 to 6.
    pub fn heading(self) -> Option<u8> {
        (Tag::H1..=Tag::H6).contains(&self).then(|| self as u8 - Tag::H1 as u8 + 1)
    }

    /// Elements that show something without text: pictures, players, formulas, embedded documents.
    pub fn is_media(self) -> bool {
        use Tag::*;
        matches!(self, Img | Picture | Video | Audio | Iframe | Embed | Object | Canvas | Svg | Math)
    }
}
