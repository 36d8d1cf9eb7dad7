//! Running the program, and folders for it to work in.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program with these arguments, not yet run.
pub(crate) fn command<S: AsRef<OsStr>>(words: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gradus"));
    command.args(words).stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub(crate) fn gradus<S: AsRef<OsStr>>(words: &[S]) -> Ran {
    let ran = command(words).output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: ran.status.code().expect("no signal"), out: text(ran.stdout), err: text(ran.stderr) }
}

/// Runs the program and expects it to be content.
pub(crate) fn done<S: AsRef<OsStr>>(words: &[S]) -> Ran {
    let ran = gradus(words);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran
}

/// A folder that is empty at first and gone at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }

    /// Puts a file there and gives its path.
    pub(crate) fn file(&self, name: &str, content: &str) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
        self.path(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).expect("a file")
    }

    /// Names of all files there, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("a folder");
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A source bank of two skills with two lessons whose names have a part in common.
pub(crate) const BANK: &str = r#"{"gradus": "bank", "version": 1, "id": "small", "name": "Small", "text": "markdown",
  "skills": [{"id": "add", "name": "Add"}, {"id": "carry", "name": "Carry", "prerequisites": ["add"]}],
  "lessons": [{"id": "l1", "name": "Add numbers", "course": "Grade 1", "skills": ["add"]},
    {"id": "l 2", "name": "Add large numbers", "skills": ["carry"]}],
  "items": [
    {"id": "one", "skills": ["add"], "format": "number", "question": "$1 + 1$ = ?", "key": "2"},
    {"id": "two", "skills": ["add"], "format": "number", "question": "$2 + 2$ = ?", "key": "4"},
    {"id": "big", "skills": ["carry"], "format": "number", "question": "$7 + 8$ = ?", "key": "15"}]}"#;
