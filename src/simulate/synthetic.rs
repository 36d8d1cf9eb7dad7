//! A bank made up for simulation: a graph of skills, and so many items each that no policy runs dry.

use super::chance::{About, draw};
use crate::{Error, Result};
use serde_json::{Value, json};

/// Skills and items a skill at most: as many as a simulation can use.
const MOST: (usize, usize) = (500, 200);
/// Skills on one level of the graph.
const WIDTH: usize = 5;

/// A built bank of `skills` skills in levels of five, each building on one or two of the level before it, with `items`
/// items each: numbers, choices of four, short texts, of three difficulties, with a hint and a solution.
///
/// # Errors
/// `simulate/size` if there would be none or too many.
pub fn synthetic(skills: usize, items: usize) -> Result<Vec<u8>> {
    if !(1..=MOST.0).contains(&skills) || !(1..=MOST.1).contains(&items) {
        return Err(Error::new("simulate/size", "a synthetic bank has 1 to 500 skills and 1 to 200 items each"));
    }
    let bank = json!({
        "gradus": "bank",
        "version": 1,
        "id": format!("synthetic-{skills}x{items}"),
        "name": "Made up for simulation",
        "text": "html",
        "language": "en",
        "skills": (0..skills).map(skill).collect::<Vec<_>>(),
        "items": (0..skills).flat_map(|skill| (0..items).map(move |at| item(skill, at))).collect::<Vec<_>>(),
    });
    Ok(bank.to_string().into_bytes())
}

fn id(skill: usize) -> String {
    format!("s{skill:03}")
}

fn skill(number: usize) -> Value {
    let mut prerequisites = Vec::new();
    if let Some(level_before) = (number / WIDTH).checked_sub(1) {
        // The same graph for every seed: a bank of a name is one bank.
        let mut draw = draw(0, About::Bank, 0, number as u64, 0);
        let first = draw.below(WIDTH as u32) as usize;
        prerequisites.push(id(level_before * WIDTH + first));
        if draw.unit() < 0.4 {
            let other = (first + 1 + draw.below(WIDTH as u32 - 1) as usize) % WIDTH;
            prerequisites.push(id(level_before * WIDTH + other));
        }
    }
    json!({ "id": id(number), "name": format!("Skill {number}"), "prerequisites": prerequisites })
}

fn item(skill: usize, at: usize) -> Value {
    let format = ["number", "choice", "text", "choice"][at % 4];
    // It turns more slowly than the format, so that every format comes in every difficulty.
    let difficulty = ["medium", "easy", "hard"][at / 4 % 3];
    let mut item = json!({
        "id": format!("{}-{at:03}", id(skill)),
        "skills": [id(skill)],
        "format": format,
        "difficulty": difficulty,
        "question": format!("Question {at} on skill {skill}"),
        "key": match format { "choice" => "c0".to_owned(), "text" => "word".to_owned(), _ => at.to_string() },
        "hints": [{ "text": "A hint" }],
        "solution": "The solution",
    });
    if format == "choice" {
        let choice = |n: usize| json!({ "id": format!("c{n}"), "text": format!("Choice {n}") });
        item["choices"] = (0..4).map(choice).collect();
    }
    item
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Bank;

    #[test]
    fn it_is_a_bank_with_a_graph() {
        let bank = Bank::parse(synthetic(24, 20).unwrap()).unwrap();
        assert_eq!((bank.skills().len(), bank.items().len()), (24, 480));
        assert_eq!(bank.skills().iter().map(crate::bank::Skill::depth).max(), Some(4));
        assert!(bank.skills().iter().all(|skill| skill.items().len() == 20));
        for (skills, items) in [(0, 1), (1, 0), (501, 1), (1, 201)] {
            assert_eq!(synthetic(skills, items).unwrap_err().code(), "simulate/size");
        }
    }
}
