//! Which of the choices of a row its answer means.

/// The positions that an answer cell names among the choices: by their text, by letters, by numbers; several with `,`,
/// `;`, `|` or line breaks between. `numbers`: numbers come first.
pub(super) fn positions(answer: &str, choices: &[String], numbers: bool) -> Option<Vec<usize>> {
    let one = |text: &str| {
        let text = text.trim();
        let number = || number(text, choices.len());
        let same = || same(text, choices);
        if numbers { number().or_else(same) } else { same().or_else(number) }.or_else(|| letter(text, choices.len()))
    };
    if let Some(at) = one(answer) {
        return Some(vec![at]);
    }
    for cut in [['\n', '|'], [';', '|'], [',', '|']] {
        let parts: Vec<&str> = answer.split(cut).map(str::trim).filter(|part| !part.is_empty()).collect();
        let all: Option<Vec<usize>> = parts.iter().map(|part| one(part)).collect();
        if let Some(mut all) = all.filter(|all| all.len() > 1) {
            all.sort_unstable();
            all.dedup();
            return Some(all);
        }
    }
    // `ABD`
    let letters: Option<Vec<usize>> = answer.trim().chars().map(|c| letter(&c.to_string(), choices.len())).collect();
    letters.filter(|all| all.len() > 1 && all.windows(2).all(|pair| pair[0] < pair[1]))
}

fn same(text: &str, choices: &[String]) -> Option<usize> {
    let exact = choices.iter().position(|choice| choice.trim() == text);
    exact.or_else(|| {
        let plain = |text: &str| text.trim().to_lowercase();
        choices.iter().position(|choice| !text.is_empty() && plain(choice) == plain(text))
    })
}

fn number(text: &str, count: usize) -> Option<usize> {
    let text = text.trim_end_matches(".0");
    text.parse::<usize>().ok().filter(|at| (1..=count).contains(at)).map(|at| at - 1)
}

/// `B`, `b)`, `B.`, `Option B`, `Answer 2`
pub(super) fn letter(text: &str, count: usize) -> Option<usize> {
    let text = text.trim().to_lowercase();
    let last = match text.split_once(' ') {
        Some(("option" | "choice" | "answer", last)) => last.trim(),
        Some(_) => return None,
        None => &text,
    };
    let last = last.trim_start_matches('(').trim_end_matches([')', '.']);
    if let Ok(number) = last.parse::<usize>() {
        return text.contains(' ').then_some(number).filter(|at| (1..=count).contains(at)).map(|at| at - 1);
    }
    let mut all = last.chars();
    let at = all.next().filter(char::is_ascii_lowercase).map(|c| usize::from(c as u8 - b'a'))?;
    (all.next().is_none() && at < count).then_some(at)
}
