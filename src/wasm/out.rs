//! From the wire types to JavaScript values: plain objects, arrays, texts, numbers, `null`. As much of serde as those
//! types use; a general serializer brings a table of names and the formatting of its errors along.

use js_sys::{Array, Object};
use serde::Serialize;
use serde::ser::{Error, Impossible, SerializeSeq, SerializeStruct, Serializer};
use std::cell::RefCell;
use std::fmt;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object whose fields are set by name.
    #[wasm_bindgen(extends = Object)]
    type Fields;

    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &Fields, name: &JsValue, value: JsValue);
}

thread_local! {
    /// The names of fields as JavaScript texts, by address and length: to make one takes longer than to look through all.
    static NAMES: RefCell<Vec<(usize, usize, JsValue)>> = const { RefCell::new(Vec::new()) };
}

fn with_name(name: &'static str, act: impl FnOnce(&JsValue)) {
    let (address, length) = (name.as_ptr() as usize, name.len());
    NAMES.with_borrow_mut(|names| {
        let found = names.iter().position(|known| (known.0, known.1) == (address, length));
        let at = found.unwrap_or_else(|| {
            names.push((address, length, JsValue::from_str(name)));
            names.len() - 1
        });
        act(&names[at].2);
    });
}

/// A shape that no wire type has.
#[derive(Debug)]
pub(super) struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a shape that no wire type has")
    }
}

impl std::error::Error for Unknown {}

impl Error for Unknown {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Made = Result<JsValue, Unknown>;

/// The value as JavaScript sees it.
pub(super) fn out<T: Serialize + ?Sized>(value: &T) -> Made {
    value.serialize(Out)
}

struct Out;

/// Numbers are doubles in JavaScript, whatever they are here.
macro_rules! numbers {
    ($($method:ident: $number:ty),*) => {
        $(fn $method(self, value: $number) -> Made {
            Ok(JsValue::from_f64(value as f64))
        })*
    };
}

impl Serializer for Out {
    type Ok = JsValue;
    type Error = Unknown;
    type SerializeSeq = List;
    type SerializeTuple = Impossible<JsValue, Unknown>;
    type SerializeTupleStruct = Impossible<JsValue, Unknown>;
    type SerializeTupleVariant = Impossible<JsValue, Unknown>;
    type SerializeMap = Impossible<JsValue, Unknown>;
    type SerializeStruct = Record;
    type SerializeStructVariant = Impossible<JsValue, Unknown>;

    numbers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64
    );

    fn serialize_bool(self, value: bool) -> Made {
        Ok(JsValue::from_bool(value))
    }

    fn serialize_char(self, value: char) -> Made {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Made {
        Ok(JsValue::from_str(value))
    }

    fn serialize_bytes(self, _: &[u8]) -> Made {
        Err(Unknown)
    }

    fn serialize_none(self) -> Made {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made {
        out(value)
    }

    fn serialize_unit(self) -> Made {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Made {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Made {
        out(value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Made {
        Err(Unknown)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, Unknown> {
        Ok(List(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unknown> {
        Err(Unknown)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unknown> {
        Err(Unknown)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unknown> {
        Err(Unknown)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unknown> {
        Err(Unknown)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Record, Unknown> {
        Ok(Record(Object::new().unchecked_into()))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unknown> {
        Err(Unknown)
    }
}

struct List(Array);

impl SerializeSeq for List {
    type Ok = JsValue;
    type Error = Unknown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unknown> {
        self.0.push(&out(value)?);
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.0.into())
    }
}

struct Record(Fields);

impl SerializeStruct for Record {
    type Ok = JsValue;
    type Error = Unknown;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unknown> {
        let value = out(value)?;
        with_name(name, |name| self.0.set(name, value));
        Ok(())
    }

    fn end(self) -> Made {
        Ok(self.0.into())
    }
}
