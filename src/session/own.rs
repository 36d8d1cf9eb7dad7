//! What is noted outside of items: the learner's own goal and view of a skill, and that a person has looked at one.

use super::command::Practice;
use crate::evidence::{OwnView, What};
use crate::ids::Millis;
use crate::{Error, Result};

impl Practice {
    /// Sets the learner's own goal, which lasts until the next is set; `None` for no goal.
    ///
    /// # Errors
    /// `session/writer`, `session/clock`, `session/unknown-focus` if the bank has no such skill.
    pub fn aim(&mut self, skill: Option<&str>, writer: &str, now: Millis) -> Result<String> {
        if let Some(skill) = skill {
            self.known_skill(skill)?;
        }
        self.sign(writer)?;
        Ok(self.record(now, What::Aimed { skill: skill.map(str::to_owned) }))
    }

    /// Notes how the learner sees a skill. It stands beside what the answers show, and changes none of it.
    ///
    /// # Errors
    /// `session/writer`, `session/clock`, `session/unknown-focus` if the bank has no such skill.
    pub fn say(&mut self, skill: &str, view: OwnView, writer: &str, now: Millis) -> Result<String> {
        self.known_skill(skill)?;
        self.sign(writer)?;
        Ok(self.record(now, What::Said { skill: skill.to_owned(), view }))
    }

    /// Notes that a person has looked at a handed-over skill with the learner: it may be practised again.
    ///
    /// # Errors
    /// `session/writer`, `session/clock`, `session/unknown-focus` if the bank has no such skill.
    pub fn looked_at(&mut self, skill: &str, writer: &str, now: Millis) -> Result<String> {
        self.known_skill(skill)?;
        self.sign(writer)?;
        Ok(self.record(now, What::LookedAt { skill: skill.to_owned() }))
    }

    fn known_skill(&self, skill: &str) -> Result<()> {
        if self.bank.find_skill(skill).is_some() {
            return Ok(());
        }
        let message = ["this bank has no skill `", skill, "`; choose one that it has"].concat();
        Err(Error::new("session/unknown-focus", message))
    }
}
