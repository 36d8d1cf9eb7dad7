//! The smallest parts of expressions: numbers, texts, names, functions.

use super::parse::Parser;
use super::tree::{Each, Function, Node, Value};
use crate::rational::Rational;
use crate::{Error, Result};

/// Digits of one number; more would not fit beside others.
const MOST_DIGITS: usize = 30;

impl Parser<'_> {
    pub(super) fn atom(&mut self) -> Result<Node> {
        if self.take("(") {
            let inner = self.expression()?;
            return if self.take(")") { Ok(inner) } else { Err(self.wrong("stands where `)` should")) };
        }
        let rest = self.rest();
        match rest.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let Some(length) = rest[1..].find(quote) else {
                    return Err(self.wrong("has no second quote"));
                };
                self.at += length + 2;
                Ok(Node::Value(Box::new(Value::Text(rest[1..=length].to_owned()))))
            }
            Some(digit) if digit.is_ascii_digit() => self.number(rest),
            Some(letter) if letter.is_ascii_alphabetic() => self.named(),
            _ => Err(self.wrong("stands where a number, a name, a text in quotes or `(` should")),
        }
    }

    fn number(&mut self, rest: &str) -> Result<Node> {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(rest);
        let places = rest[whole..].strip_prefix('.').map_or(0, digits);
        let end = if places > 0 { whole + 1 + places } else { whole };
        let all = rest[..end].bytes().filter(u8::is_ascii_digit);
        let value = (whole + places <= MOST_DIGITS).then(|| {
            let numerator = all.fold(0_i128, |value, digit| value * 10 + i128::from(digit - b'0'));
            Rational::new(numerator, 10_i128.pow(places as u32))
        });
        let Some(Some(value)) = value else {
            return Err(Error::new("template/too-long", "a number has too many digits; 30 are the most"));
        };
        self.at += end;
        Ok(Node::Value(Box::new(Value::Number(value))))
    }

    fn named(&mut self) -> Result<Node> {
        let name = self.name();
        if !self.text[self.at..].starts_with('(') {
            let place = self.names.iter().position(|own| own == name);
            return place.map(Node::Name).ok_or_else(|| unknown(name, self.text));
        }
        self.at += 1;
        let each = match name {
            "sum" => Some(Each::Sum),
            "count" => Some(Each::Count),
            _ => None,
        };
        if let Some(each) = each {
            return self.each(each);
        }
        let Some((function, fewest, most)) = Function::named(name) else {
            // `key` is a name and no function, and so may a variable be.
            let message = ["there is no function `", name, "`; docs/bank.md lists them"].concat();
            return Err(Error::new("template/unknown-function", message).at(["`", self.text.trim(), "`"].concat()));
        };
        let mut parts = vec![self.expression()?];
        while self.take(",") {
            parts.push(self.expression()?);
        }
        if !self.take(")") {
            return Err(self.wrong("stands where `,` or `)` should"));
        }
        if parts.len() < fewest || parts.len() > most {
            return Err(arguments(name, self.text));
        }
        Ok(Node::Call(function, parts))
    }

    /// `i, from, to, what)`: the name is known in the last part only.
    fn each(&mut self, each: Each) -> Result<Node> {
        let whole = self.text;
        let name = self.name().to_owned();
        let mut parts = Vec::with_capacity(3);
        while !name.is_empty() && parts.len() < 3 && self.take(",") {
            let inner = parts.len() == 2;
            if inner {
                if self.names.contains(&name) {
                    return Err(taken(&name));
                }
                self.names.push(name.clone());
            }
            let part = self.expression();
            if inner {
                self.names.pop();
            }
            parts.push(part?);
        }
        let place = self.names.len();
        match (<[Node; 3]>::try_from(parts), self.take(")")) {
            (Ok(parts), true) => Ok(Node::Each(each, place, Box::new(parts))),
            _ => Err(arguments(if each == Each::Sum { "sum" } else { "count" }, whole)),
        }
    }
}

fn unknown(name: &str, text: &str) -> Error {
    let message = [
        "there is no variable or word `",
        name,
        "` here; declare it before it is used, or mend the name (a slot before a letter is written `@(a)x`)",
    ];
    Error::new("template/unknown-name", message.concat()).at(["`", text.trim(), "`"].concat())
}

/// Two things have the same name.
pub(super) fn taken(name: &str) -> Error {
    let message = ["the name `", name, "` is taken already; choose another"].concat();
    Error::new("template/duplicate-name", message)
}

fn arguments(name: &str, text: &str) -> Error {
    let message = ["`", name, "` has too few or too many parts between its brackets; docs/bank.md says what it takes"];
    Error::new("template/arguments", message.concat()).at(["`", text.trim(), "`"].concat())
}
