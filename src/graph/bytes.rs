//! A graph as bytes, part by part: each can be read by itself.

use super::{
    Evidence, Graph, Kinds, Part, Parts,
    flat::{Fixed, Flat},
    lists::number,
};
use std::rc::Rc;

/// The part that tells how many there are of everything; it is read first.
const COUNTS: &str = "graph";

/// How many there are of everything that is counted.
#[derive(Debug, Clone, Copy)]
struct Counts {
    factors: usize,
    theories: usize,
    themes: usize,
    claims: usize,
    configurations: usize,
    groups: usize,
    records: usize,
    sources: usize,
    cases: usize,
    others: usize,
}

impl Graph {
    /// The parts as bytes, each with its name.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        let Evidence { records, sources, cases, others, .. } = &self.evidence;
        let names = [&self.factors, &self.theories, &self.themes, &self.claims, records, sources, cases, others];
        let [factors, theories, themes, claims, records, sources, cases, others] = names.map(|names| names.len());
        let counts = [factors, theories, themes, claims, self.configurations.len(), self.groups.items.len()];
        let counts = counts.into_iter().chain([records, sources, cases, others]).map(number);
        let counts: Vec<u32> = counts.collect();
        let mut written = vec![(COUNTS, bytes(&counts))];
        written.extend(self.own_parts());
        written.extend(self.evidence.parts());
        written.into_iter()
    }

    fn own_parts(&self) -> [(&'static str, Vec<u8>); 18] {
        [
            ("graph-factors", bytes(&*self.factors)),
            ("graph-wider", bytes(&*self.kinds.wider)),
            ("graph-narrower", bytes(&*self.kinds.narrower)),
            ("graph-theories", bytes(&*self.theories)),
            ("graph-themes", bytes(&*self.themes)),
            ("graph-claims", bytes(&*self.claims)),
            ("graph-dead", bytes(&*self.dead)),
            ("graph-claim-theories", bytes(&*self.claim_theories)),
            ("graph-claim-themes", bytes(&*self.claim_themes)),
            ("graph-theory-claims", bytes(&*self.theory_claims)),
            ("graph-theme-claims", bytes(&*self.theme_claims)),
            ("graph-claim-starts", bytes(&*self.claim_starts)),
            ("graph-configurations", bytes(&*self.configurations)),
            ("graph-groups", bytes(&*self.groups)),
            ("graph-literals", bytes(&*self.literals)),
            ("graph-condition-of", bytes(&*self.condition_of)),
            ("graph-mechanism-of", bytes(&*self.mechanism_of)),
            ("graph-outcome-of", bytes(&*self.outcome_of)),
        ]
    }

    /// The graph whose parts lie there. Only how many there are of everything is read at once; none where that cannot be.
    pub fn lying(on: &Rc<dyn Parts>) -> Option<Graph> {
        let bytes = on.part(COUNTS)?;
        let Some(counts) = Counts::read(&bytes) else {
            on.does_not_read(COUNTS);
            return None;
        };
        let Counts { factors, theories, themes, claims, configurations, groups, .. } = counts;
        Some(Graph {
            factors: Part::lying(on, "graph-factors", factors),
            kinds: Kinds {
                wider: Part::lying(on, "graph-wider", factors),
                narrower: Part::lying(on, "graph-narrower", factors),
            },
            theories: Part::lying(on, "graph-theories", theories),
            themes: Part::lying(on, "graph-themes", themes),
            claims: Part::lying(on, "graph-claims", claims),
            dead: Part::lying(on, "graph-dead", claims),
            claim_theories: Part::lying(on, "graph-claim-theories", claims),
            claim_themes: Part::lying(on, "graph-claim-themes", claims),
            theory_claims: Part::lying(on, "graph-theory-claims", theories),
            theme_claims: Part::lying(on, "graph-theme-claims", themes),
            claim_starts: Part::lying(on, "graph-claim-starts", claims + 1),
            configurations: Part::lying(on, "graph-configurations", configurations),
            groups: Part::lying(on, "graph-groups", configurations),
            literals: Part::lying(on, "graph-literals", groups),
            condition_of: Part::lying(on, "graph-condition-of", factors * 3),
            mechanism_of: Part::lying(on, "graph-mechanism-of", factors * 3),
            outcome_of: Part::lying(on, "graph-outcome-of", factors * 3),
            evidence: Evidence::lying(on, counts),
            ..Graph::default()
        })
    }
}

impl Evidence {
    fn parts(&self) -> [(&'static str, Vec<u8>); 16] {
        [
            ("evidence-records", bytes(&*self.records)),
            ("evidence-sources", bytes(&*self.sources)),
            ("evidence-cases", bytes(&*self.cases)),
            ("evidence-from", bytes(&*self.from)),
            ("evidence-via", bytes(&*self.via)),
            ("evidence-cases-of", bytes(&*self.cases_of)),
            ("evidence-sources-of-case", bytes(&*self.sources_of_case)),
            ("evidence-of-source", bytes(&*self.of_source)),
            ("evidence-of-configuration", bytes(&*self.of_configuration)),
            ("evidence-of-claim", bytes(&*self.of_claim)),
            ("evidence-of-factor", bytes(&*self.of_factor)),
            ("evidence-sources-of", bytes(&*self.sources_of)),
            ("evidence-others", bytes(&*self.others)),
            ("evidence-told", bytes(&*self.told)),
            ("evidence-own-via", bytes(&*self.own_via)),
            ("evidence-source-via", bytes(&*self.source_via)),
        ]
    }

    fn lying(on: &Rc<dyn Parts>, counts: Counts) -> Evidence {
        let Counts { factors, claims, configurations, records, sources, cases, others, .. } = counts;
        Evidence {
            records: Part::lying(on, "evidence-records", records),
            sources: Part::lying(on, "evidence-sources", sources),
            cases: Part::lying(on, "evidence-cases", cases),
            from: Part::lying(on, "evidence-from", records),
            via: Part::lying(on, "evidence-via", records),
            cases_of: Part::lying(on, "evidence-cases-of", sources),
            sources_of_case: Part::lying(on, "evidence-sources-of-case", cases),
            of_source: Part::lying(on, "evidence-of-source", sources),
            of_configuration: Part::lying(on, "evidence-of-configuration", configurations),
            of_claim: Part::lying(on, "evidence-of-claim", claims),
            of_factor: Part::lying(on, "evidence-of-factor", factors),
            sources_of: Part::lying(on, "evidence-sources-of", configurations),
            others: Part::lying(on, "evidence-others", others),
            told: Part::lying(on, "evidence-told", records),
            own_via: Part::lying(on, "evidence-own-via", records),
            source_via: Part::lying(on, "evidence-source-via", sources),
        }
    }
}

impl Counts {
    fn read(bytes: &[u8]) -> Option<Counts> {
        let counts: Vec<usize> = u32::all(bytes).into_iter().map(|count| count as usize).collect();
        let [factors, theories, themes, claims, configurations, groups, records, sources, cases, others] =
            counts.try_into().ok()?;
        Some(Counts { factors, theories, themes, claims, configurations, groups, records, sources, cases, others })
    }
}

fn bytes(flat: &impl Flat) -> Vec<u8> {
    let mut bytes = Vec::new();
    flat.put(&mut bytes);
    bytes
}
