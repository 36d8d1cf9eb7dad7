//! Evidence files: progress files that Gradus saved, or plain lines of records.

use super::fail::Outcome;
use super::files::read_text;
use gradus::Error;
use gradus::evidence::{Log, Progress, read_progress};
use std::path::Path;

/// An evidence file that was read.
#[derive(Debug)]
pub(crate) struct Evidence {
    /// What the head of a progress file says; `None` for plain lines.
    pub(crate) head: Option<Progress>,
    /// The records, in their order.
    pub(crate) log: Log,
    /// Lines that say what another line says.
    pub(crate) repeated: usize,
}

/// Reads an evidence file of either kind.
pub(crate) fn read_evidence(path: &Path) -> Outcome<Evidence> {
    let text = read_text(path)?;
    let place = path.display().to_string();
    let (head, lines) = match read_progress(&text) {
        Ok(mut progress) => {
            let lines = std::mem::take(&mut progress.lines);
            (Some(progress), lines.into_iter().enumerate().map(|(at, line)| (at + 2, line)).collect())
        }
        // Plain lines say nothing of themselves; any other file of Gradus does, and is refused by name.
        Err(error) if error.code() == "progress/not-one" && !says_gradus(&text) => (None, plain(&text)),
        Err(error) => return Err(error.at(place).into()),
    };
    let count = lines.len();
    let log = log(lines).map_err(|error| error.at(place))?;
    let repeated = count - log.entries().len();
    Ok(Evidence { head, log, repeated })
}

fn says_gradus(text: &str) -> bool {
    let trimmed = text.trim_start_matches('\u{feff}').trim_start();
    let first = trimmed.lines().next().unwrap_or_default();
    let whole = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
    // A bank may be spread over many lines, so that its first one alone is no JSON.
    whole(first).or_else(|| whole(trimmed)).is_some_and(|value| value.get("gradus").is_some())
}

fn plain(text: &str) -> Vec<(usize, String)> {
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    lines.filter(|(_, line)| !line.trim().is_empty()).map(|(at, line)| (at + 1, line.to_owned())).collect()
}

/// The log of lines with their numbers in the file.
fn log(lines: Vec<(usize, String)>) -> gradus::Result<Log> {
    let mut log = Log::default();
    if let Err(error) = log.merge(lines.iter().map(|(_, line)| line.as_str())) {
        // The log counts records; people count lines.
        let alone = |line: &str| Log::default().merge([line]).is_err();
        let at = lines.iter().find(|(_, line)| alone(line)).map_or(0, |(at, _)| *at);
        return Err(Error::new(error.code(), error.message()).at(format!("line {at}")));
    }
    Ok(log)
}
