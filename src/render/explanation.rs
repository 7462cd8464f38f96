//! What `because explain` says of messages and of the kinds of record.

use super::{
    columns::Column,
    ink::{finish, tied},
    table,
    value::Manner,
    wrap,
};
use crate::{
    diagnostic::Code,
    theory::{
        RecordKind,
        fields::{self, FieldSpec, Takes},
    },
};

/// The width of explanations.
const COLUMNS: usize = 80;

/// What a message means and what to do.
///
/// ```
/// let drawn = because::render::explanation(because::diagnostic::Code::EmptyQuestion);
/// assert!(drawn.starts_with("E0303  empty question\n\nNothing was asked"));
/// ```
pub fn explanation(code: Code) -> String {
    let lines = wrap::words(&wrap::typed(code.explanation()), COLUMNS).join("\n");
    finish(&format!("{}  {}\n\n{lines}\n", code.id(), code.title()), false)
}

/// The fields of a kind of record: what each takes, whether it repeats, and what it is for.
pub fn field_table(kind: RecordKind) -> String {
    let specs = fields::of(kind);
    if specs.is_empty() {
        return levels(kind);
    }
    let column = |heading: &str, manner: Manner, cell: &dyn Fn(&FieldSpec) -> String| Column {
        heading: heading.to_owned(),
        cells: specs.iter().map(|spec| (cell(spec), manner)).collect(),
    };
    let all = [
        column("field", Manner::Names, &|spec| tied(spec.word)),
        column("takes", Manner::Names, &|spec| taken(spec.takes)),
        column("given", Manner::Names, &|spec| if spec.repeats { "repeats" } else { "once" }.to_owned()),
        column("what it is for", Manner::Prose, &|spec| spec.help.to_owned()),
    ];
    let table = table::lay_out(&all, COLUMNS).unwrap_or_default();
    finish(&format!("{kind} NAME \"LABEL\"\n\n{table}"), false)
}

/// A scale has levels in the place of fields.
fn levels(kind: RecordKind) -> String {
    let text = "Its lines are its levels, from the lowest: a word and the counts that it stands for, `limited 1 to 2`, \
                `moderate 3 to 4`, `significant from 5`; or a word alone on a scale that counts nothing.";
    let heading = format!("{kind} NAME counting evidence|sources|cases");
    finish(&format!("{heading}\n\n{}\n", wrap::words(&wrap::typed(text), COLUMNS).join("\n")), false)
}

/// What a field takes, in plain words.
pub fn takes(takes: Takes) -> String {
    finish(&taken(takes), false).trim_end().to_owned()
}

/// What a field takes, in the words of the language.
fn taken(takes: Takes) -> String {
    match takes {
        Takes::Names(wanted) => wanted.noun().to_owned(),
        Takes::Place => wrap::typed("sources, `at \"p. 7\"`"),
        Takes::Literals(_) => "literals, or published words with codes".to_owned(),
        Takes::Part(_) => "words with codes".to_owned(),
        Takes::Text => "text".to_owned(),
        Takes::Texts => "texts in quotes".to_owned(),
        Takes::Number => "a whole number".to_owned(),
        Takes::Count => "a count".to_owned(),
        Takes::Date => "a year, month or day".to_owned(),
        Takes::Question => "a question".to_owned(),
        Takes::Closed(words) => words.join(", "),
        Takes::Scale(scale, []) => format!("a word of the scale {scale}"),
        Takes::Scale(scale, words) => format!("a word of the scale {scale}, or {}", words.join(", ")),
        Takes::Roles => "roles".to_owned(),
    }
}
