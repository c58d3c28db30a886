//! The options of the surface, checked: an unknown name is a mistake worth telling, not one to pass over.

use super::error::Error;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What a caller asked for. The rest (texts, callbacks) goes on to the view as it came.
#[derive(Debug, Clone)]
pub struct Options {
    /// The document's address, where it is not its own.
    pub url: Option<String>,
    /// The object as it came; an empty one where none came.
    pub object: Object,
}

impl Options {
    /// Reads the options object; only the names in `known` may stand in it.
    pub fn read(value: &JsValue, known: &[&str]) -> Result<Options, Error> {
        if value.is_undefined() || value.is_null() {
            return Ok(Options { url: None, object: Object::new() });
        }
        let object = value.dyn_ref::<Object>().ok_or(Error::BadOptions)?;
        for key in Object::keys(object) {
            let key = key.as_string().unwrap_or_default();
            let value = Reflect::get(object, &key.as_str().into()).unwrap_or_default();
            if !known.contains(&key.as_str()) || !suits(&key, &value) {
                return Err(Error::BadOptions);
            }
        }
        let url = Reflect::get(object, &"url".into()).ok().and_then(|url| url.as_string());
        Ok(Options { url, object: object.clone() })
    }

    /// The view's words; undefined where they are to be English.
    pub fn strings(&self) -> JsValue {
        Reflect::get(&self.object, &"strings".into()).unwrap_or_default()
    }
}

/// Whether a value is of the option's type; `undefined` stands for an option that is absent.
fn suits(key: &str, value: &JsValue) -> bool {
    value.is_undefined()
        || match key {
            "url" => value.is_string(),
            "strings" => value.is_object() && Object::values(value.unchecked_ref()).iter().all(|text: JsValue| text.is_string()),
            _ => value.is_function(),
        }
}
