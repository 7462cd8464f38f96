//! The words of the question language: which are reserved, which verbs there are, and how each is asked.

use super::Things;
use crate::theory::{Name, Role};

/// A verb with its form, what it is for, and examples, for help, hints and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbForm {
    /// The word that opens the question.
    pub word: &'static str,
    /// How the question goes on, the shared tail left out.
    pub form: &'static str,
    /// What it is for, to be read behind "to".
    pub what: &'static str,
    /// What it asks for, in a few words, to be read beside an example.
    pub brief: &'static str,
    /// A question that can be typed.
    pub example: &'static str,
    /// A second one.
    pub another: &'static str,
}

/// The verbs that are answered.
pub const VERBS: [VerbForm; 13] = [
    VerbForm {
        word: "find",
        form: "find THINGS [leading [directly] to FACTOR, wanted outcomes or unwanted outcomes] [from FACTOR or SOURCE] \
               [within N steps] [in THEORY] [mentioning \"words\" or FACTOR] [without ROLE, …]",
        what: "list what is known: factors in a role, statements, cmocs, sources",
        brief: "what is known",
        example: "find mechanisms leading to +trust where evidence >= 2",
        another: "find mechanisms leading to +trust",
    },
    VerbForm {
        word: "count",
        form: "count THINGS [the clauses of find] [by FIELD]",
        what: "count things, in groups with `by`, zero counts included",
        brief: "counted, in groups",
        example: "count statements by theme",
        another: "count cmocs by source",
    },
    VerbForm {
        word: "paths",
        form: "paths from FACTOR to FACTOR [within N steps] [in THEORY]",
        what: "follow chains of configurations between two factors",
        brief: "the chains between two factors",
        example: "paths from quick-wins to collaborative-behaviour within 6 steps",
        another: "paths from quick-wins to +trust",
    },
    VerbForm {
        word: "suppose",
        form: "suppose FACTOR [and FACTOR …] [in THEORY]",
        what: "say what is expected, what may follow and what is contested",
        brief: "what follows from it",
        example: "suppose quick-wins and -capacity",
        another: "suppose quick-wins",
    },
    VerbForm {
        word: "why",
        form: "why [not] FACTOR [given FACTOR [and FACTOR …]] [in THEORY]",
        what: "find the fewest conditions for something; with `given`, how it follows; `why not`, what it lacks",
        brief: "what it takes, what is lacking",
        example: "why -faith",
        another: "why not +trust given quick-wins",
    },
    VerbForm {
        word: "conflicts",
        form: "conflicts [for FACTOR] [in THEORY]",
        what: "find opposite outcomes under the same conditions",
        brief: "opposites under like conditions",
        example: "conflicts for trust",
        another: "conflicts",
    },
    VerbForm {
        word: "rivals",
        form: "rivals [for FACTOR] [in THEORY]",
        what: "set different mechanisms for the same outcome side by side",
        brief: "other mechanisms, same outcome",
        example: "rivals for +trust",
        another: "rivals",
    },
    VerbForm {
        word: "loops",
        form: "loops [through FACTOR] [within N steps] [in THEORY]",
        what: "find feedback loops, each once",
        brief: "feedback loops",
        example: "loops through trust",
        another: "loops within 4 steps",
    },
    VerbForm {
        word: "robustness",
        form: "robustness from FACTOR to FACTOR [by source|case|via] [within N steps] [in THEORY]",
        what: "say how many sources may be lost before a claim falls",
        brief: "how many sources may be lost",
        example: "robustness from quick-wins to +collaborative-behaviour by source",
        another: "robustness from quick-wins to +trust",
    },
    VerbForm {
        word: "patterns",
        form: "patterns [in at least N sources|cases] [for FACTOR] [in THEORY]",
        what: "find combinations that recur across sources or cases",
        brief: "what recurs across sources",
        example: "patterns in at least 3 sources",
        another: "patterns in at least 1 source for trust",
    },
    VerbForm {
        word: "gaps",
        form: "gaps [in THEORY]",
        what: "list what the theory still lacks, with the question to ask next",
        brief: "what the theory still lacks",
        example: "gaps where gap = no-mechanism",
        another: "gaps first 5",
    },
    VerbForm {
        word: "search",
        form: "search WORD … or \"words\"; `turn*` is any word that begins so",
        what: "find words in labels, sentences, quotes, notes and other texts",
        brief: "words in all texts",
        example: "search quick wins where kind = evidence",
        another: "search quick wins",
    },
    VerbForm {
        word: "show",
        form: "show NAME",
        what: "show one record whole, with where it is used",
        brief: "one record whole",
        example: "show early-wins",
        another: "show trust",
    },
];

/// What every question may end with.
pub const TAIL_FORM: &str = "[where CONDITION] [using cmocs where CONDITION] [with evidence] [with mirrors] \
                             [sort by FIELD [descending], …] [first N] [as table|list|tree|csv|json|md|records]";

/// Verbs that are kept for questions that are not answered yet.
pub const LATER: [&str; 1] = ["compare"];

/// The words of the question language, sorted; a name that is one of them stands in quotes in a question.
pub const RESERVED: [&str; 76] = [
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
    "unwanted",
    "using",
    "via",
    "wanted",
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
