//! What can go wrong at the surface: a stable code and a plain sentence each, thrown as an `Error` with a `code` property.

use wasm_bindgen::JsValue;

/// Why a call failed. In every case the page is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The document is XML, SVG, a PDF, plain text, or has no body.
    NotHtml,
    /// The document is a set of frames.
    Frameset,
    /// The page has more elements than the engine without WebAssembly can read in good time. Only that engine says so.
    TooLarge,
    /// Nothing on the page reads as a story.
    NoStory,
    /// The document shows a reading view already.
    AlreadyOpen,
    /// The view was closed.
    Closed,
    /// No finding has this number.
    UnknownFinding,
    /// The options hold a name or a value that is not in the documentation.
    BadOptions,
    /// The option `accept` said no.
    Declined,
    /// The browser refused to build the view.
    Render,
}

impl Error {
    /// The stable name of the error.
    pub fn code(self) -> &'static str {
        match self {
            Error::NotHtml => "not-html",
            Error::Frameset => "frameset",
            Error::TooLarge => "too-large",
            Error::NoStory => "no-story",
            Error::AlreadyOpen => "already-open",
            Error::Closed => "closed",
            Error::UnknownFinding => "unknown-finding",
            Error::BadOptions => "bad-options",
            Error::Declined => "declined",
            Error::Render => "render",
        }
    }

    /// The error in a plain sentence.
    pub fn message(self) -> &'static str {
        match self {
            Error::NotHtml => "This is not an HTML page.",
            Error::Frameset => "This page is made of frames; open the frame that holds the story by itself.",
            Error::TooLarge => "This page is too large to be read where its security policy forbids WebAssembly.",
            Error::NoStory => "There is no story on this page.",
            Error::AlreadyOpen => "The reading view is open already.",
            Error::Closed => "The reading view was closed.",
            Error::UnknownFinding => "There is no such finding on this page.",
            Error::BadOptions => "The options hold a name or a value that is not known.",
            Error::Declined => "The caller did not accept the report.",
            Error::Render => "The browser could not show the reading view.",
        }
    }
}

impl From<Error> for JsValue {
    fn from(error: Error) -> JsValue {
        let value = js_sys::Error::new(error.message());
        // Cannot fail: the object is new and ours.
        let _ = js_sys::Reflect::set(&value, &"code".into(), &error.code().into());
        value.into()
    }
}
