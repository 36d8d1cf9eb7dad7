//! The class's path and the learner's own, side by side: whose turn it is.

use super::practice::Setting;

/// How near a whole item counts as one: products of shares are not exact.
const WHOLE: f64 = 1e-9;

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Turns {
    /// Points, before the weight, of a class-due item; of a personal one as many with the other sign.
    pub(super) class: f64,
    /// The share of class-due items so far; 0 before the first.
    pub(super) share: f64,
    /// `Some(true)` if a class-due item is owed, `Some(false)` if one more would be too many.
    pub(super) must: Option<bool>,
}

impl Turns {
    /// `None` if nothing is due in class.
    ///
    /// Of n items so far k were class-due. To keep to the blend b the next should be one if b·(n + 1) − k is more than a
    /// half, as Webster's rounding has it: that less the half are the points, within ±½. After it there must be at least
    /// ⌊floor·(n + 1)⌋ and at most ⌈ceiling·(n + 1)⌉: so the share is always within an item of its bounds.
    pub(super) fn at(setting: &Setting<'_>) -> Option<Self> {
        if setting.class_due.is_empty() {
            return None;
        }
        let spec = setting.plan.spec();
        // The ends are pure.
        let floor = if spec.blend >= 1.0 { 1.0 } else { spec.floor };
        let ceiling = if spec.blend <= 0.0 { 0.0 } else { spec.ceiling };
        let due = |turn: &super::given::Turn| {
            setting.bank.item(turn.item).skills().iter().any(|skill| setting.class_due.contains(skill))
        };
        let class = setting.given.count(due) as f64;
        let before = setting.given.turns().len() as f64;
        let next = before + 1.0;
        let owed = floor * next + WHOLE >= class + 1.0;
        let full = ceiling * next <= class + WHOLE;
        Some(Self {
            class: (spec.blend * next - class - 0.5).clamp(-0.5, 0.5),
            share: if before > 0.0 { class / before } else { 0.0 },
            must: if owed { Some(true) } else { full.then_some(false) },
        })
    }
}
