//! What became of one question, whatever it was imported from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Whether a question came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// As it is.
    Imported,
    /// With something mended or left out.
    ImportedWithNotice,
    /// Not at all.
    Refused,
}

impl Outcome {
    /// The outcome of a question that is `there` or not, with something found in it or not.
    pub(super) fn of(there: bool, found: bool) -> Self {
        match (there, found) {
            (false, _) => Self::Refused,
            (true, false) => Self::Imported,
            (true, true) => Self::ImportedWithNotice,
        }
    }

    /// Counts a row with this outcome: `sums` are of the rows imported, imported with a notice, and refused.
    pub(super) fn count(self, codes: &[String], sums: [&mut usize; 3], by_code: &mut BTreeMap<String, usize>) {
        *sums[self as usize] += 1;
        let mut codes: Vec<_> = codes.iter().collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            *by_code.entry(code.clone()).or_default() += 1;
        }
    }
}
