//! The page's engine: one class, wire types from `session` and `report`, errors with stable codes.
//!
//! `types.d.ts` is what JavaScript sees, written by hand. Values cross by serde inside the functions, never in the
//! ABI, so the boundary stays a page long.

#[cfg(not(feature = "marking"))]
use super::elsewhere::{self, Marking};
use super::out::out;
use super::plan::read_plan;
use super::throw::throw;
use crate::bank::Bank;
use crate::evidence::{Focus, Mode, Outside, OwnView, Progress, read_progress, write_progress};
use crate::selection::Term;
use crate::session::{Beginning, Practice, Step};
use crate::{Error, Millis, report};
use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// One learner with one bank.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine(Practice);

type Outcome = Result<JsValue, JsValue>;

#[derive(Serialize)]
struct Loaded {
    records: usize,
    skipped: usize,
    open: bool,
}

#[wasm_bindgen]
impl Engine {
    /// Checks a bank and a plan and begins with nothing known.
    #[wasm_bindgen(constructor)]
    pub fn new(
        bank: Vec<u8>,
        #[wasm_bindgen(unchecked_param_type = "PlanSpec | null")] plan: JsValue,
    ) -> Result<Engine, JsValue> {
        let plan = read_plan(&plan).and_then(|plan| plan.check()).map_err(throw)?;
        Practice::new(Bank::parse(bank).map_err(throw)?, plan).map(Self).map_err(throw)
    }

    /// The bank at a glance.
    #[wasm_bindgen(unchecked_return_type = "Overview")]
    pub fn overview(&self) -> Outcome {
        write(&report::overview(self.0.bank(), self.0.plan()))
    }

    /// Adds records to the log and folds it.
    #[wasm_bindgen(unchecked_return_type = "Loaded")]
    pub fn load(&mut self, lines: Vec<String>) -> Outcome {
        self.0.load(lines).map_err(throw)?;
        write(&Loaded {
            records: self.0.log().entries().len(),
            skipped: self.0.learner().skipped(),
            open: self.0.is_open(),
        })
    }

    /// Up to three good things to practise, in the lesson of this id or anywhere.
    #[wasm_bindgen(unchecked_return_type = "Suggestion[]")]
    pub fn suggestions(&self, now: f64, within: Option<String>) -> Outcome {
        write(&self.0.suggestions(within.as_deref(), millis(now)))
    }

    /// Begins a session and gives its first item.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn start(&mut self, #[wasm_bindgen(unchecked_param_type = "Beginning")] beginning: JsValue) -> Outcome {
        let text = |of: &JsValue, name: &str| get(of, name).as_string().unwrap_or_default();
        let number = |name: &str| get(&beginning, name).as_f64().unwrap_or_default();
        let focus = get(&beginning, "focus");
        let focus = match text(&focus, "kind").as_str() {
            "lesson" => Focus::Lesson(text(&focus, "id")),
            "skill" => Focus::Skill(text(&focus, "id")),
            _ => Focus::Free,
        };
        let writer = text(&beginning, "writer");
        let mode = match get(&beginning, "mode").as_string() {
            Some(name) => Mode::named(&name).ok_or_else(|| throw(unknown_word()))?,
            None => Mode::Practice,
        };
        let outside = Some(get(&beginning, "outside")).filter(JsValue::is_object).map(|outside| {
            let thousandths = |name: &str| get(&outside, name).as_f64().unwrap_or_default() * 1000.0;
            Outside { level: thousandths("level").round() as i32, se: thousandths("se").round() as u32 }
        });
        let (seed, now) = (number("seed") as u64, millis(number("now")));
        step(self.0.start(Beginning { writer, seed, focus, mode, outside, now }))
    }

    /// Goes on with an unfinished session at the same item.
    #[wasm_bindgen(unchecked_return_type = "Step | null")]
    pub fn resume(&mut self, writer: &str, now: f64) -> Outcome {
        match self.0.resume(writer, millis(now)).map_err(throw)? {
            Some(step) => write(&step),
            None => Ok(JsValue::NULL),
        }
    }

    /// Gives the next item, hands a skill to a person, or ends the session.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn next(&mut self, now: f64) -> Outcome {
        step(self.0.next(millis(now)))
    }

    /// Marks an answer.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn answer(&mut self, response: Vec<String>, ms: f64, helped: bool, now: f64) -> Outcome {
        step(self.0.answer(&response, millis(ms), helped, millis(now)))
    }

    /// "I don't know yet", in a check-up.
    #[wasm_bindgen(js_name = dontKnow, unchecked_return_type = "Step")]
    pub fn dont_know(&mut self, ms: f64, now: f64) -> Outcome {
        step(self.0.dont_know(millis(ms), millis(now)))
    }

    /// Shows the next hint.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn hint(&mut self, now: f64) -> Outcome {
        step(self.0.hint(millis(now)))
    }

    /// Marks an answer to a hint's own question.
    #[wasm_bindgen(js_name = checkHint, unchecked_return_type = "HintMark")]
    pub fn check_hint(&self, index: usize, response: Vec<String>) -> Outcome {
        write(&self.0.check_hint(index, &response).map_err(throw)?)
    }

    /// The same item again.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn retry(&mut self) -> Outcome {
        step(self.0.retry())
    }

    /// Shows the solution of an item that was answered.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn reveal(&mut self, now: f64) -> Outcome {
        step(self.0.reveal(millis(now)))
    }

    /// Ends the session at the learner's wish.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn finish(&mut self, now: f64) -> Outcome {
        step(self.0.finish(millis(now)))
    }

    /// Sets the learner's own goal.
    #[wasm_bindgen(unchecked_return_type = "Line[]")]
    pub fn aim(&mut self, skill: Option<String>, writer: &str, now: f64) -> Outcome {
        let line = self.0.aim(skill.as_deref(), writer, millis(now)).map_err(throw)?;
        write(&std::slice::from_ref(&line))
    }

    /// Notes how the learner sees a skill.
    #[wasm_bindgen(unchecked_return_type = "Line[]")]
    pub fn say(
        &mut self,
        skill: &str,
        #[wasm_bindgen(unchecked_param_type = "Said")] view: &str,
        writer: &str,
        now: f64,
    ) -> Outcome {
        let view = OwnView::named(view).ok_or_else(|| throw(unknown_word()))?;
        let line = self.0.say(skill, view, writer, millis(now)).map_err(throw)?;
        write(&std::slice::from_ref(&line))
    }

    /// Notes that a person has looked at a handed-over skill with the learner.
    #[wasm_bindgen(js_name = lookedAt, unchecked_return_type = "Line[]")]
    pub fn looked_at(&mut self, skill: &str, writer: &str, now: f64) -> Outcome {
        let line = self.0.looked_at(skill, writer, millis(now)).map_err(throw)?;
        write(&std::slice::from_ref(&line))
    }

    /// What would have come instead of the open item without this term.
    #[wasm_bindgen(js_name = whatIf, unchecked_return_type = "WhatIf")]
    pub fn what_if(&self, #[wasm_bindgen(unchecked_param_type = "Term")] term: &str) -> Outcome {
        let term = Term::named(term).ok_or_else(|| throw(unknown_word()))?;
        write(&self.0.what_if(term).map_err(throw)?)
    }

    /// The learner's map.
    #[wasm_bindgen(unchecked_return_type = "SkillState[]")]
    pub fn map(&self, now: f64) -> Outcome {
        let now = millis(now).max(self.0.log().last_at());
        write(&report::map(self.0.bank(), self.0.learner(), self.0.log(), now))
    }

    /// Takes the module that marks expressions, once for all engines. Until then a bank or a hint that has one gives
    /// `engine/no-marking`.
    #[cfg(not(feature = "marking"))]
    #[wasm_bindgen(js_name = useMarking)]
    pub fn use_marking(marking: Marking) {
        elsewhere::take(marking);
    }

    /// The text of a progress file.
    #[wasm_bindgen(js_name = saveProgress)]
    pub fn save_progress(learner: String, bank: String, now: f64, lines: Vec<String>) -> String {
        write_progress(&Progress { learner, bank, saved: millis(now), lines })
    }

    /// Reads and checks a progress file.
    #[wasm_bindgen(js_name = readProgress, unchecked_return_type = "Progress")]
    pub fn read_progress(text: &str) -> Outcome {
        write(&read_progress(text).map_err(throw)?)
    }
}

fn step(outcome: crate::Result<Step>) -> Outcome {
    write(&outcome.map_err(throw)?)
}

/// JavaScript's clock and lengths of time are doubles; what is no time at all counts as 0.
fn millis(number: f64) -> Millis {
    Millis(number as u64)
}

fn write<T: Serialize>(value: &T) -> Outcome {
    Ok(out(value).expect("wire types are plain"))
}

fn unknown_word() -> Error {
    Error::new("session/unknown-word", "the engine has no such mode, view or term; use one that types.d.ts names")
}

/// A property; `undefined` where there is none.
pub(super) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
