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
    /// More of each kind of the factor, where that stands in a live configuration.
    kinds: Vec<LiteralId>,
}

impl Ends {
    /// Finds the literals of an end; `begins` tells whether chains begin there.
    pub(crate) fn new(known: &Known<'_>, live: &Live, end: &End, begins: bool) -> Result<Ends, Vec<Diagnostic>> {
        let graph = known.graph;
        let Some(factor) = graph.factors.find(end.factor.as_str()) else { return Err(vec![unknown(graph, end)]) };
        let stands = |literal: &LiteralId| {
            live.count(&[&graph.condition_of, &graph.mechanism_of, &graph.outcome_of], &[*literal]) > 0
        };
        let more = |factors: Vec<u32>| factors.into_iter().map(|other| LiteralId::new(other, Direction::More));
        let kinds = if end.exactly { Vec::new() } else { graph.kinds.all_narrower(factor) };
        let kinds: Vec<LiteralId> = more(kinds).filter(stands).collect();
        if let Some(direction) = end.direction {
            return Ok(Ends { asked: vec![LiteralId::new(factor, direction)], kinds });
        }
        let by_kind = || !kinds.is_empty() || (begins && more(graph.kinds.all_wider(factor)).any(|l| stands(&l)));
        let directions = Graph::directions(factor).into_iter();
        let mut asked: Vec<LiteralId> =
            directions.filter(|l| stands(l) || (l.direction() == Direction::More && by_kind())).collect();
        if asked.is_empty() {
            asked.push(LiteralId::new(factor, Direction::More));
        }
        Ok(Ends { asked, kinds })
    }

    /// Just these literals.
    pub(crate) fn just(asked: Vec<LiteralId>) -> Ends {
        Ends { asked, kinds: Vec::new() }
    }

    /// The same as what follows where steps may be mirrored: a bare name means the opposite of what occurs, too.
    pub(crate) fn mirrored(mut self, end: &End) -> Ends {
        if end.direction.is_none() {
            let opposites: Vec<LiteralId> = self.asked.iter().map(|literal| literal.opposite()).collect();
            self.asked.extend(opposites);
            self.asked.sort_unstable();
            self.asked.dedup();
        }
        self
    }

    /// A literal that was asked for, with its kinds: more of a kind is more of the whole.
    pub(crate) fn with_kinds(&self, literal: LiteralId) -> Vec<LiteralId> {
        let mut all = vec![literal];
        if literal.direction() == Direction::More {
            all.extend_from_slice(&self.kinds);
        }
        all
    }

    /// All literals that were asked for, with their kinds, in order.
    pub(crate) fn all(&self) -> Vec<LiteralId> {
        let mut all: Vec<LiteralId> = self.asked.iter().flat_map(|literal| self.with_kinds(*literal)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// The factors that a question is about: the one named, and its kinds unless it says `exactly`; none where it names none.
pub(crate) fn about(known: &Known<'_>, about: Option<&End>) -> Result<Option<Vec<u32>>, Vec<Diagnostic>> {
    let Some(end) = about else { return Ok(None) };
    let graph = known.graph;
    let Some(factor) = graph.factors.find(end.factor.as_str()) else { return Err(vec![unknown(graph, end)]) };
    let mut factors = if end.exactly { Vec::new() } else { graph.kinds.all_narrower(factor) };
    factors.push(factor);
    factors.sort_unstable();
    Ok(Some(factors))
}

fn unknown(graph: &Graph, end: &End) -> Diagnostic {
    let near = nearest(end.factor.as_str(), graph.factors.iter().map(crate::theory::Name::as_str));
    let fault = Diagnostic::new(Code::UnknownName, format!("`{}` is no factor that is known", end.factor));
    if near.is_empty() { fault } else { fault.help(format!("near: `{}`", near.join("`, `"))) }
}

/// That a bare name means each direction that occurs, where there are several.
pub(crate) fn either(known: &Known<'_>, end: &End, ends: &Ends) -> Option<Note> {
    if end.direction.is_some() {
        return None;
    }
    let all: Vec<String> = ends.asked.iter().map(|literal| known.graph.literal(*literal).to_string()).collect();
    let text = format!("`{}` is read in any direction: {}", end.factor, all.join(", "));
    (all.len() > 1).then_some(Note { code: Code::PossiblyMixed, text })
}
