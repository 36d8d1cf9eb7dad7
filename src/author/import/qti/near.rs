//! How far from its key a number may be for the processing to accept it, and what a bank can say of that.
use super::super::graded;
use super::super::xml::Element;
use super::declared::{Declared, is_variable};
use super::item::{Refusal, Work};

/// The lowest and the highest number that is accepted.
type Span = (f64, f64);

/// Tells of the numbers beside the key that were right.
///
/// # Errors
/// `import/range`: they lie further from it than a bank's one key can stand for.
pub(super) fn check(work: &mut Work<'_, '_>, declared: &Declared) -> Result<(), Refusal> {
    let right = declared.right();
    let key = right.first().and_then(|text| text.trim().parse::<f64>().ok()).filter(|key| key.is_finite());
    let Some((low, high)) = accepted(work.root, &declared.id, key) else {
        if inexact(work.root, &declared.id) {
            work.notice("import/tolerance", "answers near the key were accepted; here the value must be equal");
        }
        return Ok(());
    };
    if low >= high || (key.is_none() && !right.is_empty()) {
        return Ok(());
    }
    match key {
        Some(key) if low.is_finite() && high.is_finite() => away(work, key, (key - low).max(high - key)),
        _ => {
            let why =
                format!("every number from {} to {} is right; a bank has one number as a key", short(low), short(high));
            Err(("import/range", why))
        }
    }
}

/// Tells that numbers so far from the key were right, or refuses it, as for every other format.
pub(super) fn away(work: &mut Work<'_, '_>, key: f64, distance: f64) -> Result<(), Refusal> {
    match graded::near(&short(key), key, &short(distance), distance) {
        Ok(told) => {
            told.into_iter().for_each(|told| work.notice(told.code, told.note));
            Ok(())
        }
        Err(wide) => Err((wide.code, wide.note)),
    }
}

/// A number for people: without the dust that computing leaves behind its sixth decimal.
fn short(value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "∞".into() } else { "−∞".into() };
    }
    if value.abs() < 1e-4 {
        return value.to_string();
    }
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// What the branches accept that give the most points.
fn accepted(item: &Element, id: &str, key: Option<f64>) -> Option<Span> {
    let mut best: Option<(f64, Span)> = None;
    each_branch(item.child("responseProcessing")?, &mut |branch| {
        let Some(points) = points(branch).filter(|points| *points > 0.0) else { return };
        let Some(own) = branch.elements().next().and_then(|test| span(test, id, key)) else { return };
        best = match best {
            Some((most, _)) if points < most => best,
            Some((most, so_far)) if points <= most => Some((most, hull(so_far, own))),
            _ => Some((points, own)),
        };
    });
    best.map(|(_, span)| span)
}

fn each_branch<'a>(element: &'a Element, see: &mut dyn FnMut(&'a Element)) {
    for inner in element.elements() {
        if matches!(&*inner.name, "responseIf" | "responseElseIf") {
            see(inner);
        }
        each_branch(inner, see);
    }
}

/// The points a branch sets or adds; a variable holds the most there are, whatever that is.
fn points(branch: &Element) -> Option<f64> {
    let set = branch
        .named("setOutcomeValue")
        .find(|set| set.attribute("identifier").is_some_and(|id| id.to_ascii_uppercase().contains("SCORE")))?;
    match set.find("baseValue") {
        Some(value) => value.text().trim().parse().ok(),
        None => set.find("variable").map(|_| 1.0),
    }
}

fn hull(one: Span, other: Span) -> Span {
    (one.0.min(other.0), one.1.max(other.1))
}

/// The numbers that a condition takes as this response; `None` where it says nothing of it.
fn span(test: &Element, id: &str, key: Option<f64>) -> Option<Span> {
    let all: Vec<&Element> = test.elements().collect();
    let inner = || all.iter().filter_map(|one| span(one, id, key));
    match &*test.name {
        "and" => inner().reduce(|one, other| (one.0.max(other.0), one.1.min(other.1))),
        "or" => inner().reduce(hull),
        "not" => match inner().next()? {
            (low, high) if low == f64::NEG_INFINITY => Some((high, f64::INFINITY)),
            (low, high) if high == f64::INFINITY => Some((f64::NEG_INFINITY, low)),
            _ => None,
        },
        "match" | "equal" | "equalRounded" => {
            all.iter().find(|one| is_variable(one, id))?;
            let value = all.iter().find_map(|one| value(one, id, key))?;
            let (below, above) = tolerance(test, value)?;
            Some((value - below, value + above))
        }
        "gt" | "gte" | "lt" | "lte" => {
            let [one, other] = &*all else { return None };
            let (bound, turned) = if is_variable(one, id) { (other, false) } else { (one, true) };
            if turned && !is_variable(other, id) {
                return None;
            }
            let bound = value(bound, id, key)?;
            let lowest = test.name.starts_with('g') != turned;
            Some(if lowest { (bound, f64::INFINITY) } else { (f64::NEG_INFINITY, bound) })
        }
        _ => None,
    }
}

/// What a response is compared with.
fn value(element: &Element, id: &str, key: Option<f64>) -> Option<f64> {
    match &*element.name {
        "baseValue" => element.text().trim().parse().ok(),
        "correct" if element.attribute("identifier") == Some(id) => key,
        _ => None,
    }
}

/// How far below and above a value an answer may be. `None`: by something that is not written down.
fn tolerance(test: &Element, value: f64) -> Option<Span> {
    if test.name == "equalRounded" {
        let figures: f64 = test.attribute("figures")?.trim().parse().ok()?;
        let last = match test.attribute("roundingMode") {
            Some("decimalPlaces") => -figures,
            _ if value == 0.0 => 1.0 - figures,
            // The place of the last figure that counts.
            _ => value.abs().log10().floor() + 1.0 - figures,
        };
        let half = 0.5 * 10_f64.powf(last);
        return Some((half, half));
    }
    // In per cent of the value, or by itself.
    let one = match test.attribute("toleranceMode") {
        None | Some("exact") => return Some((0.0, 0.0)),
        Some("relative") => value.abs() / 100.0,
        Some(_) => 1.0,
    };
    let all = test.attribute("tolerance")?.split_whitespace().map(|part| part.parse::<f64>().ok());
    match *all.collect::<Option<Vec<f64>>>()? {
        [both] => Some((both * one, both * one)),
        [below, above] => Some((below * one, above * one)),
        _ => None,
    }
}

/// Does the processing round this response, or allow a tolerance whose width cannot be told?
fn inexact(item: &Element, id: &str) -> bool {
    let own = |one: &&Element| {
        let rounds = one.name == "equalRounded" || one.attribute("toleranceMode").is_some_and(|mode| mode != "exact");
        rounds && one.elements().any(|operand| is_variable(operand, id))
    };
    item.child("responseProcessing").is_some_and(|all| all.find_all(&["equal", "equalRounded"]).iter().any(own))
}
