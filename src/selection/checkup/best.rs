//! The best few of many, kept in one pass.

/// The largest few numbers, largest first.
pub(super) struct Best {
    values: Vec<f64>,
    most: usize,
}

impl Best {
    pub(super) fn new(most: u32) -> Self {
        Self { values: Vec::new(), most: most.max(1) as usize }
    }

    pub(super) fn offer(&mut self, value: f64) {
        if value < 0.0 {
            return;
        }
        if self.values.len() == self.most {
            if value <= self.values[self.most - 1] {
                return;
            }
            self.values.pop();
        }
        let place = self.values.iter().position(|&other| other < value).unwrap_or(self.values.len());
        self.values.insert(place, value);
    }

    pub(super) fn largest(&self) -> f64 {
        self.values.first().copied().unwrap_or(0.0)
    }

    pub(super) fn least(&self) -> f64 {
        self.values.last().copied().unwrap_or(0.0)
    }
}
