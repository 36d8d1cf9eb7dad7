//! Item parameters from answers: published fits, what must hold of any fit, tables with faults, and the command.

#![cfg(feature = "calibrate")]

#[cfg(feature = "cli")]
#[path = "irt_fit/command.rs"]
mod command;
#[path = "irt_fit/edges.rs"]
mod edges;
#[path = "irt_fit/properties.rs"]
mod properties;
#[path = "irt_fit/published.rs"]
mod published;
#[path = "irt_fit/simulated.rs"]
mod simulated;
#[cfg(feature = "cli")]
#[path = "cli/support.rs"]
#[allow(dead_code, reason = "the tests of other commands use more of it")]
mod support;
#[path = "irt_fit/tables.rs"]
mod tables;
