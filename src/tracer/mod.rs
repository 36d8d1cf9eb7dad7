//! What one observation teaches: pure step functions, one file a model, and [`Model`] over those that are fitted.
//!
//! [`Gradus`] is the main tracer: it predicts answers from running figures, of which [`ability`] and knowledge tracing are
//! two. [`levels`] is how much of a skill a learner has, [`memory`] how it fades, [`discount`] what an answer says less that
//! was helped. [`bkt`] and [`elo`] stand on their own as well. None reads a clock or knows of banks; the
//! [`learner`](crate::learner) puts them together. A [`Model`] comes from a file that `gradus fit tracer` wrote.

pub mod ability;
pub mod bkt;
mod chains;
pub mod discount;
pub mod elo;
pub(crate) mod features;
pub(crate) mod figures;
pub(crate) mod file;
pub(crate) mod gradus;
pub(crate) mod history;
pub mod levels;
pub mod memory;
mod model;
pub(crate) mod norms;
mod ratings;
pub(crate) mod readout;
mod shipped;
pub(crate) mod slots;
pub(crate) mod traces;
pub(crate) mod vectors;

pub use figures::Term;
pub use gradus::{Explanation, Gradus};
pub use history::{History, Outcome};
pub use model::{Model, Observation, Traced};
