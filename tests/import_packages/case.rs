//! CASE: a framework's items as skills, its order as prerequisites.
use crate::{read, refusal};

/// A small framework: a heading, three standards in a row, and a step back that would close a circle.
pub(crate) fn framework() -> String {
    let item = |id: &str, code: &str, kind: &str, text: &str| {
        format!(
            r#"{{"identifier":"{id}","humanCodingScheme":"{code}","CFItemType":"{kind}","fullStatement":"{text}","educationLevel":["03"]}}"#
        )
    };
    let link = |kind: &str, from: &str, to: &str| {
        format!(
            r#"{{"associationType":"{kind}","originNodeURI":{{"identifier":"{from}"}},"destinationNodeURI":{{"identifier":"{to}"}}}}"#
        )
    };
    let items = [
        item("h", "", "Domain", "Fractions"),
        item("a", "3.F.1", "Standard", "Name parts of a whole."),
        item("b", "3.F.2", "Standard", "Place a fraction on a line."),
        item("c", "3.F.3", "Standard", "Tell which of two fractions is more."),
        item("d", "3.F.4", "Standard", ""),
    ];
    let links = [
        link("isChildOf", "a", "h"),
        link("isChildOf", "b", "h"),
        link("precedes", "a", "b"),
        link("precedes", "b", "c"),
        link("precedes", "c", "a"),
        link("precedes", "c", "nowhere"),
    ];
    format!(
        r#"{{"CFDocument":{{"title":"Our fractions","language":"en"}},"CFItems":[{}],"CFAssociations":[{}]}}"#,
        items.join(","),
        links.join(",")
    )
}

#[test]
fn items_become_skills() {
    let (bank, report) = read("case", "framework.json", framework());
    assert_eq!((&*bank.name, bank.skills.len(), report.rows.len()), ("Our fractions", 3, 5));
    let [a, b, c] = &*bank.skills else { panic!() };
    assert_eq!((a.standard.as_deref(), a.grade, &*a.about), (Some("3.F.1"), Some(3), "Name parts of a whole."));
    assert!(a.prerequisites.is_empty(), "the circle is cut");
    assert_eq!((&b.prerequisites, &c.prerequisites), (&vec![a.id.clone()], &vec![b.id.clone()]));
    let codes: Vec<_> =
        report.rows.iter().map(|row| (row.item.as_deref(), row.codes.first().map(String::as_str))).collect();
    assert_eq!(codes[0], (None, Some("case/heading")));
    assert_eq!(codes[1], (Some(&*a.id), Some("case/circle")));
    assert_eq!(codes[2], (Some(&*b.id), None));
    assert_eq!(codes[4], (None, Some("case/empty")));
}

#[test]
fn what_is_no_framework_is_refused() {
    assert_eq!(refusal("case", "a.json", "{\"a\":1}"), "case/not-case");
    assert_eq!(refusal("case", "a.json", "CFItems"), "case/json");
}
