//! `gaps`: every record asked what it lacks, one kind of gap after the other.

use super::{Answer, Naive, Row, Told};
use because::{
    question::Tail,
    theory::{Direction, Group, Literal, Name, NameOf, Record, RecordKind, Role, Sentence, Value},
};
use std::collections::BTreeSet;

/// A gap: its kind, whose it is, and what of that.
type Gap = (&'static str, NameOf, String);

const TEAM: [&str; 5] = ["no-definition", "uncoded", "no-quote", "unheard", "unused"];

fn whole(name: &Name) -> NameOf {
    NameOf { name: name.clone(), number: None }
}

fn known(groups: &[&Vec<Literal>]) -> bool {
    groups.iter().any(|group| !group.is_empty())
}

fn unknown(groups: &[&Vec<Literal>]) -> bool {
    groups.iter().any(|group| group.is_empty())
}

impl<'a> Naive<'a> {
    pub(super) fn gaps(&self, theory: Option<&Name>, tail: &Tail) -> Answer {
        let live = self.scoped(tail, theory);
        let mut gaps: Vec<Gap> = Vec::new();
        for told in live.iter().filter(|told| !told.parts.is_empty()) {
            of_configuration(told, &mut gaps);
        }
        not_fired(&live, &mut gaps);
        let claims = self.of_kind(|kind| matches!(kind, RecordKind::Statement | RecordKind::Cmoc));
        let part = |claim: &&Record| {
            let own: Vec<&Told> = self.told().iter().filter(|told| told.id.name == claim.name).collect();
            let within = theory.is_none_or(|theory| claim.names("in").iter().any(|named| named.name == *theory));
            let uncoded = own.is_empty() && tail.using.is_none() && self.stands(&claim.name) && within;
            uncoded || live.iter().any(|told| told.id.name == claim.name)
        };
        let claims: Vec<&Record> = claims.into_iter().filter(part).collect();
        for claim in &claims {
            self.of_claim(claim, &mut gaps);
            self.uncoded(claim, &mut gaps);
        }
        let standing: BTreeSet<&Name> = live
            .iter()
            .flat_map(|told| &told.parts)
            .flat_map(|(_, group)| group)
            .map(|literal| &literal.factor)
            .collect();
        for record in self.of_kind(|kind| kind.is_factor()) {
            let outcome =
                live.iter().any(|told| told.outcomes().into_iter().flatten().any(|l| l.factor == record.name));
            if outcome && record.get("wanted").is_none() {
                gaps.push(("wanted", whole(&record.name), String::new()));
            }
            if standing.contains(&record.name) && record.get("definition").is_none() {
                gaps.push(("no-definition", whole(&record.name), String::new()));
            }
            let within = theory.is_none_or(|theory| record.names("in").iter().any(|named| named.name == *theory));
            if tail.using.is_none() && within && !self.is_named(&record.name) {
                gaps.push(("unused", whole(&record.name), String::new()));
            }
        }
        for record in self.of_kind(|kind| kind == RecordKind::Evidence) {
            let stances = ["supports", "contradicts", "refines"];
            let any = |stances: &[&str]| {
                let named = stances.iter().flat_map(|stance| record.names(stance));
                named
                    .into_iter()
                    .any(|named| claims.iter().any(|c| c.name == named.name) || standing.contains(&named.name))
            };
            let says = stances.iter().any(|stance| !record.names(stance).is_empty());
            let speaks = says && any(&["supports", "contradicts", "refines", "silent"]);
            if speaks && record.get("quote").is_none() && record.get("paraphrase").is_none() {
                gaps.push(("no-quote", whole(&record.name), String::new()));
            }
        }
        for record in self.of_kind(|kind| kind == RecordKind::Source) {
            if tail.using.is_none() && theory.is_none() && !self.is_named(&record.name) {
                gaps.push(("unheard", whole(&record.name), String::new()));
            }
        }
        let mut rows: Vec<Row> = gaps.into_iter().map(row).collect();
        rows.retain(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Answer { rows, ..Answer::default() }
    }

    fn of_claim(&self, claim: &Record, gaps: &mut Vec<Gap>) {
        let of = whole(&claim.name);
        let supporting = self.pieces("supports", &of);
        let sources: Vec<Name> = self.sources(&of).into_iter().collect();
        if supporting.is_empty() {
            gaps.push(("no-evidence", of, String::new()));
            return;
        }
        if let [only] = sources.as_slice() {
            gaps.push(("one-source", of.clone(), only.to_string()));
        }
        if self.pieces("contradicts", &of).is_empty() && self.pieces("silent", &of).is_empty() {
            gaps.push(("no-counter-evidence", of.clone(), String::new()));
        }
        if sources.len() < 2 {
            return;
        }
        let cases: Vec<BTreeSet<Name>> = sources.iter().map(|source| self.named_by(source, "case")).collect();
        let reviews: Vec<BTreeSet<Name>> = supporting
            .iter()
            .map(|piece| {
                let own = piece.names("via").into_iter().map(|via| via.name.clone());
                own.chain(piece.names("from").iter().flat_map(|from| self.named_by(&from.name, "via"))).collect()
            })
            .collect();
        for (kind, each) in [("one-case", cases), ("one-review", reviews)] {
            let all: BTreeSet<&Name> = each.iter().flatten().collect();
            if let (Some(only), 1, false) = (all.first(), all.len(), each.iter().any(BTreeSet::is_empty)) {
                gaps.push((kind, of.clone(), only.to_string()));
            }
        }
    }

    fn named_by(&self, source: &Name, field: &str) -> BTreeSet<Name> {
        let record = self.record(source).into_iter();
        record.flat_map(|record| record.names(field)).map(|named| named.name.clone()).collect()
    }

    fn uncoded(&self, claim: &Record, gaps: &mut Vec<Gap>) {
        let of = whole(&claim.name);
        if !self.told().iter().any(|told| told.id.name == claim.name) {
            gaps.extend(claim.sentence().map(|sentence| ("uncoded", of, sentence)));
            return;
        }
        for field in &claim.fields {
            let (Value::Part { sentence, .. } | Value::Cell(sentence)) = &field.value else { continue };
            let codes: Vec<_> = sentence.codes().collect();
            if codes.is_empty() && !sentence.text().is_empty() {
                gaps.push(("uncoded", of.clone(), sentence.text()));
            }
            for (words, _) in codes.into_iter().filter(|(_, code)| code.groups.is_empty()) {
                gaps.push(("uncoded", of.clone(), words.to_owned()));
            }
        }
    }

    /// Whether some other record names it.
    fn is_named(&self, name: &Name) -> bool {
        let groups = |groups: &[Group]| groups.iter().flat_map(|group| &group.literals).any(|l| l.factor == *name);
        let sentence = |sentence: &Sentence| sentence.codes().any(|(_, code)| groups(&code.groups));
        let says = |value: &Value| match value {
            Value::Names(names) | Value::Place { names, .. } => names.iter().any(|named| named.name == *name),
            Value::Groups(all) => groups(all),
            Value::Cell(cell) | Value::Part { sentence: cell, .. } => sentence(cell),
            _ => false,
        };
        self.records.iter().any(|record| record.name != *name && record.fields.iter().any(|field| says(&field.value)))
    }
}

fn of_configuration(told: &Told, gaps: &mut Vec<Gap>) {
    let (stated, mechanisms, outcomes) = (told.stated(), told.mechanisms(), told.outcomes());
    let mut gap = |kind, holds: bool| {
        if holds {
            gaps.push((kind, told.id.clone(), String::new()));
        }
    };
    gap("no-mechanism", known(&outcomes) && !known(&mechanisms));
    gap("unknown-condition", unknown(&stated));
    gap("no-context", stated.is_empty() && !mechanisms.is_empty());
    gap("no-outcome", !known(&outcomes));
    gap("unknown-part", known(&mechanisms) && unknown(&mechanisms));
    gap("unknown-part", known(&outcomes) && unknown(&outcomes));
    let directed = told.parts.iter().filter(|(role, _)| *role != Role::Actor).flat_map(|(_, group)| group);
    let unsaid: BTreeSet<&Literal> = directed.filter(|literal| literal.direction == Direction::Unsaid).collect();
    gaps.extend(unsaid.into_iter().map(|literal| ("direction", told.id.clone(), literal.to_string())));
}

fn not_fired(live: &[&Told], gaps: &mut Vec<Gap>) {
    let outcomes: BTreeSet<&Literal> = live.iter().flat_map(|told| told.outcomes()).flatten().collect();
    for outcome in outcomes {
        let explaining = live.iter().filter(|told| told.outcomes().into_iter().flatten().any(|l| l == outcome));
        let by: Vec<&Literal> = explaining.flat_map(|told| told.mechanisms()).flatten().collect();
        if !by.is_empty() && by.iter().all(|literal| literal.direction == Direction::Less) {
            gaps.push(("not-fired", whole(&outcome.factor), outcome.to_string()));
        }
    }
}

fn row((kind, of, about): Gap) -> Row {
    let ask = if TEAM.contains(&kind) { "team" } else { "people" };
    Row::from([
        ("gap".into(), kind.to_owned()),
        ("of".into(), of.to_string()),
        ("about".into(), about),
        ("ask".into(), ask.to_owned()),
    ])
}
