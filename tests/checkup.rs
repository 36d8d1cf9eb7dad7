//! Check-ups, simulated: what they find, in how many items, and that they keep to blueprint, caps and stops.
//! Without optimisation there are a tenth of the learners; `cargo test --release --test checkup -- --nocapture` prints what docs/checkup.md says was measured.

#[path = "checkup/coverage.rs"]
mod coverage;
#[path = "checkup/exposure.rs"]
mod exposure;
#[path = "checkup/length.rs"]
mod length;
#[path = "checkup/of_bank.rs"]
mod of_bank;
#[path = "checkup/oracle.rs"]
mod oracle;
#[path = "checkup/people.rs"]
mod people;
#[path = "checkup/promises.rs"]
mod promises;
mod support;
#[path = "checkup/warm.rs"]
mod warm;
