//! Reading expressions: `2*a + 1`, `gcd(a, b) = 1 and a < b`, `if(n = 1, "is", "are")`.

use super::tree::{Comparison, Node, Operator};
use crate::{Error, Result};

/// Longer texts than this are no expression that a person has written.
const LONGEST: usize = 2_000;
/// Brackets, signs and powers within each other.
const DEEPEST: u32 = 40;
/// A place in the text of an expression.
pub(crate) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) names: &'a mut Vec<String>,
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

    /// What is still to be read, as it stands.
    pub(super) fn tail(&self) -> &'a str {
        &self.text[self.at..]
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
}

fn two(operator: Operator, left: Node, right: Node) -> Node {
    Node::Two(operator, Box::new([left, right]))
}
