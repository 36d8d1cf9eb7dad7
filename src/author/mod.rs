//! Making banks (feature `author`): Markdown and TeX to sanitised HTML and MathML, source banks to built ones, a linter
//! that names every fault at once, and the importer for OATutor content.
//!
//! ```
//! let html = gradus::author::markdown(r"Which is *more*, $\frac{3}{4}$ or $0.7$?")?;
//! assert_eq!(
//!     html,
//!     r#"Which is <em>more</em>, <math alttext="3 over 4" displaystyle="true"><mfrac><mn>3</mn><mn>4</mn></mfrac></math> or 0.7?"#
//! );
//! # Ok::<(), gradus::Error>(())
//! ```
mod allowlist;
mod build;
pub mod desk;
pub mod import;
mod instance;
mod lint;
mod maths;
mod mathtree;
pub mod oatutor;
mod outcome;
mod parts;
mod plain;
mod readable;
mod sanitise;
mod slots;
mod spoken;
mod suggest;
mod symbols;
mod text;

pub use allowlist::{ATTRIBUTES, HTML_TAGS, MATH_TAGS, VALUES, allowlist_json};
pub use build::build;
pub use instance::instance;
pub use lint::{Fault, Severity, instances, lint};
pub use parts::{PartSpec, join};
pub use readable::readable;
pub use sanitise::{sanitise, unsafe_markup};
pub use suggest::{Suggester, Suggestion};
pub use text::{Html, markdown};
