//! An instance as a teacher would want to look it over: all texts in plain lines.

use gradus::author::readable;
use gradus::bank::{ChoiceSpec, Format, ItemSpec, MistakeSpec, Picture};
use serde::Serialize;

/// One instance, all texts in plain lines.
#[derive(Debug, Serialize)]
pub(crate) struct Instance {
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

fn alt(picture: Option<&Picture>) -> Option<String> {
    let picture: serde_json::Value = serde_json::from_str(picture?.json()).ok()?;
    let part = |name| picture.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    Some(format!("({}) {}", part("kind"), part("alt")))
}

impl Instance {
    /// From an item whose slots are filled.
    pub(crate) fn of(item: ItemSpec, instance: Option<u64>) -> Self {
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
    pub(crate) fn text(&self) -> String {
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
