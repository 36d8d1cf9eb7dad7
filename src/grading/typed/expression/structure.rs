//! Whether an expression is written as a product of factors, or multiplied out.

use super::polynomial::{Polynomial, letters};
use super::tree::{Id, Name, Node, Tree};
use crate::rational::Rational;

/// Factors with a variable in them, counted with their powers, and the size of the number before them.
#[derive(Debug, Default)]
struct Factors {
    count: i64,
    number: Option<Rational>,
}

/// Whether a response is factored: completely, or as far as a key that is a product is (as many factors, the same
/// number before them). Where the key is a sum, and nobody can tell whether it has factors, any response is.
pub(super) fn is_factored(key: &Tree, response: &Tree) -> bool {
    let (mut wanted, mut found) = (Factors::default(), Factors::default());
    wanted.collect(key, key.root(), 1);
    found.collect(response, response.root(), 1);
    let is_sum = matches!(key.node(bare(key, key.root())), Node::Sum(..) | Node::Difference(..));
    match is_complete(response) {
        Some(complete) if is_sum || complete => complete,
        _ => is_sum || found.count >= wanted.count && (found.number == wanted.number || wanted.number.is_none()),
    }
}

/// Whether every factor is a polynomial that is no product; `None` where one is no polynomial.
fn is_complete(tree: &Tree) -> Option<bool> {
    let mut waiting = vec![tree.root()];
    let mut complete = true;
    while let Some(id) = waiting.pop() {
        if tree.exact(id).is_some() {
            continue;
        }
        match tree.node(id) {
            Node::Negative(a) => waiting.push(a),
            Node::Product(a, b) => waiting.extend([a, b]),
            Node::Quotient(a, b) if tree.exact(b).is_some() => waiting.push(a),
            Node::Power(a, b) if tree.exact(b).and_then(Rational::integer).is_some_and(|n| n > 0) => waiting.push(a),
            Node::Symbol(_) => {}
            _ => complete &= is_prime(tree, id)?,
        }
    }
    Some(complete)
}

/// Whether a sum is no product. Of several letters all but one are given values: a product stays one whatever the
/// values, and what is no product stays none for nearly all of them (Hilbert's irreducibility theorem).
fn is_prime(tree: &Tree, id: Id) -> Option<bool> {
    for variable in letters(tree) {
        let mut prime = false;
        for values in [7, 11, 13, 19] {
            let others = |name: Name| values + (name.hash(7) % 5) as i64 * 6;
            let found = Polynomial::read(tree, id, variable, &others)?;
            prime |= found.degree() == 0 || found.is_primitive() && found.is_irreducible();
        }
        if !prime {
            return Some(false);
        }
    }
    Some(true)
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

/// Whether a response is multiplied out, and its like terms are put together.
pub(super) fn is_expanded(response: &Tree) -> bool {
    let is_sum = |id: Id| matches!(response.node(bare(response, id)), Node::Sum(..) | Node::Difference(..));
    let open = |id: Id| response.exact(id).is_none() && is_sum(id);
    let multiplied = response.nodes().iter().all(|node| match *node {
        Node::Product(a, b) => !open(a) && !open(b),
        Node::Quotient(a, b) => response.exact(b).is_none() || !open(a),
        Node::Power(a, b) => !open(a) || response.exact(b).and_then(Rational::integer).is_none_or(|n| n < 2),
        Node::Negative(a) => !open(a),
        _ => true,
    });
    multiplied && !has_like_terms(response)
}

fn bare(tree: &Tree, id: Id) -> Id {
    if let Node::Negative(inner) = tree.node(id) { inner } else { id }
}

/// Whether two terms of the sum that an expression is differ by a number only.
pub(super) fn has_like_terms(tree: &Tree) -> bool {
    let mut waiting = vec![tree.root()];
    let mut seen: Vec<Vec<(String, i64)>> = Vec::new();
    while let Some(id) = waiting.pop() {
        match tree.node(id) {
            Node::Sum(a, b) | Node::Difference(a, b) => waiting.extend([a, b]),
            _ => {
                let mut factors = Vec::new();
                monomial(tree, id, 1, &mut factors);
                let mut factors = crate::order::ordered(factors, |a: &(String, i64), b| a.0.cmp(&b.0));
                factors.retain(|factor| factor.1 != 0);
                if seen.contains(&factors) {
                    return true;
                }
                seen.push(factors);
            }
        }
    }
    false
}

/// The factors of a term but for its number, each with its power.
fn monomial(tree: &Tree, id: Id, times: i64, out: &mut Vec<(String, i64)>) {
    if tree.exact(id).is_some() {
        return;
    }
    match tree.node(id) {
        Node::Negative(a) => return monomial(tree, a, times, out),
        Node::Product(a, b) => {
            monomial(tree, a, times, out);
            return monomial(tree, b, times, out);
        }
        Node::Quotient(a, b) => {
            monomial(tree, a, times, out);
            return monomial(tree, b, times.saturating_neg(), out);
        }
        Node::Power(a, b) => {
            if let Some(power) = tree.exact(b).and_then(Rational::integer).and_then(|power| power.checked_mul(times)) {
                return monomial(tree, a, power, out);
            }
        }
        _ => {}
    }
    let mut name = String::new();
    tree.write_part(id, &mut name);
    match out.iter_mut().find(|own| own.0 == name) {
        Some(own) => own.1 = own.1.saturating_add(times),
        None => out.push((name, times)),
    }
}
