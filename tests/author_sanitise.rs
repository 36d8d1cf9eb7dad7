//! Nothing that runs, loads or links comes through.
#![cfg(feature = "author")]
use gradus::author::{ATTRIBUTES, HTML_TAGS, MATH_TAGS, allowlist_json, markdown, sanitise, unsafe_markup};
use proptest::prelude::*;

/// Known ways past sanitisers; several count on being parsed differently the second time.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=//x></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><annotation-xml encoding='text/html'><xmp><!--</xmp><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
    "<math><maction actiontype=\"statusline#javascript:alert(1)\">x</maction></math>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<p style=\"background:url(javascript:alert(1))\">x</p>",
    "<td onclick=alert(1)>x</td>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=x></object><embed src=x>",
    "<base href=//evil><link rel=stylesheet href=x><meta http-equiv=refresh content=0>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<template><script>alert(1)</script></template>",
    "<math><mi><style><img src=x onerror=alert(1)></style></mi></math>",
    "<p id=x name=y class=z>x</p>",
    "<math display=\"x\" onmouseover=\"a()\"><mi mathvariant=\"script\">x</mi></math>",
];

fn is_safe(html: &str) -> Result<(), String> {
    let lower = html.to_ascii_lowercase();
    for never in
        ["<script", "<img", "<svg", "<style", "<iframe", "<a ", "<form", "<mglyph", "<object", "<base", "<meta"]
    {
        if lower.contains(never) {
            return Err(format!("{never} in {html}"));
        }
    }
    unsafe_markup(html).map_or(Ok(()), |what| Err(format!("{what} in {html}")))
}

#[test]
fn payloads_are_neutralised() {
    for payload in PAYLOADS {
        for wrapped in
            [payload.to_string(), format!("<math><mtext>{payload}"), format!("<table><tr><td>{payload}</table>")]
        {
            let clean = sanitise(&wrapped);
            is_safe(&clean).unwrap();
            assert_eq!(sanitise(&clean), clean, "{wrapped}");
            is_safe(&markdown(&wrapped).unwrap()).unwrap();
        }
    }
}

#[test]
fn the_scanner_names_what_the_sanitiser_drops() {
    for payload in PAYLOADS.iter().filter(|payload| !payload.starts_with("<math display")) {
        assert!(unsafe_markup(payload).is_some(), "{payload}");
    }
    assert_eq!(unsafe_markup("<p>a <em>b</em><br/> 3 < 4 <td colspan=\"2\">").as_deref(), None);
    assert_eq!(unsafe_markup("<em onclick='a>b'>").as_deref(), Some("`onclick` on `em`"));
}

#[test]
fn harmless_text_stays() {
    for text in ["", "3 < 4 is odd".split_at(2).0, "a\u{a0}b", "é ½ 🙂", "<p>a</p>", "<math><mi>x</mi></math>"] {
        let clean = sanitise(text);
        assert_eq!(clean.replace("&nbsp;", "\u{a0}"), text);
    }
}

#[test]
fn deep_markup_is_cleaned_too() {
    for tag in ["<em>", "<math>", "<math><mtext>", "<table><tr><td>"] {
        is_safe(&sanitise(&tag.repeat(2_000))).unwrap();
    }
}

#[test]
fn the_lists_are_one() {
    let json: serde_json::Value = serde_json::from_str(&allowlist_json()).unwrap();
    let tags: Vec<&str> = json["tags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
    assert_eq!(tags.len(), HTML_TAGS.len() + MATH_TAGS.len());
    assert!(tags.is_sorted());
    for (tag, attributes) in ATTRIBUTES {
        assert!(tags.contains(tag), "{tag}");
        assert_eq!(json["attributes"][tag].as_array().unwrap().len(), attributes.len());
        for attribute in *attributes {
            assert!(!attribute.starts_with("on") && !["href", "src", "style", "class", "id"].contains(attribute));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn sanitising_twice_changes_nothing(text in r"\PC{0,80}") {
        let clean = sanitise(&text);
        prop_assert_eq!(sanitise(&clean), clean);
    }

    /// Strings made of markup, well-formed or not.
    #[test]
    fn tag_soup_settles_and_is_safe(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<math>", "</math>", "<mtext>", "</mtext>", "<mi>", "</mi>", "<table>", "</table>", "<td>", "<p>", "</p>", "<em>",
            "</em>", "<style>", "</style>", "<mglyph>", "<svg>", "</svg>", "<img src onerror=a()>", "<!--", "-->", "x", "&lt;",
            "<annotation-xml encoding='text/html'>", "<title>", "</title>", "<ul>", "<li>", "<strong>", "<a href=x>", "\0", "\r",
            "<mspace>", "<h4>", "<br>", "\"", "'", ">", "<select>", "<form>", "</form>",
        ]), 0..14)
    ) {
        let clean = sanitise(&parts.concat());
        prop_assert_eq!(sanitise(&clean), clean.clone());
        is_safe(&clean).map_err(TestCaseError::fail)?;
    }
}
