//! Sorting by index: one sort in the page, whatever is sorted. Each sort of its own type costs 6 KB of wasm.

use std::cmp::Ordering;

/// The numbers below `count` in the order that `compare` says; equal ones stay in their order.
pub(crate) fn order_by(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|&a, &b| compare(a as usize, b as usize));
    order
}

/// `values` in the order that `compare` says.
pub(crate) fn ordered<T>(values: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order_by(values.len(), &mut |a, b| compare(&values[a], &values[b]));
    let mut slots: Vec<Option<T>> = values.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| slots[place as usize].take()).collect()
}
