//! How a command can end other than well.

use gradus::Error;
use std::io::{ErrorKind, Write};

/// What a command gives.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The input is at fault: exit 1.
    Input(Error),
    /// The arguments do not go together in a way that clap cannot see: exit 2.
    Usage(String),
    /// Whoever read standard output has had enough, as `head` does: a quiet end.
    Pipe,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Input(error)
    }
}

/// Standard output failed.
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == ErrorKind::BrokenPipe {
            return Self::Pipe;
        }
        let message = format!("standard output cannot be written ({error}); make room or send it elsewhere");
        Self::Input(Error::new("file/write", message))
    }
}

/// Says something on standard error. That nobody may be listening there is no fault.
pub(crate) fn notice(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
