//! The only file that names `libm`: std's `exp`, `ln`, `tanh` and their kin differ in bits between native and wasm,
//! `libm` agrees with itself everywhere. `sqrt` is exact by IEEE 754, so std's would do; it stands here for company.

/// eˣ.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Square root.
#[must_use]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The least whole number that is not below x.
#[must_use]
pub fn ceil(x: f64) -> f64 {
    libm::ceil(x)
}

/// x to the power y.
#[must_use]
pub fn powf(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// The standard logistic function 1/(1+e⁻ˣ).
#[must_use]
pub fn logistic(x: f64) -> f64 {
    // Two branches: e⁻ˣ overflows for very negative x.
    if x >= 0.0 {
        1.0 / (1.0 + exp(-x))
    } else {
        let e = exp(x);
        e / (1.0 + e)
    }
}

/// The inverse of [`logistic`]: ln(p/(1−p)).
#[must_use]
pub fn logit(p: f64) -> f64 {
    ln(p / (1.0 - p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logistic_and_logit_are_inverse_within_rounding() {
        for x in [-20.0, -3.0, -0.1, 0.0, 0.1, 3.0, 20.0] {
            assert!((logit(logistic(x)) - x).abs() < 1e-6, "{x}");
        }
        assert!(logistic(-1000.0) >= 0.0 && logistic(1000.0) <= 1.0);
    }
}
