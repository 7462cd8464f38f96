//! Questions whose names stand for nothing, or for records of another kind, put right.

use super::{
    near::{is_meant, is_spelled},
    question::{Meanings, look_up, near},
    remedy::singular_or_plural,
};
use crate::{
    diagnostic::Code,
    language::{
        ast::{self, Reference},
        parse_question,
    },
    question::{Clauses, Comparison, Condition, Find, Mentioning, Operand, Place, Question, Tail, Things, Verb},
    text::FileId,
    theory::{Name, NameOf, RecordKind, Theory, fields::Wanted},
};

/// The question with each name that stands for nothing, or for a record of another kind, mended; none where one
/// cannot be.
pub(super) fn repaired(theory: &Theory, read: &ast::Question) -> Option<Question> {
    let mut meanings = Meanings::default();
    let mut question = read.question.clone();
    for reference in &read.references {
        let quoted = read.quoted.iter().find(|(span, _)| *span == reference.span).map(|(_, text)| text.as_str());
        let typed = quoted.unwrap_or(reference.name.name.as_str());
        match look_up(theory, reference, quoted) {
            Ok(record) => meanings.add(reference, &record.name),
            Err(fault) if fault.code == Code::WrongKind => question = put_right(theory, question, reference, quoted)?,
            Err(fault) if fault.code == Code::UnknownName => {
                let near = near(theory, reference.wanted, typed);
                let mut meant = near.iter().filter(|name| theory.find(name).is_some_and(|one| is_meant(one, typed)));
                let meant = meant.next().filter(|_| meant.next().is_none());
                let words = looked_for(question.clone(), reference, typed);
                match (meant, words) {
                    (Some(name), None) => meanings.add(reference, &Name::new(name)),
                    (Some(name), Some(_))
                        if singular_or_plural(typed).is_none()
                            && theory.find(name).is_some_and(|one| is_spelled(one, typed)) =>
                    {
                        meanings.add(reference, &Name::new(name));
                    }
                    (_, Some(other)) => question = other,
                    (None, None) => return None,
                }
            }
            Err(_) => return None,
        }
    }
    meanings.put_into(&mut question);
    parse_question(FileId(0), 0, &question.to_string()).ok().map(|_| question)
}

/// The question in which a name that stands for nothing is looked for as words.
fn looked_for(mut question: Question, reference: &Reference, typed: &str) -> Option<Question> {
    let words = typed.replace('-', " ");
    match &mut question.verb {
        Verb::Find(find) | Verb::Count { find, .. } => match &find.clauses.mentioning {
            Some(Mentioning::Factor(end)) if end.factor == reference.name.name => {
                find.clauses.mentioning = Some(Mentioning::Words(words));
            }
            _ => return None,
        },
        Verb::Show(_) => {
            let things = singular_or_plural(typed)?;
            question.verb = Verb::Find(Find { things, clauses: Clauses::default() });
        }
        _ => return None,
    }
    Some(question)
}

/// The question that fits the kind of a record that was named where another kind is needed.
fn put_right(theory: &Theory, mut question: Question, reference: &Reference, quoted: Option<&str>) -> Option<Question> {
    let any = Reference { wanted: None, ..reference.clone() };
    let record = look_up(theory, &any, quoted).ok()?;
    let name = record.name.clone();
    let (Verb::Find(find) | Verb::Count { find, .. }) = &mut question.verb else { return None };
    let clauses = &mut find.clauses;
    let wanted = |field: &str| Condition::Compare {
        field: field.to_owned(),
        comparison: Comparison::Equal,
        with: Operand::Word(name.to_string()),
    };
    let condition = match (reference.wanted, record.kind) {
        (Some(Wanted::Source), RecordKind::Theory) => {
            (clauses.from, clauses.in_theory) = (None, Some(name));
            return Some(question);
        }
        (Some(Wanted::Theory), RecordKind::Source) => {
            (clauses.in_theory, clauses.from) = (None, Some(Place::Source(name)));
            return Some(question);
        }
        (Some(Wanted::Source | Wanted::Theory), RecordKind::Theme) => wanted("theme"),
        (Some(Wanted::Source | Wanted::Theory), RecordKind::Case) => wanted("case"),
        (Some(Wanted::Factor), RecordKind::Statement | RecordKind::Cmoc) if find.things == Things::Evidence => {
            wanted("of")
        }
        (Some(Wanted::Factor), RecordKind::Theme | RecordKind::Case | RecordKind::Source)
            if clauses.mentioning.is_some() && find.things == Things::Statements =>
        {
            wanted(record.kind.word())
        }
        (Some(Wanted::Factor), _) if clauses.mentioning.is_some() => {
            question = Question { verb: Verb::Show(NameOf { name, number: None }), tail: Tail::default() };
            return Some(question);
        }
        _ => return None,
    };
    match reference.wanted {
        Some(Wanted::Source) => clauses.from = None,
        Some(Wanted::Theory) => clauses.in_theory = None,
        _ => clauses.mentioning = None,
    }
    question.tail.filter = Some(match question.tail.filter.take() {
        Some(filter) => Condition::And(vec![filter, condition]),
        None => condition,
    });
    Some(question)
}
