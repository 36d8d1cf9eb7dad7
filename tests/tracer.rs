//! The main tracer, from outside: what holds for any learner, with the parameters that ship and with small fitted ones.

#[path = "tracer/explained.rs"]
mod explained;
#[path = "tracer/golden.rs"]
mod golden;
#[path = "tracer/limits.rs"]
mod limits;
#[path = "tracer/properties.rs"]
mod properties;
#[path = "tracer/public.rs"]
mod public;
#[path = "tracer/simulated.rs"]
mod simulated;
#[path = "tracer/support.rs"]
mod support;
#[path = "tracer/tables.rs"]
mod tables;
#[path = "tracer/time.rs"]
mod time;
