//! A template as a whole: its variables, conditions and stories, and which instances there are.

use super::atom::taken;
use super::parse::expression;
use super::run::Run;
use super::tree::{Fault, Node, Outcome, Value};
use super::variable::{self, Source, Variable};
use crate::json::{Fields, Raw};
use crate::{Error, Result};

/// Instance numbers stay below this, so that every language holds them exactly.
const MOST: u64 = 1 << 53;
/// More variables than this no person keeps in mind, and none needs.
const MOST_VARIABLES: usize = 60;

/// An item's JSON with its variables read.
#[derive(Debug)]
pub(crate) struct Template<'a> {
    pub(crate) fields: Fields<'a>,
    /// The names of the variables, then those of the stories' words.
    pub(crate) names: Vec<String>,
    pub(crate) variables: Vec<Variable>,
    /// Each condition, and after how many variables it can be looked at.
    pub(crate) conditions: Vec<(Node, usize)>,
    pub(crate) stories: Vec<Story>,
    /// How many ways there are to draw the variables, conditions aside.
    pub(crate) numbers: u64,
}

/// A story: its name, and its words in the order of the template's names.
#[derive(Debug)]
pub(crate) struct Story {
    pub(crate) name: String,
    pub(crate) words: Vec<String>,
}

impl<'a> Template<'a> {
    /// Reads the JSON of an item; `None` if it is no template.
    ///
    /// # Errors
    /// `template/shape`, `template/too-large`, `template/too-long`, and those of its expressions.
    pub(crate) fn read(body: &'a str) -> Result<Option<Self>> {
        let Some(fields) = Fields::parse(body)? else {
            return Err(Error::new("template/shape", "an item is an object in curly brackets"));
        };
        let declared = texts(&fields, "variables")?;
        if declared.is_empty() {
            return Ok(None);
        }
        if declared.len() > MOST_VARIABLES {
            return Err(Error::new("template/too-long", "it has too many variables; 60 are the most"));
        }
        let mut template = Self {
            fields,
            names: Vec::new(),
            variables: Vec::new(),
            conditions: Vec::new(),
            stories: Vec::new(),
            numbers: 1,
        };
        let mut known = Vec::new();
        for text in &declared {
            let variable =
                variable::read(text, &mut template.names, &mut known).map_err(|error| error.at("variables"))?;
            let numbers = template.numbers.checked_mul(variable.width).filter(|numbers| *numbers < MOST);
            template.numbers = numbers.ok_or_else(|| too_large(text))?;
            template.variables.push(variable);
        }
        for text in texts(&template.fields, "where")? {
            let node = expression(&text, &mut template.names).map_err(|error| error.at("where"))?;
            let mut used = Vec::new();
            node.names(&mut used);
            // Names behind the variables are those of its own sums.
            let after = used.into_iter().filter(|name| *name < declared.len()).max().map_or(0, |last| last + 1);
            template.conditions.push((node, after));
        }
        template.read_stories()?;
        Ok(Some(template))
    }

    fn read_stories(&mut self) -> Result<()> {
        let first_word = self.names.len();
        let Some(contexts) = self.fields.get("contexts") else { return Ok(()) };
        for (place, context) in contexts.list().ok_or_else(|| shape("contexts"))?.into_iter().enumerate() {
            let fields = context.fields().ok_or_else(|| shape("contexts"))?;
            let name = fields.get("name").and_then(Raw::text).ok_or_else(|| shape("contexts"))?.into_owned();
            let all =
                fields.get("words").map_or(Some(Fields::default()), Raw::fields).ok_or_else(|| shape("contexts"))?;
            let mut count = 0;
            for (word, _) in all.all() {
                count += 1;
                if place > 0 {
                    continue;
                }
                if !word.bytes().all(|b| b.is_ascii_alphanumeric())
                    || !word.starts_with(|c: char| c.is_ascii_alphabetic())
                {
                    let message = ["`", word, "` is no name for a word; use letters and digits"].concat();
                    return Err(Error::new("template/context", message));
                }
                if self.names.iter().any(|own| own == word) {
                    return Err(taken(word).at("contexts"));
                }
                self.names.push(word.to_owned());
            }
            let mut words = Vec::new();
            for wanted in &self.names[first_word..] {
                words.extend(all.get(wanted).and_then(Raw::text));
            }
            if words.len() != self.names.len() - first_word || words.len() != count {
                let message =
                    ["context `", &name, "` has not the same words as the first one; give all of them the same"];
                return Err(Error::new("template/context", message.concat()));
            }
            self.stories.push(Story { name, words: words.into_iter().map(std::borrow::Cow::into_owned).collect() });
        }
        if self.numbers.checked_mul(self.contexts()).is_none_or(|all| all >= MOST) {
            return Err(too_large("contexts"));
        }
        Ok(())
    }

    /// How many stories there are to draw from; one if there is none, for then it is told without.
    pub(crate) fn contexts(&self) -> u64 {
        self.stories.len().max(1) as u64
    }

    /// Gives the variables their values. `wrap`: digits too large for their ranges begin anew, so that every number
    /// leads to a choice. Gives the number that leads there without wrapping.
    pub(super) fn assign(&self, run: &mut Run, index: u64, wrap: bool) -> Outcome<u64> {
        if index >= self.numbers {
            return Err(Fault::Invalid("there is no such number"));
        }
        let mut place = self.numbers;
        let (mut rest, mut canonical) = (index, 0);
        self.hold(run, 0)?;
        for (at, variable) in self.variables.iter().enumerate() {
            place /= variable.width;
            let (value, digit) = variable.value(run, rest / place, wrap)?;
            rest %= place;
            canonical =
                canonical * variable.width + if matches!(variable.source, Source::Drawn(_)) { digit } else { 0 };
            run.set(at, value);
            self.hold(run, at + 1)?;
        }
        Ok(canonical)
    }

    /// The conditions that can be looked at now that so many variables are known.
    fn hold(&self, run: &mut Run, known: usize) -> Outcome<()> {
        for (condition, after) in &self.conditions {
            if *after == known && !run.truth(condition)? {
                return Err(Fault::Invalid("a condition of `where` does not hold"));
            }
        }
        Ok(())
    }

    /// The values of an instance's names.
    pub(crate) fn instance(&self, number: u64) -> Outcome<Run> {
        let mut run = Run::new();
        self.assign(&mut run, number / self.contexts(), false)?;
        let story = self.stories.get((number % self.contexts()) as usize);
        for (at, word) in story.iter().flat_map(|story| &story.words).enumerate() {
            run.set(self.variables.len() + at, Value::Text(word.clone()));
        }
        Ok(run)
    }
}

fn texts(fields: &Fields<'_>, name: &str) -> Result<Vec<String>> {
    fields.get(name).map_or(Some(Vec::new()), Raw::texts).ok_or_else(|| shape(name))
}

fn shape(name: &str) -> Error {
    let message = ["`", name, "` is not of its shape; docs/bank.md shows it"].concat();
    Error::new("template/shape", message)
}

fn too_large(what: &str) -> Error {
    let message = "there are too many ways to draw it (2^53 are the most) or none; use smaller ranges";
    Error::new("template/too-large", message).at(["`", what, "`"].concat())
}
