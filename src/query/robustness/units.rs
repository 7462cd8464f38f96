//! What can be lost: the sources behind a configuration, or the cases or reviews that they fall with.

use crate::{
    graph::Stance,
    query::Known,
    question::Backing,
    theory::{Name, Record},
};
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// The backing of configurations, in the kind of thing that is lost.
///
/// By case, a source falls with the cases that it speaks about, one that speaks about none with itself. By review, a
/// study falls with the reviews in which it was read, a source that was read itself with itself.
pub(super) struct Units<'a> {
    known: &'a Known<'a>,
    by: Backing,
    of: RefCell<HashMap<u32, Rc<[Name]>>>,
}

impl<'a> Units<'a> {
    /// The backing in that kind of thing.
    pub(super) fn new(known: &'a Known<'a>, by: Backing) -> Units<'a> {
        Units { known, by, of: RefCell::default() }
    }

    /// The things of which one has to be left for a configuration to be supported, by name.
    pub(super) fn of(&self, configuration: u32) -> Rc<[Name]> {
        let mut of = self.of.borrow_mut();
        Rc::clone(of.entry(configuration).or_insert_with(|| self.find(configuration)))
    }

    fn find(&self, configuration: u32) -> Rc<[Name]> {
        let evidence = &self.known.graph.evidence;
        let sources = evidence.sources_of.get(configuration);
        let mut names: Vec<Name> = match self.by {
            Backing::Source => sources.iter().map(|source| evidence.sources[*source].clone()).collect(),
            Backing::Case => sources.iter().flat_map(|source| self.cases(*source)).collect(),
            Backing::Via => self.reviews(configuration),
        };
        names.sort_unstable();
        names.dedup();
        names.into()
    }

    fn cases(&self, source: u32) -> Vec<Name> {
        let evidence = &self.known.graph.evidence;
        match evidence.cases_of.get(source) {
            [] => vec![evidence.sources[source].clone()],
            cases => cases.iter().map(|case| evidence.cases[*case].clone()).collect(),
        }
    }

    fn reviews(&self, configuration: u32) -> Vec<Name> {
        let evidence = &self.known.graph.evidence;
        let namings = evidence.of_configuration.get(configuration).iter();
        let mut names = Vec::new();
        for piece in namings.filter(|naming| naming.stance == Stance::Supports).map(|naming| naming.evidence) {
            let own = self.via(&evidence.records[piece]);
            for source in evidence.from.get(piece) {
                let source = &evidence.sources[*source];
                let mut read_in = own.clone();
                read_in.extend(self.via(source));
                if read_in.is_empty() {
                    read_in.push(source.clone());
                }
                names.extend(read_in);
            }
        }
        names
    }

    fn via(&self, record: &Name) -> Vec<Name> {
        let record: Option<&Record> = self.known.theory.get(record).map(AsRef::as_ref);
        record.map_or_else(Vec::new, |record| record.names("via").iter().map(|name| name.name.clone()).collect())
    }
}
