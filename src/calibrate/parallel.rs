//! Work on all cores whose result does not show how many there were.
//!
//! Each piece of work is a function of its number alone and the results come back in the order of the numbers; sums
//! over them are then made in that order. So one thread and twenty give the same bits.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many threads to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threads(NonZeroUsize);

impl Threads {
    /// So many; 0 counts as 1.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self(NonZeroUsize::new(count).unwrap_or(NonZeroUsize::MIN))
    }

    /// As many as the computer runs at once.
    #[must_use]
    pub fn all() -> Self {
        Self(thread::available_parallelism().unwrap_or(NonZeroUsize::MIN))
    }

    /// How many.
    #[must_use]
    pub fn count(self) -> usize {
        self.0.get()
    }
}

/// `work(0), work(1), … work(count − 1)`, in this order.
///
/// # Panics
/// If `work` does.
pub fn map<T: Send>(threads: Threads, count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    map_with(threads, count, || (), |(), number| work(number))
}

/// As [`map`], with something that each thread makes once and uses for all its pieces (buffers). What a piece gives must
/// not depend on what an earlier one left there.
///
/// # Panics
/// If `work` does.
pub fn map_with<S, T: Send>(
    threads: Threads,
    count: usize,
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut own = start();
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return done;
            }
            done.push((number, work(&mut own, number)));
        }
    };
    let mut all: Vec<(usize, T)> = if threads.0.get() == 1 || count < 2 {
        share()
    } else {
        thread::scope(|scope| {
            let running: Vec<_> = (0..threads.0.get().min(count)).map(|_| scope.spawn(share)).collect();
            let results =
                running.into_iter().map(|one| one.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)));
            results.flatten().collect()
        })
    };
    all.sort_unstable_by_key(|one| one.0);
    all.into_iter().map(|one| one.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_order_whatever_the_threads() {
        let wanted: Vec<usize> = (0..1000).map(|n| n * n).collect();
        for threads in [0, 1, 2, 7] {
            assert_eq!(map(Threads::new(threads), 1000, |n| n * n), wanted);
        }
        assert!(map(Threads::all(), 0, |n| n).is_empty());
    }
}
