//! What the linter says about what there is elsewhere.
use super::Lint;

const KINDS: [&str; 5] = ["video", "reading", "practice", "activity", "tool"];

/// Resources teach skills of the bank and lead somewhere safe.
pub(super) fn resources(lint: &mut Lint<'_>) {
    let bank = lint.bank;
    for (at, resource) in bank.resources.iter().enumerate() {
        let place = format!("resource {} ({})", at + 1, resource.id);
        for skill in &resource.skills {
            if !lint.skills.contains(&**skill) {
                let message = format!("skill `{skill}` is not in the bank; add it or mend the id");
                lint.error("bank/unknown-skill", &*place, message);
            }
        }
        if resource.skills.is_empty() {
            lint.warn("bank/resource-skill", &*place, "the resource names no skill, so nobody is led to it; name one");
        }
        if !is_address(&resource.url) {
            let message = format!(
                "`{}` is no address to go to; write one that begins with `https://`, or the path of a file beside the bank",
                resource.url
            );
            lint.error("bank/resource-url", &*place, message);
        }
        if !resource.kind.is_empty() && !KINDS.contains(&&*resource.kind) {
            let message = format!("`{}` is no kind of resource; write one of {}", resource.kind, KINDS.join(", "));
            lint.warn("bank/resource-kind", place, message);
        }
    }
}

/// A web address with a host, or the path of a file: never a script, nor a path out of the folder.
fn is_address(url: &str) -> bool {
    if url.is_empty() || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return false;
    }
    let lower = url.to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        return !host.is_empty() && host.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    }
    let before_path = lower.split(['/', '?', '#']).next().unwrap_or_default();
    !before_path.contains(':') && !lower.starts_with(['/', '\\']) && !lower.split(['/', '\\']).any(|part| part == "..")
}
