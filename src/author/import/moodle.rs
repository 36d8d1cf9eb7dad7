//! What Moodle's two formats share: categories, texts without a format, ranges of numbers.

use super::Imported;
use super::markup::{self, Marked};

/// The skill that a category is: the last name of its path. `None` for a course's default category.
pub(super) fn category_skill(imported: &mut Imported, path: &str) -> Option<String> {
    // A slash in a name is written twice.
    let path = path.replace("//", "\u{e010}");
    let last = path.split('/').map(str::trim).rfind(|part| !part.is_empty())?;
    let name = last.replace('\u{e010}', "/");
    let name = name.strip_prefix("Default for ").unwrap_or(&name).trim();
    let none = name.is_empty() || name == "top" || (name.starts_with('$') && name.ends_with('$'));
    (!none).then(|| imported.skill(name))
}

/// A text in Moodle's own format: HTML if it has elements, else plain text.
pub(super) fn auto_text(source: &str) -> Marked {
    const TELLING: [&str; 10] = ["<br>", "<br ", "<br/", "<p>", "<p ", "<img ", "</", "&nbsp;", "&lt;", "&amp;"];
    let lower = source.to_ascii_lowercase();
    if TELLING.iter().any(|sign| lower.contains(sign)) {
        return markup::html(&source.trim().replace('\n', "<br>"));
    }
    markup::plain(source)
}

/// The middle of a range and how far off its ends are, exactly.
pub(super) fn middle(low: &str, high: &str) -> Option<(String, String)> {
    let (low, high) = (decimal(low)?, decimal(high)?);
    let places = low.1.max(high.1);
    let scale = |(value, own): (i128, u32)| value.checked_mul(10i128.checked_pow(places - own)?);
    let (low, high) = (scale(low)?, scale(high)?);
    // One place more, so that a half is exact.
    let sum = low.checked_add(high)?.checked_mul(5)?;
    let gap = high.checked_sub(low)?.checked_mul(5)?.checked_abs()?;
    Some((written(sum, places + 1), written(gap, places + 1)))
}

/// A decimal as its digits and how many of them stand behind the point.
fn decimal(text: &str) -> Option<(i128, u32)> {
    let text = text.trim().replace(['−', '–'], "-").replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    if part.len() > 12 || whole.len() > 20 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = if whole.is_empty() || whole == "-" { format!("{whole}0") } else { whole.to_owned() };
    Some((format!("{whole}{part}").parse().ok()?, u32::try_from(part.len()).ok()?))
}

fn written(value: i128, places: u32) -> String {
    let places = places as usize;
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let part = part.trim_end_matches('0');
    let sign = if value < 0 { "-" } else { "" };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}
