//! Responses of many learners, in the order in which each of them answered.
//!
//! The order of the file cannot reach a result: learners, items and skills are numbered by their names' order, the rows
//! of a learner stand by their `order`. Two files with the same rows in another order give the same [`Responses`], but
//! for the rows' places in the file.

use super::table::{self, Line};
use crate::draw::{Draw, Purpose};
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::io::Read;
use std::ops::Range;

/// One response.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Place of the learner in [`Responses::learners`].
    pub learner: u32,
    /// Place of the item in [`Responses::items`].
    pub item: u32,
    /// Which set of skills; [`Responses::skills_of`] has it.
    pub(super) set: u32,
    /// Whether the response was right.
    pub correct: bool,
    /// Seconds since the learner's first response; `None` where the table does not say.
    pub time: Option<f64>,
    /// The learner's rows stand in this order.
    pub order: i64,
    /// Place of the row in the file, from 0, the header not counted.
    pub input: u32,
}

/// A table of responses.
#[derive(Clone, Debug, PartialEq)]
pub struct Responses {
    learners: Vec<String>,
    items: Vec<String>,
    skills: Vec<String>,
    rows: Vec<Row>,
    /// The rows of learner `l` are `starts[l]..starts[l + 1]`.
    starts: Vec<usize>,
    /// Where the skills of a set stand in `members`.
    sets: Vec<Range<usize>>,
    members: Vec<u32>,
    /// For each row of the file its place in `rows`; a repeated row shares the first one's.
    inputs: Vec<u32>,
}

impl Responses {
    /// Reads a table: UTF-8, comma-separated (RFC 4180), with a header that names at least the columns
    /// `learner,item,skills,correct,time_s,order`, in any order.
    ///
    /// Rows may stand in any order. A row that says exactly what an earlier one says (same learner, same `order`, same
    /// content) counts once; [`repeated`](Self::repeated) tells how many did.
    ///
    /// # Errors
    /// With the line: `responses/not-utf8`, `responses/csv`, `responses/gzip`, `responses/read`, `responses/no-column`,
    /// `responses/empty`, `responses/no-name`, `responses/no-skill`, `responses/correct`, `responses/time`,
    /// `responses/order`, `responses/too-many`; `responses/same-order` if two different rows of a learner have the same
    /// `order`.
    pub fn read(input: impl Read, gzip: bool) -> Result<Self> {
        let mut names = Interned::default();
        let mut lines = table::read(input, gzip, &mut names)?;
        let learners = names.learners.sorted(&mut lines, |line| &mut line.row.learner);
        let items = names.items.sorted(&mut lines, |line| &mut line.row.item);
        let (skills, to) = names.skills.sorted_map();
        let (sets, members) = names.sets.sorted(&mut lines, &to);
        lines.sort_by_key(|line| (line.row.learner, line.row.order));
        let mut inputs = vec![0; lines.len()];
        let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
        let mut last_line = 0;
        for Line { row, line } in lines {
            match rows.last() {
                Some(last) if (last.learner, last.order) == (row.learner, row.order) => {
                    if (Row { input: last.input, ..row }) != *last {
                        return Err(same_order(&learners[row.learner as usize], row.order, last_line, line));
                    }
                }
                _ => {
                    rows.push(row);
                    last_line = line;
                }
            }
            inputs[row.input as usize] = rows.len() as u32 - 1;
        }
        let mut starts = vec![0; learners.len() + 1];
        for row in &rows {
            starts[row.learner as usize + 1] += 1;
        }
        for learner in 0..learners.len() {
            starts[learner + 1] += starts[learner];
        }
        Ok(Self { learners, items, skills, rows, starts, sets, members, inputs })
    }

    /// The learners' names, sorted.
    #[must_use]
    pub fn learners(&self) -> &[String] {
        &self.learners
    }

    /// The items' names, sorted.
    #[must_use]
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// The skills' names, sorted.
    #[must_use]
    pub fn skills(&self) -> &[String] {
        &self.skills
    }

    /// All rows: by learner, then by `order`.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows of one learner in answering order.
    ///
    /// # Panics
    /// If there is no such learner.
    #[must_use]
    pub fn of(&self, learner: usize) -> &[Row] {
        &self.rows[self.span(learner)]
    }

    /// Where the rows of one learner stand in [`rows`](Self::rows).
    ///
    /// # Panics
    /// If there is no such learner.
    #[must_use]
    pub fn span(&self, learner: usize) -> Range<usize> {
        self.starts[learner]..self.starts[learner + 1]
    }

    /// Each learner's rows.
    pub fn by_learner(&self) -> impl ExactSizeIterator<Item = &[Row]> {
        (0..self.learners.len()).map(|learner| self.of(learner))
    }

    /// The places of a row's skills in [`skills`](Self::skills): at least one, each once, in the order of the names.
    #[must_use]
    pub fn skills_of(&self, row: &Row) -> &[u32] {
        &self.members[self.sets[row.set as usize].clone()]
    }

    /// For each row of the file, in its order, its place in [`rows`](Self::rows).
    #[must_use]
    pub fn inputs(&self) -> &[u32] {
        &self.inputs
    }

    /// How many rows of the file said exactly what an earlier one said, and were not counted.
    #[must_use]
    pub fn repeated(&self) -> usize {
        self.inputs.len() - self.rows.len()
    }

    /// Deals the learners into `folds` parts of about equal numbers of learners: the part of each learner.
    ///
    /// # Panics
    /// If `folds` is 0.
    #[must_use]
    pub fn folds(&self, folds: u32, seed: u64) -> Vec<u32> {
        assert!(folds > 0, "at least one part");
        let mut parts: Vec<u32> = (0..self.learners.len() as u32).map(|learner| learner % folds).collect();
        Draw::at(seed, 0, Purpose::Fit).shuffle(&mut parts);
        parts
    }
}

fn same_order(learner: &str, order: i64, first: u64, second: u64) -> Error {
    let (first, second) = (first.min(second), first.max(second));
    let message = format!(
        "learner {learner} has two different rows with order {order}; the other one is in line {first}: number the \
         responses of a learner in the order in which they were given"
    );
    Error::new("responses/same-order", message).at(format!("line {second}"))
}

/// Names and the numbers they got as they came.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbers: BTreeMap<Box<str>, u32>,
    /// The name asked for last: learners and skills often come in runs.
    last: (String, u32),
}

impl Names {
    /// The number of a name that is not empty.
    pub(super) fn number(&mut self, name: &str) -> u32 {
        if self.last.0 == name {
            return self.last.1;
        }
        let next = self.numbers.len() as u32;
        // Two look-ups for a new name, none of them with a copy for one that is known.
        let number = *(match self.numbers.get(name) {
            Some(number) => number,
            None => self.numbers.entry(name.into()).or_insert(next),
        });
        self.last.0.clear();
        self.last.0.push_str(name);
        self.last.1 = number;
        number
    }

    /// The names in order and, for each number given, the name's place.
    fn sorted_map(self) -> (Vec<String>, Vec<u32>) {
        let mut to = vec![0; self.numbers.len()];
        let mut names = Vec::with_capacity(self.numbers.len());
        for (name, number) in self.numbers {
            to[number as usize] = names.len() as u32;
            names.push(name.into());
        }
        (names, to)
    }

    fn sorted(self, lines: &mut [Line], of: impl Fn(&mut Line) -> &mut u32) -> Vec<String> {
        let (names, to) = self.sorted_map();
        for line in lines {
            let number = of(line);
            *number = to[*number as usize];
        }
        names
    }
}

/// Sets of skills, each stored once. Most items always come with the same skills.
#[derive(Debug, Default)]
pub(super) struct Sets(BTreeMap<Box<[u32]>, u32>);

impl Sets {
    pub(super) fn number(&mut self, skills: &[u32]) -> u32 {
        let next = self.0.len() as u32;
        *(match self.0.get(skills) {
            Some(number) => number,
            None => self.0.entry(skills.into()).or_insert(next),
        })
    }

    /// Ranges and members by the final numbers of the skills, the sets numbered in the order of their members.
    fn sorted(self, lines: &mut [Line], skill: &[u32]) -> (Vec<Range<usize>>, Vec<u32>) {
        let mut named: BTreeMap<Vec<u32>, Vec<u32>> = BTreeMap::new();
        for (set, number) in self.0 {
            let mut own: Vec<u32> = set.iter().map(|&old| skill[old as usize]).collect();
            own.sort_unstable();
            own.dedup();
            named.entry(own).or_default().push(number);
        }
        let mut to = vec![0; named.values().map(Vec::len).sum()];
        let (mut ranges, mut members) = (Vec::new(), Vec::new());
        for (own, numbers) in named {
            for number in numbers {
                to[number as usize] = ranges.len() as u32;
            }
            ranges.push(members.len()..members.len() + own.len());
            members.extend(own);
        }
        for line in lines {
            line.row.set = to[line.row.set as usize];
        }
        (ranges, members)
    }
}

/// All names of a table.
#[derive(Debug, Default)]
pub(super) struct Interned {
    pub(super) learners: Names,
    pub(super) items: Names,
    pub(super) skills: Names,
    pub(super) sets: Sets,
}
