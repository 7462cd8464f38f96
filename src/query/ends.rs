//! The ends of chains: which literals a factor in a question stands for.

use super::Known;
use crate::{
    answer::Note,
    diagnostic::{Code, Diagnostic, nearest},
    graph::{Graph, LiteralId},
    query::live::Live,
    question::End,
    theory::Direction,
};

/// The literals at one end of a chain.
#[derive(Debug, Clone)]
pub(crate) struct Ends {
    /// Those asked for: the one direction given, or each that occurs.
    pub(crate) asked: Vec<LiteralId>,
    exactly: bool,
}

impl Ends {
    /// Finds the literals of an end.
    pub(crate) fn new(known: &Known<'_>, live: &Live, end: &End) -> Result<Ends, Vec<Diagnostic>> {
        let graph = known.graph;
        let Some(factor) = graph.factors.find(end.factor.as_str()) else { return Err(vec![unknown(graph, end)]) };
        let asked = match end.direction {
            Some(direction) => vec![LiteralId::new(factor, direction)],
            None => occurring(graph, live, factor, end.exactly),
        };
        Ok(Ends { asked, exactly: end.exactly })
    }

    /// A literal that was asked for, with its kinds: more of a kind is more of the whole.
    pub(crate) fn with_kinds(&self, graph: &Graph, literal: LiteralId) -> Vec<LiteralId> {
        let mut all = vec![literal];
        if !self.exactly && literal.direction() == Direction::More {
            let kinds = graph.kinds.all_narrower(literal.factor());
            all.extend(kinds.into_iter().map(|kind| LiteralId::new(kind, Direction::More)));
        }
        all
    }

    /// All literals that were asked for, with their kinds, in order.
    pub(crate) fn all(&self, graph: &Graph) -> Vec<LiteralId> {
        let mut all: Vec<LiteralId> = self.asked.iter().flat_map(|literal| self.with_kinds(graph, *literal)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The directions of a factor that stand in a live configuration; `+` where none does.
fn occurring(graph: &Graph, live: &Live, factor: u32, exactly: bool) -> Vec<LiteralId> {
    let stands = |literal: LiteralId| {
        [&graph.condition_of, &graph.mechanism_of, &graph.outcome_of]
            .into_iter()
            .any(|lists| lists.get(literal.0).iter().any(|configuration| live.is(*configuration)))
    };
    let by_kind = || {
        let mut kinds = graph.kinds.all_narrower(factor).into_iter();
        !exactly && kinds.any(|kind| stands(LiteralId::new(kind, Direction::More)))
    };
    let mut asked: Vec<LiteralId> = Graph::directions(factor)
        .into_iter()
        .filter(|literal| stands(*literal) || (literal.direction() == Direction::More && by_kind()))
        .collect();
    if asked.is_empty() {
        asked.push(LiteralId::new(factor, Direction::More));
    }
    asked
}

fn unknown(graph: &Graph, end: &End) -> Diagnostic {
    let near = nearest(end.factor.as_str(), graph.factors.iter().map(crate::theory::Name::as_str));
    let fault = Diagnostic::new(Code::UnknownName, format!("`{}` is no factor that is known", end.factor));
    if near.is_empty() { fault } else { fault.help(format!("near: `{}`", near.join("`, `"))) }
}

/// That a bare name means each direction that occurs.
pub(crate) fn either(known: &Known<'_>, end: &End, ends: &Ends) -> Option<Note> {
    if end.direction.is_some() {
        return None;
    }
    let all: Vec<String> = ends.asked.iter().map(|literal| known.graph.literal(*literal).to_string()).collect();
    let text = match all.as_slice() {
        [one] => format!("`{}` is read in any direction; only {one} stands in a configuration", end.factor),
        _ => format!("`{}` is read in any direction: {}", end.factor, all.join(", ")),
    };
    Some(Note { code: Code::PossiblyMixed, text })
}
