//! Many items, and the most informative of them without looking at all.
//!
//! The scale of ability is cut into cells. For each cell the items are listed by the highest information they reach in it,
//! which is exact: an item's information rises up to its [`optimum`](fn@optimum) and falls after. Looking for the best
//! item at an ability goes down its cell's list and stops where no item further down can win. The pick is that of a pass
//! over all items.

use super::{Grid, Item, Posterior, optimum};
use crate::json::digits;
use crate::math::ceil;
use crate::{Error, Result};

/// The cells' width in logits.
const WIDTH: f64 = 0.125;
/// Abilities beyond ± this many logits have no cells; there every item is looked at.
const REACH: f64 = 6.0;
/// So many items are listed a cell. A test may give nearly as many before all items must be looked at again.
const LISTED: usize = 256;
/// An upper bound may be too low by rounding; it is raised by this part of itself.
const SLACK: f64 = 1e-9;

/// Items in a fixed order, made ready for [`Bank::best`].
#[derive(Clone, Debug)]
pub struct Bank {
    items: Vec<Item>,
    optima: Vec<f64>,
    cells: Vec<Option<Cell>>,
}

/// The items that can be the best in a cell.
#[derive(Clone, Debug)]
struct Cell {
    /// The highest information in the cell and whose it is, falling.
    listed: Vec<(f64, u32)>,
    /// No other item reaches more.
    rest: f64,
}

impl Bank {
    /// A bank of these items. Each cell is made when it is first asked for, or by [`Bank::prepare`].
    ///
    /// # Errors
    /// As of [`Item::check`], with the item's place from 1; `irt/empty` (no item).
    pub fn new(items: Vec<Item>) -> Result<Self> {
        if items.is_empty() {
            return Err(Error::new("irt/empty", "there is no item; give at least one"));
        }
        for (at, item) in items.iter().enumerate() {
            item.check().map_err(|fault| fault.at(["item ", &digits(at as u64 + 1)].concat()))?;
        }
        let optima = items.iter().map(optimum).collect();
        Ok(Self { items, optima, cells: vec![None; ceil(2.0 * REACH / WIDTH) as usize] })
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Makes the cells of all abilities within ±6.
    pub fn prepare(&mut self) {
        for cell in 0..self.cells.len() {
            self.cell(cell);
        }
    }

    /// The item with the most information at `theta` among those not `given`, the first of equals, and its information;
    /// `None` when all were given.
    ///
    /// # Panics
    /// If `given` has not an entry for each item.
    pub fn best(&mut self, theta: f64, given: &[bool]) -> Option<(usize, f64)> {
        assert_eq!(given.len(), self.items.len(), "an entry for each item");
        let place = (theta + REACH) / WIDTH;
        if place >= 0.0 && place < self.cells.len() as f64 {
            let found = self.listed(place as usize, theta, given);
            if found.is_some() {
                return found;
            }
        }
        self.pass(theta, given)
    }

    /// The same by a pass over all items.
    #[must_use]
    pub fn pass(&self, theta: f64, given: &[bool]) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        for (at, (item, given)) in self.items.iter().zip(given).enumerate() {
            if !given {
                let information = item.information(theta);
                if best.is_none_or(|(_, most)| information > most) {
                    best = Some((at, information));
                }
            }
        }
        best
    }

    /// The best of a cell's list, if no item outside it can be as good.
    fn listed(&mut self, cell: usize, theta: f64, given: &[bool]) -> Option<(usize, f64)> {
        self.cell(cell);
        let cell = self.cells[cell].as_ref()?;
        let mut best = (usize::MAX, f64::NEG_INFINITY);
        for &(bound, item) in &cell.listed {
            // An item that can only be equal may stand before the best one in the bank.
            if bound < best.1 {
                return Some(best);
            }
            let item = item as usize;
            if !given[item] {
                let information = self.items[item].information(theta);
                if information.total_cmp(&best.1).then(best.0.cmp(&item)).is_gt() {
                    best = (item, information);
                }
            }
        }
        (cell.rest < best.1).then_some(best)
    }

    /// Makes the cell if it is not there.
    fn cell(&mut self, at: usize) {
        if self.cells[at].is_some() {
            return;
        }
        let low = WIDTH * at as f64 - REACH;
        let bound = |(place, (item, &optimum)): (usize, (&Item, &f64))| {
            (item.information(optimum.clamp(low, low + WIDTH)) * (1.0 + SLACK), place as u32)
        };
        let mut listed: Vec<(f64, u32)> = self.items.iter().zip(&self.optima).enumerate().map(bound).collect();
        let falling = |one: &(f64, u32), other: &(f64, u32)| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1));
        let mut rest = f64::NEG_INFINITY;
        if listed.len() > LISTED {
            rest = listed.select_nth_unstable_by(LISTED, falling).1.0;
            listed.truncate(LISTED);
            listed.shrink_to_fit();
        }
        listed.sort_unstable_by(falling);
        self.cells[at] = Some(Cell { listed, rest });
    }
}

/// One learner's way through a bank: what was given, and the posterior of the answers.
#[derive(Clone, Debug)]
pub struct Trial {
    given: Vec<bool>,
    posterior: Posterior,
}

impl Trial {
    /// Nothing given yet; a normal prior of this mean and standard deviation on the grid.
    #[must_use]
    pub fn new(bank: &Bank, grid: Grid, mean: f64, sd: f64) -> Self {
        Self { given: vec![false; bank.items.len()], posterior: Posterior::normal(grid, mean, sd) }
    }

    /// Takes in the answer to an item.
    ///
    /// # Panics
    /// If the bank has no such item.
    pub fn answer(&mut self, bank: &Bank, item: usize, right: bool) {
        self.given[item] = true;
        let item = bank.items[item];
        self.posterior.take(|theta| item.curve(theta, right).log_p);
    }

    /// The EAP estimate and its standard error.
    #[must_use]
    pub fn ability(&self) -> (f64, f64) {
        self.posterior.mean_sd()
    }

    /// Which items were given.
    #[must_use]
    pub fn given(&self) -> &[bool] {
        &self.given
    }
}
