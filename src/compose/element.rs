//! An element that is being made.

use super::Op;
use crate::page::NodeId;

/// An element to be written.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub name: &'static str,
    pub foreign: bool,
    pub attrs: Vec<(&'static str, String)>,
    pub source: NodeId,
}

/// What an attribute can be given: a text, or perhaps none.
pub(super) trait Value {
    /// The text, if any.
    fn value(self) -> Option<String>;
}

impl Value for String {
    fn value(self) -> Option<String> {
        Some(self)
    }
}

impl Value for &str {
    fn value(self) -> Option<String> {
        Some(self.into())
    }
}

impl<V: Value> Value for Option<V> {
    fn value(self) -> Option<String> {
        self.and_then(V::value)
    }
}

impl Element {
    pub fn new(name: &'static str, source: NodeId) -> Self {
        Element { name, foreign: false, attrs: Vec::new(), source }
    }

    /// With the attribute, where there is a value.
    pub fn with(mut self, key: &'static str, value: impl Value) -> Self {
        self.attrs.extend(value.value().map(|value| (key, value)));
        self
    }

    pub fn open(self) -> Op {
        Op::Open { name: self.name, foreign: self.foreign, attrs: self.attrs, source: self.source }
    }
}
