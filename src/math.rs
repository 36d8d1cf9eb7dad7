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

/// `x` to the power `y`; NaN for a negative `x` and a `y` that is not whole.
pub(crate) fn powf(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}
