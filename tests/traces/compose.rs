//! What the golden traces are made of: each is a script that is composed while it is played.

use super::support::banks::{right, same_value, wrong};
use super::{BANK, Replay, TEMPLATES};
use gradus::bank::ItemSpec;
use serde_json::{Map, Value, json};

const DAWN: u64 = 1_700_000_000_000;
const DAY: u64 = 86_400_000;

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
        Self::about(BANK, plan, writer)
    }

    /// With a bank of its own.
    fn about(bank: &str, plan: &Value, writer: &'static str) -> Self {
        Self { replay: Replay::new(bank, plan), script: vec![], expected: vec![], now: DAWN, writer }
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
        self.begin(seed, kind, id, json!({}));
    }

    /// Starts a session that is more than practice.
    fn begin(&mut self, seed: u64, kind: &str, id: &str, more: Value) {
        let mut how = json!({"writer": self.writer, "seed": seed, "focus": {"kind": kind, "id": id}});
        how.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        self.act("start", how);
    }

    fn answer(&mut self, how: fn(&ItemSpec) -> Vec<String>) {
        self.tell(how, json!({}));
    }

    /// Answers, with more in the command than what is answered and when.
    fn tell(&mut self, how: fn(&ItemSpec) -> Vec<String>, more: Value) {
        // An answer that cannot be read leaves its item open, too.
        let item = self.replay.open_item();
        let mut given = json!({"response": how(&item), "ms": 4_000 + 137 * self.script.len()});
        given.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        self.act("answer", given);
    }

    /// Answers item after item of a check-up, which shows nothing between them, until `most` are answered or it is over.
    fn measure(&mut self, most: usize, mut how: impl FnMut(usize) -> fn(&ItemSpec) -> Vec<String>) {
        for answered in 0..most {
            if self.shown().starts_with("finished") {
                return;
            }
            self.answer(how(answered));
        }
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
            assert!(self.script.len() < 500, "the session does not go on: {}", self.shown());
            if self.shown().starts_with("ask") {
                self.answer(how(answered));
                answered += 1;
            }
            self.act("next", json!({}));
        }
    }

    fn end(mut self, about: &str) -> Value {
        self.act("map", json!({}));
        json!({"about": about, "bank": self.replay.bank, "plan": self.replay.plan, "script": self.script, "expected": self.expected})
    }
}

/// The first mistake that the item speaks to, else the right answer.
fn mistaken(item: &ItemSpec) -> Vec<String> {
    let first = item.mistakes.first().map(|mistake| vec![mistake.answer.clone()]);
    first.unwrap_or_else(|| right(item))
}

const A: &str = "00000000000000aa";
pub(super) const B: &str = "00000000000000bb";

pub(super) fn compose() -> Vec<(&'static str, Value)> {
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
    all.push(("after-forty-days", trace.end("A skill is secure, forty days pass, and practice begins gently.")));

    // So many right ones that the problem in parts has its turn.
    let mut trace = Composer::new(&json!({"unaided": 8}), A);
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

    let mut trace = new(A);
    trace.begin(14, "free", "", json!({"mode": "check-up"}));
    trace.act("hint", json!({}));
    trace.act("reveal", json!({}));
    trace.act("next", json!({}));
    trace.measure(3, |turn| if turn == 1 { wrong } else { right });
    trace.act("dontKnow", json!({"ms": 2_000}));
    trace.act("reopen", json!({}));
    trace.act("resume", json!({"writer": B}));
    trace.measure(60, |turn| if turn % 3 == 2 { wrong } else { right });
    trace.act("suggestions", json!({}));
    trace.start(15, "free", "");
    trace.act("dontKnow", json!({"ms": 2_000}));
    all.push(("check-up", trace.end("A check-up, with the page closed in between; then practice begins from it.")));

    let mut trace = new(A);
    trace.begin(16, "free", "", json!({"mode": "placement", "outside": {"level": 0.75, "se": 0.3}}));
    trace.act("answer", json!({"response": ["((("], "ms": 900}));
    trace.act("retry", json!({}));
    trace.measure(5, |_| same_value);
    trace.act("retry", json!({}));
    trace.measure(4, |_| right);
    trace.act("finish", json!({}));
    trace.begin(17, "lesson", "second", json!({"mode": "placement", "outside": {"level": -1.2, "se": 0.5}}));
    trace.measure(30, |turn| if turn % 2 == 0 { wrong } else { right });
    trace.begin(17, "free", "", json!({"mode": "placement", "outside": {"level": 11, "se": 0.5}}));
    all.push(("placement", trace.end("Placements that begin from outside scores; one is stopped early.")));

    let mut trace = new(A);
    trace.begin(18, "skill", "halves", json!({"mode": "proof"}));
    trace.play(9, |_| right);
    trace.begin(19, "skill", "differences", json!({"mode": "proof"}));
    trace.act("reopen", json!({}));
    trace.act("resume", json!({"writer": A}));
    trace.play(9, |_| wrong);
    trace.begin(20, "free", "", json!({"mode": "proof"}));
    trace.act("suggestions", json!({}));
    all.push(("proof", trace.end("\"I know this\" of two skills: one is proved, the other is not yet.")));

    let mut trace = new(A);
    trace.begin(21, "skill", "halves", json!({"mode": "proof"}));
    trace.play(9, |_| right);
    trace.act("say", json!({"skill": "halves", "view": "not-yet", "writer": A}));
    trace.begin(22, "skill", "halves", json!({"mode": "check"}));
    trace.play(9, |_| wrong);
    trace.act("say", json!({"skill": "words", "view": "know", "writer": A}));
    trace.begin(23, "skill", "words", json!({"mode": "check"}));
    trace.play(9, |turn| if turn == 0 { wrong } else { right });
    trace.act("map", json!({}));
    all.push(("disagree", trace.end("\"I disagree\", both ways: both views stand on the map.")));

    let mut trace = new(A);
    trace.start(24, "skill", "halves");
    while !trace.shown().starts_with("example") {
        trace.answer(wrong);
        trace.act("next", json!({}));
    }
    trace.act("answer", json!({"response": ["1"], "ms": 5}));
    trace.act("reopen", json!({}));
    trace.act("resume", json!({"writer": A}));
    trace.act("next", json!({}));
    trace.act("whatIf", json!({"term": "success"}));
    trace.act("whatIf", json!({"term": "choice"}));
    trace.play(6, |turn| if turn < 3 { wrong } else { right });
    all.push((
        "worked-example",
        trace.end("Misses in a row bring a worked example, which outlasts the page; then practice goes on."),
    ));

    let mut trace = Composer::new(&json!({"classDue": ["words"], "blend": 0.5, "floor": 0.3, "ceiling": 0.7}), A);
    trace.start(25, "free", "");
    trace.play(12, |turn| if turn % 5 == 4 { wrong } else { right });
    trace.act("suggestions", json!({}));
    all.push(("class-blend", trace.end("One skill is due in class; half of the items are to be for it.")));

    let mut trace = Composer::new(&json!({"choices": 0}), A);
    trace.act("aim", json!({"skill": "words", "writer": A}));
    trace.act("suggestions", json!({}));
    trace.start(26, "free", "");
    trace.act("whatIf", json!({"term": "goal"}));
    trace.play(8, |_| right);
    trace.act("aim", json!({"skill": null, "writer": A}));
    trace.play(3, |_| right);
    all.push(("goal", trace.end("The learner's own goal, and what practice makes of it until it is taken back.")));
    let mut trace = Composer::about(TEMPLATES, &plan, A);
    trace.start(31, "free", "");
    trace.play(4, |turn| if turn % 2 == 1 { mistaken } else { right });
    trace.act("reopen", json!({}));
    trace.act("resume", json!({"writer": B}));
    trace.writer = B;
    trace.answer(|_| vec!["%%".into()]);
    trace.act("retry", json!({}));
    trace.play(30, |_| right);
    trace.start(32, "skill", "second");
    trace.play(6, |_| right);
    trace.act("finish", json!({}));
    all.push((
        "templates",
        trace.end("Templates of ten formats: other numbers each time, the same after a reload, on two days' draws."),
    ));

    all
}
