//! What `for FACTOR`, `in THEORY` and `using` keep a question to.

use super::{
    ends,
    live::{Live, Scope},
    rows::{Asked, literals_of},
};
use crate::{diagnostic::Diagnostic, graph::LiteralId, question::End, theory::Name};

/// What a question keeps to.
pub(crate) struct Aim<'a> {
    pub(crate) scope: Scope<'a>,
    /// The configurations that take part.
    pub(crate) live: Live,
    /// The factors that it is about, kinds among them; none where it is about all.
    pub(crate) factors: Option<Vec<u32>>,
    /// The literals of those in the direction asked for.
    pub(crate) literals: Option<Vec<LiteralId>>,
}

impl<'a> Aim<'a> {
    /// Finds the factors and the configurations; names that stand for nothing are reported.
    pub(crate) fn new(
        asked: &Asked<'a>,
        about: Option<&End>,
        theory: Option<&'a Name>,
    ) -> Result<Aim<'a>, Vec<Diagnostic>> {
        let known = asked.known;
        let scope = Scope { using: asked.tail.using.as_ref(), theory, dead: false }.with_status();
        let live = Live::new(known, scope)?;
        let factors = ends::about(known, about)?;
        Ok(Aim { scope, live, factors, literals: about.map(|end| literals_of(known.graph, end)) })
    }
}
