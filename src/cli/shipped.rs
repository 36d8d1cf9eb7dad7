//! The banks that come with Gradus, each under a word of its own.

use super::files::parse;
use gradus::author::join;
use gradus::bank::BankSpec;
use std::path::Path;

/// The word for the bank that the page opens when nobody names one.
pub(crate) const FIRST: &str = "mathematics";

/// One of them: its head, or all of it, and its parts in order.
#[derive(Debug)]
pub(crate) struct Shipped {
    word: &'static str,
    head: &'static [u8],
    parts: &'static [&'static [u8]],
}

const SHIPPED: [Shipped; 3] = [
    Shipped {
        word: FIRST,
        head: include_bytes!("../../banks/mathematics/bank.json"),
        parts: &[
            include_bytes!("../../banks/mathematics/grade-3.json"),
            include_bytes!("../../banks/mathematics/grade-4.json"),
            include_bytes!("../../banks/mathematics/grade-5.json"),
            include_bytes!("../../banks/mathematics/grade-6.json"),
            include_bytes!("../../banks/mathematics/grade-7.json"),
            include_bytes!("../../banks/mathematics/grade-8.json"),
        ],
    },
    Shipped { word: "words", head: include_bytes!("../../banks/words.json"), parts: &[] },
    Shipped { word: "starter", head: include_bytes!("../../banks/starter.json"), parts: &[] },
];

/// The one that the word stands for, if it stands for one.
pub(crate) fn shipped(word: &Path) -> Option<&'static Shipped> {
    SHIPPED.iter().find(|one| word == Path::new(one.word))
}

impl Shipped {
    /// Its source.
    pub(crate) fn spec(&self) -> gradus::Result<BankSpec> {
        self.parts.iter().try_fold(parse(self.head)?, |bank, part| join(bank, parse(part)?))
    }
}
