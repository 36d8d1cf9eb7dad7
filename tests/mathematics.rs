//! The default bank, mathematics for grades 3 to 8, as its readers may count on it. That its instances are right is for
//! `templates` to show; here it is about what there is, and about the order of skills.

use gradus::bank::{BankSpec, Format, ItemSpec, SkillSpec};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

/// The parts of the bank, as `gradus bank build` puts them together.
fn bank() -> BankSpec {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("banks/mathematics");
    let read = |name: &str| -> serde_json::Value {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"))
    };
    let mut bank: BankSpec = serde_json::from_value(read("bank.json")).unwrap();
    for grade in 3..=8 {
        let mut part = read(&format!("grade-{grade}.json"));
        assert_eq!(part["gradus"], "bank-part");
        bank.skills.extend(serde_json::from_value::<Vec<SkillSpec>>(part["skills"].take()).unwrap());
        bank.items.extend(serde_json::from_value::<Vec<ItemSpec>>(part["items"].take()).unwrap());
    }
    bank
}

/// Items by the skill they are first about.
fn by_skill(bank: &BankSpec) -> BTreeMap<&str, Vec<&ItemSpec>> {
    let mut all: BTreeMap<&str, Vec<&ItemSpec>> = BTreeMap::new();
    for item in &bank.items {
        all.entry(&item.skills[0]).or_default().push(item);
    }
    all
}

#[test]
fn ninety_skills_of_six_grades_have_codes_and_words() {
    let bank = bank();
    assert!(bank.skills.len() >= 90, "{} skills", bank.skills.len());
    for skill in &bank.skills {
        let SkillSpec { id, name, about, standard, grade, prerequisites, because, examples } = skill;
        assert!(!name.is_empty() && !about.is_empty() && !examples.is_empty(), "{id}");
        let standard = standard.as_deref().unwrap_or_default();
        assert_eq!(standard.chars().next().and_then(|c| c.to_digit(10)), grade.map(u32::from), "{id}: {standard}");
        assert!(parts(standard).is_some(), "{id}: `{standard}` is no Common Core code");
        assert_eq!(because.len(), prerequisites.len(), "{id}: a reason for each edge");
        assert!(because.iter().all(|reason| reason.len() > 10), "{id}: {because:?}");
    }
    for grade in 3..=8 {
        let own = bank.skills.iter().filter(|skill| skill.grade == Some(grade)).count();
        assert!(own >= 15, "grade {grade}: {own} skills");
    }
}

#[test]
fn each_skill_has_three_templates_in_two_formats_with_all_that_helps() {
    let bank = bank();
    let templates: Vec<&ItemSpec> = bank.items.iter().filter(|item| !item.variables.is_empty()).collect();
    assert!(templates.len() >= 270, "{} templates", templates.len());
    let by_skill = by_skill(&bank);
    for skill in &bank.skills {
        let own: Vec<_> =
            by_skill.get(&*skill.id).into_iter().flatten().filter(|item| !item.variables.is_empty()).collect();
        let formats: BTreeSet<&str> = own.iter().map(|item| item.format.as_str()).collect();
        assert!(own.len() >= 3 && formats.len() >= 2, "{}: {} templates, {formats:?}", skill.id, own.len());
    }
    for item in &templates {
        assert!(item.hints.len() >= 2, "{}: {} hints", item.id, item.hints.len());
        assert!(!item.solution.trim().is_empty(), "{}: no solution", item.id);
        let key = item.key.as_slice();
        let wrong = item.choices.iter().filter(|choice| !key.contains(&choice.id));
        let named: Vec<(&str, &str)> = match item.format {
            Format::Choice | Format::Choices => wrong.map(|choice| (&*choice.why, &*choice.reveals)).collect(),
            _ => {
                let of_blanks = item.blanks.iter().flat_map(|blank| &blank.mistakes);
                let mistakes = item.mistakes.iter().chain(of_blanks).map(|one| (&*one.why, &*one.reveals));
                let of_choices = item.choices.iter().chain(item.blanks.iter().flat_map(|blank| &blank.choices));
                mistakes
                    .chain(of_choices.map(|one| (&*one.why, &*one.reveals)).filter(|one| !one.0.is_empty()))
                    .collect()
            }
        };
        assert!(!named.is_empty(), "{}: no wrong answer is spoken to", item.id);
        assert!(named.iter().all(|(why, reveals)| !why.is_empty() && !reveals.is_empty()), "{}: {named:?}", item.id);
    }
    let drawn = bank.items.iter().filter(|item| item.picture.is_some()).count();
    let formats: BTreeSet<&str> = bank.items.iter().map(|item| item.format.as_str()).collect();
    assert!(drawn >= 20, "{drawn} items with a picture");
    assert_eq!(formats, Format::ALL.iter().map(|format| format.as_str()).collect());
    println!(
        "{} skills, {} templates, {drawn} pictures, {} formats",
        bank.skills.len(),
        templates.len(),
        formats.len()
    );
}

/// `4.NF.B.3d` → `4.NF.3`: what the Coherence Map calls the standard it belongs to.
fn parts(code: &str) -> Option<String> {
    let mut pieces = code.split('.');
    let (grade, domain, cluster) = (pieces.next()?, pieces.next()?, pieces.next()?);
    let number: String = pieces.next()?.chars().take_while(char::is_ascii_digit).collect();
    let sound = domain.bytes().all(|b| b.is_ascii_uppercase()) && cluster.len() == 1 && !number.is_empty();
    sound.then(|| format!("{grade}.{domain}.{number}"))
}

/// The standards that a code of the map names: `6.EE.3,4` two, `4.NF.3.a||some` one.
fn of_map(code: &str) -> Vec<String> {
    let bare = code.split("||").next().unwrap_or_default();
    let pieces: Vec<&str> = bare.split('.').collect();
    let [grade, domain, numbers, ..] = pieces[..] else { return vec![] };
    numbers.split(',').map(|number| format!("{grade}.{domain}.{}", number.trim())).collect()
}

/// Every edge stays inside a standard, follows a path of the Coherence Map, or joins two standards that it calls related.
#[test]
fn the_order_of_skills_agrees_with_the_coherence_map() {
    let Ok(data) = env::var("GRADUS_DATA") else {
        println!("skipped: no public data");
        return;
    };
    let text = fs::read_to_string(Path::new(&data).join("skillgraphs/coherence-map-edges.json")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&text).unwrap();
    let (mut after, mut related) = (BTreeMap::<String, BTreeSet<String>>::new(), BTreeSet::new());
    for edge in map["edges"].as_array().unwrap() {
        for from in of_map(edge["from"].as_str().unwrap()) {
            for to in of_map(edge["to"].as_str().unwrap()) {
                if edge["type"] == "prerequisite" {
                    after.entry(from.clone()).or_default().insert(to);
                } else {
                    related.extend([(from.clone(), to.clone()), (to, from.clone())]);
                }
            }
        }
    }
    let reaches = |from: &str, to: &str| {
        let (mut seen, mut ahead) = (BTreeSet::from([from.to_owned()]), vec![from.to_owned()]);
        while let Some(code) = ahead.pop() {
            if code == to {
                return true;
            }
            ahead.extend(after.get(&code).into_iter().flatten().filter(|next| seen.insert((*next).clone())).cloned());
        }
        false
    };
    let bank = bank();
    let code = |id: &str| {
        let skill = bank.skills.iter().find(|skill| skill.id == id).unwrap_or_else(|| panic!("no skill {id}"));
        parts(skill.standard.as_deref().unwrap()).unwrap()
    };
    let (mut edges, mut by_relation, mut wrong) = (0, 0, vec![]);
    for skill in &bank.skills {
        for below in &skill.prerequisites {
            let (from, to) = (code(below), code(&skill.id));
            edges += 1;
            if from == to || reaches(&from, &to) {
            } else if related.contains(&(from, to)) {
                by_relation += 1;
            } else {
                wrong.push((below, &skill.id));
            }
        }
    }
    println!("{edges} edges, {by_relation} of them between related standards");
    assert!(wrong.is_empty(), "no path in the map: {wrong:?}");
    assert!(edges >= bank.skills.len(), "{edges} edges are few");
}
