//! Fitting the learner model to many learners' responses, and measuring how well it predicts. Native only.
//!
//! [`bkt`] and [`elo`] fit learners, [`mml`] items. [`responses`] reads the table, [`trace`] predicts it with a model, [`measures`] says how good predictions are, [`parallel`] uses all cores without the
//! result showing it.
//!
//! ```
//! use gradus::calibrate::Responses;
//! let table = "learner,item,skills,correct,time_s,order\nmaya,i1,add;carry,1,0,1\nmaya,i2,add,0,,2\n";
//! let responses = Responses::read(table.as_bytes(), false)?;
//! let rows = responses.of(0);
//! assert_eq!((rows.len(), rows[0].correct, rows[1].time), (2, true, None));
//! assert_eq!(responses.skills_of(&rows[0]).len(), 2);
//! # Ok::<(), gradus::Error>(())
//! ```

pub mod bkt;
mod compose;
pub mod elo;
mod em;
pub mod gradus;
#[cfg(test)]
mod gradus_tests;
mod logistic;
pub mod measures;
pub mod memory;
pub mod mml;
pub(crate) mod norms;
pub mod parallel;
pub mod portable;
pub mod responses;
mod sequences;
mod table;
pub mod trace;
mod trees;
pub(crate) mod vectors;
mod written;

pub use responses::{Responses, Row};
