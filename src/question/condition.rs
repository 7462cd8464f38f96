//! Conditions: what `where` and `using cmocs where` keep.

use crate::theory::Literal;

/// A condition on a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// All of them; `and` binds closer than `or`.
    And(Vec<Condition>),
    /// At least one of them.
    Or(Vec<Condition>),
    /// Not it.
    Not(Box<Condition>),
    /// `FIELD = VALUE`: a field of the record, a count, or a column of the row.
    Compare {
        /// The field, count or column.
        field: String,
        /// How.
        comparison: Comparison,
        /// With what.
        with: Operand,
    },
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`; of several values, any.
    Equal,
    /// `!=`; the opposite of `=`.
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// All of them, longer spellings before their beginnings.
    pub const ALL: [Comparison; 6] = [
        Comparison::NotEqual,
        Comparison::AtMost,
        Comparison::AtLeast,
        Comparison::Less,
        Comparison::Greater,
        Comparison::Equal,
    ];

    /// How it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::NotEqual => "!=",
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::Greater => ">",
            Comparison::AtLeast => ">=",
        }
    }
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A number.
    Number(i64),
    /// A name or a word of a closed list or scale; `?` with a role asks whether it is unknown.
    Word(String),
    /// A text in quotes.
    Text(String),
    /// A factor with its direction.
    Literal(Literal),
}
