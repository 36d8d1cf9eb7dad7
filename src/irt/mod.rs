//! Item response theory: how likely a response is at an ability, what it says about the ability, and which item to
//! give next for the best measurement.
//!
//! Metric D = 1: abilities are in logits, nothing is multiplied by 1.7. `docs/irt.md` has the equations and the sources.

mod bank;
mod credit;
mod criteria;
mod curve;
mod estimate;
mod graded;
mod logistic;
mod optimum;
mod peak;
mod posterior;
mod scored;
mod view;

pub use bank::{Bank, Trial};
pub use credit::Credit;
pub use criteria::{Course, Criterion, Pick, State, next};
pub use curve::Curve;
pub use estimate::{Ability, Answers, Method, Prior, Settings, estimate, information};
pub use graded::Graded;
pub use logistic::Item;
pub use optimum::optimum;
pub use posterior::{Grid, Posterior};
pub use scored::Scored;
