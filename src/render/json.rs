//! Answers as JSON, in the form that scripts may rely on.
//!
//! A row has `n`, a key for each column, `mirrored` and `by-kind` where it has chains, and `trail` where evidence was
//! asked for. A literal is `"+trust"`, a chain the list of its literals as they would follow, what is not known `null`.
//! `mirrored` lists the literals of the chains from which the next one follows only by mirroring (it is told of the
//! opposites of both), `by-kind` those that are a kind of the next one. A configuration has its `id`, a key for each role
//! with its groups, alternatives together, and `unknown`, the roles in which something is not known.

use super::value;
use crate::{
    answer::{Answer, Branch, Cell, ConfigurationView, Joint, Leaf, Row, Trail},
    theory::{Literal, Role},
};
use serde_json::{Map, Value, json};

/// The whole answer as one object.
pub fn json(answer: &Answer) -> Value {
    json!({
        "format": 1,
        "knowledge_base": { "revision": answer.knowledge_base.revision, "digest": answer.knowledge_base.digest },
        "reading": answer.reading,
        "columns": answer.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(),
        "rows": answer.rows.iter().map(|one| row(answer, one)).collect::<Vec<_>>(),
        "total": answer.total,
        "partial": answer.partial,
        "notes": answer.notes.iter()
            .map(|note| json!({ "code": note.code.id(), "text": note.text }))
            .collect::<Vec<_>>(),
    })
}

fn row(answer: &Answer, row: &Row) -> Value {
    let mut object = Map::new();
    object.insert("n".to_owned(), row.n.into());
    for (column, cell) in answer.columns.iter().zip(&row.cells) {
        object.insert(column.name.clone(), value(cell, value::bare(&column.name)));
    }
    if row.cells.iter().any(|cell| matches!(cell, Cell::Chain { .. })) {
        for (key, joint) in [("mirrored", Joint::Mirrored), ("by-kind", Joint::Kind)] {
            object.insert(key.to_owned(), row.cells.iter().flat_map(|cell| before(cell, joint)).collect());
        }
    }
    if let Some(trail) = &row.trail {
        object.insert("trail".to_owned(), self::trail(trail));
    }
    Value::Object(object)
}

/// The literals of a chain that go on in that way.
fn before(cell: &Cell, joint: Joint) -> Vec<Value> {
    let Cell::Chain { literals, joints } = cell else { return Vec::new() };
    literals.iter().zip(joints).filter(|(_, j)| **j == joint).map(|(one, _)| literal(one, false)).collect()
}

fn value(cell: &Cell, bare: bool) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Number(number) => (*number).into(),
        Cell::Text(text) | Cell::Word(text) => text.as_str().into(),
        Cell::Words(words) => words.iter().map(String::as_str).collect(),
        Cell::Names(names) => names.iter().map(ToString::to_string).collect(),
        Cell::Literal(one) => literal(one, bare),
        Cell::Literals(several) | Cell::Chain { literals: several, .. } => {
            several.iter().map(|one| literal(one, bare)).collect()
        }
        Cell::Configurations(several) => several.iter().map(configuration).collect(),
    }
}

fn literal(one: &Literal, bare: bool) -> Value {
    if bare { one.factor.as_str().into() } else { one.to_string().into() }
}

fn configuration(view: &ConfigurationView) -> Value {
    let mut object = Map::new();
    let mut unknown: Vec<&str> = Vec::new();
    object.insert("id".to_owned(), view.id.to_string().into());
    for role in Role::ALL {
        let mut groups: Vec<Value> = Vec::new();
        for (_, group) in view.parts.iter().filter(|(r, _)| *r == role) {
            if group.is_unknown() {
                unknown.push(role.word());
            } else {
                groups.push(group.literals.iter().map(|one| literal(one, role == Role::Actor)).collect());
            }
        }
        object.insert(role.plural().to_owned(), groups.into());
    }
    unknown.dedup();
    object.insert("unknown".to_owned(), unknown.into());
    Value::Object(object)
}

fn trail(trail: &Trail) -> Value {
    json!({ "row": trail.row, "heading": trail.heading, "branches": branches(&trail.branches) })
}

fn branches(all: &[Branch]) -> Value {
    all.iter().map(branch).collect()
}

fn branch(branch: &Branch) -> Value {
    match branch {
        Branch::Step { from, to, remarks, branches: below } => json!({
            "kind": "step", "from": from.to_string(), "to": to.to_string(), "remarks": remarks,
            "branches": branches(below),
        }),
        Branch::Heading { text, branches: below } => {
            json!({ "kind": "heading", "text": text, "branches": branches(below) })
        }
        Branch::Leaf(Leaf::Record { id, text, published }) => {
            json!({ "kind": "record", "id": id, "text": text, "published": published })
        }
        Branch::Leaf(Leaf::Quote { id, stance, text, paraphrase, sources, via }) => json!({
            "kind": "evidence", "id": id, "stance": stance, "text": text, "paraphrase": paraphrase,
            "sources": sources, "via": via,
        }),
        Branch::Leaf(Leaf::Assumption { text }) => json!({ "kind": "assumption", "text": text }),
        Branch::Leaf(Leaf::Absence { text }) => json!({ "kind": "absence", "text": text }),
    }
}
