//! The table of fields: which fields each kind of record has, what kind of value each takes, whether it repeats, and a
//! line of help. The grammar's entry rules, printing, the reference, completion and "near:" suggestions all come
//! from here.

use super::{Part, RecordKind, Role};

/// One field of a kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Its word, in lower case; of two words where it reads better (`kind of`).
    pub word: &'static str,
    /// What kind of value it takes.
    pub takes: Takes,
    /// Whether it may stand more than once in a record.
    pub repeats: bool,
    /// What it is for, in one line.
    pub help: &'static str,
}

/// A kind of value; the grammar has one entry rule for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Names of records of a kind.
    Names(Wanted),
    /// Names of sources, and where in them.
    Place,
    /// Literals in a role, or the published cell with its phrases coded.
    Literals(Role),
    /// A part of a sentence.
    Part(Part),
    /// Free text to the end of the field.
    Text,
    /// Short texts in quotes, with commas between.
    Texts,
    /// A whole number, such as a year.
    Number,
    /// How many there are: a whole number from 0, with or without separators of thousands.
    Count,
    /// A day, month or year.
    Date,
    /// One of these words.
    Closed(&'static [&'static str]),
    /// A word of the scale with this name; where no such scale is declared, one of these words, or any if there is none.
    Scale(&'static str, &'static [&'static str]),
    /// Roles, with commas between.
    Roles,
    /// A question.
    Question,
}

/// What kind of record a name has to stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A theory.
    Theory,
    /// A source.
    Source,
    /// A case.
    Case,
    /// A theme.
    Theme,
    /// A factor, in whatever usual role.
    Factor,
    /// A statement or a `cmoc`.
    Claim,
    /// A statement, a `cmoc`, one configuration of a statement (`NAME.n`), or a factor.
    Supported,
    /// A theme, statement or `cmoc`.
    Interpreted,
}

impl Wanted {
    /// What messages call it.
    pub fn noun(self) -> &'static str {
        match self {
            Wanted::Theory => "a theory",
            Wanted::Source => "a source",
            Wanted::Case => "a case",
            Wanted::Theme => "a theme",
            Wanted::Factor => "a factor",
            Wanted::Claim => "a statement or cmoc",
            Wanted::Supported => "a statement, cmoc or factor",
            Wanted::Interpreted => "a theme, statement or cmoc",
        }
    }

    /// Whether a record of that kind will do.
    pub fn accepts(self, kind: RecordKind) -> bool {
        let claim = matches!(kind, RecordKind::Statement | RecordKind::Cmoc);
        match self {
            Wanted::Theory => kind == RecordKind::Theory,
            Wanted::Source => kind == RecordKind::Source,
            Wanted::Case => kind == RecordKind::Case,
            Wanted::Theme => kind == RecordKind::Theme,
            Wanted::Factor => kind.is_factor(),
            Wanted::Claim => claim,
            Wanted::Supported => claim || kind.is_factor(),
            Wanted::Interpreted => claim || kind == RecordKind::Theme,
        }
    }
}

/// The fields of a kind of record, in the order of the reference. A scale's lines are its levels and stand in no table.
pub fn of(kind: RecordKind) -> &'static [FieldSpec] {
    match kind {
        RecordKind::Theory => THEORY,
        RecordKind::Source => SOURCE,
        RecordKind::Case => CASE,
        RecordKind::Scale => SCALE,
        RecordKind::Theme => THEME,
        RecordKind::Factor(_) => FACTOR,
        RecordKind::Statement => STATEMENT,
        RecordKind::Cmoc => CMOC,
        RecordKind::Evidence => EVIDENCE,
        RecordKind::Question => QUESTION,
    }
}

/// The field of a kind of record with that word, in any letter case. Line-words are found by any of their spellings.
pub fn find(kind: RecordKind, word: &str) -> Option<&'static FieldSpec> {
    let word = Part::WORDS
        .iter()
        .find(|(_, spellings)| kind == RecordKind::Statement && spellings.iter().any(|s| s.eq_ignore_ascii_case(word)))
        .map_or(word, |(part, _)| part.word());
    of(kind).iter().find(|spec| spec.word.eq_ignore_ascii_case(word))
}

/// The fields of free text that `search` goes over, beside labels, other names, sentences, published cells and places.
pub const SEARCHED: [&str; 6] = ["definition", "quote", "paraphrase", "note", "refinement", "asks"];

const fn once(word: &'static str, takes: Takes, help: &'static str) -> FieldSpec {
    FieldSpec { word, takes, repeats: false, help }
}

const fn many(word: &'static str, takes: Takes, help: &'static str) -> FieldSpec {
    FieldSpec { word, takes, repeats: true, help }
}

const NOTE: FieldSpec = many("note", Takes::Text, "anything that must stay with the record");
const IN: FieldSpec = many("in", Takes::Names(Wanted::Theory), "the theories that it belongs to");
const THEMES: FieldSpec = many("theme", Takes::Names(Wanted::Theme), "the themes that it belongs to");
const FROM: FieldSpec = many("from", Takes::Place, "where it was published; never counted as evidence");
const DEFINITION: FieldSpec = once("definition", Takes::Text, "what is meant by it");
const STATUS: FieldSpec = once(
    "status",
    Takes::Closed(&["candidate", "current", "refuted", "retired"]),
    "whether it counts: refuted and retired ones are left out of answers",
);
const NOVELTY: FieldSpec = once(
    "novelty",
    Takes::Closed(&["affirmed", "changed", "novel", "refuted", "dropped"]),
    "what was published of it beside the earlier theory",
);
const DEGREE: FieldSpec = once("degree", Takes::Scale("degree", &[]), "the degree of evidence that was published");
const RIVALS: FieldSpec = many("rivals", Takes::Names(Wanted::Claim), "claims that explain the same otherwise");
const GRADES: &[&str] = &["low", "medium", "high"];

const THEORY: &[FieldSpec] = &[
    once("stage", Takes::Closed(&["initial", "refined"]), "whether it is an initial or a refined theory"),
    many("refines", Takes::Names(Wanted::Theory), "the earlier theories that it refines"),
    FROM,
    once("asks", Takes::Text, "the question that it answers"),
    NOTE,
];

const SOURCE: &[FieldSpec] = &[
    once(
        "kind",
        Takes::Closed(&[
            "article",
            "report",
            "review",
            "book",
            "chapter",
            "thesis",
            "website",
            "slides",
            "document",
            "interview",
            "focus-group",
            "workshop",
            "observation",
            "survey",
        ]),
        "what sort of source it is",
    ),
    once("year", Takes::Number, "the year of publication, or in which it was held"),
    once("date", Takes::Date, "the day, month or year on which it was held"),
    many("authors", Takes::Texts, "who wrote it"),
    once("journal", Takes::Text, "where it appeared"),
    once("publisher", Takes::Text, "who published it"),
    once("doi", Takes::Text, "its DOI, without the address in front"),
    once("pmid", Takes::Text, "its number in PubMed"),
    once("pmcid", Takes::Text, "its number in PubMed Central"),
    once("url", Takes::Text, "its address"),
    once("role", Takes::Text, "the role of who was interviewed"),
    many("case", Takes::Names(Wanted::Case), "the cases that it speaks about"),
    once("interviews", Takes::Count, "how many interviews stand behind this one code"),
    once("setting", Takes::Text, "where it was done"),
    many("via", Takes::Names(Wanted::Source), "the review in which it was read"),
    once("identified", Takes::Count, "of a review: how many records its search found"),
    once("screened", Takes::Count, "of a review: how many of those were screened"),
    once("included", Takes::Count, "of a review: how many documents or studies it includes"),
    NOTE,
];

const CASE: &[FieldSpec] = &[
    many("sector", Takes::Texts, "its sectors"),
    once("region", Takes::Text, "where it lies"),
    once("setting", Takes::Text, "what sort of place it is"),
    NOTE,
];

const SCALE: &[FieldSpec] = &[];

const THEME: &[FieldSpec] = &[
    IN,
    FROM,
    DEFINITION,
    once("order", Takes::Closed(&["first", "second", "third"]), "the order of a construct in a synthesis"),
    many("interprets", Takes::Names(Wanted::Interpreted), "what a construct of a synthesis interprets"),
    NOTE,
];

const FACTOR: &[FieldSpec] = &[
    IN,
    THEMES,
    FROM,
    DEFINITION,
    many("also-called", Takes::Texts, "other names that people use for it"),
    once("level", Takes::Closed(&["micro", "meso", "macro"]), "the level at which it works"),
    many("kind of", Takes::Names(Wanted::Factor), "the wider factor of which it is a kind"),
    many("more", Takes::Texts, "how more of it is worded"),
    many("less", Takes::Texts, "how less of it is worded"),
    once("wanted", Takes::Closed(&["more", "less", "depends"]), "which direction is wanted"),
    NOVELTY,
    DEGREE,
    many("refinement", Takes::Text, "what was refined in it, as published"),
    NOTE,
];

const STATEMENT: &[FieldSpec] = &[
    IN,
    THEMES,
    FROM,
    many("if", Takes::Part(Part::If), "under what conditions (when, where)"),
    many("then", Takes::Part(Part::Then), "with what outcome (so)"),
    many("because", Takes::Part(Part::Because), "by what mechanism (since, as)"),
    many("however", Takes::Part(Part::However), "begins a further configuration (but)"),
    many("also", Takes::Part(Part::Also), "begins a further configuration (additionally, in addition)"),
    many("in turn", Takes::Part(Part::InTurn), "begins the next link of a chain (as a result, therefore)"),
    many("otherwise", Takes::Part(Part::Otherwise), "the outcomes when the mechanism does not fire"),
    many("says", Takes::Part(Part::Says), "a sentence in another frame; each phrase says its role"),
    many("keeping", Takes::Roles, "the parts that a further configuration keeps from the one before"),
    STATUS,
    NOVELTY,
    DEGREE,
    RIVALS,
    NOTE,
];

const CMOC: &[FieldSpec] = &[
    IN,
    THEMES,
    FROM,
    many("context", Takes::Literals(Role::Context), "the circumstances"),
    many("intervention", Takes::Literals(Role::Intervention), "what is done"),
    many("actor", Takes::Literals(Role::Actor), "who acts or is acted on; without a direction"),
    many("resource", Takes::Literals(Role::Resource), "what people are given"),
    many("reasoning", Takes::Literals(Role::Reasoning), "what it sets off in them"),
    many("mechanism", Takes::Literals(Role::Mechanism), "what brings the outcome about"),
    many("outcome", Takes::Literals(Role::Outcome), "what comes about"),
    STATUS,
    NOVELTY,
    DEGREE,
    RIVALS,
    NOTE,
];

const EVIDENCE: &[FieldSpec] = &[
    many("from", Takes::Place, "the sources that say so, and where"),
    many("via", Takes::Names(Wanted::Source), "the review in which it was read"),
    many("supports", Takes::Names(Wanted::Supported), "what it supports"),
    many("contradicts", Takes::Names(Wanted::Supported), "what it contradicts"),
    many("refines", Takes::Names(Wanted::Supported), "what it refines"),
    many("silent", Takes::Names(Wanted::Supported), "what was looked for there and not found"),
    many("quote", Takes::Text, "the words of the source"),
    many("paraphrase", Takes::Text, "what the source says, in the coder's words"),
    once("coder", Takes::Text, "who coded it"),
    once("relevance", Takes::Scale("relevance", GRADES), "how much it has to do with the theory"),
    once("richness", Takes::Scale("richness", GRADES), "how much it tells"),
    once("rigour", Takes::Scale("rigour", GRADES), "how far its method can be relied on"),
    NOTE,
];

const QUESTION: &[FieldSpec] = &[IN, once("asks", Takes::Question, "the question, as it is typed at the prompt"), NOTE];
