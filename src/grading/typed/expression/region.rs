//! Parts of the number line: what an interval, a union of intervals or an inequality in one variable says.

use super::floating;
use super::relation::equal;
use super::shape::{Link, Shape};
use super::tree::{Name, Node, Tree};
use std::cmp::Ordering;

/// An end of a span.
#[derive(Clone, Debug)]
enum End {
    Below,
    At(Tree, f64),
    Above,
}

/// The numbers between two ends, each belonging to it or not; the first is below the second, or both are the same
/// number and belong to it.
#[derive(Clone, Debug)]
struct Span {
    from: (End, bool),
    to: (End, bool),
}

/// Spans from left to right that do not touch.
#[derive(Clone, Debug)]
pub(super) struct Region(Vec<Span>);

impl End {
    /// The end that an expression without variables stands for.
    fn of(tree: &Tree) -> Option<Self> {
        let infinite = |node: Node| matches!(node, Node::Symbol(name) if name == Name::new("inf"));
        match tree.node(tree.root()) {
            node if infinite(node) => return Some(Self::Above),
            Node::Negative(inner) if infinite(tree.node(inner)) => return Some(Self::Below),
            _ => {}
        }
        let constant = |name: Name| name == Name::new("pi") || name == Name::new("e");
        let known = tree.nodes().iter().all(|node| if let Node::Symbol(name) = node { constant(*name) } else { true });
        let value = floating::evaluate(tree, 0).value;
        (known && value.is_finite()).then(|| Self::At(tree.clone(), value))
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Below, Self::Below) | (Self::Above, Self::Above) => Ordering::Equal,
            (Self::Below, _) | (_, Self::Above) => Ordering::Less,
            (Self::Above, _) | (_, Self::Below) => Ordering::Greater,
            (Self::At(a, _), Self::At(b, _)) if equal(a, b) => Ordering::Equal,
            (Self::At(_, a), Self::At(_, b)) => a.total_cmp(b),
        }
    }
}

impl Span {
    /// `None` where nothing lies between, or an end that is no number belongs to it.
    fn new(from: (End, bool), to: (End, bool)) -> Option<Self> {
        let endless = |end: &(End, bool)| end.1 && !matches!(end.0, End::At(..));
        let order = from.0.compare(&to.0);
        let some = order == Ordering::Less || order == Ordering::Equal && from.1 && to.1;
        (some && !endless(&from) && !endless(&to)).then_some(Self { from, to })
    }

    fn common(&self, other: &Self) -> Option<Self> {
        let later = |a: &(End, bool), b: &(End, bool)| match a.0.compare(&b.0) {
            Ordering::Equal => (a.0.clone(), a.1 && b.1),
            Ordering::Less => b.clone(),
            Ordering::Greater => a.clone(),
        };
        let earlier = |a: &(End, bool), b: &(End, bool)| match a.0.compare(&b.0) {
            Ordering::Equal => (a.0.clone(), a.1 && b.1),
            Ordering::Less => a.clone(),
            Ordering::Greater => b.clone(),
        };
        Self::new(later(&self.from, &other.from), earlier(&self.to, &other.to))
    }
}

impl Region {
    /// What an answer says, where it is one or more intervals, or one or more inequalities in the same variable.
    pub(super) fn of(shape: &Shape) -> Option<Self> {
        let mut name = None;
        Some(Self::merged(Self::spans(shape, &mut name)?))
    }

    fn spans(shape: &Shape, name: &mut Option<Name>) -> Option<Vec<Span>> {
        match shape {
            Shape::Group { brackets, parts } => {
                let [Shape::Value(from), Shape::Value(to)] = &parts[..] else { return None };
                let span = Span::new((End::of(from)?, brackets.0 == '['), (End::of(to)?, brackets.1 == ']'))?;
                Some(vec![span])
            }
            Shape::List(parts) => {
                let mut all = Vec::new();
                for part in parts {
                    all.extend(Self::spans(part, name)?);
                }
                Some(all)
            }
            Shape::Relation(links) => {
                let mut all = vec![Span { from: (End::Below, false), to: (End::Above, false) }];
                for link in links {
                    let own = half_line(link, name)?;
                    let mut common = Vec::new();
                    for a in &all {
                        common.extend(own.iter().filter_map(|b| a.common(b)));
                    }
                    all = common;
                }
                Some(all)
            }
            Shape::Value(_) | Shape::Set(_) => None,
        }
    }

    /// Puts spans in order and joins those that touch.
    fn merged(all: Vec<Span>) -> Self {
        let compare = |a: &Span, b: &Span| a.from.0.compare(&b.from.0).then(b.from.1.cmp(&a.from.1));
        let mut out: Vec<Span> = Vec::with_capacity(all.len());
        for span in crate::order::ordered(all, compare) {
            match out.last_mut() {
                Some(last) if touches(last, &span) => match last.to.0.compare(&span.to.0) {
                    Ordering::Less => last.to = span.to,
                    Ordering::Equal => last.to.1 |= span.to.1,
                    Ordering::Greater => {}
                },
                _ => out.push(span),
            }
        }
        Self(out)
    }

    /// Both hold the same numbers.
    pub(super) fn is(&self, other: &Self) -> bool {
        let same = |a: &(End, bool), b: &(End, bool)| a.1 == b.1 && a.0.compare(&b.0) == Ordering::Equal;
        self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(a, b)| same(&a.from, &b.from) && same(&a.to, &b.to))
    }
}

fn touches(left: &Span, right: &Span) -> bool {
    match left.to.0.compare(&right.from.0) {
        Ordering::Less => false,
        Ordering::Equal => left.to.1 || right.from.1,
        Ordering::Greater => true,
    }
}

/// What `x > 3` or `3 ≠ x` leaves of the line. All the links of an answer are about the same variable.
fn half_line((left, sign, right): &Link, known: &mut Option<Name>) -> Option<Vec<Span>> {
    let (name, end, sign) = match (left.lone_symbol(), right.lone_symbol()) {
        (Some(name), None) => (name, right, *sign),
        (None, Some(name)) => (name, left, mirrored(*sign)),
        _ => return None,
    };
    let end = End::of(end)?;
    if *known.get_or_insert(name) != name || !matches!(end, End::At(..)) {
        return None;
    }
    let below = |belongs| Span { from: (End::Below, false), to: (end.clone(), belongs) };
    let above = |belongs| Span { from: (end.clone(), belongs), to: (End::Above, false) };
    Some(match sign {
        '<' => vec![below(false)],
        '≤' => vec![below(true)],
        '>' => vec![above(false)],
        '≥' => vec![above(true)],
        '≠' => vec![below(false), above(false)],
        _ => vec![Span { from: (end.clone(), true), to: (end, true) }],
    })
}

fn mirrored(sign: char) -> char {
    match sign {
        '<' => '>',
        '>' => '<',
        '≤' => '≥',
        '≥' => '≤',
        other => other,
    }
}
