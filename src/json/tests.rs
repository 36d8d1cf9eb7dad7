//! Held against `serde_json`.

use super::scan::plain_until;
use super::write::write_text;
use super::*;
use proptest::prelude::*;
use serde_json::Value;

/// The whole document through this reader.
fn read(raw: Raw<'_>) -> Value {
    if let Some(text) = raw.text() {
        return Value::String(text.into_owned());
    }
    if let Some(list) = raw.list() {
        return list.into_iter().map(read).collect();
    }
    if let Some(Fields { fields, .. }) = raw.fields() {
        return Value::Object(fields.into_iter().map(|(name, value)| (name.into_owned(), read(value))).collect());
    }
    serde_json::from_str(raw.source()).unwrap()
}

fn documents() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-4000..4000i32).prop_map(|quarters| Value::from(f64::from(quarters) / 4.0)),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".*", inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn reads_what_serde_json_writes(document in documents(), pretty: bool) {
        let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) };
        prop_assert_eq!(read(Raw::parse(&text.unwrap()).unwrap()), document);
    }

    #[test]
    fn accepts_what_serde_json_accepts(mut text in "[\\[\\]{}:,\"\\\\u0-9a-f.eE+ \n-]{0,24}", quoted: bool) {
        if quoted { text = format!("\"{text}\""); }
        prop_assert_eq!(Raw::parse(&text).is_ok(), serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn writes_texts_as_serde_json_does(text in any::<String>()) {
        let mut out = String::new();
        write_text(&mut out, &text);
        prop_assert_eq!(out, serde_json::to_string(&text).unwrap());
    }
}

proptest! {
    #[test]
    fn eight_bytes_at_a_time_is_one_at_a_time(bytes in prop::collection::vec(any::<u8>(), 0..40), most in 0..3) {
        // Mostly plain bytes, so that runs get long.
        let bytes: Vec<u8> = bytes.into_iter().map(|b| if most > 0 && b != b'"' { b | 0x40 } else { b }).collect();
        let slow = bytes.iter().position(|b| matches!(b, b'"' | b'\\' | 0..0x20)).unwrap_or(bytes.len());
        prop_assert_eq!(plain_until(&bytes, 0), slow);
    }
}

#[test]
fn deep_nesting_is_refused_and_places_are_named() {
    let error = Raw::parse(&"[".repeat(100_000)).unwrap_err();
    assert_eq!((error.code(), error.message()), ("json/syntax", "lists and objects are nested too deep"));
    let error = Raw::parse("{\n  \"a\": 1,\n  \"b\" 2\n}").unwrap_err();
    assert_eq!(error.place(), "line 3, column 7");
}
