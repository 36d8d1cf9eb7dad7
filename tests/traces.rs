//! Golden traces: commands, the evidence they made and digests of all they showed, to the bit. `tests/traces/*.json` is
//! replayed here, in Node (`tests/web/traces/run.mjs`) and in the browser: all must agree.
//!
//! `BLESS=1 cargo test --test traces` writes the files anew, after a change that is meant to change them.

mod support;

use gradus::bank::{Bank, ItemSpec};
use gradus::evidence::Focus;
use gradus::plan::PlanSpec;
use gradus::session::{Beginning, Practice, Step};
use gradus::{Millis, report};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use support::banks::{right, same_value, wrong};

const DAWN: u64 = 1_700_000_000_000;
const DAY: u64 = 86_400_000;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/traces")
}

fn bank_bytes() -> Vec<u8> {
    fs::read(folder().join("bank.json")).unwrap()
}

fn items() -> Vec<ItemSpec> {
    let bank: Value = serde_json::from_slice(&bank_bytes()).unwrap();
    serde_json::from_value(bank["items"].clone()).unwrap()
}

/// One text for a value: names in order, every number as the 16 hex digits of its double, so that JavaScript, which has
/// only doubles, writes the same.
fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Number(number) => out.push_str(&format!("{:016x}", number.as_f64().unwrap().to_bits())),
        Value::Array(list) => {
            out.push('[');
            for one in list {
                canonical(one, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort();
            out.push('{');
            for name in names {
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                canonical(&fields[name], out);
                out.push(',');
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

fn digest(value: &Value) -> String {
    let mut text = String::new();
    canonical(value, &mut text);
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// What a view shows, for people who read a trace.
fn shows(view: &Value) -> String {
    let text = |name: &str| view[name].as_str().unwrap_or_default();
    let item = view["item"]["id"].as_str().unwrap_or_default();
    match text("kind") {
        "ask" => format!("ask {item}, try {}", view["attempt"]),
        "feedback" => format!("feedback {item} {}", text("verdict")),
        "handover" => format!("handover {}", text("skill")),
        other => format!("{other} {}", text("because")),
    }
}

/// An engine as a trace drives it.
struct Replay {
    practice: Practice,
    plan: PlanSpec,
    lines: Vec<String>,
}

impl Replay {
    fn new(plan: &Value) -> Self {
        let plan: PlanSpec = serde_json::from_value(plan.clone()).unwrap();
        let practice = Practice::new(Bank::parse(bank_bytes()).unwrap(), plan.check().unwrap()).unwrap();
        Self { practice, plan, lines: Vec::new() }
    }

    fn step(&mut self, step: gradus::Result<Step>) -> Value {
        match step {
            Err(error) => json!({"error": error.code()}),
            Ok(step) => {
                self.lines.extend(step.lines.clone());
                let view = serde_json::to_value(&step.view).unwrap();
                json!({"lines": step.lines, "shows": shows(&view), "digest": digest(&view)})
            }
        }
    }

    /// Does one command of a script and gives what the trace should say of it.
    fn act(&mut self, command: &Value) -> Value {
        let text = |name: &str| command[name].as_str().unwrap_or_default().to_owned();
        let number = |name: &str| command[name].as_u64().unwrap_or_default();
        let list = |name: &str| -> Vec<String> { serde_json::from_value(command[name].clone()).unwrap() };
        let now = Millis(number("now"));
        let step = match text("do").as_str() {
            "start" => {
                let id = command["focus"]["id"].as_str().unwrap_or_default().to_owned();
                let focus = match command["focus"]["kind"].as_str().unwrap() {
                    "skill" => Focus::Skill(id),
                    "lesson" => Focus::Lesson(id),
                    _ => Focus::Free,
                };
                self.practice.start(Beginning {
                    writer: text("writer"),
                    seed: number("seed"),
                    focus,
                    now,
                    ..Beginning::default()
                })
            }
            "answer" => {
                let helped = command["helped"].as_bool().unwrap_or_default();
                self.practice.answer(&list("response"), Millis(number("ms")), helped, now)
            }
            "next" => self.practice.next(now),
            "hint" => self.practice.hint(now),
            "retry" => self.practice.retry(),
            "reveal" => self.practice.reveal(now),
            "finish" => self.practice.finish(now),
            "resume" => match self.practice.resume(&text("writer"), now) {
                Ok(None) => return json!({"shows": "nothing open"}),
                Ok(Some(step)) => Ok(step),
                Err(error) => Err(error),
            },
            "lookedAt" => {
                let line = self.practice.looked_at(&text("skill"), &text("writer"), now).unwrap();
                self.lines.push(line.clone());
                return json!({"lines": [line]});
            }
            "load" => {
                let lines = list("lines");
                self.practice.load(lines.clone()).unwrap();
                self.lines.extend(lines);
                return json!({"records": self.practice.log().entries().len(), "open": self.practice.is_open()});
            }
            // The page was closed: a new engine gets what was stored.
            "reopen" => {
                let plan = serde_json::to_value(&self.plan).unwrap();
                let lines = std::mem::take(&mut self.lines);
                *self = Self::new(&plan);
                self.practice.load(lines.clone()).unwrap();
                self.lines = lines;
                return json!({"records": self.practice.log().entries().len(), "open": self.practice.is_open()});
            }
            "map" => {
                let now = now.max(self.practice.log().last_at());
                let map = report::map(self.practice.bank(), self.practice.learner(), self.practice.log(), now);
                return json!({"digest": digest(&serde_json::to_value(map).unwrap())});
            }
            other => panic!("no command `{other}`"),
        };
        self.step(step)
    }
}

/// Composes a script while it is played, so that its answers fit the items that come.
struct Composer {
    replay: Replay,
    script: Vec<Value>,
    expected: Vec<Value>,
    now: u64,
    writer: &'static str,
}

impl Composer {
    fn new(plan: &Value, writer: &'static str) -> Self {
        Self { replay: Replay::new(plan), script: vec![], expected: vec![], now: DAWN, writer }
    }

    fn act(&mut self, name: &str, more: Value) {
        self.now += 7_000;
        let mut command = Map::from_iter([("do".to_owned(), json!(name))]);
        if !matches!(name, "retry" | "load" | "reopen") {
            command.insert("now".into(), json!(self.now));
        }
        command.extend(more.as_object().cloned().unwrap_or_default());
        let command = Value::Object(command);
        self.expected.push(self.replay.act(&command));
        self.script.push(command);
    }

    fn start(&mut self, seed: u64, kind: &str, id: &str) {
        self.act("start", json!({"writer": self.writer, "seed": seed, "focus": {"kind": kind, "id": id}}));
    }

    fn answer(&mut self, how: fn(&ItemSpec) -> Vec<String>) {
        self.tell(how, json!({}));
    }

    /// Answers, with more in the command than what is answered and when.
    fn tell(&mut self, how: fn(&ItemSpec) -> Vec<String>, more: Value) {
        let shown = self.shown();
        // An answer that cannot be read leaves its item open, too.
        let id = shown.split(' ').nth(1).unwrap_or_default().trim_end_matches(',').to_owned();
        let item = items().into_iter().find(|item| item.id == id).expect("an item is open");
        let mut given = json!({"response": how(&item), "ms": 4_000 + 137 * self.script.len()});
        given.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        self.act("answer", given);
    }

    /// What the last command that shows something showed.
    fn shown(&self) -> String {
        let last = self.expected.iter().rev().find_map(|step| step["shows"].as_str());
        last.unwrap_or_default().to_owned()
    }

    /// Answers and goes on until `most` items are answered or the session is over.
    fn play(&mut self, most: usize, mut how: impl FnMut(usize) -> fn(&ItemSpec) -> Vec<String>) {
        let mut answered = 0;
        while answered < most && !self.shown().starts_with("finished") {
            if self.shown().starts_with("ask") {
                self.answer(how(answered));
                answered += 1;
            }
            self.act("next", json!({}));
        }
    }

    fn end(mut self, about: &str) -> Value {
        self.act("map", json!({}));
        json!({"about": about, "bank": "bank.json", "plan": self.replay.plan, "script": self.script, "expected": self.expected})
    }
}

const A: &str = "00000000000000aa";
const B: &str = "00000000000000bb";

fn compose() -> Vec<(&'static str, Value)> {
    let plan = json!({});
    let new = |writer| Composer::new(&plan, writer);
    let mut all = Vec::new();

    let mut trace = new(A);
    trace.start(1, "free", "");
    trace.play(40, |_| right);
    all.push(("all-right", trace.end("Every answer is right, to the end of the session.")));

    let mut trace = new(A);
    trace.start(2, "free", "");
    trace.play(40, |_| wrong);
    trace.act("lookedAt", json!({"skill": "halves", "writer": A}));
    trace.start(3, "skill", "halves");
    trace.play(4, |_| right);
    trace.act("finish", json!({}));
    all.push((
        "all-wrong",
        trace.end("Every answer is wrong: hand-overs; then a person looks at a skill, and it is begun again."),
    ));

    let mut trace = new(A);
    trace.start(4, "skill", "halves");
    trace.act("next", json!({}));
    trace.act("hint", json!({}));
    trace.answer(wrong);
    trace.act("hint", json!({}));
    trace.act("retry", json!({}));
    trace.act("hint", json!({}));
    trace.answer(wrong);
    trace.act("retry", json!({}));
    trace.act("reveal", json!({}));
    trace.act("reveal", json!({}));
    trace.act("next", json!({}));
    trace.answer(wrong);
    trace.act("retry", json!({}));
    trace.answer(right);
    trace.act("next", json!({}));
    trace.act("reveal", json!({}));
    trace.act("finish", json!({}));
    trace.act("finish", json!({}));
    all.push(("hints-and-retries", trace.end("Hints, second tries, solutions, and commands that are refused.")));

    let mut trace = new(A);
    trace.start(5, "skill", "forms");
    trace.answer(same_value);
    trace.act("retry", json!({}));
    trace.act("answer", json!({"response": ["((("], "ms": 900}));
    trace.answer(right);
    trace.act("next", json!({}));
    trace.play(3, |turn| if turn == 1 { same_value } else { right });
    all.push(("same-value", trace.end("The right value in another form, and an answer that cannot be read.")));

    let mut trace = new(A);
    trace.start(6, "free", "");
    trace.play(5, |turn| if turn % 3 == 1 { wrong } else { right });
    trace.answer(wrong);
    trace.act("retry", json!({}));
    trace.act("reopen", json!({}));
    trace.act("answer", json!({"response": ["1"], "ms": 5}));
    trace.act("resume", json!({"writer": B}));
    trace.act("retry", json!({}));
    trace.answer(right);
    trace.act("reopen", json!({}));
    trace.act("resume", json!({"writer": A}));
    trace.act("next", json!({}));
    trace.play(4, |_| right);
    all.push((
        "resume",
        trace.end("The page is closed between a second try and its answer, twice, and goes on as it was."),
    ));

    let mut other = new(B);
    other.now += 20_000;
    other.start(7, "lesson", "first");
    other.play(6, |turn| if turn % 2 == 0 { right } else { wrong });
    let mut lines: Vec<Value> = other.replay.lines.into_iter().map(Value::from).collect();
    lines.reverse();
    lines.push(json!(r#"{"id":"00000000000000cc-1","at":1700000000500,"kind":"x-future","n":1.50}"#));
    let mut trace = new(A);
    trace.start(8, "free", "");
    trace.play(4, |_| right);
    trace.act("load", json!({"lines": lines}));
    trace.act("resume", json!({"writer": A}));
    trace.play(3, |_| right);
    trace.act("load", json!({"lines": lines}));
    trace.act("resume", json!({"writer": A}));
    trace.act("finish", json!({}));
    trace.start(9, "free", "");
    trace.play(3, |_| right);
    all.push((
        "two-devices",
        trace.end("Evidence of another device, out of order, twice, with a record from the future."),
    ));

    let mut trace = new(A);
    trace.start(10, "skill", "halves");
    trace.play(12, |_| right);
    trace.now += 40 * DAY;
    trace.act("map", json!({}));
    trace.start(11, "free", "");
    trace.play(8, |turn| if turn == 0 { wrong } else { right });
    all.push(("after-forty-days", trace.end("A skill is secure, forty days pass, and it comes back for review.")));

    let mut trace = new(A);
    trace.start(12, "lesson", "second");
    trace.play(30, |turn| if turn % 4 == 3 { wrong } else { right });
    all.push(("lesson", trace.end("A lesson with a problem in three parts, one wrong answer in four.")));

    let mut trace = new(A);
    trace.start(13, "skill", "halves");
    for turn in 0..8 {
        trace.tell(if turn == 5 { wrong } else { right }, json!({"helped": turn % 3 != 2}));
        trace.act("next", json!({}));
    }
    trace.act("reopen", json!({}));
    trace.act("resume", json!({"writer": A}));
    all.push((
        "had-help",
        trace.end("The learner tells of help with two answers in three; then the page is loaded again."),
    ));
    all
}

fn pretty(trace: &Value) -> String {
    serde_json::to_string_pretty(trace).unwrap() + "\n"
}

#[test]
fn the_traces_are_replayed_to_the_bit() {
    if std::env::var_os("BLESS").is_some() {
        for (name, trace) in compose() {
            fs::write(folder().join(format!("{name}.json")), pretty(&trace)).unwrap();
        }
    }
    let mut replayed = 0;
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name == "bank" {
            continue;
        }
        let trace: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let mut replay = Replay::new(&trace["plan"]);
        let script = trace["script"].as_array().unwrap();
        let expected = trace["expected"].as_array().unwrap();
        assert_eq!(script.len(), expected.len(), "{name}");
        for (turn, (command, expected)) in script.iter().zip(expected).enumerate() {
            assert_eq!(&replay.act(command), expected, "{name}, step {turn}: {command}");
        }
        replayed += 1;
    }
    assert_eq!(replayed, compose().len(), "a trace for every composition, and no other");
}

#[test]
fn the_traces_reach_what_they_are_for() {
    let has = |name: &str, words: &[&str]| {
        let text = fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
        for word in words {
            assert!(text.contains(word), "{name} has no {word}");
        }
    };
    has("all-right", &["\"finished "]);
    has("all-wrong", &["\"handover ", "looked-at"]);
    has(
        "hints-and-retries",
        &["session/item-open", "session/no-retry", "\"revealed", "hinted", "try 2", "session/none"],
    );
    has("same-value", &["same-value", "unreadable"]);
    has("resume", &["session/none", B]);
    has("two-devices", &["x-future", "feedback"]);
    has("after-forty-days", &["\\\"why\\\":\\\"review\\\"", "goal"]);
    has("lesson", &["next-part"]);
    has("had-help", &["\"helped\": true", "\"helped\": false", "\\\"helped\\\":1"]);
}

#[test]
fn a_digest_tells_apart_what_differs_in_the_last_bit() {
    let one = json!({"b": [0.1, 1, true, null, "ü\n"], "a": {}});
    let mut text = String::new();
    canonical(&one, &mut text);
    assert_eq!(text, "{\"a\":{},\"b\":[3fb999999999999a,3ff0000000000000,true,null,\"ü\\n\",],}");
    assert_ne!(digest(&json!(0.1 + 0.2)), digest(&json!(0.3)));
    assert_eq!(digest(&json!(1)), digest(&json!(1.0)), "JavaScript has one kind of number");
}
