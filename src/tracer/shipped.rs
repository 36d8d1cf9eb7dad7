//! The parameters that Gradus ships with, as numbers in the program. `models/default.json` has the same with where they come
//! from, and a test holds one to the other: the page would need 20 KB more to read the file.

/// Constant of the readout, in logits.
pub(super) const BASE: f64 = 0.828369;
/// Logit of P(right) of a typical learner on a typical item.
pub(super) const TYPICAL: f64 = 0.4821;
/// A figure's name, its weight, mean, scale, and what counts if it is missing.
pub(super) const WEIGHTS: [(&str, f64, f64, f64, f64); 19] = [
    ("ease", 0.144814, 0.480643, 0.402026, 0.0),
    ("skills", -0.009461, 1.1743, 0.423166, 0.0),
    ("answers", -0.020407, 4.84037, 1.51088, 0.0),
    ("residual", 0.093102, 0.0410527, 0.18273, 0.0),
    ("residual_fast", 0.147415, 0.031784, 0.285297, 0.0),
    ("residual_medium", 0.113032, 0.032253, 0.224255, 0.0),
    ("ability", 0.159963, 0.396256, 0.990431, 0.0),
    ("last_right", 0.060163, 0.646104, 0.478177, 0.025419),
    ("skill_answers", -0.124958, 2.25771, 1.6033, 0.0),
    ("skill_success", 0.148621, 0.32837, 0.957122, 0.0),
    ("skill_won", 0.07624, 2.03603, 1.54022, 0.0),
    ("belief_logit", 0.271947, 0.70453, 1.10978, 0.0),
    ("skill_streak", 0.071586, 0.996212, 3.23633, 0.0),
    ("skill_last", 0.055765, 0.235669, 0.895421, 0.0),
    ("skill_lag", -0.099424, 1.14077, 1.02443, -0.516617),
    ("skill_gap", -0.006302, 6.06945, 1.63854, 0.0),
    ("item_seen", 0.019504, 0.088607, 0.35185, 0.0),
    ("item_last", 0.412395, 0.557852, 0.496642, -0.0566),
    ("item_gap", -0.035076, 10.7486, 0.777202, 0.0),
];
