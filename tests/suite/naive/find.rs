//! `find` without chains: records and configurations that a question keeps.

use super::{Naive, Row, paths::mentions_status};
use because::{
    question::{Condition, Find, Mentioning, Place, Tail, Things},
    theory::{Literal, Name, NameOf, Record, RecordKind, Role, Value},
};

/// A thing that is found: a record, or a configuration by its place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Thing<'a> {
    Record(&'a Record),
    Configuration(usize),
}

impl<'a> Naive<'a> {
    pub(super) fn find(&self, find: &Find, tail: &Tail) -> Vec<Row> {
        self.things(find, tail, None).into_iter().map(|thing| self.row_of(thing, find)).collect()
    }

    /// The things that a question keeps.
    pub(super) fn things(&self, find: &Find, tail: &Tail, by: Option<&str>) -> Vec<Thing<'a>> {
        self.candidates(find.things, tail, by)
            .into_iter()
            .filter(|thing| self.fits(*thing, find))
            .filter(|thing| tail.filter.as_ref().is_none_or(|condition| self.keeps(*thing, condition, find)))
            .collect()
    }

    pub(super) fn keeps(&self, thing: Thing<'a>, condition: &Condition, find: &Find) -> bool {
        match thing {
            Thing::Configuration(at) => self.keeps_configuration(condition, at),
            Thing::Record(record) if record.kind == RecordKind::Statement => self.keeps_statement(condition, record),
            Thing::Record(record) => self.keeps_record(condition, record, find),
        }
    }

    fn candidates(&self, things: Things, tail: &Tail, by: Option<&str>) -> Vec<Thing<'a>> {
        let named = by == Some("status") || tail.filter.iter().chain(&tail.using).any(mentions_status);
        match things {
            Things::Cmocs if named => {
                let kept = |at: &usize| tail.using.as_ref().is_none_or(|using| self.keeps_configuration(using, *at));
                (0..self.told.len()).filter(kept).map(Thing::Configuration).collect()
            }
            Things::Cmocs => self.live(tail.using.as_ref()).into_iter().map(Thing::Configuration).collect(),
            Things::Role(role) => self
                .of_kind(|kind| kind.is_factor())
                .into_iter()
                .filter(|record| is_usual(record.kind, role) || !self.stands_as(&record.name, things).is_empty())
                .map(Thing::Record)
                .collect(),
            Things::Statements => self
                .records_of(things)
                .into_iter()
                .filter(|record| named || self.stands(&record.name))
                .map(Thing::Record)
                .collect(),
            _ => self.records_of(things).into_iter().map(Thing::Record).collect(),
        }
    }

    /// The configurations that count and in which a factor stands in a role, or in any.
    pub(crate) fn stands_as(&self, factor: &Name, things: Things) -> Vec<usize> {
        (0..self.told.len())
            .filter(|&at| self.stands(&self.told[at].id.name))
            .filter(|&at| {
                self.told[at].parts.iter().any(|(role, group)| {
                    let plays = match things {
                        Things::Role(wanted) => self.told[at].plays(*role, wanted),
                        _ => true,
                    };
                    plays && group.iter().any(|literal| literal.factor == *factor)
                })
            })
            .collect()
    }

    /// The configurations, of the theory asked for, in which a factor stands as asked for.
    pub(crate) fn standing_in(&self, factor: &Name, find: &Find) -> Vec<usize> {
        let theory = find.clauses.in_theory.as_ref();
        let all = self.stands_as(factor, find.things).into_iter();
        all.filter(|&at| theory.is_none_or(|theory| self.is_in(at, theory))).collect()
    }

    /// The record that a thing is, or of which it is a configuration.
    pub(super) fn behind(&self, thing: Thing<'a>) -> Option<&'a Record> {
        match thing {
            Thing::Record(record) => Some(record),
            Thing::Configuration(at) => self.record(&self.told[at].id.name),
        }
    }

    /// The configurations that a thing is, or has.
    pub(super) fn told_by(&self, thing: Thing<'a>) -> Vec<usize> {
        match thing {
            Thing::Configuration(at) => vec![at],
            Thing::Record(record) => (0..self.told.len()).filter(|&at| self.told[at].id.name == record.name).collect(),
        }
    }

    pub(super) fn id_of(&self, thing: Thing<'a>) -> NameOf {
        match thing {
            Thing::Record(record) => NameOf { name: record.name.clone(), number: None },
            Thing::Configuration(at) => self.told[at].id.clone(),
        }
    }

    /// Whether a configuration belongs to a theory.
    pub(crate) fn is_in(&self, at: usize, theory: &Name) -> bool {
        let record = self.record(&self.told[at].id.name);
        record.is_some_and(|record| record.names("in").iter().any(|named| named.name == *theory))
    }

    fn fits(&self, thing: Thing<'a>, find: &Find) -> bool {
        let clauses = &find.clauses;
        let record = self.behind(thing);
        let names = |word: &str, wanted: &Name| {
            record.is_some_and(|record| record.names(word).iter().any(|named| named.name == *wanted))
        };
        clauses.in_theory.as_ref().is_none_or(|theory| match find.things {
            Things::Role(_) | Things::Factors => {
                let declared = record.is_some_and(|record| match find.things {
                    Things::Role(role) => is_usual(record.kind, role),
                    _ => true,
                });
                let standing = record.map(|record| self.stands_as(&record.name, find.things)).unwrap_or_default();
                (declared && names("in", theory)) || standing.into_iter().any(|at| self.is_in(at, theory))
            }
            _ => names("in", theory),
        }) && clauses.from.as_ref().is_none_or(|place| match place {
            Place::Source(source) => names("from", source),
            Place::Factor(_) => false,
        }) && clauses.mentioning.as_ref().is_none_or(|what| self.mentions(thing, what))
            && clauses.without.iter().all(|role| self.lacks(thing, *role))
    }

    /// Whether a role is known in none of its configurations.
    fn lacks(&self, thing: Thing<'a>, role: Role) -> bool {
        self.told_by(thing).into_iter().all(|at| {
            let told = &self.told[at];
            told.parts.iter().filter(|(other, _)| told.plays(*other, role)).all(|(_, group)| group.is_empty())
        })
    }

    fn mentions(&self, thing: Thing<'a>, what: &Mentioning) -> bool {
        match what {
            Mentioning::Factor(end) => {
                let wanted: Vec<Literal> = self.ends(end, &self.live(None));
                self.told_by(thing)
                    .into_iter()
                    .flat_map(|at| self.told[at].parts.iter().flat_map(|(_, group)| group))
                    .any(|literal| wanted.contains(literal))
            }
            Mentioning::Words(words) => {
                let record = self.behind(thing);
                let cells =
                    record.into_iter().flat_map(|record| &record.fields).filter_map(|field| match &field.value {
                        Value::Cell(sentence) => Some(sentence.text()),
                        _ => None,
                    });
                let text = record.and_then(Record::sentence).unwrap_or_else(|| cells.collect::<Vec<_>>().join(" "));
                text.to_lowercase().contains(&words.to_lowercase())
            }
        }
    }
}

/// Whether a factor is declared in a role, a reasoning as a mechanism too.
fn is_usual(kind: RecordKind, role: Role) -> bool {
    kind == RecordKind::Factor(Some(role))
        || (role == Role::Mechanism && kind == RecordKind::Factor(Some(Role::Reasoning)))
}
