//! What one observation teaches: pure step functions, one file a model.
//!
//! [`bkt`] traces each skill, [`ability`] how the learner does in general, [`memory`] how what was learned fades.
//! None of them holds state, reads a clock or knows of banks; the [`learner`](crate::learner) puts them together.

pub mod ability;
pub mod bkt;
pub mod memory;
