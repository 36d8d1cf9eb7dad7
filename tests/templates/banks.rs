//! The banks that come with Gradus: a thousand instances of every template.

use gradus::author::{instances, join};
use gradus::bank::BankSpec;
use std::fs;
use std::path::{Path, PathBuf};

/// Each source bank under `banks/`: a file, or a folder with its head in `bank.json`.
fn sources() -> Vec<(PathBuf, BankSpec)> {
    let mut all = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("banks");
    for path in listed(&folder) {
        let head = if path.is_dir() { path.join("bank.json") } else { path.clone() };
        if head.extension().is_none_or(|extension| extension != "json") || !head.exists() {
            continue;
        }
        let mut bank: BankSpec =
            serde_json::from_slice(&fs::read(&head).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", head.display()));
        if path.is_dir() {
            for part in
                listed(&path).into_iter().filter(|part| *part != head && part.extension().is_some_and(|e| e == "json"))
            {
                let read = serde_json::from_slice(&fs::read(&part).unwrap())
                    .unwrap_or_else(|e| panic!("{}: {e}", part.display()));
                bank = join(bank, read).unwrap();
            }
        }
        all.push((path, bank));
    }
    all
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

/// Unoptimised code draws some 500 instances a second, and the banks have hundreds of templates: it looks at fewer.
/// `cargo test --release --test templates`, which `make test` runs as well, draws the thousand.
const COUNT: u64 = if cfg!(debug_assertions) { 24 } else { 1_000 };

#[test]
fn a_thousand_instances_of_every_template_are_right() {
    let mut told = Vec::new();
    let mut templates = 0;
    for (path, bank) in sources() {
        let items: Vec<_> = bank.items.iter().filter(|item| !item.variables.is_empty()).cloned().collect();
        templates += items.len();
        // Two halves at a time, for two cores.
        let halves = items
            .chunks(items.len().div_ceil(2).max(1))
            .map(|items| BankSpec { items: items.to_vec(), ..bank.clone() });
        let found: Vec<_> = std::thread::scope(|scope| {
            let running: Vec<_> = halves.map(|half| scope.spawn(move || instances(&half, COUNT).unwrap())).collect();
            running.into_iter().flat_map(|half| half.join().unwrap()).collect()
        });
        told.extend(
            found
                .into_iter()
                .map(|fault| format!("{}: {}: {} [{}]", path.display(), fault.place, fault.message, fault.code)),
        );
        for item in items {
            let help = !item.hints.is_empty() && !item.solution.trim().is_empty();
            assert!(help, "{}: {} has no hints or no solution", path.display(), item.id);
        }
    }
    assert!(told.is_empty(), "{} of {templates} templates:\n{}", told.len(), told.join("\n"));
}
