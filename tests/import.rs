//! Importers: other people's questions to a bank, with a row for each of them.
#![cfg(feature = "author")]

#[path = "import/expected.rs"]
mod expected;
#[path = "import/manifest.rs"]
mod manifest;
