//! Packages of other people's questions: what they bring along, and what they cannot do.
#![cfg(feature = "author")]

#[path = "import_packages/anki.rs"]
mod anki;
#[path = "import_packages/case.rs"]
mod case;
#[path = "import_packages/h5p.rs"]
mod h5p;
#[path = "import_packages/hostile.rs"]
mod hostile;
#[path = "import_packages/make.rs"]
mod make;
#[path = "import_packages/qti.rs"]
mod qti;
#[path = "import_packages/qti_newer.rs"]
mod qti_newer;
#[path = "import_packages/qti_older.rs"]
mod qti_older;
#[path = "import_packages/xlsx.rs"]
mod xlsx;

use gradus::author::build;
use gradus::author::import::{File, Kind, Report, import};
use gradus::bank::{Bank, BankSpec};

/// Imports a file; the bank that comes out must build and load.
fn read(kind: &str, path: &str, bytes: impl Into<Vec<u8>>) -> (BankSpec, Report) {
    let kind = Kind::named(kind).unwrap();
    let (bank, report) = import(kind, &[File::new(path, bytes)]).unwrap();
    if !bank.items.is_empty() {
        let built = serde_json::to_string(&build(bank.clone()).unwrap()).unwrap();
        for bad in ["<script", "onerror", "javascript:", "<iframe", "onclick"] {
            assert!(!built.contains(bad), "{bad} came through: {built}");
        }
        Bank::parse(built.into_bytes()).unwrap();
    }
    (bank, report)
}

/// The code a whole file is refused with.
fn refusal(kind: &str, path: &str, bytes: impl Into<Vec<u8>>) -> String {
    let kind = Kind::named(kind).unwrap();
    import(kind, &[File::new(path, bytes)]).unwrap_err().code().to_owned()
}

/// An item of QTI 2 with this body and these declarations.
fn item(declared: &str, body: &str) -> String {
    format!(
        "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='q1' title='A title'>{declared}\
         <itemBody>{body}</itemBody></assessmentItem>"
    )
}

/// A response that is right with these values.
fn right(cardinality: &str, values: &[&str]) -> String {
    let values: String = values.iter().map(|value| format!("<value>{value}</value>")).collect();
    format!(
        "<responseDeclaration identifier='RESPONSE' cardinality='{cardinality}' baseType='identifier'>\
         <correctResponse>{values}</correctResponse></responseDeclaration>"
    )
}
