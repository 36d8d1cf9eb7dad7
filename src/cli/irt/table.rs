//! Item parameters from a table.

use super::super::fail::Outcome;
use super::super::files::read_text;
use super::{Bank, Model};
use csv::{ReaderBuilder, StringRecord, Trim};
use gradus::irt::{Credit, Graded, Item, Scored};
use gradus::{Error, Result};
use serde_json::Value;
use std::collections::BTreeMap;

/// The items of a table and their names.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) items: Vec<Scored>,
    names: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Bank {
    /// The table that was named.
    pub(super) fn read(&self) -> Outcome<Table> {
        let text = read_text(&self.bank)?;
        let table = parse(text.trim_start_matches('\u{feff}'), self.model);
        Ok(table.map_err(|fault| fault.at(self.bank.display().to_string()))?)
    }
}

impl Table {
    /// The item's place, from what a JSON file calls it.
    pub(super) fn place(&self, name: &Value) -> Result<usize> {
        let text = match name {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        self.places.get(&text).copied().ok_or_else(|| {
            let message = format!("the bank has no item {text}; use its `item` column, or row numbers from 1");
            Error::new("irt/unknown-item", message)
        })
    }

    /// What to call the item in JSON: a whole number stays one.
    pub(super) fn name(&self, place: usize) -> Value {
        let name = &self.names[place];
        match name.parse::<u64>() {
            Ok(number) if number.to_string() == *name => number.into(),
            _ => name.clone().into(),
        }
    }
}

fn parse(text: &str, model: Option<Model>) -> Result<Table> {
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|fault| row_fault(&fault))?.clone();
    let columns = Columns::of(&header, model).map_err(|fault| fault.at("line 1"))?;
    let mut table = Table { items: Vec::new(), names: Vec::new(), places: BTreeMap::new() };
    for record in reader.records() {
        let record = record.map_err(|fault| row_fault(&fault))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = table.items.len();
        let name = columns.name.and_then(|at| record.get(at)).map_or_else(|| (row + 1).to_string(), str::to_owned);
        let fault = |fault: Error| fault.at(format!("line {line}"));
        table.items.push(columns.item(&record, &header).map_err(fault)?);
        if name.is_empty() || table.places.insert(name.clone(), row).is_some() {
            let message = format!("the name `{name}` in the column `item` is blank or taken; give each row its own");
            return Err(fault(Error::new("irt/same-name", message)));
        }
        table.names.push(name);
    }
    if table.items.is_empty() {
        return Err(Error::new("irt/empty", "there is no item below the header; give at least one"));
    }
    Ok(table)
}

fn row_fault(fault: &csv::Error) -> Error {
    let line = fault.position().map_or(1, csv::Position::line);
    let message = "the row has more or fewer cells than the header; put a comma between all cells";
    Error::new("irt/csv", message).at(format!("line {line}"))
}

/// Where the parameters stand.
struct Columns {
    name: Option<usize>,
    model: Model,
    /// a, b, c, d where they are; or the discrimination alone.
    single: [Option<usize>; 4],
    /// Thresholds or steps, in order.
    steps: Vec<usize>,
}

impl Columns {
    fn of(header: &StringRecord, model: Option<Model>) -> Result<Self> {
        let find = |name: &str| header.iter().position(|cell| cell == name);
        let series = |stem: &str| (1..).map_while(|at| find(&format!("{stem}{at}"))).collect::<Vec<usize>>();
        let (thresholds, steps) = (series("betaj"), series("deltaj"));
        let model = model.unwrap_or(match (thresholds.is_empty(), steps.is_empty()) {
            (false, _) => Model::Graded,
            (true, false) => Model::Credit,
            (true, true) => Model::Logistic,
        });
        let (single, steps, needed) = match model {
            Model::Logistic => (["a", "b", "c", "d"].map(find), Vec::new(), "`b`, and may name a, c and d"),
            Model::Graded => ([find("alphaj"), None, None, None], thresholds, "`alphaj` and `betaj1`, `betaj2` …"),
            Model::Credit => ([find("alphaj"), None, None, None], steps, "`alphaj` and `deltaj1`, `deltaj2` …"),
        };
        let complete = match model {
            Model::Logistic => single[1].is_some(),
            _ => single[0].is_some() && !steps.is_empty(),
        };
        if !complete {
            let message = format!("the header lacks a column of the model; it must name {needed}");
            return Err(Error::new("irt/no-column", message));
        }
        Ok(Self { name: find("item"), model, single, steps })
    }

    fn item(&self, record: &StringRecord, header: &StringRecord) -> Result<Scored> {
        let number = |at: usize| {
            let cell = record.get(at).unwrap_or_default();
            cell.parse::<f64>().map_err(|_| {
                let column = header.get(at).unwrap_or_default();
                Error::new("irt/number", format!("`{column}` is not a number: `{cell}`; write one, with a point"))
            })
        };
        let or = |at: Option<usize>, missing: f64| at.map_or(Ok(missing), number);
        let [a, b, c, d] = self.single;
        let a = or(a, 1.0)?;
        if self.model == Model::Logistic {
            return Ok(Scored::Right(Item { a, b: or(b, 0.0)?, c: or(c, 0.0)?, d: or(d, 1.0)? }.check()?));
        }
        // Items with fewer categories than others leave the last cells blank.
        let blank = |at: &usize| matches!(record.get(*at), None | Some("" | "NA"));
        let used = self.steps.len() - self.steps.iter().rev().take_while(|at| blank(at)).count();
        let steps = self.steps[..used].iter().map(|&at| number(at)).collect::<Result<Vec<f64>>>()?;
        if self.model == Model::Graded {
            Graded::new(a, steps).map(Scored::Graded)
        } else {
            Credit::new(a, steps).map(Scored::Credit)
        }
    }
}
