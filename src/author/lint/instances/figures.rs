//! The numbers of an instance: no numerator or denominator beyond the size that the template states.
use super::Wrong;
use crate::bank::ItemSpec;
use crate::rational::Rational;
use crate::template::reading;

/// The size where a template states none.
const SIZE: u64 = 1_000_000;

pub(super) fn check(item: &ItemSpec, size: Option<u64>, texts: &[(String, String)], wrong: &mut Vec<Wrong>) {
    let size = i128::from(size.unwrap_or(SIZE));
    let keys = item.key.as_slice().iter().chain(item.blanks.iter().flat_map(|blank| blank.key.as_slice()));
    let keys = keys.chain(item.mistakes.iter().map(|mistake| &mistake.answer));
    let keys = keys.map(|key| ("key", &**key)).collect::<Vec<_>>();
    let all = texts.iter().map(|(place, text)| (&**place, &**text)).chain(keys);
    for (place, text) in all {
        if let Some(number) = numbers(text).into_iter().find(|number| !fits(number, size)) {
            let message =
                format!("{place}: the number {number} is beyond {size}; narrow the ranges, or state its `size`");
            wrong.push(("template/size", message));
            return;
        }
    }
}

/// The numbers that stand in a text, as they are written.
fn numbers(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[at..]
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .map_or(rest.len(), |end| at + end);
        all.push(rest[at..end].trim_end_matches(['.', ',']).to_owned());
        rest = &rest[end..];
    }
    all
}

fn fits(number: &str, size: i128) -> bool {
    // A list such as `5,3` is no number; its parts are.
    let within = |value: Rational| value.numerator().abs() <= size && value.denominator() <= size;
    match reading::number(number) {
        Some(value) => {
            within(value) || number.split(',').all(|part| reading::number(part).is_some_and(within)) && !grouped(number)
        }
        None => number.split(',').all(|part| reading::number(part).is_some_and(within)),
    }
}

/// Whether the commas of a number stand where those of a long number do.
fn grouped(number: &str) -> bool {
    number.contains(',')
        && number.split('.').next().is_some_and(|whole| whole.split(',').skip(1).all(|group| group.len() == 3))
}
