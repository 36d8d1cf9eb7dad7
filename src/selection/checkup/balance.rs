//! Which group's turn it is, so that a check-up of any length has of each group what the blueprint says.
//!
//! Tijdeman's rule for the chairman assignment problem (Tijdeman, R. (1980), *The chairman assignment problem*, Discrete
//! Mathematics 32, 323–330): with k groups, of those whose quota is ahead of their count by at least 1/(2k − 2) the one
//! whose time runs out first. Then no count is ever 1 − 1/(2k − 2) or more away from its quota. The rules in use for
//! adaptive tests (farthest behind first: Kingsbury & Zara 1989; priority index: Cheng & Chang 2009) promise no bound.

/// Slack for sums of shares that are not exact in binary.
const ROUNDING: f64 = 1e-9;

/// The group that is due after `given` items of each, for `shares` that sum to 1, among those that are `open`; `None` if
/// none with a share is.
pub(super) fn due(shares: &[f64], given: &[u32], open: &[bool]) -> Option<usize> {
    let groups = shares.iter().filter(|&&share| share > 0.0).count();
    let next = f64::from(given.iter().sum::<u32>()) + 1.0;
    let margin = if groups > 1 { 0.5 / (groups as f64 - 1.0) } else { 0.0 };
    let (mut due, mut soonest) = (None, f64::INFINITY);
    let (mut spare, mut thinnest) = (None, f64::INFINITY);
    for (group, &share) in shares.iter().enumerate() {
        if !open[group] || share <= 0.0 {
            continue;
        }
        let count = f64::from(given[group]);
        let behind = share * next - count;
        let time = (1.0 - margin - behind) / share;
        if behind >= margin - ROUNDING && time < soonest - ROUNDING {
            (due, soonest) = (Some(group), time);
        }
        // Nobody may be due once a group has run out of items: then the rest share its turns (Sainte-Laguë).
        let thin = (count + 0.5) / share;
        if thin < thinnest - ROUNDING {
            (spare, thinnest) = (Some(group), thin);
        }
    }
    due.or(spare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(raw: &[f64]) -> Vec<f64> {
        let total: f64 = raw.iter().sum();
        raw.iter().map(|share| share / total).collect()
    }

    proptest! {
        #[test]
        fn every_group_stays_within_an_item_of_its_share(raw in prop::collection::vec(0.001..1.0f64, 1..12)) {
            let (shares, mut given) = (shares(&raw), vec![0; raw.len()]);
            let bound = if raw.len() > 1 { 1.0 - 0.5 / (raw.len() as f64 - 1.0) } else { 0.0 };
            for length in 1..200 {
                let group = due(&shares, &given, &vec![true; raw.len()]).unwrap();
                given[group] += 1;
                for (share, count) in shares.iter().zip(&given) {
                    let off = share * f64::from(length) - f64::from(*count);
                    prop_assert!(off.abs() <= bound + 1e-6, "{shares:?} {given:?}");
                }
            }
        }

        #[test]
        fn the_rest_keep_their_proportions_when_a_group_runs_out(raw in prop::collection::vec(0.05..1.0f64, 2..8)) {
            let (shares, mut given) = (shares(&raw), vec![0; raw.len()]);
            let mut open = vec![true; raw.len()];
            open[0] = false;
            for _ in 0..400 {
                let group = due(&shares, &given, &open).unwrap();
                given[group] += 1;
            }
            for (share, count) in shares.iter().zip(&given).skip(1) {
                let quota = share / (1.0 - shares[0]) * 400.0;
                prop_assert!((quota - f64::from(*count)).abs() < 3.0, "{shares:?} {given:?}");
            }
        }
    }

    #[test]
    fn what_has_no_share_or_no_items_is_never_due() {
        assert_eq!(due(&[0.0, 1.0], &[0, 0], &[true, true]), Some(1));
        assert_eq!(due(&[0.5, 0.5], &[0, 9], &[false, true]), Some(1));
        assert_eq!(due(&[0.0, 1.0], &[0, 0], &[true, false]), None);
        assert_eq!(due(&[], &[], &[]), None);
    }
}
