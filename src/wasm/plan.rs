//! Reading a plan from JavaScript by hand: with this the page has no derived reader at all.

use super::engine::get;
use crate::plan::PlanSpec;
use crate::{Error, Result};
use js_sys::{Array, Object};
use wasm_bindgen::prelude::*;

/// The plan's numbers by name, its lists and its groups.
pub(super) fn read_plan(plan: &JsValue) -> Result<PlanSpec> {
    let mut spec = PlanSpec::default();
    if !plan.is_object() {
        return Ok(spec);
    }
    for (nested, prefix) in [("", ""), ("weights", "weights."), ("checkup", "checkup.")] {
        let of = if nested.is_empty() { plan.clone() } else { get(plan, nested) };
        for name in names(&of, nested)? {
            let (place, value) = ([prefix, &name].concat(), get(&of, &name));
            match name.as_str() {
                "weights" | "checkup" if nested.is_empty() => {}
                "blueprint" if nested.is_empty() => groups(&value, &mut spec)?,
                _ if Array::is_array(&value) => spec.set_list(&place, texts(&value, &place)?)?,
                _ => spec.set(&place, number(&value, &place)?)?,
            }
        }
    }
    Ok(spec)
}

fn groups(list: &JsValue, spec: &mut PlanSpec) -> Result<()> {
    const PLACE: &str = "blueprint";
    if !Array::is_array(list) {
        return Err(shape(PLACE));
    }
    for group in Array::from(list).iter() {
        for name in names(&group, PLACE)? {
            if !["name", "skills", "share"].contains(&name.as_str()) {
                return Err(shape(PLACE));
            }
        }
        let name = get(&group, "name").as_string().ok_or_else(|| shape("blueprint.name"))?;
        let skills = texts(&get(&group, "skills"), "blueprint.skills")?;
        spec.add_group(name, skills, number(&get(&group, "share"), "blueprint.share")?);
    }
    Ok(())
}

/// The names of an object's fields; none of one that is not there.
fn names(of: &JsValue, place: &str) -> Result<Vec<String>> {
    if of.is_undefined() {
        return Ok(Vec::new());
    }
    if !of.is_object() || Array::is_array(of) {
        return Err(shape(place));
    }
    Ok(Object::keys(of.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()).collect())
}

fn number(value: &JsValue, place: &str) -> Result<f64> {
    value.as_f64().ok_or_else(|| shape(place))
}

fn texts(value: &JsValue, place: &str) -> Result<Vec<String>> {
    if !Array::is_array(value) {
        return Err(shape(place));
    }
    Array::from(value).iter().map(|one| one.as_string().ok_or_else(|| shape(place))).collect()
}

fn shape(place: &str) -> Error {
    Error::new("plan/shape", "it must be of the shape that docs/plan.md gives").at(place)
}
