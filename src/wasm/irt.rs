//! The module of calibrated items (feature `irt`): one class, numbers in and out.

use crate::irt::{Bank, Grid, Item, Trial};
use wasm_bindgen::prelude::*;

/// A bank of items of up to four parameters, and one learner's way through it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ItemBank {
    bank: Bank,
    trial: Trial,
}

#[wasm_bindgen]
impl ItemBank {
    /// A bank of as many items as `b` has difficulties; an empty `a`, `c` or `d` stands for 1, 0 and 1.
    ///
    /// Throws what [`Bank::new`] refuses, and `irt/shape` where the lists differ in length.
    #[wasm_bindgen(constructor)]
    pub fn new(a: &[f64], b: &[f64], c: &[f64], d: &[f64]) -> Result<ItemBank, JsError> {
        if [a, c, d].iter().any(|list| !list.is_empty() && list.len() != b.len()) {
            return Err(JsError::new(
                "the lists of parameters differ in length; give a number for each item [irt/shape]",
            ));
        }
        let or = |list: &[f64], at: usize, missing: f64| list.get(at).copied().unwrap_or(missing);
        let item = |at: usize| Item { a: or(a, at, 1.0), b: b[at], c: or(c, at, 0.0), d: or(d, at, 1.0) };
        let bank = Bank::new((0..b.len()).map(item).collect());
        let bank = bank
            .map_err(|fault| JsError::new(&[fault.place(), ": ", fault.message(), " [", fault.code(), "]"].concat()))?;
        let trial = Trial::new(&bank, Grid::default(), 0.0, 1.0);
        Ok(Self { bank, trial })
    }

    /// Does now what the first choices at each ability would do on their way.
    pub fn prepare(&mut self) {
        self.bank.prepare();
    }

    /// Begins with a new learner: nothing given, the standard normal prior.
    pub fn start(&mut self) {
        self.trial = Trial::new(&self.bank, Grid::default(), 0.0, 1.0);
    }

    /// Takes in an answer to the item in this place, from 0. An item that is not there changes nothing.
    pub fn answer(&mut self, item: usize, right: bool) {
        if item < self.bank.items().len() {
            self.trial.answer(&self.bank, item, right);
        }
    }

    /// The EAP estimate, in logits.
    pub fn theta(&self) -> f64 {
        self.trial.ability().0
    }

    /// Its standard error.
    pub fn se(&self) -> f64 {
        self.trial.ability().1
    }

    /// The place of the most informative item at an ability among those not given; −1 when all were given.
    pub fn next(&mut self, theta: f64) -> i32 {
        self.bank.best(theta, self.trial.given()).map_or(-1, |(item, _)| item as i32)
    }
}
