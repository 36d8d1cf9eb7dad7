//! An item as the page gets it: no key, no solution, hints one by one.

use super::state::Session;
use crate::bank::{AnswerKind, BlankSpec, ChoiceSpec, Form, Format, HintSpec, ItemSpec, LineSpec, TableSpec};
use crate::draw::{Draw, Purpose};
use serde::Serialize;

/// An item as delivered: no key, no solution.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemView {
    /// Its id.
    pub id: String,
    /// Ids of its skills.
    pub skills: Vec<String>,
    /// How it is answered.
    pub format: Format,
    /// What a typed answer is read as.
    pub reads: AnswerKind,
    /// The form that is asked.
    pub form: Form,
    /// The question, HTML.
    pub question: String,
    /// A picture beside it: JSON.
    pub picture: Option<String>,
    /// Its choices, in the order to show them.
    pub choices: Vec<ChoiceView>,
    /// What they are matched with, in the order to show them.
    pub targets: Vec<ChoiceView>,
    /// Its blanks.
    pub blanks: Vec<BlankView>,
    /// The table that the blanks are in.
    pub table: Option<TableView>,
    /// The number line to answer on.
    pub line: Option<LineView>,
    /// Text before the answer box.
    pub before: String,
    /// Text after it.
    pub after: String,
    /// Licence, where it differs from the bank's.
    pub license: Option<String>,
    /// Author, where they differ from the bank's.
    pub author: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// A choice as delivered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChoiceView {
    /// What the answer names.
    pub id: String,
    /// What the student reads, HTML.
    pub text: String,
    /// A picture: JSON.
    pub picture: Option<String>,
}

/// A blank as delivered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BlankView {
    /// Its id; `[[id]]` is its place.
    pub id: String,
    /// How it is answered.
    pub format: Format,
    /// What a typed answer is read as.
    pub reads: AnswerKind,
    /// The form that is asked.
    pub form: Form,
    /// Its choices, in the order to show them.
    pub choices: Vec<ChoiceView>,
    /// Width of its box in characters; 0 for one that fits most answers.
    pub width: u8,
}

/// A table as delivered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableView {
    /// The headings of its columns, HTML.
    pub columns: Vec<String>,
    /// Its rows by cells, HTML in which `[[id]]` is a blank.
    pub rows: Vec<Vec<String>>,
    /// The first cell of each row is its heading.
    pub heads: bool,
}

/// A number line as delivered; plain numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineView {
    /// Its left end.
    pub from: String,
    /// Its right end.
    pub to: String,
    /// From tick to tick.
    pub step: String,
    /// From one place that can be chosen to the next.
    pub snap: String,
    /// From one tick with a number to the next.
    pub labels: String,
}

/// A hint as delivered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HintView {
    /// HTML.
    pub text: String,
    /// A smaller question to answer.
    pub ask: Option<AskView>,
}

/// A hint's own question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskView {
    /// How it is answered.
    pub format: Format,
    /// The form that is asked.
    pub form: Form,
    /// Its choices.
    pub choices: Vec<ChoiceView>,
}

impl ItemView {
    /// The item as this turn of the session shows it: the same for every delivery of one turn, so that a resumed item looks
    /// as it did.
    pub(super) fn new(spec: &ItemSpec, session: &Session) -> Self {
        let mut orders = Orders { draw: session.turn_draw(Purpose::ChoiceOrder), kept: spec.keep_order };
        // What is to be put in order never comes in the right one.
        let ordered = (spec.format == Format::Order).then_some(spec.key.as_slice());
        Self {
            id: spec.id.clone(),
            skills: spec.skills.clone(),
            format: spec.format,
            reads: spec.reads,
            form: spec.form,
            question: spec.question.clone(),
            picture: spec.picture.as_ref().map(|picture| picture.json().to_owned()),
            choices: orders.shown(&spec.choices, ordered),
            targets: orders.shown(&spec.targets, None),
            blanks: spec.blanks.iter().map(|blank| BlankView::new(blank, &mut orders)).collect(),
            table: spec.table.as_ref().map(TableView::new),
            line: spec.line.as_ref().map(LineView::new),
            before: spec.before.clone(),
            after: spec.after.clone(),
            license: spec.license.clone(),
            author: spec.author.clone(),
            source: spec.source.clone(),
        }
    }
}

/// Orders to show choices in.
struct Orders {
    draw: Draw,
    kept: bool,
}

impl Orders {
    /// The choices in the order to show them; never in the order of `not`.
    fn shown(&mut self, choices: &[ChoiceSpec], not: Option<&[String]>) -> Vec<ChoiceView> {
        let mut order: Vec<usize> = (0..choices.len()).collect();
        if !self.kept || not.is_some() {
            self.draw.shuffle(&mut order);
        }
        if not.is_some_and(|key| order.iter().map(|&place| &choices[place].id).eq(key)) {
            order.rotate_left(1);
        }
        order.into_iter().map(|place| ChoiceView::new(&choices[place])).collect()
    }
}

impl ChoiceView {
    fn new(spec: &ChoiceSpec) -> Self {
        let picture = spec.picture.as_ref().map(|picture| picture.json().to_owned());
        Self { id: spec.id.clone(), text: spec.text.clone(), picture }
    }
}

impl BlankView {
    fn new(spec: &BlankSpec, orders: &mut Orders) -> Self {
        let BlankSpec { format, reads, form, width, .. } = *spec;
        Self { id: spec.id.clone(), format, reads, form, choices: orders.shown(&spec.choices, None), width }
    }
}

impl TableView {
    fn new(spec: &TableSpec) -> Self {
        Self { columns: spec.columns.clone(), rows: spec.rows.clone(), heads: spec.heads }
    }
}

impl LineView {
    fn new(spec: &LineSpec) -> Self {
        let or_step = |text: &String| if text.is_empty() { spec.step.clone() } else { text.clone() };
        let (from, to, step) = (spec.from.clone(), spec.to.clone(), spec.step.clone());
        Self { from, to, step, snap: or_step(&spec.snap), labels: or_step(&spec.labels) }
    }
}

impl HintView {
    pub(super) fn new(spec: &HintSpec) -> Self {
        let ask = spec.ask.as_ref().map(|ask| AskView {
            format: ask.format,
            form: ask.form,
            choices: ask.choices.iter().map(ChoiceView::new).collect(),
        });
        Self { text: spec.text.clone(), ask }
    }
}
