//! Square and cube roots of rational numbers modulo a prime, so that `2√2 = √8` is settled exactly.
//!
//! A root of a number is the product of the roots of its prime factors, and the root of each prime factor is one fixed
//! number whose square (or cube) it is. That is a ring homomorphism from the numbers made of such roots, so a sum of
//! roots is zero only if its residue is, and by chance alone if it is not (see [`super::residue`]).

use super::residue::{inverse, power};
use crate::rational::Rational;

/// Largest factor looked for; what is left after it is prime, or the root is not found.
const LARGEST: u64 = 10_000;

/// Modulo each prime, one of these is no square and one is no cube: the least there are, found by trial.
static NO_POWERS: [u64; 4] = [7, 11, 59, 61];

/// The residue of the square root (`degree` 2) or real cube root (3) of a rational number, where it has one.
pub(super) fn root(value: Rational, degree: u64, prime: u64) -> Option<u64> {
    let size = value.absolute();
    let top = u64::try_from(size.numerator()).ok()?;
    let bottom = u64::try_from(size.denominator()).ok()?;
    let mut result = times(root_of(top, degree, prime)?, inverse(root_of(bottom, degree, prime)?, prime)?, prime);
    if value.is_negative() {
        // √−a = i√a, ∛−a = −∛a.
        result = if degree == 2 { times(result, imaginary(prime), prime) } else { prime - result };
    }
    Some(result % prime)
}

/// A square root of −1.
pub(super) fn imaginary(prime: u64) -> u64 {
    of_prime(prime - 1, 2, prime).unwrap_or(0)
}

/// The square-free part of a number: 12 gives 3.
pub(super) fn square_free(mut number: u64) -> Option<u64> {
    let (mut rest, mut factor) = (1, 2);
    while factor <= LARGEST && factor * factor <= number {
        while number.is_multiple_of(factor * factor) {
            number /= factor * factor;
        }
        if number.is_multiple_of(factor) {
            number /= factor;
            rest *= factor;
        }
        factor += 1;
    }
    (number < LARGEST * LARGEST).then_some(rest * number)
}

fn times(a: u64, b: u64, prime: u64) -> u64 {
    a * b % prime
}

fn root_of(mut number: u64, degree: u64, prime: u64) -> Option<u64> {
    let (mut result, mut factor) = (1, 2);
    while factor <= LARGEST && factor * factor <= number {
        let mut count = 0;
        while number.is_multiple_of(factor) {
            number /= factor;
            count += 1;
        }
        if count > 0 {
            result = times(result, of_power(factor, count, degree, prime)?, prime);
        }
        factor += 1;
    }
    match number {
        0 => Some(0),
        1 => Some(result),
        _ if number < LARGEST * LARGEST => Some(times(result, of_power(number, 1, degree, prime)?, prime)),
        _ => None,
    }
}

fn of_power(factor: u64, count: u64, degree: u64, prime: u64) -> Option<u64> {
    let out = power(factor % prime, count / degree, prime);
    let inside = count % degree;
    if inside == 0 {
        return Some(out);
    }
    Some(times(out, power(of_prime(factor, degree, prime)?, inside, prime), prime))
}

/// One fixed root of a number modulo the prime, or none. The prime less one is 8 times an odd number and 3 times a
/// number that 3 does not divide; so a power is a root up to one of a few roots of unity.
fn of_prime(number: u64, degree: u64, prime: u64) -> Option<u64> {
    let unit = (prime - 1) / if degree == 2 { 8 } else { 3 };
    // An exponent e with degree · e = 1 modulo `unit`, which the degree does not divide.
    let exponent = (1..=degree).find_map(|k| (k * unit + 1).is_multiple_of(degree).then(|| (k * unit + 1) / degree))?;
    let near = power(number % prime, exponent, prime);
    // Roots of unity: powers of a number that is not a square (or a cube) modulo the prime.
    let order = if degree == 2 { 8 } else { 3 };
    let generator = NO_POWERS.iter().find(|&&g| power(g, (prime - 1) / degree, prime) != 1)?;
    let twist = power(*generator, unit, prime);
    let mut root = near;
    for _ in 0..order {
        if power(root, degree, prime) == number % prime {
            return Some(root);
        }
        root = times(root, twist, prime);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::residue::PRIMES;
    use super::{imaginary, power, root, square_free};
    use crate::rational::Rational;

    #[test]
    fn roots_are_roots_and_multiply() {
        for prime in PRIMES {
            assert_eq!(power(imaginary(prime), 2, prime), prime - 1);
            let of = |n: i64, degree| root(Rational::whole(n), degree, prime).expect("a root");
            for n in 2..56 {
                assert_eq!(power(of(n, 2), 2, prime), n as u64, "{n}");
                for m in 2..56 {
                    assert_eq!(of(n, 2) * of(m, 2) % prime, of(n * m, 2), "{n} {m}");
                }
            }
            for n in [2, 3, 4, 5, 6, 8, 10, 54, 250] {
                assert_eq!(power(of(n, 3), 3, prime), n as u64, "{n}");
                assert_eq!((of(n, 3) + of(-n, 3)) % prime, 0, "{n}");
            }
            assert_eq!(of(54, 3), 3 * of(2, 3) % prime);
        }
    }

    #[test]
    fn square_free_parts() {
        for (n, free) in [(1, 1), (2, 2), (4, 1), (12, 3), (18, 2), (45, 5), (97, 97), (360, 10), (9409, 1)] {
            assert_eq!(square_free(n), Some(free), "{n}");
        }
    }
}
