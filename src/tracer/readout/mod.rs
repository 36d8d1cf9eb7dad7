//! The readout: from a vector of features to the logit of a right answer, and what each group of features had to say.
//!
//! Features are numbers about the learner, the item and the time; NaN says that one is not known. A [`Readout`] is either
//! boosted [`Trees`] or a [`Linear`] form; both give the same bits natively and in the page, both can say which features
//! made the answer likely: [`explain`](Readout::explain) splits the logit into a term a group.
//!
//! # In the file
//! Features stand under their names, so an engine that knows more of them, or in another order, reads the file all the
//! same. Trees are
//! ```json
//! {"base":812,"features":[["bi",[-0.5,0.25]],["tgap",[60]]],
//!  "trees":[[0,1,0,14, 1,1,1,-30, -1,-120, -1,15, -1,310]]}
//! ```
//! Values are whole ten-thousandths of a logit. A feature has its edges, rising. A tree is one list, each node before what
//! is below it, the low side first: a split is the feature's place in `features`, the place of its edge, 1 if a missing
//! value goes to the low side or else 0, and the node's value; a leaf is −1 and its value. A number goes to the low side if
//! it is not above the edge; behind the last edge stands one more that no number is above: that split asks whether the
//! feature is known. Such a list cannot be a circle. A linear form is
//! ```json
//! {"base":0.31,"linear":[["bi",0.82,-0.1,1.4,0.05]]}
//! ```
//! with a feature's name, weight, mean, scale, and what counts in its place if it is missing.

mod linear;
#[cfg(test)]
mod tests;
mod trees;

pub(crate) use linear::{Linear, Weight};
pub(crate) use trees::Trees;
#[cfg(any(test, feature = "calibrate"))]
pub(crate) use trees::{KNOWN, MOST_FEATURES, MOST_NODES, MOST_TREES, MOST_VALUE, Step, UNIT};

use super::file;
use crate::Result;
use crate::json::Raw;

/// A fitted readout.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Readout {
    /// Boosted trees.
    Trees(Trees),
    /// A weight a feature: logistic regression.
    Linear(Linear),
}

impl Readout {
    /// Reads a readout; `names` are the features that the caller will give, in their order.
    ///
    /// # Errors
    /// `tracer/shape`, also for a feature that is not among `names`.
    pub(crate) fn read(raw: Raw<'_>, names: &[&str]) -> Result<Self> {
        let fields = file::object(Some(raw), "readout")?;
        match fields.get("linear") {
            Some(list) => Ok(Self::Linear(Linear::read(&fields, list, names)?)),
            None => Ok(Self::Trees(Trees::read(&fields, names)?)),
        }
    }

    /// The logit of a right answer; features are finite or NaN.
    ///
    /// # Panics
    /// If `x` has not as many features as there were names.
    pub(crate) fn logit(&self, x: &[f32]) -> f64 {
        match self {
            Self::Trees(trees) => trees.logit(x),
            Self::Linear(linear) => linear.logit(x),
        }
    }

    /// Splits the logit: feature number f counts for `terms[group_of[f]]`. Gives the constant, which with the terms adds
    /// up to [`logit`](Self::logit); what stood in `terms` is lost.
    ///
    /// # Panics
    /// If `x` or `group_of` has not as many features as there were names, or a group has no term.
    pub(crate) fn explain(&self, x: &[f32], group_of: &[u8], terms: &mut [f64]) -> f64 {
        terms.fill(0.0);
        match self {
            Self::Trees(trees) => trees.explain(x, group_of, terms),
            Self::Linear(linear) => linear.explain(x, group_of, terms),
        }
    }
}

/// Where a feature's name stands among `names`.
fn place(raw: Option<Raw<'_>>, names: &[&str]) -> Result<usize> {
    let name = file::text(raw, "feature")?;
    let found = names.iter().position(|one| *one == name);
    found.ok_or_else(|| file::shape(&name, "is a feature that this Gradus does not have"))
}
