//! The persons, those with the same answers taken together.
//!
//! Rows are put in the order of their bytes first, so the order of the table cannot reach a result. Persons who were
//! given the same items are a group: what the items not given take from the likelihood is worked out once for all of
//! them. In 1PL the persons of a group with equally many right answers count as one, in 2PL those with equal answers.

use super::{Matrix, Model};
use std::ops::Range;

/// Persons who were given the same items.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Whether `listed` are the items not given (the shorter list is kept) or those given.
    pub(super) missing: bool,
    pub(super) listed: Vec<u32>,
}

/// What is known of the units' answers.
#[derive(Clone, Debug)]
pub(super) enum Answers {
    /// How many are right.
    Scores(Vec<f64>),
    /// Eight items a byte; the bytes of the first eight items of all units, then those of the next.
    Bytes(Vec<u8>),
}

/// All units, by group.
#[derive(Clone, Debug)]
pub(super) struct Units {
    pub(super) groups: Vec<Group>,
    pub(super) group: Vec<u32>,
    /// How many persons a unit is.
    pub(super) weight: Vec<f64>,
    pub(super) answers: Answers,
    /// Of each item, how many answered it and how many got it right.
    pub(super) totals: Vec<[f64; 2]>,
}

impl Units {
    pub(super) fn of(matrix: &Matrix, model: Model) -> Self {
        let stride = matrix.stride();
        let mut rows: Vec<&[u8]> = matrix.coded().filter(|row| row[..stride].iter().any(|&byte| byte != 0)).collect();
        let score = |row: &[u8]| row[stride..].iter().map(|byte| byte.count_ones()).sum::<u32>();
        match model {
            Model::OnePl => rows.sort_by_cached_key(|row| (&row[..stride], score(row))),
            Model::TwoPl => rows.sort_unstable(),
        }
        let mut groups = Vec::new();
        let (mut group, mut weight) = (Vec::new(), Vec::new());
        let mut kept: Vec<&[u8]> = Vec::new();
        for row in rows {
            let last = kept.last().copied();
            let same_group = last.is_some_and(|last| last[..stride] == row[..stride]);
            let same = same_group
                && last.is_some_and(|last| match model {
                    Model::OnePl => score(last) == score(row),
                    Model::TwoPl => last == row,
                });
            if let Some(count) = weight.last_mut().filter(|_| same) {
                *count += 1.0;
                continue;
            }
            if !same_group {
                groups.push(Group::of(&row[..stride], matrix.items()));
            }
            group.push(groups.len() as u32 - 1);
            weight.push(1.0);
            kept.push(row);
        }
        let answers = match model {
            Model::OnePl => Answers::Scores(kept.iter().map(|row| f64::from(score(row))).collect()),
            Model::TwoPl => {
                Answers::Bytes((stride..2 * stride).flat_map(|at| kept.iter().map(move |row| row[at])).collect())
            }
        };
        let totals = (0..matrix.items()).map(|item| [matrix.given(item).into(), matrix.right(item).into()]).collect();
        Self { groups, group, weight, answers, totals }
    }

    pub(super) fn len(&self) -> usize {
        self.weight.len()
    }

    pub(super) fn items(&self) -> usize {
        self.totals.len()
    }

    /// Whether everybody was given every item.
    pub(super) fn complete(&self) -> bool {
        self.groups.iter().all(|group| group.missing && group.listed.is_empty())
    }

    /// The units in pieces of work. They depend on the number of units only: sums over a piece are made first, and the
    /// number of threads must not show.
    pub(super) fn pieces(&self) -> Vec<Range<usize>> {
        let size = self.len().div_ceil(64).max(256);
        (0..self.len()).step_by(size).map(|start| start..(start + size).min(self.len())).collect()
    }
}

impl Group {
    fn of(given: &[u8], items: usize) -> Self {
        let has = |item: &u32| given[*item as usize / 8] >> (item % 8) & 1 == 1;
        let (there, missing): (Vec<u32>, Vec<u32>) = (0..items as u32).partition(has);
        if missing.len() <= there.len() {
            Self { missing: true, listed: missing }
        } else {
            Self { missing: false, listed: there }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&str]) -> Matrix {
        let mut matrix = Matrix::new(rows[0].len(), None);
        for row in rows {
            matrix.push(row.bytes().map(|cell| (cell != b'.').then_some(cell == b'1')));
        }
        matrix
    }

    #[test]
    fn equal_answers_are_one_unit_and_the_order_of_rows_is_gone() {
        let one = Units::of(&table(&["110", "011", "110", "...", "1.0", "1.."]), Model::TwoPl);
        assert_eq!(one.weight.iter().sum::<f64>() as u32, 5); // who answered nothing is out
        assert_eq!((one.len(), one.groups.len()), (4, 3));
        let other = Units::of(&table(&["1..", "110", "1.0", "110", "...", "011"]), Model::TwoPl);
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        let scores = Units::of(&table(&["110", "011", "110", "101", "100"]), Model::OnePl);
        assert!(scores.complete() && matches!(&scores.answers, Answers::Scores(s) if s == &[1.0, 2.0]));
        assert_eq!(scores.weight, [1.0, 4.0]);
    }

    #[test]
    fn a_group_keeps_the_shorter_list() {
        let units = Units::of(&table(&["1.0", "..1"]), Model::TwoPl);
        let lists: Vec<_> = units.groups.iter().map(|group| (group.missing, group.listed.clone())).collect();
        assert!(lists.contains(&(true, vec![1])) && lists.contains(&(false, vec![2])), "{lists:?}");
    }
}
