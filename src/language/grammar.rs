//! The pest parser over the files of `grammar/`.

use pest_derive::Parser;

/// One parser for all rules.
#[derive(Parser)]
#[grammar = "grammar/lexis.pest"]
#[grammar = "grammar/records.pest"]
#[grammar = "grammar/questions.pest"]
pub(super) struct Grammar;
