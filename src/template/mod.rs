//! Templates: items whose numbers are drawn anew for each delivery.
//!
//! A template is an item with `variables`. An instance is a number below 2⁵³ that says which values they have and which
//! of its stories is told; the item's texts, keys and pictures hold slots that are written with them. All arithmetic is
//! exact. `docs/bank.md` has the language.
//!
//! ```
//! let item = r#"{"id":"add","skills":["s"],"format":"number","variables":["a: 2..9","b: 2..9"],"where":["a < b"],
//!   "question":"@a + @b = ?","key":"@(a + b)"}"#;
//! let instance = gradus::template::draw(item, 7, &[])?;
//! let filled = gradus::template::fill(item, instance)?;
//! assert_eq!(filled, r#"{"id":"add","skills":["s"],"format":"number","question":"2 + 9 = ?","key":"11"}"#);
//! let another = gradus::template::draw(item, 7, &[instance])?;
//! assert_ne!(instance, another);
//! # Ok::<(), gradus::Error>(())
//! ```
//!
//! What it does not do: it draws no decimals or letters by itself (derive them: `d = n/10`), solves nothing, and knows no
//! numbers that are no fractions.

mod atom;
mod bounds;
pub(crate) mod draw;
mod figures;
pub(crate) mod fill;
mod functions;
pub(crate) mod parse;
pub(crate) mod reading;
pub(crate) mod run;
mod show;
pub(crate) mod slot;
mod speech;
mod style;
pub(crate) mod tree;
pub(crate) mod variable;
pub(crate) mod whole;
pub(crate) mod words;

pub use draw::Space;

use crate::{Error, Result};
use tree::Fault;
use whole::Template;

/// Counting by trying stops here.
const COUNTED: u64 = 20_000;

/// The number of an instance whose numbers are not among those of `seen` (oldest first). Once all are seen: the one that
/// was seen longest ago. The walk begins at `start`; the same arguments always give the same instance.
///
/// `body` is the JSON of an item of a built bank; 0 for an item that is no template.
///
/// # Errors
/// `template/empty` where no numbers hold, and any fault of the template: `template/…` with its place.
pub fn draw(body: &str, start: u64, seen: &[u64]) -> Result<u64> {
    match Template::read(body)? {
        Some(template) => draw::draw(&template, start, seen).map(|(number, _)| number),
        None => Ok(0),
    }
}

/// The JSON of an instance: the item with every slot filled and without what makes it a template. An item that is no
/// template comes back as it is.
///
/// # Errors
/// `template/invalid` where the number makes no instance, and any fault of the template.
pub fn fill(body: &str, instance: u64) -> Result<String> {
    match Template::read(body)? {
        Some(template) => draw::one_of(&template, instance).map_err(|fault| match fault {
            Fault::Bad(error) => error,
            Fault::Invalid(why) => {
                let message = ["this number makes no instance: ", why, "; draw another"].concat();
                Error::new("template/invalid", message)
            }
        }),
        None => Ok(body.to_owned()),
    }
}

/// How many instances there are, not counting stories: exact where there are at most 20,000 ways to draw the variables,
/// else an estimate from 2,000 of them.
///
/// # Errors
/// Any fault of the template.
pub fn space(body: &str) -> Result<Space> {
    match Template::read(body)? {
        Some(template) => draw::space(&template, COUNTED),
        None => Ok(Space { instances: 1, exact: true }),
    }
}
