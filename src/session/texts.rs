//! The texts of an item, and of an instance of a template.

use super::command::Practice;
use super::ground::Ground;
use super::state::Session;
use crate::Result;
use crate::bank::ItemSpec;
use crate::draw::Purpose;
use crate::grading::Locale;
use crate::ids::ItemIndex;
use crate::learner::Learner;
use crate::template;

impl Practice {
    /// Everything the file says of an item; of a template, this instance of it.
    ///
    /// # Errors
    /// `bank/item-shape` if its texts do not read; `template/…` if the template cannot be filled; `engine/no-marking` in a
    /// page that has not loaded the module for templates yet.
    pub(super) fn texts(&self, item: ItemIndex, instance: Option<u64>) -> Result<ItemSpec> {
        if !self.bank.item(item).template() {
            return self.bank.texts(item);
        }
        let place = || ["item ", self.bank.item(item).id()].concat();
        // A record without a number, of a time when the item was no template, is any instance.
        let filled = template::fill(self.bank.body(item), instance.unwrap_or(0)).map_err(|fault| fault.at(place()))?;
        ItemSpec::read(&filled).map_err(|fault| fault.recode("bank/item-shape").at(place()))
    }

    /// The number of the instance that this turn shows of a template; `None` for an item.
    ///
    /// # Errors
    /// As [`texts`](Self::texts).
    pub(super) fn instance(&self, item: ItemIndex) -> Result<Option<u64>> {
        self.ground().instance(self.open_session()?, &self.learner, item)
    }

    /// How numbers are written in the bank's language.
    pub(super) fn locale(&self) -> Locale {
        Locale::of(self.bank.language())
    }
}

impl Ground<'_> {
    /// See [`Practice::instance`].
    pub(super) fn instance(&self, session: &Session, learner: &Learner, item: ItemIndex) -> Result<Option<u64>> {
        if !self.bank.item(item).template() {
            return Ok(None);
        }
        let start = session.turn_draw(Purpose::Instance).wide();
        let drawn = template::draw(self.bank.body(item), start, &learner.instances(item));
        drawn.map(Some).map_err(|fault| fault.at(["item ", self.bank.item(item).id()].concat()))
    }
}
