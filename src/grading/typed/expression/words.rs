//! Words and TeX commands that stand for one thing.

use super::lexer::Token;
use super::tree::{Function, Name};

/// Words read as one token; any other run of letters is a product of letters. Longer words come first, so that
/// `arcsin` is not `a·r·c·sin`.
pub(super) static WORDS: [(&str, Token); 48] = [
    ("infinity", symbol("inf")),
    ("degrees", Token::Degree),
    ("arcsin", Token::Call(Function::Asin)),
    ("arccos", Token::Call(Function::Acos)),
    ("arctan", Token::Call(Function::Atan)),
    ("degree", Token::Degree),
    ("lambda", symbol("lambda")),
    ("infty", symbol("inf")),
    ("theta", symbol("theta")),
    ("alpha", symbol("alpha")),
    ("gamma", symbol("gamma")),
    ("sigma", symbol("sigma")),
    ("omega", symbol("omega")),
    ("asin", Token::Call(Function::Asin)),
    ("acos", Token::Call(Function::Acos)),
    ("atan", Token::Call(Function::Atan)),
    ("sqrt", Token::Sqrt),
    ("cbrt", Token::Call(Function::Cbrt)),
    ("beta", symbol("beta")),
    ("frac", Token::Frac),
    ("sin", Token::Call(Function::Sin)),
    ("cos", Token::Call(Function::Cos)),
    ("tan", Token::Call(Function::Tan)),
    ("sec", Token::Call(Function::Sec)),
    ("csc", Token::Call(Function::Csc)),
    ("cot", Token::Call(Function::Cot)),
    ("log", Token::Log),
    ("exp", Token::Call(Function::Exp)),
    ("abs", Token::Call(Function::Abs)),
    ("phi", symbol("phi")),
    ("rho", symbol("rho")),
    ("inf", symbol("inf")),
    ("deg", Token::Degree),
    ("ln", Token::Call(Function::Ln)),
    ("pi", symbol("pi")),
    // The words below count only when they are all of a run of letters, or stand after a backslash.
    ("delta", symbol("delta")),
    ("Delta", symbol("Delta")),
    ("epsilon", symbol("epsilon")),
    ("varphi", symbol("phi")),
    ("psi", symbol("psi")),
    ("tau", symbol("tau")),
    ("mu", symbol("mu")),
    ("oo", symbol("inf")),
    ("or", Token::Sign(',')),
    ("and", Token::Sign('&')),
    ("union", Token::Sign('U')),
    ("emptyset", symbol("emptyset")),
    ("cup", Token::Sign('U')),
];

/// How many of `WORDS` are also found inside a run of letters.
pub(super) const INSIDE: usize = 35;

const fn symbol(name: &str) -> Token {
    Token::Symbol(Name::new(name))
}

/// What a whole run of letters stands for, when it is a known word.
pub(super) fn word(run: &str) -> Option<Token> {
    WORDS.iter().find(|(word, _)| *word == run).map(|&(_, token)| token)
}
