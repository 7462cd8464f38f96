//! The trail of what a claim hangs on: where it breaks, and the routes that share nothing.

use super::{Known, leaves};
use crate::{
    answer::{Branch, Fall, Link, Route, Routes},
    theory::{ConfigurationId, NameOf},
};
use std::collections::BTreeSet;

/// The heading of the trail, and what stands below it. What no evidence names is added to those that are `unnamed`.
pub(super) fn routes(known: &Known<'_>, routes: &Routes, unnamed: &mut Vec<NameOf>) -> (String, Vec<Branch>) {
    let mut teller = Teller { known, unnamed, shown: BTreeSet::new() };
    let mut branches = Vec::new();
    if !routes.lost.is_empty() {
        let text = format!("without {} nothing supports", listed(&routes.lost));
        let falls = routes.falls.iter().map(|fall| teller.fall(fall, "breaks"));
        branches.push(Branch::Heading { text, branches: falls.collect() });
    }
    if !routes.apart.is_empty() {
        let text = match routes.apart.len() {
            1 => "no two told routes share nothing; one of them".to_owned(),
            several => format!("{several} told routes that share nothing"),
        };
        let apart = routes.apart.iter().map(|route| teller.route(route));
        branches.push(Branch::Heading { text, branches: apart.collect() });
    }
    if !routes.bare.is_empty() {
        let text = "no evidence supports".to_owned();
        let bare = routes.bare.iter().map(|fall| teller.fall(fall, "is not told"));
        branches.push(Branch::Heading { text, branches: bare.collect() });
    }
    let claim = format!("{} to {}", routes.from, routes.to);
    let heading = match routes.lost.as_slice() {
        [] => format!("{claim}: no chain has evidence on every step"),
        lost => format!("{claim} without {}", listed(lost)),
    };
    (heading, branches)
}

fn listed<T: ToString>(names: &[T]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Tells the points of the trail; a configuration that was shown is only named again.
struct Teller<'a> {
    known: &'a Known<'a>,
    unnamed: &'a mut Vec<NameOf>,
    shown: BTreeSet<ConfigurationId>,
}

impl Teller<'_> {
    /// A step that falls, with the configurations that tell it and the chains that break there.
    fn fall(&mut self, fall: &Fall, breaks: &str) -> Branch {
        let mut branches: Vec<Branch> = fall.told_by.iter().flat_map(|id| self.configuration(id)).collect();
        let mut chains: Vec<Branch> =
            fall.chains.iter().map(|chain| Branch::Heading { text: chain.to_string(), branches: Vec::new() }).collect();
        if fall.more > 0 {
            let text = format!("{} more are not shown here", fall.more);
            chains.push(Branch::Heading { text, branches: Vec::new() });
        }
        let text = match fall.chains.len() + fall.more {
            1 => format!("so this chain {breaks}"),
            several if breaks == "breaks" => format!("so these {several} chains break"),
            several => format!("so these {several} chains are not told"),
        };
        branches.push(Branch::Heading { text, branches: chains });
        Branch::Step { from: fall.from.clone(), to: fall.to.clone(), remarks: Vec::new(), branches }
    }

    fn route(&mut self, route: &Route) -> Branch {
        let links = route.links.iter().map(|link| self.link(link));
        Branch::Heading { text: route.chain.to_string(), branches: links.collect() }
    }

    fn link(&mut self, link: &Link) -> Branch {
        Branch::Step {
            from: link.from.clone(),
            to: link.to.clone(),
            remarks: vec![format!("{} supports {}", link.backed_by, link.told_by)],
            branches: self.configuration(&link.told_by),
        }
    }

    /// A configuration as published, with what names it, where it was not shown yet.
    fn configuration(&mut self, id: &ConfigurationId) -> Vec<Branch> {
        let name = NameOf { name: id.record.clone(), number: id.number };
        if self.shown.insert(id.clone()) {
            return leaves::record(self.known, &name, self.unnamed);
        }
        vec![Branch::Heading { text: format!("{id}, as above"), branches: Vec::new() }]
    }
}
