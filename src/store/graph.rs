//! The graph of what is known, kept up with what happens.

use super::{Doing, Store};
use crate::{
    graph::{Changed, Graph},
    theory::Name,
};
use std::{cell::RefCell, collections::BTreeSet};

/// A graph that was made before something happened, and what did.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// The graph; none where none was asked for.
    graph: RefCell<Option<Graph>>,
    /// The names that changed since it was made; where there is none, since the index was made.
    pub(super) changed: BTreeSet<Name>,
}

impl Store {
    /// Keeps the graph that there is, if any: it is about to be of what was known before.
    pub(super) fn set_graph_aside(&mut self) {
        if let Some(graph) = self.graph.take() {
            self.aside = Aside { graph: RefCell::new(Some(graph)), changed: BTreeSet::new() };
        }
    }

    /// The graph of what is known now.
    pub(super) fn graph_now(&self) -> Graph {
        self.watch.tell(Doing::Linking);
        let before = self.aside.graph.take().or_else(|| self.packed.as_ref().map(|p| p.graph().unwrap_or_default()));
        match before {
            Some(before) if self.aside.changed.is_empty() => before,
            Some(before) => {
                let stands = |name: &Name| (name.clone(), self.theory.get(name).cloned());
                let changed: Changed = self.aside.changed.iter().map(stands).collect();
                before.patched(&changed, &|name| self.theory.kind(name))
            }
            None => Graph::build(&self.theory),
        }
    }
}
