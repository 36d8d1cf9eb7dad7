//! Tables of HTML in the one shape that Markdown has: a row of headings, and below it rows of as many cells.

use super::words::html_text;

/// Holds the place of an empty cell, which the converter would leave out.
const EMPTY: &str = "\u{e008}";
/// A new line inside a cell: a row of Markdown is one line.
const BREAK: &str = "\u{e009}";

/// A row: its part of the table, and whether each cell is a heading.
struct Row {
    part: Part,
    cells: Vec<(bool, String)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Head,
    Body,
    Foot,
}

/// Each table, if it stands in no other, with all its rows and cells in their columns. `html` is clean: tags in small
/// letters, none left open. A table without headings gets a row of empty ones; one that only lays out a page stays.
pub(super) fn regular(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<table>") {
        let inside = &rest[at + "<table>".len()..];
        let Some(end) = end_of_table(inside) else { break };
        out.push_str(&rest[..at]);
        match one(&inside[..end]) {
            Some(table) => out.push_str(&table),
            None => ["<table>", &inside[..end], "</table>"].iter().for_each(|part| out.push_str(part)),
        }
        rest = &inside[end + "</table>".len()..];
    }
    out.push_str(rest);
    out
}

/// The marks that [`regular`] made, as Markdown.
pub(super) fn unmarked(text: &str) -> String {
    text.replace(EMPTY, "").replace(BREAK, "<br>")
}

/// Where the table that is open ends.
fn end_of_table(inside: &str) -> Option<usize> {
    let mut deep = 0;
    for (at, _) in inside.match_indices('<') {
        match () {
            () if inside[at..].starts_with("<table>") => deep += 1,
            () if inside[at..].starts_with("</table>") && deep == 0 => return Some(at),
            () if inside[at..].starts_with("</table>") => deep -= 1,
            () => {}
        }
    }
    None
}

fn one(inside: &str) -> Option<String> {
    let (caption, mut rows) = rows(inside);
    rows.retain(|row| !row.cells.is_empty());
    rows.sort_by_key(|row| row.part as u8);
    let columns = rows.iter().map(|row| row.cells.len()).max()?;
    let all_headings = |row: &Row| row.cells.iter().all(|(heading, _)| *heading);
    let headed = rows[0].part == Part::Head || rows.len() > 1 && all_headings(&rows[0]);
    let any_heading = rows.iter().flat_map(|row| &row.cells).any(|(heading, _)| *heading);
    if !any_heading && !headed && (columns < 2 || rows.len() < 2) {
        return None;
    }
    let mut out = ["<table>", &caption, "<thead><tr>"].concat();
    let head: &[(bool, String)] = if headed { &rows[0].cells } else { &[] };
    for at in 0..columns {
        let text = head.get(at).map_or(EMPTY, |(_, text)| text);
        ["<th>", text, "</th>"].iter().for_each(|part| out.push_str(part));
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows.iter().skip(usize::from(headed)) {
        out.push_str("<tr>");
        row.cells.iter().for_each(|(_, text)| ["<td>", text, "</td>"].iter().for_each(|part| out.push_str(part)));
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    Some(out)
}

/// The caption with its tags, and the rows in the order of the source.
fn rows(inside: &str) -> (String, Vec<Row>) {
    let (mut caption, mut rows, mut part) = (String::new(), Vec::<Row>::new(), Part::Body);
    let (mut deep, mut open) = (0, 0);
    for (at, _) in inside.match_indices('<') {
        let tag = &inside[at..];
        let is = |name: &str| tag.starts_with(name);
        match () {
            () if is("<table>") => deep += 1,
            () if is("</table>") => deep -= 1,
            () if deep > 0 => {}
            () if is("<thead>") => part = Part::Head,
            () if is("<tfoot>") => part = Part::Foot,
            () if is("<tbody>") || is("</thead>") || is("</tfoot>") => part = Part::Body,
            () if is("<tr>") => rows.push(Row { part, cells: Vec::new() }),
            () if is("<caption>") => open = at,
            () if is("</caption>") => caption = [&inside[open..at], "</caption>"].concat(),
            () if is("<td>") || is("<th>") => open = at + "<td>".len(),
            () if is("</td>") || is("</th>") => {
                if let Some(row) = rows.last_mut() {
                    row.cells.push((is("</th>"), cell(&inside[open..at])));
                }
            }
            () => {}
        }
    }
    (caption, rows)
}

/// What stands in a cell, in one line.
fn cell(html: &str) -> String {
    if html_text(html).is_empty() && !html.contains("<img") {
        return EMPTY.to_owned();
    }
    let html = html.trim().trim_start_matches("<p>").trim_end_matches("</p>").trim_end_matches("<br>");
    html.replace("<br>", BREAK).replace("</p>", BREAK).replace("<p>", "")
}

#[cfg(test)]
mod tests {
    use super::super::html;
    use crate::author::markdown;

    fn shown(source: &str) -> String {
        markdown(&html(source).text).unwrap().replace('\n', "").replace("&nbsp;", "\u{a0}")
    }

    #[test]
    fn every_cell_keeps_its_column() {
        for (source, rows) in [
            ("<tr><th>Speed</th><td>5</td></tr><tr><th>Time</th><td>3</td></tr>", "|Speed|5||Time|3|"),
            ("<tr><th></th><th>Male</th></tr><tr><th>Married</th><td>325</td></tr>", "||*Male||Married|325|"),
            ("<tbody><tr><td>n</td><td>1</td></tr><tr><td></td><td>p</td></tr></tbody>", "|n|1|||p|"),
            (
                "<thead><tr><th>a</th><th>b</th></tr></thead><tfoot><tr><td>9</td><td>8</td></tr></tfoot><tbody><tr><td>1</td><td></td></tr></tbody>",
                "|*a|*b||1|||9|8|",
            ),
            ("<tr><td><p>x</p></td><td>y<br>z | w</td></tr><tr><td>1</td><td>2</td></tr>", "|x|y<br>z | w||1|2|"),
        ] {
            let made = shown(&format!("<p>Look:</p><table>{source}</table>"));
            let rest = made.strip_prefix("<p>Look:</p><table>").unwrap_or_else(|| panic!("{made}"));
            let mut told = rest.replace("<tr>", "").replace("<th>", "|*").replace("<td>", "|").replace("</tr>", "|");
            for tag in ["thead", "tbody", "table", "td", "th"] {
                told = told.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
            }
            assert_eq!(told.replace("|*|", "||"), rows, "{made}");
        }
    }

    #[test]
    fn what_lays_out_a_page_is_no_table() {
        for source in
            ["<table><tr><td>What is 2 + 2?</td></tr></table>", "<table><tr><td>a</td><td>b</td></tr></table>"]
        {
            assert!(!shown(source).contains("<table"), "{source}");
        }
        let inner = "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr><tr><td>d</td><td>e</td></tr></table>";
        let made = shown(inner);
        assert_eq!(made.matches("<table").count(), 1, "{made}");
        assert!(["a", "b", "c", "d", "e"].iter().all(|word| made.contains(word)), "{made}");
        for broken in [
            "<table>",
            "<table><tr>",
            "<table></table></table>",
            "<table><tr><th></table>",
            "<table><caption>x</table>",
        ] {
            shown(broken);
        }
    }

    #[test]
    fn code_keeps_its_lines_and_blanks() {
        let source = "<pre><code>for i in x:\n    <span>print</span>(i)\n\n# end</code></pre>";
        assert_eq!(
            shown(source),
            "<code>for i in x:</code><br><code>\u{a0}\u{a0}\u{a0}\u{a0}print(i)</code><br><br><code># end</code>"
        );
        assert_eq!(
            shown("<pre>a = 1<br>if a &lt; 2:\n\tb</pre>"),
            "<code>a = 1</code><br><code>if a &lt; 2:</code><br><code>\u{a0}\u{a0}\u{a0}\u{a0}b</code>"
        );
    }

    #[test]
    fn a_stand_in_for_a_formula_is_left_out() {
        let source = "<span><math><mi>x</mi></math><img src=\"x.svg\" aria-hidden=\"true\" alt=\"{\\displaystyle x}\"></span> and <img src=\"a.png\" alt=\"A\">";
        let made = html(source);
        assert_eq!(made.images.len(), 1);
        assert!(!made.text.contains("displaystyle"), "{}", made.text);
    }
}
