//! The options of the surface, checked: an unknown name is a mistake worth telling, not one to pass over.

use super::error::Error;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What a caller asked for. The rest (texts, callbacks) goes on to the view as it came.
#[derive(Debug, Clone)]
pub struct Options {
    /// The document's address, where it is not its own.
    pub url: Option<String>,
    /// Whether what the reader has selected is to be shown alone.
    pub selection: bool,
    /// The object as it came; an empty one where none came.
    pub object: Object,
}

impl Options {
    /// Reads the options object; only the names in `known` may stand in it.
    pub fn read(value: &JsValue, known: &[&str]) -> Result<Options, Error> {
        if value.is_undefined() || value.is_null() {
            return Ok(Options { url: None, selection: false, object: Object::new() });
        }
        let object = value.dyn_ref::<Object>().ok_or(Error::BadOptions)?;
        for key in Object::keys(object) {
            let key = key.as_string().unwrap_or_default();
            let value = field(object, &key);
            if !known.contains(&key.as_str()) || !suits(&key, &value) {
                return Err(Error::BadOptions);
            }
        }
        let url = field(object, "url").as_string();
        let selection = field(object, "selection").is_truthy();
        Ok(Options { url, selection, object: object.clone() })
    }

    /// The view's words; undefined where they are to be English.
    pub fn strings(&self) -> JsValue {
        Reflect::get(&self.object, &"strings".into()).unwrap_or_default()
    }
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Whether a value is of the option's type; `undefined` stands for an option that is absent.
fn suits(key: &str, value: &JsValue) -> bool {
    value.is_undefined()
        || match key {
            "url" => value.is_string(),
            "strings" => value.is_object() && Object::values(value.unchecked_ref()).iter().all(|text: JsValue| text.is_string()),
            "fade" | "selection" => value.as_bool().is_some(),
            "look" => is_look(value),
            "menu" => js_sys::Array::is_array(&field(value, "items")) && MENU_TEXTS.iter().all(|name| field(value, name).is_string()),
            _ => value.is_function(),
        }
}

const MENU_TEXTS: [&str; 4] = ["title", "close", "done", "failed"];

fn is_look(value: &JsValue) -> bool {
    let named = |name, known: &[&str]| field(value, name).as_string().is_some_and(|text| known.contains(&text.as_str()));
    let sizes = ["size", "width", "lineHeight"].iter().all(|name| field(value, name).as_f64().is_some_and(f64::is_finite));
    value.is_object() && named("theme", &["auto", "light", "sepia", "dark"]) && named("font", &["serif", "sans"]) && sizes
}
