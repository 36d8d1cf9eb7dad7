//! Knowledge tracing with fitted parameters: one chain of known and not known a skill (kinds `bkt` and `ktidem`).
//!
//! [`bkt`] has the step. With `ktidem` the slip and guess belong to the item (Pardos, Z. A. & Heffernan, N. T.
//! (2011), *KT-IDEM: Introducing item difficulty to the knowledge tracing model*, UMAP 2011, LNCS 6787, 243–254). An
//! item with several skills is predicted by the mean of what each skill alone predicts, and its answer moves each of
//! them as if it stood alone: the way the chains are fitted.

use super::bkt::{self, SkillParams};
use super::file;
use super::model::{Observation, reach};
use crate::Result;
use crate::json::{Fields, Raw};

/// Chains for all skills of a fit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Chains {
    /// For a skill that was not fitted.
    pub(crate) typical: SkillParams,
    pub(crate) skills: Vec<String>,
    pub(crate) params: Vec<SkillParams>,
    pub(crate) items: Vec<String>,
    /// For each item its noise, a skill each; without items, the skills' own noise counts.
    pub(crate) noise: Vec<Vec<Noise>>,
}

/// How noisily an item shows one of its skills.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Noise {
    pub(crate) skill: u32,
    pub(crate) slip: f64,
    pub(crate) guess: f64,
}

/// P(known) a skill; NaN for one without answers. The learner's whole state.
pub(crate) type Known = Vec<f64>;

impl Chains {
    /// Reads the parameters of a `bkt` or `ktidem` file.
    ///
    /// # Errors
    /// `tracer/shape`.
    pub(crate) fn read(params: Raw<'_>) -> Result<Self> {
        let fields = file::object(Some(params), "params")?;
        let typical = skill(&file::object(fields.get("typical"), "typical")?)?;
        let (mut skills, mut own) = (Vec::new(), Vec::new());
        let (mut items, mut noise): (Vec<String>, Vec<Vec<Noise>>) = (Vec::new(), Vec::new());
        for one in file::list(fields.get("skills"), "skills")? {
            let fields = file::object(Some(one), "skills")?;
            skills.push(file::text(fields.get("skill"), "skill")?);
            own.push(skill(&fields)?);
        }
        for one in fields.get("items").map_or(Ok(Vec::new()), |list| file::list(Some(list), "items"))? {
            let fields = file::object(Some(one), "items")?;
            items.push(file::text(fields.get("item"), "item")?);
            let mut noises = Vec::new();
            for one in file::list(fields.get("noise"), "noise")? {
                let cells = file::list(Some(one), "noise")?;
                let place = cells.first().and_then(|cell| cell.whole()).filter(|&place| place < skills.len() as u64);
                let place = place.ok_or_else(|| file::shape("noise", "names a skill that is not there"))?;
                let (slip, guess) = (cells.get(1).copied(), cells.get(2).copied());
                let (slip, guess) = (file::share(slip, "slip")?, file::share(guess, "guess")?);
                noises.push(Noise { skill: place as u32, slip, guess });
            }
            noise.push(noises);
        }
        Ok(Self { typical, skills, params: own, items, noise })
    }

    fn params(&self, observed: Observation<'_>, skill: u32) -> SkillParams {
        let own = self.params.get(skill as usize).copied().unwrap_or(self.typical);
        let noises = observed.item.and_then(|item| self.noise.get(item as usize));
        match noises.and_then(|all| all.iter().find(|one| one.skill == skill)) {
            Some(noise) => SkillParams { slip: noise.slip, guess: noise.guess, ..own },
            None => own,
        }
    }

    pub(crate) fn predict(&self, state: &Known, observed: Observation<'_>) -> f64 {
        if observed.skills.is_empty() {
            return bkt::chance(self.typical.prior, self.typical.slip, self.typical.guess);
        }
        let mut sum = 0.0;
        for &skill in observed.skills {
            let params = self.params(observed, skill);
            sum += bkt::chance(known(state, skill, params), params.slip, params.guess);
        }
        sum / observed.skills.len() as f64
    }

    pub(crate) fn update(&self, state: &mut Known, observed: Observation<'_>, right: bool) {
        for &skill in observed.skills {
            let params = self.params(observed, skill);
            let next = bkt::step(known(state, skill, params), params, right);
            *reach(state, skill, f64::NAN) = next;
        }
    }
}

fn known(state: &Known, skill: u32, params: SkillParams) -> f64 {
    state.get(skill as usize).copied().filter(|known| !known.is_nan()).unwrap_or(params.prior)
}

fn skill(fields: &Fields<'_>) -> Result<SkillParams> {
    let share = |name: &str| file::share(fields.get(name), name);
    Ok(SkillParams {
        prior: share("prior")?,
        learn: share("learn")?,
        forget: share("forget")?,
        slip: share("slip")?,
        guess: share("guess")?,
    })
}
