//! How good predictions of right and wrong are.

use crate::math;
use serde::Serialize;
use std::cmp::Ordering;

/// Measures of a set of predictions p with outcomes y (1 right, 0 wrong).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// How many predictions.
    pub responses: usize,
    /// Area under the ROC curve: P(a right response was given the higher p than a wrong one), ties counting half
    /// (Hanley & McNeil 1982, Mann–Whitney U). NaN (JSON `null`) unless there are both.
    pub auc: f64,
    /// Mean of −ln of the probability given to what happened; p is moved into `[1e-15, 1 − 1e-15]`, so it is finite.
    pub log_loss: f64,
    /// Root of the mean of (y − p)².
    pub rmse: f64,
    /// Share for which p ≥ 0.5 agrees with y.
    pub accuracy: f64,
    /// Expected calibration error: over 10 bins of equal width, the mean of |share right − mean p|, weighted by the bins'
    /// numbers (Naeini et al. 2015, with P(right) in place of the confidence). A p on an edge belongs to the upper bin.
    pub ece: f64,
}

const BINS: usize = 10;

impl Measures {
    /// Of these `(p, right)`; sums run in the order given. NaN everywhere if there are none.
    ///
    /// # Panics
    /// If a p is NaN: that is a fault inside, never input.
    #[must_use]
    pub fn of(predictions: &[(f64, bool)]) -> Self {
        let n = predictions.len() as f64;
        let mut log_loss = 0.0;
        let mut square = 0.0;
        let mut agree = 0.0;
        let mut bins = [(0.0, 0.0); BINS];
        for &(p, right) in predictions {
            assert!(!p.is_nan(), "a prediction is a number");
            let y = f64::from(u8::from(right));
            log_loss -= math::ln(if right { p } else { 1.0 - p }.clamp(1e-15, 1.0 - 1e-15));
            square += (y - p) * (y - p);
            agree += f64::from(u8::from((p >= 0.5) == right));
            let bin = &mut bins[((p * BINS as f64) as usize).min(BINS - 1)];
            bin.0 += y;
            bin.1 += p;
        }
        let off: f64 = bins.iter().map(|&(right, p)| (right - p).abs()).sum();
        Self {
            responses: predictions.len(),
            auc: auc(predictions),
            log_loss: log_loss / n,
            rmse: math::sqrt(square / n),
            accuracy: agree / n,
            ece: off / n,
        }
    }
}

/// By ranks: each group of equal p gets the mean of its ranks.
fn auc(predictions: &[(f64, bool)]) -> f64 {
    let mut sorted = predictions.to_vec();
    sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let right = sorted.iter().filter(|one| one.1).count() as f64;
    let wrong = sorted.len() as f64 - right;
    let mut below = 0.0;
    let mut wins = 0.0;
    // total_cmp tells 0 from −0; as predictions they are the same.
    for group in sorted.chunk_by(|a, b| a.0.partial_cmp(&b.0) == Some(Ordering::Equal)) {
        let ups = group.iter().filter(|one| one.1).count() as f64;
        let downs = group.len() as f64 - ups;
        wins += ups * (below + downs / 2.0);
        below += downs;
    }
    wins / (right * wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By its definition: every pair of a right and a wrong response.
    fn auc_by_pairs(predictions: &[(f64, bool)]) -> f64 {
        let (mut wins, mut pairs) = (0.0, 0.0);
        for up in predictions.iter().filter(|one| one.1) {
            for down in predictions.iter().filter(|one| !one.1) {
                pairs += 1.0;
                wins += if up.0 > down.0 {
                    1.0
                } else if up.0 < down.0 {
                    0.0
                } else {
                    0.5
                };
            }
        }
        wins / pairs
    }

    fn ece_by_bins(predictions: &[(f64, bool)]) -> f64 {
        let mut total = 0.0;
        for bin in 0..10 {
            let upper = if bin == 9 { 1.1 } else { f64::from(bin + 1) / 10.0 };
            let inside: Vec<_> =
                predictions.iter().filter(|one| one.0 >= f64::from(bin) / 10.0 && one.0 < upper).collect();
            if !inside.is_empty() {
                let n = inside.len() as f64;
                let right = inside.iter().filter(|one| one.1).count() as f64 / n;
                total += n * (right - inside.iter().map(|one| one.0).sum::<f64>() / n).abs();
            }
        }
        total / predictions.len() as f64
    }

    proptest! {
        #[test]
        fn they_are_what_their_definitions_say(given in prop::collection::vec((0..=64u8, any::<bool>()), 2..60)) {
            // Steps of 1/64 make ties common and bins exact.
            let own: Vec<(f64, bool)> = given.iter().map(|&(p, right)| (f64::from(p) / 64.0, right)).collect();
            let got = Measures::of(&own);
            let both = own.iter().any(|one| one.1) && own.iter().any(|one| !one.1);
            prop_assert_eq!(got.auc.is_nan(), !both);
            if both {
                prop_assert!((got.auc - auc_by_pairs(&own)).abs() < 1e-12);
            }
            prop_assert!((got.ece - ece_by_bins(&own)).abs() < 1e-12);
            prop_assert!(got.log_loss.is_finite());
        }
    }

    #[test]
    fn hand_made_values() {
        let got = Measures::of(&[(0.9, true), (0.6, false), (0.2, false), (0.6, true)]);
        assert_eq!(got.responses, 4);
        assert!((got.auc - 0.875).abs() < 1e-12);
        let log_loss = -(0.9f64.ln() + 0.4f64.ln() + 0.8f64.ln() + 0.6f64.ln()) / 4.0;
        assert!((got.log_loss - log_loss).abs() < 1e-12);
        assert!((got.rmse - ((0.01 + 0.36 + 0.04 + 0.16f64) / 4.0).sqrt()).abs() < 1e-12);
        assert!((got.accuracy - 0.75).abs() < 1e-12);
        // Bins: .9 off by .1, the two at .6 together by .2, .2 by .2.
        assert!((got.ece - (0.1 + 0.2 + 0.2) / 4.0).abs() < 1e-12);
    }
}
