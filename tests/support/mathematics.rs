//! The default bank, its files put together as `gradus bank build` does it.

use gradus::author::join;
use gradus::bank::BankSpec;
use std::fs;
use std::path::Path;

/// The source of the default bank.
pub(crate) fn bank() -> BankSpec {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("banks/mathematics");
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let head: BankSpec = serde_json::from_str(&text("bank.json")).unwrap();
    (3..=8).fold(head, |bank, grade| {
        join(bank, serde_json::from_str(&text(&format!("grade-{grade}.json"))).unwrap()).unwrap()
    })
}
