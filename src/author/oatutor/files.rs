//! The files of the content, grouped into problems and steps.
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};

use ruzstd::decoding::{FrameDecoder, StreamingDecoder};
use serde::de::DeserializeOwned;

use super::shape::Course;
use crate::{Error, Result};

/// Paths and bytes.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// No JSON file of the content comes near this; a larger one is a trap for memory.
const LARGEST_FILE: u64 = 64 << 20;
/// The content unpacks to about 60 MB; this leaves room to grow.
const LARGEST_ARCHIVE: u64 = 2 << 30;

/// Unpacks a `.tar.zst` into memory; only JSON files are kept.
pub(super) fn unpack(archive: impl Read) -> Result<Files> {
    let fault = |error: io::Error| {
        Error::new("oatutor/archive", format!("the archive cannot be read ({error}); give the .tar.zst of the content"))
    };
    let unzipped = Frames { source: Some(BufReader::new(archive)), frame: None }.take(LARGEST_ARCHIVE);
    let mut files = Files::new();
    for entry in tar::Archive::new(unzipped).entries().map_err(fault)? {
        let entry = entry.map_err(fault)?;
        let path = entry.path().map_err(fault)?.to_string_lossy().replace('\\', "/");
        if path.ends_with(".json") && entry.header().entry_type().is_file() {
            let mut bytes = Vec::new();
            entry.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(fault)?;
            files.insert(path, bytes);
        }
    }
    Ok(files)
}

/// A zstd stream unpacked: one frame after another, as the format allows.
struct Frames<R: Read> {
    source: Option<BufReader<R>>,
    frame: Option<StreamingDecoder<BufReader<R>, FrameDecoder>>,
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let count = frame.read(buffer)?;
                if count > 0 || buffer.is_empty() {
                    return Ok(count);
                }
                self.source = self.frame.take().map(StreamingDecoder::into_inner);
            }
            // None is left after a fault.
            let Some(mut source) = self.source.take() else { return Ok(0) };
            if source.fill_buf()?.is_empty() {
                return Ok(0);
            }
            self.frame = Some(StreamingDecoder::new(source).map_err(io::Error::other)?);
        }
    }
}

/// The content: what the files hold, problems and steps still unread.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) courses: Vec<Course>,
    /// Skills by step id.
    pub(super) skills: BTreeMap<String, Vec<String>>,
    pub(super) problems: BTreeMap<String, ProblemFiles>,
}

/// A problem's own file and its steps' files, by step id.
#[derive(Debug, Default)]
pub(super) struct ProblemFiles {
    pub(super) file: Option<Vec<u8>>,
    pub(super) steps: BTreeMap<String, StepFiles>,
}

/// A step's own file and its default pathway.
#[derive(Debug, Default)]
pub(super) struct StepFiles {
    pub(super) file: Option<Vec<u8>>,
    pub(super) pathway: Option<Vec<u8>>,
}

impl Content {
    pub(super) fn from_files(files: Files) -> Result<Self> {
        let mut content = Self::default();
        let (mut courses, mut skills) = (None, None);
        for (path, bytes) in files {
            let parts: Vec<&str> = path.split('/').collect();
            let inside = parts.iter().position(|part| *part == "content-pool").map(|at| &parts[at + 1..]);
            match (inside, parts.last()) {
                (Some([problem, file]), _) if file.strip_suffix(".json") == Some(problem) => {
                    content.problem(problem).file = Some(bytes);
                }
                (Some([problem, "steps", step, file]), _) if file.strip_suffix(".json") == Some(step) => {
                    content.step(problem, step).file = Some(bytes);
                }
                (Some([problem, "steps", step, "tutoring", file]), _)
                    if file.strip_suffix("DefaultPathway.json") == Some(step) =>
                {
                    content.step(problem, step).pathway = Some(bytes);
                }
                (None, Some(&"coursePlans.json")) => courses = Some(parse("coursePlans.json", &bytes)?),
                (None, Some(&"skillModel.json")) => skills = Some(parse("skillModel.json", &bytes)?),
                _ => {}
            }
        }
        content.courses = courses.ok_or_else(|| missing("coursePlans.json"))?;
        content.skills = skills.ok_or_else(|| missing("skillModel.json"))?;
        Ok(content)
    }

    fn problem(&mut self, problem: &str) -> &mut ProblemFiles {
        self.problems.entry(problem.to_owned()).or_default()
    }

    fn step(&mut self, problem: &str, step: &str) -> &mut StepFiles {
        self.problem(problem).steps.entry(step.to_owned()).or_default()
    }
}

fn missing(file: &str) -> Error {
    Error::new("oatutor/missing-file", format!("`{file}` is not in the content; give the whole content folder"))
        .at(file)
}

/// Reads one JSON file.
pub(super) fn parse<T: DeserializeOwned>(file: &str, bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|error| {
        Error::new("oatutor/json", format!("the JSON cannot be read ({error}); mend the file")).at(file)
    })
}
