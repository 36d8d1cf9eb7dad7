//! GIFT, Moodle's plain-text format for questions.
//!
//! Read as Moodle reads it: a colon in the running text needs no backslash, a question may stand right behind another.
mod body;
mod split;
mod text;

use self::body::{Body, Raw};
use self::split::{Block, Piece, unescaped};
use self::text::{Markup, blanked, brackets, marked, markup_of, title, unescape};
use super::graded::{Settled, Typed, numbers, picks, spellings};
use super::markup;
use super::moodle::{category_skill, middle};
use super::moodle_xml::cloze;
use super::{Answer, Draft, File, Found, Image, Imported, Pick, each, package, quizlet};
use crate::Result;

/// Reads GIFT files. Every block is a row, a description too; categories become skills.
///
/// # Errors
/// Whatever [`package`] says of an archive; what cannot be read in a text is a refused row.
pub fn read(files: &[File]) -> Result<Imported> {
    // Moodle's "GIFT with media" is an archive of a text and its pictures.
    let mut all = Vec::new();
    for file in files {
        if package::is_archive(file) { all.extend(package::unpack(file)?) } else { all.push(file.clone()) }
    }
    let resolve = |src: &str| super::file::named(&all, src);
    let texts: Vec<&File> = all.iter().filter(|file| all.len() == 1 || file.is_text()).collect();
    each(&texts, |file| Ok(read_one(file, &resolve)), |file| file.path.clone())
}

/// Does the file look like GIFT? Braces with an answer between them, or a category.
#[must_use]
pub fn is(file: &File) -> bool {
    if file.extension() == "gift" {
        return true;
    }
    if package::is_archive(file) {
        // Moodle's archive holds one text in GIFT and pictures; a mixed one is somebody else's.
        let inside = package::unpack(file).unwrap_or_default();
        let mut texts = inside.iter().filter(|one| matches!(&*one.extension(), "gift" | "txt"));
        return texts.next().is_some_and(is) && texts.next().is_none();
    }
    // Cards may speak of sets: `empty set`, a tab, `{}`.
    if !file.is_text() || quizlet::is_cards(file) {
        return false;
    }
    let text = file.text().0;
    let inner = |piece: &Piece| brackets(&piece.text).is_some_and(|(_, inner, _)| !inner.contains('\u{fffd}'));
    let blocks = split::blocks(&text);
    blocks.iter().any(|block| match block {
        Block::Category(_) => true,
        Block::Question(piece) => {
            inner(piece)
                && !matches!(
                    body::body(brackets(&piece.text).map_or("", |(_, inner, _)| inner)).0,
                    Body::Unsigned(_) | Body::Essay
                )
        }
    })
}

fn read_one(file: &File, resolve: &dyn Fn(&str) -> Option<Vec<u8>>) -> Imported {
    let (text, encoding) = file.text();
    let mut imported = Imported { name: file.stem().to_owned(), ..Imported::default() };
    let mut skill = None;
    for block in split::blocks(&text) {
        match block {
            Block::Category(path) => skill = category_skill(&mut imported, &path),
            Block::Question(piece) => {
                let mut found = question(&piece, &file.path, resolve);
                if let Some(item) = &mut found.item {
                    let tag = || piece.tags.first().cloned();
                    if let Some(id) = skill.clone().or_else(|| tag().map(|tag| imported.skill(&tag))) {
                        item.skills = vec![id];
                    }
                }
                found.findings.extend(encoding.iter().filter(|_| !piece.text.is_ascii()).cloned());
                imported.found.push(found);
            }
        }
    }
    imported
}

/// A question being read: its row, its markup, its picture.
struct Reading<'a> {
    found: Found,
    markup: Markup,
    picture: Option<Image>,
    resolve: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

fn question(piece: &Piece, path: &str, resolve: &dyn Fn(&str) -> Option<Vec<u8>>) -> Found {
    let place = format!("{path}, line {}", piece.line);
    let text = piece.text.trim();
    let (title, rest) = title(text);
    // Without a title its first words are its name.
    let words = || markup::html_text(&unescape(markup_of(rest.split('{').next().unwrap_or(rest), Markup::Moodle).1));
    let name = if title.is_empty() { words() } else { unescape(title) };
    let found = |kind: &str| Found::new(kind, &name, text, place.clone());
    if rest.starts_with(':') && rest.contains("::") && title.is_empty() {
        let note = "a title stands between `::` and `::`; one of its colons is missing";
        return found("unknown").refused("gift/title", note);
    }
    let (text, embedded) = cloze::take(rest);
    if !embedded.is_empty() {
        return Reading { found: found("cloze"), markup: Markup::Moodle, picture: None, resolve }
            .cloze(piece, &text, &embedded);
    }
    let Some((before, inner, after)) = brackets(rest) else {
        if unescaped(rest, '{').is_some() || unescaped(rest, '}').is_some() {
            let note = "a brace is opened and not closed, or closed and not opened; write `\\{` or `\\}` for the sign";
            return found("unknown").refused("gift/braces", note);
        }
        let found = found("Description");
        return found
            .refused("import/description", "it is a text without a question; put it into the questions it is for");
    };
    let (body, general) = body::body(inner);
    let found = found(body.kind());
    if unescaped(after, '{').is_some() || unescaped(after, '}').is_some() {
        let note = "there is a second brace behind the answers; write `\\{` or `\\}` for the sign";
        return found.refused("gift/braces", note);
    }
    let (markup, before) = markup_of(before, Markup::Moodle);
    let mut reading = Reading { found, markup, picture: None, resolve };
    if inner.contains(['{', '}']) && (unescaped(inner, '{').is_some() || unescaped(inner, '}').is_some()) {
        let note = "there are braces between the answers without a backslash; they are taken as signs";
        reading.found.notice("gift/unescaped", note);
    }
    reading.draft(piece, &blanked(before, after), body, &general)
}

impl Reading<'_> {
    /// Moodle's format for embedded answers, which is no GIFT and comes in the same files.
    fn cloze(mut self, piece: &Piece, text: &str, embedded: &[cloze::Embedded]) -> Found {
        let mut draft = Draft { id: piece.id.clone(), ..Draft::default() };
        draft.question = cloze::marked(&self.text(text));
        draft.picture = self.picture.take();
        match cloze::blanks(embedded) {
            Err(finding) => self.found.refused(finding.code, finding.note),
            Ok((blanks, findings, key)) => {
                draft.answer = Answer::Cloze(blanks);
                findings.into_iter().for_each(|one| self.found.notice(one.code, one.note));
                self.found.key = key;
                draft.found(self.found)
            }
        }
    }

    fn draft(mut self, piece: &Piece, question: &str, body: Body, general: &str) -> Found {
        let mut draft = Draft { id: piece.id.clone(), ..Draft::default() };
        draft.question = self.text(question).replace('\u{e011}', r"\_\_\_\_\_");
        draft.solution = self.text(general);
        draft.picture = self.picture.take();
        self.found.key = key(&body);
        let mut settled = match self.answer(body, &mut draft) {
            Ok(settled) => settled,
            Err((code, note)) => return self.found.refused(code, note),
        };
        draft.solution = settled.solution(draft.solution);
        draft.answer = settled.answer;
        draft.mistakes = settled.mistakes;
        settled.findings.into_iter().for_each(|one| self.found.notice(one.code, one.note));
        draft.found(self.found)
    }

    fn answer(&mut self, body: Body, draft: &mut Draft) -> std::result::Result<Settled, (&'static str, String)> {
        let settled = match body {
            Body::Essay => return Err(("import/essay", "an essay has no key that could be marked".into())),
            Body::Unsigned(text) => {
                let text = super::first_words(&text);
                return Err(("gift/no-sign", format!("“{text}” begins with neither `=` (right) nor `~` (wrong)")));
            }
            Body::TrueFalse { right, wrong_why, right_why } => {
                draft.keep_order = true;
                let pick = |name: &str, truth: bool, why: String| Pick { why, ..Pick::new(name, truth) };
                let (wrong, good) = (self.text(&wrong_why), self.text(&right_why));
                let why = |truth: bool| if truth == right { good.clone() } else { wrong.clone() };
                let both = vec![pick("True", right, why(true)), pick("False", !right, why(false))];
                Ok(Settled { answer: Answer::Choice(both), ..Settled::default() })
            }
            Body::Matching(pairs) => Ok(self.matching(pairs)),
            Body::Ordering(things) => {
                let things = things.iter().map(|thing| self.text(thing)).collect();
                Ok(Settled { answer: Answer::Order(things), ..Settled::default() })
            }
            Body::Multiple(all) => {
                let single = all.iter().any(|raw| raw.sign == '=');
                let all = all.iter().map(|raw| (self.pick(raw), credit(raw))).collect();
                picks(all, single)
            }
            Body::Short(all) => spellings(all.iter().map(|raw| self.typed(raw, String::new())).collect()),
            Body::Numerical(all) => numbers(all.iter().map(|raw| self.number(raw)).collect()),
        };
        settled.map_err(|finding| (finding.code, finding.note))
    }

    /// A text as Markdown.
    fn text(&mut self, source: &str) -> String {
        let (markup, source) = markup_of(source.trim(), self.markup);
        let (text, picture) = marked(source, markup).into_text(&mut self.found, self.resolve);
        if self.picture.is_none() {
            self.picture = picture;
        }
        text
    }

    fn pick(&mut self, raw: &Raw) -> Pick {
        let outer = self.picture.take();
        let mut text = self.text(&raw.text);
        let picture = std::mem::replace(&mut self.picture, outer);
        if let Some(picture) = picture.as_ref().filter(|_| text.is_empty()) {
            text = markup::escape(&picture.alt);
        }
        Pick { text, why: self.text(&raw.why), right: false, picture }
    }

    fn typed(&mut self, raw: &Raw, tolerance: String) -> Typed {
        let (markup, text) = markup_of(&raw.text, self.markup);
        let text = unescape(text);
        // What is nothing but a tag is the answer itself: `<a>`.
        let words = (markup == Markup::Html).then(|| markup::html_text(&text)).filter(|words| !words.is_empty());
        let text = words.unwrap_or(text);
        let credit = raw.credit.unwrap_or(if raw.sign == '~' { 0.0 } else { 100.0 });
        Typed { text, credit, why: self.text(&raw.why), tolerance }
    }

    /// `5`, `5:0.1`, `4.9..5.1`
    fn number(&mut self, raw: &Raw) -> Typed {
        let (text, tolerance) = match (raw.text.split_once(".."), raw.text.split_once(':')) {
            (Some((low, high)), _) => middle(low, high).unwrap_or((raw.text.clone(), String::new())),
            (_, Some((value, tolerance))) => (value.to_owned(), tolerance.trim().to_owned()),
            _ => (raw.text.clone(), String::new()),
        };
        self.typed(&Raw { text, ..raw.clone() }, tolerance)
    }

    fn matching(&mut self, pairs: Vec<[String; 3]>) -> Settled {
        let mut settled = Settled::default();
        let (mut left, mut right, mut to) = (Vec::new(), Vec::<String>::new(), Vec::new());
        for [one, other, why] in pairs {
            settled.say(&self.text(&why));
            let other = self.text(&other);
            let place = right.iter().position(|own| *own == other).unwrap_or_else(|| {
                right.push(other);
                right.len() - 1
            });
            let one = self.text(&one);
            if !one.is_empty() {
                left.push(one);
                to.push(place);
            }
        }
        settled.answer = Answer::Match { left, right, pairs: to };
        settled
    }
}

/// The key as the file states it.
fn key(body: &Body) -> Vec<String> {
    match body {
        Body::Essay | Body::Unsigned(_) => Vec::new(),
        Body::TrueFalse { right, .. } => vec![right.to_string()],
        Body::Matching(pairs) => pairs.iter().map(|[one, other, _]| unescape(&format!("{one} -> {other}"))).collect(),
        Body::Ordering(things) => things.iter().map(|thing| unescape(thing)).collect(),
        Body::Short(all) | Body::Numerical(all) => {
            let credit = |raw: &&Raw| raw.credit.unwrap_or(if raw.sign == '~' { 0.0 } else { 100.0 }) > 99.9;
            all.iter().filter(credit).map(|raw| unescape(&raw.text)).collect()
        }
        Body::Multiple(all) => {
            let full = all.iter().any(|raw| credit(raw) > 99.9);
            let right = |raw: &&Raw| credit(raw) > if full { 99.9 } else { 0.0 };
            all.iter().filter(right).map(|raw| unescape(&raw.text)).collect()
        }
    }
}

fn credit(raw: &Raw) -> f64 {
    raw.credit.unwrap_or(if raw.sign == '=' { 100.0 } else { 0.0 })
}
