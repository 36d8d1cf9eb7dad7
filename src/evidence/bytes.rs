//! The canonical bytes of a piece of evidence: fields in a fixed order, and those that say nothing left out, so that a
//! log of an earlier Gradus has the bytes it had.

use super::mode::{Mode, Outside, OwnView};
use super::record::{Answer, Because, Evidence, EvidenceId, Focus, What};
use crate::grading::Verdict;
use crate::ids::Millis;
use crate::json::{Fields, Line};

impl Evidence {
    /// The canonical bytes: one JSON object, no newline, fields in a fixed order.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = Line::new();
        line.text("id", &self.id.text());
        line.whole("at", self.at.0);
        if let Some(session) = &self.session {
            line.text("session", session);
        }
        line.text("kind", self.what.kind());
        match &self.what {
            What::Started { bank, seed, focus, mode, outside } => {
                line.text("bank", bank);
                line.whole("seed", *seed);
                match focus {
                    Focus::Free => {}
                    Focus::Lesson(id) => line.text("lesson", id),
                    Focus::Skill(id) => line.text("skill", id),
                }
                if *mode != Mode::Practice {
                    line.text("mode", mode.as_str());
                }
                if let Some(Outside { level, se }) = outside {
                    // Numbers in a record are whole and not negative; the sign has a field of its own.
                    line.whole("level", u64::from(level.unsigned_abs()));
                    if *level < 0 {
                        line.whole("below", 1);
                    }
                    line.whole("se", u64::from(*se));
                }
            }
            What::Shown { item, predicted, why, instance } => {
                line.text("item", item);
                line.whole("predicted", u64::from(*predicted));
                line.text("why", why);
                numbered(&mut line, *instance);
            }
            What::Hinted { item } | What::Revealed { item } => line.text("item", item),
            What::Answered(answer) => {
                line.text("item", &answer.item);
                line.texts("skills", &answer.skills);
                line.texts("response", &answer.response);
                line.text("verdict", answer.verdict.as_str());
                line.whole("attempt", u64::from(answer.attempt));
                line.whole("hints", u64::from(answer.hints));
                line.whole("ms", answer.took.0);
                if answer.helped {
                    line.whole("helped", 1);
                }
            }
            What::HandedOver { skill } | What::LookedAt { skill } => line.text("skill", skill),
            What::Exampled { item, skill, instance } => {
                line.text("item", item);
                line.text("skill", skill);
                numbered(&mut line, *instance);
            }
            What::Aimed { skill } => {
                if let Some(skill) = skill {
                    line.text("skill", skill);
                }
            }
            What::Said { skill, view } => {
                line.text("skill", skill);
                line.text("view", view.as_str());
            }
            What::Finished { because } => line.text("because", because.as_str()),
        }
        line.end()
    }

    /// Reads a line. `None` if it is of a kind, or has a value, that this Gradus does not know.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        Self::from_fields(&Fields::parse(line).ok()??)
    }

    pub(super) fn from_fields(fields: &Fields<'_>) -> Option<Self> {
        let text = |name: &str| text(fields, name);
        let has = |name: &str| fields.get(name).is_some();
        let texts = |name: &str| fields.get(name)?.texts();
        let whole = |name: &str, most: u64| whole(fields, name, most);
        let what = match text("kind")?.as_str() {
            "started" => What::Started {
                bank: text("bank")?,
                seed: whole("seed", u64::MAX)?,
                focus: match (text("lesson"), text("skill")) {
                    (Some(id), _) => Focus::Lesson(id),
                    (None, Some(id)) => Focus::Skill(id),
                    (None, None) => Focus::Free,
                },
                mode: if has("mode") { Mode::named(&text("mode")?)? } else { Mode::Practice },
                outside: if has("level") {
                    let below = has("below") && whole("below", 1)? == 1;
                    Some(outside(whole("level", u64::MAX)?, below, whole("se", u64::MAX)?)?)
                } else {
                    None
                },
            },
            "shown" => What::Shown {
                item: text("item")?,
                predicted: whole("predicted", 10_000)? as u32,
                why: text("why")?,
                instance: whole("instance", MOST),
            },
            "hinted" => What::Hinted { item: text("item")? },
            "answered" => What::Answered(Answer {
                item: text("item")?,
                skills: texts("skills")?,
                response: texts("response")?,
                verdict: Verdict::named(&text("verdict")?)?,
                attempt: whole("attempt", 255)?.max(1) as u8,
                hints: whole("hints", 255)? as u8,
                took: Millis(whole("ms", u64::MAX)?),
                helped: whole("helped", 1) == Some(1),
            }),
            "revealed" => What::Revealed { item: text("item")? },
            "handed-over" => What::HandedOver { skill: text("skill")? },
            "looked-at" => What::LookedAt { skill: text("skill")? },
            "exampled" => {
                What::Exampled { item: text("item")?, skill: text("skill")?, instance: whole("instance", MOST) }
            }
            "aimed" => What::Aimed { skill: if has("skill") { Some(text("skill")?) } else { None } },
            "said" => What::Said { skill: text("skill")?, view: OwnView::named(&text("view")?)? },
            "finished" => What::Finished { because: Because::named(&text("because")?)? },
            _ => return None,
        };
        let id = EvidenceId::parse(&text("id")?)?;
        Some(Self { id, at: Millis(whole("at", u64::MAX)?), session: text("session"), what })
    }
}

/// Instances have numbers that JavaScript keeps exactly.
const MOST: u64 = 1 << 53;

fn numbered(line: &mut Line, instance: Option<u64>) {
    if let Some(number) = instance {
        line.whole("instance", number);
    }
}

// Two dozen calls: inlined, they are half of what the page has of this file.
#[inline(never)]
fn text(fields: &Fields<'_>, name: &str) -> Option<String> {
    Some(fields.get(name)?.text()?.into_owned())
}

#[inline(never)]
fn whole(fields: &Fields<'_>, name: &str, most: u64) -> Option<u64> {
    fields.get(name)?.whole().filter(|number| *number <= most)
}

fn outside(level: u64, below: bool, se: u64) -> Option<Outside> {
    let level = i32::try_from(level).ok()?;
    Outside { level: if below { -level } else { level }, se: u32::try_from(se).ok()? }.check()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Log;
    use proptest::prelude::*;

    fn modes() -> impl Strategy<Value = Mode> {
        prop::sample::select(vec![Mode::Practice, Mode::CheckUp, Mode::Placement, Mode::Proof, Mode::Check])
    }

    fn kinds() -> impl Strategy<Value = What> {
        let id = "\\PC{0,12}";
        let focus = prop_oneof![Just(Focus::Free), id.prop_map(Focus::Lesson), id.prop_map(Focus::Skill)];
        let level = (-10_000..=10_000i32, 1..=10_000u32).prop_map(|(level, se)| Outside { level, se });
        let started = (id, any::<u64>(), focus, modes(), prop::option::of(level));
        let answer = (id, prop::collection::vec(id, 0..3), 1..=255u8, any::<u8>(), any::<u64>(), any::<bool>());
        prop_oneof![
            started.prop_map(|(bank, seed, focus, mode, outside)| What::Started { bank, seed, focus, mode, outside }),
            (id, 0..=10_000u32, id, prop::option::of(0..=MOST))
                .prop_map(|(item, predicted, why, instance)| What::Shown { item, predicted, why, instance }),
            answer.prop_map(|(item, words, attempt, hints, took, helped)| What::Answered(Answer {
                item,
                skills: words.clone(),
                response: words,
                verdict: Verdict::SameValue,
                attempt,
                hints,
                took: Millis(took),
                helped,
            })),
            (id, id, prop::option::of(0..=MOST)).prop_map(|(item, skill, instance)| What::Exampled {
                item,
                skill,
                instance
            }),
            prop::option::of(id).prop_map(|skill| What::Aimed { skill }),
            (id, prop::sample::select(vec![OwnView::Know, OwnView::NotYet]))
                .prop_map(|(skill, view)| What::Said { skill, view }),
            id.prop_map(|skill| What::LookedAt { skill }),
            Just(What::Finished { because: Because::Goal }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read(what in kinds(), at in 0..=Millis::LATEST.0, number in 1..u32::MAX, inside: bool) {
            let id = EvidenceId { writer: "0123456789abcdef".into(), number };
            let session = inside.then(|| "0123456789abcdef-1".to_owned());
            let evidence = Evidence { id, at: Millis(at), session, what };
            let line = evidence.line();
            prop_assert!(!line.contains('\n'));
            prop_assert_eq!(Evidence::read(&line), Some(evidence));
        }
    }

    #[test]
    fn a_log_of_an_earlier_gradus_keeps_its_bytes_and_means_practice() {
        let line = r#"{"id":"00000000000000aa-1","at":5,"kind":"started","bank":"b","seed":7,"skill":"s"}"#;
        let evidence = Evidence::read(line).unwrap();
        let focus = Focus::Skill("s".into());
        let what = What::Started { bank: "b".into(), seed: 7, focus, mode: Mode::Practice, outside: None };
        assert_eq!((evidence.line(), evidence.what), (line.to_owned(), what));
    }

    #[test]
    fn values_of_a_later_gradus_are_kept_and_skipped() {
        let started = r#""kind":"started","bank":"b","seed":7"#;
        for rest in [
            &[started, r#","mode":"duel""#].concat(),
            &[started, r#","mode":3"#].concat(),
            &[started, r#","mode":"check-up","level":10001,"se":300"#].concat(),
            &[started, r#","mode":"check-up","level":900"#].concat(),
            &[started, r#","mode":"check-up","level":900,"se":0"#].concat(),
            &[started, r#","mode":"check-up","level":"high","se":300"#].concat(),
            &[started, r#","mode":"check-up","level":900,"below":2,"se":300"#].concat(),
            r#""kind":"said","skill":"s","view":"perhaps""#,
            r#""kind":"aimed","skill":["s"]"#,
            r#""kind":"exampled","item":"i""#,
        ] {
            let line = [r#"{"id":"00000000000000aa-1","at":5,"#, rest, "}"].concat();
            let mut log = Log::default();
            log.merge([line.as_str()]).unwrap();
            assert_eq!(log.entries()[0].line(), line);
            assert_eq!(log.entries()[0].evidence(), None, "{line}");
        }
    }

    #[test]
    fn a_level_below_zero_says_so_in_a_field_of_its_own() {
        let what = |level| What::Started {
            bank: "b".into(),
            seed: 7,
            focus: Focus::Free,
            mode: Mode::Placement,
            outside: Some(Outside { level, se: 300 }),
        };
        let id = EvidenceId { writer: "00000000000000aa".into(), number: 1 };
        let line = |level| Evidence { id: id.clone(), at: Millis(5), session: None, what: what(level) }.line();
        assert!(line(1250).ends_with(r#","mode":"placement","level":1250,"se":300}"#), "{}", line(1250));
        assert!(line(-1250).ends_with(r#","mode":"placement","level":1250,"below":1,"se":300}"#), "{}", line(-1250));
    }
}
