//! The best item of a kind, and how better ones take its place.

use crate::ids::ItemIndex;

/// Scores closer than this are a tie.
pub(super) const TIE: f64 = 1e-9;

/// The best item of a kind, by its own points.
#[derive(Clone, Copy)]
pub(super) struct Best {
    pub(super) own: f64,
    pub(super) item: ItemIndex,
    /// Breaks ties: drawn for the item.
    pub(super) lot: u64,
    /// Others of the kind are as good.
    pub(super) tied: bool,
}

/// Takes the best of some items that are alike into the best so far.
pub(super) fn merge(best: &mut Option<[Best; 3]>, (spread, story): (f64, f64), of: Best) {
    let new = [spread + story, story, spread].map(|own| Best { own, ..of });
    let Some(best) = best else {
        *best = Some(new);
        return;
    };
    for (best, new) in best.iter_mut().zip(new) {
        let tied = (new.own - best.own).abs() <= TIE;
        if tied && new.lot > best.lot || !tied && new.own > best.own {
            *best = new;
        }
        best.tied |= tied;
    }
}
