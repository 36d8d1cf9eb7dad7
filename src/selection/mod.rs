//! What next, and why. The score of an item is a sum of named terms; the item with the highest sum is given, and its
//! terms are the reasons. Nothing else decides, so a reason is true by construction: set its weight to zero and the
//! score is the rest.

mod best;
pub mod checkup;
mod class;
mod field;
mod given;
mod practice;
mod proof;
mod rank;
mod readiness;
mod score;
mod skills;
mod suggest;

pub use given::{Given, days_away};
pub use practice::{Choice, Setting, choose, next_part, what_if};
pub use proof::PROOF_ITEMS;
pub use readiness::ready;
pub use score::{Reason, Term};
pub use suggest::{Kind, Suggestion, suggest};
