//! What can be lost: the sources behind a configuration, or the cases or reviews that they fall with.

use crate::{
    graph::{Evidence, Lists, Stance},
    query::Known,
    question::Backing,
    theory::{Name, Record},
};
use std::borrow::Cow;

/// The backing of configurations, in the kind of thing that is lost; numbered by name.
///
/// By case, a source falls with the cases that it speaks about, one that speaks about none with itself. By review, a
/// study falls with the reviews in which it was read, a source that was read itself with itself.
pub(super) struct Units<'a> {
    names: Vec<&'a Name>,
    of: Cow<'a, Lists<u32>>,
}

impl<'a> Units<'a> {
    /// The backing in that kind of thing.
    pub(super) fn new(known: &'a Known<'_>, by: Backing) -> Units<'a> {
        let evidence = &known.graph.evidence;
        let sources = || evidence.sources.iter().collect();
        match by {
            Backing::Source => Units { names: sources(), of: Cow::Borrowed(&evidence.sources_of) },
            Backing::Via => Units { names: sources(), of: Cow::Owned(reviews(known)) },
            Backing::Case => cases(evidence),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// Those of which one has to be left for a configuration to be supported, in order.
    pub(super) fn of(&self, configuration: u32) -> &[u32] {
        self.of.get(configuration)
    }

    /// The name of one of them.
    pub(super) fn name(&self, unit: u32) -> Option<&'a Name> {
        self.names.get(unit as usize).copied()
    }
}

fn cases(evidence: &Evidence) -> Units<'_> {
    let mut names: Vec<&Name> = evidence.cases.iter().chain(evidence.sources.iter()).collect();
    names.sort_unstable();
    names.dedup();
    let number = |name: &Name| names.binary_search(&name).ok().and_then(|at| u32::try_from(at).ok());
    let of_case: Vec<Option<u32>> = evidence.cases.iter().map(number).collect();
    let of_source: Vec<Option<u32>> = evidence.sources.iter().map(number).collect();
    let mut of = Lists::default();
    for configuration in (0..).take(evidence.sources_of.len()) {
        let sources = evidence.sources_of.get(configuration).iter();
        of.push(sources.flat_map(|source| {
            match evidence.cases_of.get(*source) {
                [] => vec![of_source[*source as usize]],
                cases => cases.iter().map(|case| of_case[*case as usize]).collect(),
            }
            .into_iter()
            .flatten()
        }));
    }
    Units { names, of: Cow::Owned(of.distinct()) }
}

fn reviews(known: &Known<'_>) -> Lists<u32> {
    let evidence = &known.graph.evidence;
    let mut of = Lists::default();
    for configuration in (0..).take(evidence.of_configuration.len()) {
        let namings = evidence.of_configuration.get(configuration).iter();
        let pieces = namings.filter(|naming| naming.stance == Stance::Supports).map(|naming| naming.evidence);
        of.push(pieces.flat_map(|piece| match (evidence.from.get(piece), evidence.via.get(piece)) {
            (from, []) => from.to_vec(),
            ([_], via) => via.to_vec(),
            // the graph does not say in which of the reviews which of the sources was read
            (from, _) => read_in(known, piece, from),
        }));
    }
    of.distinct()
}

/// The reviews in which some sources of a piece of evidence were read, and those of them that were read themselves.
fn read_in(known: &Known<'_>, piece: u32, from: &[u32]) -> Vec<u32> {
    let evidence = &known.graph.evidence;
    let via = |record: &Name| -> Vec<u32> {
        let record: Option<&Record> = known.theory.get(record).map(AsRef::as_ref);
        let names = record.map_or_else(Vec::new, |record| record.names("via"));
        names.iter().filter_map(|name| evidence.sources.find(name.name.as_str())).collect()
    };
    let own = via(&evidence.records[piece]);
    let of_source = |source: &u32| {
        let mut read_in = via(&evidence.sources[*source]);
        read_in.extend_from_slice(&own);
        if read_in.is_empty() { vec![*source] } else { read_in }
    };
    from.iter().flat_map(of_source).collect()
}
