//! Sorting by index: one sort in the page, whatever is sorted, because each type that std sorts brings a sort of its own
//! into the wasm. Small enough to read, and held against std's by a test.

use std::cmp::Ordering;

/// The numbers below `count` in the order that `compare` says; equal ones stay in their order. A merge sort from the
/// bottom up: O(n log n) comparisons, and the same ones on every machine.
pub(crate) fn order_by(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    let mut merged = Vec::with_capacity(count);
    let mut width = 1;
    while width < count {
        merged.clear();
        for run in order.chunks(width * 2) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let ([first, rest @ ..], [second, others @ ..]) = (left, right) {
                if compare(*first as usize, *second as usize).is_le() {
                    merged.push(*first);
                    left = rest;
                } else {
                    merged.push(*second);
                    right = others;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

/// `values` in the order that `compare` says.
pub(crate) fn ordered<T>(values: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order_by(values.len(), &mut |a, b| compare(&values[a], &values[b]));
    let mut slots: Vec<Option<T>> = values.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| slots[place as usize].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_std_does(values in prop::collection::vec(0..20u8, 0..200)) {
            let numbered: Vec<(u8, usize)> = values.into_iter().enumerate().map(|(i, v)| (v, i)).collect();
            let mut expected = numbered.clone();
            expected.sort_by_key(|pair| pair.0);
            prop_assert_eq!(ordered(numbered, |a, b| a.0.cmp(&b.0)), expected);
        }
    }
}
