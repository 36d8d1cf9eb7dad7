//! The parts of CASE's JSON that are read.
use serde_json::Value;

use crate::{Error, Result};

/// A framework.
#[derive(Clone, Debug, Default)]
pub(super) struct Framework {
    pub(super) document: Document,
    pub(super) items: Vec<Item>,
    pub(super) associations: Vec<Association>,
}

/// What the framework is.
#[derive(Clone, Debug, Default)]
pub(super) struct Document {
    pub(super) title: String,
    pub(super) language: String,
}

/// One statement of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    /// `identifier`.
    pub(super) id: String,
    /// `humanCodingScheme`.
    pub(super) code: String,
    /// `fullStatement`.
    pub(super) statement: String,
    /// `abbreviatedStatement`.
    pub(super) short: String,
    /// `CFItemType`.
    pub(super) kind: String,
    /// `educationLevel`.
    pub(super) levels: Vec<String>,
    /// As it is written.
    pub(super) original: String,
}

/// How two items belong together.
#[derive(Clone, Debug, Default)]
pub(super) struct Association {
    pub(super) kind: String,
    pub(super) from: String,
    pub(super) to: String,
}

/// Reads a package, or a list of items alone.
///
/// # Errors
/// `case/json`, `case/not-case`.
pub(super) fn read(text: &str) -> Result<Framework> {
    let value: Value = serde_json::from_str(text).map_err(|fault| {
        Error::new("case/json", format!("the file is not JSON ({fault}); export the framework again"))
    })?;
    // Some servers wrap the package.
    let value = ["CFPackage", "data"].iter().find_map(|key| value.get(*key)).unwrap_or(&value);
    let list = |key: &str| value.get(key).and_then(Value::as_array);
    let items = match value {
        Value::Array(items) => Some(items),
        value => list("CFItems").or_else(|| value.get("CFItems")?.get("CFItems")?.as_array()),
    };
    let document = value.get("CFDocument");
    let Some(items) =
        items.filter(|items| document.is_some() || items.iter().any(|item| item.get("fullStatement").is_some()))
    else {
        if document.is_some() {
            return Ok(Framework { document: about(document), ..Framework::default() });
        }
        return Err(Error::new(
            "case/not-case",
            "there are no `CFItems` in it; export the framework as a CASE package",
        ));
    };
    Ok(Framework {
        document: about(document),
        items: items.iter().map(item).collect(),
        associations: list("CFAssociations").into_iter().flatten().filter_map(association).collect(),
    })
}

fn own(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::String(text)) => text.clone(),
        // A reference: its title is what it says.
        Some(Value::Object(map)) => map.get("title").and_then(Value::as_str).unwrap_or_default().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn about(document: Option<&Value>) -> Document {
    document.map(|one| Document { title: own(one, "title"), language: own(one, "language") }).unwrap_or_default()
}

fn item(value: &Value) -> Item {
    let levels = match value.get("educationLevel") {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(all)) => all.split(',').map(|one| one.trim().to_owned()).collect(),
        _ => Vec::new(),
    };
    Item {
        id: own(value, "identifier"),
        code: own(value, "humanCodingScheme"),
        statement: own(value, "fullStatement"),
        short: own(value, "abbreviatedStatement"),
        kind: own(value, "CFItemType"),
        levels,
        original: value.to_string(),
    }
}

fn association(value: &Value) -> Option<Association> {
    // 1.0 and 1.1 have an object at each end; older exports the identifier alone.
    let end = |name: &str| {
        let node = value.get([name, "NodeURI"].concat());
        let id = node.and_then(|node| node.get("identifier")).or_else(|| value.get([name, "NodeIdentifier"].concat()));
        id.and_then(Value::as_str).map(str::to_owned)
    };
    Some(Association { kind: own(value, "associationType"), from: end("origin")?, to: end("destination")? })
}
