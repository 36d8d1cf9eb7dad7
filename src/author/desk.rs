//! What a page for authors asks for, JSON in and JSON out: all of it native, so that tests need no browser.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::import::{File, Kind, Report, detect, import, import_any};
use super::{Fault, Severity, Suggester, Suggestion, build, instance, lint};
use crate::bank::{Bank, BankSpec, ItemSpec, SkillSpec};
use crate::evidence::Focus;
use crate::plan::PlanSpec;
use crate::session::{Beginning, ItemView, Practice, TaskView, View};
use crate::{Error, Millis, Result};

/// Reads the JSON of a bank, source or built.
///
/// # Errors
/// `bank/not-json`, `bank/shape`; the place is the line and column.
pub fn read(text: &str) -> Result<BankSpec> {
    parse(text, "bank/shape")
}

/// Reads JSON that was written for us: a bank, a part of one (`shape` is `bank/shape`), an item (`bank/item-shape`).
///
/// # Errors
/// `bank/not-json`, and `shape` where it is JSON of another shape; the place is the line and column.
pub fn parse<T: DeserializeOwned>(text: &str, shape: &'static str) -> Result<T> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| {
        let (line, column) = (fault.line(), fault.column());
        // The place is put where places go, so it need not be said twice.
        let what = fault.to_string().replace(&format!(" at line {line} column {column}"), "");
        // The one shape that serde describes in words of the program only.
        let what = what.replace(
            "data did not match any variant of untagged enum Key",
            "the `key` of this item is neither a text nor a list of texts",
        );
        let (code, mend) = if fault.is_data() {
            (shape, "docs/bank.md shows what it may be")
        } else {
            ("bank/not-json", "mend the JSON there")
        };
        Error::new(code, format!("{what}; {mend}")).at(format!("line {line}, column {column}"))
    })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("specs and reports are plain data")
}

/// The format a file is of, as the command line names it; `bank` for a bank of ours, and none for what is unknown.
#[must_use]
pub fn kind_of(file: &File) -> Option<&'static str> {
    let is_bank = std::str::from_utf8(&file.bytes).ok().and_then(|text| read(text).ok());
    if is_bank.is_some_and(|bank| bank.gradus == "bank") {
        return Some("bank");
    }
    detect(file).map(Kind::as_str)
}

/// A source bank made of other people's questions, and what became of each.
#[derive(Clone, Debug, Serialize)]
pub struct Import {
    /// The bank.
    pub bank: BankSpec,
    /// A row for each question.
    pub report: Report,
}

/// Reads files of a format, or each of its own with `auto`: the JSON of an [`Import`].
///
/// # Errors
/// `import/unknown-format` for a name of no format, and what [`import()`](super::import::import()) finds.
pub fn imported(kind: &str, files: &[File]) -> Result<String> {
    let (bank, report) = if kind == "auto" {
        import_any(files)?
    } else {
        let unknown = || Error::new("import/unknown-format", format!("`{kind}` is no format that Gradus knows"));
        import(Kind::named(kind).ok_or_else(unknown)?, files)?
    };
    Ok(json(&Import { bank, report }))
}

/// The built bank, as practice loads it.
///
/// # Errors
/// What [`build`](super::build()) finds, and what keeps the engine from loading it.
pub fn built(bank: &str) -> Result<String> {
    let text = json(&build(read(bank)?)?);
    Bank::parse(text.clone().into_bytes())?;
    Ok(text)
}

/// All faults of a bank: a list of [`Fault`]s. What the engine would refuse is never missing.
///
/// # Errors
/// Only where the text is not a bank's JSON.
pub fn checked(bank: &str) -> Result<String> {
    let spec = read(bank)?;
    let mut faults = lint(&spec);
    if faults.iter().all(|fault| fault.severity != Severity::Error)
        && let Err(error) = build(spec).and_then(|spec| Bank::parse(json(&spec).into_bytes()))
    {
        let (place, message) = (error.place().to_owned(), error.message().to_owned());
        faults.push(Fault { code: error.code(), place, message, severity: Severity::Error });
    }
    Ok(json(&faults))
}

/// An item as a student gets it, and what an author looks at besides.
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    /// As practice delivers it.
    pub view: ItemView,
    /// The same item built, with answers and help: a template's instance.
    pub item: ItemSpec,
    /// The key as an answer is given: texts, ids, `id:answer` for each blank.
    pub key: Vec<String>,
}

/// The JSON of a [`Preview`]. `head` is a bank's JSON, whose skills and items may be empty: its language and the kind of
/// its texts count. Same item and seed, same preview.
///
/// # Errors
/// `bank/item-shape`: the text is no item. What building, drawing, and loading it find.
pub fn preview(item: &str, head: &str, seed: u64) -> Result<String> {
    let (drawn, _, task) = begun(item, head, seed)?;
    let mut view = task.item;
    view.skills = drawn.skills.clone();
    let blank = |id: &str, key: &[String]| format!("{id}:{}", key.first().map(String::as_str).unwrap_or_default());
    let key = if drawn.format.blanks() {
        drawn.blanks.iter().map(|one| blank(&one.id, one.key.as_slice())).collect()
    } else {
        drawn.key.as_slice().to_vec()
    };
    Ok(json(&Preview { view, item: drawn, key }))
}

/// Practice of a bank that has only this item, at its first question; and the item as it is drawn for it.
fn begun(item: &str, head: &str, seed: u64) -> Result<(ItemSpec, Practice, TaskView)> {
    let spec: ItemSpec = parse(item, "bank/item-shape")?;
    let head = read(head)?;
    let drawn = instance(&spec, &head.text, seed)?;
    let mut alone = ItemSpec { lesson: None, follows: None, ..drawn.clone() };
    if alone.skills.is_empty() {
        alone.skills.push("untagged".to_owned());
    }
    let skills = alone.skills.iter().map(|id| SkillSpec { id: id.clone(), name: id.clone(), ..SkillSpec::default() });
    let bank = BankSpec {
        gradus: "bank".into(),
        version: 1,
        id: "preview".into(),
        name: "Preview".into(),
        text: "html".into(),
        language: head.language,
        skills: skills.collect(),
        items: vec![alone],
        ..BankSpec::default()
    };
    let bank = Bank::parse(json(&bank).into_bytes()).map_err(|error| error.at(spec.id.clone()))?;
    let mut practice = Practice::new(bank, PlanSpec::default().check()?)?;
    let beginning = Beginning {
        writer: "0000000000000000".into(),
        seed,
        focus: Focus::Free,
        now: Millis(0),
        ..Beginning::default()
    };
    let View::Task(task) = practice.start(beginning)?.view else {
        let message = "practice has nothing to ask of it; check the item";
        return Err(Error::new("bank/item-shape", message).at(spec.id));
    };
    Ok((drawn, practice, *task))
}

/// What is said to an answer to that very item: the JSON of a [`TaskView`], as practice gives it.
///
/// # Errors
/// As [`preview`].
pub fn tried(item: &str, head: &str, seed: u64, response: &[String]) -> Result<String> {
    let (drawn, mut practice, _) = begun(item, head, seed)?;
    let View::Task(task) = practice.answer(response, Millis(0), false, Millis(0))?.view else {
        let message = "practice says nothing to an answer; check the item";
        return Err(Error::new("bank/item-shape", message).at(drawn.id));
    };
    Ok(json(&task))
}

/// Suggests skills of one bank for one item after another.
#[derive(Debug)]
pub struct Tagger {
    suggester: Suggester,
    text: String,
}

impl Tagger {
    /// For the skills of this bank.
    ///
    /// # Errors
    /// `bank/not-json`, `bank/shape`.
    pub fn new(bank: &str) -> Result<Self> {
        let bank = read(bank)?;
        Ok(Self { suggester: Suggester::new(&bank), text: bank.text })
    }

    /// The list of [`Suggestion`]s for an item's JSON, its texts of the bank's kind; empty where nothing fits.
    ///
    /// # Errors
    /// `bank/item-shape`, and what building it finds.
    pub fn suggest(&self, item: &str) -> Result<String> {
        let suggested: Vec<Suggestion> = self.suggester.item(&parse(item, "bank/item-shape")?, &self.text)?;
        Ok(json(&suggested))
    }
}
