//! A plan meets a bank, and docs/plan.md says what the code does.

mod support;

use gradus::plan::PlanSpec;
use serde_json::Value;
use std::collections::BTreeMap;
use support::banks::{ample, parse};

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|&id| id.to_owned()).collect()
}

#[test]
fn names_become_places_once_each_and_shares_add_up() {
    let bank = parse(&ample(&[0, 1, 2], 3));
    let mut spec = PlanSpec::default();
    spec.set_list("classDue", ids(&["s2", "s0", "s2"])).unwrap();
    spec.add_group("Low".into(), ids(&["s0", "s1"]), 3.0);
    spec.add_group("High".into(), ids(&["s2", "s2"]), 1.0);
    let fitted = spec.check().unwrap().fit(&bank).unwrap();
    let places = |ids: &[&str]| ids.iter().map(|id| bank.find_skill(id).unwrap()).collect::<Vec<_>>();
    assert_eq!(fitted.class_due, places(&["s2", "s0"]));
    assert_eq!(fitted.blueprint[1].skills, places(&["s2"]));
    let shares: Vec<f64> = fitted.blueprint.iter().map(|group| group.share).collect();
    assert!((shares[0] - 0.75).abs() < 1e-12 && (shares[1] - 0.25).abs() < 1e-12, "{shares:?}");
}

#[test]
fn a_skill_that_the_bank_does_not_have_is_named() {
    let bank = parse(&ample(&[0], 3));
    let mut spec = PlanSpec { class_due: ids(&["s0", "fractions"]), ..PlanSpec::default() };
    let error = spec.check().unwrap().fit(&bank).unwrap_err();
    assert_eq!((error.code(), error.place()), ("plan/unknown-skill", "classDue"));
    assert!(error.message().contains("`fractions`"), "{error}");
    spec.class_due.pop();
    spec.add_group("All".into(), ids(&["s7"]), 1.0);
    assert_eq!(spec.check().unwrap().fit(&bank).unwrap_err().place(), "blueprint");
}

/// `.5`, `1`, `none`: a number as the page writes it.
fn number(text: &str) -> Option<f64> {
    if text.starts_with('.') { format!("0{text}").parse().ok() } else { text.parse().ok() }
}

#[test]
fn the_page_about_plans_has_every_number_with_its_range_and_default() {
    let text = include_str!("../docs/plan.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    let rows: Vec<Vec<&str>> = rows.map(|row| row.split(" | ").collect()).collect();
    let mut listed: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for row in &rows {
        let name = row[0].trim_end_matches('`');
        // The second table has the terms: name, weight, value, source.
        let name = if row.len() == 4 && number(row[1]).is_some() { format!("weights.{name}") } else { name.into() };
        assert!(listed.insert(name.clone(), row.clone()).is_none(), "{name} is listed twice");
    }
    let spec = PlanSpec::default();
    let json = serde_json::to_value(&spec).unwrap();
    let mut numbers: BTreeMap<String, f64> = BTreeMap::new();
    for (name, value) in json.as_object().unwrap() {
        match value {
            Value::Object(parts) => {
                numbers.extend(parts.iter().map(|(part, value)| (format!("{name}.{part}"), value.as_f64().unwrap())));
            }
            other => drop(numbers.insert(name.clone(), other.as_f64().unwrap())),
        }
    }
    assert!(numbers.len() > 25);
    for (name, value) in &numbers {
        let row = listed.get(name).unwrap_or_else(|| panic!("docs/plan.md does not list {name}"));
        let told = if name.starts_with("weights.") { row[1] } else { row[3] };
        assert!((number(told).unwrap() - value).abs() < 1e-12, "{name}: {told} on the page, {value} in the code");
        let Some((least, most)) = row[2].split_once('–').filter(|_| !name.starts_with("weights.")) else { continue };
        let takes = |value: f64| {
            let mut spec = PlanSpec::default();
            spec.set(name, value).unwrap();
            spec.check().is_ok()
        };
        let Some((least, most)) = number(least).zip(number(most)) else { continue };
        assert!(takes(least) && takes(most), "{name}: {least} to {most} on the page");
        assert!(!takes(least - 1e-6) && !takes(most + 1e-6), "{name}: more than {least} to {most} is taken");
    }
    for name in listed.keys().filter(|name| !["classDue", "blueprint", "weights"].contains(&name.as_str())) {
        assert!(numbers.contains_key(name), "{name} is no field");
    }
    let example = text.split("```json").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let example: PlanSpec = serde_json::from_str(example).unwrap();
    assert!(example.check().is_ok() && (example.blend - 0.6).abs() < 1e-12);
}
