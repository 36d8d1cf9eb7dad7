//! The processing of an item, run on an answer.
use std::collections::BTreeMap;

use super::super::super::xml::Element;
use super::super::declared::words;

/// An answer: what was given for each response.
pub(super) type Given = BTreeMap<String, Vec<String>>;

/// What the processing makes of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outcome {
    /// Points, over all variables.
    pub(super) points: f64,
    /// The feedback shown.
    pub(super) shown: Vec<String>,
}

/// Subsets of more choices than this are not tried one by one.
const MOST_TRIED: usize = 10;
/// What stands for all points where the file names a variable.
const ALL_POINTS: f64 = 100.0;

/// The processing of an item.
#[derive(Clone, Debug)]
pub(super) struct Processing<'a> {
    conditions: Vec<&'a Element>,
    /// Nothing gives points, as Blackboard writes what is typed or matched: right is what is praised.
    pub(super) by_praise: bool,
}

impl<'a> Processing<'a> {
    /// Of this item.
    pub(super) fn of(item: &'a Element) -> Self {
        let conditions: Vec<&Element> =
            item.named("resprocessing").flat_map(|all| all.find_all(&["respcondition"])).collect();
        let by_praise = !conditions.iter().any(|one| gives(one)) && conditions.iter().any(|one| praises(one));
        Self { conditions, by_praise }
    }

    /// Runs it.
    pub(super) fn run(&self, given: &Given) -> Outcome {
        let mut values: BTreeMap<String, f64> = BTreeMap::new();
        let mut outcome = Outcome::default();
        let mut settled = false;
        for condition in &self.conditions {
            if !condition.named("conditionvar").all(|test| all_hold(test, given, settled)) {
                continue;
            }
            let says = |word: &str| condition.attribute("continue").is_some_and(|own| own.eq_ignore_ascii_case(word));
            // What is said of all other answers is not said of this one, unless its condition sends it on.
            settled |= !says("yes");
            for set in condition.named("setvar").filter(|set| rewards(set)) {
                let value = value(set);
                let variable = values.entry(set.attribute("varname").unwrap_or("SCORE").to_owned()).or_default();
                match set.attribute("action").unwrap_or("Set") {
                    "Add" => *variable += value,
                    "Subtract" => *variable -= value,
                    "Multiply" => *variable *= value,
                    "Divide" if value.abs() > 0.0 => *variable /= value,
                    _ => *variable = value,
                }
            }
            if self.by_praise && praises(condition) {
                values.insert("SCORE".to_owned(), ALL_POINTS);
            }
            outcome.shown.extend(shown(condition).map(str::to_owned));
            // The standard stops here unless told to go on; exporters that say nothing mean to go on.
            if says("no") {
                break;
            }
        }
        outcome.points = values.values().sum();
        outcome
    }

    fn points(&self, id: &str, values: &[&str]) -> f64 {
        let values = values.iter().map(|&value| value.to_owned()).collect();
        self.run(&Given::from([(id.to_owned(), values)])).points
    }

    /// The values of a response that get most points when given alone, of those that get any.
    pub(super) fn best<'b>(&self, id: &str, values: &[&'b str]) -> Vec<&'b str> {
        let points: Vec<f64> = values.iter().map(|value| self.points(id, &[value])).collect();
        let most = points.iter().copied().fold(0.0_f64, f64::max);
        let ahead = |points: f64| points > 0.0 && points > most - 1e-9;
        values.iter().zip(points).filter(|(_, points)| ahead(*points)).map(|(&value, _)| value).collect()
    }

    /// The fewest values of a response that together get most points.
    pub(super) fn best_together<'b>(&self, id: &str, values: &[&'b str]) -> Vec<&'b str> {
        let mut best: (f64, Vec<&'b str>) = (0.0, Vec::new());
        let mut offer = |set: Vec<&'b str>| {
            let points = self.points(id, &set);
            if points > best.0 + 1e-9 || (points > best.0 - 1e-9 && points > 0.0 && set.len() < best.1.len()) {
                best = (points, set);
            }
        };
        if values.len() <= MOST_TRIED {
            for bits in 1_u32..1 << values.len() {
                offer(
                    values.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, &value)| value).collect(),
                );
            }
        } else {
            let named = self.named(id);
            offer(values.iter().copied().filter(|value| self.points(id, &[value]) > 0.0).collect());
            offer(values.iter().copied().filter(|value| named.iter().any(|own| own == value)).collect());
        }
        best.1
    }

    /// The values that conditions which give points name for a response, in order, whatever else they ask.
    pub(super) fn named(&self, id: &str) -> Vec<String> {
        let mut all = Vec::new();
        for condition in self.giving() {
            named(condition, id, &mut all);
        }
        all
    }

    /// The conditions that give points, or praise where none does.
    pub(super) fn giving(&self) -> impl Iterator<Item = &'a Element> {
        let by_praise = self.by_praise;
        self.conditions.iter().copied().filter(move |one| if by_praise { praises(one) } else { gives(one) })
    }
}

fn gives(condition: &Element) -> bool {
    condition.named("setvar").any(|set| rewards(set) && value(set) > 0.0)
}

/// The feedback that a condition shows.
fn shown(condition: &Element) -> impl Iterator<Item = &str> {
    condition.named("displayfeedback").filter_map(|one| one.attribute("linkrefid"))
}

/// Does a condition show feedback named as that of a right answer: `correct_fb`, `QUE_1004_C`? What is said of all other
/// answers praises none.
fn praises(condition: &Element) -> bool {
    let praise = |name: &str| {
        let name = name.to_ascii_lowercase();
        let wrong = name.contains("incorrect") || name.ends_with("_ic") || name.ends_with("_aic");
        !wrong && (name.contains("correct") || name.ends_with("_c") || name.ends_with("_ac"))
    };
    condition.find("other").is_none() && shown(condition).any(praise)
}

/// Respondus counts wrong answers too, in a variable of their own.
fn rewards(set: &Element) -> bool {
    !set.attribute("varname").is_some_and(|name| name.to_ascii_lowercase().contains("incorrect"))
}

/// The number of a `setvar`; a name such as Blackboard's `SCORE.max` stands for all points.
fn value(set: &Element) -> f64 {
    let text = set.text();
    let text = text.trim();
    text.parse().ok().filter(|value: &f64| value.is_finite()).unwrap_or(if text.to_ascii_lowercase().contains("max") {
        ALL_POINTS
    } else {
        0.0
    })
}

fn named(element: &Element, id: &str, all: &mut Vec<String>) {
    for inner in element.elements() {
        match &*inner.name {
            "not" => {}
            "varequal" | "varsubstring" if inner.attribute("respident") == Some(id) => {
                let value = words(&inner.text());
                if !value.is_empty() && !all.contains(&value) {
                    all.push(value);
                }
            }
            _ => named(inner, id, all),
        }
    }
}

fn all_hold(test: &Element, given: &Given, settled: bool) -> bool {
    test.elements().all(|one| holds(one, given, settled))
}

/// `settled`: an earlier condition held, so that this is none of the other answers.
fn holds(test: &Element, given: &Given, settled: bool) -> bool {
    let values = test.attribute("respident").and_then(|id| given.get(id)).map_or(&[][..], Vec::as_slice);
    let own = words(&test.text());
    let compared = |holds: fn(f64, f64) -> bool| {
        let Ok(own) = own.parse::<f64>() else { return false };
        values.iter().any(|value| value.parse::<f64>().is_ok_and(|value| holds(value, own)))
    };
    match &*test.name {
        "and" | "conditionvar" => all_hold(test, given, settled),
        "or" => test.elements().any(|one| holds(one, given, settled)),
        "not" => !all_hold(test, given, settled),
        "other" => !settled,
        "qticomment" => true,
        "unanswered" => values.is_empty(),
        "varequal" => {
            let plain = |text: &str| text.to_lowercase();
            values.iter().any(|value| *value == own || plain(value) == plain(&own))
        }
        "varlt" => compared(|value, own| value < own),
        "varlte" => compared(|value, own| value <= own),
        "vargt" => compared(|value, own| value > own),
        "vargte" => compared(|value, own| value >= own),
        "varsubset" => own.split(',').all(|part| values.iter().any(|value| value == part.trim())),
        "varsubstring" => values.iter().any(|value| value.to_lowercase().contains(&own.to_lowercase())),
        _ => false,
    }
}
