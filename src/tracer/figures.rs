//! The names of the [features](super::features), and the kinds of reasons they belong to.

/// What kind of reason a figure is: the terms into which a prediction is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Term {
    /// How hard the item is, against others on its skills.
    Item,
    /// How hard the skills are, and how they usually develop with practice.
    Skill,
    /// How the learner has been doing in general.
    General,
    /// How the learner has been doing on these skills.
    Practice,
    /// The last answers on these skills: so many right or wrong in a row.
    Streak,
    /// Time away and the pace of answering.
    Time,
    /// The same item before.
    Repeat,
    /// What the last answers on other items say about this one.
    Related,
}

impl Term {
    /// All terms, in the order of their numbers.
    pub const ALL: [Self; 8] =
        [Self::Item, Self::Skill, Self::General, Self::Practice, Self::Streak, Self::Time, Self::Repeat, Self::Related];

    /// The code of the term on the page.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Skill => "skill",
            Self::General => "general",
            Self::Practice => "practice",
            Self::Streak => "streak",
            Self::Time => "time",
            Self::Repeat => "repeat",
            Self::Related => "related",
        }
    }
}

/// How many figures there are.
pub(crate) const COUNT: usize = FIGURES.len();

/// The figures' names in files and the term each belongs to, in their order in the vector.
pub(crate) const FIGURES: [(&str, Term); 59] = [
    ("profile_logit", Term::Related),
    ("profile_match", Term::Related),
    ("profile_ease", Term::Item),
    ("item_ease", Term::Item),
    ("item_count", Term::Item),
    ("item_variance", Term::Item),
    ("item_place", Term::Item),
    ("ease", Term::Item),
    ("skill_ease", Term::Skill),
    ("skill_count", Term::Skill),
    ("skills", Term::Skill),
    ("skill_curve", Term::Skill),
    ("answers", Term::General),
    ("residual", Term::General),
    ("residual_fast", Term::General),
    ("residual_medium", Term::General),
    ("residual_slow", Term::General),
    ("ability", Term::General),
    ("ability_variance", Term::General),
    ("surprise_1", Term::General),
    ("surprise_2", Term::General),
    ("last_right", Term::General),
    ("skills_practised", Term::General),
    ("general_logit", Term::General),
    ("skill_answers", Term::Practice),
    ("skill_answers_least", Term::Practice),
    ("skill_success", Term::Practice),
    ("skill_residual", Term::Practice),
    ("skill_offset", Term::Practice),
    ("skill_variance", Term::Practice),
    ("skill_fast", Term::Practice),
    ("skill_slow", Term::Practice),
    ("skill_won", Term::Practice),
    ("skill_lost", Term::Practice),
    ("skill_known", Term::Practice),
    ("skill_known_least", Term::Practice),
    ("traced_logit", Term::Practice),
    ("belief_logit", Term::Practice),
    ("skill_own_logit", Term::Practice),
    ("skill_streak", Term::Streak),
    ("skill_last", Term::Streak),
    ("run", Term::Streak),
    ("same_skills", Term::Streak),
    ("skill_lag", Term::Time),
    ("skill_gap", Term::Time),
    ("gap", Term::Time),
    ("pace", Term::Time),
    ("sitting", Term::Time),
    ("since_start", Term::Time),
    ("item_seen", Term::Repeat),
    ("item_last", Term::Repeat),
    ("item_lag", Term::Repeat),
    ("item_gap", Term::Repeat),
    ("pair_1", Term::Related),
    ("pair_2", Term::Related),
    ("pair_sum", Term::Related),
    ("pair_count", Term::Related),
    ("pair_share", Term::Related),
    ("skill_pair", Term::Related),
];
