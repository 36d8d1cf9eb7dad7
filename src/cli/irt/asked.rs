//! Patterns of responses and states of a test, as JSON files tell them.

use super::super::fail::Outcome;
use super::super::files::read_text;
use super::table::Table;
use gradus::{Error, Result};
use serde_json::{Map, Value};
use std::path::Path;

/// The objects of an array in a file.
pub(super) fn objects(path: &Path) -> Outcome<Vec<Map<String, Value>>> {
    let text = read_text(path)?;
    let file = |fault: Error| fault.at(path.display().to_string());
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| {
        let place = format!("line {}, column {}", fault.line(), fault.column());
        file(Error::new("irt/not-json", "the file is not JSON; mend it there").at(place))
    })?;
    let object = |value| if let Value::Object(object) = value { Some(object) } else { None };
    let objects = match value {
        Value::Array(values) => values.into_iter().map(object).collect(),
        _ => None,
    };
    let message = "the file must be an array of objects, such as [{\"items\":[1,2],\"x\":[1,0]}]";
    Ok(objects.ok_or_else(|| file(shape(message)))?)
}

/// The fault of JSON that is not what was asked for.
pub(super) fn shape(message: &str) -> Error {
    Error::new("irt/shape", message)
}

/// The list under a name; none is an empty one, and a lone entry a list of one, as R writes it.
pub(super) fn list<'a>(object: &'a Map<String, Value>, name: &str) -> &'a [Value] {
    match object.get(name) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(values)) => values,
        Some(value) => std::slice::from_ref(value),
    }
}

/// The places of the items named, and the categories of the responses to them.
pub(super) fn places(table: &Table, names: &[Value]) -> Result<Vec<usize>> {
    names.iter().map(|name| table.place(name)).collect()
}

/// The response to the item as a category that it has.
pub(super) fn category(table: &Table, place: usize, response: &Value) -> Result<usize> {
    let categories = table.items[place].categories();
    let category = response.as_u64().filter(|&category| category < categories as u64);
    category.map(|category| category as usize).ok_or_else(|| {
        let name = table.name(place);
        let message =
            format!("`x` of item {name} is {response}; it must be a whole number from 0 to {}", categories - 1);
        Error::new("irt/category", message)
    })
}
