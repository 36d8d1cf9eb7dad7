//! What stands above and below the score: the rules that go before it, and the draw that breaks ties.

use crate::ids::ItemIndex;

/// The rules above the score, strongest first: of those that rank highest the best score wins.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Rank {
    /// Not one format too often in a row.
    pub(super) format: bool,
    /// Gentle after a long time away: 2 if it is, 1 if it is and brings parts that may not be, else the prediction.
    pub(super) gentle: f64,
    /// There is something to learn or due for review.
    pub(super) useful: bool,
    /// On the side whose turn it must be.
    pub(super) class: bool,
}

impl Rank {
    /// Do the rules prefer it?
    pub(super) fn above(self, other: Self) -> bool {
        let order = self.format.cmp(&other.format).then(self.gentle.total_cmp(&other.gentle));
        order.then(self.useful.cmp(&other.useful)).then(self.class.cmp(&other.class)).is_gt()
    }
}

/// An item's number in a draw: SplitMix64's mixing of the seed and its place.
pub(super) fn lot(seed: u64, item: ItemIndex) -> u64 {
    let mut bits = seed ^ u64::from(item.0 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
