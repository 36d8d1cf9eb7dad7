//! Builds a tree from tokens: the usual precedence, products without a sign, functions with or without brackets.

use super::lexer::Token;
use super::tree::{Function, Id, Name, Node, Tree};
use crate::grading::note::{Note, Read};
use crate::rational::Rational;

/// How deep brackets, powers and functions may be nested; nobody's answer comes near.
const DEEPEST: u32 = 40;

/// Reads all of the tokens as one expression. `1/2x` is `(1/2)·x`: products and quotients go from left to right.
pub(super) fn parse(tokens: &[Token]) -> Read<Tree> {
    if tokens.is_empty() {
        return Err(Note::new("empty"));
    }
    let mut parser = Parser { tokens, at: 0, depth: 0, bars: 0, tree: Tree::default() };
    parser.sum()?;
    match parser.peek() {
        None => Ok(parser.tree),
        Some(Token::Sign(sign @ (')' | ']' | '}' | '|'))) => {
            Err(Note::about("unclosed", sign.encode_utf8(&mut [0; 4])))
        }
        Some(Token::Sign(sign)) => Err(Note::about("not-an-expression", sign.encode_utf8(&mut [0; 4]))),
        Some(_) => Err(Note::new("not-an-expression")),
    }
}

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: u32,
    /// Whether an absolute value is open at this level of brackets: then a bar closes it.
    bars: u32,
    tree: Tree,
}

impl Parser<'_> {
    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(Token::Sign(wanted));
        self.at += usize::from(found);
        found
    }

    fn fault<T>(&self) -> Read<T> {
        Err(Note::new(if self.peek().is_none() { "unclosed" } else { "not-an-expression" }))
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Note::new("too-deep"));
        }
        let result = read(self);
        self.depth -= 1;
        result
    }

    fn sum(&mut self) -> Read<Id> {
        let mut left = self.product()?;
        loop {
            if self.take('+') {
                let right = self.product()?;
                left = self.tree.push(Node::Sum(left, right))?;
            } else if self.take('-') {
                let right = self.product()?;
                left = self.tree.push(Node::Difference(left, right))?;
            } else {
                return Ok(left);
            }
        }
    }

    fn product(&mut self) -> Read<Id> {
        let mut left = self.signed()?;
        loop {
            if self.take('*') {
                let right = self.signed()?;
                left = self.tree.push(Node::Product(left, right))?;
            } else if self.take('/') {
                let right = self.signed()?;
                left = self.tree.push(Node::Quotient(left, right))?;
            } else if self.starts_factor() {
                let right = self.power()?;
                left = self.tree.push(Node::Product(left, right))?;
            } else {
                return Ok(left);
            }
        }
    }

    /// Whether a factor without a sign before it can start here.
    fn starts_factor(&self) -> bool {
        let after_number = self.at > 0 && matches!(self.tokens[self.at - 1], Token::Number(_) | Token::Vulgar(_));
        match self.peek() {
            Some(Token::Number(_) | Token::Vulgar(_)) => !after_number,
            Some(Token::Sign('|')) => self.bars == 0,
            Some(Token::Sign(sign)) => matches!(sign, '(' | '[' | '{'),
            Some(Token::Degree) | None => false,
            Some(_) => true,
        }
    }

    fn signed(&mut self) -> Read<Id> {
        if self.take('-') {
            let inner = self.nested(Self::signed)?;
            self.tree.push(Node::Negative(inner))
        } else if self.take('+') {
            self.nested(Self::signed)
        } else {
            self.power()
        }
    }

    fn power(&mut self) -> Read<Id> {
        let base = self.primary()?;
        self.postfix(base)
    }

    fn postfix(&mut self, mut base: Id) -> Read<Id> {
        loop {
            if self.peek() == Some(Token::Degree) {
                self.at += 1;
                let pi = self.tree.push(Node::Symbol(Name::new("pi")))?;
                let product = self.tree.push(Node::Product(base, pi))?;
                let half_turn = self.number(180)?;
                base = self.tree.push(Node::Quotient(product, half_turn))?;
            } else if self.take('%') {
                let hundred = self.number(100)?;
                base = self.tree.push(Node::Quotient(base, hundred))?;
            } else if self.take('^') {
                let exponent = self.nested(Self::signed)?;
                base = self.tree.push(Node::Power(base, exponent))?;
            } else {
                return Ok(base);
            }
        }
    }

    fn number(&mut self, value: i64) -> Read<Id> {
        self.tree.push(Node::Number(Rational::whole(value)))
    }

    fn primary(&mut self) -> Read<Id> {
        let Some(token) = self.peek() else { return self.fault() };
        match token {
            Token::Number(value) => {
                self.at += 1;
                let value = self.mixed(value)?;
                self.tree.push(Node::Number(value))
            }
            Token::Vulgar(value) => {
                self.at += 1;
                self.tree.push(Node::Number(value))
            }
            Token::Symbol(name) => {
                self.at += 1;
                self.tree.push(Node::Symbol(name))
            }
            Token::Sign('(' | '[' | '{' | '|') => self.group(),
            Token::Frac => {
                self.at += 1;
                let (top, bottom) = (self.braces()?, self.braces()?);
                self.tree.push(Node::Quotient(top, bottom))
            }
            Token::Sqrt => {
                self.at += 1;
                let degree = if self.peek() == Some(Token::Sign('[')) { Some(self.group()?) } else { None };
                let inner = self.nested(Self::primary)?;
                self.tree.push(degree.map_or(Node::Call(Function::Sqrt, inner), |degree| Node::Root(degree, inner)))
            }
            Token::Log => {
                self.at += 1;
                self.logarithm()
            }
            Token::Call(function) => {
                self.at += 1;
                self.call(function)
            }
            Token::Degree | Token::Sign(_) => self.fault(),
        }
    }

    /// The fraction that may follow an integer to make a mixed number: `3 1/2`, `3½`, `3\frac{1}{2}`.
    fn mixed(&mut self, whole: Rational) -> Read<Rational> {
        if !whole.is_whole() {
            return Ok(whole);
        }
        let brace = |sign| Token::Sign(sign);
        let (fraction, length) = match self.tokens[self.at..] {
            [Token::Vulgar(fraction), ..] => (Some(fraction), 1),
            [Token::Number(top), Token::Sign('/'), Token::Number(bottom), ..] => (top.divide(bottom), 3),
            [Token::Frac, a, Token::Number(top), b, c, Token::Number(bottom), d, ..]
                if [a, b, c, d] == [brace('{'), brace('}'), brace('{'), brace('}')] =>
            {
                let proper = top.is_whole() && bottom.is_whole() && top.numerator() < bottom.numerator();
                (top.divide(bottom).filter(|_| proper), 7)
            }
            _ => return Ok(whole),
        };
        let Some(value) = fraction.and_then(|fraction| whole.add(fraction)) else { return Ok(whole) };
        self.at += length;
        Ok(value)
    }

    /// An expression in brackets, braces or bars.
    fn group(&mut self) -> Read<Id> {
        let close = match self.peek() {
            Some(Token::Sign('(')) => ')',
            Some(Token::Sign('[')) => ']',
            Some(Token::Sign('{')) => '}',
            Some(Token::Sign('|')) => '|',
            _ => return self.fault(),
        };
        self.at += 1;
        let outer = std::mem::replace(&mut self.bars, u32::from(close == '|'));
        let inner = self.nested(Self::sum)?;
        self.bars = outer;
        if !self.take(close) {
            return self.fault();
        }
        if close == '|' { self.tree.push(Node::Call(Function::Abs, inner)) } else { Ok(inner) }
    }

    fn braces(&mut self) -> Read<Id> {
        if self.peek() == Some(Token::Sign('{')) { self.group() } else { self.fault() }
    }

    /// A function's argument: brackets, or the run of factors up to the next sign, bracket or function.
    /// `sin x/2` is `sin(x)/2`.
    fn argument(&mut self) -> Read<Id> {
        if matches!(self.peek(), Some(Token::Sign('(' | '[' | '{' | '|'))) {
            return self.nested(Self::group);
        }
        let mut left = self.nested(Self::power)?;
        while self.starts_factor() && !matches!(self.peek(), Some(Token::Sign(_) | Token::Call(_) | Token::Log)) {
            let right = self.nested(Self::power)?;
            left = self.tree.push(Node::Product(left, right))?;
        }
        Ok(left)
    }

    fn call(&mut self, function: Function) -> Read<Id> {
        let exponent = if self.take('^') { Some(self.nested(Self::superscript)?) } else { None };
        let inverse = exponent.filter(|&id| self.tree.exact(id) == Some(Rational::whole(-1)));
        if let Some(inverse) = inverse.and_then(|_| function.inverse()) {
            let argument = self.argument()?;
            return self.tree.push(Node::Call(inverse, argument));
        }
        let argument = self.argument()?;
        let value = self.tree.push(Node::Call(function, argument))?;
        exponent.map_or(Ok(value), |exponent| self.tree.push(Node::Power(value, exponent)))
    }

    /// An exponent or a base between a function's name and its argument: braces, brackets, or one number or letter.
    fn superscript(&mut self) -> Read<Id> {
        if self.take('-') {
            let inner = self.primary()?;
            return self.tree.push(Node::Negative(inner));
        }
        self.primary()
    }

    /// `log(x)`, `log_2(x)`, `\log_{2}x`, `log{2}(x)`. Without a base it is the common logarithm.
    fn logarithm(&mut self) -> Read<Id> {
        let marked = self.take('_');
        let base = if marked || self.peek() == Some(Token::Sign('{')) {
            let first = self.nested(Self::superscript)?;
            if !marked && !self.starts_factor() {
                let ten = self.number(10)?;
                return self.tree.push(Node::Log(ten, first));
            }
            first
        } else {
            self.number(10)?
        };
        let exponent = if self.take('^') { Some(self.nested(Self::superscript)?) } else { None };
        let argument = self.argument()?;
        let value = self.tree.push(Node::Log(base, argument))?;
        exponent.map_or(Ok(value), |exponent| self.tree.push(Node::Power(value, exponent)))
    }
}
