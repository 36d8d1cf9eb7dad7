//! A GIFT file cut into its blocks: categories and questions, with the comments that belong to them.

/// One block of a file.
#[derive(Debug)]
pub(super) enum Block {
    /// `$CATEGORY: …`
    Category(String),
    /// A question or a description.
    Question(Piece),
}

/// The text of a question and where it stands.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) id: String,
    pub(super) tags: Vec<String>,
}

/// The blocks of a file. A blank line ends a question whose braces are closed, and one whose braces are open if what
/// follows begins another.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut out = Vec::new();
    let mut piece = Piece::default();
    let (mut id, mut tags) = (String::new(), Vec::new());
    let mut depth = 0usize;
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim();
        if bare.starts_with("//") {
            notes(bare, &mut id, &mut tags);
            continue;
        }
        let fresh = bare.starts_with("::") || category(bare).is_some();
        let next =
            || lines[at..].iter().map(|line| line.trim()).find(|line| !line.is_empty() && !line.starts_with("//"));
        let opens = |line: &str| line.starts_with("::") || category(line).is_some() || (!answer(line) && opening(line));
        let ends = match (bare.is_empty(), depth) {
            (true, 0) => true,
            (true, _) => next().is_some_and(opens),
            (false, 0) => fresh,
            (false, _) => category(bare).is_some(),
        };
        if ends && !piece.text.trim().is_empty() {
            out.push(Block::Question(std::mem::take(&mut piece)));
            depth = 0;
        }
        if let Some(name) = category(bare).filter(|_| piece.text.trim().is_empty()) {
            out.push(Block::Category(name.trim().to_owned()));
            continue;
        }
        if piece.text.is_empty() {
            if bare.is_empty() {
                continue;
            }
            piece = Piece {
                line: at + 1,
                text: String::new(),
                id: std::mem::take(&mut id),
                tags: std::mem::take(&mut tags),
            };
        }
        piece.text.push_str(line);
        piece.text.push('\n');
        depth = braces(line, depth);
    }
    if !piece.text.trim().is_empty() {
        out.push(Block::Question(piece));
    }
    out
}

fn category(line: &str) -> Option<&str> {
    line.strip_prefix("$CATEGORY:").or_else(|| line.strip_prefix("$category:"))
}

/// Does the line look like an answer?
fn answer(line: &str) -> bool {
    line.starts_with(['=', '~', '#', '}'])
}

fn opening(line: &str) -> bool {
    braces(line, 0) > 0 || unescaped(line, '{').is_some()
}

/// How many braces are open behind this line.
fn braces(line: &str, mut depth: usize) -> usize {
    let mut escaped = false;
    for c in line.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

/// Where a sign stands that no backslash escapes.
pub(super) fn unescaped(text: &str, sign: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == sign => return Some(at),
            _ => {}
        }
    }
    None
}

/// `// [id:7] [tag:decimals] [tag:rounding]`
fn notes(line: &str, id: &mut String, tags: &mut Vec<String>) {
    for part in line.split('[').skip(1) {
        let Some((inner, _)) = part.split_once(']') else { continue };
        match inner.split_once(':') {
            Some(("id", name)) => name.trim().clone_into(id),
            Some(("tag", name)) if !name.trim().is_empty() => tags.push(name.trim().to_owned()),
            _ => {}
        }
    }
}
