//! Importers: other people's questions to a bank, with a row for each of them.
#![cfg(feature = "author")]

#[path = "import/expected.rs"]
mod expected;
#[path = "import/formats.rs"]
mod formats;
#[path = "import/hostile.rs"]
mod hostile;
#[path = "import/manifest.rs"]
mod manifest;
#[path = "import/sheets.rs"]
mod sheets;
