//! Which instance comes next.

use super::fill::Filler;
use super::run::{Run, STEPS};
use super::tree::Fault;
use super::whole::Template;
use crate::order::ordered;
use crate::rational::gcd;
use crate::{Error, Result};

/// So many numbers are tried before all of them count as seen.
const TRIES: u64 = 200_000;
/// Steps for one draw; about a second in a page.
const ALL_STEPS: u32 = 20_000_000;
/// Instances that are filled to see whether they are one; each takes far longer than a look at the conditions.
const FILLS: u32 = 20_000;

/// How many instances a template has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    /// So many differ in their numbers; an estimate where it is not exact.
    pub instances: u64,
    /// Whether each was counted.
    pub exact: bool,
}

/// What a template has instances for, whether or not a number makes one.
pub(super) fn one_of(template: &Template<'_>, number: u64) -> std::result::Result<String, Fault> {
    Filler::new(template, number)?.item(number)
}

/// The next instance: its number, and the item.
pub(crate) fn draw(template: &Template<'_>, start: u64, seen: &[u64]) -> Result<(u64, String)> {
    let stories = template.contexts();
    let known = ordered(seen.iter().map(|number| number / stories).collect(), u64::cmp);
    let mut story = mixed(start) % stories;
    if stories > 1 && seen.last().is_some_and(|last| last % stories == story) {
        story = (story + 1) % stories;
    }
    let stride = stride(template.numbers);
    let mut index = if template.numbers == 0 { 0 } else { start % template.numbers };
    let (mut steps, mut fills) = (ALL_STEPS, FILLS);
    let mut why = "a range is empty";
    for _ in 0..template.numbers.min(TRIES) {
        let given = STEPS.min(steps);
        let mut run = Run { values: Vec::new(), steps: given };
        let found = template.assign(&mut run, index, true);
        steps = steps.saturating_sub((given - run.steps).max(1));
        if fills == 0 {
            break;
        }
        index = (index + stride) % template.numbers;
        let number = match found {
            Ok(canonical) if known.binary_search(&canonical).is_ok() => continue,
            Ok(canonical) => canonical * stories + story,
            Err(Fault::Invalid(reason)) => {
                why = reason;
                continue;
            }
            // The steps for one draw are used up; what was seen is still there.
            Err(Fault::Bad(_)) if given < STEPS && !seen.is_empty() => break,
            Err(Fault::Bad(error)) => return Err(error),
        };
        fills -= 1;
        match one_of(template, number) {
            Ok(filled) => return Ok((number, filled)),
            Err(Fault::Invalid(reason)) => why = reason,
            Err(Fault::Bad(error)) => return Err(error),
        }
    }
    let mut taken = vec![false; known.len()];
    let mut is_last = |number: &u64| {
        known.binary_search(&(number / stories)).is_ok_and(|at| !std::mem::replace(&mut taken[at], true))
    };
    let mut latest: Vec<u64> = seen.iter().rev().copied().filter(&mut is_last).collect();
    latest.reverse();
    let again = latest.into_iter().find_map(|number| Some((number, one_of(template, number).ok()?)));
    again.ok_or_else(|| {
        let message = ["no numbers make an instance (the last tried: ", why, "); widen the ranges or ease `where`"];
        Error::new("template/empty", message.concat())
    })
}

pub(super) fn space(template: &Template<'_>, most: u64) -> Result<Space> {
    let exact = template.numbers <= most;
    let tries = template.numbers.min(if exact { most } else { most / 10 });
    let stride = stride(template.numbers);
    let (mut index, mut found) = (0, 0);
    for _ in 0..tries {
        // Whether the words of a story make two choices the same is left to the draw.
        match one_of(template, index * template.contexts()) {
            Ok(_) => found += 1,
            Err(Fault::Invalid(_)) => {}
            Err(Fault::Bad(error)) => return Err(error),
        }
        index = (index + stride) % template.numbers;
    }
    let instances = if exact {
        found
    } else {
        // Numbers are below 2⁵³ and tries few, so this fits.
        (u128::from(template.numbers) * u128::from(found) / u128::from(tries.max(1))) as u64
    };
    Ok(Space { instances, exact })
}

/// A step that reaches every number below `count` before any twice, and leaps far: near the golden section.
fn stride(count: u64) -> u64 {
    let mut stride = (count / 1_000 * 618 + count % 1_000 * 618 / 1_000).max(1);
    while gcd(i128::from(stride), i128::from(count)) > 1 {
        stride += 1;
    }
    stride
}

/// A number that looks drawn (SplitMix64's finalizer), so that stories do not go along with numbers.
fn mixed(number: u64) -> u64 {
    let mut x = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
