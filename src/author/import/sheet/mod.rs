//! Sheets that teachers fill: CSV, pasted tables, XLSX; Kahoot's and Kolibri's among them.
//!
//! Columns are told by their headings, in any order; see `docs/importing.md`. Without headings a table is read only
//! where it can mean one thing.
pub(super) mod asked;
mod bare;
mod columns;
mod counting;
mod key;
mod parts;
mod question;
mod table;
mod template;

use self::bare::{bare, refuse};
use self::columns::{Column, column};
use self::counting::{Counting, counting};
use self::table::{Table, tables};
use super::{File, Found, Imported, each};
use crate::Result;

pub use template::TEMPLATE;

/// Reads sheets. Every row below the headings that is not empty is a row of the report.
///
/// # Errors
/// `sheet/…` and `package/…`: a file cannot be read as a sheet at all.
pub fn read(files: &[File]) -> Result<Imported> {
    let sheets: Vec<&File> = files.iter().filter(|file| files.len() == 1 || is_csv(file)).collect();
    each(&sheets, |file| read_one(file, files), |file| file.path.clone())
}

/// Is it a sheet by its name, or a workbook by its content?
#[must_use]
pub fn is(file: &File) -> bool {
    table::is_workbook(file) || matches!(&*file.extension(), "csv" | "tsv" | "tab") && !super::package::is_archive(file)
}

/// Is it a sheet by its name, or a text whose headings say so?
#[must_use]
pub fn is_csv(file: &File) -> bool {
    is(file) || file.is_text() && tables(file).is_ok_and(|all| all.iter().any(|table| heading(table).is_some()))
}

/// Is it a workbook?
#[must_use]
pub fn is_workbook(file: &File) -> bool {
    table::is_workbook(file)
}

/// Is it a sheet of Kahoot's: a question, numbered answers, a time, the numbers of the right answers?
#[must_use]
pub fn is_kahoot(file: &File) -> bool {
    is(file) && tables(file).is_ok_and(|all| all.iter().any(|table| heading(table).is_some_and(|head| head.kahoot)))
}

/// The row of headings and what its columns are.
#[derive(Debug)]
struct Heading {
    row: usize,
    columns: Vec<Option<Column>>,
    /// Right answers are named by their numbers as a rule.
    kahoot: bool,
}

impl Heading {
    fn new(row: usize, columns: Vec<Option<Column>>) -> Self {
        let has = |wanted: Column| columns.contains(&Some(wanted));
        let kahoot = has(Column::Choice(1)) && has(Column::Unused) && has(Column::Answer) && !has(Column::Format);
        Self { row, columns, kahoot }
    }

    /// Whether a row says anything: sheets come with numbers before rows that nobody filled.
    fn says(&self, cells: &[String]) -> bool {
        let of_use = |column: &Option<Column>| !matches!(column, None | Some(Column::Id | Column::Unused));
        self.columns.iter().zip(cells).any(|(column, cell)| of_use(column) && !cell.is_empty())
    }
}

/// How far down headings are looked for: a sheet may begin with a title and instructions.
const HIGHEST: usize = 20;

fn heading(table: &Table) -> Option<Heading> {
    let of = |cells: &[String]| cells.iter().map(|cell| column(cell)).collect::<Vec<_>>();
    table.rows.iter().take(HIGHEST).enumerate().find_map(|(row, (_, cells))| {
        let columns = of(cells);
        let known = columns.iter().flatten().count();
        let answered =
            columns.iter().flatten().any(|one| matches!(one, Column::Answer | Column::Choice(_) | Column::Wrong));
        let asks = columns.contains(&Some(Column::Question));
        let typed = columns.contains(&Some(Column::Format));
        (asks && known > 1 && (answered || typed)).then(|| Heading::new(row, columns))
    })
}

fn read_one(file: &File, files: &[File]) -> Result<Imported> {
    let mut imported = Imported { name: file.stem().to_owned(), ..Imported::default() };
    let all = tables(file)?;
    let several = all.iter().filter(|table| !table.rows.is_empty()).count() > 1;
    // A workbook's sheet without questions is a cover or a list; a lone one is all there is.
    let asked: Vec<bool> = all.iter().map(|table| heading(table).is_some()).collect();
    for (table, asks) in all.iter().zip(&asked) {
        let place = if several { format!("{}, {}", file.path, table.name) } else { file.path.clone() };
        if several && !asks && asked.contains(&true) {
            let words = sample(table);
            let row = Found::new("sheet", &table.name, &words, &*place);
            imported.left_over.push(row.refused("sheet/no-question", "the sheet has no column headed `question`"));
            continue;
        }
        let before = imported.found.len();
        read_table(table, &place, files, &mut imported);
        for finding in &table.findings {
            let touched = imported.found[before..].iter_mut();
            touched.filter(|found| !found.original.is_ascii() || finding.code == "sheet/date").for_each(|found| {
                found.notice(finding.code, &*finding.note);
            });
        }
    }
    Ok(imported)
}

/// The first rows of a table as text.
fn sample(table: &Table) -> String {
    table.rows.iter().take(20).map(|(_, cells)| cells.join("\t")).collect::<Vec<_>>().join("\n")
}

fn read_table(table: &Table, place: &str, files: &[File], imported: &mut Imported) {
    let heading = heading(table).or_else(|| bare(table));
    let Some(heading) = heading else {
        refuse(table, place, imported);
        return;
    };
    let unknown: Vec<&str> = match table.rows.get(heading.row) {
        Some((_, cells)) if heading.row < table.rows.len() => {
            let names = cells.iter().zip(&heading.columns);
            names.filter(|(name, column)| column.is_none() && !name.is_empty()).map(|(name, _)| &**name).collect()
        }
        _ => Vec::new(),
    };
    if !unknown.is_empty() {
        let row = Found::new("columns", "", &unknown.join("\t"), place);
        imported.left_over.push(row.refused("sheet/column", "these columns are not known and not used"));
    }
    let first = if heading.row == usize::MAX { 0 } else { heading.row + 1 };
    let above: Vec<String> =
        table.rows.iter().take(first.saturating_sub(1)).map(|(_, cells)| cells.join("\t")).collect();
    if above.iter().any(|line| !line.trim().is_empty()) {
        let row = Found::new("lines", "", above.join("\n").trim(), place);
        imported.left_over.push(row.refused("sheet/above", "these lines stand above the headings"));
    }
    let rows: Vec<_> = table.rows.iter().skip(first).filter(|(_, cells)| heading.says(cells)).collect();
    if rows.is_empty() && first > 0 {
        let words = table.rows.get(heading.row).map(|(_, cells)| cells.join("\t")).unwrap_or_default();
        let row = Found::new("columns", &table.name, &words, place);
        imported.left_over.push(row.refused("sheet/no-question", "there are headings and no row below them"));
    }
    let row = |cells, counting| question::Row { columns: &heading.columns, cells, counting, files };
    // What a number in the column of answers means is told by all its rows together.
    let named = rows.iter().filter_map(|(_, cells)| row(cells, Counting::Untold).named());
    let counting = counting(named, heading.kahoot);
    for (line, cells) in rows {
        let found = row(cells, counting).read(&format!("{place}, row {line}"), imported);
        imported.found.push(found);
    }
}
