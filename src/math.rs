//! Elementary functions that give the same bits natively and in WebAssembly. The only file that names `libm`.

/// `e` to the power `x`.
pub(crate) fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm of `x`; NaN below zero.
pub(crate) fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The square root of `x`; NaN below zero.
pub(crate) fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The sine of `x` radians.
pub(crate) fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// The cosine of `x` radians.
pub(crate) fn cos(x: f64) -> f64 {
    libm::cos(x)
}

/// The tangent of `x` radians.
pub(crate) fn tan(x: f64) -> f64 {
    libm::tan(x)
}

/// `x` to the power `y`; NaN for a negative `x` and a `y` that is not whole.
pub(crate) fn powf(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}
