//! Help with an item: hints and the solution. Not in a check-up.

use super::command::Practice;
use super::view::{HintMark, Step};
use crate::evidence::What;
use crate::grading::{self, Asked, Mark};
use crate::ids::Millis;
use crate::{Error, Result};

impl Practice {
    /// Shows the next hint.
    ///
    /// # Errors
    /// `session/none`, `session/no-help` in a check-up, `session/no-item`, `session/no-more-hints`.
    pub fn hint(&mut self, now: Millis) -> Result<Step> {
        self.with_help()?;
        let current = self.awaiting()?.clone();
        let spec = self.texts(current.item, current.instance)?;
        if usize::from(current.hints) >= spec.hints.len() {
            return Err(Error::new("session/no-more-hints", "all hints are on the screen"));
        }
        let line = self.record(now, What::Hinted { item: spec.id });
        let current = self.current()?.clone();
        let view = self.task(&current, None)?;
        Ok(Step { lines: vec![line], view })
    }

    /// Marks an answer to the question of a hint that is shown. Not evidence.
    ///
    /// # Errors
    /// `session/none`, `session/no-item`, `session/no-hint` if that hint is not shown or asks nothing,
    /// `engine/no-marking` from [`grading::ready`].
    pub fn check_hint(&self, index: usize, response: &[String]) -> Result<HintMark> {
        let current = self.current()?;
        let spec = self.texts(current.item, current.instance)?;
        let shown = spec.hints.get(index).filter(|_| index < usize::from(current.hints));
        let ask = shown
            .and_then(|hint| hint.ask.as_ref())
            .ok_or_else(|| Error::new("session/no-hint", "that hint is not shown or asks nothing"))?;
        let asked = Asked::hint(ask, self.locale());
        grading::ready(&asked.question())?;
        let Mark { verdict, reading, note, .. } = asked.mark(response);
        Ok(HintMark { verdict, note: note.map(Into::into), reading })
    }

    /// Shows the solution of an item that was answered.
    ///
    /// # Errors
    /// `session/none`, `session/no-help` in a check-up, `session/no-item`, `session/no-answer` if there is no answer yet.
    pub fn reveal(&mut self, now: Millis) -> Result<Step> {
        self.with_help()?;
        let current = self.current()?.clone();
        if current.answer.is_none() {
            return Err(Error::new("session/no-answer", "there is no answer yet; the solution comes after one"));
        }
        let mut lines = Vec::new();
        if !current.revealed {
            let item = self.bank.item(current.item).id().to_owned();
            lines.push(self.record(now, What::Revealed { item }));
        }
        let current = self.current()?.clone();
        let view = self.task(&current, None)?;
        Ok(Step { lines, view })
    }

    /// # Errors
    /// `session/no-help` in a check-up.
    pub(super) fn with_help(&self) -> Result<()> {
        if self.open_session()?.mode.measures() {
            let message = "a check-up shows what can be done alone: answer, or say that you don't know yet";
            return Err(Error::new("session/no-help", message));
        }
        Ok(())
    }
}
