//! `gradus serve`: practice on a local address.

use super::fail::{Failure, Outcome, notice};
use super::files::{built, read_built, read_spec};
use super::local::{LOCAL_BANK, site};
use super::shipped::FIRST;
use super::slice::{matching, slice};
use clap::Args;
use gradus::Error;
use gradus::author::build;
use gradus::bank::{BankSpec, LessonSpec};
use sha2::{Digest, Sha256};
use std::future::poll_fn;
use std::io::{ErrorKind, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::{Command, Stdio};
use std::task::Poll;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gradus serve --bank my-bank.json --lesson \"Add fractions\" --open")]
pub(crate) struct Serve {
    /// The folder of the built page
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    dir: PathBuf,
    /// The port to listen on; if it is taken, the next free one. 0 for any
    #[arg(long, default_value_t = 8017)]
    port: u16,
    /// The bank to practise with, source or built; without it the page uses the one it comes with
    #[arg(long)]
    bank: Option<PathBuf>,
    /// Open this lesson of the bank: its id, its name, or a part of the name that no other lesson has
    #[arg(long, value_name = "NAME-OR-ID")]
    lesson: Option<String>,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
}

/// Ports tried after the one asked for.
const MORE_PORTS: u16 = 100;

impl Serve {
    pub(crate) fn run(self) -> Outcome {
        if !self.dir.join("index.html").is_file() {
            let message = "there is no built page here; run `make start`, which builds and opens it, or name its \
                           folder with `--dir`";
            return Err(Error::new("serve/no-page", message).at(self.dir.display().to_string()).into());
        }
        let (bank, query) = self.bank()?;
        let listener = listen(self.port)?;
        let port = listener.local_addr().map_err(|error| no_port(self.port, &error))?.port();
        let url = format!("http://{}:{port}/{query}", Ipv4Addr::LOCALHOST);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
            let mut interrupted = pin!(tokio::signal::ctrl_c());
            // Listens for Ctrl-C from here on: who has read the address may press it at once.
            if let Poll::Ready(asked) = poll_fn(|context| Poll::Ready(interrupted.as_mut().poll(context))).await {
                return asked.map_err(failed);
            }
            let mut out = std::io::stdout();
            writeln!(out, "Practice is open at {url}").and_then(|()| out.flush())?;
            if self.open {
                open(&url);
            }
            tokio::select! {
                ended = axum::serve(listener, site(&self.dir, bank)) => ended.map_err(failed)?,
                // Not a graceful shutdown: that one waits for browsers that keep their connections open.
                asked = interrupted => asked.map_err(failed)?,
            }
            Ok(())
        })
    }

    /// The bank to serve beside the page, and what to add to the address for it.
    fn bank(&self) -> Outcome<(Option<Vec<u8>>, String)> {
        let Some(asked) = &self.lesson else {
            let Some(path) = &self.bank else { return Ok((None, String::new())) };
            let bytes = read_built(path)?.0;
            let query = format!("?bank={}", versioned(&bytes));
            return Ok((Some(bytes), query));
        };
        let path = self.bank.as_deref().unwrap_or(Path::new(FIRST));
        let spec = read_spec(path)?;
        let place = |error: Error| error.at(path.display().to_string());
        let lesson = one_lesson(&spec, asked).map_err(place)?;
        let (bytes, bank) = build(slice(&spec, lesson)).and_then(built).map_err(place)?;
        notice(&format!("Lesson “{}”: {} items", lesson.name, bank.items().len()));
        let query = format!("?bank={}&lesson={}", versioned(&bytes), encoded(&lesson.id));
        Ok((Some(bytes), query))
    }
}

/// Where the page finds these bytes. The version is there for browsers, whose service worker would answer with the
/// bank of last time; the site answers with today's whatever it says.
fn versioned(bytes: &[u8]) -> String {
    let hash: String = Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{LOCAL_BANK}?v={hash}")
}

fn one_lesson<'a>(bank: &'a BankSpec, asked: &str) -> gradus::Result<&'a LessonSpec> {
    match &*matching(bank, asked) {
        [lesson] => Ok(lesson),
        [] => {
            let message =
                format!("no lesson has the id or name `{asked}`; `gradus bank lessons` lists those there are");
            Err(Error::new("serve/no-lesson", message))
        }
        several => {
            let mut message = format!("`{asked}` can mean {} lessons; name one by its id:", several.len());
            for lesson in several {
                let course = lesson.course.as_deref().unwrap_or_default();
                message.push_str(&format!("\n  {}  {}  {course}", lesson.id, lesson.name));
            }
            Err(Error::new("serve/lesson-ambiguous", message.trim_end().to_owned()))
        }
    }
}

/// Text as a value in the query of an address.
fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Listens on this computer's own address only, at the first free port from the one asked for.
fn listen(asked: u16) -> Outcome<TcpListener> {
    let mut port = asked;
    loop {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                if port != asked {
                    // Browsers keep what is saved by address, port and all.
                    notice(&format!(
                        "Port {asked} is taken; using {port}. Progress kept under {asked} shows only there"
                    ));
                }
                listener.set_nonblocking(true).map_err(failed)?;
                return Ok(listener);
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse && port < asked.saturating_add(MORE_PORTS) => port += 1,
            Err(error) => return Err(no_port(asked, &error).into()),
        }
    }
}

fn no_port(port: u16, error: &std::io::Error) -> Error {
    let message = format!("no port can be opened from {port} on ({error}); choose another with `--port`");
    Error::new("serve/port", message)
}

fn failed(error: std::io::Error) -> Failure {
    Failure::Input(Error::new("serve/failed", format!("the local site ended ({error}); start it again")))
}

/// Opens the address in the system's browser. Where there is none, the line with the address is enough.
fn open(url: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "windows") {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if command.spawn().is_err() {
        notice(&format!("There is no browser to open here; open {url} in one"));
    }
}
