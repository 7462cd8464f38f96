//! Theories as text, so that a person can replay what failed.

use because::{language, theory::Record};

/// The records in the language, one below the other.
pub(crate) fn theory(records: &[Record]) -> String {
    records.iter().map(language::print).collect::<Vec<_>>().join("\n")
}
