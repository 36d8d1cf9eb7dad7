//! Pictures in texts: taken out as references, found again in the package, put beside the text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::escape;
use crate::author::import::{Finding, Found, Image};

/// A picture that a text refers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageRef {
    /// Its address as the source writes it.
    pub src: String,
    /// What it shows, in words; may be empty.
    pub alt: String,
}

/// A text as Markdown, with marks where its pictures were.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// Markdown; private characters stand where pictures were until [`Marked::into_text`] settles them.
    pub(in crate::author::import) text: String,
    /// Its pictures, in order.
    pub images: Vec<ImageRef>,
    /// What was mended.
    pub findings: Vec<Finding>,
}

const OPEN: char = '\u{e002}';
const CLOSE: char = '\u{e003}';

/// Stands where a picture was taken away, until the blanks around it are one.
const GONE: char = '\u{e007}';

/// The largest picture that goes into a bank, in bytes. A bank of a few such pictures loads slowly on a school machine.
const LARGEST: usize = 2 << 20;

/// The mark of the picture at this place.
pub(super) fn mark(at: usize) -> String {
    format!("{OPEN}{at}{CLOSE}")
}

impl Marked {
    /// The text and the first of its pictures that `resolve` finds, as the question's picture. Others are told and shown
    /// as their words; so are those that are not found.
    pub fn into_text(self, found: &mut Found, resolve: &dyn Fn(&str) -> Option<Vec<u8>>) -> (String, Option<Image>) {
        let Self { text, images, findings } = self;
        findings.into_iter().for_each(|one| found.notice(one.code, one.note));
        let mut first = None;
        let text = replace(&text, |at| {
            let image = images.get(at)?;
            let data = data_address(&image.src).or_else(|| resolve(&image.src));
            match data.map(|bytes| (first.is_none(), picture(&bytes))) {
                None => {
                    found.findings.push(missing(image));
                    Some(words(image))
                }
                Some((_, Err(finding))) => {
                    found.findings.push(finding);
                    Some(words(image))
                }
                Some((false, Ok(_))) => {
                    let note = format!("an item has one picture; `{}` is left out", name(&image.src));
                    found.notice("import/pictures", note);
                    Some(words(image))
                }
                Some((true, Ok(data))) => {
                    let mut alt = image.alt.split_whitespace().collect::<Vec<_>>().join(" ");
                    if alt.is_empty() {
                        alt = name(&image.src).to_owned();
                        let note = format!("the picture `{alt}` has no words for who cannot see it; write some");
                        found.notice("import/no-alt", note);
                    }
                    first = Some(Image { data, alt });
                    Some(GONE.to_string())
                }
            }
        });
        (closed(&text), first)
    }

    /// The text with what `instead` makes of the address and the words of each picture.
    #[must_use]
    pub fn with_images(self, instead: &mut dyn FnMut(&str, &str) -> String) -> (String, Vec<Finding>) {
        let text = replace(&self.text, |at| self.images.get(at).map(|image| instead(&image.src, &image.alt)));
        (text, self.findings)
    }

    /// The text where no picture can be had: each is shown as its words, and told.
    #[must_use]
    pub fn shown(self) -> (String, Vec<Finding>) {
        let mut found = Found::default();
        let text = self.into_text(&mut found, &|_| None).0;
        (text, found.findings)
    }

    /// Whether the text holds nothing but pictures.
    #[must_use]
    pub fn is_only_pictures(&self) -> bool {
        !self.images.is_empty() && replace(&self.text, |_| None).trim().is_empty()
    }
}

/// The text without the places of pictures, one blank where there were two.
fn closed(text: &str) -> String {
    let pair = [" ", &GONE.to_string(), " "].concat();
    text.replace(&pair, " ").replace(GONE, "").trim().to_owned()
}

fn missing(image: &ImageRef) -> Finding {
    let src = name(&image.src);
    if image.src.contains("://") || image.src.starts_with("//") {
        let note = format!("the picture `{src}` is on the web and was not fetched; put it in, or describe it");
        return Finding::new("import/remote-picture", note);
    }
    Finding::new("import/missing-picture", format!("the picture `{src}` is not in the file; put it in, or describe it"))
}

/// What stands for a picture that is not there.
fn words(image: &ImageRef) -> String {
    let alt = image.alt.split_whitespace().collect::<Vec<_>>().join(" ");
    let what = if alt.is_empty() { name(&image.src).to_owned() } else { alt };
    format!("*(picture: {})*", escape(&what).replace('$', r"\$"))
}

/// A short name of an address for people.
fn name(src: &str) -> &str {
    if src.starts_with("data:") {
        return "picture";
    }
    let path = src.split(['?', '#']).next().unwrap_or(src);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    if name.is_empty() { "picture" } else { name }
}

fn replace(text: &str, mut with: impl FnMut(usize) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let (number, after) = after.split_once(CLOSE).unwrap_or(("", after));
        if let Some(piece) = number.parse().ok().and_then(&mut with) {
            out.push_str(&piece);
        }
        rest = after;
    }
    out.push_str(rest);
    out.trim().to_owned()
}

/// The bytes of `data:…;base64,…`.
fn data_address(src: &str) -> Option<Vec<u8>> {
    let (head, body) = src.strip_prefix("data:")?.split_once(',')?;
    if !head.ends_with(";base64") {
        return None;
    }
    let body: String = body.chars().filter(|c| !c.is_whitespace()).collect();
    STANDARD.decode(body).ok()
}

/// The bytes of a picture as the data address a bank holds: PNG, JPEG, GIF, WebP or SVG, told by its first bytes.
///
/// # Errors
/// `import/picture-type`, `import/picture-size`.
pub fn picture(bytes: &[u8]) -> Result<String, Finding> {
    let kind = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xFF, 0xD8, 0xFF, ..] => "jpeg",
        [b'G', b'I', b'F', b'8', ..] => "gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
        _ if is_svg(bytes) => "svg+xml",
        _ => {
            let note = "a picture is of a type that the page does not show; save it as PNG, JPEG or SVG";
            return Err(Finding::new("import/picture-type", note));
        }
    };
    if bytes.len() > LARGEST {
        let note =
            format!("a picture has {} MB and the limit is {}; make it smaller", bytes.len() >> 20, LARGEST >> 20);
        return Err(Finding::new("import/picture-size", note));
    }
    // An SVG runs nothing where an `img` shows it.
    Ok(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
}

fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with("<svg") || (head.starts_with("<?xml") || head.starts_with("<!")) && head.contains("<svg")
}
