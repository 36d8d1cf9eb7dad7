//! An expression as a list of nodes, every node after the ones it is made of.

use crate::grading::note::{Note, Read};
use crate::rational::Rational;

/// The name of a variable or constant: up to fifteen bytes, the rest zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name([u8; Self::LONGEST + 1]);

impl Name {
    pub(super) const LONGEST: usize = 15;

    /// The name as given, cut at the longest length.
    pub(super) const fn new(name: &str) -> Self {
        let (bytes, mut kept, mut at) = (name.as_bytes(), [0; Self::LONGEST + 1], 0);
        while at < bytes.len() && at < Self::LONGEST {
            kept[at] = bytes[at];
            at += 1;
        }
        Self(kept)
    }

    pub(super) fn as_str(&self) -> &str {
        let length = self.0.iter().position(|&byte| byte == 0).unwrap_or(Self::LONGEST);
        std::str::from_utf8(&self.0[..length]).unwrap_or_default()
    }

    pub(super) fn lower(self) -> Self {
        Self(self.0.map(|byte| byte.to_ascii_lowercase()))
    }

    /// A number that depends on the name and `salt` only (FNV-1a with a final mix, as in SplitMix64).
    pub(super) fn hash(&self, salt: u64) -> u64 {
        let start = 0xCBF2_9CE4_8422_2325 ^ salt.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let hash = self.0.iter().fold(start, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
        let mixed = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 20
    }
}

/// A function of one argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Sqrt,
    Cbrt,
    Abs,
    Exp,
    Ln,
    Sin,
    Cos,
    Tan,
    Sec,
    Csc,
    Cot,
    Asin,
    Acos,
    Atan,
}

impl Function {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sqrt => "sqrt",
            Self::Cbrt => "cbrt",
            Self::Abs => "abs",
            Self::Exp => "exp",
            Self::Ln => "ln",
            Self::Sin => "sin",
            Self::Cos => "cos",
            Self::Tan => "tan",
            Self::Sec => "sec",
            Self::Csc => "csc",
            Self::Cot => "cot",
            Self::Asin => "arcsin",
            Self::Acos => "arccos",
            Self::Atan => "arctan",
        }
    }

    /// What the exponent −1 right after the name makes of it.
    pub(super) fn inverse(self) -> Option<Self> {
        Some(match self {
            Self::Sin => Self::Asin,
            Self::Cos => Self::Acos,
            Self::Tan => Self::Atan,
            _ => return None,
        })
    }
}

/// Where a node is in its tree.
pub(super) type Id = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Number(Rational),
    Symbol(Name),
    Negative(Id),
    Sum(Id, Id),
    Difference(Id, Id),
    Product(Id, Id),
    Quotient(Id, Id),
    Power(Id, Id),
    Call(Function, Id),
    /// Base and argument.
    Log(Id, Id),
    /// Degree and radicand.
    Root(Id, Id),
}

/// An expression. The last node is the whole of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The exact value of each node that is a rational constant small enough to hold.
    exact: Vec<Option<Rational>>,
}

impl Tree {
    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    pub(super) fn node(&self, id: Id) -> Node {
        self.nodes[id]
    }

    /// The exact value of a node.
    pub(super) fn exact(&self, id: Id) -> Option<Rational> {
        self.exact[id]
    }

    pub(super) fn root(&self) -> Id {
        self.nodes.len() - 1
    }

    /// The exact value of the whole, when it is a rational constant.
    pub(super) fn value(&self) -> Option<Rational> {
        self.exact.last().copied().flatten()
    }

    /// The name, when the whole is one symbol.
    pub(super) fn lone_symbol(&self) -> Option<Name> {
        if let [Node::Symbol(name)] = self.nodes[..] { Some(name) } else { None }
    }

    /// Appends a node; the ids in it are of nodes already there. A division by an exact zero is an error.
    pub(super) fn push(&mut self, node: Node) -> Read<Id> {
        let of = |id: Id| self.exact[id];
        let both = |a: Id, b: Id, apply: fn(Rational, Rational) -> Option<Rational>| apply(of(a)?, of(b)?);
        let is_zero = |id: Id| of(id).is_some_and(Rational::is_zero);
        let exact = match node {
            Node::Number(value) => Some(value),
            Node::Negative(a) => of(a).map(Rational::negative),
            Node::Sum(a, b) => both(a, b, Rational::add),
            Node::Difference(a, b) => both(a, b, |a, b| a.add(b.negative())),
            Node::Product(a, b) => both(a, b, Rational::multiply),
            Node::Quotient(_, b) if is_zero(b) => return Err(Note::new("zero-denominator")),
            Node::Quotient(a, b) => both(a, b, Rational::divide),
            Node::Power(a, b) if is_zero(a) && of(b).is_some_and(Rational::is_negative) => {
                return Err(Note::new("zero-denominator"));
            }
            Node::Power(a, b) => both(a, b, |a, b| a.power(b.integer()?)),
            Node::Call(Function::Sqrt, a) => of(a).and_then(Rational::square_root),
            Node::Call(Function::Abs, a) => of(a).map(Rational::absolute),
            Node::Symbol(_) | Node::Call(..) | Node::Log(..) | Node::Root(..) => None,
        };
        self.nodes.push(node);
        self.exact.push(exact);
        Ok(self.root())
    }

    /// Writes the expression in plain characters, with brackets where they are needed.
    pub(super) fn write(&self, out: &mut String) {
        self.write_node(self.root(), 0, out);
    }

    /// Writes a part of the expression.
    pub(super) fn write_part(&self, id: Id, out: &mut String) {
        self.write_node(id, 0, out);
    }

    fn write_node(&self, id: Id, outer: u8, out: &mut String) {
        let node = self.nodes[id];
        let level = match node {
            Node::Sum(..) | Node::Difference(..) | Node::Negative(_) => 1,
            Node::Product(..) | Node::Quotient(..) => 2,
            Node::Number(value) if value.is_negative() || !value.is_whole() => 2,
            Node::Power(..) => 3,
            _ => 4,
        };
        if level < outer {
            out.push('(');
        }
        let mut infix = |a: Id, left: u8, sign: &str, b: Id, right: u8| {
            // `-2*x` needs no brackets round its first factor.
            let left = if left == 2 && matches!(self.nodes[a], Node::Negative(_)) { 1 } else { left };
            self.write_node(a, left, out);
            out.push_str(sign);
            self.write_node(b, right, out);
        };
        match node {
            Node::Number(value) => value.write(out),
            Node::Symbol(name) => out.push_str(name.as_str()),
            Node::Negative(a) => {
                out.push('-');
                self.write_node(a, 2, out);
            }
            Node::Sum(a, b) => infix(a, 1, "+", b, 2),
            Node::Difference(a, b) => infix(a, 1, "-", b, 2),
            Node::Product(a, b) => infix(a, 2, "*", b, 3),
            Node::Quotient(a, b) => infix(a, 2, "/", b, 3),
            Node::Power(a, b) => infix(a, 4, "^", b, 4),
            Node::Call(function, a) => {
                out.push_str(function.name());
                out.push('(');
                self.write_node(a, 0, out);
                out.push(')');
            }
            Node::Log(a, b) | Node::Root(a, b) => {
                out.push_str(if matches!(node, Node::Log(..)) { "log(" } else { "root(" });
                self.write_node(a, 0, out);
                out.push_str("; ");
                self.write_node(b, 0, out);
                out.push(')');
            }
        }
        if level < outer {
            out.push(')');
        }
    }
}
