//! The model file: a tracer's parameters with what a person should know about where they come from.
//!
//! One JSON object: `gradus` is `"tracer"`, `version` 1, `kind` names the model, `fitted` says what it was fitted on (free
//! notes, read by nobody but people), `checksum` is the SHA-256 of the bytes of the value of `params`, in hex, and `params`
//! has the numbers. The checksum shows a file that was cut off, or changed by hand without knowing what that does.

use crate::json::{Fields, Raw};
use crate::{Error, Result};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// The version of the format that is written and read.
pub(crate) const VERSION: u64 = 1;

/// A model file whose head is right and whose parameters are as they were written.
#[derive(Debug)]
pub(crate) struct ModelFile<'a> {
    pub(crate) kind: Cow<'a, str>,
    pub(crate) params: Raw<'a>,
}

/// Checks a model file.
///
/// # Errors
/// `tracer/not-one`, `tracer/version`, `tracer/altered`; `tracer/not-json` with line and column.
pub(crate) fn open(bytes: &[u8]) -> Result<ModelFile<'_>> {
    let text = std::str::from_utf8(bytes).map_err(|_| not_one("it is not UTF-8 text"))?;
    let text = text.trim_start_matches('\u{feff}');
    let fields = Fields::parse(text).map_err(|error| error.recode("tracer/not-json"))?;
    let fields = fields.ok_or_else(|| not_one("it is no JSON object"))?;
    let named = |name: &str| fields.get(name).and_then(Raw::text);
    if named("gradus").as_deref() != Some("tracer") {
        return Err(not_one("it does not begin with \"gradus\": \"tracer\""));
    }
    let Some(version) = fields.get("version").and_then(Raw::whole) else { return Err(not_one("it has no `version`")) };
    if version != VERSION {
        let message = "it is of a version that this Gradus does not read; update Gradus, or fit the model again";
        return Err(Error::new("tracer/version", message));
    }
    let (Some(kind), Some(checksum), Some(params)) = (named("kind"), named("checksum"), fields.get("params")) else {
        return Err(not_one("it lacks `kind`, `checksum` or `params`"));
    };
    if checksum != sum(params.source()) {
        let message = "the parameters are not those that were written: the file was altered or cut; use another copy, \
            or fit the model again";
        return Err(Error::new("tracer/altered", message));
    }
    Ok(ModelFile { kind, params })
}

/// The checksum of the text of parameters: SHA-256 in hex.
pub(crate) fn sum(params: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(params.as_bytes()) {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from(b"0123456789abcdef"[digit as usize]));
        }
    }
    hex
}

fn not_one(why: &str) -> Error {
    Error::new("tracer/not-one", ["this is no model file: ", why, "; give one that `gradus fit tracer` wrote"].concat())
}

/// A finite number of the parameters.
///
/// # Errors
/// `tracer/shape`.
pub(crate) fn number(raw: Option<Raw<'_>>, what: &str) -> Result<f64> {
    let number = raw.and_then(|raw| raw.source().parse().ok()).filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| shape(what, "is not a number"))
}

/// A number from 0 to 1 of the parameters.
///
/// # Errors
/// `tracer/shape`.
pub(crate) fn share(raw: Option<Raw<'_>>, what: &str) -> Result<f64> {
    let number = number(raw, what)?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(shape(what, "is not between 0 and 1")) }
}

/// A text of the parameters.
///
/// # Errors
/// `tracer/shape`.
pub(crate) fn text(raw: Option<Raw<'_>>, what: &str) -> Result<String> {
    raw.and_then(Raw::text).map(Cow::into_owned).ok_or_else(|| shape(what, "is not a text"))
}

/// A list of the parameters.
///
/// # Errors
/// `tracer/shape`.
pub(crate) fn list<'a>(raw: Option<Raw<'a>>, what: &str) -> Result<Vec<Raw<'a>>> {
    raw.and_then(Raw::list).ok_or_else(|| shape(what, "is not a list"))
}

/// An object of the parameters.
///
/// # Errors
/// `tracer/shape`.
pub(crate) fn object<'a>(raw: Option<Raw<'a>>, what: &str) -> Result<Fields<'a>> {
    raw.and_then(Raw::fields).ok_or_else(|| shape(what, "is not an object"))
}

/// Parameters of another shape than the kind has. The checksum was right, so another program wrote them.
pub(crate) fn shape(what: &str, fault: &str) -> Error {
    Error::new("tracer/shape", ["`", what, "` ", fault, "; use a file that `gradus fit tracer` wrote"].concat())
}
