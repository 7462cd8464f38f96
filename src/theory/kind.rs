//! The kinds of record.

use super::Role;
use std::fmt;

/// What a record is about; its word opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// A named set of statements and configurations at a stage.
    Theory,
    /// A paper, report, interview, workshop.
    Source,
    /// A site, organisation or group that a source speaks about.
    Case,
    /// An ordered scale that grades evidence.
    Scale,
    /// A cluster of statements, or a construct of a synthesis.
    Theme,
    /// A factor that is declared with its usual role, or with none.
    Factor(Option<Role>),
    /// A published or drafted sentence.
    Statement,
    /// A configuration given part by part.
    Cmoc,
    /// What a source says of a statement, configuration or factor.
    Evidence,
    /// A question that is kept, to be asked again.
    Question,
}

impl RecordKind {
    /// All kinds, in the order of the reference.
    pub const ALL: [RecordKind; 17] = [
        RecordKind::Theory,
        RecordKind::Source,
        RecordKind::Case,
        RecordKind::Scale,
        RecordKind::Theme,
        RecordKind::Factor(None),
        RecordKind::Factor(Some(Role::Context)),
        RecordKind::Factor(Some(Role::Intervention)),
        RecordKind::Factor(Some(Role::Actor)),
        RecordKind::Factor(Some(Role::Mechanism)),
        RecordKind::Factor(Some(Role::Resource)),
        RecordKind::Factor(Some(Role::Reasoning)),
        RecordKind::Factor(Some(Role::Outcome)),
        RecordKind::Statement,
        RecordKind::Cmoc,
        RecordKind::Evidence,
        RecordKind::Question,
    ];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            RecordKind::Theory => "theory",
            RecordKind::Source => "source",
            RecordKind::Case => "case",
            RecordKind::Scale => "scale",
            RecordKind::Theme => "theme",
            RecordKind::Factor(None) => "factor",
            RecordKind::Factor(Some(role)) => role.word(),
            RecordKind::Statement => "statement",
            RecordKind::Cmoc => "cmoc",
            RecordKind::Evidence => "evidence",
            RecordKind::Question => "question",
        }
    }

    /// What it is, in a few words.
    pub fn what(self) -> &'static str {
        match self {
            RecordKind::Theory => "a named set of statements and configurations",
            RecordKind::Source => "a paper, report, interview or workshop",
            RecordKind::Case => "a site, organisation or group that sources speak about",
            RecordKind::Scale => "words that grade how much evidence there is",
            RecordKind::Theme => "a cluster of statements",
            RecordKind::Factor(None) => "a named idea that can be more or less present",
            RecordKind::Factor(Some(role)) => role.what(),
            RecordKind::Statement => "a sentence as published or drafted, its phrases coded",
            RecordKind::Cmoc => "a configuration, one line for each role",
            RecordKind::Evidence => "what a source says for or against something",
            RecordKind::Question => "a question that is kept, to be asked again",
        }
    }

    /// The word with its article, as messages call one: `a source`, `an outcome`, `a piece of evidence`.
    pub fn with_article(self) -> String {
        let word = self.word();
        match self {
            RecordKind::Evidence => "a piece of evidence".to_owned(),
            _ if word.starts_with(['a', 'e', 'i', 'o', 'u']) => format!("an {word}"),
            _ => format!("a {word}"),
        }
    }

    /// The kind with that word, in any letter case.
    pub fn from_word(word: &str) -> Option<RecordKind> {
        RecordKind::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(word))
    }

    /// Whether it declares a factor, in whatever usual role.
    pub fn is_factor(self) -> bool {
        matches!(self, RecordKind::Factor(_))
    }
}

impl fmt::Display for RecordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
