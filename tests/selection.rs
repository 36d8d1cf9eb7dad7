//! What comes next: against a slow rescoring written from the rules, and what is promised of it.

mod support;

#[path = "selection/finish.rs"]
mod finish;
#[path = "selection/oracle.rs"]
mod oracle;
#[path = "selection/played.rs"]
mod played;
#[path = "selection/reasons.rs"]
mod reasons;
#[path = "selection/rules.rs"]
mod rules;
#[path = "selection/settle.rs"]
mod settle;
#[path = "selection/state.rs"]
mod state;
#[path = "selection/suggested.rs"]
mod suggested;
