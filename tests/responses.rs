//! Tables of responses: what is read, what is refused and with which words.

use flate2::{Compression, write::GzEncoder};
use gradus::calibrate::Responses;
use proptest::prelude::*;
use std::io::Write;

const HEAD: &str = "learner,item,skills,correct,time_s,order\n";

fn read(rows: &str) -> gradus::Result<Responses> {
    Responses::read(format!("{HEAD}{rows}").as_bytes(), false)
}

fn packed(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    packer.finish().unwrap()
}

#[test]
fn each_fault_has_its_code_and_line() {
    for (row, code, place) in [
        (",i,s,1,0,1", "responses/no-name", "line 3"),
        ("l, ,s,1,0,1", "responses/no-name", "line 3"),
        ("l,i,,1,0,1", "responses/no-skill", "line 3"),
        ("l,i,\" ; \",1,0,1", "responses/no-skill", "line 3"),
        ("l,i,s,2,0,1", "responses/correct", "line 3"),
        ("l,i,s,,0,1", "responses/correct", "line 3"),
        ("l,i,s,true,0,1", "responses/correct", "line 3"),
        ("l,i,s,1,NaN,1", "responses/time", "line 3"),
        ("l,i,s,1,inf,1", "responses/time", "line 3"),
        ("l,i,s,1,1e999,1", "responses/time", "line 3"),
        ("l,i,s,1,-1,1", "responses/time", "line 3"),
        ("l,i,s,1,soon,1", "responses/time", "line 3"),
        ("l,i,s,1,0,", "responses/order", "line 3"),
        ("l,i,s,1,0,1.5", "responses/order", "line 3"),
        ("l,i,s,1,0,99999999999999999999", "responses/order", "line 3"),
        ("l,i,s,1,0", "responses/csv", "line 3"),
        ("l,i,s,1,0,1,more", "responses/csv", "line 3"),
        ("first,i,s,0,,0", "responses/same-order", "line 3"),
        ("first,j,s,1,,0", "responses/same-order", "line 3"),
        ("first,i,s;t,1,,0", "responses/same-order", "line 3"),
        ("first,i,s,1,5,0", "responses/same-order", "line 3"),
    ] {
        let error = read(&format!("first,i,s,1,,0\n{row}\n")).unwrap_err();
        assert_eq!((error.code(), error.place()), (code, place), "{row}: {error}");
    }
}

#[test]
fn faults_of_the_whole_file_have_their_codes() {
    let table = format!("{HEAD}l,i,s,1,,0\n");
    let whole = packed(&table);
    let cut = &whole[..whole.len() - 9];
    let latin = [HEAD.as_bytes(), b"l,caf\xe9,s,1,,0\n"].concat();
    for (bytes, gzip, code) in [
        (&b""[..], false, "responses/no-column"),
        (HEAD.as_bytes(), false, "responses/empty"),
        (b"learner,item,skills,correct,order\n", false, "responses/no-column"),
        (&latin, false, "responses/not-utf8"),
        (table.as_bytes(), true, "responses/gzip"),
        (cut, true, "responses/gzip"),
    ] {
        assert_eq!(Responses::read(bytes, gzip).unwrap_err().code(), code);
    }
    let error = Responses::read(&b"learner,item,skills,correct,order\n"[..], false).unwrap_err();
    assert!(error.place() == "line 1" && error.message().contains("`time_s`"), "{error}");
    assert!(Responses::read(&*whole, true).is_ok());
}

#[test]
fn columns_are_found_by_name_and_cells_are_trimmed() {
    let text =
        "\u{feff}order, note,correct,learner,item,skills,time_s\r\n2.0,x,1, maya ,\"a,b\", add ; carry;add ,1e3\r\n";
    let responses = Responses::read(text.as_bytes(), false).unwrap();
    let row = responses.rows()[0];
    assert_eq!((responses.learners(), responses.items()), (&["maya".to_owned()][..], &["a,b".to_owned()][..]));
    assert_eq!(
        (responses.skills(), responses.skills_of(&row)),
        (&["add".to_owned(), "carry".to_owned()][..], &[0, 1][..])
    );
    assert_eq!((row.correct, row.time, row.order), (true, Some(1000.0), 2));
}

#[test]
fn a_row_that_says_the_same_again_counts_once() {
    let responses = read("l,i,s;t,1,5,0\nk,i,s,0,,7\nl,i,t;s,1,5.0,0\nl,j,s,0,9,1\n").unwrap();
    assert_eq!((responses.rows().len(), responses.repeated()), (3, 1));
    // Row 2 of the file is row 0 again; learner k stands before l.
    assert_eq!(responses.inputs(), [1, 0, 1, 2]);
}

#[test]
fn a_million_rows_of_one_learner_are_read() {
    // Backwards, so that all of them must be sorted.
    let mut text = HEAD.to_owned();
    for order in (0..1_000_000).rev() {
        text.push_str(&format!("l,{},{},{},,{order}\n", order % 1000, order % 50, order % 2));
    }
    let responses = Responses::read(text.as_bytes(), false).unwrap();
    let rows = responses.of(0);
    assert_eq!((rows.len(), rows[0].order, rows[0].input), (1_000_000, 0, 999_999));
    assert!(rows.is_sorted_by_key(|row| row.order));
}

#[test]
fn folds_are_even_and_depend_on_the_seed_only() {
    let rows: String = (0..100).map(|l| format!("l{l},i,s,1,,0\n")).collect();
    let responses = read(&rows).unwrap();
    let folds = responses.folds(3, 1);
    assert_eq!(folds, responses.folds(3, 1));
    assert_ne!(folds, responses.folds(3, 2));
    assert_eq!([0, 1, 2].map(|part| folds.iter().filter(|&&own| own == part).count()), [34, 33, 33]);
}

proptest! {
    #[test]
    fn the_order_of_the_file_reaches_nothing_but_the_places_in_it(
        rows in prop::collection::btree_map((0..5u8, 0..30u8), (0..9u8, 0..6u8, 0..6u8, any::<bool>()), 1..40),
        seed: u64,
    ) {
        let lines: Vec<String> = rows.iter().map(|((learner, order), (item, one, two, right))| {
            format!("l{learner},i{item},s{one};s{two},{},{order},{order}\n", u8::from(*right))
        }).collect();
        let mut mixed: Vec<usize> = (0..lines.len()).collect();
        gradus::draw::Draw::at(seed, 0, gradus::draw::Purpose::Tie).shuffle(&mut mixed);
        let straight = read(&lines.concat()).unwrap();
        let other = read(&mixed.iter().map(|&at| &*lines[at]).collect::<String>()).unwrap();
        prop_assert_eq!(straight.items(), other.items());
        prop_assert_eq!(straight.skills(), other.skills());
        for (learner, rows) in straight.by_learner().enumerate() {
            prop_assert!(rows.is_sorted_by_key(|row| row.order));
            prop_assert_eq!(rows.len(), other.of(learner).len());
            for (a, b) in rows.iter().zip(other.of(learner)) {
                prop_assert_eq!(straight.skills_of(a), other.skills_of(b));
                prop_assert_eq!((a.item, a.correct, a.time, a.order), (b.item, b.correct, b.time, b.order));
                prop_assert_eq!(mixed[b.input as usize] as u32, a.input);
            }
        }
        for (input, &row) in straight.inputs().iter().enumerate() {
            prop_assert_eq!(straight.rows()[row as usize].input as usize, input);
        }
    }
}
