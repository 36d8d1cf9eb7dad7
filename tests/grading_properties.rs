//! Marking, by properties: every spelling of a number, every rewriting of a polynomial, any text at all.

use std::collections::BTreeMap;

use gradus::bank::{Form, Format};
use gradus::grading::{Question, Verdict, check_key, kind_of_key, mark, same_answer};
use proptest::prelude::*;

fn verdict(format: Format, form: Form, key: &str, response: &str) -> Verdict {
    mark(&Question { format, form, key: &[key.to_owned()], ..Question::default() }, &[response.to_owned()]).verdict
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The decimal digits of n/d, when they end within twelve places.
fn decimal(n: i64, d: i64) -> Option<String> {
    let (whole, mut rest) = (n / d, n % d);
    let mut text = format!("{whole}.");
    for _ in 0..12 {
        rest *= 10;
        text.push(char::from(b'0' + u8::try_from(rest / d).ok()?));
        rest %= d;
        if rest == 0 {
            return Some(text);
        }
    }
    None
}

fn grouped(n: i64, separator: &str) -> String {
    if n < 1000 { n.to_string() } else { format!("{}{separator}{:03}", grouped(n / 1000, separator), n % 1000) }
}

/// Spellings of n/d (both positive), each with the form it is in; a form counts when it is the only one it is in.
fn spellings(n: i64, d: i64, scale: i64) -> Vec<(String, Form)> {
    let common = gcd(n, d);
    let (n, d) = (n / common, d / common);
    let mut all =
        vec![(format!("{}/{}", n * scale, d * scale), Form::Fraction), (format!("{n} / {d}"), Form::Fraction)];
    all.push((format!("\\frac{{{n}}}{{{d}}}"), Form::Fraction));
    all.push((format!("$${n}/{d}$$"), Form::Fraction));
    all.push((format!("{}⁄{}", grouped(n, ","), grouped(d, ",")), Form::Fraction));
    if d == 1 {
        all.extend([",", " ", "\u{a0}", "{,}"].map(|separator| (grouped(n, separator), Form::Integer)));
    } else if n > d {
        all.push((format!("{} {}/{}", n / d, n % d * scale, d * scale), Form::Mixed));
        all.push((format!("{}\\frac{{{}}}{{{d}}}", n / d, n % d), Form::Mixed));
    }
    all.extend(decimal(n, d).into_iter().flat_map(|text| [(format!("{text}0"), Form::Decimal), (text, Form::Decimal)]));
    all.extend(decimal(n * 100, d).map(|text| (format!("{text}%"), Form::Percent)));
    all.extend(decimal(n, d * 10_000).map(|text| (format!("{text} × 10^4"), Form::Any)));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_spelling_of_a_number_is_right(n in 1_i64..100_000, d in 1_i64..2_000, scale in 1_i64..50, sign in 0..7_usize) {
        let minus = ["", "+", "-", "−", "–", "‒", "﹣"][sign];
        let key = format!("{}{n}/{d}", if sign > 1 { "-" } else { "" });
        for (text, _) in spellings(n, d, scale) {
            let response = format!("{minus}{text}");
            prop_assert_eq!(verdict(Format::Number, Form::Any, &key, &response), Verdict::Right, "{} as {}", key, response);
            prop_assert_eq!(verdict(Format::Number, Form::Any, &response, &key), Verdict::Right, "{} as {}", response, key);
            prop_assert_eq!(kind_of_key(&response), Some(Format::Number));
            let other = format!("{}/{}", n + 1, d);
            prop_assert_eq!(verdict(Format::Number, Form::Any, &other, &response), Verdict::Wrong, "{} as {}", other, response);
            if sign > 1 {
                let positive = format!("{n}/{d}");
                prop_assert_eq!(verdict(Format::Number, Form::Any, &positive, &response), Verdict::Wrong);
            }
        }
    }

    #[test]
    fn another_value_is_never_right(a in 1_i64..3_000, b in 1_i64..300, c in 1_i64..3_000, d in 1_i64..300) {
        let wanted = if a * d == b * c { Verdict::Right } else { Verdict::Wrong };
        for (text, _) in spellings(c, d, 3) {
            prop_assert_eq!(verdict(Format::Number, Form::Any, &format!("{a}/{b}"), &text), wanted, "{}/{} as {}", a, b, text);
        }
    }

    #[test]
    fn another_form_is_the_same_value(n in 1_i64..5_000, d in 2_i64..500, scale in 2_i64..20) {
        prop_assume!(n % d != 0);
        let key = format!("{n}/{d}");
        for (text, form) in spellings(n, d, scale) {
            for asked in [Form::Integer, Form::Decimal, Form::Fraction, Form::Mixed, Form::Percent] {
                // Below one there is no mixed number but the fraction itself.
                let fits = asked == form || asked == Form::Mixed && form == Form::Fraction && n < d;
                let wanted = if fits { Verdict::Right } else { Verdict::SameValue };
                prop_assert_eq!(verdict(Format::Number, asked, &key, &text), wanted, "{:?} asked, {}", asked, text);
            }
        }
        let common = gcd(n, d);
        let lowest = format!("{}/{}", n / common, d / common);
        prop_assert_eq!(verdict(Format::Number, Form::Simplest, &key, &lowest), Verdict::Right);
        let scaled = format!("{}/{}", n * scale, d * scale);
        prop_assert_eq!(verdict(Format::Number, Form::Simplest, &key, &scaled), Verdict::SameValue);
    }

    #[test]
    fn nothing_typed_breaks_it(key in "\\PC{0,40}", response in "\\PC{0,60}") {
        never_breaks(&key, &response)?;
    }

    #[test]
    fn nothing_like_mathematics_breaks_it(
        key in "([0-9xye().,+*/^|{}\\[\\]<>=±√²½%°U _$-]|sin|log_|\\\\frac|\\\\sqrt|\\\\left|10\\^|or){0,30}",
        response in "([0-9xye().,+*/^|{}\\[\\]<>=±√²½%°U _$-]|sin|log_|\\\\frac\\{|\\\\sqrt|\\\\degree|10\\^|or){0,30}",
    ) {
        never_breaks(&key, &response)?;
    }
}

/// Marks every way round; an answer that can be a key at all is right when it is given.
fn never_breaks(key: &str, response: &str) -> Result<(), TestCaseError> {
    for format in [Format::Choice, Format::Choices, Format::Number, Format::Text, Format::Expression] {
        let question = Question {
            format,
            form: Form::Any,
            key: &[key.to_owned()],
            choices: &[key.to_owned()],
            ..Question::default()
        };
        let found = mark(&question, &[response.to_owned()]);
        prop_assert_eq!(found.verdict == Verdict::Unreadable, found.note.is_some() && found.reading.is_empty());
        let _ = same_answer(&question, response, key);
        if check_key(&question).is_ok() {
            prop_assert_eq!(mark(&question, &[key.to_owned()]).verdict, Verdict::Right);
        }
        for form in [Form::Simplest, Form::Factored, Form::Expanded, Form::Mixed] {
            let _ = mark(&Question { form, ..question }, &[response.to_owned()]);
        }
    }
    let _ = kind_of_key(response);
    Ok(())
}

/// A polynomial expression in x and y, as the tests know it.
#[derive(Clone, Debug)]
enum Made {
    Number(i64),
    Letter(char),
    Sum(Box<Made>, Box<Made>),
    Less(Box<Made>, Box<Made>),
    Times(Box<Made>, Box<Made>),
    Power(Box<Made>, u32),
}

use Made::{Less, Letter, Number, Power, Sum, Times};

/// Coefficients by the powers of x and y: the slow, obviously right oracle.
type Coefficients = BTreeMap<(u32, u32), i128>;

fn multiply(a: &Coefficients, b: &Coefficients) -> Coefficients {
    let mut product = Coefficients::new();
    for (&(x, y), &value) in a {
        for (&(x_2, y_2), &value_2) in b {
            *product.entry((x + x_2, y + y_2)).or_default() += value * value_2;
        }
    }
    product.retain(|_, value| *value != 0);
    product
}

impl Made {
    fn coefficients(&self) -> Coefficients {
        let combine = |a: &Made, b: &Made, sign: i128| {
            let mut sum = a.coefficients();
            for (powers, value) in b.coefficients() {
                *sum.entry(powers).or_default() += sign * value;
            }
            sum.retain(|_, value| *value != 0);
            sum
        };
        match self {
            Number(0) => Coefficients::new(),
            Number(value) => Coefficients::from([((0, 0), i128::from(*value))]),
            Letter('x') => Coefficients::from([((1, 0), 1)]),
            Letter(_) => Coefficients::from([((0, 1), 1)]),
            Sum(a, b) => combine(a, b, 1),
            Less(a, b) => combine(a, b, -1),
            Times(a, b) => multiply(&a.coefficients(), &b.coefficients()),
            Power(a, n) => (0..*n).fold(Number(1).coefficients(), |power, _| multiply(&power, &a.coefficients())),
        }
    }

    /// The expression as typed: `style` picks among spellings of products, powers and signs.
    fn typed(&self, style: u32) -> String {
        let part = |made: &Made| match made {
            Number(0..) | Letter(_) => made.typed(style),
            _ if style & 1 == 0 => format!("({})", made.typed(style)),
            _ => format!("\\left({}\\right)", made.typed(style)),
        };
        let minus = if style & 2 == 0 { "-" } else { " − " };
        match self {
            Number(value) => value.to_string(),
            Letter(letter) => letter.to_string(),
            Sum(a, b) => format!("{}+{}", a.typed(style), part(b)),
            Less(a, b) => format!("{}{minus}{}", a.typed(style), part(b)),
            Times(a, b) if style & 4 == 0 || matches!(**b, Number(_)) => format!("{}*{}", part(a), part(b)),
            Times(a, b) => format!("{}{}", part(a), part(b)),
            Power(a, n) if style & 8 == 0 => format!("{}^{n}", part(a)),
            Power(a, n) => format!("{}^{{{n}}}", part(a)),
        }
    }

    /// An equal expression: commuted, distributed, powers taken apart, as the bits of `choice` say.
    fn rewritten(&self, choice: u64) -> Self {
        let (own, left, right) = (choice & 3, choice >> 2, choice.rotate_right(17) >> 2);
        let pair = |a: &Made, b: &Made| (Box::new(a.rewritten(left)), Box::new(b.rewritten(right)));
        match self {
            Number(_) | Letter(_) => self.clone(),
            Sum(a, b) => {
                let (a, b) = pair(a, b);
                if own == 0 { Sum(a, b) } else { Sum(b, a) }
            }
            Less(a, b) => {
                let (a, b) = pair(a, b);
                if own == 0 { Less(a, b) } else { Sum(Box::new(Times(Box::new(Number(-1)), b)), a) }
            }
            Times(a, b) => match (own, &**b) {
                (1, _) => {
                    let (a, b) = pair(a, b);
                    Times(b, a)
                }
                (2 | 3, Sum(c, d)) => Sum(
                    Box::new(Times(a.clone(), c.clone()).rewritten(left)),
                    Box::new(Times(a.clone(), d.clone()).rewritten(right)),
                ),
                (2 | 3, Less(c, d)) => Less(
                    Box::new(Times(a.clone(), c.clone()).rewritten(left)),
                    Box::new(Times(a.clone(), d.clone()).rewritten(right)),
                ),
                _ => {
                    let (a, b) = pair(a, b);
                    Times(a, b)
                }
            },
            Power(a, n) if own > 0 && *n > 1 => {
                Times(Box::new(a.rewritten(left)), Box::new(Power(a.clone(), n - 1).rewritten(right)))
            }
            Power(a, n) => Power(Box::new(a.rewritten(left)), *n),
        }
    }

    /// The expression with its first number changed by `change`, or that much added.
    fn perturbed(&self, change: i64) -> Self {
        match self {
            Number(value) => Number(value + change),
            Times(a, b) => Times(Box::new(a.perturbed(change)), b.clone()),
            Sum(a, b) => Sum(a.clone(), Box::new(b.perturbed(change))),
            _ => Sum(Box::new(self.clone()), Box::new(Number(change))),
        }
    }
}

fn made() -> impl Strategy<Value = Made> {
    let leaf = prop_oneof![(0_i64..12).prop_map(Number), Just(Letter('x')), Just(Letter('x')), Just(Letter('y'))];
    leaf.prop_recursive(4, 12, 2, |inner| {
        let two = (inner.clone(), inner.clone()).prop_map(|(a, b)| (Box::new(a), Box::new(b)));
        prop_oneof![
            two.clone().prop_map(|(a, b)| Sum(a, b)),
            two.clone().prop_map(|(a, b)| Less(a, b)),
            two.prop_map(|(a, b)| Times(a, b)),
            (inner, 1_u32..4).prop_map(|(a, n)| Power(Box::new(a), n)),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn polynomials_are_marked_as_the_oracle_says(a in made(), choice: u64, styles in (0_u32..16, 0_u32..16), change in 1_i64..4) {
        let b = a.rewritten(choice);
        prop_assert_eq!(a.coefficients(), b.coefficients());
        let (key, response) = (a.typed(styles.0), b.typed(styles.1));
        prop_assume!(key.len() <= 500 && response.len() <= 500);
        prop_assert_eq!(verdict(Format::Expression, Form::Any, &key, &response), Verdict::Right, "{} as {}", key, response);
        let wrong = b.perturbed(change);
        let response = wrong.typed(styles.1);
        let wanted = if wrong.coefficients() == a.coefficients() { Verdict::Right } else { Verdict::Wrong };
        prop_assume!(response.len() <= 500);
        prop_assert_eq!(verdict(Format::Expression, Form::Any, &key, &response), wanted, "{} as {}", key, response);
    }

    #[test]
    fn quotients_are_marked_as_the_oracle_says(a in made(), b in made(), factor in made(), choice: u64, change in 0_i64..2) {
        let (top, bottom) = (a.coefficients(), b.coefficients());
        let times = |made: &Made| Times(Box::new(made.clone()), Box::new(factor.clone())).rewritten(choice);
        let (top_2, bottom_2) = (times(&a).perturbed(change), times(&b));
        let (over, under) = (top_2.coefficients(), bottom_2.coefficients());
        prop_assume!(!bottom.is_empty() && !under.is_empty());
        let wanted = if multiply(&top, &under) == multiply(&over, &bottom) { Verdict::Right } else { Verdict::Wrong };
        let key = format!("\\frac{{{}}}{{{}}}", a.typed(1), b.typed(1));
        let response = format!("({})/({})", top_2.typed(0), bottom_2.typed(4));
        prop_assume!(key.len() <= 500 && response.len() <= 500);
        prop_assert_eq!(verdict(Format::Expression, Form::Any, &key, &response), wanted, "{} as {}", key, response);
    }

    #[test]
    fn functions_of_rewritten_polynomials_are_equal(a in made(), choice: u64, change in 1_i64..4) {
        let b = a.rewritten(choice);
        let wrong = Sum(Box::new(b.clone()), Box::new(Number(change)));
        let forms = |made: &Made| {
            let inside = made.typed(0);
            [format!("sqrt(({inside})^2+1)"), format!("arctan({inside})-y"), format!("|{inside}|+2^(1/2)")]
        };
        for (key, response) in forms(&a).iter().zip(forms(&b)) {
            prop_assume!(key.len() <= 500 && response.len() <= 500);
            prop_assert_eq!(verdict(Format::Expression, Form::Any, key, &response), Verdict::Right, "{} as {}", key, response);
        }
        // A root tells neighbouring values apart only where they are not both huge, so this one is checked alone.
        let (key, response) = (format!("sqrt(3)*({})", a.typed(0)), format!("3^(1/2)*({})", wrong.typed(0)));
        prop_assume!(key.len() <= 500 && response.len() <= 500);
        prop_assert_eq!(verdict(Format::Expression, Form::Any, &key, &response), Verdict::Wrong, "{} as {}", key, response);
    }
}

#[test]
fn an_index_that_is_not_closed_is_asked_again() {
    for response in ["x_{1", "x_{12", "x_{1é", "x_{1\u{fffd}}", "2x_{a + 1", "x_{1)", "x_{", "x_é", "x_{1'}", "x'_{1"]
    {
        for format in [Format::Expression, Format::Number, Format::Text] {
            let key = [response.to_owned()];
            let question = Question { format, key: &["x_1 + 1".to_owned()], ..Question::default() };
            let mark = mark(&question, &key);
            assert!(matches!(mark.verdict, Verdict::Unreadable | Verdict::Wrong), "{response} {format:?}");
            assert!(format != Format::Expression || mark.verdict == Verdict::Unreadable, "{response}");
        }
        let own = [response.to_owned()];
        assert!(
            check_key(&Question { format: Format::Expression, key: &own, ..Question::default() }).is_err(),
            "{response}"
        );
    }
    for (key, response) in [("x_{10}'", "x_{10}'"), ("x_1", "x_{1}"), ("x_12", "2x_1"), ("a_{n} + 1", "1 + a_n")] {
        let found = verdict(Format::Expression, Form::Any, key, response);
        assert!(matches!(found, Verdict::Right | Verdict::Wrong), "{key} {response} {found:?}");
    }
}
