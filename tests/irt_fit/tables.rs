//! Tables as files have them.

use flate2::{Compression, write::GzEncoder};
use gradus::calibrate::mml::Matrix;
use std::io::Write;

fn read(text: &str) -> Matrix {
    Matrix::read(text.as_bytes(), false).expect("a table")
}

#[test]
fn the_first_row_is_names_or_a_person() {
    let plain = read("1,0,\n0,1,NA\n");
    assert_eq!((plain.persons(), plain.names()), (2, &["1", "2", "3"].map(String::from)[..]));
    assert_eq!((0..3).map(|item| (plain.given(item), plain.right(item))).collect::<Vec<_>>(), [(2, 1), (2, 1), (0, 0)]);
    let named = read("\u{feff}\"Item 1\", x ,3\r\n1,0,\r\n0, 1 ,NA\r\n");
    assert_eq!(named.names(), ["Item 1", "x", "3"].map(String::from));
    assert_eq!((named.persons(), named.right(0), named.right(1), named.silent()), (2, 1, 1, 0));
    // Names as pandas numbers columns, and cells as it writes a column with holes.
    let numbered = read("0,1,2\n1.0,0.0,\n,1.0,1\n,,\n");
    assert_eq!((numbered.names()[2].as_str(), numbered.persons(), numbered.silent()), ("2", 3, 1));
    assert_eq!((numbered.given(0), numbered.right(1), numbered.right(2)), (1, 1, 1));
}

#[test]
fn gzip_is_unpacked() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(b"a,b\n1,0\n").unwrap();
    let packed = packed.finish().unwrap();
    assert_eq!(Matrix::read(&*packed, true).unwrap(), read("a,b\n1,0\n"));
    assert_eq!(Matrix::read(&packed[..packed.len() - 9], true).unwrap_err().code(), "matrix/gzip");
    assert_eq!(Matrix::read(&b"a,b\n1,0\n"[..], true).unwrap_err().code(), "matrix/gzip");
}

#[test]
fn each_fault_has_its_code_its_line_and_a_mend() {
    for (text, code, place, words) in [
        ("", "matrix/empty", "", "a row a person"),
        ("a,b\n", "matrix/empty", "", "add a row"),
        ("a,b\n1,0\n0,2\n", "matrix/value", "line 3", "item b (column 2) is \"2\""),
        ("1,0\r\n\r\n0,x\r\n", "matrix/value", "line 3", "item 2 (column 2)"),
        ("1,0\n\"0\",TRUE\n", "matrix/value", "line 2", "write 1 for right"),
        ("a,b\n1,0\n1\n", "matrix/ragged", "line 3", "has 1 cells and the first 2"),
        ("1,0\n1,0,1\n", "matrix/ragged", "line 2", "has 3 cells"),
        ("\"\",\"a\",\"b\"\n\"1\",0,1\n", "matrix/header", "line 1", "row.names = FALSE"),
        ("0,1,9,1\n0,1,0,1\n", "matrix/header", "line 1", "column 3 is \"9\""),
        ("a,a\n0,1\n", "matrix/header", "line 1", "\"a\" stands there twice"),
    ] {
        let error = Matrix::read(text.as_bytes(), false).expect_err(text);
        assert_eq!((error.code(), error.place()), (code, place), "{text:?}");
        assert!(error.message().contains(words), "{}", error.message());
    }
    let error = Matrix::read(&b"a,\xff\n0,1\n"[..], false).unwrap_err();
    assert_eq!((error.code(), error.place()), ("matrix/header", "line 1"));
}
