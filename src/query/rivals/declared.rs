//! The rivals that the team declares.

use super::row::{Rival, RivalSide};
use crate::{
    graph::LiteralId,
    query::{
        Known,
        live::{Live, Scope},
        sets,
    },
    theory::NameOf,
};
use std::collections::BTreeMap;

/// The pairs that a field `rivals` names, each once, of which both take part and one gives what is asked for.
pub(super) fn declared(known: &Known<'_>, live: &Live, scope: Scope<'_>, about: Option<&[LiteralId]>) -> Vec<Rival> {
    let mut pairs: BTreeMap<_, (NameOf, NameOf)> = BTreeMap::new();
    for record in known.graph.claims.iter().filter_map(|name| known.theory.get(name)) {
        let own = NameOf { name: record.name.clone(), number: None };
        for rival in record.names("rivals") {
            if rival.name == own.name {
                continue;
            }
            let (one, other) = if own.name < rival.name { (&own, rival) } else { (rival, &own) };
            let order = (one.name.clone(), one.number, other.name.clone(), other.number);
            pairs.insert(order, (one.clone(), other.clone()));
        }
    }
    let rows = pairs.into_values().filter_map(|(one, other)| {
        let (one, other) = (side(known, live, scope, one)?, side(known, live, scope, other)?);
        let gives = |side: &RivalSide| {
            let mut outcomes = side.configurations.iter().flat_map(|at| known.graph.outcomes(*at)).flatten();
            about.is_none_or(|about| outcomes.any(|literal| about.binary_search(literal).is_ok()))
        };
        (gives(&one) || gives(&other)).then(|| row(known, one, other))
    });
    rows.collect()
}

/// A declared side, if it takes part: it has a live configuration, or, where none is asked for by `using`, none at all.
fn side(known: &Known<'_>, live: &Live, scope: Scope<'_>, name: NameOf) -> Option<RivalSide> {
    let graph = known.graph;
    let claim = graph.claims.find(name.name.as_str())?;
    let meant = |at: &u32| name.number.is_none_or(|number| graph.configurations[*at as usize].number == number);
    let all: Vec<u32> = graph.configurations_of(claim).filter(meant).collect();
    let configurations: Vec<u32> = all.iter().copied().filter(|at| live.is(*at)).collect();
    let uncoded = || {
        let theory = scope.theory.map(|theory| graph.theories.find(theory.as_str()));
        all.is_empty()
            && scope.using.is_none()
            && !graph.dead[claim as usize]
            && theory.is_none_or(|theory| theory.is_some_and(|at| graph.claim_theories.get(claim).contains(&at)))
    };
    (!configurations.is_empty() || uncoded()).then_some(RivalSide { things: vec![name], configurations })
}

fn row(known: &Known<'_>, one: RivalSide, other: RivalSide) -> Rival {
    let graph = known.graph;
    let outcomes = |side: &RivalSide| sets::groups(side.configurations.iter().flat_map(|at| graph.outcomes(*at)));
    let conditions = |side: &RivalSide| sets::groups(side.configurations.iter().flat_map(|at| graph.conditions(*at)));
    let both = |a: Vec<Vec<LiteralId>>, b: Vec<Vec<LiteralId>>| {
        a.into_iter().filter(|group| !group.is_empty() && b.contains(group)).collect()
    };
    Rival {
        declared: true,
        outcomes: both(outcomes(&one), outcomes(&other)),
        shared: both(conditions(&one), conditions(&other)),
        sides: [one, other],
    }
}
