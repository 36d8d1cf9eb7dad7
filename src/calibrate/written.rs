//! A readout as the file has it; [`crate::tracer::readout`] says how that looks.

use super::compose::{lines, plain};
use crate::tracer::readout::{KNOWN, Linear, Readout, Step, Trees};

/// The text of a readout over features with these names. Reading it gives the same readout, to the bit.
///
/// # Panics
/// If there are fewer names than features.
#[must_use]
pub(crate) fn written(readout: &Readout, names: &[&str]) -> String {
    match readout {
        Readout::Trees(trees) => of_trees(trees, names),
        Readout::Linear(linear) => of_linear(linear, names),
    }
}

fn of_linear(linear: &Linear, names: &[&str]) -> String {
    // What counts for nothing is left out.
    let counts = linear.weights().iter().filter(|one| one.weight != 0.0 || one.missing != 0.0);
    let weights = counts.map(|one| (names[one.feature], one.weight, one.mean, one.scale, one.missing));
    format!("{{\"base\":{},\n\"linear\":{}}}", plain(&linear.base()), lines(weights))
}

fn of_trees(trees: &Trees, names: &[&str]) -> String {
    let trees_steps = trees.steps();
    let mut edges: Vec<Vec<f32>> = vec![Vec::new(); names.len()];
    for step in trees_steps.iter().flatten() {
        if let Step::Split { feature, threshold, .. } = *step {
            edges[feature].push(threshold);
        }
    }
    for edges in &mut edges {
        edges.sort_unstable_by(f32::total_cmp);
        edges.dedup();
    }
    // Features that no split asks about are left out; the others move up.
    let used: Vec<usize> = (0..edges.len()).filter(|&feature| !edges[feature].is_empty()).collect();
    let cells = |step: &Step| -> Vec<i64> {
        match *step {
            Step::Leaf { value } => vec![-1, value.into()],
            Step::Split { feature, threshold, missing_low, value } => {
                let own = edges[feature].partition_point(|edge| *edge < threshold);
                // The split that asks whether the feature is known stands behind the edges that are written.
                vec![used.partition_point(|&one| one < feature) as i64, own as i64, missing_low.into(), value.into()]
            }
        }
    };
    let features = used.iter().map(|&feature| {
        let known: Vec<f32> = edges[feature].iter().copied().filter(|edge| *edge < KNOWN).collect();
        (names[feature], known)
    });
    let list = trees_steps.iter().map(|steps| steps.iter().flat_map(cells).collect::<Vec<i64>>());
    format!("{{\"base\":{},\n\"features\":{},\n\"trees\":{}}}", trees.base(), lines(features), lines(list))
}
