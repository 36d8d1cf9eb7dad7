//! Whether an expression is in simplest form: like terms together, roots drawn out, fractions in lowest terms.

use super::polynomial::{Polynomial, letters};
use super::radical::square_free;
use super::structure::has_like_terms;
use super::tree::{Function, Id, Node, Tree};
use crate::rational::gcd;

/// Whether nothing is left to simplify that marking can see. What it cannot see is let pass.
pub(super) fn is_simplest(tree: &Tree) -> bool {
    let all = 0..tree.nodes().len();
    !has_like_terms(tree) && all.into_iter().all(|id| is_simple(tree, id))
}

fn is_simple(tree: &Tree, id: Id) -> bool {
    match tree.node(id) {
        Node::Call(Function::Sqrt, a) => match tree.exact(a) {
            Some(value) => {
                let inside = value.is_whole().then(|| u64::try_from(value.numerator()).ok()).flatten();
                inside.is_some_and(|n| n > 1 && square_free(n).is_none_or(|free| free == n))
            }
            None => true,
        },
        Node::Root(..) => tree.exact(id).is_none(),
        Node::Quotient(a, b) => {
            let coprime = match (number(tree, a), number(tree, b)) {
                (Some(top), Some(bottom)) => gcd(top, bottom) == 1 && bottom != 1,
                _ => true,
            };
            let roots = |id: Id| {
                below(tree, id)
                    .any(|id| matches!(tree.node(id), Node::Call(Function::Sqrt, _)) && letters(tree).is_empty())
            };
            coprime && !roots(b) && !shares(tree, a, b)
        }
        _ => true,
    }
}

/// The whole number before the rest of a product.
fn number(tree: &Tree, id: Id) -> Option<i128> {
    if let Some(value) = tree.exact(id) {
        return value.is_whole().then(|| value.absolute().numerator());
    }
    match tree.node(id) {
        Node::Product(a, b) => Some(number(tree, a)? * number(tree, b)?.min(i128::from(u32::MAX))),
        Node::Negative(a) => number(tree, a),
        Node::Symbol(_) | Node::Power(..) | Node::Call(..) => Some(1),
        _ => None,
    }
}

/// The nodes that a node is made of, itself included: they stand before it, in one run.
fn below(tree: &Tree, id: Id) -> impl Iterator<Item = Id> {
    let mut first = id;
    loop {
        first = match tree.node(first) {
            Node::Negative(a) | Node::Call(_, a) => a,
            Node::Sum(a, _) | Node::Difference(a, _) | Node::Product(a, _) | Node::Quotient(a, _) => a,
            Node::Power(a, _) | Node::Log(a, _) | Node::Root(a, _) => a,
            Node::Number(_) | Node::Symbol(_) => break,
        };
    }
    first..=id
}

fn shares(tree: &Tree, a: Id, b: Id) -> bool {
    let [variable] = letters(tree)[..] else { return false };
    let of = |id| Polynomial::read(tree, id, variable, &|_| 1);
    let found = of(a).zip(of(b)).and_then(|(a, b)| if b.degree() > 0 { a.shares_factor(&b) } else { Some(false) });
    found.unwrap_or(false)
}
