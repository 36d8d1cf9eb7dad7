//! Words for mathematical symbols, as English text-to-speech reads them well.

/// Words for an operator, relation or special symbol; `None` for what is said as it stands.
pub(super) fn word(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "+" => "plus",
        "−" | "-" => "minus",
        "±" => "plus or minus",
        "∓" => "minus or plus",
        "×" | "⋅" | "∗" | "*" | "·" => "times",
        "÷" => "divided by",
        "/" | "∕" => "over",
        "=" => "equals",
        "≠" => "is not equal to",
        "<" => "is less than",
        ">" => "is greater than",
        "≤" | "⩽" => "is less than or equal to",
        "≥" | "⩾" => "is greater than or equal to",
        "≈" => "is about",
        "≡" => "is identical to",
        "≅" => "is congruent to",
        "∼" | "~" => "is similar to",
        "∝" => "is proportional to",
        "∈" => "is in",
        "∉" => "is not in",
        "⊂" => "is a subset of",
        "⊆" => "is a subset of or equal to",
        "∪" => "union",
        "∩" => "intersect",
        "∅" => "the empty set",
        "→" | "⟶" => "to",
        "⇒" | "⟹" => "implies",
        "⇔" | "⟺" => "if and only if",
        "←" => "from",
        "↦" => "maps to",
        "∞" => "infinity",
        "%" => "percent",
        "°" | "∘" => "degrees",
        "′" | "'" => "prime",
        "!" => "factorial",
        "∑" => "the sum",
        "∏" => "the product",
        "∫" => "the integral",
        "∂" => "partial",
        "∇" => "del",
        "√" => "square root of",
        "⊥" => "is perpendicular to",
        "∥" => "is parallel to",
        "∠" => "angle",
        "△" => "triangle",
        "∴" => "therefore",
        "∀" => "for all",
        "∃" => "there is",
        "¬" => "not",
        "∧" => "and",
        "∨" => "or",
        "(" => "open paren",
        ")" => "close paren",
        "[" => "open bracket",
        "]" => "close bracket",
        "{" => "open brace",
        "}" => "close brace",
        "⌊" => "open floor",
        "⌋" => "close floor",
        "⌈" => "open ceiling",
        "⌉" => "close ceiling",
        "…" | "⋯" => "and so on",
        "$" => "dollars",
        ":" => "to",
        "∣" => "given",
        "ℝ" => "the real numbers",
        "ℤ" => "the integers",
        "ℕ" => "the natural numbers",
        "ℚ" => "the rational numbers",
        "ℂ" => "the complex numbers",
        "ℓ" => "l",
        _ => return greek(symbol).or_else(|| function(symbol)),
    })
}

fn greek(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "α" => "alpha",
        "β" => "beta",
        "γ" => "gamma",
        "δ" => "delta",
        "ε" | "ϵ" => "epsilon",
        "ζ" => "zeta",
        "η" => "eta",
        "θ" | "ϑ" => "theta",
        "ι" => "iota",
        "κ" => "kappa",
        "λ" => "lambda",
        "μ" | "µ" => "mu",
        "ν" => "nu",
        "ξ" => "xi",
        "π" => "pi",
        "ρ" => "rho",
        "σ" | "ς" => "sigma",
        "τ" => "tau",
        "υ" => "upsilon",
        "φ" | "ϕ" => "phi",
        "χ" => "chi",
        "ψ" => "psi",
        "ω" => "omega",
        "Γ" => "capital gamma",
        "Δ" => "delta",
        "Θ" => "capital theta",
        "Λ" => "capital lambda",
        "Π" => "capital pi",
        "Σ" => "capital sigma",
        "Φ" => "capital phi",
        "Ψ" => "capital psi",
        "Ω" => "omega",
        _ => return None,
    })
}

/// Words for a named function.
pub(super) fn function(name: &str) -> Option<&'static str> {
    Some(match name {
        "sin" => "sine",
        "cos" => "cosine",
        "tan" => "tangent",
        "sec" => "secant",
        "csc" => "cosecant",
        "cot" => "cotangent",
        "arcsin" => "arc sine",
        "arccos" => "arc cosine",
        "arctan" => "arc tangent",
        "ln" => "natural log",
        "log" => "log",
        "lim" => "the limit",
        "exp" => "exp",
        "max" => "the maximum",
        "min" => "the minimum",
        "gcd" => "the greatest common divisor",
        _ => return None,
    })
}

/// Operators with limits, such as a sum.
pub(super) fn is_big(symbol: &str) -> bool {
    matches!(symbol, "∑" | "∏" | "∫" | "⋃" | "⋂")
}

/// After these, and at the start, a minus means "negative".
pub(super) fn opens(symbol: &str) -> bool {
    !matches!(symbol, ")" | "]" | "}" | "|" | "!" | "%" | "°" | "∘" | "∞" | "′" | "⌋" | "⌉" | "…" | "⋯" | "∅" | "$")
        && (word(symbol).is_some() || matches!(symbol, "," | ";"))
        && greek(symbol).is_none()
}
