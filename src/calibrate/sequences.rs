//! The answers to one skill as EM goes through them.

/// The answers to one skill, learner by learner.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequences {
    /// Twice the answer's class, and one more if it was right.
    pub(super) codes: Vec<u32>,
    /// Where each learner's answers end.
    pub(super) ends: Vec<usize>,
    /// How many answers have each code.
    pub(super) counts: Vec<f64>,
}

impl Sequences {
    /// Of these many classes.
    pub(super) fn new(classes: usize) -> Self {
        Self { counts: vec![0.0; 2 * classes], ..Self::default() }
    }

    pub(super) fn answer(&mut self, class: u32, right: bool) {
        let code = 2 * class + u32::from(right);
        self.codes.push(code);
        self.counts[code as usize] += 1.0;
    }

    /// Ends the learner whose answers came last.
    pub(super) fn end(&mut self) {
        if self.ends.last().copied().unwrap_or(0) < self.codes.len() {
            self.ends.push(self.codes.len());
        }
    }

    /// The answers of all, without the classes.
    pub(super) fn joined(parts: &[Self]) -> Self {
        let mut all = Self::new(1);
        for part in parts {
            let mut begin = 0;
            for &end in &part.ends {
                part.codes[begin..end].iter().for_each(|code| all.answer(0, code % 2 == 1));
                all.end();
                begin = end;
            }
        }
        all
    }

    /// About `learners` of them, spread evenly; all if there are not many more.
    pub(super) fn thinned(&self, learners: usize) -> Self {
        let every = (self.ends.len() / learners).max(1);
        let mut some = Self::new(self.classes());
        let mut begin = 0;
        for (place, &end) in self.ends.iter().enumerate() {
            if place % every == 0 {
                self.codes[begin..end].iter().for_each(|code| some.answer(code / 2, code % 2 == 1));
                some.end();
            }
            begin = end;
        }
        some
    }

    pub(super) fn answers(&self) -> usize {
        self.codes.len()
    }

    pub(super) fn classes(&self) -> usize {
        self.counts.len() / 2
    }
}
