//! A table of persons by items: right, wrong, or not given.

use super::read;
use crate::Result;
use std::io::Read;

/// Answers of persons (rows) to items (columns), two bits each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    names: Vec<String>,
    /// Bytes of a row: eight items a byte, the first in the lowest bit.
    stride: usize,
    /// Of each row `stride` bytes that say which items were given, then `stride` that say which are right.
    rows: Vec<u8>,
    /// Of each item, how many were given it and how many got it right.
    totals: Vec<[u32; 2]>,
}

impl Matrix {
    /// Reads a table: comma-separated, a row a person, a column an item; a cell is 0 (wrong), 1 (right), or empty or
    /// `NA` (not given). A first row that has only such cells is a person, any other names the items; without names
    /// they are 1, 2, ….
    ///
    /// # Errors
    /// With the line: `matrix/read`, `matrix/gzip`, `matrix/empty`, `matrix/header`, `matrix/ragged`, `matrix/value`.
    pub fn read(input: impl Read, gzip: bool) -> Result<Self> {
        read::read(input, gzip)
    }

    /// A table of so many items, without rows. Items without names are 1, 2, ….
    ///
    /// # Panics
    /// If there are names, and not `items` of them.
    #[must_use]
    pub fn new(items: usize, names: Option<Vec<String>>) -> Self {
        let names = names.unwrap_or_else(|| (1..=items).map(|item| item.to_string()).collect());
        assert_eq!(names.len(), items, "a name an item");
        Self { names, stride: items.div_ceil(8), rows: Vec::new(), totals: vec![[0; 2]; items] }
    }

    /// Adds a person: `Some(right)` for each item given, `None` for one that was not.
    ///
    /// # Panics
    /// If there is not one cell for each item.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Option<bool>>) {
        let start = self.rows.len();
        self.rows.resize(start + 2 * self.stride, 0);
        let (given, right) = self.rows[start..].split_at_mut(self.stride);
        let mut count = 0;
        for cell in cells {
            let bit = u8::from(cell.is_some()) << (count % 8);
            given[count / 8] |= bit;
            self.totals[count][0] += u32::from(cell.is_some());
            if cell == Some(true) {
                right[count / 8] |= bit;
                self.totals[count][1] += 1;
            }
            count += 1;
        }
        assert_eq!(count, self.names.len(), "a cell an item");
    }

    /// The items' names, in the order of the columns.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many items.
    #[must_use]
    pub fn items(&self) -> usize {
        self.names.len()
    }

    /// How many persons.
    #[must_use]
    pub fn persons(&self) -> usize {
        self.rows.len().checked_div(2 * self.stride).unwrap_or(0)
    }

    /// How many persons were given the item in this place.
    #[must_use]
    pub fn given(&self, item: usize) -> u32 {
        self.totals[item][0]
    }

    /// How many persons got the item in this place right.
    #[must_use]
    pub fn right(&self, item: usize) -> u32 {
        self.totals[item][1]
    }

    /// How many persons answered nothing. They change no result.
    #[must_use]
    pub fn silent(&self) -> usize {
        self.coded().filter(|row| row[..self.stride].iter().all(|&byte| byte == 0)).count()
    }

    /// The bytes of each person: which items were given, then which are right.
    pub(super) fn coded(&self) -> impl Iterator<Item = &[u8]> {
        self.rows.chunks_exact((2 * self.stride).max(1))
    }

    /// Bytes for the items of a person.
    pub(super) fn stride(&self) -> usize {
        self.stride
    }
}
