//! `gradus bank sample`: worked instances, as a teacher would want to look them over.

use super::fail::{Outcome, notice};
use super::files::{json, read_spec, stdout};
use clap::Args;
use gradus::Error;
use gradus::author::{build, readable};
use gradus::bank::{BankSpec, ChoiceSpec, Format, ItemSpec, MistakeSpec, Picture};
use gradus::template;
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus bank sample starter --skill add-fractions --count 5 --seed 1")]
pub(crate) struct Sample {
    /// The bank, source or built, or its folder, or the word `starter`
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

/// One instance, all texts in plain lines.
#[derive(Debug, Serialize)]
struct Instance {
    item: String,
    skills: Vec<String>,
    format: Format,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<String>,
    question: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    picture: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    table: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<Choice>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    targets: Vec<Choice>,
    key: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mistakes: Vec<Wrong>,
    hints: Vec<String>,
    solution: String,
}

#[derive(Debug, Serialize)]
struct Choice {
    id: String,
    text: String,
    right: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    reveals: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    why: String,
}

#[derive(Debug, Serialize)]
struct Wrong {
    answer: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    reveals: String,
    why: String,
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

fn alt(picture: Option<&Picture>) -> Option<String> {
    let picture: serde_json::Value = serde_json::from_str(picture?.json()).ok()?;
    let part = |name| picture.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    Some(format!("({}) {}", part("kind"), part("alt")))
}

impl Instance {
    fn of(item: ItemSpec, instance: Option<u64>) -> Self {
        let key = item.key.as_slice();
        let pairs = item.format == Format::Match;
        let mut key_lines: Vec<String> = key.to_vec();
        let mut mistakes = wrongs("", &item.mistakes);
        let mut choices = listed(&item.choices, |choice| !pairs && key.contains(&choice.id));
        for blank in &item.blanks {
            let own = blank.key.as_slice();
            let name = format!("[[{}]] ", blank.id);
            key_lines.push(format!("{name}{}", own.join(" | ")));
            mistakes.extend(wrongs(&name, &blank.mistakes));
            choices.extend(
                listed(&blank.choices, |choice| own.contains(&choice.id))
                    .into_iter()
                    .map(|choice| Choice { id: format!("{name}{}", choice.id), ..choice }),
            );
        }
        let table = item.table.iter().flat_map(|table| {
            let head = (!table.columns.is_empty()).then_some(&table.columns);
            head.into_iter().chain(&table.rows).map(|row| row.iter().map(|cell| readable(cell)).collect())
        });
        let around = |text: String| [&*item.before, &text, &item.after].join(" ").trim().to_owned();
        let question = match (item.before.is_empty(), item.after.is_empty()) {
            (true, true) => readable(&item.question),
            _ => format!("{}\n{}", readable(&item.question), around("____".into())),
        };
        let line = item.line.as_ref().map(|line| format!("from {} to {} by {}", line.from, line.to, line.step));
        Self {
            question,
            picture: alt(item.picture.as_ref()),
            table: table.collect(),
            line,
            choices,
            targets: listed(&item.targets, |_| false),
            key: key_lines,
            mistakes,
            hints: item.hints.iter().map(|hint| readable(&hint.text)).collect(),
            solution: readable(&item.solution),
            format: item.format,
            item: item.id,
            skills: item.skills,
            instance,
            context: item.context,
        }
    }

    /// As lines for a person.
    fn text(&self) -> String {
        let mut out = format!("{} ({}", self.item, self.format.as_str());
        if let Some(number) = self.instance {
            out.push_str(&format!(", instance {number}"));
        }
        if let Some(context) = &self.context {
            out.push_str(&format!(", {context}"));
        }
        out.push_str(")\n");
        let mut add = |name: &str, text: &str| {
            let text = text.replace('\n', "\n    ");
            out.push_str(&if name.is_empty() { format!("  {text}\n") } else { format!("  {name}: {text}\n") });
        };
        add("", &self.question);
        for (name, text) in [("picture", &self.picture), ("number line", &self.line)] {
            if let Some(text) = text {
                add(name, text);
            }
        }
        for row in &self.table {
            add("", &row.join(" | "));
        }
        for choice in &self.choices {
            let mark = if choice.right { "*" } else { " " };
            add("", &format!("{mark} {}) {}{}", choice.id, choice.text, told(&choice.reveals, &choice.why)));
        }
        for target in &self.targets {
            add("", &format!("  → {}) {}{}", target.id, target.text, told(&target.reveals, &target.why)));
        }
        add("key", &self.key.join(", "));
        for wrong in &self.mistakes {
            add("mistake", &format!("{}{}", wrong.answer, told(&wrong.reveals, &wrong.why)));
        }
        for (at, hint) in self.hints.iter().enumerate() {
            add(&format!("hint {}", at + 1), hint);
        }
        if !self.solution.is_empty() {
            add("solution", &self.solution);
        }
        out
    }
}

fn told(reveals: &str, why: &str) -> String {
    match (reveals.is_empty(), why.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("  — reveals: {reveals}"),
        (true, false) => format!("  — {why}"),
        (false, false) => format!("  — reveals: {reveals} — {why}"),
    }
}

fn listed(choices: &[ChoiceSpec], right: impl Fn(&ChoiceSpec) -> bool) -> Vec<Choice> {
    let one = |choice: &ChoiceSpec| Choice {
        id: choice.id.clone(),
        text: [Some(readable(&choice.text)), alt(choice.picture.as_ref())]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        right: right(choice),
        reveals: choice.reveals.clone(),
        why: readable(&choice.why),
    };
    choices.iter().map(one).collect()
}

fn wrongs(name: &str, mistakes: &[MistakeSpec]) -> Vec<Wrong> {
    let one = |mistake: &MistakeSpec| Wrong {
        answer: format!("{name}{}", mistake.answer),
        reveals: mistake.reveals.clone(),
        why: readable(&mistake.why),
    };
    mistakes.iter().map(one).collect()
}
