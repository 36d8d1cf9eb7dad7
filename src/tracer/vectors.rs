//! Elo with vectors: a learner is a point that each surprise moves, an item asks for a direction.
//!
//! The logit of a right response is z = b + q·S + mean of the levels a of its skills. S is the learner's vector; b, q and w
//! (bias, query and shift) are a base plus the mean over the observation's skills plus the item's own. With the surprise
//! e = y − σ(z) of the n-th response, S ← γ∘S + g(n)·e·w with g(n) = 1 + boost/(1 + rate·n), and each of its skills' levels
//! a ← δ·a + gain·e. That is multivariate Elo (Pelánek 2016, *Applications of the Elo rating system in adaptive educational
//! systems*; Abdi, Khosravi, Sadiq & Gašević 2019, *A multivariate Elo-based learner model*) whose vectors and gains are
//! learned by gradient instead of set by hand. Several such models, fitted from other random points, are averaged in logits.
//!
//! An item that was not fitted adds nothing, a skill that was not fitted only a level with the usual gain. All arithmetic
//! is in f32 in a fixed order, so native and wasm agree to the bit.

use super::file;
use super::model::{Observation, reach};
use crate::Result;
use crate::json::{Fields, Raw};
use crate::math;

/// Coordinates of a learner's vector.
pub(crate) const SIZE: usize = 8;
/// Most members that are averaged.
pub(crate) const MOST: usize = 2;
/// Numbers of items are whole multiples of this. Units half as large
/// double the file and gain at most .0002 in log loss.
pub(crate) const UNIT: f32 = 1.0 / 64.0;
/// A bias, a query, a shift.
pub(crate) const ROW: usize = 1 + 2 * SIZE;

/// A bias, then a query, then a shift.
pub(crate) type Row = [f32; ROW];

/// Members to be averaged, 1 to [`MOST`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Vectors(pub(crate) Vec<Member>);

/// One fitted model.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) base: Row,
    pub(crate) boost: f32,
    pub(crate) rate: f32,
    /// δ.
    pub(crate) keep: f32,
    /// Of a skill that was not fitted.
    pub(crate) gain: f32,
    /// γ.
    pub(crate) decay: [f32; SIZE],
    pub(crate) skills: Vec<Skill>,
    pub(crate) items: Vec<Item>,
}

/// What a skill adds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Skill {
    pub(crate) row: Row,
    pub(crate) gain: f32,
}

/// What an item adds, in [units](UNIT): a byte a number, as there are many items.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Item {
    pub(crate) bias: i16,
    /// The query, then the shift.
    pub(crate) rest: [i8; 2 * SIZE],
}

/// What is known of a learner: a vector for each member and, by place, each skill's levels.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct VectorState {
    /// Responses so far, each by its weight.
    count: f32,
    at: [[f32; SIZE]; MOST],
    levels: Vec<[f32; MOST]>,
}

/// What the model says of a response that is about to be given; the mean over members, in logits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Look {
    /// Of a right response.
    pub(crate) logit: f64,
    /// Its part that is the same for all learners.
    pub(crate) bias: f64,
    /// Its part from the learner's vector; the levels make up the rest.
    pub(crate) dot: f64,
    members: [Own; MOST],
}

/// What one member says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Own {
    logit: f32,
    shift: [f32; SIZE],
}

#[cfg(test)]
impl VectorState {
    /// Bytes on the heap, with what is reserved.
    pub(crate) fn heap(&self) -> usize {
        self.levels.capacity() * size_of::<[f32; MOST]>()
    }
}

impl Vectors {
    /// Before the response.
    pub(crate) fn look(&self, state: &VectorState, observed: Observation<'_>) -> Look {
        let mut look = Look::default();
        let share = share(observed);
        for (place, member) in self.0.iter().enumerate() {
            let row = member.row(observed, share);
            let (query, shift) = halves(&row);
            let dot = dot(query, &state.at[place]);
            let mut logit = row[0] + dot;
            for &skill in observed.skills {
                logit += share * state.levels.get(skill as usize).map_or(0.0, |levels| levels[place]);
            }
            look.logit += f64::from(logit);
            look.bias += f64::from(row[0]);
            look.dot += f64::from(dot);
            look.members[place] = Own { logit, shift: *shift };
        }
        let members = self.0.len() as f64;
        Look { logit: look.logit / members, bias: look.bias / members, dot: look.dot / members, ..look }
    }

    /// After the response: `look` must be what [`look`](Self::look) said of it. `weight` is how much it counts, from 0 (not
    /// at all) to 1.
    pub(crate) fn step(
        &self,
        state: &mut VectorState,
        observed: Observation<'_>,
        look: &Look,
        right: bool,
        weight: f64,
    ) {
        let weight = weight as f32;
        let right = f32::from(u8::from(right));
        for (place, (member, own)) in self.0.iter().zip(&look.members).enumerate() {
            let surprise = weight * (right - logistic(own.logit));
            let pace = pace(member.boost, member.rate, state.count) * surprise;
            for ((at, decay), shift) in state.at[place].iter_mut().zip(member.decay).zip(own.shift) {
                *at = kept(decay, weight) * *at + pace * shift;
            }
            for &skill in observed.skills {
                let gain = member.skills.get(skill as usize).map_or(member.gain, |own| own.gain);
                let level = &mut reach(&mut state.levels, skill, [0.0; MOST])[place];
                *level = kept(member.keep, weight) * *level + gain * surprise;
            }
        }
        state.count += weight;
    }

    /// Reads the part of a file with vectors.
    ///
    /// # Errors
    /// `tracer/shape`.
    pub(crate) fn read(params: Raw<'_>) -> Result<Self> {
        let mut members = Vec::new();
        for member in file::list(Some(params), "vectors")? {
            members.push(Member::read(&file::object(Some(member), "vectors")?)?);
        }
        let same = members.iter().all(|own| own.skills.len() == members[0].skills.len());
        if members.is_empty() || members.len() > MOST || !same {
            return Err(file::shape("vectors", "has no members, too many, or of several shapes"));
        }
        Ok(Self(members))
    }
}

impl Member {
    /// The bias, query and shift of an observation.
    fn row(&self, observed: Observation<'_>, share: f32) -> Row {
        let mut row = self.base;
        for skill in observed.skills.iter().filter_map(|&skill| self.skills.get(skill as usize)) {
            for (sum, own) in row.iter_mut().zip(skill.row) {
                *sum += share * own;
            }
        }
        if let Some(item) = observed.item.and_then(|item| self.items.get(item as usize)) {
            row[0] += UNIT * f32::from(item.bias);
            for (sum, own) in row[1..].iter_mut().zip(item.rest) {
                *sum += UNIT * f32::from(own);
            }
        }
        row
    }

    fn read(fields: &Fields<'_>) -> Result<Self> {
        let from_0 = |name: &str, most: f32| {
            let number = file::number(fields.get(name), name)? as f32;
            if (0.0..=most).contains(&number) { Ok(number) } else { Err(file::shape(name, "is out of its range")) }
        };
        let decay = numbers(fields.get("decay"), "decay")?;
        if !decay.iter().all(|own| (0.0..=1.0).contains(own)) {
            return Err(file::shape("decay", "is not between 0 and 1"));
        }
        let mut skills = Vec::new();
        for skill in file::list(fields.get("skills"), "skills")? {
            let all: [f32; ROW + 1] = numbers(Some(skill), "skills")?;
            let mut row = [0.0; ROW];
            row.copy_from_slice(&all[..ROW]);
            skills.push(Skill { row, gain: all[ROW] });
        }
        let mut items = Vec::new();
        for item in file::list(fields.get("items"), "items")? {
            items.push(self::item(item)?);
        }
        Ok(Self {
            base: numbers(fields.get("base"), "base")?,
            boost: from_0("boost", f32::MAX)?,
            rate: from_0("rate", f32::MAX)?,
            keep: from_0("keep", 1.0)?,
            gain: from_0("gain", f32::MAX)?,
            decay,
            skills,
            items,
        })
    }
}

/// Numbers of a row: whole, in units, those at its end that are 0 left out.
fn item(raw: Raw<'_>) -> Result<Item> {
    let fault = || file::shape("items", "has a row of another shape than the kind has");
    let mut item = Item::default();
    for (place, number) in file::list(Some(raw), "items")?.into_iter().enumerate() {
        let number: i16 = number.source().parse().map_err(|_| fault())?;
        if place == 0 {
            item.bias = number;
        } else {
            *item.rest.get_mut(place - 1).ok_or_else(fault)? = i8::try_from(number).map_err(|_| fault())?;
        }
    }
    Ok(item)
}

/// So many finite numbers.
fn numbers<const N: usize>(raw: Option<Raw<'_>>, name: &str) -> Result<[f32; N]> {
    let list = file::list(raw, name)?;
    if list.len() != N {
        return Err(file::shape(name, "has another length than the kind has"));
    }
    let mut numbers = [0.0; N];
    for (number, raw) in numbers.iter_mut().zip(list) {
        *number = file::number(Some(raw), name)? as f32;
        if !number.is_finite() {
            return Err(file::shape(name, "is too large"));
        }
    }
    Ok(numbers)
}

/// What each skill of an observation adds its numbers with.
pub(crate) fn share(observed: Observation<'_>) -> f32 {
    1.0 / (observed.skills.len().max(1) as f32)
}

/// How far a surprise moves a learner with so many responses: further at first, when little is known.
pub(crate) fn pace(boost: f32, rate: f32, count: f32) -> f32 {
    1.0 + boost / (1.0 + rate * count)
}

/// How much of a number stays that keeps `decay` of itself at a response of weight 1.
fn kept(decay: f32, weight: f32) -> f32 {
    1.0 - weight * (1.0 - decay)
}

/// Query and shift of a row.
pub(crate) fn halves(row: &Row) -> (&[f32; SIZE], &[f32; SIZE]) {
    let (query, shift) = row[1..].split_at(SIZE);
    (query.try_into().expect("a row has both"), shift.try_into().expect("a row has both"))
}

/// In four sums, which a processor adds at once.
pub(crate) fn dot(one: &[f32; SIZE], other: &[f32; SIZE]) -> f32 {
    let mut sums = [0.0; 4];
    for (place, (one, other)) in one.iter().zip(other).enumerate() {
        sums[place % 4] += one * other;
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

pub(crate) fn logistic(x: f32) -> f32 {
    math::logistic(f64::from(x)) as f32
}
