//! The typed answers of OATutor's public content: each is read, is itself in every rewriting, and is nothing else.
//! Needs the folder that GRADUS_DATA names.
#![cfg(feature = "author")]

#[path = "grading/rewrite.rs"]
mod rewrite;
#[path = "grading/written.rs"]
mod written;

use gradus::bank::{Form, Format};
use gradus::grading::{Question, Verdict, kind_of_key, mark};
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

/// The keys of all steps that are answered with an arithmetic text, each with how often it stands there.
fn keys() -> Option<BTreeMap<String, usize>> {
    let Some(data) = std::env::var_os("GRADUS_DATA") else {
        println!("skipped: no public data");
        return None;
    };
    let archive = PathBuf::from(data).join("content/oatutor-content-c26295e-json.tar.zst");
    let mut tar = tar::Archive::new(zstd::Decoder::new(File::open(archive).unwrap()).unwrap());
    let mut keys = BTreeMap::new();
    for entry in tar.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_string_lossy().into_owned();
        let parts: Vec<&str> = path.split('/').collect();
        if !path.ends_with(".json") || parts.len() < 3 || parts[parts.len() - 3] != "steps" {
            continue;
        }
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let step: serde_json::Value = serde_json::from_str(&text).unwrap();
        if step["problemType"] == "TextBox"
            && step["answerType"] == "arithmetic"
            && let Some(key) = step["stepAnswer"][0].as_str()
        {
            *keys.entry(key.trim().to_owned()).or_default() += 1;
        }
    }
    Some(keys)
}

fn verdict(format: Format, key: &str, response: &str) -> Verdict {
    let key = [key.to_owned()];
    mark(&Question { format, form: Form::Any, key: &key, ..Question::default() }, &[response.to_owned()]).verdict
}

#[test]
fn keys_are_read_and_equal_to_themselves_however_written() {
    let Some(keys) = keys() else { return };
    let (mut all, mut read, mut matrices, mut unread) = (0, 0, 0, Vec::new());
    let mut forms: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut rewritings, mut others) = (0, 0);
    let mut faults = Vec::new();
    for (key, &count) in &keys {
        if key.contains("matrix}") {
            matrices += count;
            continue;
        }
        all += count;
        let Some(format) = kind_of_key(key) else {
            unread.push(key);
            continue;
        };
        read += count;
        let number = if format == Format::Number { rewrite::value(key) } else { None };
        let mut texts = rewrite::rewritten(key, format == Format::Number);
        texts.extend(number.iter().flat_map(written::numbers));
        for (name, text) in texts.iter().filter(|(_, text)| text.len() <= 500) {
            rewritings += 1;
            let found = verdict(format, key, text);
            let counted = forms.entry(name).or_default();
            counted.0 += 1;
            // An equation that says what a letter is, doubled, is no longer solved: the same value in another form.
            let solved = matches!(*name, "both sides doubled" | "all on one side");
            if found != Verdict::Right && !(solved && found == Verdict::SameValue) {
                counted.1 += 1;
                faults.push(format!("{key}  as  {text}  ({name}): {}", found.as_str()));
            }
        }
        let mut wrong = rewrite::perturbed(key);
        if let Some(value) = number {
            let one = BigRational::one();
            for (name, other) in [
                ("one more", &value + &one),
                ("sign turned", -value.clone()),
                ("a tenth more", &value * BigRational::new(11.into(), 10.into())),
            ] {
                if other != value && !other.is_zero() {
                    wrong.extend(written::numbers(&other).into_iter().map(|(_, text)| (name, text)));
                }
            }
            wrong.retain(|(name, text)| {
                *name != "a digit changed" || rewrite::value(text).is_none_or(|other| other != value)
            });
            wrong.retain(|(_, text)| !value.is_zero() || !text.starts_with("-("));
        }
        for (name, text) in &wrong {
            others += 1;
            let found = verdict(format, key, text);
            if found <= Verdict::SameValue {
                faults.push(format!("{key}  is not  {text}  ({name}): {}", found.as_str()));
            }
        }
    }
    println!(
        "{read} of {all} keys read ({:.2} %), {} different; {matrices} matrices left out; not read: {unread:?}",
        100.0 * read as f64 / all as f64,
        keys.len()
    );
    println!("{rewritings} rewritings, {others} other values, {} faults", faults.len());
    println!("{forms:?}");
    for fault in faults.iter().take(60) {
        println!("{fault}");
    }
    assert!(read * 100 >= all * 99, "{read} of {all}");
    assert!(rewritings > 50_000 && others > 20_000, "{rewritings}, {others}");
    assert!(faults.is_empty(), "{} faults", faults.len());
}
