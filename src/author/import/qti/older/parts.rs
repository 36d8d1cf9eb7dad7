//! What an item shows: its text, and what is to be answered.
use super::super::super::xml::{Element, Node};
use super::super::rich;
use crate::author::import::markup::html_text;

/// An item's presentation.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// The question as HTML, with a mark where each typed answer goes.
    pub(super) html: String,
    /// What is to be answered, in order.
    pub(super) responses: Vec<Response>,
    /// Blackboard: does the text that a response is for stand beside it?
    beside: bool,
}

/// One thing to answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Response {
    /// What the processing knows it by.
    pub(super) id: String,
    /// `response_lid`, `response_str`, `response_num`, `response_xy`, `response_grp`.
    pub(super) name: String,
    /// `Single`, `Multiple`, `Ordered`.
    pub(super) cardinality: String,
    /// Its own text, before the choices.
    pub(super) html: String,
    /// Its choices.
    pub(super) labels: Vec<Label>,
    /// Are the choices shown in a new order each time?
    pub(super) shuffled: bool,
    /// `String`, `Integer`, `Decimal`.
    pub(super) kind: String,
    /// How it is shown: `render_choice`, `render_fib` …
    pub(super) render: String,
    /// The number of its mark in the text, if it is typed there.
    pub(super) mark: Option<usize>,
    /// Brightspace: how many boxes there are to type in; 0 where the file does not say.
    pub(super) boxes: usize,
}

/// One choice.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    /// What the processing knows it by.
    pub(super) id: String,
    /// What it shows, as HTML.
    pub(super) html: String,
    /// New Quizzes: how what is typed is compared with it.
    pub(super) compared: String,
    /// New Quizzes: `openEntry`, `dropdown`, `wordbank`.
    pub(super) entry: String,
}

impl Parts {
    /// Reads an item's presentation.
    pub(super) fn of(item: &Element) -> Self {
        let mut parts = Self::default();
        let Some(presentation) = item.child("presentation") else { return parts };
        match right_side(presentation) {
            Some(side) => {
                parts.beside = true;
                parts.walk(presentation);
                parts.fill(side);
            }
            None => parts.walk(presentation),
        }
        // Brightspace: the processing knows what is typed by the name of the box.
        for response in parts.responses.iter_mut().filter(|one| one.mark.is_some() && !processed(item, &one.id)) {
            if let Some(label) = response.labels.iter().find(|label| processed(item, &label.id)) {
                response.id.clone_from(&label.id);
            }
        }
        parts
    }

    /// The question's words, without what is to be answered.
    pub(super) fn words(&self) -> String {
        let html = std::iter::once(&self.html).chain(self.responses.iter().map(|one| &one.html));
        let mut plain = html.map(|html| html_text(&html.replace(rich::is_mark, " ")));
        plain.find(|words| !words.is_empty()).unwrap_or_default()
    }

    /// Blackboard: the choices of each response are empty, and the n-th stands for the n-th text of the right side.
    fn fill(&mut self, side: &Element) {
        let text = |one: &Element| {
            let mut html = String::new();
            shown(one, &mut html);
            html
        };
        let texts: Vec<String> = side.elements().map(text).collect();
        for response in &mut self.responses {
            for (label, text) in response.labels.iter_mut().zip(&texts).filter(|(label, _)| label.html.is_empty()) {
                label.html.clone_from(text);
            }
        }
    }

    /// Blackboard: a group of a response and the text on the left that it is for, whichever stands first.
    fn pair(&mut self, group: &Element) {
        let mut waiting = String::new();
        let text_first = group.elements().next().is_some_and(|first| !is_response(&first.name));
        for inner in group.elements() {
            if is_response(&inner.name) {
                self.response(inner);
            } else {
                shown(inner, &mut waiting);
            }
            if is_response(&inner.name) == text_first
                && let Some(last) = self.responses.last_mut()
            {
                last.html.push_str(&std::mem::take(&mut waiting));
            }
        }
        if let Some(last) = self.responses.last_mut() {
            last.html.push_str(&waiting);
        }
    }

    fn walk(&mut self, element: &Element) {
        for inner in element.elements() {
            match &*inner.name {
                "material" => material(inner, &mut self.html),
                name if is_response(name) => self.response(inner),
                "qticomment" | "duration" | "response_extension" => {}
                "flow" if is_right_side(inner) => {}
                "flow" if self.beside && inner.child("response_lid").is_some() => self.pair(inner),
                // `flow`, `flow_mat` and the like group what they hold.
                _ => {
                    self.html.push_str("<div>");
                    self.walk(inner);
                    self.html.push_str("</div>");
                }
            }
        }
    }

    fn response(&mut self, element: &Element) {
        let attribute = |name| element.attribute(name).unwrap_or_default().to_owned();
        let mut response = Response {
            id: attribute("ident"),
            name: element.name.clone(),
            cardinality: attribute("rcardinality"),
            ..Response::default()
        };
        response.walk(element);
        if response.render == "render_fib" {
            let number = self.responses.iter().filter(|one| one.mark.is_some()).count();
            self.html.push_str(&response.html);
            response.html.clear();
            self.html.push(' ');
            self.html.push(rich::mark(number));
            self.html.push(' ');
            response.mark = Some(number);
        }
        self.responses.push(response);
    }
}

impl Response {
    fn walk(&mut self, element: &Element) {
        for inner in element.elements() {
            match &*inner.name {
                "material" => material(inner, &mut self.html),
                "response_label" => self.labels.push(Label::of(inner)),
                name => {
                    if name.starts_with("render_") {
                        name.clone_into(&mut self.render);
                        self.shuffled = inner.attribute("shuffle").is_some_and(|word| word.eq_ignore_ascii_case("yes"));
                        inner.attribute("fibtype").unwrap_or_default().clone_into(&mut self.kind);
                        self.boxes = inner.attribute("input_boxes").and_then(|n| n.trim().parse().ok()).unwrap_or(0);
                    }
                    self.walk(inner);
                }
            }
        }
    }
}

impl Label {
    fn of(element: &Element) -> Self {
        let attribute = |name| element.attribute(name).unwrap_or_default().to_owned();
        let mut html = String::new();
        label_text(element, &mut html);
        // Blackboard leaves these two to be put in by whoever shows them.
        match html_text(&html).as_str() {
            "true_false.true" => "True".clone_into(&mut html),
            "true_false.false" => "False".clone_into(&mut html),
            _ => {}
        }
        Self { id: attribute("ident"), html, compared: attribute("scoring_algorithm"), entry: attribute("answer_type") }
    }
}

fn label_text(element: &Element, html: &mut String) {
    element.elements().for_each(|inner| shown(inner, html));
}

/// What an element shows, be it a material or a group of them.
fn shown(element: &Element, html: &mut String) {
    if element.name == "material" { material(element, html) } else { label_text(element, html) }
}

fn is_response(name: &str) -> bool {
    name.starts_with("response_") && !matches!(name, "response_label" | "response_extension")
}

fn is_right_side(element: &Element) -> bool {
    element.attribute("class") == Some("RIGHT_MATCH_BLOCK")
}

fn right_side(element: &Element) -> Option<&Element> {
    element.elements().find_map(|inner| if is_right_side(inner) { Some(inner) } else { right_side(inner) })
}

/// Does an item's processing ask for what was answered under this name?
fn processed(item: &Element, id: &str) -> bool {
    fn asks(element: &Element, id: &str) -> bool {
        element.elements().any(|inner| inner.attribute("respident") == Some(id) || asks(inner, id))
    }
    item.named("resprocessing").any(|all| asks(all, id))
}

/// Writes a `material` as HTML.
pub(super) fn material(element: &Element, html: &mut String) {
    for inner in element.elements() {
        match &*inner.name {
            "mattext" | "matemtext" | "mat_formattedtext" => words(inner, html),
            "matimage" => {
                let source = inner.attribute("uri").or_else(|| inner.attribute("embedded")).unwrap_or_default();
                let alt = inner.attribute("label").unwrap_or_default();
                rich::picture(source, alt, html);
            }
            "matbreak" => html.push_str("<br>"),
            "math" => {
                html.push_str("<math>");
                rich::inner(inner, &mut |_, _| false, html);
                html.push_str("</math>");
            }
            "altmaterial" => {}
            _ => material(inner, html),
        }
    }
}

/// A text is HTML if it says so, or if it looks so: many exporters do not say.
fn words(element: &Element, html: &mut String) {
    let kind = element.attribute("texttype").or_else(|| element.attribute("type")).unwrap_or_default();
    let elements = element.children.iter().any(|node| matches!(node, Node::Element(_)));
    if elements {
        html.push_str("<div>");
        rich::inner(element, &mut |_, _| false, html);
        html.push_str("</div>");
        return;
    }
    let text = element.text();
    let tags = text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric()).map_or(rest, |end| &rest[..end]);
        [
            "p", "br", "b", "i", "u", "em", "strong", "span", "div", "img", "sub", "sup", "font", "table", "ul", "ol",
            "math",
        ]
        .iter()
        .any(|tag| name.eq_ignore_ascii_case(tag))
    });
    let marked = kind.to_ascii_lowercase().contains("html") || (kind != "text/plain" && tags);
    if marked {
        html.extend(["<div>", &*text, "</div>"]);
    } else {
        html.push_str("<div>");
        rich::escape(text.trim(), html);
        html.push_str("</div>");
    }
}
