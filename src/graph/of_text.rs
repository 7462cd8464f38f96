//! Graphs of records as they are typed, for tests.

use super::Graph;
use crate::{language, text::FileId, theory::Theory};

/// The graph of some records.
pub(super) fn graph(text: &str) -> Graph {
    let mut theory = Theory::default();
    for record in language::parse_records(FileId(0), text).records {
        theory.insert(record.record);
    }
    Graph::build(&theory)
}
