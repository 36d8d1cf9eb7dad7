//! What a bank file says of itself, checked: is it a bank of this version, and built?

use crate::json::{Fields, Raw};
use crate::{Error, Result};

/// What a bank says of itself.
pub(super) struct Head {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) license: String,
    pub(super) author: String,
}

impl Head {
    pub(super) fn read(file: &Fields<'_>) -> Result<Self> {
        let gradus = file.text("gradus");
        if gradus != "bank" {
            let message = ["`gradus` says `", &gradus, "`; a bank says `bank`"].concat();
            return Err(Error::new("bank/not-a-bank", message));
        }
        if file.get("version").and_then(Raw::whole) != Some(1) {
            let message = "it is of another version of the format; this Gradus reads version 1, update Gradus";
            return Err(Error::new("bank/version", message));
        }
        let text = file.text("text");
        if text != "html" {
            let message = ["its texts are `", &text, "`; run `gradus bank build` on it and load the result"].concat();
            return Err(Error::new("bank/text-not-built", message));
        }
        Ok(Self {
            id: file.text("id"),
            name: file.text("name"),
            language: file.optional_text("language").unwrap_or_else(|| "en".into()),
            license: file.optional_text("license").unwrap_or_default(),
            author: file.optional_text("author").unwrap_or_default(),
        })
    }
}
