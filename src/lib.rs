//! Gradus is an adaptive practice engine.
//!
//! A learner's answers are **evidence**; everything the engine believes is a **fold** of that evidence; everything it
//! does next is a **pure function** of belief, plan, time and a derived draw. So replay, merge, audit, offline use and
//! tests come for nothing: the same bank, plan, evidence, time and seed give the same bits natively and in the page.
//!
//! ```
//! use gradus::{bank::Bank, evidence::Focus, plan::PlanSpec, session::{Beginning, Practice, View}, Millis};
//!
//! let file = br#"{"gradus":"bank","version":1,"id":"tiny","name":"Tiny","text":"html",
//!   "skills":[{"id":"add","name":"Add"}],
//!   "items":[{"id":"one","skills":["add"],"format":"number","question":"1 + 1 = ?","key":"2"}]}"#;
//! let mut practice = Practice::new(Bank::parse(file.to_vec())?, PlanSpec::default().check()?)?;
//! let step = practice.start(Beginning {
//!     writer: "0123456789abcdef".into(), seed: 1, focus: Focus::Free, now: Millis(1_000),
//!     ..Beginning::default()
//! })?;
//! let View::Task(task) = step.view else { unreachable!() };
//! assert_eq!(task.item.question, "1 + 1 = ?");
//! let feedback = practice.answer(&["2".into()], Millis(3_000), false, Millis(4_000))?;
//! assert_eq!(feedback.lines.len(), 1); // store these before showing the feedback
//! # Ok::<(), gradus::Error>(())
//! ```
//!
//! What it does not do: read a clock, a file or the system's randomness (they are arguments), send anything anywhere,
//! or decide about a person.

#[cfg(feature = "author")]
pub mod author;
pub mod bank;
#[cfg(feature = "calibrate")]
pub mod calibrate;
pub mod draw;
mod error;
pub mod evidence;
pub mod grading;
mod ids;
pub mod irt;
mod json;
pub mod learner;
#[cfg(not(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
mod letters;
pub mod math;
mod order;
pub mod plan;
#[cfg(not(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
mod rational;
pub mod report;
pub mod selection;
pub mod session;
#[cfg(feature = "simulate")]
pub mod simulate;
#[cfg(not(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32")))]
pub mod template;
// The page's engine leaves templates to the module of feature `marking`.
#[cfg(all(feature = "wasm", not(feature = "marking"), target_arch = "wasm32"))]
#[path = "template/elsewhere.rs"]
mod template;
pub mod tracer;
#[cfg(all(any(feature = "wasm", feature = "marking", feature = "irt", feature = "authoring"), target_arch = "wasm32"))]
mod wasm;

pub use error::{Error, Result};
pub use ids::{ItemIndex, Millis, Probability, SkillIndex};
