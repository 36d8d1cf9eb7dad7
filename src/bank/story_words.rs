//! The words of a template's story.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// Words by their names, in the order of the names. A list and no map: std's map is 4 KB of the page's engine.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(Vec<(String, String)>);

impl Words {
    /// Gives the name this word; of a name that comes twice the last word counts.
    pub fn set(&mut self, name: &str, word: String) {
        match self.place(name) {
            Ok(at) => self.0[at].1 = word,
            Err(at) => self.0.insert(at, (name.to_owned(), word)),
        }
    }

    /// The word of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.place(name).ok().map(|at| self.0[at].1.as_str())
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|own| own.0.as_str().cmp(name))
    }
}

impl FromIterator<(String, String)> for Words {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(words: I) -> Self {
        let mut own = Self::default();
        words.into_iter().for_each(|(name, word)| own.set(&name, word));
        own
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, word)| (name, word)))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::<String, String>::deserialize(deserializer).map(Self::from_iter)
    }
}
