//! Reading expressions: `2*a + 1`, `gcd(a, b) = 1 and a < b`, `if(n = 1, "is", "are")`.

use super::tree::{Comparison, Each, Function, Node, Operator, Value};
use crate::rational::Rational;
use crate::{Error, Result};

/// Longer texts than this are no expression that a person has written.
const LONGEST: usize = 2_000;
/// Brackets, signs and powers within each other.
const DEEPEST: u32 = 40;
/// Digits of one number; more would not fit beside others.
const MOST_DIGITS: usize = 30;

/// A place in the text of an expression.
pub(crate) struct Parser<'a> {
    text: &'a str,
    at: usize,
    names: &'a mut Vec<String>,
    depth: u32,
}

/// A whole text as one expression. `names` are those it may use.
pub(crate) fn expression(text: &str, names: &mut Vec<String>) -> Result<Node> {
    let mut parser = Parser::new(text, names)?;
    let node = parser.expression()?;
    parser.end()?;
    Ok(node)
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, names: &'a mut Vec<String>) -> Result<Self> {
        if text.len() > LONGEST {
            return Err(Error::new(
                "template/too-long",
                "the expression is too long; give parts of it names of their own",
            ));
        }
        Ok(Self { text, at: 0, names, depth: 0 })
    }

    /// What is still to be read, without the space before it. An `@` says nothing inside an expression.
    pub(super) fn rest(&mut self) -> &'a str {
        let rest = self.text[self.at..].trim_start_matches([' ', '\n', '\t', '\u{a0}', '@']);
        self.at = self.text.len() - rest.len();
        rest
    }

    /// Goes behind `sign` if it comes next.
    pub(super) fn take(&mut self, sign: &str) -> bool {
        let next = self.rest().starts_with(sign);
        if next {
            self.at += sign.len();
        }
        next
    }

    /// The name that comes next, or nothing.
    fn peek_name(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        if rest.starts_with(|c: char| c.is_ascii_alphabetic()) { &rest[..end] } else { "" }
    }

    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let next = self.peek_name() == word;
        if next {
            self.at += word.len();
        }
        next
    }

    pub(super) fn name(&mut self) -> &'a str {
        let name = self.peek_name();
        self.at += name.len();
        name
    }

    /// Everything must have been read.
    pub(super) fn end(&mut self) -> Result<()> {
        if self.rest().is_empty() { Ok(()) } else { Err(self.wrong("does not go on from what stands before it")) }
    }

    pub(super) fn wrong(&mut self, what: &str) -> Error {
        let rest: String = self.rest().chars().take(12).collect();
        let message = if rest.is_empty() {
            String::from("it ends too early; write the rest")
        } else {
            ["`", &rest, "` ", what, "; mend it (a product is written with *)"].concat()
        };
        Error::new("template/syntax", message).at(["`", self.text.trim(), "`"].concat())
    }

    pub(super) fn expression(&mut self) -> Result<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = "it is nested too deep; give parts of it names of their own";
            return Err(Error::new("template/too-long", message));
        }
        let mut left = self.both()?;
        while self.take_word("or") {
            left = two(Operator::Or, left, self.both()?);
        }
        self.depth -= 1;
        Ok(left)
    }

    fn both(&mut self) -> Result<Node> {
        let mut left = self.condition()?;
        while self.take_word("and") {
            left = two(Operator::And, left, self.condition()?);
        }
        Ok(left)
    }

    fn condition(&mut self) -> Result<Node> {
        let mut turned = false;
        while self.take_word("not") {
            turned = !turned;
        }
        let first = self.sum()?;
        let mut parts = vec![first];
        let mut signs = Vec::new();
        while let Some(sign) = self.comparison() {
            signs.push(sign);
            parts.push(self.sum()?);
        }
        let node = match (parts.len(), parts.pop()) {
            (1, Some(alone)) => alone,
            (_, last) => {
                parts.extend(last);
                Node::Compare(parts, signs)
            }
        };
        Ok(if turned { Node::Not(Box::new(node)) } else { node })
    }

    fn comparison(&mut self) -> Option<Comparison> {
        const SIGNS: [(&str, Comparison); 10] = [
            ("!=", Comparison::Unequal),
            ("≠", Comparison::Unequal),
            ("<=", Comparison::AtMost),
            ("≤", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("≥", Comparison::AtLeast),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
            ("==", Comparison::Equal),
            ("=", Comparison::Equal),
        ];
        SIGNS.into_iter().find(|(sign, _)| self.take(sign)).map(|(_, comparison)| comparison)
    }

    fn sum(&mut self) -> Result<Node> {
        let mut left = self.product()?;
        loop {
            let operator = if self.take("+") {
                Operator::Plus
            } else if self.take("-") || self.take("−") {
                Operator::Minus
            } else {
                return Ok(left);
            };
            left = two(operator, left, self.product()?);
        }
    }

    fn product(&mut self) -> Result<Node> {
        let mut left = self.signed()?;
        loop {
            let operator = if self.take("*") || self.take("×") || self.take("·") {
                Operator::Times
            } else if self.take("/") || self.take("÷") {
                Operator::Over
            } else {
                return Ok(left);
            };
            left = two(operator, left, self.signed()?);
        }
    }

    fn signed(&mut self) -> Result<Node> {
        let mut negative = false;
        loop {
            if self.take("-") || self.take("−") {
                negative = !negative;
            } else if !self.take("+") {
                break;
            }
        }
        let inner = self.power()?;
        Ok(if negative { Node::Negative(Box::new(inner)) } else { inner })
    }

    fn power(&mut self) -> Result<Node> {
        let base = self.atom()?;
        if !self.take("^") {
            return Ok(base);
        }
        // Powers of powers are the one way to go deep without brackets.
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Error::new("template/too-long", "it is nested too deep; give parts of it names of their own"));
        }
        let exponent = self.signed()?;
        self.depth -= 1;
        Ok(two(Operator::Power, base, exponent))
    }

    fn atom(&mut self) -> Result<Node> {
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
                Ok(Node::Value(Value::Text(rest[1..=length].to_owned())))
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
        Ok(Node::Value(Value::Number(value)))
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

fn two(operator: Operator, left: Node, right: Node) -> Node {
    Node::Two(operator, Box::new([left, right]))
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
