//! An item as a reader of a format knows it: choices by position, pairs by position. Here it becomes an [`ItemSpec`].

use serde_json::{Map, Value, json};

use super::Found;
use crate::bank::{ChoiceSpec, ItemSpec, MistakeSpec};

/// A question read from a source; texts are Markdown.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The source's own id or name of it; empty if it has none.
    pub id: String,
    /// Ids of its skills; empty: the one named after the whole.
    pub skills: Vec<String>,
    /// The question; for a cloze with `[[1]]`, `[[2]]` … where its blanks are.
    pub question: String,
    /// What is right.
    pub answer: Answer,
    /// A number is asked for in the boxes of a fraction.
    pub fraction: bool,
    /// Choices keep the order written.
    pub keep_order: bool,
    /// Hints, gentlest first.
    pub hints: Vec<String>,
    /// Worked solution or general feedback.
    pub solution: String,
    /// Wrong typed answers and what to say to them.
    pub mistakes: Vec<MistakeSpec>,
    /// Plain text before the answer box.
    pub before: String,
    /// Plain text after the answer box, such as a unit.
    pub after: String,
    /// `easy`, `medium` or `hard`.
    pub difficulty: Option<String>,
    /// The form asked: `fraction`, `simplest` …
    pub form: Option<String>,
    /// The picture of the question.
    pub picture: Option<Image>,
    /// Its licence, where it has its own.
    pub license: Option<String>,
    /// Its author, where it has its own.
    pub author: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

/// A picture from a package or a data address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Image {
    /// `data:image/png;base64,…`
    pub data: String,
    /// What it shows, in words.
    pub alt: String,
}

/// One thing a student can choose.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    /// What it says.
    pub text: String,
    /// Is it right?
    pub right: bool,
    /// What to say to who chose it.
    pub why: String,
    /// Its picture.
    pub picture: Option<Image>,
}

/// One blank of a cloze.
#[derive(Clone, Debug)]
pub struct Blank {
    /// How it is filled: choice, number, text.
    pub answer: Answer,
    /// Wrong typed answers and what to say to them.
    pub mistakes: Vec<MistakeSpec>,
}

/// How a question is answered, and what is right.
#[derive(Clone, Debug)]
pub enum Answer {
    /// One of these.
    Choice(Vec<Pick>),
    /// All right ones of these.
    Choices(Vec<Pick>),
    /// A number.
    Number(String),
    /// One of these spellings.
    Text(Vec<String>),
    /// An expression.
    Expression(String),
    /// Left sides, right sides (which may have extras), and which right side belongs to each left one.
    Match {
        /// Left sides.
        left: Vec<String>,
        /// Right sides.
        right: Vec<String>,
        /// For each left side the position of its right side.
        pairs: Vec<usize>,
    },
    /// Things in their right order.
    Order(Vec<String>),
    /// Blanks in the question: the first is `[[1]]`.
    Cloze(Vec<Blank>),
}

impl Default for Answer {
    fn default() -> Self {
        Self::Text(Vec::new())
    }
}

impl Pick {
    /// A choice with its text.
    #[must_use]
    pub fn new(text: impl Into<String>, right: bool) -> Self {
        Self { text: text.into(), right, ..Self::default() }
    }
}

impl Image {
    /// As a bank's picture.
    fn json(&self) -> Value {
        json!({"kind": "image", "data": self.data, "alt": self.alt})
    }
}

/// Ids of choices: `a` … `z`, then `c27` …
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| format!("c{}", at + 1), |at| char::from(b'a' + at).into())
}

fn choices(all: &[Pick]) -> Value {
    let one = |(at, option): (usize, &Pick)| {
        let mut map = Map::new();
        map.insert("id".into(), letter(at).into());
        map.insert("text".into(), (*option.text).into());
        map.insert("why".into(), (*option.why).into());
        if let Some(picture) = &option.picture {
            map.insert("picture".into(), picture.json());
        }
        Value::Object(map)
    };
    all.iter().enumerate().map(one).collect()
}

fn right(all: &[Pick]) -> Vec<String> {
    all.iter().enumerate().filter(|(_, option)| option.right).map(|(at, _)| letter(at)).collect()
}

fn plain_choices(texts: &[String], id: impl Fn(usize) -> String) -> Value {
    texts.iter().enumerate().map(|(at, text)| json!({"id": id(at), "text": text})).collect()
}

/// Puts the answer's fields into the item's or the blank's.
fn answer(answer: &Answer, out: &mut Map<String, Value>) {
    let (format, key): (&str, Value) = match answer {
        Answer::Choice(all) => {
            out.insert("choices".into(), choices(all));
            ("choice", right(all).into_iter().next().into())
        }
        Answer::Choices(all) => {
            out.insert("choices".into(), choices(all));
            ("choices", right(all).into())
        }
        Answer::Number(key) => ("number", (**key).into()),
        Answer::Text(keys) => ("text", keys.clone().into()),
        Answer::Expression(key) => ("expression", (**key).into()),
        Answer::Match { left, right, pairs } => {
            out.insert("choices".into(), plain_choices(left, letter));
            out.insert("targets".into(), plain_choices(right, |at| (at + 1).to_string()));
            let pairs = pairs.iter().enumerate().map(|(at, to)| format!("{}:{}", letter(at), to + 1));
            ("match", pairs.collect())
        }
        Answer::Order(things) => {
            out.insert("choices".into(), plain_choices(things, letter));
            ("order", (0..things.len()).map(letter).collect())
        }
        Answer::Cloze(blanks) => {
            let blanks = blanks.iter().enumerate().map(|(at, blank)| {
                let mut map = Map::new();
                map.insert("id".into(), (at + 1).to_string().into());
                self::answer(&blank.answer, &mut map);
                map.insert("mistakes".into(), mistakes(&blank.mistakes));
                Value::Object(map)
            });
            out.insert("blanks".into(), blanks.collect());
            ("cloze", Value::Null)
        }
    };
    out.insert("format".into(), format.into());
    if !key.is_null() {
        out.insert("key".into(), key);
    }
}

fn mistakes(all: &[MistakeSpec]) -> Value {
    all.iter().map(|one| json!({"answer": one.answer, "why": one.why})).collect()
}

impl Draft {
    /// The draft as an item. An answer that the bank format has no place for comes back as `None`.
    #[must_use]
    pub fn item(&self) -> Option<ItemSpec> {
        let mut map = Map::new();
        map.insert("id".into(), (*self.id).into());
        map.insert("skills".into(), self.skills.clone().into());
        map.insert("question".into(), (*self.question).into());
        answer(&self.answer, &mut map);
        if self.fraction && matches!(self.answer, Answer::Number(_)) {
            map.insert("format".into(), "fraction".into());
        }
        map.insert("keep_order".into(), self.keep_order.into());
        map.insert("hints".into(), self.hints.iter().map(|text| json!({"text": text})).collect());
        map.insert("solution".into(), (*self.solution).into());
        map.insert("mistakes".into(), mistakes(&self.mistakes));
        map.insert("before".into(), (*self.before).into());
        map.insert("after".into(), (*self.after).into());
        let optional = [
            ("difficulty", &self.difficulty),
            ("form", &self.form),
            ("license", &self.license),
            ("author", &self.author),
            ("source", &self.source),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                map.insert(name.into(), (**value).into());
            }
        }
        if let Some(picture) = &self.picture {
            map.insert("picture".into(), picture.json());
        }
        serde_json::from_value(Value::Object(map)).ok()
    }

    /// The question with this draft as its item.
    #[must_use]
    pub fn found(&self, found: Found) -> Found {
        match self.item() {
            Some(item) => found.with(item),
            None => found.refused("import/format", "a bank has no place for a question of this type"),
        }
    }
}

/// A choice by its text, for tests and comparisons.
#[must_use]
pub fn right_texts(item: &ItemSpec) -> Vec<&str> {
    let text = |id: &String| item.choices.iter().find(|choice: &&ChoiceSpec| choice.id == *id).map(|one| &*one.text);
    item.key.as_slice().iter().map(|key| text(key).unwrap_or(key)).collect()
}
