//! The values of rows in words.

use super::ink::{Ink, plain, tied};
use crate::{
    answer::{Answer, Cell, ConfigurationView, Joint},
    theory::{Direction, Group, Literal, Role},
};

/// What the signs between the literals of a chain mean, but for that of what is told.
pub(super) const LEGEND: [(Joint, &str); 2] =
    [(Joint::Kind, "is a kind of"), (Joint::Mirrored, "told of the opposites of both; that it follows is assumed")];

/// How a value is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Words of a person: wrapped between words, a word that is too long goes on in the next line.
    Prose,
    /// Names, words of the language, chains: never cut.
    Names,
    /// Numbers: to the right.
    Numbers,
}

/// The columns that tables, lists and trees show: those that are not kept aside and have a value in some row.
pub(super) fn shown_columns(answer: &Answer) -> Vec<usize> {
    (0..answer.columns.len())
        .filter(|at| {
            let kept = answer.columns.get(*at).is_some_and(|column| !column.aside);
            kept && answer.rows.iter().any(|row| row.cells.get(*at).is_some_and(|cell| !is_empty(cell)))
        })
        .collect()
}

/// Whether there is nothing to be read in it.
pub(super) fn is_empty(cell: &Cell) -> bool {
    match cell {
        Cell::Nothing => true,
        Cell::Text(text) | Cell::Word(text) => text.is_empty(),
        Cell::Words(words) => words.is_empty(),
        Cell::Names(names) => names.is_empty(),
        Cell::Literals(literals) => literals.is_empty(),
        Cell::Chain { literals, .. } => literals.is_empty(),
        Cell::Configurations(configurations) => configurations.is_empty(),
        Cell::Number(_) | Cell::Literal(_) => false,
    }
}

/// Whether literals of a column have no direction.
pub(super) fn bare(column: &str) -> bool {
    column == Role::Actor.word() || column == Role::Actor.plural()
}

/// How a value is laid out.
pub(super) fn manner(cell: &Cell) -> Manner {
    match cell {
        Cell::Text(_) => Manner::Prose,
        Cell::Number(_) => Manner::Numbers,
        _ => Manner::Names,
    }
}

/// A value in words, with marks for its colours. Lines may be broken at its spaces.
pub(super) fn drawn(cell: &Cell, bare: bool) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => plain(text).into_owned(),
        Cell::Word(word) => tied(word),
        Cell::Words(words) => words.iter().map(|word| tied(word)).collect::<Vec<_>>().join(", "),
        Cell::Names(names) => names.iter().map(|name| tied(&name.to_string())).collect::<Vec<_>>().join(", "),
        Cell::Literal(one) => literal(one, bare),
        Cell::Literals(several) => several.iter().map(|one| literal(one, bare)).collect::<Vec<_>>().join(", "),
        Cell::Chain { literals, joints } => chain(literals, joints),
        Cell::Configurations(several) => several.iter().map(configuration).collect::<Vec<_>>().join("\n"),
    }
}

/// A literal in its colour.
pub(super) fn literal(one: &Literal, bare: bool) -> String {
    if bare {
        return one.factor.to_string();
    }
    let text = one.to_string();
    Ink::of(one.direction).map_or_else(|| text.clone(), |ink| ink.on(&text))
}

/// `+a → +b`, which can be broken behind its signs only.
pub(super) fn chain(literals: &[Literal], joints: &[Joint]) -> String {
    let mut text = String::new();
    for (n, one) in literals.iter().enumerate() {
        text.push_str(&literal(one, false));
        if n + 1 < literals.len() {
            text.push(super::ink::TIE);
            text.push(joints.get(n).copied().unwrap_or(Joint::Told).sign());
            text.push(' ');
        }
    }
    text
}

/// Whether a chain has such a joint.
pub(super) fn has_joint(cell: &Cell, joint: Joint) -> bool {
    matches!(cell, Cell::Chain { joints, literals } if joints.iter().take(literals.len().max(1) - 1).any(|j| *j == joint))
}

/// `early-wins.1: contexts +quick-wins; mechanisms ?`.
fn configuration(view: &ConfigurationView) -> String {
    let roles: Vec<String> = Role::ALL
        .into_iter()
        .filter_map(|role| {
            let groups: Vec<String> =
                view.parts.iter().filter(|(r, _)| *r == role).map(|(_, g)| group(g, role)).collect();
            (!groups.is_empty()).then(|| format!("{} {}", role.plural(), groups.join(", ")))
        })
        .collect();
    format!("{}: {}", view.id, roles.join("; "))
}

fn group(group: &Group, role: Role) -> String {
    if group.is_unknown() {
        return Direction::Unsaid.sign().to_string();
    }
    let literals: Vec<String> = group.literals.iter().map(|one| literal(one, role == Role::Actor)).collect();
    literals.join(" or ")
}

/// A phrase of our own, with the literals in it in their colours and its chains kept together.
pub(super) fn phrase(text: &str) -> String {
    let signs = [Joint::Told, Joint::Kind, Joint::Mirrored].map(Joint::sign);
    let text =
        signs.iter().fold(text.to_owned(), |text, sign| text.replace(&format!(" {sign} "), &format!("\u{A0}{sign} ")));
    let mut drawn = String::with_capacity(text.len());
    for piece in text.split_inclusive([' ', '\n', super::ink::TIE]) {
        let end = piece.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let mut characters = piece.chars();
        let ink = match (characters.next(), characters.next()) {
            (Some('+'), Some(next)) if next.is_alphabetic() => Some(Ink::More),
            (Some('-'), Some(next)) if next.is_alphabetic() => Some(Ink::Less),
            _ => None,
        };
        match ink {
            Some(ink) => {
                drawn.push_str(&ink.on(&piece[..end]));
                drawn.push_str(&piece[end..]);
            }
            None => drawn.push_str(piece),
        }
    }
    drawn
}
