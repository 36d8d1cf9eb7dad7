//! A collection: its notes, their types and the decks their cards are in.
use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::super::package::Media;
use super::super::{File, Imported};
use super::media::{named, unpacked};
use super::note::{self, Note};
use super::proto;
use super::sqlite::{Database, Value};
use super::template::Template;
use crate::{Error, Result};

/// The separator of a note's fields.
const FIELD: char = '\u{1f}';

/// A type of notes.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    /// Its name.
    pub(super) name: String,
    /// Names of its fields.
    pub(super) fields: Vec<String>,
    /// Its first card, front and back.
    pub(super) card: Template,
}

/// Reads a package's files.
pub(super) fn read(name: &str, mut files: Vec<File>) -> Result<Imported> {
    // The newest form has an old collection beside it that asks to update.
    let order = ["collection.anki21b", "collection.anki21", "collection.anki2"];
    let at = order.iter().find_map(|name| files.iter().position(|file| file.path == *name));
    let Some(at) = at else {
        return Err(Error::new("anki/no-collection", "there is no collection in it; export the deck from Anki again"));
    };
    let collection = unpacked(files.swap_remove(at).bytes)?;
    let database = Database::new(&collection)?;
    let models = models(&database)?;
    let decks = decks(&database)?;
    let mut deck_of: BTreeMap<i64, i64> = BTreeMap::new();
    for card in database.rows("cards")? {
        if let [_, note, deck, ..] = &*card {
            deck_of.entry(note.integer()).or_insert_with(|| deck.integer());
        }
    }
    let media = named(files);
    let media = Media::new(&media);
    let mut notes = Vec::new();
    for row in database.rows("notes")? {
        let column = |at: usize| row.get(at).unwrap_or(&Value::Null);
        let id = column(0).integer();
        let deck = deck_of.get(&id).and_then(|deck| decks.get(deck)).cloned().unwrap_or_default();
        let fields = column(6).text().split(FIELD).map(str::to_owned).collect();
        let model = models.get(&column(2).integer()).cloned().unwrap_or_default();
        notes.push(Note { id: id.to_string(), model, fields, deck, place: format!("note {id}") });
    }
    let mut imported = Imported { name: name.to_owned(), ..Imported::default() };
    note::all(notes, &media, &mut imported);
    Ok(imported)
}

/// The types of notes: JSON in the first row of `col`, or in newer files tables of their own.
fn models(database: &Database<'_>) -> Result<BTreeMap<i64, Model>> {
    let col = database.rows("col")?;
    let json = col.first().and_then(|row| serde_json::from_str::<Json>(row.get(9)?.text()).ok());
    let mut models = BTreeMap::new();
    for (id, model) in json.as_ref().and_then(Json::as_object).into_iter().flatten() {
        let text = |value: &Json, key: &str| value.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
        let list = |key: &str| model.get(key).and_then(Json::as_array).into_iter().flatten();
        let card = list("tmpls").next();
        models.insert(
            id.parse().unwrap_or_default(),
            Model {
                name: text(model, "name"),
                fields: list("flds").map(|field| text(field, "name")).collect(),
                card: card
                    .map(|card| Template { front: text(card, "qfmt"), back: text(card, "afmt") })
                    .unwrap_or_default(),
            },
        );
    }
    for row in database.rows("notetypes")? {
        if let [id, name, ..] = &*row {
            models.insert(id.integer(), Model { name: name.text().to_owned(), ..Model::default() });
        }
    }
    for row in database.rows("fields")? {
        if let [model, _, name, ..] = &*row {
            let model = models.get_mut(&model.integer());
            model.into_iter().for_each(|model| model.fields.push(name.text().to_owned()));
        }
    }
    for row in database.rows("templates")? {
        if let [model, order, _, _, _, config, ..] = &*row
            && order.integer() == 0
            && let Some(model) = models.get_mut(&model.integer())
        {
            let text = |field| proto::text(config.bytes(), field).unwrap_or_default();
            model.card = Template { front: text(1), back: text(2) };
        }
    }
    Ok(models)
}

/// The names of decks; `Parent::Child`.
fn decks(database: &Database<'_>) -> Result<BTreeMap<i64, String>> {
    let col = database.rows("col")?;
    let json = col.first().and_then(|row| serde_json::from_str::<Json>(row.get(10)?.text()).ok());
    let mut decks = BTreeMap::new();
    for (id, deck) in json.as_ref().and_then(Json::as_object).into_iter().flatten() {
        let name = deck.get("name").and_then(Json::as_str).unwrap_or_default();
        decks.insert(id.parse().unwrap_or_default(), name.to_owned());
    }
    for row in database.rows("decks")? {
        if let [id, name, ..] = &*row {
            decks.insert(id.integer(), name.text().replace(FIELD, "::"));
        }
    }
    Ok(decks)
}
