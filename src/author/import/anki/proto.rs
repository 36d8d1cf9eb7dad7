//! Fields of a protobuf message, as Anki keeps some of its settings: numbers and bytes, no schema.

/// A field: its number and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A number.
    Number(u64),
    /// Bytes: a text, a message.
    Bytes(&'a [u8]),
}

/// The fields of a message, as far as it can be read.
pub(super) fn fields(mut bytes: &[u8]) -> Vec<(u64, Value<'_>)> {
    let mut all = Vec::new();
    while let Some((number, value)) = field(&mut bytes) {
        all.push((number, value));
    }
    all
}

fn field<'a>(bytes: &mut &'a [u8]) -> Option<(u64, Value<'a>)> {
    let tag = varint(bytes)?;
    let mut take = |length: usize| {
        let (value, rest) = bytes.split_at_checked(length)?;
        *bytes = rest;
        Some(value)
    };
    let value = match tag & 7 {
        0 => Value::Number(varint(bytes)?),
        1 => Value::Bytes(take(8)?),
        2 => {
            let length = usize::try_from(varint(bytes)?).ok()?;
            let (value, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            Value::Bytes(value)
        }
        5 => Value::Bytes(take(4)?),
        _ => return None,
    };
    Some((tag >> 3, value))
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for at in 0..10 {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7F) << (7 * at).min(63);
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// The first text with this field number.
pub(super) fn text(bytes: &[u8], wanted: u64) -> Option<String> {
    fields(bytes).into_iter().find_map(|(number, value)| match value {
        Value::Bytes(value) if number == wanted => Some(String::from_utf8_lossy(value).into_owned()),
        _ => None,
    })
}

/// Every message with this field number.
pub(super) fn messages(bytes: &[u8], wanted: u64) -> Vec<&[u8]> {
    let bytes = fields(bytes).into_iter().filter_map(|(number, value)| match value {
        Value::Bytes(value) if number == wanted => Some(value),
        _ => None,
    });
    bytes.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn fields_are_read_until_they_make_no_sense() {
        let message = b"\x08\x96\x01\x12\x02hi\x12\x03you";
        assert_eq!(super::fields(message)[0], (1, super::Value::Number(150)));
        assert_eq!(super::text(message, 2).as_deref(), Some("hi"));
        assert_eq!(super::messages(message, 2), [&b"hi"[..], b"you"]);
        assert_eq!(super::fields(b"\x12\xFFhi"), []);
    }
}
