//! Gradus is an adaptive practice engine.
#![forbid(unsafe_code)]

#[cfg(feature = "author")]
pub mod author;
pub mod bank;
mod error;
pub mod grading;
mod math;

pub use error::{Error, Result};
