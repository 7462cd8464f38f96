//! Which outcomes are wanted: the direction in which an outcome stands beside the one that its factor declares.

use super::{Known, ends::Ends, live::Live, notes};
use crate::{answer::Note, diagnostic::Code, graph::LiteralId, theory::Direction};

/// What is declared of an outcome in its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worth {
    /// It is what is wanted.
    Wanted,
    /// It is the opposite of what is wanted.
    Unwanted,
    /// It is declared that it depends, or the wider factors do not agree.
    Depends,
    /// A direction is wanted, and which one comes about is not told.
    Undirected,
    /// Nothing is declared.
    Unsaid,
}

/// The outcomes of live configurations, parted by what is declared of them.
#[derive(Debug, Default)]
pub(crate) struct Outcomes {
    wanted: Vec<LiteralId>,
    unwanted: Vec<LiteralId>,
    depends: Vec<LiteralId>,
    undirected: Vec<LiteralId>,
    unsaid: Vec<LiteralId>,
}

impl Outcomes {
    /// Parts the literals that stand as outcome in a live configuration.
    pub(crate) fn new(known: &Known<'_>, live: &Live) -> Outcomes {
        let mut all: Vec<LiteralId> =
            live.iter().flat_map(|configuration| known.graph.outcomes(configuration).flatten()).copied().collect();
        all.sort_unstable();
        all.dedup();
        let mut outcomes = Outcomes::default();
        for literal in all {
            let worth = worth(known, literal);
            match worth {
                Worth::Wanted => outcomes.wanted.push(literal),
                Worth::Unwanted => outcomes.unwanted.push(literal),
                Worth::Depends => outcomes.depends.push(literal),
                Worth::Undirected => outcomes.undirected.push(literal),
                Worth::Unsaid => outcomes.unsaid.push(literal),
            }
        }
        outcomes
    }

    /// The wanted or the unwanted ones as ends of chains; each just in itself, without kinds.
    pub(crate) fn ends(&self, wanted: bool) -> Ends {
        Ends::just(if wanted { self.wanted.clone() } else { self.unwanted.clone() })
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        [&self.wanted, &self.unwanted, &self.depends, &self.undirected, &self.unsaid]
            .iter()
            .map(|part| part.len())
            .sum()
    }

    /// Which of them are neither wanted nor unwanted, and why.
    pub(crate) fn note(&self, known: &Known<'_>) -> Option<Note> {
        let list = |literals: &[LiteralId]| {
            let names: Vec<String> = literals.iter().map(|literal| known.graph.literal(*literal).to_string()).collect();
            notes::list(&names)
        };
        let all = notes::several(self.count(), "outcome");
        let unsaid = format!("`wanted` is not declared for {} of {all}: {}", self.unsaid.len(), list(&self.unsaid));
        let depends = format!("it depends for {}", list(&self.depends));
        let undirected = format!("no direction is told of {}", list(&self.undirected));
        let parts = [(&self.unsaid, unsaid), (&self.depends, depends), (&self.undirected, undirected)];
        let told: Vec<String> = parts.into_iter().filter(|(part, _)| !part.is_empty()).map(|(_, text)| text).collect();
        (!told.is_empty()).then(|| Note { code: Code::NeitherWanted, text: told.join("; ") })
    }
}

/// What is declared of a literal: by its factor; else, of more of it, by the nearest wider factors that declare something,
/// since more of a kind is more of the whole.
fn worth(known: &Known<'_>, literal: LiteralId) -> Worth {
    let declared = match declared(known, literal.factor()) {
        Some(word) => vec![word],
        None if literal.direction() == Direction::More => nearest_wider(known, literal.factor()),
        None => Vec::new(),
    };
    let all = |word: &str| declared.iter().all(|one| *one == word);
    match (declared.is_empty(), literal.direction()) {
        (true, _) => Worth::Unsaid,
        _ if !all("more") && !all("less") => Worth::Depends,
        (_, Direction::Unsaid) => Worth::Undirected,
        (_, direction) if all("more") == (direction == Direction::More) => Worth::Wanted,
        _ => Worth::Unwanted,
    }
}

fn declared<'a>(known: &Known<'a>, factor: u32) -> Option<&'a str> {
    known.theory.get(&known.graph.factors[factor])?.text("wanted")
}

/// What the nearest wider factors declare, none of them by way of another that does.
fn nearest_wider<'a>(known: &Known<'a>, factor: u32) -> Vec<&'a str> {
    let mut seen = vec![factor];
    let mut open = known.graph.kinds.wider.get(factor).to_vec();
    let mut words = Vec::new();
    while let Some(wider) = open.pop() {
        if seen.contains(&wider) {
            continue;
        }
        seen.push(wider);
        match declared(known, wider) {
            Some(word) => words.push(word),
            None => open.extend_from_slice(known.graph.kinds.wider.get(wider)),
        }
    }
    words
}
