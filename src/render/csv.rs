//! Answers as comma-separated values: a header, then a line for each row, with every column.
//!
//! What is not known is empty. Several names, words or literals stand with `; ` between them, a chain as
//! `+quick-wins > +trust`, with `~>` where it is told of the opposites and `<:` behind a kind, and a configuration as
//! `early-wins.1: contexts +a, +b or +c; outcomes ?`, several of them with ` | ` between. Names hold none of these signs.

use super::value;
use crate::{
    answer::{Answer, Cell, ConfigurationView, Joint},
    theory::{Group, Literal, Role},
};

/// Writes the rows. Nothing can fail: it is written to memory.
pub(super) fn draw(answer: &Answer) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = std::iter::once("n").chain(answer.columns.iter().map(|column| column.name.as_str()));
    let mut written = writer.write_record(header);
    for row in &answer.rows {
        let cells = answer.columns.iter().zip(&row.cells).map(|(column, cell)| field(cell, value::bare(&column.name)));
        written = written.and_then(|()| writer.write_record(std::iter::once(row.n.to_string()).chain(cells)));
    }
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn field(cell: &Cell, bare: bool) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) | Cell::Word(text) => text.clone(),
        Cell::Words(words) => words.join("; "),
        Cell::Names(names) => joined(names.iter().map(ToString::to_string), "; "),
        Cell::Literal(one) => literal(one, bare),
        Cell::Literals(several) => joined(several.iter().map(|one| literal(one, bare)), "; "),
        Cell::Chain { literals, joints } => chain(literals, joints),
        Cell::Configurations(several) => joined(several.iter().map(configuration), " | "),
    }
}

fn literal(one: &Literal, bare: bool) -> String {
    if bare { one.factor.to_string() } else { one.to_string() }
}

fn chain(literals: &[Literal], joints: &[Joint]) -> String {
    let mut text = String::new();
    for (n, one) in literals.iter().enumerate() {
        if let Some(before) = n.checked_sub(1) {
            text.push_str(match joints.get(before) {
                Some(Joint::Mirrored) => " ~> ",
                Some(Joint::Kind) => " <: ",
                Some(Joint::Told) | None => " > ",
            });
        }
        text.push_str(&one.to_string());
    }
    text
}

fn configuration(view: &ConfigurationView) -> String {
    let role = |role: Role| {
        let groups: Vec<&Group> = view.parts.iter().filter(|(r, _)| *r == role).map(|(_, group)| group).collect();
        let texts = groups.iter().map(|group| match group.is_unknown() {
            true => "?".to_owned(),
            false => joined(group.literals.iter().map(|one| literal(one, role == Role::Actor)), " or "),
        });
        (!groups.is_empty()).then(|| format!("{} {}", role.plural(), joined(texts, ", ")))
    };
    format!("{}: {}", view.id, joined(Role::ALL.into_iter().filter_map(role), "; "))
}

fn joined(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}
