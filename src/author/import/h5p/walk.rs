//! Through a content and what it contains, in order, to its questions.
use serde_json::Value;

use super::super::limits::DEEPEST;
use super::super::markup::html_text;
use super::super::package::{Media, Texts};
use super::super::{Draft, Found, Imported};
use super::{cards, choices, keys, starred};

/// Types that are a question and have no place in a bank, and what to say of them.
const REFUSED: [(&str, &str, &str); 24] = [
    (
        "H5P.Essay",
        "import/essay",
        "its marking looks for words in a long text, which says little of what was understood",
    ),
    (
        "H5P.ArithmeticQuiz",
        "h5p/drawn",
        "its sums are drawn by its own program against the clock; write a Gradus template",
    ),
    ("H5P.DragQuestion", "import/place-in-picture", "things are to be put on places of a picture"),
    ("H5P.ImageHotspotQuestion", "import/place-in-picture", "a place of a picture is to be chosen"),
    ("H5P.ImageMultipleHotspotQuestion", "import/place-in-picture", "places of a picture are to be chosen"),
    ("H5P.OpenEndedQuestion", "import/essay", "a person has to read the answer: Gradus marks by itself"),
    ("H5P.FreeTextQuestion", "import/essay", "a person has to read the answer: Gradus marks by itself"),
    ("H5P.Questionnaire", "import/no-key", "it asks for opinions: no answer is right"),
    ("H5P.SimpleMultiChoice", "import/no-key", "it asks for opinions: no answer is right"),
    ("H5P.PersonalityQuiz", "import/no-key", "it asks for opinions: no answer is right"),
    ("H5P.SpeakTheWords", "h5p/speech", "the answer is spoken, and is recognised by a service on the web"),
    ("H5P.SpeakTheWordsSet", "h5p/speech", "the answer is spoken, and is recognised by a service on the web"),
    ("H5P.Dictation", "h5p/sound", "it is about sounds, which a bank does not hold"),
    ("H5P.MemoryGame", "h5p/game", "it is a game with pictures"),
    ("H5P.FindTheWords", "h5p/game", "it is a game with letters"),
    ("H5P.Crossword", "h5p/game", "it is a game with letters"),
    ("H5P.ImageSequencing", "h5p/game", "pictures are to be put in order"),
    ("H5P.ImagePair", "h5p/game", "pictures are to be put together"),
    ("H5P.GuessTheAnswer", "import/no-key", "the answer is shown and not asked for"),
    ("H5P.FindTheHotspot", "import/place-in-picture", "a place of a picture is to be chosen"),
    ("H5P.ImageSlider", "h5p/type", "it shows pictures and asks nothing"),
    ("H5P.AudioRecorder", "import/upload", "the answer is a recording"),
    ("H5P.MathDisplay", "h5p/type", "it shows formulas and asks nothing"),
    ("H5P.StructureStrip", "import/essay", "a person has to read the answer: Gradus marks by itself"),
];

/// What a walk carries.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) media: &'a Media<'a>,
    /// The folder of the content.
    pub(super) base: &'a str,
    /// The file of the content.
    pub(super) place: &'a str,
    pub(super) imported: &'a mut Imported,
}

/// Why a question is refused, or the item it became.
pub(super) type Made = Result<Draft, (&'static str, String)>;

impl Walk<'_> {
    /// A content of this type with these parameters, and what it contains.
    pub(super) fn content(&mut self, library: &str, params: &Value, title: &str, depth: usize) {
        let name = library.split(' ').next().unwrap_or_default();
        let title = if title.starts_with("Untitled") { "" } else { title };
        match name {
            "H5P.MultiChoice" => self.row(name, title, params, choices::multi),
            "H5P.TrueFalse" => self.row(name, title, params, choices::truth),
            "H5P.MultiMediaChoice" => self.row(name, title, params, choices::pictured),
            "H5P.SortParagraphs" => self.row(name, title, params, choices::sorted),
            "H5P.SingleChoiceSet" => self.rows(name, params.get("choices"), choices::single),
            "H5P.Summary" => self.rows(name, introduced(params).as_ref(), choices::summary),
            "H5P.Blanks" => self.row(name, title, params, starred::blanks),
            "H5P.AdvancedBlanks" => self.row(name, title, params, starred::advanced),
            "H5P.DragText" => self.row(name, title, params, starred::drag),
            "H5P.MarkTheWords" => self.row(name, title, params, starred::marked),
            "H5P.Flashcards" => self.rows(name, params.get("cards"), cards::flash),
            "H5P.Dialogcards" => self.rows(name, params.get("dialogs"), cards::dialog),
            _ => {
                let before = self.imported.found.len();
                if let Some((_, code, why)) = REFUSED.iter().find(|(own, ..)| *own == name) {
                    self.row(name, title, params, |_, _| Err((code, (*why).to_owned())));
                    return;
                }
                self.inside(params, depth);
                if depth == 0 && self.imported.found.len() == before {
                    let note = format!("`{name}` holds no question that is known");
                    self.row(name, title, params, |_, _| Err(("h5p/type", note.clone())));
                }
            }
        }
    }

    /// Every content within a value, in order.
    fn inside(&mut self, value: &Value, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        match value {
            Value::Array(all) => all.iter().for_each(|one| self.inside(one, depth + 1)),
            Value::Object(map) => match (map.get("library").and_then(Value::as_str), map.get("params")) {
                (Some(library), Some(params)) => {
                    let title = map.get("metadata").and_then(|about| about.get("title")?.as_str()).unwrap_or_default();
                    self.content(library, params, title, depth + 1);
                }
                _ => map.values().for_each(|one| self.inside(one, depth + 1)),
            },
            _ => {}
        }
    }

    fn rows(&mut self, name: &str, all: Option<&Value>, make: fn(&Value, &mut Texts<'_>) -> Made) {
        // The editor leaves entries behind that nobody wrote anything into.
        for one in all.and_then(Value::as_array).into_iter().flatten().filter(|one| written(one)) {
            self.row(name, "", one, make);
        }
    }

    /// One question: a row, whatever becomes of it.
    fn row(&mut self, name: &str, title: &str, params: &Value, make: impl Fn(&Value, &mut Texts<'_>) -> Made) {
        let original = original(params);
        let title = if title.trim().is_empty() { asked(params) } else { title.to_owned() };
        let mut found = Found::new(name, &title, &original, self.place);
        found.key = keys::of(name, params);
        let mut texts = Texts::new(self.media, self.base, found);
        let made = make(params, &mut texts);
        let picture = texts.picture.take();
        let mut found = match made {
            Ok(draft) => draft.found(texts.found),
            Err((code, why)) => texts.found.refused(code, why),
        };
        if let Some(item) = &mut found.item {
            item.picture = picture;
        }
        self.imported.found.push(found);
    }
}

/// Does an entry hold any words or a file, apart from the id that the editor gave it?
fn written(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains("<img") || !html_text(text).is_empty(),
        Value::Array(all) => all.iter().any(written),
        Value::Object(map) => map.iter().any(|(key, value)| key != "subContentId" && written(value)),
        _ => false,
    }
}

/// The groups of a summary, each with the words that stand before all of them.
fn introduced(params: &Value) -> Option<Value> {
    let mut all = params.get("summaries").filter(|all| all.is_array())?.clone();
    let intro = params.get("intro").filter(|intro| written(intro));
    for one in all.as_array_mut().into_iter().flatten().filter(|one| written(one)) {
        if let (Some(group), Some(intro)) = (one.as_object_mut(), intro) {
            group.insert("intro".to_owned(), intro.clone());
        }
    }
    Some(all)
}

/// What a question without a title is called by: what it asks, else its first statement; "" where there is neither.
fn asked(params: &Value) -> String {
    let statement = params.get("summary").and_then(|all| all.get(0));
    let fields = ["question", "taskDescription", "text", "textField"].map(|name| params.get(name));
    let texts = fields.into_iter().chain([statement]).flatten().filter_map(Value::as_str);
    texts.map(html_text).find(|words| !words.is_empty()).unwrap_or_default()
}

/// The words of a question as a person knows it, without the labels of buttons.
fn original(params: &Value) -> String {
    let Some(map) = params.as_object() else { return params.to_string() };
    const ASIDE: [&str; 10] = [
        "UI",
        "l10n",
        "behaviour",
        "confirmCheck",
        "confirmRetry",
        "overallFeedback",
        "currikisettings",
        "media",
        "override",
        "a11y",
    ];
    let kept: serde_json::Map<String, Value> = map
        .iter()
        .filter(|(key, _)| !ASIDE.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    Value::Object(kept).to_string()
}
