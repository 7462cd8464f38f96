//! The words of the question language: which are reserved, which verbs there are, and how each is asked.

use super::Things;
use crate::theory::{Name, Role};

/// A verb with its form and an example, for help, hints and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    /// The word that opens the question.
    pub word: &'static str,
    /// How the question goes on, the shared tail left out.
    pub form: &'static str,
    /// A question that can be typed.
    pub example: &'static str,
}

/// The verbs that are answered.
pub const VERBS: [VerbForm; 14] = [
    VerbForm {
        word: "find",
        form: "find THINGS [leading [directly] to FACTOR] [from FACTOR or SOURCE] [within N steps] [in THEORY] \
               [mentioning \"words\" or FACTOR] [without ROLE, …]",
        example: "find mechanisms leading to +trust where evidence >= 2",
    },
    VerbForm {
        word: "count",
        form: "count THINGS [the clauses of find] [by FIELD]",
        example: "count statements by theme",
    },
    VerbForm {
        word: "paths",
        form: "paths from FACTOR to FACTOR [within N steps] [in THEORY]",
        example: "paths from quick-wins to collaborative-behaviour within 6 steps",
    },
    VerbForm {
        word: "suppose",
        form: "suppose FACTOR [and FACTOR …] [in THEORY]",
        example: "suppose quick-wins and -capacity",
    },
    VerbForm { word: "why", form: "why FACTOR [in THEORY]", example: "why -faith" },
    VerbForm {
        word: "why",
        form: "why not FACTOR [given FACTOR [and FACTOR …]] [in THEORY]",
        example: "why not +trust given quick-wins and -capacity",
    },
    VerbForm { word: "conflicts", form: "conflicts [for FACTOR] [in THEORY]", example: "conflicts for trust" },
    VerbForm { word: "rivals", form: "rivals [for FACTOR] [in THEORY]", example: "rivals for +trust" },
    VerbForm {
        word: "loops",
        form: "loops [through FACTOR] [within N steps] [in THEORY]",
        example: "loops through trust",
    },
    VerbForm {
        word: "robustness",
        form: "robustness from FACTOR to FACTOR [by source|case|via] [within N steps] [in THEORY]",
        example: "robustness from quick-wins to +collaborative-behaviour by source",
    },
    VerbForm {
        word: "patterns",
        form: "patterns [in at least N sources|cases] [for FACTOR] [in THEORY]",
        example: "patterns in at least 3 sources",
    },
    VerbForm { word: "gaps", form: "gaps [in THEORY]", example: "gaps as md" },
    VerbForm {
        word: "search",
        form: "search WORD … or \"words\"; `turn*` is any word that begins so",
        example: "search quick wins where kind = evidence",
    },
    VerbForm { word: "show", form: "show NAME", example: "show early-wins" },
];

/// What every question may end with.
pub const TAIL_FORM: &str = "[where CONDITION] [using cmocs where CONDITION] [with evidence] [with mirrors] \
                             [sort by FIELD [descending], …] [first N] [as table|list|tree|csv|json|md|records]";

/// Verbs that are kept for questions that are not answered yet.
pub const LATER: [&str; 1] = ["compare"];

/// The words of the question language, sorted; a name that is one of them stands in quotes in a question.
pub const RESERVED: [&str; 74] = [
    "actor",
    "actors",
    "and",
    "as",
    "at",
    "by",
    "case",
    "cases",
    "cmocs",
    "conflicts",
    "context",
    "contexts",
    "count",
    "csv",
    "descending",
    "directly",
    "evidence",
    "exactly",
    "factors",
    "find",
    "first",
    "for",
    "from",
    "gaps",
    "given",
    "in",
    "intervention",
    "interventions",
    "json",
    "leading",
    "least",
    "list",
    "loops",
    "md",
    "mechanism",
    "mechanisms",
    "mentioning",
    "mirrors",
    "not",
    "or",
    "outcome",
    "outcomes",
    "paths",
    "patterns",
    "questions",
    "reasoning",
    "reasonings",
    "records",
    "resource",
    "resources",
    "rivals",
    "robustness",
    "search",
    "show",
    "sort",
    "source",
    "sources",
    "statements",
    "step",
    "steps",
    "suppose",
    "table",
    "themes",
    "theories",
    "through",
    "to",
    "tree",
    "using",
    "via",
    "where",
    "why",
    "with",
    "within",
    "without",
];

/// Whether a word is one of the question language, in any letter case.
pub fn is_reserved(word: &str) -> bool {
    RESERVED.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// The form of a verb, in any letter case.
pub fn verb(word: &str) -> Option<&'static VerbForm> {
    VERBS.iter().find(|verb| verb.word.eq_ignore_ascii_case(word))
}

/// Whether a name stands in quotes in a question: a word of the language, or a text that has not the form of a name.
pub(super) fn is_quoted(name: &Name) -> bool {
    is_reserved(name.as_str()) || name.as_str() == "keeping" || !Name::has_form(name.as_str())
}

impl Things {
    /// All kinds of thing, in the order of the reference.
    pub const ALL: [Things; 16] = [
        Things::Role(Role::Context),
        Things::Role(Role::Intervention),
        Things::Role(Role::Actor),
        Things::Role(Role::Mechanism),
        Things::Role(Role::Resource),
        Things::Role(Role::Reasoning),
        Things::Role(Role::Outcome),
        Things::Factors,
        Things::Statements,
        Things::Cmocs,
        Things::Sources,
        Things::Cases,
        Things::Evidence,
        Things::Themes,
        Things::Theories,
        Things::Questions,
    ];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Things::Role(role) => role.plural(),
            Things::Factors => "factors",
            Things::Statements => "statements",
            Things::Cmocs => "cmocs",
            Things::Sources => "sources",
            Things::Cases => "cases",
            Things::Evidence => "evidence",
            Things::Themes => "themes",
            Things::Theories => "theories",
            Things::Questions => "questions",
        }
    }

    /// The word for a single one.
    pub fn singular(self) -> &'static str {
        match self {
            Things::Role(role) => role.word(),
            Things::Factors => "factor",
            Things::Statements => "statement",
            Things::Cmocs => "cmoc",
            Things::Sources => "source",
            Things::Cases => "case",
            Things::Evidence => "evidence",
            Things::Themes => "theme",
            Things::Theories => "theory",
            Things::Questions => "question",
        }
    }

    /// The things with that word, in any letter case.
    pub fn from_word(word: &str) -> Option<Things> {
        Things::ALL.into_iter().find(|things| things.word().eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reserved_words_are_sorted_and_stand_once() {
        assert!(RESERVED.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn words_are_reserved_in_any_letter_case_and_only_whole() {
        assert!(is_reserved("First"));
        assert!(!is_reserved("first-aid"));
        assert!(!is_reserved("android"));
    }
}
