//! One row of a sheet as a question.

use super::super::moodle::auto_text;
use super::super::{Answer, Draft, File, Finding, Found, Image, Imported, Pick, markup};
use super::asked::{Asked, asked, is_date, named_value, not_a_number, number, only_letters, truth};
use super::columns::Column;
use super::counting::Counting;
use crate::bank::Form;

/// A row and what its columns are.
pub(super) struct Row<'a> {
    pub(super) columns: &'a [Option<Column>],
    pub(super) cells: &'a [String],
    pub(super) counting: Counting,
    pub(super) files: &'a [File],
}

pub(super) type Read<T> = Result<T, Finding>;

/// The cells that hold something.
pub(super) fn only_full(cells: &[String]) -> Vec<String> {
    cells.iter().filter(|cell| !cell.is_empty()).cloned().collect()
}

impl<'a> Row<'a> {
    /// All cells of a column that are not empty.
    fn all(&self, wanted: Column) -> Vec<&'a str> {
        let cells =
            self.columns.iter().zip(self.cells).filter(|(column, cell)| **column == Some(wanted) && !cell.is_empty());
        cells.map(|(_, cell)| &**cell).collect()
    }

    fn one(&self, wanted: Column) -> &'a str {
        self.all(wanted).first().copied().unwrap_or_default()
    }

    /// Choices by their position, and what is said to who takes them.
    fn choices(&self) -> (Vec<String>, Vec<String>) {
        let (mut choices, mut whys) = (Vec::new(), Vec::new());
        for at in 0..26 {
            let why = self.all(Column::Why(at)).join("\n");
            for cell in self.all(Column::Choice(at)) {
                choices.push(cell.to_owned());
                whys.push(why.clone());
            }
        }
        // `Options F...` holds all further ones, a line each.
        for (column, cell) in self.columns.iter().zip(self.cells) {
            if *column == Some(Column::Choice(5)) && cell.contains('\n') {
                choices.retain(|choice| choice != cell);
                choices.extend(cell.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
                whys.resize(choices.len(), String::new());
            }
        }
        (choices, whys)
    }

    /// The choices of a row that is answered by choosing, and the cells that name the right ones.
    pub(super) fn named(&self) -> Option<(Vec<String>, Vec<&'a str>)> {
        let chosen = matches!(asked(self.one(Column::Format)), Some(Asked::Any | Asked::Choice | Asked::Choices));
        let choices = self.choices().0;
        (chosen && !choices.is_empty()).then(|| (choices, self.keys()))
    }

    /// Kolibri gives each right answer a column; others name several in one cell.
    fn keys(&self) -> Vec<&'a str> {
        let first = Some(self.one(Column::Answer)).filter(|answer| !answer.is_empty());
        first.into_iter().chain(self.all(Column::Also)).collect()
    }

    /// The row as a question of the report.
    pub(super) fn read(&self, place: &str, imported: &mut Imported) -> Found {
        let question = self.one(Column::Question);
        let word = self.one(Column::Format);
        let kind = if word.is_empty() { "row" } else { word };
        let mut found = Found::new(kind, question, &self.cells.join("\t"), place);
        if question.is_empty() {
            return found.refused("bank/no-question", "the question is empty; write one");
        }
        let mut draft = Draft { id: self.one(Column::Id).to_owned(), ..Draft::default() };
        // A number alone is a row's number, not a name that stays with the question.
        if draft.id.len() < 3 {
            draft.id.clear();
        }
        let source = question;
        let (text, picture) = self.text(question, &mut found);
        (draft.question, draft.picture) = (text, picture);
        let answer = match asked(word) {
            None => Err(Finding::new(
                "sheet/format",
                format!("the format `{word}` is not known; write one of those in the guide"),
            )),
            Some(asked) => self.answer(asked, source, &mut draft, &mut found),
        };
        match answer {
            Err(finding) => return found.refused(finding.code, finding.note),
            Ok(answer) => draft.answer = answer,
        }
        self.help(&mut draft, &mut found);
        if let Some(skill) = self.all(Column::Skill).first() {
            draft.skills = vec![imported.skill(skill)];
        }
        draft.found(found)
    }

    /// Everything around the question and its answer.
    fn help(&self, draft: &mut Draft, found: &mut Found) {
        draft.hints = self.all(Column::Hint).iter().map(|hint| self.text(hint, found).0).collect();
        draft.solution = self.text(&self.all(Column::Explanation).join("\n\n"), found).0;
        if !self.one(Column::Before).is_empty() {
            draft.before = self.one(Column::Before).to_owned();
        }
        draft.after = self.one(Column::After).to_owned();
        let own = |column: Column| Some(self.one(column)).filter(|text| !text.is_empty()).map(str::to_owned);
        (draft.author, draft.license, draft.source) = (own(Column::Author), own(Column::License), own(Column::Source));
        let difficulty = self.one(Column::Difficulty).to_lowercase();
        if ["easy", "medium", "hard"].contains(&&*difficulty) {
            draft.difficulty = Some(difficulty);
        } else if !difficulty.is_empty() {
            found.notice(
                "sheet/difficulty",
                format!("the difficulty `{difficulty}` is left out; write easy, medium or hard"),
            );
        }
        let form = self.one(Column::Form).to_lowercase();
        if Form::named(&form).is_some() {
            draft.form = Some(form);
        } else if !form.is_empty() {
            found.notice("sheet/form", format!("the form `{form}` is not known and left out; docs/bank.md lists them"));
        }
        let picture = self.one(Column::Picture);
        if !picture.is_empty() && draft.picture.is_none() {
            let alt = self.one(Column::Alt).replace(['"', '<', '>'], "");
            let html = format!("<img src=\"{}\" alt=\"{alt}\">", picture.replace(['"', '<', '>'], ""));
            let resolve = |src: &str| super::super::file::named(self.files, src);
            let (words, image) = markup::html(&html).into_text(found, &resolve);
            draft.picture = image;
            if !words.is_empty() {
                draft.question = format!("{}\n\n{words}", draft.question);
            }
        }
    }

    fn answer(&self, asked: Asked, source: &str, draft: &mut Draft, found: &mut Found) -> Read<Answer> {
        let (choices, whys) = self.choices();
        let wrong: Vec<&str> = self.all(Column::Wrong);
        let answer = self.one(Column::Answer);
        let mut accepted: Vec<&str> = self.all(Column::Answer);
        accepted.extend(self.all(Column::Also).iter().flat_map(|cell| cell.split(['|', '\n', ';'])));
        let accepted: Vec<String> = accepted
            .iter()
            .flat_map(|cell| cell.split('|'))
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
        found.key.clone_from(&accepted);
        if let Some(date) = accepted.iter().chain(&choices).find(|one| is_date(one)) {
            let note = format!("“{date}” looks like a date that a spreadsheet made of a fraction; look at it");
            found.notice("sheet/like-date", note);
        }
        match asked {
            Asked::Unmarked => Err(Finding::new("import/essay", "its type has no key that could be marked")),
            Asked::Cloze => self.cloze(source, draft, found),
            Asked::Any if source.contains("[[") && source.contains("]]") && accepted.is_empty() => {
                self.cloze(source, draft, found)
            }
            Asked::Order => {
                let things = if choices.is_empty() { accepted } else { choices };
                found.key.clone_from(&things);
                if things.len() < 2 {
                    return Err(Finding::new(
                        "bank/too-few-choices",
                        "write the things to put in order, in their right order",
                    ));
                }
                Ok(Answer::Order(things.iter().map(|thing| self.text(thing, found).0).collect()))
            }
            Asked::Match => {
                found.key.clone_from(&choices);
                self.matching(&choices, found)
            }
            _ if accepted.is_empty() => Err(Finding::new("bank/no-key", "there is no answer; write the right one")),
            Asked::Truth => {
                truth(answer, draft).ok_or_else(|| Finding::new("sheet/answer", "the answer is TRUE or FALSE"))
            }
            Asked::Any if choices.is_empty() && wrong.is_empty() && truth(answer, &mut Draft::default()).is_some() => {
                Ok(truth(answer, draft).unwrap_or_default())
            }
            Asked::Any | Asked::Choice | Asked::Choices if !choices.is_empty() => {
                self.chosen(asked, &choices, &whys, &accepted, draft, found)
            }
            Asked::Any | Asked::Choice | Asked::Choices if !wrong.is_empty() => {
                let mut picks = vec![Pick::new(self.text(answer, found).0, true)];
                picks.extend(wrong.iter().map(|text| Pick::new(self.text(text, found).0, false)));
                Ok(Answer::Choice(picks))
            }
            Asked::Choice | Asked::Choices => {
                Err(Finding::new("bank/too-few-choices", "there are no choices; fill the columns `choice A` and on"))
            }
            Asked::Fraction => {
                draft.fraction = true;
                number(&accepted[0], found).ok_or_else(|| not_a_number(&accepted[0])).map(Answer::Number)
            }
            Asked::Number => number(&accepted[0], found).ok_or_else(|| not_a_number(&accepted[0])).map(Answer::Number),
            Asked::Expression => Ok(Answer::Expression(accepted[0].clone())),
            Asked::Any if only_letters(answer) => {
                let note =
                    "the answer names choices by their letters, and there are none; fill the columns `choice A` and on";
                Err(Finding::new("bank/too-few-choices", note))
            }
            Asked::Any if accepted.len() == 1 => Ok(match number(&accepted[0], found) {
                Some(key) => Answer::Number(key),
                None => match named_value(&accepted[0], found) {
                    Some((name, key)) => {
                        let note = format!("“{name}” stands before the box, and {key} is the answer");
                        found.notice("sheet/named-value", note);
                        draft.before = name;
                        Answer::Number(key)
                    }
                    None => Answer::Text(accepted),
                },
            }),
            Asked::Any | Asked::Text => Ok(Answer::Text(accepted)),
        }
    }

    fn chosen(
        &self,
        asked: Asked,
        choices: &[String],
        whys: &[String],
        accepted: &[String],
        draft: &mut Draft,
        found: &mut Found,
    ) -> Read<Answer> {
        let mut right = Vec::new();
        for answer in self.keys() {
            let (named, finding) = self.counting.positions(answer, choices);
            found.findings.extend(finding);
            let Some(more) = named else {
                right.clear();
                break;
            };
            right.extend(more);
        }
        right.sort_unstable();
        right.dedup();
        if right.is_empty() {
            let answer = accepted.join(", ");
            let note = if self.counting == Counting::Unclear
                && answer.bytes().all(|b| b.is_ascii_digit() || b", ".contains(&b))
            {
                format!(
                    "the answer {answer} may count from 0 or from 1, or say it; write letters or texts in the column"
                )
            } else {
                format!("the answer “{answer}” names none of the choices; write its letter or its text")
            };
            return Err(Finding::new("bank/key-not-a-choice", note));
        }
        draft.keep_order = choices.iter().any(|choice| choice.to_lowercase().contains("of the above"));
        let picks: Vec<Pick> = choices
            .iter()
            .zip(whys)
            .enumerate()
            .map(|(at, (choice, why))| {
                let (mut text, picture) = self.text(choice, found);
                if let Some(picture) = picture.as_ref().filter(|_| text.is_empty()) {
                    text = markup::escape(&picture.alt);
                }
                Pick { text, right: right.contains(&at), why: self.text(why, found).0, picture }
            })
            .collect();
        found.key = right.iter().map(|at| choices[*at].clone()).collect();
        Ok(if right.len() > 1 || asked == Asked::Choices { Answer::Choices(picks) } else { Answer::Choice(picks) })
    }

    /// A cell as Markdown, and its picture.
    pub(super) fn text(&self, source: &str, found: &mut Found) -> (String, Option<Image>) {
        let marked =
            if source.contains("![") && source.contains("](") { markup::markdown(source) } else { auto_text(source) };
        marked.into_text(found, &|src| super::super::file::named(self.files, src))
    }
}
