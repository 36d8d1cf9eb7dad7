//! Expressions once more, without the engine: a tree that computes on pairs of whole numbers and writes itself as text.

use proptest::prelude::*;

/// Numerator and denominator in lowest terms, the denominator above zero.
pub(crate) type Pair = (i128, i128);

#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Number(i128, u32),
    Variable(usize),
    Negative(Box<Tree>),
    Binary(char, Box<Tree>, Box<Tree>),
    Call(&'static str, Vec<Tree>),
    /// `if(a < b, c, d)`
    If(Box<[Tree; 4]>),
    /// `sum(i, 1, n, i * t)` with n small.
    Sum(u8, Box<Tree>),
}

pub(crate) const NAMES: [&str; 3] = ["a", "b", "c"];

pub(crate) fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        (0..200i128, 0..3u32).prop_map(|(n, places)| Tree::Number(n, places)),
        (0..NAMES.len()).prop_map(Tree::Variable),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        let two = || (inner.clone(), inner.clone());
        prop_oneof![
            inner.clone().prop_map(|t| Tree::Negative(Box::new(t))),
            (prop::sample::select(vec!['+', '-', '*', '/']), inner.clone(), inner.clone())
                .prop_map(|(sign, x, y)| Tree::Binary(sign, Box::new(x), Box::new(y))),
            (inner.clone(), -2..4i128).prop_map(|(base, exponent)| {
                let exponent = if exponent < 0 {
                    Tree::Negative(Box::new(Tree::Number(-exponent, 0)))
                } else {
                    Tree::Number(exponent, 0)
                };
                Tree::Binary('^', Box::new(base), Box::new(exponent))
            }),
            (prop::sample::select(vec!["abs", "floor", "ceil", "round", "num", "den"]), inner.clone())
                .prop_map(|(name, t)| Tree::Call(name, vec![t])),
            (prop::sample::select(vec!["min", "max", "mod", "div", "gcd", "lcm"]), two())
                .prop_map(|(name, (x, y))| Tree::Call(name, vec![x, y])),
            (inner.clone(), inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(a, b, c, d)| Tree::If(Box::new([a, b, c, d]))),
            (0..5u8, inner.clone()).prop_map(|(n, t)| Tree::Sum(n, Box::new(t))),
        ]
    })
}

fn lowest(n: i128, d: i128) -> Option<Pair> {
    let mut common = (1..=1).next()?;
    let (mut x, mut y) = (n.checked_abs()?, d.checked_abs()?);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    if x != 0 {
        common = x;
    }
    let sign = if d < 0 { -1 } else { 1 };
    (d != 0).then_some((sign * n / common, sign * d / common))
}

fn small(value: Pair) -> Option<Pair> {
    // Far below where the engine's numbers end, so that neither overflows where the other does not.
    (value.0.abs() < 1_000_000_000_000 && value.1 < 1_000_000_000_000).then_some(value)
}

fn below(x: Pair, y: Pair) -> bool {
    x.0 * y.1 < y.0 * x.1
}

/// The value; `None` where there is none, or one too large to compare.
pub(crate) fn value(tree: &Tree, variables: &[i128]) -> Option<Pair> {
    let of = |tree: &Tree| value(tree, variables);
    let floor = |(n, d): Pair| n.div_euclid(d);
    small(match tree {
        Tree::Number(n, places) => lowest(*n, 10i128.pow(*places))?,
        Tree::Variable(at) => (variables[*at], 1),
        Tree::Negative(inner) => {
            let (n, d) = of(inner)?;
            (-n, d)
        }
        Tree::Binary(sign, x, y) => {
            let (x, y) = (of(x)?, of(y)?);
            match sign {
                '+' => lowest(x.0 * y.1 + y.0 * x.1, x.1 * y.1)?,
                '-' => lowest(x.0 * y.1 - y.0 * x.1, x.1 * y.1)?,
                '*' => lowest(x.0 * y.0, x.1 * y.1)?,
                '/' => lowest(x.0 * y.1, x.1 * y.0)?,
                _ => {
                    // One factor after another.
                    let mut all = (1, 1);
                    for _ in 0..y.0.abs() {
                        all = small(lowest(all.0 * x.0, all.1 * x.1)?)?;
                    }
                    if y.0 < 0 { lowest(all.1, all.0)? } else { all }
                }
            }
        }
        Tree::Call(name, parts) => {
            let x = of(&parts[0])?;
            let y = parts.get(1).map_or(Some((1, 1)), of)?;
            match *name {
                "abs" => (x.0.abs(), x.1),
                "floor" => (floor(x), 1),
                "ceil" => (-floor((-x.0, x.1)), 1),
                "round" => {
                    let up = floor((2 * x.0.abs() + x.1, 2 * x.1));
                    (if x.0 < 0 { -up } else { up }, 1)
                }
                "num" => (x.0, 1),
                "den" => (x.1, 1),
                "min" => {
                    if below(y, x) {
                        y
                    } else {
                        x
                    }
                }
                "max" => {
                    if below(x, y) {
                        y
                    } else {
                        x
                    }
                }
                "div" => (floor(lowest(x.0 * y.1, x.1 * y.0)?), 1),
                "mod" => {
                    // Taken away as often as it goes.
                    let times = floor(lowest(x.0 * y.1, x.1 * y.0)?);
                    lowest(x.0 * y.1 - times * y.0 * x.1, x.1 * y.1)?
                }
                _ if x.1 != 1 || y.1 != 1 => return None,
                name => {
                    let (a, b) = (x.0.abs(), y.0.abs());
                    if a > 20_000 || b > 20_000 {
                        return None;
                    }
                    // By trying every number.
                    let divisor = (1..=a.max(b)).rev().find(|n| a % n == 0 && b % n == 0).unwrap_or(0);
                    if name == "gcd" {
                        (divisor, 1)
                    } else if divisor == 0 {
                        (0, 1)
                    } else {
                        (a / divisor * b, 1)
                    }
                }
            }
        }
        Tree::If(parts) => {
            let (x, y) = (of(&parts[0])?, of(&parts[1])?);
            of(&parts[if below(x, y) { 2 } else { 3 }])?
        }
        Tree::Sum(count, part) => {
            let part = of(part)?;
            let mut all = (0, 1);
            for i in 1..=i128::from(*count) {
                all = small(lowest(all.0 * part.1 + i * part.0 * all.1, all.1 * part.1)?)?;
            }
            all
        }
    })
}

/// The expression as a person types it, with brackets around everything.
pub(crate) fn text(tree: &Tree) -> String {
    written(tree, 0)
}

/// A sum within a sum goes by another name.
fn written(tree: &Tree, depth: usize) -> String {
    let text = |tree: &Tree| written(tree, depth + 1);
    match tree {
        Tree::Number(n, 0) => n.to_string(),
        Tree::Number(n, places) => {
            let scale = 10i128.pow(*places);
            format!("{}.{:0width$}", n / scale, n % scale, width = *places as usize)
        }
        Tree::Variable(at) => NAMES[*at].to_owned(),
        Tree::Negative(inner) => format!("(-{})", text(inner)),
        Tree::Binary(sign, x, y) => format!("({} {sign} {})", text(x), text(y)),
        Tree::Call(name, parts) => {
            format!("{name}({})", parts.iter().map(text).collect::<Vec<_>>().join(", "))
        }
        Tree::If(parts) => {
            let [a, b, c, d] = &**parts;
            format!("if({} < {}, {}, {})", text(a), text(b), text(c), text(d))
        }
        Tree::Sum(count, part) => format!("sum(i{depth}, 1, {count}, i{depth} * {})", text(part)),
    }
}

/// The number as keys write it.
pub(crate) fn plain((n, d): Pair) -> String {
    if d == 1 { n.to_string() } else { format!("{n}/{d}") }
}
