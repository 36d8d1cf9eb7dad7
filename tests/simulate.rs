//! Simulated learners: is the simulator right, and does practice keep what it promises them? All figures are simulated.

#[path = "simulate/bars.rs"]
mod bars;
#[path = "simulate/faults.rs"]
mod faults;
#[path = "simulate/sanity.rs"]
mod sanity;

use gradus::simulate::{Kind, Settings, Truth, World, synthetic};

/// A made-up world.
fn world(skills: usize, truth: &Truth) -> World {
    World::new(synthetic(skills, 20).expect("a size that fits"), truth, 1).expect("a bank")
}

/// So many learners of a kind.
fn settings(learners: u64, kind: Kind) -> Settings {
    Settings { learners, kind, ..Settings::default() }
}
