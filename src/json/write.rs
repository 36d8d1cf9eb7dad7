//! Writing one object on one line.

/// `text` as a JSON string, appended to `out`.
pub(crate) fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => {
                out.push_str("\\u00");
                for digit in [c as u8 >> 4, c as u8 & 15] {
                    out.push(char::from(b"0123456789abcdef"[digit as usize]));
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// A number in digits, without the machinery of `format!`.
pub(crate) fn digits(mut number: u64) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b'0' + (number % 10) as u8));
        number /= 10;
        if number == 0 {
            return text;
        }
    }
}

/// An object on one line, written field by field.
#[derive(Debug)]
pub(crate) struct Line(String);

impl Line {
    pub(crate) fn new() -> Self {
        Self(String::from("{"))
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        write_text(&mut self.0, name);
        self.0.push(':');
    }

    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        write_text(&mut self.0, value);
    }

    pub(crate) fn whole(&mut self, name: &str, value: u64) {
        self.name(name);
        self.0.push_str(&digits(value));
    }

    pub(crate) fn texts(&mut self, name: &str, values: &[String]) {
        self.name(name);
        self.0.push('[');
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            write_text(&mut self.0, value);
        }
        self.0.push(']');
    }

    pub(crate) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}
