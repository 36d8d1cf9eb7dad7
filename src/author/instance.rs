//! One item as a student may meet it: built, and drawn where it is a template.
use super::build::build;
use crate::bank::{BankSpec, ItemSpec};
use crate::{Error, Result, template};

/// An item of a bank whose texts are `text` (`markdown` or `html`), built; of a template the instance that `seed` begins
/// the search for. Same item and seed, same instance.
///
/// # Errors
/// What [`build`] and [`template::draw`] find; the place is the field.
pub fn instance(item: &ItemSpec, text: &str, seed: u64) -> Result<ItemSpec> {
    let built = alone(item, text)?;
    if built.variables.is_empty() {
        return Ok(built);
    }
    let body = serde_json::to_string(&built).expect("an item is plain data");
    let filled = template::fill(&body, template::draw(&body, seed, &[])?)?;
    serde_json::from_str(&filled).map_err(|error| {
        Error::new("template/instance", format!("the filled item does not read ({error}); mend the template"))
    })
}

/// The built item's JSON, as templates are drawn from.
pub(super) fn body(item: &ItemSpec, text: &str) -> Result<String> {
    alone(item, text).map(|built| serde_json::to_string(&built).expect("an item is plain data"))
}

fn alone(item: &ItemSpec, text: &str) -> Result<ItemSpec> {
    let bank = BankSpec { text: text.to_owned(), items: vec![item.clone()], ..BankSpec::default() };
    Ok(build(bank)?.items.pop().expect("one item in, one item out"))
}
