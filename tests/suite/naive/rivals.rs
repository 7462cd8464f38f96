//! `rivals`: claim against claim as declared, then configuration against configuration.

use super::{
    Answer, Naive, Row, Told,
    conflicts::{Groups, set},
    groups,
};
use because::{
    question::{About, End, Tail},
    theory::{Direction, Literal, Name, NameOf, Record, RecordKind},
};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Naive<'a> {
    /// Whether a literal is one that a question means: the factor in the direction given or any, or more of a kind.
    pub(super) fn means(&self, end: Option<&End>, literal: &Literal) -> bool {
        let Some(end) = end else { return true };
        let direction = end.direction.is_none_or(|direction| direction == literal.direction);
        let kind =
            !end.exactly && literal.direction == Direction::More && self.wider(&literal.factor).contains(&end.factor);
        direction && (literal.factor == end.factor || kind)
    }

    pub(super) fn rivals(&self, about: &About, tail: &Tail) -> Answer {
        let mut rows = self.declared(about, tail);
        let (found, compared) = self.found(about, tail);
        rows.extend(found);
        rows.retain(|row| tail.filter.as_ref().is_none_or(|condition| self.keeps_row(condition, row)));
        Answer { rows, compared: Some(compared), ..Answer::default() }
    }

    fn declared(&self, about: &About, tail: &Tail) -> Vec<Row> {
        let live = self.scoped(tail, about.in_theory.as_ref());
        let claims = self.of_kind(|kind| matches!(kind, RecordKind::Statement | RecordKind::Cmoc));
        let mut pairs: BTreeSet<BTreeSet<String>> = BTreeSet::new();
        let mut rows = Vec::new();
        for claim in claims {
            for rival in claim.names("rivals") {
                let pair = BTreeSet::from([claim.name.to_string(), rival.to_string()]);
                if rival.name == claim.name || !pairs.insert(pair) {
                    continue;
                }
                let mut sides = [NameOf { name: claim.name.clone(), number: None }, rival.clone()];
                sides.sort_by(|a, b| a.name.cmp(&b.name));
                let of: Vec<Vec<&Told>> = sides.iter().map(|side| own(&live, side)).collect();
                let part =
                    sides.iter().zip(&of).all(|(side, own)| !own.is_empty() || self.is_uncoded(side, about, tail));
                let asked = of.iter().flatten().flat_map(|told| told.outcomes()).flatten();
                if part && (about.about.is_none() || asked.into_iter().any(|l| self.means(about.about.as_ref(), l))) {
                    rows.push(self.rival("declared", sides.map(|side| vec![side]), [&of[0], &of[1]], None));
                }
            }
        }
        rows
    }

    /// Whether a claim has no configuration at all, and takes part all the same.
    fn is_uncoded(&self, side: &NameOf, about: &About, tail: &Tail) -> bool {
        let record: Option<&Record> = self.record(&side.name);
        let in_theory = |theory: &Name| record.is_some_and(|r| r.names("in").iter().any(|named| named.name == *theory));
        own(&self.told().iter().collect::<Vec<_>>(), side).is_empty()
            && tail.using.is_none()
            && self.stands(&side.name)
            && about.in_theory.as_ref().is_none_or(in_theory)
    }

    fn found(&self, about: &About, tail: &Tail) -> (Vec<Row>, usize) {
        let live: Vec<&Told> = self.scoped(tail, about.in_theory.as_ref());
        let mut compared = 0;
        let mut by: BTreeMap<(Literal, Groups), BTreeMap<Groups, Vec<&Told>>> = BTreeMap::new();
        for told in &live {
            let (conditions, mechanisms) = (set(told.conditions()), set(told.mechanisms()));
            let known = |groups: &Groups| !groups.is_empty() && !groups.contains(&Vec::new());
            if !known(&conditions) || !known(&mechanisms) {
                continue;
            }
            let outcomes: BTreeSet<&Literal> = told.outcomes().into_iter().flatten().collect();
            for outcome in outcomes.into_iter().filter(|outcome| self.means(about.about.as_ref(), outcome)) {
                let by = by.entry((outcome.clone(), conditions.clone())).or_default();
                compared += by.values().map(Vec::len).sum::<usize>();
                by.entry(mechanisms.clone()).or_default().push(told);
            }
        }
        let mut rows = Vec::new();
        for ((outcome, _), by) in &by {
            for (one, by_one) in by {
                for (other, by_other) in by {
                    if one < other && !self.holds(one, other) && !self.holds(other, one) {
                        let things = [by_one, by_other].map(|by| {
                            let mut ids: Vec<NameOf> = by.iter().map(|told| told.id.clone()).collect();
                            ids.sort_by(|a, b| (&a.name, a.number).cmp(&(&b.name, b.number)));
                            ids
                        });
                        rows.push(self.rival("found", things, [by_one, by_other], Some(outcome)));
                    }
                }
            }
        }
        (rows, compared)
    }

    fn holds(&self, whole: &Groups, part: &Groups) -> bool {
        part.iter().all(|group| {
            whole.contains(group)
                || whole.iter().any(|other| match (other.as_slice(), group.as_slice()) {
                    ([kind], [wide]) => {
                        kind.direction == Direction::More
                            && wide.direction == Direction::More
                            && self.wider(&kind.factor).contains(&wide.factor)
                    }
                    _ => false,
                })
        })
    }

    fn rival(&self, how: &str, things: [Vec<NameOf>; 2], told: [&Vec<&Told>; 2], outcome: Option<&Literal>) -> Row {
        let all = |side: &[&Told], of: fn(&Told) -> Vec<&Vec<Literal>>| -> Groups {
            side.iter().flat_map(|told| set(of(told))).collect()
        };
        let shared = |of: fn(&Told) -> Vec<&Vec<Literal>>| -> Groups {
            let [one, other] = told.map(|side| all(side, of));
            one.intersection(&other).filter(|group| !group.is_empty()).cloned().collect()
        };
        let written = |side: &Vec<&Told>| {
            let mechanisms = all(side, Told::mechanisms);
            let unknown = mechanisms.contains(&Vec::new());
            let text = groups(&mechanisms.into_iter().filter(|group| !group.is_empty()).collect());
            match (unknown, text.is_empty()) {
                (true, true) => "?".to_owned(),
                (true, false) => format!("?, {text}"),
                _ => text,
            }
        };
        let mut row = Row::new();
        row.insert("rivals".into(), how.to_owned());
        row.insert("outcome".into(), outcome.map_or_else(|| groups(&shared(Told::outcomes)), Literal::to_string));
        row.insert("shared".into(), groups(&shared(Told::conditions)));
        for (at, side) in ["one", "other"].into_iter().enumerate() {
            row.insert(side.into(), written(told[at]));
            row.insert(format!("{side}-by"), things[at].iter().map(NameOf::to_string).collect::<Vec<_>>().join(", "));
            let sources: BTreeSet<Name> = things[at].iter().flat_map(|thing| self.sources(thing)).collect();
            row.insert(format!("sources-{side}"), sources.len().to_string());
            let against: BTreeSet<_> = things[at]
                .iter()
                .flat_map(|thing| self.pieces("contradicts", thing))
                .flat_map(Naive::pieces_of)
                .collect();
            row.insert(format!("against-{side}"), against.len().to_string());
        }
        row
    }
}

/// The configurations that a name means.
fn own<'t>(all: &[&'t Told], name: &NameOf) -> Vec<&'t Told> {
    let meant = |told: &&&Told| told.id.name == name.name && (name.number.is_none() || told.id.number == name.number);
    all.iter().filter(meant).copied().collect()
}
