//! The graph after a few records have changed, made from the one before in a pass over its arrays. No other record is
//! looked at.

use super::{
    Graph, Lists, LiteralId, Names, Told,
    lists::number,
    rows::{Numbered, Of},
    said::Said,
    shift::Shift,
    told::Target,
};
use crate::{
    resolve,
    theory::{Name, Record, RecordKind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

/// What stands now under each name that changed.
pub type Changed = BTreeMap<Name, Option<Arc<Record>>>;

impl Graph {
    /// The graph after some records have changed: the same as [`Graph::build`] makes of all that is known then.
    ///
    /// `changed` tells what stands now under each of the names that changed, if anything does, and `kind` of what kind the
    /// record is that any name stands for now.
    #[must_use]
    pub fn patched(&self, changed: &Changed, kind: &dyn Fn(&Name) -> Option<RecordKind>) -> Graph {
        let fresh = Fresh::new(changed);
        let mut patch = Patch { old: self, shifts: Shifts::new(self, &fresh, kind), fresh, others: BTreeMap::new() };
        let mut said = Said::default();
        patch.factors(&mut said);
        patch.claims(&mut said);
        patch.sources(&mut said);
        patch.evidence(&mut said);
        patch.name_others(&mut said);
        let Shifts { factors, theories, themes, claims, records, sources, cases } = patch.shifts;
        said.factors = factors.names;
        said.theories = theories.names;
        said.themes = themes.names;
        said.claims = claims.names;
        said.records = records.names;
        said.sources = sources.names;
        said.cases = cases.names;
        said.graph()
    }

    /// Where the literals of a claim stand, over all its configurations.
    fn literals_of(&self, claim: u32) -> Range<usize> {
        let own = self.configurations_of(claim);
        let start = |list: u32| self.groups.starts.get(list as usize).copied().unwrap_or(0) as usize;
        let literal = |group: usize| self.literals.starts.get(group).copied().unwrap_or(0) as usize;
        literal(start(own.start))..literal(start(own.end))
    }
}

/// The records that changed, by what they are now.
struct Fresh<'c> {
    all: &'c Changed,
    configurations: BTreeMap<&'c str, Vec<crate::theory::Configuration>>,
}

impl<'c> Fresh<'c> {
    fn new(all: &'c Changed) -> Fresh<'c> {
        let records = all.values().flatten().filter(|record| is_claim(record.kind));
        let configurations = records.map(|record| (record.name.as_str(), resolve::configurations(record))).collect();
        Fresh { all, configurations }
    }

    /// What stands now under a name that changed, if that is of a kind; none where the name did not change.
    fn get(&self, name: &str, is_kind: fn(RecordKind) -> bool) -> Option<Option<&'c Record>> {
        let record = self.all.get(name)?;
        Some(record.as_deref().filter(|record| is_kind(record.kind)))
    }

    fn of(&self, is_kind: fn(RecordKind) -> bool) -> impl Iterator<Item = &'c Record> {
        self.all.values().flatten().map(AsRef::as_ref).filter(move |record: &&Record| is_kind(record.kind))
    }

    /// The names in a field of the records of a kind.
    fn named(&self, is_kind: fn(RecordKind) -> bool, word: &'static str) -> impl Iterator<Item = &'c str> {
        self.of(is_kind).flat_map(move |record| record.names(word)).map(|name| name.name.as_str())
    }

    /// The numbers in `names` of those that changed.
    fn numbers(&self, names: &Names) -> Vec<u32> {
        self.all.keys().filter_map(|name| names.find(name.as_str())).collect()
    }
}

fn is_factor(kind: RecordKind) -> bool {
    kind.is_factor()
}

fn is_claim(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Statement | RecordKind::Cmoc)
}

fn is_evidence(kind: RecordKind) -> bool {
    kind == RecordKind::Evidence
}

fn is_source(kind: RecordKind) -> bool {
    kind == RecordKind::Source
}

/// How the numbers of everything change.
struct Shifts {
    factors: Shift,
    theories: Shift,
    themes: Shift,
    claims: Shift,
    records: Shift,
    sources: Shift,
    cases: Shift,
}

/// Names of which some may go: they are named by what has changed, and stay if a record declares them or still names
/// them.
struct Doubtful<'g> {
    names: &'g Names,
    doubtful: BTreeSet<u32>,
    is_named: Vec<bool>,
}

impl<'g> Doubtful<'g> {
    fn new(names: &'g Names, fresh: &Fresh<'_>) -> Doubtful<'g> {
        Doubtful { names, doubtful: fresh.numbers(names).into_iter().collect(), is_named: vec![false; names.len()] }
    }

    /// Looks at lists of numbers: what those of `changed` named is doubtful, what the others name stays.
    fn look(&mut self, lists: &Lists<u32>, changed: &[u32]) {
        for list in 0..number(lists.len()) {
            let is_changed = changed.binary_search(&list).is_ok();
            for item in lists.get(list) {
                if is_changed {
                    self.doubtful.insert(*item);
                } else {
                    self.is_named[*item as usize] = true;
                }
            }
        }
    }

    fn shift(self, come: BTreeSet<&str>, fresh: &Fresh<'_>, is_kind: fn(RecordKind) -> bool, kind: &Kind<'_>) -> Shift {
        let declared = fresh.of(is_kind).map(|record| record.name.as_str());
        let come: BTreeSet<&str> = come.into_iter().chain(declared).collect();
        let Doubtful { names, doubtful, is_named } = self;
        let goes = |at: u32| {
            let is_declared = || kind(&names[at]).is_some_and(is_kind);
            doubtful.contains(&at) && !is_named[at as usize] && !come.contains(names.text(at)) && !is_declared()
        };
        Shift::new(names, goes, &come)
    }
}

type Kind<'k> = dyn Fn(&Name) -> Option<RecordKind> + 'k;

impl Shifts {
    fn new(old: &Graph, fresh: &Fresh<'_>, kind: &Kind<'_>) -> Shifts {
        let claims = fresh.numbers(&old.claims);
        let mut factors = Doubtful::new(&old.factors, fresh);
        factors.look(&old.kinds.wider, &fresh.numbers(&old.factors));
        for claim in 0..number(old.claims.len()) {
            let literals = old.literals.items.get(old.literals_of(claim)).unwrap_or(&[]);
            let is_changed = claims.binary_search(&claim).is_ok();
            for factor in literals.iter().map(|literal: &LiteralId| literal.factor()) {
                if is_changed {
                    factors.doubtful.insert(factor);
                } else {
                    factors.is_named[factor as usize] = true;
                }
            }
        }
        let groups = fresh.configurations.values().flatten().flat_map(|configuration| &configuration.parts);
        let literals = groups.flat_map(|(_, group)| &group.literals).map(|literal| literal.factor.as_str());
        let named_factors = literals.chain(fresh.named(is_factor, "kind of")).collect();
        let plain = |names, is_kind: fn(RecordKind) -> bool| {
            Doubtful::new(names, fresh).shift(BTreeSet::new(), fresh, is_kind, kind)
        };
        let linked = |names, lists: &Lists<u32>, word, is_kind: fn(RecordKind) -> bool| {
            let mut doubtful = Doubtful::new(names, fresh);
            doubtful.look(lists, &claims);
            doubtful.shift(fresh.named(is_claim, word).collect(), fresh, is_kind, kind)
        };
        Shifts {
            factors: factors.shift(named_factors, fresh, is_factor, kind),
            theories: linked(&old.theories, &old.claim_theories, "in", |kind| kind == RecordKind::Theory),
            themes: linked(&old.themes, &old.claim_themes, "theme", |kind| kind == RecordKind::Theme),
            claims: plain(&old.claims, is_claim),
            records: plain(&old.evidence.records, is_evidence),
            sources: Shifts::sources(old, fresh).shift(Shifts::named_sources(fresh), fresh, is_source, kind),
            cases: {
                let mut cases = Doubtful::new(&old.evidence.cases, fresh);
                cases.look(&old.evidence.cases_of, &fresh.numbers(&old.evidence.sources));
                let named = fresh.named(is_source, "case").collect();
                cases.shift(named, fresh, |kind| kind == RecordKind::Case, kind)
            },
        }
    }

    fn sources<'g>(old: &'g Graph, fresh: &Fresh<'_>) -> Doubtful<'g> {
        let evidence = fresh.numbers(&old.evidence.records);
        let mut sources = Doubtful::new(&old.evidence.sources, fresh);
        sources.look(&old.evidence.from, &evidence);
        sources.look(&old.evidence.own_via, &evidence);
        sources.look(&old.evidence.source_via, &fresh.numbers(&old.evidence.sources));
        sources
    }

    fn named_sources<'c>(fresh: &Fresh<'c>) -> BTreeSet<&'c str> {
        let of_evidence = fresh.named(is_evidence, "from").chain(fresh.named(is_evidence, "via"));
        of_evidence.chain(fresh.named(is_source, "via")).collect()
    }
}

/// A graph that is being changed.
struct Patch<'g> {
    old: &'g Graph,
    fresh: Fresh<'g>,
    shifts: Shifts,
    /// What evidence names that is neither claim nor factor, with numbers in the order in which they came.
    others: BTreeMap<Name, u32>,
}

impl Numbered for Patch<'_> {
    fn number(&self, of: Of, name: &Name) -> Option<u32> {
        let shift = match of {
            Of::Factor => &self.shifts.factors,
            Of::Theory => &self.shifts.theories,
            Of::Theme => &self.shifts.themes,
            Of::Source => &self.shifts.sources,
            Of::Case => &self.shifts.cases,
        };
        shift.names.find(name.as_str())
    }

    fn target(&mut self, name: &Name) -> Target {
        if let Some(claim) = self.shifts.claims.names.find(name.as_str()) {
            return Target::Claim(claim);
        }
        if let Some(factor) = self.shifts.factors.names.find(name.as_str()) {
            return Target::Factor(factor);
        }
        let next = number(self.others.len());
        Target::Other(*self.others.entry(name.clone()).or_insert(next))
    }
}

impl Patch<'_> {
    fn factors(&self, said: &mut Said) {
        let shift = &self.shifts.factors;
        for now in 0..number(shift.names.len()) {
            match (self.fresh.get(shift.names.text(now), is_factor), shift.before(now)) {
                (None, Some(before)) => said.wider.push(shift.all(self.old.kinds.wider.get(before))),
                (record, _) => said.add_factor(record.flatten(), self),
            }
        }
    }

    fn claims(&self, said: &mut Said) {
        let shift = &self.shifts.claims;
        for now in 0..number(shift.names.len()) {
            let name = shift.names.text(now);
            match (self.fresh.get(name, is_claim).flatten(), shift.before(now)) {
                (Some(record), _) => {
                    let configurations = self.fresh.configurations.get(name);
                    said.add_claim(record, configurations.map_or(&[], Vec::as_slice), self);
                }
                (None, Some(before)) => self.claim_as_before(before, now, said),
                (None, None) => {}
            }
        }
        said.end_claims();
    }

    fn claim_as_before(&self, before: u32, now: u32, said: &mut Said) {
        let Shifts { factors, theories, themes, .. } = &self.shifts;
        let old = self.old;
        said.dead.push(old.dead[before as usize]);
        said.claim_theories.push(theories.all(old.claim_theories.get(before)));
        said.claim_themes.push(themes.all(old.claim_themes.get(before)));
        said.claim_starts.push(number(said.configurations.len()));
        for configuration in old.configurations_of(before) {
            let mut row = old.configurations[configuration as usize];
            row.claim = now;
            said.configurations.push(row);
            said.groups.push(old.groups.get(configuration).iter().copied());
            for group in old.groups.range(configuration) {
                said.literals.push(factors.literals(old.literals.get(number(group))));
            }
        }
    }

    fn sources(&self, said: &mut Said) {
        let Shifts { sources, cases, .. } = &self.shifts;
        for now in 0..number(sources.names.len()) {
            match (self.fresh.get(sources.names.text(now), is_source), sources.before(now)) {
                (None, Some(before)) => {
                    said.cases_of.push(cases.all(self.old.evidence.cases_of.get(before)));
                    said.source_via.push(sources.all(self.old.evidence.source_via.get(before)));
                }
                (record, _) => said.add_source(record.flatten(), self),
            }
        }
    }

    fn evidence(&mut self, said: &mut Said) {
        let targets = Targets::new(self);
        for now in 0..number(self.shifts.records.names.len()) {
            let record = self.fresh.get(self.shifts.records.names.text(now), is_evidence).flatten();
            match (record, self.shifts.records.before(now)) {
                (Some(record), _) => said.add_evidence(record, self),
                (None, Some(before)) => {
                    let (old, sources) = (&self.old.evidence, &self.shifts.sources);
                    said.from.push(sources.all(old.from.get(before)));
                    said.own_via.push(sources.all(old.own_via.get(before)));
                    said.told.push(old.told.get(before).iter().map(|told| Told { of: targets.now(told.of), ..*told }));
                }
                (None, None) => {}
            }
        }
    }

    /// Numbers what evidence names besides in the order of its names, and leaves out what it names no more.
    fn name_others(&self, said: &mut Said) {
        let mut is_named = vec![false; self.others.len()];
        for told in &said.told.items {
            if let Target::Other(of) = told.of {
                is_named[of as usize] = true;
            }
        }
        let mut numbers = vec![0; self.others.len()];
        let mut named = Vec::new();
        for (name, of) in self.others.iter().filter(|(_, of)| is_named[**of as usize]) {
            numbers[*of as usize] = number(named.len());
            named.push(name.as_str());
        }
        for told in &mut said.told.items {
            if let Target::Other(of) = &mut told.of {
                *of = numbers[*of as usize];
            }
        }
        said.others = Names::of(named.into_iter());
    }
}

/// What everything that evidence named before stands for now.
struct Targets {
    claims: Vec<Target>,
    factors: Vec<Target>,
    others: Vec<Target>,
}

impl Targets {
    fn new(patch: &mut Patch<'_>) -> Targets {
        let old = patch.old;
        let all = |names: &Names| 0..number(names.len());
        let claims = all(&old.claims).map(|claim| match patch.shifts.claims.now(claim) {
            Some(now) => Target::Claim(now),
            None => patch.target(&old.claims[claim]),
        });
        let claims = claims.collect();
        let factors = all(&old.factors).map(|factor| match patch.shifts.factors.now(factor) {
            Some(now) => Target::Factor(now),
            None => patch.target(&old.factors[factor]),
        });
        let mut factors: Vec<Target> = factors.collect();
        for (now, name) in patch.shifts.claims.came() {
            if let Some(factor) = old.factors.find(name) {
                factors[factor as usize] = Target::Claim(now);
            }
        }
        let others = old.evidence.others.iter().map(|name| patch.target(name)).collect();
        Targets { claims, factors, others }
    }

    fn now(&self, before: Target) -> Target {
        let (targets, at) = match before {
            Target::Claim(at) => (&self.claims, at),
            Target::Factor(at) => (&self.factors, at),
            Target::Other(at) => (&self.others, at),
        };
        targets.get(at as usize).copied().unwrap_or(before)
    }
}
