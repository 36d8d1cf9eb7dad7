//! Pictures of a report, as SVG. Each says in its title that what it shows is simulated.

use super::curves::{Brief, Curve};
use super::figures::Figure;
use super::report::Report;
use plotters::coord::ranged1d::{AsRangedCoord, ValueFormatter};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// A picture: the name of its file and its text.
pub type Picture = (&'static str, String);

const SIZE: (u32, u32) = (760, 460);
const INK: RGBColor = RGBColor(60, 60, 60);
const FAINT: RGBColor = RGBColor(225, 225, 225);
const FONT: &str = "sans-serif";

/// Colours that the colour-blind tell apart (Okabe & Ito 2008), practice first; each has a sign of its own as well.
fn style(policy: &str) -> (RGBColor, Sign) {
    match policy {
        "gradus" => (RGBColor(0, 114, 178), Sign::Disc),
        "three-in-a-row" => (RGBColor(213, 94, 0), Sign::Triangle),
        "fixed-order" => (RGBColor(120, 120, 120), Sign::Square),
        "random" => (RGBColor(204, 121, 167), Sign::Ring),
        "lowest-mastery" => (RGBColor(0, 158, 115), Sign::Cross),
        _ => (RGBColor(230, 159, 0), Sign::Plus),
    }
}

#[derive(Clone, Copy)]
enum Sign {
    Disc,
    Triangle,
    Square,
    Ring,
    Cross,
    Plus,
}

/// What a policy is called when it stands for all its bars.
fn family(policy: &str) -> &str {
    match policy {
        "gradus" => "gradus",
        "three-in-a-row" => "so many in a row",
        "fixed-order" => "so many items",
        "random" => "random, traced",
        "lowest-mastery" => "lowest mastery, traced",
        _ => "max information, traced",
    }
}

/// The pictures that the report has figures for.
///
/// # Panics
/// If drawing into memory fails, which it does not.
#[must_use]
pub fn pictures(report: &Report) -> Vec<Picture> {
    let mut all = vec![
        ("mastered.svg", bars(report, "Skills mastered in 100 items (simulated)", |f| f.mastered_per_100)),
        ("retention.svg", bars(report, "P(right) on practised skills 30 days later (simulated)", |f| f.retention)),
        (
            "over-practice.svg",
            bars(report, "Items after the skill was known, a skill mastered (simulated)", |f| f.over_practice),
        ),
    ];
    if !report.curves.is_empty() {
        let title = "Over-practice against false mastery, all learners (simulated)";
        all.push(("trade-off.svg", trade_off(&report.curves, title, |point| Some(point.all))));
        let title = "The same, learners who know a skill or not (simulated)";
        all.push(("trade-off-bkt.svg", trade_off(&report.curves, title, |point| point.bkt)));
        let title = "The same, learners whose level grows (simulated)";
        all.push(("trade-off-ability.svg", trade_off(&report.curves, title, |point| point.ability)));
    }
    all.into_iter().filter_map(|(name, picture)| Some((name, picture?))).collect()
}

/// An SVG of its own, with the title where screen readers find it.
fn drawn(
    size: (u32, u32),
    title: &str,
    draw: impl FnOnce(&DrawingArea<SVGBackend<'_>, plotters::coord::Shift>),
) -> String {
    let mut text = String::new();
    {
        let area = SVGBackend::with_string(&mut text, size).into_drawing_area();
        area.fill(&WHITE).expect(MEMORY);
        draw(&area);
        area.present().expect(MEMORY);
    }
    let end = text.find('>').map_or(0, |at| at + 1);
    let named = text[..end].replacen("<svg", "<svg role=\"img\"", 1);
    [&named, "\n<title>", title, "</title>", &text[end..]].concat()
}

const MEMORY: &str = "drawing into memory does not fail";

fn font(size: i32) -> TextStyle<'static> {
    (FONT, size).into_font().color(&INK)
}

type Chart<'a, 'b, X, Y> = ChartContext<'a, SVGBackend<'b>, Cartesian2d<X, Y>>;

fn sign<'a>(sign: Sign, colour: RGBColor, at: (i32, i32), size: i32) -> DynElement<'a, SVGBackend<'a>, (i32, i32)> {
    let (x, y) = at;
    let line = colour.stroke_width(2);
    let path = |points: Vec<(i32, i32)>| PathElement::new(points, line).into_dyn();
    match sign {
        Sign::Disc => Circle::new(at, size, colour.filled()).into_dyn(),
        Sign::Ring => Circle::new(at, size, line).into_dyn(),
        Sign::Square => Rectangle::new([(x - size, y - size), (x + size, y + size)], colour.filled()).into_dyn(),
        Sign::Triangle => TriangleMarker::new(at, size + 2, colour.filled()).into_dyn(),
        Sign::Cross => Cross::new(at, size, line).into_dyn(),
        Sign::Plus => path(vec![(x - size, y), (x + size, y), (x, y), (x, y - size), (x, y + size)]),
    }
}

/// A bar a policy, with a whisker of two standard errors either way.
fn bars(report: &Report, title: &str, figure: fn(&super::figures::Figures) -> Figure) -> Option<String> {
    let rows: Vec<(&str, f64, f64)> = report
        .policies
        .iter()
        .filter_map(|policy| {
            let Figure { value, se } = figure(&policy.all);
            Some((policy.policy.as_str(), value?, se.unwrap_or(0.0)))
        })
        .collect();
    let most = rows.iter().map(|(_, value, se)| value + 2.0 * se).fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    let height = 96 + 38 * rows.len() as u32;
    Some(drawn((SIZE.0, height), title, |area| {
        let count = rows.len() as f64;
        let mut chart: Chart<'_, '_, _, _> = ChartBuilder::on(area)
            .caption(title, font(18))
            .margin(14)
            .margin_right(30)
            .x_label_area_size(30)
            .y_label_area_size(140)
            .build_cartesian_2d(0.0..most * 1.08, count..0.0)
            .expect(MEMORY);
        let mut mesh = chart.configure_mesh();
        mesh.disable_y_mesh().disable_y_axis().x_labels(8).light_line_style(WHITE).bold_line_style(FAINT);
        mesh.axis_style(INK).label_style(font(13)).draw().expect(MEMORY);
        for (at, (name, value, se)) in rows.iter().enumerate() {
            let (top, middle) = (at as f64 + 0.2, at as f64 + 0.5);
            let colour = style(name).0.mix(if *name == "gradus" { 1.0 } else { 0.55 });
            let bar = Rectangle::new([(0.0, top), (*value, at as f64 + 0.8)], colour.filled());
            chart.draw_series([bar]).expect(MEMORY);
            let ends = [(value - 2.0 * se, middle), (value + 2.0 * se, middle)];
            chart.draw_series([PathElement::new(ends.to_vec(), INK.stroke_width(2))]).expect(MEMORY);
            let ticks = ends.map(|(x, y)| PathElement::new(vec![(x, y - 0.12), (x, y + 0.12)], INK.stroke_width(2)));
            chart.draw_series(ticks).expect(MEMORY);
            let (_, y) = chart.backend_coord(&(0.0, middle));
            let (x, _) = chart.backend_coord(&(0.0, middle));
            let label = font(14).pos(Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(*name, (x - 8, y), label)).expect(MEMORY);
        }
    }))
}

/// False mastery, over-practice and its standard error.
type Spot = (f64, f64, f64);

/// A curve a policy; the sign at its usual bar is larger.
fn trade_off(curves: &[Curve], title: &str, which: fn(&super::curves::Point) -> Option<Brief>) -> Option<String> {
    let lines: Vec<(&str, Vec<Spot>)> = curves
        .iter()
        .map(|curve| {
            let point = |point: &super::curves::Point| {
                let own = which(point)?;
                let Figure { value, se } = own.over_practice;
                Some((own.false_mastery.value?.max(LEAST), value?, se.unwrap_or(0.0)))
            };
            (curve.policy, curve.points.iter().filter_map(point).collect())
        })
        .collect();
    if lines.iter().all(|(_, points)| points.is_empty()) {
        return None;
    }
    Some(drawn(SIZE, title, |area| {
        let mut chart = ChartBuilder::on(area)
            .caption(title, font(18))
            .margin(14)
            .margin_right(24)
            .x_label_area_size(46)
            .y_label_area_size(52)
            .build_cartesian_2d((LEAST..0.7).log_scale(), 0.0..MOST_OVER)
            .expect(MEMORY);
        mesh(&mut chart);
        for (policy, points) in &lines {
            let (colour, own) = style(policy);
            let width = if *policy == "gradus" { 3 } else { 2 };
            let shown = points.iter().filter(|(_, over, _)| *over <= MOST_OVER);
            let shown: Vec<(f64, f64, f64)> = shown.copied().collect();
            let path = shown.iter().map(|&(wrong, over, _)| (wrong, over));
            let series = LineSeries::new(path, colour.stroke_width(width));
            chart.draw_series(series).expect(MEMORY);
            for (wrong, over, se) in shown {
                let ends = vec![(wrong, (over - 2.0 * se).max(0.0)), (wrong, (over + 2.0 * se).min(MOST_OVER))];
                chart.draw_series([PathElement::new(ends, colour.stroke_width(1))]).expect(MEMORY);
                let at = chart.backend_coord(&(wrong, over));
                area.draw(&sign(own, colour, at, 4)).expect(MEMORY);
            }
        }
        // Drawn by hand: a legend of the chart cannot hold signs of this backend's lifetime.
        let (left, top, step) = (SIZE.0 as i32 - 215, 62, 21);
        let frame = [(left - 8, top - 14), (SIZE.0 as i32 - 30, top + step * lines.len() as i32 - 6)];
        area.draw(&Rectangle::new(frame, WHITE.mix(0.92).filled())).expect(MEMORY);
        area.draw(&Rectangle::new(frame, FAINT.stroke_width(1))).expect(MEMORY);
        for (at, (policy, _)) in lines.iter().enumerate() {
            let (colour, own) = style(policy);
            let y = top + step * at as i32;
            let line = PathElement::new(vec![(left, y), (left + 26, y)], colour.stroke_width(2));
            area.draw(&line).expect(MEMORY);
            area.draw(&sign(own, colour, (left + 13, y), 4)).expect(MEMORY);
            let place = font(13).pos(Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(family(policy), (left + 34, y), place)).expect(MEMORY);
        }
    }))
}

/// False mastery below this is drawn at it, and over-practice above this not at all.
const LEAST: f64 = 0.002;
const MOST_OVER: f64 = 16.0;

fn mesh<X, Y>(chart: &mut Chart<'_, '_, X, Y>)
where
    X: Ranged<ValueType = f64> + ValueFormatter<f64>,
    Y: Ranged<ValueType = f64> + ValueFormatter<f64>,
    std::ops::Range<f64>: AsRangedCoord,
{
    let mut mesh = chart.configure_mesh();
    mesh.x_desc("false mastery: skills stopped before they were known, %")
        .y_desc("over-practised items, a skill mastered");
    mesh.axis_desc_style(font(14)).label_style(font(13)).axis_style(INK);
    mesh.light_line_style(WHITE).bold_line_style(FAINT).x_labels(8).y_labels(9);
    mesh.x_label_formatter(&|share| format!("{}", (share * 1000.0).round() / 10.0));
    mesh.draw().expect(MEMORY);
}
