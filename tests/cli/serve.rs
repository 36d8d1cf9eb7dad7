//! `gradus serve`, asked over a bare connection, so that nothing tidies the requests up.

use crate::support::{BANK, Folder, command, gradus};
use gradus::bank::Bank;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

/// The program while it serves.
struct Served {
    child: Child,
    port: u16,
    /// What stands after the port.
    path: String,
}

impl Served {
    fn new(folder: &Folder, words: &[&str]) -> Self {
        folder.file("dist/index.html", "<!doctype html><p>Practice</p>");
        folder.file("secret.txt", "secret");
        let dist = folder.path("dist");
        let all = [&["serve", "--dir", &dist], words].concat();
        let mut child = command(&all).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.strip_prefix("Practice is open at http://127.0.0.1:").expect("the address").trim_end();
        let (port, path) = url.split_once('/').unwrap();
        Self { port: port.parse().unwrap(), path: path.to_owned(), child }
    }

    /// The head of the answer in lower case, and its body.
    fn get(&self, path: &str, more: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        (String::from_utf8(all[..end].to_vec()).unwrap().to_lowercase(), all[end + 4..].to_vec())
    }

    /// Ends it as Ctrl-C does.
    #[cfg(unix)]
    fn interrupt(mut self) -> Option<i32> {
        let told = std::process::Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_page_comes_with_its_policy_and_the_right_types() {
    let folder = Folder::new("page");
    folder.file("dist/assets/engine-12345678.wasm", "\0asm");
    folder.file("dist/assets/index-abcd_-78.js", &"export {};".repeat(100));
    folder.file("dist/sw.js", "");
    let served = Served::new(&folder, &["--port", "0"]);
    let csp = std::fs::read_to_string(format!("{}/tools/csp.js", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let directives: Vec<&str> =
        csp.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    assert!(directives.len() > 5);
    let policy = format!("content-security-policy: {}\r\n", directives.join("; "));
    for (path, kind, cache) in [
        ("/", "text/html", "no-cache"),
        ("/?bank=x&lesson=y", "text/html", "no-cache"),
        ("/sw.js", "text/javascript", "no-cache"),
        ("/assets/index-abcd_-78.js", "text/javascript", "public, max-age=31536000, immutable"),
        ("/assets/engine-12345678.wasm", "application/wasm", "public, max-age=31536000, immutable"),
    ] {
        let (head, _) = served.get(path, "");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(head.contains(&format!("content-type: {kind}")), "{path}: {head}");
        assert!(head.contains(&policy), "{head}");
        for line in [
            &*format!("cache-control: {cache}\r\n"),
            "x-content-type-options: nosniff\r\n",
            "referrer-policy: no-referrer\r\n",
            "cross-origin-resource-policy: same-origin\r\n",
        ] {
            assert!(head.contains(line), "{path}: {line}{head}");
        }
        assert!(!head.contains("x-frame-options") && !head.contains("frame-ancestors"));
    }
    let (head, body) = served.get("/assets/index-abcd_-78.js", "Accept-Encoding: gzip\r\n");
    assert!(head.contains("content-encoding: gzip") && body.len() < 500, "{head}");
    assert!(served.get("/assets/gone-12345678.js", "").0.contains("cache-control: no-cache"));
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let folder = Folder::new("outside");
    let served = Served::new(&folder, &["--port", "0"]);
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..\\secret.txt",
        "/assets/../../secret.txt",
        "//../secret.txt",
        "/banks/local.json",
    ] {
        let (head, body) = served.get(path, "");
        assert!(head.starts_with("http/1.1 4"), "{path}: {head}");
        assert!(!String::from_utf8_lossy(&body).contains("secret"), "{path}");
    }
}

#[test]
fn a_lesson_is_served_alone() {
    let folder = Folder::new("lesson");
    let bank = folder.file("small.json", BANK);
    for asked in ["l 2", "Add large numbers", "LARGE"] {
        let served = Served::new(&folder, &["--port", "0", "--bank", &bank, "--lesson", asked]);
        assert!(served.path.starts_with("?bank=banks/local.json?v=") && served.path.ends_with("&lesson=l%202"));
        let (head, body) = served.get("/banks/local.json", "Accept-Encoding: identity\r\n");
        assert!(head.contains("content-type: application/json") && head.contains("no-cache"), "{head}");
        let slice = Bank::parse(body).unwrap();
        let ids = |names: Vec<&str>| names.join(" ");
        assert_eq!(ids(slice.items().iter().map(gradus::bank::Item::id).collect()), "big");
        assert_eq!(ids(slice.skills().iter().map(gradus::bank::Skill::id).collect()), "add carry");
        assert_eq!((slice.id(), slice.lessons().len()), ("small", 1));
    }
    let served = Served::new(&folder, &["--port", "0", "--bank", &bank]);
    let whole = Bank::parse(served.get("/banks/local.json?v=1", "").1).unwrap();
    assert_eq!((whole.items().len(), whole.lessons().len()), (3, 2));
}

#[test]
fn faults_are_told_before_anything_is_served() {
    let folder = Folder::new("serve-faults");
    folder.file("dist/index.html", "");
    let (dist, bank) = (folder.path("dist"), folder.file("small.json", BANK));
    let ran = gradus(&["serve", "--dir", &folder.path("nowhere")]);
    assert!(ran.code == 1 && ran.err.contains("`make start`") && ran.err.contains("[serve/no-page]"), "{}", ran.err);
    let ran = gradus(&["serve", "--dir", &dist, "--bank", &bank, "--lesson", "numbers"]);
    assert!(ran.code == 1 && ran.err.contains("l1  Add numbers  Grade 1\n  l 2  Add large numbers"), "{}", ran.err);
    let ran = gradus(&["serve", "--dir", &dist, "--bank", &bank, "--lesson", "history"]);
    assert!(ran.code == 1 && ran.err.contains("[serve/no-lesson]"), "{}", ran.err);
    let broken = folder.file("broken.json", &BANK.replace("\"key\": \"4\"", "\"key\": \"four\""));
    let ran = gradus(&["serve", "--dir", &dist, "--bank", &broken]);
    assert!(ran.code == 1 && ran.err.contains("broken.json, item 2 (two)"), "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn a_taken_port_is_passed_over_and_an_interrupt_ends_it_well() {
    let folder = Folder::new("port");
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let mut served = Served::new(&folder, &["--port", &port.to_string()]);
    assert!(served.port > port);
    assert_eq!(served.path, "");
    let mut err = served.child.stderr.take().unwrap();
    // A connection that stays open must not hold it up.
    let open = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    assert_eq!(served.interrupt(), Some(0));
    drop(open);
    let mut told = String::new();
    err.read_to_string(&mut told).unwrap();
    assert!(told.contains(&format!("Port {port} is taken")), "{told}");
}
