//! Item response theory: how likely a response is at an ability, what it says about the ability, and which item to
//! give next for the best measurement.
//!
//! Metric D = 1: abilities are in logits of the standard normal population, nothing is multiplied by 1.7.

mod logistic;

pub use logistic::Item;
