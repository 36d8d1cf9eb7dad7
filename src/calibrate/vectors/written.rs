//! A fitted member as the file has it: rounded, and nothing for what was never met.

use super::super::compose::{lines, plain};
use super::Counts;
use super::pass::{Rates, SKILL, SKILLS};
use crate::tracer::vectors::{Item, Member, ROW, Skill, UNIT, Vectors};

/// The member as a file has it: numbers rounded, and nothing for what was never met.
pub(super) fn finish(parameters: &[f32], counts: &Counts) -> Member {
    let rates = Rates::of(parameters, counts.skills.len());
    let row = |start: usize| std::array::from_fn(|place| rounded(parameters[start + place]));
    let skill = |(skill, &count): (usize, &f32)| {
        if count > 0.0 {
            Skill { row: row(SKILLS + skill * SKILL), gain: rounded(rates.gains[skill]) }
        } else {
            Skill { row: [0.0; ROW], gain: rounded(rates.gain) }
        }
    };
    let first_item = SKILLS + counts.skills.len() * SKILL;
    let item = |item: usize| {
        let own = &parameters[first_item + item * ROW..][..ROW];
        // Conversions of floats to whole numbers stop at the ends of their range.
        Item {
            bias: (own[0] / UNIT).round() as i16,
            rest: std::array::from_fn(|place| (own[1 + place] / UNIT).round() as i8),
        }
    };
    Member {
        base: row(0),
        boost: rounded(rates.boost),
        rate: rounded(rates.rate),
        keep: rounded(rates.keep),
        gain: rounded(rates.gain),
        decay: rates.decay.map(rounded),
        skills: counts.skills.iter().enumerate().map(skill).collect(),
        items: (0..counts.items.len()).map(item).collect(),
    }
}

/// Four decimals.
fn rounded(number: f32) -> f32 {
    (f64::from(number) * 1e4).round() as f32 / 1e4
}

impl Vectors {
    /// The value that [`Vectors::read`] reads: a list of members, a line for each skill and each item.
    pub(crate) fn params(&self) -> String {
        let members: Vec<String> = self.0.iter().map(of_member).collect();
        format!("[{}]", members.join(",\n"))
    }
}

fn of_member(member: &Member) -> String {
    let skills = member.skills.iter().map(|own| own.row.into_iter().chain([own.gain]).collect::<Vec<f32>>());
    let items = member.items.iter().map(|own| {
        let mut all = vec![own.bias];
        all.extend(own.rest.map(i16::from));
        let end = all.iter().rposition(|&number| number != 0).map_or(0, |last| last + 1);
        all.truncate(end);
        all
    });
    format!(
        "{{\"base\":{},\"boost\":{},\"rate\":{},\"keep\":{},\"gain\":{},\"decay\":{},\n\"skills\":{},\n\"items\":{}}}",
        plain(&member.base.to_vec()),
        plain(&member.boost),
        plain(&member.rate),
        plain(&member.keep),
        plain(&member.gain),
        plain(&member.decay),
        lines(skills),
        lines(items),
    )
}
