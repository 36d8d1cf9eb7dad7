//! What the columns of a sheet are, by their headings.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Question,
    Answer,
    /// A further right answer.
    Also,
    /// The choice of this position; several in one cell where the heading says `F...`.
    Choice(usize),
    Wrong,
    /// What is said to who takes the choice of this position.
    Why(usize),
    Skill,
    Hint,
    Explanation,
    Format,
    Form,
    Before,
    After,
    Difficulty,
    Id,
    Author,
    License,
    Source,
    Picture,
    Alt,
    /// Known, and of no use for a bank: `Time limit`.
    Unused,
}

use Column::{
    After, Also, Alt, Answer, Author, Before, Choice, Difficulty, Explanation, Form, Format, Hint, Id, License,
    Picture, Question, Skill, Source, Unused, Why, Wrong,
};

/// Headings without signs and in lower case, in the languages that teachers' sheets came in.
const NAMES: &[(Column, &[&str])] = &[
    (
        Question,
        &[
            "question",
            "questions",
            "questiontext",
            "prompt",
            "stem",
            "problem",
            "task",
            "frage",
            "pregunta",
            "domanda",
            "pergunta",
            "vraag",
            "fråga",
            "spørgsmål",
            "вопрос",
            "front",
            "term",
        ],
    ),
    (
        Answer,
        &[
            "answer",
            "answers",
            "correctanswer",
            "correctanswers",
            "correct",
            "rightanswer",
            "key",
            "answerkey",
            "correctoption",
            "correctchoice",
            "solutionkey",
            "antwort",
            "richtigeantwort",
            "richtig",
            "respuesta",
            "respuestacorrecta",
            "réponse",
            "réponsecorrecte",
            "bonneréponse",
            "risposta",
            "rispostacorretta",
            "resposta",
            "antwoord",
            "svar",
            "rättsvar",
            "ответ",
            "back",
            "definition",
        ],
    ),
    (
        Also,
        &[
            "alsoaccepted",
            "alsoaccept",
            "accepted",
            "alternative",
            "alternatives",
            "otheranswers",
            "alternativeanswers",
            "alternateanswers",
        ],
    ),
    (
        Skill,
        &[
            "skill",
            "skills",
            "topic",
            "category",
            "tag",
            "tags",
            "unit",
            "lesson",
            "objective",
            "learningobjective",
            "subject",
            "standard",
            "thema",
            "kategorie",
            "fähigkeit",
            "tema",
            "thème",
            "categoria",
            "competencia",
            "compétence",
        ],
    ),
    (Hint, &["hint", "hints", "tip", "clue", "hinweis", "tipp", "pista", "indice", "suggerimento"]),
    (
        Explanation,
        &[
            "explanation",
            "solution",
            "workedsolution",
            "rationale",
            "generalfeedback",
            "feedback",
            "answerexplanation",
            "reason",
            "erklärung",
            "lösung",
            "explicación",
            "explication",
            "spiegazione",
            "explicação",
        ],
    ),
    (Format, &["format", "type", "questiontype", "itemtype", "typ", "fragetyp", "tipo"]),
    (Form, &["form", "answerform"]),
    (Before, &["before", "prefix"]),
    (After, &["after", "suffix", "units", "answerunit"]),
    (Difficulty, &["difficulty", "level", "schwierigkeit", "dificultad", "difficulté"]),
    (Id, &["id", "questionid", "itemid", "number", "no", "nr"]),
    (Author, &["author"]),
    (License, &["license", "licence", "licenseid"]),
    (Source, &["source", "reference", "sourceid"]),
    (Picture, &["image", "picture", "imagelink", "imageurl", "media"]),
    (Alt, &["alt", "alttext", "imagealt", "picturealt"]),
    (
        Unused,
        &[
            "time",
            "timelimit",
            "timelimitsec",
            "timeinseconds",
            "points",
            "point",
            "score",
            "marks",
            "weight",
            "video",
            "youtubelink",
            "thumbnail",
        ],
    ),
];

/// Beginnings of headings of choices.
const CHOICES: [&str; 10] =
    ["option", "options", "choice", "answer", "possibleanswer", "antwort", "opción", "respuesta", "réponse", "auswahl"];
const WRONGS: [&str; 8] =
    ["wrong", "wronganswer", "incorrect", "incorrectanswer", "distractor", "falsch", "falscheantwort", "incorrecta"];
const RIGHTS: [&str; 3] = ["correctanswer", "rightanswer", "correct"];
const WHYS: [&str; 5] = ["feedback", "why", "feedbackanswer", "feedbackoption", "feedbackchoice"];

/// The column under this heading.
pub(super) fn column(heading: &str) -> Option<Column> {
    // `Question - max 120 characters`, `Answer 1 (optional)`: what follows is for people.
    let head = heading.split(" - ").next().unwrap_or(heading).split('(').next().unwrap_or(heading);
    let name: String = head.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
    if name.is_empty() {
        return None;
    }
    if let Some((column, _)) = NAMES.iter().find(|(_, names)| names.contains(&&*name)) {
        return Some(*column);
    }
    let numbered = |starts: &[&str]| {
        let rest = starts.iter().filter_map(|start| name.strip_prefix(start)).min_by_key(|rest| rest.len())?;
        place(rest)
    };
    if numbered(&WRONGS).is_some() || WRONGS.contains(&&*name) {
        return Some(Wrong);
    }
    if let Some(at) = numbered(&RIGHTS) {
        return Some(if at == 0 { Answer } else { Also });
    }
    if numbered(&["hint", "hinweis", "tip", "pista", "indice"]).is_some() {
        return Some(Hint);
    }
    if let Some(at) = numbered(&WHYS) {
        return Some(Why(at));
    }
    if let Some(at) = numbered(&CHOICES) {
        return Some(Choice(at));
    }
    // A letter alone is a choice: A, B, C, D.
    (name.len() == 1).then(|| place(&name)).flatten().map(Choice)
}

/// `a` or `1` is the first. A letter that plural endings or words begin with is no place.
fn place(rest: &str) -> Option<usize> {
    if let Ok(number) = rest.parse::<usize>() {
        return (1..=26).contains(&number).then(|| number - 1);
    }
    let mut all = rest.chars();
    let letter = all.next().filter(char::is_ascii_lowercase)?;
    all.next().is_none().then(|| usize::from(letter as u8 - b'a'))
}
