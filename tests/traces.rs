//! Golden traces: commands, the evidence they made and digests of all they showed, to the bit. `tests/traces/*.json` is
//! replayed here, in Node (`tests/web/traces/run.mjs`) and in the browser: all must agree.
//!
//! `BLESS=1 cargo test --test traces` writes the files anew, after a change that is meant to change them.

#[path = "traces/compose.rs"]
mod compose;
mod support;

use compose::{B, compose};
use gradus::bank::{Bank, ItemSpec};
use gradus::evidence::{Evidence, Focus, Mode, Outside, OwnView, What};
use gradus::plan::PlanSpec;
use gradus::selection::Term;
use gradus::session::{Beginning, Practice, Step};
use gradus::{Millis, report, template};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/traces")
}

/// The bank that most traces are about, and one of templates.
const BANK: &str = "bank.json";
const TEMPLATES: &str = "templates-bank.json";

fn bank_bytes(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
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
        "example" => format!("example {item} for {}", text("skill")),
        "handover" => format!("handover {}", text("skill")),
        other => format!("{other} {}", text("because")),
    }
}

/// An engine as a trace drives it.
struct Replay {
    practice: Practice,
    plan: PlanSpec,
    bank: String,
    lines: Vec<String>,
}

impl Replay {
    fn new(bank: &str, plan: &Value) -> Self {
        let plan: PlanSpec = serde_json::from_value(plan.clone()).unwrap();
        let practice = Practice::new(Bank::parse(bank_bytes(bank)).unwrap(), plan.check().unwrap()).unwrap();
        Self { practice, plan, bank: bank.to_owned(), lines: Vec::new() }
    }

    /// The item that was shown last, filled in where it is a template.
    fn open_item(&self) -> ItemSpec {
        let shown = self.lines.iter().rev().filter_map(|line| Evidence::read(line)).find_map(|one| match one.what {
            What::Shown { item, instance, .. } => Some((item, instance)),
            _ => None,
        });
        let (id, instance) = shown.expect("an item is open");
        let bank = self.practice.bank();
        let body = bank.body(bank.find_item(&id).unwrap());
        let filled = instance.map_or_else(|| body.to_owned(), |number| template::fill(body, number).unwrap());
        ItemSpec::read(&filled).unwrap()
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
                let mode = command["mode"].as_str().map_or(Mode::Practice, |name| Mode::named(name).unwrap());
                let thousandths = |name: &str| Some((command["outside"][name].as_f64()? * 1000.0).round());
                let outside = thousandths("level").zip(thousandths("se"));
                let outside = outside.map(|(level, se)| Outside { level: level as i32, se: se as u32 });
                self.practice.start(Beginning {
                    writer: text("writer"),
                    seed: number("seed"),
                    focus,
                    mode,
                    outside,
                    now,
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
            "dontKnow" => self.practice.dont_know(Millis(number("ms")), now),
            "lookedAt" | "aim" | "say" => {
                let (skill, writer) = (command["skill"].as_str(), text("writer"));
                let line = match text("do").as_str() {
                    "aim" => self.practice.aim(skill, &writer, now),
                    "say" => {
                        let view = OwnView::named(&text("view")).unwrap();
                        self.practice.say(skill.unwrap(), view, &writer, now)
                    }
                    _ => self.practice.looked_at(skill.unwrap(), &writer, now),
                };
                let line = line.unwrap();
                self.lines.push(line.clone());
                return json!({"lines": [line]});
            }
            "suggestions" => {
                return json!({"digest": digest(&serde_json::to_value(self.practice.suggestions(None, now)).unwrap())});
            }
            "whatIf" => {
                let term = Term::named(&text("term")).unwrap();
                return json!({"digest": digest(&serde_json::to_value(self.practice.what_if(term).unwrap()).unwrap())});
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
                *self = Self::new(&self.bank, &plan);
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
        if name.ends_with("bank") || path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let trace: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let mut replay = Replay::new(trace["bank"].as_str().unwrap(), &trace["plan"]);
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
    has("after-forty-days", &["\\\"why\\\":\\\"start\\\"", "finished goal"]);
    has("lesson", &["next-part"]);
    has(
        "check-up",
        &["session/no-help", "session/item-open", "session/no-check-up", "\\\"measure\\\"", "\\\"response\\\":[]"],
    );
    has("placement", &["\\\"level\\\":750", "\\\"below\\\":1", "session/level", "same-value", "finished asked"]);
    has("proof", &["\\\"mode\\\":\\\"proof\\\"", "finished done", "session/no-skill"]);
    has("disagree", &["\\\"mode\\\":\\\"check\\\"", "finished done", "not-yet"]);
    has("worked-example", &["\"example halves", "exampled"]);
    has("class-blend", &["\\\"why\\\":\\\"class\\\"", "classDue"]);
    has("goal", &["\\\"why\\\":\\\"goal\\\"", "\\\"aimed\\\""]);
    has("templates", &["\\\"instance\\\":", "unreadable", "feedback", "finished"]);
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
