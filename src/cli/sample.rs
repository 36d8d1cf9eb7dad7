//! `gradus bank sample`: worked instances, as a teacher would want to look them over.

use super::fail::{Outcome, notice};
use super::files::{json, read_spec, stdout};
use super::worked::Instance;
use clap::Args;
use gradus::Error;
use gradus::author::build;
use gradus::bank::{BankSpec, ItemSpec};
use gradus::template;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank sample mathematics --skill g5-add-fractions --count 5 --seed 1")]
pub(crate) struct Sample {
    /// The bank, source or built, or its folder, or the word for one that comes with Gradus
    bank: PathBuf,
    /// Only items of this skill
    #[arg(long)]
    skill: Option<String>,
    /// Only this item
    #[arg(long)]
    item: Option<String>,
    /// How many instances, taken in turn from the items asked for
    #[arg(long, default_value_t = 5, value_name = "N")]
    count: usize,
    /// Where the draws begin
    #[arg(long, default_value_t = 0, value_name = "K")]
    seed: u64,
    /// One JSON array instead of text
    #[arg(long)]
    json: bool,
}

impl Sample {
    pub(crate) fn run(self) -> Outcome {
        let place = self.bank.display().to_string();
        let mut source = read_spec(&self.bank)?;
        self.keep(&mut source).map_err(|error| error.at(&*place))?;
        let bank = build(source).map_err(|error| error.at(&*place))?;
        let found = self.draw(&bank).map_err(|error| error.at(&*place))?;
        let mut out = stdout();
        if self.json {
            out.write_all(&json(&found))?;
        } else {
            for instance in &found {
                writeln!(out, "{}", instance.text())?;
            }
        }
        out.flush()?;
        if found.len() < self.count {
            notice(&format!("that is all: {} different instances, and {} were asked for", found.len(), self.count));
        }
        Ok(())
    }

    /// Takes out what was not asked for.
    fn keep(&self, bank: &mut BankSpec) -> gradus::Result<()> {
        if let Some(skill) = &self.skill {
            if !bank.skills.iter().any(|own| own.id == *skill) {
                return Err(unknown("bank/unknown-skill", "skill", skill));
            }
            bank.items.retain(|item| item.skills.contains(skill));
        }
        if let Some(id) = &self.item {
            bank.items.retain(|item| item.id == *id);
            if bank.items.is_empty() {
                return Err(unknown("bank/unknown-item", "item", id));
            }
        }
        Ok(())
    }

    /// The items in turn, each with an instance that was not shown, until all are.
    fn draw(&self, bank: &BankSpec) -> gradus::Result<Vec<Instance>> {
        let mut bodies = Vec::new();
        for item in &bank.items {
            let body = serde_json::to_string(item).expect("an item is plain data");
            bodies.push((item, body, Vec::<u64>::new(), false));
        }
        let mut found = Vec::new();
        while found.len() < self.count && bodies.iter().any(|(.., done)| !done) {
            for (at, (item, body, seen, done)) in bodies.iter_mut().enumerate() {
                if *done || found.len() == self.count {
                    continue;
                }
                let place = |error: Error| error.at(format!("item `{}`", item.id));
                if item.variables.is_empty() {
                    *done = true;
                    found.push(Instance::of((*item).clone(), None));
                    continue;
                }
                let start = start(self.seed, at as u64, seen.len() as u64);
                let number = template::draw(body, start, seen).map_err(place)?;
                if seen.contains(&number) {
                    *done = true;
                    continue;
                }
                seen.push(number);
                let filled = template::fill(body, number).map_err(place)?;
                let filled: ItemSpec = serde_json::from_str(&filled).map_err(|fault| {
                    place(Error::new("template/instance", format!("the filled item does not read: {fault}")))
                })?;
                found.push(Instance::of(filled, Some(number)));
            }
        }
        Ok(found)
    }
}

/// Where a draw begins: another place for each seed, item and turn.
fn start(seed: u64, item: u64, turn: u64) -> u64 {
    let mut x = seed;
    for part in [item, turn] {
        x = (x ^ part).wrapping_add(0x9e37_79b9_7f4a_7c15);
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^= x >> 31;
    }
    x
}

fn unknown(code: &'static str, what: &str, id: &str) -> Error {
    Error::new(code, format!("there is no {what} `{id}` in this bank; mend the name"))
}
