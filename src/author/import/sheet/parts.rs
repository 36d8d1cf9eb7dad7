//! Rows of several parts: pairs to match, blanks to fill.

use super::super::{Answer, Blank, Draft, Finding, Found};
use super::asked::number;
use super::question::{Read, Row};

impl Row<'_> {
    /// `triangle = 3`, `dog -> Hund` in each choice.
    pub(super) fn matching(&self, choices: &[String], found: &mut Found) -> Read<Answer> {
        let (mut left, mut right, mut pairs) = (Vec::new(), Vec::<String>::new(), Vec::new());
        for choice in choices {
            let pair = ["->", "→", " = ", "="].iter().find_map(|sign| choice.split_once(sign));
            let Some((one, other)) = pair else {
                let note = format!("“{choice}” is no pair; write `triangle = 3`");
                return Err(Finding::new("sheet/pair", note));
            };
            let other = self.text(other, found).0;
            let at = right.iter().position(|own| *own == other).unwrap_or_else(|| {
                right.push(other);
                right.len() - 1
            });
            left.push(self.text(one, found).0);
            pairs.push(at);
        }
        if left.len() < 2 {
            return Err(Finding::new("bank/too-few-choices", "write two pairs or more in the columns of the choices"));
        }
        Ok(Answer::Match { left, right, pairs })
    }

    /// `The capital of France is [[Paris]].`
    pub(super) fn cloze(&self, source: &str, draft: &mut Draft, found: &mut Found) -> Read<Answer> {
        let (mut text, mut blanks) = (String::new(), Vec::new());
        found.key.clear();
        let mut rest = source;
        while let Some((before, (inner, after))) =
            rest.split_once("[[").and_then(|(a, b)| Some((a, b.split_once("]]")?)))
        {
            text.push_str(before);
            let keys: Vec<String> =
                inner.split('|').map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect();
            found.key.push(keys.join("/"));
            let answer = match keys.as_slice() {
                [] => {
                    return Err(Finding::new(
                        "bank/no-key",
                        "a blank `[[ ]]` has no answer; write it between the brackets",
                    ));
                }
                [one] => number(one, found).map_or_else(|| Answer::Text(keys.clone()), Answer::Number),
                _ => Answer::Text(keys),
            };
            blanks.push(Blank { answer, mistakes: Vec::new() });
            text.push_str(&format!("\u{e012}{}\u{e013}", blanks.len()));
            rest = after;
        }
        text.push_str(rest);
        if blanks.is_empty() {
            return Err(Finding::new("moodle/no-blank", "the text has no blank; write the answer as [[answer]]"));
        }
        draft.question = self.text(&text, found).0.replace('\u{e012}', "[[").replace('\u{e013}', "]]");
        Ok(Answer::Cloze(blanks))
    }
}
