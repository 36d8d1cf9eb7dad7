//! Markdown and TeX to HTML and MathML: what a student sees and hears.
#![cfg(feature = "author")]
use gradus::author::markdown;
use proptest::prelude::*;

/// The spoken form of one formula; what is read as it stands has none of its own.
fn spoken(tex: &str) -> String {
    let html = markdown(&format!("${tex}$")).unwrap();
    match html.split_once("alttext=\"") {
        Some((_, rest)) => rest.split_once('"').unwrap().0.to_owned(),
        None => html.split(['<', '>']).filter(|part| !part.contains(['m', '/'])).collect(),
    }
}

#[test]
fn formulas_are_said_in_words() {
    let table = [
        (r"\frac{3}{4}", "3 over 4"),
        ("x^2", "x squared"),
        ("x^3", "x cubed"),
        ("x^{n+1}", "x to the power of n plus 1, end power"),
        ("10^{-3}", "10 to the power of negative 3"),
        (r"\sqrt{2}", "square root of 2"),
        (r"\sqrt{x+1}", "square root of x plus 1, end root"),
        (r"\sqrt[3]{8}", "cube root of 8"),
        (r"2\frac{1}{3}", "2 and 1 over 3"),
        (r"2\frac{x}{3}", "2 times x over 3"),
        (r"\frac{x+1}{2}", "fraction x plus 1 over 2 end fraction"),
        (r"\frac{1}{2}x", "1 over 2 times x"),
        (r"\frac{-1}{2}", "negative 1 over 2"),
        ("3<5", "3 is less than 5"),
        (r"x\ge 2", "x is greater than or equal to 2"),
        (r"3\times 4", "3 times 4"),
        (r"12\div 4", "12 divided by 4"),
        ("-3", "negative 3"),
        ("2-3", "2 minus 3"),
        ("2-(-3)", "2 minus open paren negative 3 close paren"),
        ("4(x+3)", "4 times open paren x plus 3 close paren"),
        ("f(x)=2x", "f of x equals 2 x"),
        (r"\sin x", "sine of x"),
        (r"\ln\left(x\right)", "natural log of x"),
        (r"\log_2 8", "log base 2 of 8"),
        ("|x|", "the absolute value of x"),
        ("|x-1|=2", "the absolute value of x minus 1 end absolute value equals 2"),
        (r"f^{-1}(x)", "f inverse of x"),
        (r"90^\circ", "90 degrees"),
        (r"50\%", "50 percent"),
        ("(5,3)", "open paren 5, 3 close paren"),
        (r"\lim_{x\to 0} x", "the limit as x approaches 0 of x"),
        (r"\sum_{i=1}^{n} i", "the sum from i equals 1 to n of i"),
        (r"\hat{y}", "y hat"),
        (r"\vec{v}", "vector v"),
        ("x_1", "x sub 1"),
        (r"\pi r^2", "pi r squared"),
        (r"\text{area}=6", "area equals 6"),
        (r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", "open bracket row 1: 1, 2; row 2: 3, 4 close bracket"),
    ];
    for (tex, words) in table {
        assert_eq!(spoken(tex), words, "{tex}");
    }
}

#[test]
fn markup_is_lean() {
    let table = [
        ("$5$", "5"),
        ("$x$", "<math><mi>x</mi></math>"),
        ("$x<2$", r#"<math alttext="x is less than 2"><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>"#),
        (
            r"$\left(x+1\right)$",
            r#"<math alttext="open paren x plus 1 close paren"><mo>(</mo><mi>x</mi><mo>+</mo><mn>1</mn><mo>)</mo></math>"#,
        ),
        ("$10,000$", r#"<math><mn>10,000</mn></math>"#),
        (r"$$\frac{1}{2}$$", r#"<math alttext="1 over 2" display="block"><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"#),
    ];
    for (text, html) in table {
        assert_eq!(markdown(text).unwrap(), html, "{text}");
    }
    let all = markdown(
        r"$\left\{\frac{a}{b}\right\} \dfrac12 \color{red}{x} \text{a<b \& c} \begin{cases}1&x\\2&y\end{cases}$",
    );
    let all = all.unwrap();
    for never in ["class", " style=", "xmlns", "annotation", "<mrow><mn>"] {
        assert!(!all.contains(never), "{never} in {all}");
    }
    assert!(all.contains("<mtext>a&lt;b &amp; c</mtext>"), "{all}");
}

#[test]
fn mathml_survives_the_sanitiser() {
    let html =
        markdown(r"$\overline{AB} \underline{x} a\quad b \sqrt[3]{x} {}_1^2 x_1^2 \begin{matrix}1\\2\end{matrix}$")
            .unwrap();
    for element in ["<mover>", "<munder>", "<mspace width=", "<mroot>", "<msubsup>", "<mtable><mtr><mtd>"] {
        assert!(html.contains(element), "no {element} in {html}");
    }
}

#[test]
fn markdown_is_html() {
    let table = [
        ("Which is *more*?", "Which is <em>more</em>?"),
        (r"It costs \$5 or \$6.", "It costs $5 or $6."),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a  \nb", "a<br>\nb"),
        ("H<sub>2</sub>O <b>x</b> <u>y</u>", "H<sub>2</sub>O x <u>y</u>"),
        ("[a](javascript:alert(1))", "a"),
        ("![a](x.png)", ""),
        ("", ""),
    ];
    for (text, html) in table {
        assert_eq!(markdown(text).unwrap(), html, "{text}");
    }
    assert!(markdown("| a | b |\n|---|---|\n| $x$ | 2 |").unwrap().contains("<td><math><mi>x</mi></math></td>"));
}

#[test]
fn broken_tex_names_the_formula() {
    for tex in [r"\frac{1}{", r"\nosuchcommand x", "x^", r"\left(x", "a & b", r"\begin{matrix}1"] {
        let error = markdown(&format!("Solve ${tex}$.")).unwrap_err();
        assert_eq!(error.code(), "bank/tex", "{tex}");
        assert!(error.place().contains(tex), "{error}");
    }
    for tex in [format!("{}x{}", "{".repeat(9_000), "}".repeat(9_000)), r"\def\a{\a\a}\a".to_owned()] {
        assert_eq!(markdown(&format!("${tex}$")).unwrap_err().code(), "bank/tex");
    }
    let error = markdown("It costs $5.").unwrap_err();
    assert!(error.message().contains(r"`\$` for a dollar"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    /// Whatever someone types, the answer is HTML or an error with a code.
    #[test]
    fn any_tex_is_read_or_refused(tex in r"(\\[a-z]{1,6}|[{}()\[\]^_&0-9a-z=<> ]|\\left|\\right|\\frac|\\begin\{matrix\}|\\\\){0,12}") {
        if let Err(error) = markdown(&format!("${tex}$")) {
            prop_assert_eq!(error.code(), "bank/tex");
        }
    }

    /// The same for any text at all.
    #[test]
    fn any_text_is_read_or_refused(text in r"\PC{0,60}") {
        if let Err(error) = markdown(&text) {
            prop_assert_eq!(error.code(), "bank/tex");
        }
    }
}
