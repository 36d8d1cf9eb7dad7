//! Templates: the language against a slow reading of its own, the draw, what a build makes of slots, hostile input, and
//! a thousand instances of every template that comes with Gradus.
#![cfg(feature = "author")]

#[path = "templates/banks.rs"]
mod banks;
#[path = "templates/built.rs"]
mod built;
#[path = "templates/drawing.rs"]
mod drawing;
#[path = "templates/faults.rs"]
mod faults;
#[path = "templates/filling.rs"]
mod filling;
#[path = "templates/hostile.rs"]
mod hostile;
#[path = "templates/language.rs"]
mod language;
#[path = "templates/oracle.rs"]
mod oracle;
