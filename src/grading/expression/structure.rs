//! Whether an expression is written as a product of factors, or multiplied out.

use super::tree::{Id, Node, Tree};
use crate::rational::Rational;

/// Factors with a variable in them, counted with their powers, and the size of the number before them.
#[derive(Debug, Default)]
struct Factors {
    count: i64,
    number: Option<Rational>,
}

/// Whether a response is factored as far as the key is: as many factors, the same number before them.
///
/// A key that is itself one sum (nothing to factor) asks for nothing.
pub(super) fn is_factored(key: &Tree, response: &Tree) -> bool {
    let (mut wanted, mut found) = (Factors::default(), Factors::default());
    wanted.collect(key, key.root(), 1);
    found.collect(response, response.root(), 1);
    let is_sum = matches!(key.node(key.root()), Node::Sum(..) | Node::Difference(..));
    is_sum || found.count >= wanted.count && (found.number == wanted.number || wanted.number.is_none())
}

impl Factors {
    fn collect(&mut self, tree: &Tree, id: Id, times: i64) {
        if let Some(value) = tree.exact(id) {
            let value = value.absolute().power(times);
            let number = self.number.unwrap_or(Rational::ONE);
            self.number = value.and_then(|value| number.multiply(value)).filter(|&number| number != Rational::ONE);
            return;
        }
        match tree.node(id) {
            Node::Negative(a) => self.collect(tree, a, times),
            Node::Product(a, b) => {
                self.collect(tree, a, times);
                self.collect(tree, b, times);
            }
            Node::Quotient(a, b) => {
                self.collect(tree, a, times);
                self.collect(tree, b, -times);
            }
            Node::Power(a, b) => match tree.exact(b).and_then(|power| power.integer()?.checked_mul(times)) {
                Some(power) => self.collect(tree, a, power),
                None => self.count += 1,
            },
            _ => self.count = self.count.saturating_add(times.saturating_abs()),
        }
    }
}

/// Whether a response is multiplied out, and its like terms are put together as they are in the key.
pub(super) fn is_expanded(key: &Tree, response: &Tree) -> bool {
    let is_sum = |id: Id| matches!(response.node(bare(response, id)), Node::Sum(..) | Node::Difference(..));
    let open = |id: Id| response.exact(id).is_none() && is_sum(id);
    let multiplied = response.nodes().iter().all(|node| match *node {
        Node::Product(a, b) => !open(a) && !open(b),
        Node::Quotient(a, b) => response.exact(b).is_none() || !open(a),
        Node::Power(a, b) => !open(a) || response.exact(b).and_then(Rational::integer).is_none_or(|n| n < 2),
        Node::Negative(a) => !open(a),
        _ => true,
    });
    multiplied && terms(response, response.root()) <= terms(key, key.root())
}

fn bare(tree: &Tree, id: Id) -> Id {
    if let Node::Negative(inner) = tree.node(id) { inner } else { id }
}

fn terms(tree: &Tree, root: Id) -> u32 {
    let mut waiting = vec![root];
    let mut count = 0;
    while let Some(id) = waiting.pop() {
        match tree.node(id) {
            Node::Sum(a, b) | Node::Difference(a, b) => waiting.extend([a, b]),
            _ => count += 1,
        }
    }
    count
}
