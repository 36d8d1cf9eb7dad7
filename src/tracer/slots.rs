//! A small table from numbers to values that only grows: what is remembered of each skill and item seen.
//!
//! Values stand in the order in which they came, so nothing depends on the hash; the index is open addressing with linear
//! probing at most four fifths full. A `HashMap` would do the same and is several times as large in the page.

/// Values by number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Slots<T> {
    values: Vec<(u32, T)>,
    /// Places in `values`, plus one; 0 is free. The length is a power of two.
    index: Vec<u32>,
}

impl<T: Default> Slots<T> {
    /// The value of `key`, if it has one.
    pub(crate) fn get(&self, key: u32) -> Option<&T> {
        let place = *self.index.get(self.probe(key))?;
        Some(&self.values[place.checked_sub(1)? as usize].1)
    }

    /// The value of `key`, made on first use.
    pub(crate) fn reach(&mut self, key: u32) -> &mut T {
        if 4 * self.index.len() < 5 * (self.values.len() + 1) {
            self.grow();
        }
        let probe = self.probe(key);
        if self.index[probe] == 0 {
            if self.values.len() == self.values.capacity() {
                // Doubling would leave up to half of a learner's memory empty.
                self.values.reserve_exact((self.values.len() / 8).max(4));
            }
            self.values.push((key, T::default()));
            self.index[probe] = self.values.len() as u32;
        }
        &mut self.values[self.index[probe] as usize - 1].1
    }

    /// How many keys have a value.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Bytes on the heap, with what is reserved.
    #[cfg(test)]
    pub(crate) fn heap(&self) -> usize {
        self.values.capacity() * size_of::<(u32, T)>() + self.index.capacity() * size_of::<u32>()
    }

    /// Where `key` stands in the index, or the free place it would take; 0 in an empty table.
    fn probe(&self, key: u32) -> usize {
        let mask = self.index.len().wrapping_sub(1);
        // Fibonacci hashing: the high bits of the product are well mixed.
        let mut at = (key.wrapping_mul(0x9e37_79b9) >> 7) as usize & mask;
        while let Some(&place) = self.index.get(at) {
            if place == 0 || self.values[place as usize - 1].0 == key {
                return at;
            }
            at = (at + 1) & mask;
        }
        0
    }

    fn grow(&mut self) {
        self.index = vec![0; (2 * self.index.len()).max(8)];
        for place in 0..self.values.len() {
            let probe = self.probe(self.values[place].0);
            self.index[probe] = place as u32 + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_is_a_map(keys in proptest::collection::vec(prop_oneof![0..40u32, any::<u32>()], 0..200)) {
            let (mut slots, mut map) = (Slots::<u32>::default(), BTreeMap::<u32, u32>::new());
            for &key in &keys {
                prop_assert_eq!(slots.get(key), map.get(&key));
                *slots.reach(key) += 1;
                *map.entry(key).or_default() += 1;
            }
            prop_assert_eq!(slots.len(), map.len());
            for key in keys {
                prop_assert_eq!(slots.get(key), map.get(&key));
            }
        }
    }
}
