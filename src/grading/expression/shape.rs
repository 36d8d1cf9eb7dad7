//! What kind of thing an answer is: one expression, an equation or inequality, a pair or interval, or several.

use super::compare::{Amount, Ratio, agree};
use super::lexer::{Token, tokens};
use super::parser::parse;
use super::tree::{Name, Node, Tree};
use crate::grading::note::{Note, Read};

/// An answer, read.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    Value(Tree),
    /// `y = 3x + 2`, `-3 < x ≤ 5`: one more side than signs.
    Relation {
        sides: Vec<Tree>,
        signs: Vec<char>,
    },
    /// A pair, a longer tuple or an interval: its brackets tell.
    Group {
        brackets: (char, char),
        parts: Vec<Shape>,
    },
    /// Several answers in any order, or a union of intervals.
    List(Vec<Shape>),
}

/// Deepest nesting of groups.
const DEEPEST: u32 = 8;

/// Most sides of a relation such as `-3 < x ≤ 5`.
const LONGEST_CHAIN: usize = 6;

/// Reads a cleaned text. With `list`, every comma separates; with `fold`, capital and small letters are the same.
pub(super) fn read(cleaned: &str, list: bool, fold: bool) -> Read<Shape> {
    let mut all = tokens(cleaned, list)?;
    if fold {
        for token in &mut all {
            if let Token::Symbol(name) = token {
                *name = name.lower();
            }
        }
    }
    let choose = |sign: char| -> Vec<Token> {
        all.iter().map(|&token| if token == Token::Sign('±') { Token::Sign(sign) } else { token }).collect()
    };
    if all.contains(&Token::Sign('±')) {
        return Ok(Shape::List(vec![several(&choose('+'), DEEPEST)?, several(&choose('-'), DEEPEST)?]));
    }
    several(&all, DEEPEST)
}

/// Whether two letters in the text differ by case only.
pub(super) fn mixes_case(cleaned: &str) -> bool {
    let mut seen: Vec<Name> = Vec::new();
    for token in tokens(cleaned, true).unwrap_or_default() {
        if let Token::Symbol(name) = token
            && !seen.contains(&name)
        {
            if seen.iter().any(|other| other.lower() == name.lower()) {
                return true;
            }
            seen.push(name);
        }
    }
    false
}

/// The pieces of `all` between separators outside brackets.
fn split(all: &[Token], separates: impl Fn(char) -> bool) -> Vec<&[Token]> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, token) in all.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            Token::Sign(sign) if depth == 0 && separates(*sign) => {
                pieces.push(&all[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(&all[start..]);
    pieces
}

fn several(all: &[Token], depth: u32) -> Read<Shape> {
    let pieces = split(all, |sign| sign == ',' || sign == 'U');
    if let [piece] = pieces[..] {
        return one(piece, depth);
    }
    Ok(Shape::List(each(&pieces, depth)?))
}

fn one(all: &[Token], depth: u32) -> Read<Shape> {
    if let [Token::Sign(open @ ('(' | '[')), inner @ .., Token::Sign(close @ (')' | ']'))] = all {
        let parts = split(inner, |sign| sign == ',');
        if parts.len() > 1 && whole(inner) {
            let depth = depth.checked_sub(1).ok_or(Note::new("too-deep"))?;
            return Ok(Shape::Group { brackets: (*open, *close), parts: each(&parts, depth)? });
        }
    }
    let is_relation = |sign: char| matches!(sign, '=' | '<' | '>' | '≤' | '≥');
    let pieces = split(all, is_relation);
    if let [piece] = pieces[..] {
        return parse(piece).map(Shape::Value);
    }
    if pieces.len() > LONGEST_CHAIN {
        return Err(Note::new("too-deep"));
    }
    let mut sides = Vec::with_capacity(pieces.len());
    let mut signs = Vec::with_capacity(pieces.len());
    let mut at = 0;
    for piece in pieces {
        sides.push(side(piece)?);
        // The signs are the tokens between the pieces.
        at += piece.len();
        if let Some(Token::Sign(sign)) = all.get(at) {
            signs.push(*sign);
        }
        at += 1;
    }
    Ok(Shape::Relation { sides, signs })
}

fn each(pieces: &[&[Token]], depth: u32) -> Read<Vec<Shape>> {
    let mut shapes = Vec::with_capacity(pieces.len());
    for piece in pieces {
        shapes.push(one(piece, depth)?);
    }
    Ok(shapes)
}

/// Whether the brackets in `inner` close each other, so that the ones round it belong together.
fn whole(inner: &[Token]) -> bool {
    let mut depth = 0_i32;
    inner.iter().all(|token| {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        depth >= 0
    })
}

/// One side of a relation. `f(x)` alone is the name of a value, not a product.
fn side(all: &[Token]) -> Read<Tree> {
    if let [Token::Symbol(function), Token::Sign('('), Token::Symbol(argument), Token::Sign(')')] = all {
        let mut name = function.as_str().to_owned();
        name.push('(');
        name.push_str(argument.as_str());
        name.push(')');
        let mut tree = Tree::default();
        tree.push(Node::Symbol(Name::new(&name)))?;
        return Ok(tree);
    }
    parse(all)
}

impl Shape {
    /// Whether the response means the same as this key. For a key without a sign of equality, `x = ` before the
    /// response is passed over.
    pub(super) fn matches(&self, response: &Self) -> bool {
        match (self, response) {
            (Self::Value(key), Self::Value(response)) => equal(key, response),
            (Self::Value(key), Self::Relation { .. }) => response.named().is_some_and(|(_, value)| equal(key, value)),
            (Self::Relation { sides, signs }, Self::Relation { sides: sides_2, signs: signs_2 }) => {
                let pairs = |sides: &[Tree], signs: &[char]| -> usize { sides.len().min(signs.len()) };
                let (count, count_2) = (pairs(sides, signs), pairs(sides_2, signs_2));
                let same = |a, b| same_relation(&sides[a..], signs[a], &sides_2[b..], signs_2[b]);
                paired(count, count_2, same)
            }
            (Self::Group { brackets, parts }, Self::Group { brackets: brackets_2, parts: parts_2 }) => {
                brackets == brackets_2
                    && parts.len() == parts_2.len()
                    && parts.iter().zip(parts_2).all(|(a, b)| a.matches(b))
            }
            (Self::List(parts), Self::List(parts_2)) => {
                paired(parts.len(), parts_2.len(), |a, b| parts[a].matches(&parts_2[b]))
            }
            _ => false,
        }
    }

    /// Name and value, when this is `name = value`.
    pub(super) fn named(&self) -> Option<(Name, &Tree)> {
        match self {
            Self::Relation { sides, signs } if signs[..] == ['='] => Some((sides[0].lone_symbol()?, &sides[1])),
            _ => None,
        }
    }

    /// Writes the answer in plain characters.
    pub(super) fn write(&self, out: &mut String) {
        let join = |parts: &[Self], out: &mut String| {
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                part.write(out);
            }
        };
        match self {
            Self::Value(tree) => tree.write(out),
            Self::Relation { sides, signs } => {
                for (at, side) in sides.iter().enumerate() {
                    if at > 0 {
                        out.push(' ');
                        out.push(signs[at - 1]);
                        out.push(' ');
                    }
                    side.write(out);
                }
            }
            Self::Group { brackets, parts } => {
                out.push(brackets.0);
                join(parts, out);
                out.push(brackets.1);
            }
            Self::List(parts) => join(parts, out),
        }
    }
}

fn equal(a: &Tree, b: &Tree) -> bool {
    agree(Amount { plus: a, minus: None }, Amount { plus: b, minus: None }, Ratio::One)
}

/// Whether each of `count` things has a partner of its own among `count_2`. Meaning the same is an equivalence, so
/// any partner will do.
fn paired(count: usize, count_2: usize, same: impl Fn(usize, usize) -> bool) -> bool {
    let mut free: Vec<usize> = (0..count_2).collect();
    count == count_2
        && (0..count).all(|a| free.iter().position(|&b| same(a, b)).map(|found| free.swap_remove(found)).is_some())
}

fn same_relation(a: &[Tree], sign_a: char, b: &[Tree], sign_b: char) -> bool {
    let (amount_a, sign_a) = oriented(a, sign_a);
    let (amount_b, sign_b) = oriented(b, sign_b);
    let ratio = if sign_a == '=' { Ratio::Constant } else { Ratio::Positive };
    sign_a == sign_b && agree(amount_a, amount_b, ratio)
}

/// The relation as a difference that is `=`, `<` or `≤` zero.
fn oriented(sides: &[Tree], sign: char) -> (Amount<'_>, char) {
    let forward = Amount { plus: &sides[0], minus: Some(&sides[1]) };
    let back = Amount { plus: &sides[1], minus: Some(&sides[0]) };
    match sign {
        '>' => (back, '<'),
        '≥' => (back, '≤'),
        _ => (forward, sign),
    }
}
