//! What a bank's HTML may hold. The page sanitises again with the same lists: they are the one source of both.

/// HTML elements a text may use.
pub const HTML_TAGS: &[&str] = &[
    "blockquote",
    "br",
    "code",
    "em",
    "h4",
    "li",
    "ol",
    "p",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// MathML Core elements a text may use. None of them runs, loads or links anything.
pub const MATH_TAGS: &[&str] = &[
    "math",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// Attributes by element. Every other attribute is dropped, `class`, `style`, `id` and `on…` among them.
pub const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("math", &["alttext", "display", "displaystyle"]),
    ("mfrac", &["linethickness"]),
    ("mi", &["mathvariant"]),
    (
        "mo",
        &[
            "accent",
            "fence",
            "form",
            "lspace",
            "maxsize",
            "minsize",
            "movablelimits",
            "rspace",
            "separator",
            "stretchy",
        ],
    ),
    ("mover", &["accent"]),
    ("mspace", &["depth", "height", "width"]),
    ("mstyle", &["displaystyle", "scriptlevel"]),
    ("mtd", &["columnspan", "rowspan"]),
    ("munder", &["accentunder"]),
    ("munderover", &["accent", "accentunder"]),
    ("ol", &["start"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan"]),
];

/// Attributes that may have only these values.
pub const VALUES: &[(&str, &[&str])] = &[("display", &["block", "inline"]), ("mathvariant", &["normal"])];

/// The lists as JSON, for the page's sanitiser: `{"tags":[…],"attributes":{"td":["colspan","rowspan"],…}}`, tags
/// sorted.
#[must_use]
pub fn allowlist_json() -> String {
    let mut tags: Vec<_> = HTML_TAGS.iter().chain(MATH_TAGS).collect();
    tags.sort_unstable();
    let attributes: serde_json::Map<_, _> =
        ATTRIBUTES.iter().map(|(tag, names)| ((*tag).to_owned(), (*names).into())).collect();
    serde_json::json!({ "tags": tags, "attributes": attributes }).to_string()
}

/// Whether the lists allow the element.
pub(super) fn allows_tag(tag: &str) -> bool {
    HTML_TAGS.contains(&tag) || MATH_TAGS.contains(&tag)
}

/// Whether the lists allow the attribute on the element.
pub(super) fn allows_attribute(tag: &str, attribute: &str) -> bool {
    ATTRIBUTES.iter().any(|(name, attributes)| *name == tag && attributes.contains(&attribute))
}
