//! The words that open the lines of a sentence.

use super::Role;

/// Part of a sentence, told by the word that opens its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Gives contexts.
    If,
    /// Gives outcomes.
    Then,
    /// Gives mechanisms.
    Because,
    /// Begins a further configuration.
    However,
    /// Begins a further configuration.
    Also,
    /// Begins the next link of a chain; gives outcomes.
    InTurn,
    /// Gives the outcomes when the mechanism does not fire.
    Otherwise,
    /// A sentence in another frame; each phrase says its role.
    Says,
}

impl Part {
    /// The closed list of line-words: the part, and its spellings in lower case (longer ones before their beginnings).
    pub const WORDS: [(Part, &'static [&'static str]); 8] = [
        (Part::If, &["if", "when", "where"]),
        (Part::Then, &["then", "so"]),
        (Part::InTurn, &["in turn", "as a result", "therefore"]),
        (Part::Because, &["because", "since", "as"]),
        (Part::However, &["however", "but"]),
        (Part::Also, &["also", "additionally", "in addition"]),
        (Part::Otherwise, &["otherwise"]),
        (Part::Says, &["says"]),
    ];

    /// The word that names the part in the table of fields.
    pub fn word(self) -> &'static str {
        match self {
            Part::If => "if",
            Part::Then => "then",
            Part::Because => "because",
            Part::However => "however",
            Part::Also => "also",
            Part::InTurn => "in turn",
            Part::Otherwise => "otherwise",
            Part::Says => "says",
        }
    }

    /// The role of a phrase that does not say its own. `However` and `also` give none unless an `if` stands with them
    /// (see [`Lead::condition`]).
    pub fn role(self) -> Option<Role> {
        match self {
            Part::If => Some(Role::Context),
            Part::Then | Part::InTurn | Part::Otherwise => Some(Role::Outcome),
            Part::Because => Some(Role::Mechanism),
            Part::However | Part::Also | Part::Says => None,
        }
    }

    /// Whether the line begins a further configuration of its statement.
    pub fn begins(self) -> bool {
        matches!(self, Part::However | Part::Also | Part::InTurn | Part::Otherwise)
    }
}

/// The opening of a line: its part, and how it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Which part it opens.
    pub part: Part,
    /// As typed, with its punctuation: `If`, `because,`, `Additionally, if`. Empty for `says`, which is never published.
    pub typed: String,
    /// Whether a colon stood behind it: then the word is ours, and no part of the text.
    pub ours: bool,
    /// Whether an `if` stands with a `however` or `also`: then phrases are contexts unless they say otherwise.
    pub condition: bool,
}

impl Lead {
    /// The role of a phrase of this line that does not say its own.
    pub fn role(&self) -> Option<Role> {
        if self.condition { Some(Role::Context) } else { self.part.role() }
    }
}
