//! What would have come without one of the reasons, and what there is to choose from.

use super::audit;
use super::command::Practice;
use super::view::{FocusView, SuggestionView, WhatIfView};
use crate::Result;
use crate::evidence::Focus;
use crate::ids::Millis;
use crate::selection::Term;

impl Practice {
    /// What would have come instead of the open item without this term: the choice is made again from the evidence
    /// before it.
    ///
    /// # Errors
    /// `session/none`, `session/no-item`, `session/no-help` in a check-up, where no term decides, `bank/item-shape` if the
    /// other item's texts do not read.
    pub fn what_if(&self, without: Term) -> Result<WhatIfView> {
        self.with_help()?;
        let current = self.current()?;
        let at = self.log.entries()[current.shown].evidence().map(|shown| shown.at);
        let before = audit::at(self.ground(), &self.log, current.shown).zip(at);
        let other = before.and_then(|((session, learner), at)| self.ground().what_if(&session, &learner, without, at));
        let mut found = WhatIfView { same: false, tie: false, skill: None, name: None, item: None, question: None };
        let Some(other) = other else { return Ok(found) };
        (found.same, found.tie) = (other.item == current.item, other.tie);
        if !found.same {
            let spec = self.texts(other.item, self.instance(other.item)?)?;
            let skill = self.bank.skill(self.bank.item(other.item).skills()[0]).spec();
            (found.skill, found.name) = (Some(skill.id.clone()), Some(skill.name.clone()));
            (found.item, found.question) = (Some(spec.id), Some(spec.question));
        }
        Ok(found)
    }

    /// Up to three good things to practise, in the lesson of this id or anywhere; where the plan offers no choice, the best
    /// of them under a free focus.
    #[must_use]
    pub fn suggestions(&self, within: Option<&str>, now: Millis) -> Vec<SuggestionView> {
        let found = self.ground().suggest(&self.learner, within, self.clamp(now));
        let offers = self.plan.offers_choices();
        let most = if offers { found.len() } else { 1 };
        let views = found.into_iter().take(most).map(|suggestion| {
            let spec = self.bank.skill(suggestion.skill).spec();
            let focus = if offers { Focus::Skill(spec.id.clone()) } else { Focus::Free };
            SuggestionView {
                focus: FocusView::from(focus),
                name: spec.name.clone(),
                about: spec.about.clone(),
                kind: suggestion.kind.as_str(),
                reason: self.reason(&suggestion.reason),
            }
        });
        views.collect()
    }
}
