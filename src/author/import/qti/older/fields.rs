//! What an item's metadata says of it.
use super::super::super::xml::Element;

/// An item's metadata.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    /// The exporter's word for the type of question; empty if it has none.
    pub(super) kind: String,
}

impl Fields {
    /// The word, or that there is none.
    pub(super) fn kind(&self) -> &str {
        if self.kind.is_empty() { "item" } else { &self.kind }
    }

    /// Is it of a type whose name holds one of these words?
    pub(super) fn is(&self, words: &[&str]) -> bool {
        let kind = self.kind.to_ascii_lowercase();
        words.iter().any(|word| kind.contains(word))
    }
}

/// Reads them.
pub(super) fn of(item: &Element) -> Fields {
    const LABELS: [&str; 6] =
        ["question_type", "qmd_itemtype", "cc_profile", "respondusapi_qtype", "bbmd_questiontype", "qmd_questiontype"];
    for label in LABELS {
        let plain = item.find(label).map(Element::text);
        let field = item
            // Brightspace spells it with a line.
            .find_all(&["qtimetadatafield", "qti_metadatafield"])
            .into_iter()
            .find(|field| field.child("fieldlabel").is_some_and(|own| own.text().trim().eq_ignore_ascii_case(label)));
        let entry = field.and_then(|field| field.child("fieldentry")).map(Element::text);
        if let Some(kind) = entry.or(plain).map(|kind| kind.trim().to_owned()).filter(|kind| !kind.is_empty()) {
            return Fields { kind };
        }
    }
    Fields::default()
}
