//! The key of an item of QTI 1.2 as its file has it, for the report: also where the item is refused.
use super::super::declared::words;
use super::asked::right_choices;
use super::make::Work;
use super::numbers;
use super::parts::Response;

/// One text for each right choice, each spelling, each pair (`response choice`).
pub(super) fn key(work: &Work<'_, '_>) -> Vec<String> {
    if let Some(answer) = work.item.find("var_set").and_then(|set| set.child("answer")) {
        return vec![words(&answer.text())];
    }
    let mut all: Vec<String> = match &*work.parts.responses {
        // Respondus: blanks that only the processing knows of.
        [] => {
            work.processing.giving().flat_map(|one| one.find_all(&["varequal"])).map(|one| words(&one.text())).collect()
        }
        [one] => of(work, one),
        all => all.iter().flat_map(|one| paired(work, one)).collect(),
    };
    all.retain(|one| !one.is_empty());
    all
}

fn of(work: &Work<'_, '_>, response: &Response) -> Vec<String> {
    let named = || work.processing.named(&response.id);
    if response.cardinality.eq_ignore_ascii_case("ordered") {
        return named();
    }
    if response.mark.is_none() && !response.labels.is_empty() {
        return right_choices(work, response).0.into_iter().map(str::to_owned).collect();
    }
    match (&*named(), numbers::range(&work.processing, &response.id)) {
        ([], (Some(low), Some(high))) if low == high => vec![low],
        ([], (None, None)) => Vec::new(),
        ([], (low, high)) => vec![[&*low.unwrap_or_default(), "..", &*high.unwrap_or_default()].concat()],
        (spellings, _) => spellings.to_vec(),
    }
}

/// Of one of several responses: a choice means nothing without the name of what it is for.
fn paired(work: &Work<'_, '_>, response: &Response) -> Vec<String> {
    let own = of(work, response);
    if response.labels.is_empty() || response.mark.is_some() {
        return own;
    }
    own.into_iter().map(|choice| [&*response.id, " ", &*choice].concat()).collect()
}
