//! Scales: ordered words with the counts that they stand for.

/// What a scale counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counting {
    /// Pieces of supporting evidence.
    Evidence,
    /// Distinct sources of supporting evidence.
    Sources,
    /// Distinct cases of those sources.
    Cases,
}

impl Counting {
    /// All of them.
    pub const ALL: [Counting; 3] = [Counting::Evidence, Counting::Sources, Counting::Cases];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Counting::Evidence => "evidence",
            Counting::Sources => "sources",
            Counting::Cases => "cases",
        }
    }
}

/// One level of a scale: `moderate 3 to 4`, `significant from 5`, or a bare word on a scale that counts nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The word.
    pub word: String,
    /// Smallest and largest count; no largest for the topmost.
    pub range: Option<(u64, Option<u64>)>,
}
