//! The field of candidates: every kind of item with its points by term, and who wins with or without one of them.

use super::best::{Best, TIE, merge};
use super::class::Turns;
use super::practice::Setting;
use super::rank::{Rank, lot};
use super::readiness::Standing;
use super::score::{Reason, SCORED, Term};
use super::skills::{SKILL_TERMS, SkillScore, skill_scores};
use crate::bank::{Format, Item, Kind};
use crate::draw::Draw;
use crate::ids::ItemIndex;
use crate::learner::{ease, guess};
use crate::order::ordered;

/// Distance from the target at which the success term has lost all its points.
const SUCCESS_REACH: f64 = 0.35;
/// What a sure guess takes from `learn`, and what a logit of ease takes of a skill that is known.
const GUESSED: f64 = 2.0;
const EASY: f64 = 0.5;
/// Days after which a seen item is as good as new.
const FORGOTTEN_DAYS: f64 = 30.0;
/// What the same story again takes from variety.
const SAME_STORY: f64 = 0.5;
/// Never more items of one format in a row than this.
pub(super) const MOST_OF_A_FORMAT: usize = 3;
/// After so many days away the first items are gentle: so many, and predicted at least so.
const AWAY_DAYS: f64 = 30.0;
const GENTLE_ITEMS: usize = 3;
const GENTLE: f64 = 0.8;

/// Which of an item's own points count: all, or all but those of one term.
const ALL: usize = 0;
const NO_SPREAD: usize = 1;
const NO_VARIETY: usize = 2;

/// A kind with an item to give.
struct Candidate {
    /// Points by term that all its items share, weights included.
    terms: [f64; SCORED],
    total: f64,
    rank: Rank,
    best: [Best; 3],
}

/// A pick: the item, and whether others were as good.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pick {
    pub(super) item: ItemIndex,
    pub(super) tied: bool,
}

/// All that can be chosen from now.
pub(super) struct Field<'a> {
    setting: &'a Setting<'a>,
    standing: &'a Standing,
    scores: Vec<Option<SkillScore>>,
    turns: Option<Turns>,
    gentle: bool,
    /// The last item, its format, and how many in a row had that.
    last: Option<(&'a Item, Format, usize)>,
    candidates: Vec<Candidate>,
}

impl<'a> Field<'a> {
    pub(super) fn at(setting: &'a Setting<'a>, standing: &'a Standing, draw: &mut Draw) -> Self {
        let (bank, given) = (setting.bank, setting.given);
        let last = given.last().map(|last| {
            let item = bank.item(last);
            (item, item.format(), given.run_of_format(bank))
        });
        let mut field = Self {
            setting,
            standing,
            scores: skill_scores(setting, standing),
            turns: Turns::at(setting),
            gentle: given.away() >= AWAY_DAYS && given.turns().len() < GENTLE_ITEMS,
            last,
            candidates: Vec::new(),
        };
        let open = field.open();
        // One draw for all: with a number of its own each, who wins a tie does not hang on who else is in it.
        let seed = (u64::from(draw.below(u32::MAX)) << 32) | u64::from(draw.below(u32::MAX));
        field.candidates = bank.kinds().iter().filter_map(|kind| field.candidate(kind, &open, seed)).collect();
        field
    }

    /// For each item: may it be given? Only what was chosen, and what a resting skill builds on; nothing twice but
    /// templates.
    fn open(&self) -> Vec<bool> {
        let Setting { bank, given, plan, chosen_items, .. } = *self.setting;
        let mut open = vec![chosen_items.is_empty(); bank.items().len()];
        if !chosen_items.is_empty() {
            let resting = given.resting(bank, plan);
            let below = resting.iter().flat_map(|&skill| bank.skill(skill).prerequisites());
            let easier = below.flat_map(|&skill| bank.skill(skill).items());
            easier.chain(chosen_items).for_each(|item| open[item.get()] = true);
        }
        given.items().filter(|item| given.spent(bank, *item)).for_each(|item| open[item.get()] = false);
        open
    }

    fn candidate(&self, kind: &Kind, open: &[bool], seed: u64) -> Option<Candidate> {
        let first = self.setting.bank.item(*kind.items().first()?);
        let mut terms = [0.0; SCORED];
        let (mut class, mut worth, mut useful) = (false, false, false);
        for skill in first.skills() {
            let own = self.scores[skill.get()].as_ref()?;
            class |= own.class;
            worth |= own.worth;
            useful |= own.useful;
            for term in SKILL_TERMS {
                terms[term as usize] += own.points[term as usize] / first.skills().len() as f64;
            }
        }
        if !worth {
            return None;
        }
        let best = self.best(kind, open, seed)?;
        let predicted = self.standing.predict(self.setting, first);
        terms[Term::Learn as usize] += self.telling(first);
        for (term, points, _) in self.of_kind(first, predicted, class) {
            terms[term as usize] = points;
        }
        let rank = Rank {
            format: self.last.is_none_or(|(_, format, run)| format != first.format() || run < MOST_OF_A_FORMAT),
            gentle: match (self.gentle, predicted >= GENTLE) {
                (false, _) => 0.0,
                (true, false) => predicted,
                (true, true) => {
                    if first.next_part().is_some() {
                        1.0
                    } else {
                        2.0
                    }
                }
            },
            useful,
            class: self.turns.and_then(|turns| turns.must).is_none_or(|must| must == class),
        };
        Some(Candidate { terms, total: terms.iter().sum(), rank, best })
    }

    /// What an item adds to `learn`, the weight included: less if it can be guessed, and more if it is hard, the more the
    /// skill is known. An answer that may be luck, or that was sure to be right, neither teaches nor shows much.
    fn telling(&self, item: &Item) -> f64 {
        let mut known = 0.0;
        for skill in item.skills() {
            known += self.standing.known[skill.get()] / item.skills().len() as f64;
        }
        let points = -GUESSED * guess(Some(item)) - EASY * ease(item.difficulty()) * known;
        self.setting.plan.spec().weights.learn * points
    }

    /// What the items of a kind have in common besides their skills: term, points with the weight, and the number behind.
    fn of_kind(&self, item: &Item, predicted: f64, class: bool) -> [(Term, f64, f64); 3] {
        let spec = self.setting.plan.spec();
        let miss = (predicted - spec.target) / SUCCESS_REACH;
        let turns =
            self.turns.map_or((0.0, 0.0), |turns| (if class { turns.class } else { -turns.class }, turns.share));
        let run = self.last.map_or(0, |(_, format, run)| if format == item.format() { 0 } else { run });
        let other = if run > 0 { 1.0 } else { 0.0 };
        [
            (Term::Success, spec.weights.success * (1.0 - miss * miss), predicted),
            (Term::Class, spec.weights.class * turns.0, turns.1),
            (Term::Variety, spec.weights.variety * other, run as f64),
        ]
    }

    /// The best open items of a kind: with all their points, and without spread or variety. Most items of a kind are alike
    /// in what is their own, so runs of such are gone through by their lots alone.
    fn best(&self, kind: &Kind, open: &[bool], seed: u64) -> Option<[Best; 3]> {
        let mut best: Option<[Best; 3]> = None;
        let mut run: Option<((f64, f64), Best)> = None;
        for &item in kind.items().iter().filter(|item| open[item.get()]) {
            let own = self.own(item);
            let lot = lot(seed, item);
            match &mut run {
                // To the bit: sums of equal parts are equal.
                Some((alike, first)) if alike.0.total_cmp(&own.0).is_eq() && alike.1.total_cmp(&own.1).is_eq() => {
                    if lot > first.lot {
                        (first.item, first.lot) = (item, lot);
                    }
                    first.tied = true;
                }
                _ => {
                    let begun = run.replace((own, Best { own: 0.0, item, lot, tied: false }));
                    begun.into_iter().for_each(|(own, of)| merge(&mut best, own, of));
                }
            }
        }
        run.into_iter().for_each(|(own, of)| merge(&mut best, own, of));
        best
    }

    /// What an item adds of its own, weights included: by not having been seen, and by telling the same story again.
    fn own(&self, index: ItemIndex) -> (f64, f64) {
        let weights = &self.setting.plan.spec().weights;
        let story = self.last.and_then(|(last, ..)| last.context());
        let again = story.is_some() && self.setting.bank.item(index).context() == story;
        (weights.spread * self.spread(index), if again { -SAME_STORY * weights.variety } else { 0.0 })
    }

    /// How new an item is to the learner, from 0 to 1; of a template, how new it is in this session, and below 0 if it was
    /// the last to be given: what comes next should differ in more than its numbers.
    fn spread(&self, index: ItemIndex) -> f64 {
        if self.setting.bank.item(index).template() {
            let again = if self.setting.given.last() == Some(index) { 1.0 } else { 0.0 };
            return 1.0 / (1.0 + f64::from(self.setting.given.times(index))) - again;
        }
        let memory = self.setting.learner.item(index);
        if memory.shown == 0 {
            return 1.0;
        }
        (self.setting.now.days_since(memory.last) / FORGOTTEN_DAYS).min(1.0) / (1.0 + f64::from(memory.shown))
    }

    /// Who wins, with every term or without one; without `variety`, `class` or `start` the rule of that name goes too.
    pub(super) fn pick(&self, without: Option<Term>) -> Option<Pick> {
        let own = match without {
            Some(Term::Spread) => NO_SPREAD,
            Some(Term::Variety) => NO_VARIETY,
            _ => ALL,
        };
        let score = |candidate: &Candidate| {
            let out = without.map_or(0.0, |term| candidate.terms.get(term as usize).copied().unwrap_or(0.0));
            candidate.total - out + candidate.best[own].own
        };
        let rank = |candidate: &Candidate| Rank {
            format: candidate.rank.format || without == Some(Term::Variety),
            gentle: if without == Some(Term::Start) { 0.0 } else { candidate.rank.gentle },
            useful: candidate.rank.useful,
            class: candidate.rank.class || without == Some(Term::Class),
        };
        let mut top: Option<(Rank, f64)> = None;
        for candidate in &self.candidates {
            let (rank, score) = (rank(candidate), score(candidate));
            if top.is_none_or(|(best, most)| rank.above(best) || rank == best && score > most) {
                top = Some((rank, score));
            }
        }
        let (best, most) = top?;
        let mut won: Option<Best> = None;
        for candidate in &self.candidates {
            if rank(candidate) == best && score(candidate) >= most - TIE {
                let own = candidate.best[own];
                let tied = won.is_some() || own.tied;
                if won.is_none_or(|won| own.lot > won.lot) {
                    won = Some(own);
                }
                won = won.map(|won| Best { tied, ..won });
            }
        }
        won.map(|Best { item, tied, .. }| Pick { item, tied })
    }

    /// The terms of an item's score, most points first. `decides` says which terms do.
    pub(super) fn reasons(&self, index: ItemIndex, decides: impl Fn(Term) -> bool) -> (f64, Vec<Reason>) {
        let item = self.setting.bank.item(index);
        let predicted = self.standing.predict(self.setting, item);
        let mut found = Vec::new();
        let mut add = |term: Term, points: f64, value: f64, skill| {
            found.push(Reason { term, points, value, skill, decides: decides(term) });
        };
        let (mut class, share) = (false, 1.0 / item.skills().len() as f64);
        for &skill in item.skills() {
            let Some(own) = &self.scores[skill.get()] else { continue };
            class |= own.class;
            for term in SKILL_TERMS {
                let telling = if term == Term::Learn { self.telling(item) } else { 0.0 };
                let points = (own.points[term as usize] + telling) * share;
                add(term, points, own.values[term as usize], Some(skill));
            }
        }
        let (spread, story) = self.own(index);
        for (term, points, value) in self.of_kind(item, predicted, class) {
            if term == Term::Class && self.turns.is_none() {
                continue;
            }
            let due = item.skills().iter().find(|skill| self.scores[skill.get()].is_some_and(|own| own.class));
            let skill = due.copied().filter(|_| term == Term::Class);
            add(term, if term == Term::Variety { points + story } else { points }, value, skill);
        }
        add(Term::Spread, spread, f64::from(self.setting.learner.item(index).shown), None);
        if self.gentle {
            add(Term::Start, 0.0, predicted, None);
        }
        (predicted, ordered(found, |a, b| b.decides.cmp(&a.decides).then(b.points.total_cmp(&a.points))))
    }
}
