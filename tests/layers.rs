//! The house's order: a line of the list may import only what stands in its own line or above it.

#[path = "support/sources.rs"]
mod sources;

use sources::{Source, code, sources};

/// `src/`, from the ground up. `bank` stands above `grading`: marking uses the bank's words for formats and forms. The
/// one edge against the order is [`BANK_ASKS_GRADING`].
const ENGINE: &[&[&str]] = &[
    &["ids", "error"],
    &["math", "rational", "letters"],
    &["json", "order"],
    &["bank"],
    &["grading"],
    &["template"],
    &["evidence"],
    &["tracer"],
    &["learner"],
    &["draw"],
    &["irt"],
    &["plan"],
    &["selection"],
    &["session"],
    &["report"],
    &["exchange"],
    &["author"],
    &["calibrate"],
    &["simulate"],
    &["wasm"],
    &["cli", "main"],
];

/// Whether a key can be marked is for marking to say, and a bank with a key that cannot must not load: this one file of
/// `bank` asks `grading`, and `grading` takes nothing from `bank` but what a file says of an answer, [`GRADING_TAKES`].
const BANK_ASKS_GRADING: &str = "src/bank/check_answer.rs";
const GRADING_TAKES: [&str; 7] = ["AnswerKind", "AskSpec", "BlankSpec", "ChoiceSpec", "Form", "Format", "ItemSpec"];

/// What `lib.rs` gives out at the top of the crate, and where it comes from.
const AT_THE_TOP: [(&str, &str); 6] = [
    ("Error", "error"),
    ("Result", "error"),
    ("ItemIndex", "ids"),
    ("Millis", "ids"),
    ("Probability", "ids"),
    ("SkillIndex", "ids"),
];

/// `www/`, from the ground up.
const PAGE: &[&[&str]] = &[
    &["shared"],
    &["text"],
    &["a11y"],
    &["engine"],
    &["store"],
    &["offline", "fonts"],
    &["session"],
    &["workshop"],
    &["elements"],
    &["practice"],
    &["alone"],
    &["teacher"],
    &["sw"],
];

/// Elements get properties and give events: what they may import is this and no more.
const ELEMENTS_TAKE: [&str; 4] = ["shared", "text", "a11y", "elements"];

const LONGEST: usize = 600;
const LONG: usize = 300;
/// So many files are longer than [`LONG`]; the number may fall and not rise.
const LONG_FILES: usize = 3;

fn rank(layers: &[&[&str]], name: &str) -> Option<usize> {
    layers.iter().position(|layer| layer.contains(&name))
}

/// `src/bank/check.rs` → (`bank`, 2); the number is how many `super` lead to the crate.
fn module(path: &str) -> (String, usize) {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    (inner.split('/').next().unwrap_or_default().to_owned(), inner.split('/').count())
}

/// The first names of a path or of a group in braces: `{a::b, C}` → `a`, `C`.
fn heads(rest: &str) -> Vec<String> {
    let word = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let mut found = vec![word(group)];
    let mut depth = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(word(&group[at + 1..])),
            _ => {}
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// All names a file takes from the top of the crate, by `crate::` or by climbing there with `super::`.
fn imports(source: &Source) -> Vec<String> {
    let text = code(&source.text);
    let climb = "super::".repeat(module(&source.path).1);
    let mut found = Vec::new();
    for start in ["crate::", climb.as_str()] {
        for (at, _) in text.match_indices(start) {
            let before = &text[..at];
            if !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                found.extend(heads(&text[at + start.len()..]));
            }
        }
    }
    let home = |name: String| AT_THE_TOP.iter().find(|top| top.0 == name).map_or(name, |top| top.1.to_owned());
    found.into_iter().map(home).collect()
}

/// What a file of `src/` does against the order.
fn engine_faults(source: &Source) -> Vec<String> {
    let path = &source.path;
    let own = module(path).0;
    let Some(place) = rank(ENGINE, &own) else { return vec![format!("{path}: `{own}` is not in the order")] };
    let mut faults = Vec::new();
    for name in imports(source) {
        match rank(ENGINE, &name) {
            Some(other) if other <= place => {}
            Some(_) if path == BANK_ASKS_GRADING && name == "grading" => {}
            Some(_) => faults.push(format!("{path}: `{own}` imports `{name}`, which stands below it")),
            None => faults.push(format!("{path}: `{name}` is not in the order")),
        }
    }
    let text = code(&source.text);
    if own == "grading" {
        for (at, _) in text.match_indices("crate::bank::") {
            let taken = heads(&text[at + "crate::bank::".len()..]);
            let other = taken.into_iter().filter(|name| !GRADING_TAKES.contains(&name.as_str()));
            faults.extend(other.map(|name| format!("{path}: `grading` takes `{name}` from `bank`")));
        }
    }
    let mut only = |words: &[&str], allowed: bool, whose: &str| {
        let used = words.iter().filter(|word| !allowed && has_word(&text, word));
        faults.extend(used.map(|word| format!("{path}: `{word}` belongs to {whose}")));
    };
    only(&["wasm_bindgen", "js_sys", "serde_wasm_bindgen"], own == "wasm", "wasm/");
    only(&["libm"], own == "math", "math.rs");
    let world = ["SystemTime", "Instant", "env", "fs", "thread_rng", "OsRng", "from_os_rng"];
    only(&world, own == "main" || own == "cli", "main.rs and cli/");
    only(&["rand::rng", "rand::random"], own == "main" || own == "cli", "main.rs and cli/");
    // The sanitiser's own interface takes sets; no order reaches a result from there.
    only(&["HashMap", "HashSet"], own == "cli" || path == "src/author/sanitise.rs", "nobody: its order is no order");
    faults
}

/// The folder of `www/`, or the file's own name at the top: `www/session/seat.js` and `www/session.js` are `session`.
fn room(path: &str) -> String {
    let inner = path.trim_start_matches("www/");
    inner.split(['/', '.']).next().unwrap_or_default().to_owned()
}

/// Every module that a file names in an import, a type import in a comment included.
fn named_modules(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for start in ["from ", "import ", "import("] {
        for (at, _) in text.match_indices(start) {
            let rest = &text[at + start.len()..];
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            found.extend(rest[1..].split(quote).next().map(str::to_owned));
        }
    }
    found
}

/// `../store/index.js` seen from `www/session/seat.js` → `www/store/index.js`.
fn resolve(from: &str, name: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// What a file of `www/` does against the order.
fn page_faults(source: &Source) -> Vec<String> {
    let path = &source.path;
    let own = room(path);
    let Some(place) = rank(PAGE, &own) else { return vec![format!("{path}: `{own}` is not in the order")] };
    let mut faults = Vec::new();
    for name in named_modules(&source.text).into_iter().filter(|name| name.starts_with('.')) {
        let target = resolve(path, &name);
        if target.starts_with("pkg/") {
            if own != "engine" {
                faults.push(format!("{path}: only engine/ imports pkg/"));
            }
            continue;
        }
        if matches!(&*target, "src/wasm/types" | "src/wasm/author") {
            continue;
        }
        let other = room(&target);
        match rank(PAGE, &other) {
            Some(rank) if target.starts_with("www/") && rank <= place => {}
            _ => faults.push(format!("{path}: `{own}` imports `{target}`, which stands below it or outside")),
        }
        if own == "elements" && !ELEMENTS_TAKE.contains(&other.as_str()) {
            faults.push(format!("{path}: an element takes `{target}`; properties in, events out"));
        }
    }
    if own == "elements" {
        let reach = ["fetch", "indexedDB", "localStorage", "XMLHttpRequest", "WebSocket", "sendBeacon"];
        let used = reach.iter().filter(|word| has_word(&source.text, word));
        faults.extend(used.map(|word| format!("{path}: an element names `{word}`")));
    }
    faults
}

/// Is `word` in the text, standing alone?
fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
}

#[test]
fn the_engine_keeps_its_order() {
    let files = sources("src", "rs");
    let faults: Vec<String> = files.iter().filter(|f| f.path != "src/lib.rs").flat_map(engine_faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    // The exception is no licence: it must still be needed.
    let check = files.iter().find(|file| file.path == BANK_ASKS_GRADING).expect("bank/check.rs is there");
    assert!(imports(check).contains(&"grading".to_owned()), "take the exception for bank/check.rs out");
}

#[test]
fn the_page_keeps_its_order() {
    let faults: Vec<String> = sources("www", "js").iter().flat_map(page_faults).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_stay_short() {
    let files: Vec<Source> = [sources("src", "rs"), sources("www", "js"), sources("tests", "rs")].concat();
    let lines = |file: &Source| file.text.lines().count();
    let too_long: Vec<&str> = files.iter().filter(|f| lines(f) > LONGEST).map(|f| f.path.as_str()).collect();
    assert!(too_long.is_empty(), "longer than {LONGEST} lines: {too_long:?}");
    let long: Vec<&Source> = files.iter().filter(|f| f.path.starts_with("src/") && lines(f) > LONG).collect();
    let names: Vec<&str> = long.iter().map(|file| file.path.as_str()).collect();
    assert!(long.len() <= LONG_FILES, "more than {LONG_FILES} files have over {LONG} lines: {names:?}");
}

// The checkers themselves, on made-up files: a rule that cannot be broken is no rule.

fn faults_of(path: &str, text: &str) -> usize {
    let source = Source { path: path.into(), text: text.into() };
    if path.starts_with("src/") { engine_faults(&source).len() } else { page_faults(&source).len() }
}

#[test]
fn the_checker_sees_what_points_down() {
    for (path, text) in [
        ("src/bank/mod.rs", "use crate::session::Practice;"),
        ("src/bank/mod.rs", "use crate::grading::mark;"),
        ("src/tracer/bkt.rs", "fn f() { crate::learner::mastery() }"),
        ("src/math.rs", "use crate::{\n    Error,\n    json::Raw,\n};"),
        ("src/tracer/bkt.rs", "use super::super::learner::Learner;"),
        ("src/math.rs", "use super::plan::Plan;"),
        ("src/grading/mod.rs", "use crate::bank::{Form, Bank};"),
        ("src/grading/floating.rs", "fn f() { libm::sin(1.0); }"),
        ("src/learner/mod.rs", "use std::time::Instant;"),
        ("src/learner/mod.rs", "fn f() { std::fs::read(\"x\"); }"),
        ("src/report/map.rs", "use std::collections::HashMap;"),
        ("src/session/view.rs", "use wasm_bindgen::prelude::*;"),
        ("src/draw.rs", "fn f() { rand::rng(); }"),
        ("src/surprise.rs", ""),
        ("www/text/en.js", "import { open } from \"../store/index.js\";"),
        ("www/store/index.js", "const x = import('../practice/page.js');"),
        ("www/session.js", "import init from \"../pkg/gradus.js\";"),
        ("www/elements/map.js", "import { Session } from \"../session.js\";"),
        ("www/elements/map.js", "await fetch(\"/x\");"),
        ("www/surprise/x.js", ""),
    ] {
        assert_eq!(faults_of(path, text), 1, "{path}: {text}");
    }
}

#[test]
fn the_checker_lets_pass_what_is_allowed() {
    for (path, text) in [
        ("src/session/audit.rs", "use crate::{Error, Millis};\nuse super::command::x;\nuse crate::bank::Bank;"),
        ("src/bank/check_answer.rs", "use crate::grading::{self, Question};"),
        ("src/bank/mod.rs", "/// See [`crate::session`].\n// crate::session\nfn f() {}"),
        ("src/bank/mod.rs", "fn f() {}\n#[cfg(test)]\nmod tests { use crate::session::Practice; use std::fs; }"),
        ("src/grading/mod.rs", "use crate::bank::{Form, Format};"),
        ("src/author/oatutor/step.rs", "use super::super::text::x;"),
        ("src/main.rs", "use std::fs;\nuse crate::cli;"),
        ("www/elements/map.js", "import { a } from \"./base.js\";\n/** @import {X} from \"../../src/wasm/types\" */"),
        ("www/engine/worker.js", "import init from \"../../pkg/gradus.js\";"),
        ("www/session/seat.js", "import { x } from \"../store/index.js\";"),
    ] {
        assert_eq!(faults_of(path, text), 0, "{path}: {text}");
    }
}
