//! The units known, metric and US customary, by name; each exact in terms of a base unit.
//!
//! Factors: the international yard and pound agreement of 1959 (1 yd = 0.9144 m, 1 lb = 453.59237 g); the US liquid
//! gallon is 231 cubic inches. A `ton` is the US ton of 2,000 lb, a `tonne` 1,000 kg.

use super::exact::Exact;
use crate::letters::small;

/// A base unit and its power.
pub(super) type Power = (&'static str, i32);

/// One unit: its names, what it measures, and how many of the base unit it is (`top / bottom`).
pub(super) struct Unit {
    /// Names with `|` between: first those where case matters (`C`), after a `;` those where it does not.
    names: &'static str,
    pub(super) measures: Power,
    top: u64,
    bottom: u64,
}

const fn unit(names: &'static str, measures: Power, top: u64, bottom: u64) -> Unit {
    Unit { names, measures, top, bottom }
}

const LENGTH: Power = ("m", 1);
const AREA: Power = ("m", 2);
const VOLUME: Power = ("m", 3);
const MASS: Power = ("g", 1);
const TIME: Power = ("s", 1);
/// Months and years are no fixed number of days.
const CALENDAR: Power = ("month", 1);
/// Handled apart: its scales do not start at the same zero.
pub(super) const TEMPERATURE: &str = "K";
const DOLLAR: Power = ("$", 1);
const EURO: Power = ("€", 1);
const POUND: Power = ("£", 1);

/// A gallon is 473,176,473 / 125,000,000,000 m³.
const GALLON: (u64, u64) = (473_176_473, 125_000_000_000);
/// A pound is 45,359,237 / 100,000 g.
const LB: (u64, u64) = (45_359_237, 100_000);

static UNITS: [Unit; 58] = [
    unit(";m|meter|metre|mtr", LENGTH, 1, 1),
    unit(";mm|millimeter|millimetre", LENGTH, 1, 1_000),
    unit(";cm|centimeter|centimetre", LENGTH, 1, 100),
    unit(";dm|decimeter|decimetre", LENGTH, 1, 10),
    unit("dam|dkm;decameter|decametre|dekameter", LENGTH, 10, 1),
    unit(";hm|hectometer|hectometre", LENGTH, 100, 1),
    unit(";km|kilometer|kilometre|kms", LENGTH, 1_000, 1),
    unit("um|μm;micrometer|micrometre|micron", LENGTH, 1, 1_000_000),
    unit(";nm|nanometer|nanometre", LENGTH, 1, 1_000_000_000),
    unit(";in|inch|inches|inche|\"|''", LENGTH, 127, 5_000),
    unit(";ft|foot|feet|'", LENGTH, 381, 1_250),
    unit(";yd|yard", LENGTH, 1_143, 1_250),
    unit(";mi|mile", LENGTH, 201_168, 125),
    unit(";acre", AREA, 316_160_658, 78_125),
    unit(";ha|hectare", AREA, 10_000, 1),
    unit(";l|liter|litre", VOLUME, 1, 1_000),
    unit(";ml|milliliter|millilitre|cc", VOLUME, 1, 1_000_000),
    unit(";cl|centiliter|centilitre", VOLUME, 1, 100_000),
    unit(";dl|deciliter|decilitre", VOLUME, 1, 10_000),
    unit(";kl|kiloliter|kilolitre", VOLUME, 1, 1),
    unit(";gal|gallon", VOLUME, GALLON.0, GALLON.1),
    unit(";qt|quart", VOLUME, GALLON.0, GALLON.1 * 4),
    unit(";pt|pint", VOLUME, GALLON.0, GALLON.1 * 8),
    unit("c;cup", VOLUME, GALLON.0, GALLON.1 * 16),
    unit(";floz|fluidounce", VOLUME, GALLON.0, GALLON.1 * 128),
    unit(";tbsp|tablespoon", VOLUME, GALLON.0, GALLON.1 * 256),
    unit(";tsp|teaspoon", VOLUME, GALLON.0, GALLON.1 * 768),
    unit(";g|gram|gramme|gm", MASS, 1, 1),
    unit("mg;milligram|milligramme", MASS, 1, 1_000),
    unit(";cg|centigram", MASS, 1, 100),
    unit(";dg|decigram", MASS, 1, 10),
    unit(";kg|kilogram|kilogramme|kilo", MASS, 1_000, 1),
    unit("t;tonne|metricton", MASS, 1_000_000, 1),
    unit(";oz|ounce", MASS, LB.0, LB.1 * 16),
    unit(";lb|pound", MASS, LB.0, LB.1),
    unit(";ton|shortton", MASS, LB.0 * 2_000, LB.1),
    unit(";s|sec|second", TIME, 1, 1),
    unit(";ms|msec|millisecond", TIME, 1, 1_000),
    unit(";min|minute", TIME, 60, 1),
    unit(";h|hr|hour", TIME, 3_600, 1),
    unit(";d|day", TIME, 86_400, 1),
    unit(";wk|week", TIME, 604_800, 1),
    unit(";mo|month", CALENDAR, 1, 1),
    unit(";yr|year", CALENDAR, 12, 1),
    unit(";decade", CALENDAR, 120, 1),
    unit(";century|centurie", CALENDAR, 1_200, 1),
    unit(";deg|degree", ("°", 1), 1, 1),
    unit("C;degc|celsius|degcelsius|centigrade", (TEMPERATURE, 1), 1, 1),
    unit("F;degf|fahrenheit|degfahrenheit", (TEMPERATURE, 1), 5, 9),
    unit("K;kelvin", (TEMPERATURE, 1), 1, 1),
    unit("USD;usd|dollar|buck", DOLLAR, 1, 1),
    unit(";cent|¢|penny|pennie", DOLLAR, 1, 100),
    unit("EUR;eur|euro", EURO, 1, 1),
    unit(";eurocent", EURO, 1, 100),
    unit("GBP;gbp|quid", POUND, 1, 1),
    unit("p;pence|pee", POUND, 1, 100),
    unit(";mph", ("mph", 1), 1, 1),
    unit(";kph|kmh|kmph", ("kph", 1), 1, 1),
];

impl Unit {
    /// How many of the base unit it is.
    pub(super) fn factor(&self) -> Exact {
        Exact::ratio(self.top.into(), self.bottom.into())
    }

    fn is_named(&self, word: &str) -> bool {
        let (exactly, anyhow) = self.names.split_once(';').unwrap_or((self.names, ""));
        let singular = |name: &str| word.len() == name.len() + 1 && word.ends_with(['s', 'S']);
        exactly.split('|').any(|name| !name.is_empty() && name == word)
            || anyhow.split('|').any(|name| {
                name.eq_ignore_ascii_case(word)
                    || singular(name) && name.len() > 1 && name.eq_ignore_ascii_case(&word[..word.len() - 1])
            })
    }
}

/// The unit with this name. With `other`, an ounce is of a liquid, a cent of a euro, and a pound is money.
pub(super) fn named(word: &str, other: bool) -> Option<&'static Unit> {
    let lower = word.to_ascii_lowercase();
    let word = match lower.as_str() {
        "oz" | "ounce" | "ounces" if other => "floz",
        "cent" | "cents" if other => "eurocent",
        "pound" | "pounds" if other => "gbp",
        _ => word,
    };
    UNITS.iter().find(|unit| unit.is_named(word))
}

/// A word that is no unit, such that its singular and its plural are the same.
pub(super) fn noun(word: &str) -> String {
    let lower: String = word.chars().map(small).collect();
    let singular = match (lower.strip_suffix("ies"), lower.strip_suffix('s')) {
        (Some(stem), _) if !stem.is_empty() => [stem, "y"].concat(),
        (_, Some(stem)) if !stem.is_empty() && !stem.ends_with('s') => stem.to_owned(),
        _ => lower,
    };
    singular.strip_suffix('e').unwrap_or(&singular).to_owned()
}
