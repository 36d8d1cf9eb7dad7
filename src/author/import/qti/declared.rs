//! What an item of QTI 2 or 3 declares as right: `responseDeclaration`, and, where that is silent, its processing.
use super::super::xml::Element;

/// A response variable.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    /// Its identifier.
    pub(super) id: String,
    /// `single`, `multiple`, `ordered`, `record`.
    pub(super) cardinality: String,
    /// The right answer, as declared.
    pub(super) correct: Vec<String>,
    /// Answers and their points.
    pub(super) mapping: Vec<(String, f64)>,
    /// It is said that capitals count.
    pub(super) cased: bool,
}

impl Declared {
    /// One declaration.
    fn of(element: &Element) -> Self {
        let attribute = |name| element.attribute(name).unwrap_or_default().to_owned();
        let values = |element: &Element| -> Vec<String> {
            element.named("value").map(|value| words(&value.text())).filter(|value| !value.is_empty()).collect()
        };
        let entry = |entry: &Element| {
            let points = entry.attribute("mappedValue")?.trim().parse().ok()?;
            Some((words(entry.attribute("mapKey")?), points))
        };
        let cased = |entry: &Element| entry.attribute("caseSensitive") == Some("true");
        Self {
            cased: element.child("mapping").is_some_and(|all| all.named("mapEntry").any(cased)),
            id: attribute("identifier"),
            cardinality: attribute("cardinality"),
            correct: element.child("correctResponse").map(values).unwrap_or_default(),
            mapping: element
                .child("mapping")
                .into_iter()
                .flat_map(|all| all.named("mapEntry"))
                .filter_map(entry)
                .collect(),
        }
    }

    /// All declarations of an item; where one names no right answer, it is looked for in the item's processing.
    pub(super) fn all(item: &Element) -> Vec<Self> {
        let mut all: Vec<Self> = item.named("responseDeclaration").map(Self::of).collect();
        if let Some(processing) = item.child("responseProcessing") {
            for declared in all.iter_mut().filter(|one| one.correct.is_empty() && one.mapping.is_empty()) {
                declared.correct = processed(processing, &declared.id);
            }
            let matches = processing.find_all(&["stringMatch"]);
            for one in matches.iter().filter(|one| one.attribute("caseSensitive") == Some("true")) {
                for declared in all.iter_mut().filter(|own| one.elements().any(|part| is_variable(part, &own.id))) {
                    declared.cased = true;
                }
            }
        }
        all
    }

    /// The right answer: the one declared, else what the mapping gives most points for.
    pub(super) fn right(&self) -> Vec<String> {
        if !self.correct.is_empty() {
            return self.correct.clone();
        }
        let most = self.mapping.iter().map(|(_, points)| *points).fold(0.0_f64, f64::max);
        let best = |points: f64| points > 0.0 && (self.cardinality != "single" || points >= most);
        self.mapping.iter().filter(|(_, points)| best(*points)).map(|(key, _)| key.clone()).collect()
    }

    /// Every accepted spelling of a typed answer: the right one and what the mapping gives as many points for.
    pub(super) fn spellings(&self) -> Vec<String> {
        let most = self.mapping.iter().map(|(_, points)| *points).fold(0.0_f64, f64::max);
        let full = self.mapping.iter().filter(|(_, points)| *points > 0.0 && *points >= most);
        let mut all = self.correct.clone();
        all.extend(full.map(|(key, _)| key.clone()));
        let mut kept: Vec<String> = Vec::new();
        for one in all {
            if !kept.contains(&one) {
                kept.push(one);
            }
        }
        kept
    }

    /// Answers worth something, and less than the right one.
    pub(super) fn partly(&self) -> Vec<&str> {
        let right = self.spellings();
        self.mapping
            .iter()
            .filter(|(key, points)| *points > 0.0 && !right.contains(key))
            .map(|(key, _)| &**key)
            .collect()
    }
}

/// Space as one space each.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values that the processing compares a response with where it then gives points: the branch of the most points,
/// if its condition is one plain comparison.
fn processed(processing: &Element, id: &str) -> Vec<String> {
    let mut best: Option<(f64, Vec<String>)> = None;
    for branch in branches(processing) {
        let Some(points) = points(branch) else { continue };
        let Some(value) = branch.elements().next().and_then(|condition| compared(condition, id)) else { continue };
        if points > 0.0 && best.as_ref().is_none_or(|(most, _)| points > *most) {
            best = Some((points, value));
        }
    }
    best.map(|(_, value)| value).unwrap_or_default()
}

/// The outermost `responseIf` and `responseElseIf`.
fn branches(processing: &Element) -> Vec<&Element> {
    let conditions = processing.find_all(&["responseCondition"]);
    conditions.into_iter().flat_map(Element::elements).filter(|one| one.name.ends_with("If")).collect()
}

/// The points a branch gives: a number it sets an outcome to that is no feedback.
fn points(branch: &Element) -> Option<f64> {
    let set = branch
        .named("setOutcomeValue")
        .find(|set| set.attribute("identifier").is_some_and(|id| id.to_ascii_uppercase().contains("SCORE")))?;
    set.child("baseValue")?.text().trim().parse().ok()
}

fn compared(condition: &Element, id: &str) -> Option<Vec<String>> {
    let operands: Vec<&Element> = condition.elements().collect();
    match &*condition.name {
        "match" | "equal" | "stringMatch" | "patternMatch" | "equalRounded" | "substring" => {
            operands.iter().find(|one| is_variable(one, id))?;
            let value = operands.iter().find(|one| !is_variable(one, id))?;
            let values: Vec<String> = match &*value.name {
                "baseValue" => vec![words(&value.text())],
                "multiple" | "ordered" => value.named("baseValue").map(|value| words(&value.text())).collect(),
                _ => return None,
            };
            let pattern = |value: &String| value.contains(['*', '+', '?', '[', '(', '\\', '|', '^', '$', '.', '{']);
            if condition.name == "patternMatch" && values.iter().any(pattern) {
                return None;
            }
            values.iter().all(|value| !value.is_empty()).then_some(values)
        }
        _ => None,
    }
}

/// Is this the variable of a response?
pub(super) fn is_variable(element: &Element, id: &str) -> bool {
    element.name == "variable" && element.attribute("identifier") == Some(id)
}
