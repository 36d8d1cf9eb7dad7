//! Item parameters from answers: published fits, what must hold of any fit, tables with faults, and the command.

#![cfg(feature = "calibrate")]

#[path = "irt_fit/edges.rs"]
mod edges;
#[path = "irt_fit/properties.rs"]
mod properties;
#[path = "irt_fit/published.rs"]
mod published;
#[path = "irt_fit/simulated.rs"]
mod simulated;
#[path = "irt_fit/tables.rs"]
mod tables;
