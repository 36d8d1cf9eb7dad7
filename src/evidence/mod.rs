//! Evidence: what happened, append-only. Everything the engine believes is a fold of it.
//!
//! A piece of evidence is one JSON object on one line, its canonical bytes. The log is a *set* of such lines in a
//! fixed order, so merging logs in any order, any number of times, gives the same log; a line from a newer Gradus is
//! kept as it is and skipped with a notice.

mod bytes;
mod file;
mod log;
mod mode;
mod record;

pub use file::{Progress, read_progress, write_progress};
pub use log::{Entry, Log};
pub use mode::{Mode, Outside, OwnView};
pub use record::{Answer, Because, Evidence, EvidenceId, Focus, What};
