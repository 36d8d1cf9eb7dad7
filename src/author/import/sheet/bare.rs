//! Tables without headings.

use super::super::{Found, Imported};
use super::columns::{Column, column};
use super::key::{self, Readings};
use super::table::Table;
use super::{Heading, question::only_full};

/// A table without headings, where it can mean one thing: two columns are question and answer; with more, the last one
/// says in every row which of those before it is right. A running number may stand before either.
pub(super) fn bare(table: &Table) -> Option<Heading> {
    let rows: Vec<&[String]> = table
        .rows
        .iter()
        .map(|(_, cells)| &**cells)
        .filter(|cells| cells.iter().any(|cell| !cell.is_empty()))
        .collect();
    if rows.first()?.iter().any(|cell| heads(cell)) {
        return None;
    }
    let skip = usize::from(numbered(&rows));
    let rows: Vec<&[String]> = rows.into_iter().map(|cells| &cells[skip..]).collect();
    let width = rows.iter().map(|cells| cells.len()).max()?;
    let full = |cells: &&[String]| cells.len() == width && !cells[0].is_empty() && !cells[width - 1].is_empty();
    if width < 2 || width == 3 || !rows.iter().all(full) || width > 3 && !told(&rows) {
        return None;
    }
    let before = std::iter::repeat_n(Some(Column::Unused), skip).chain([Some(Column::Question)]);
    let middle = (0..width - 2).map(|at| Some(Column::Choice(at)));
    let columns = before.chain(middle).chain([Some(Column::Answer)]).collect();
    Some(Heading { row: usize::MAX, columns, kahoot: false })
}

/// A known heading. A letter or a number alone is as well a cell of a row.
fn heads(cell: &str) -> bool {
    cell.chars().filter(|c| c.is_alphanumeric()).count() > 1 && column(cell).is_some()
}

/// Does a running number stand before each row's question?
fn numbered(rows: &[&[String]]) -> bool {
    let number =
        |cells: &&[String]| cells.first().and_then(|cell| cell.trim_end_matches(['.', ')']).parse::<usize>().ok());
    let asks = |cells: &&[String]| cells.len() > 2 && cells[1].chars().any(char::is_alphabetic);
    let numbers: Option<Vec<usize>> = rows.iter().map(number).collect();
    let runs = numbers.is_some_and(|all| all.windows(2).all(|pair| pair[1].checked_sub(pair[0]) == Some(1)));
    rows.len() > 1 && runs && rows.iter().all(asks)
}

/// Does the last cell of each row name one of those between it and the question?
fn told(rows: &[&[String]]) -> bool {
    // Numbers among small numbers may be one more wrong answer; among words or large numbers they are places.
    let small = |choice: &String| choice.parse::<usize>().is_ok_and(|number| number <= 26);
    let (mut places, mut sure) = (0, 0);
    let all = rows.iter().all(|cells| {
        let (choices, answer) = (only_full(&cells[1..cells.len() - 1]), &cells[cells.len() - 1]);
        if choices.iter().filter(|choice| *choice == answer).count() == 1
            || key::letter(answer, choices.len()).is_some()
        {
            return true;
        }
        let read = Readings::new(answer, &choices);
        places += 1;
        sure += usize::from(!choices.iter().all(small));
        read.one.or(read.zero).is_some()
    });
    all && sure * 2 >= places
}

/// Every row refused: nothing says which column asks.
pub(super) fn refuse(table: &Table, place: &str, imported: &mut Imported) {
    let rows: Vec<_> = table.rows.iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect();
    // `capital:de` beside `capital` is a heading too: a column and its translation.
    let translated = |cells: &[String]| {
        let of = |cell: &String| cell.split_once(':').is_some_and(|(name, _)| cells.iter().any(|cell| cell == name));
        cells.iter().filter(|cell| of(cell)).count() > 1
    };
    // Headings in words that are not known: each one word, another in each column, where the rows below have sentences.
    let named = |cells: &[String]| {
        let word = |cell: &String| cell.starts_with(char::is_alphabetic) && !cell.contains([' ', '?', '.', '=']);
        let sentences = rows[1..].iter().filter(|(_, cells)| cells.iter().any(|cell| cell.contains(' '))).count();
        let distinct = (1..cells.len()).all(|at| !cells[..at].contains(&cells[at]));
        cells.len() > 2 && cells.iter().all(word) && distinct && sentences == rows.len() - 1
    };
    let headed = |cells: &[String]| cells.iter().any(|cell| heads(cell)) || translated(cells) || named(cells);
    let skip = usize::from(rows.len() > 1 && rows.first().is_some_and(|(_, cells)| headed(cells)));
    let note = "nothing says which column asks: head one `question` and others `answer`, `wrong 1` or `choice A`";
    for (at, (line, cells)) in rows.into_iter().enumerate() {
        let kind = if at < skip { "columns" } else { "row" };
        let found = Found::new(kind, "", &cells.join("\t"), format!("{place}, row {line}"));
        let found = found.refused("sheet/no-question", note);
        if at < skip { imported.left_over.push(found) } else { imported.found.push(found) }
    }
}
