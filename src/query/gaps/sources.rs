//! What sources and evidence lack.

use super::{
    gap::{Gap, Gaps, Of, Part, Told},
    ground::Ground,
    unused::named,
};
use crate::{graph::Stance, theory::Record};
use std::collections::BTreeSet;

/// Evidence without words, where it speaks of something that takes part.
pub(super) fn no_quote(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    let graph = ground.graph();
    let mut evidence: BTreeSet<u32> = BTreeSet::new();
    for claim in &ground.claims {
        evidence.extend(graph.evidence.of_claim.get(*claim).iter().map(|naming| naming.evidence));
    }
    for factor in ground.standing() {
        evidence.extend(graph.evidence.of_factor.get(*factor).iter().map(|naming| naming.evidence));
    }
    for at in evidence {
        if !gaps.go_on() {
            return;
        }
        let Some(record) = ground.known.theory.get(&graph.evidence.records[at]) else { continue };
        let has_words = record.get("quote").is_some() || record.get("paraphrase").is_some();
        if !has_words && !says(record).is_empty() {
            gaps.add(Of::Evidence(at), Part::Whole);
        }
    }
}

pub(super) fn tell_no_quote(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let Of::Evidence(at) = gap.of else { return None };
    let record = ground.known.theory.get(&ground.graph().evidence.records[at])?;
    let sources: Vec<String> = record.names("from").iter().map(|from| ground.wording.named(&from.name)).collect();
    let of = if sources.is_empty() { "the source".to_owned() } else { sources.join(" and ") };
    let question = format!("Which words of {of} {}?", says(record).join(" and "));
    Some(Told::new("a quote or a paraphrase", question))
}

/// What an evidence record says of what: `support early-wins`.
fn says(record: &Record) -> Vec<String> {
    let stances = Stance::ALL.into_iter().filter(|stance| *stance != Stance::Silent);
    stances
        .flat_map(|stance| record.names(stance.word()).into_iter().map(move |n| format!("{} {n}", base(stance))))
        .collect()
}

/// What words do: `support`, `contradict`, `refine`.
fn base(stance: Stance) -> &'static str {
    stance.word().trim_end_matches('s')
}

/// Sources that no record names. They belong to no theory, so a question about one theory does not ask for them.
pub(super) fn unheard(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    if ground.theory().is_some() || ground.is_narrowed() {
        return;
    }
    let named = named(ground.known.theory);
    for (name, at) in ground.graph().evidence.sources.iter().zip(0..) {
        if !gaps.go_on() {
            return;
        }
        if !named.contains(name) {
            gaps.add(Of::Source(at), Part::Whole);
        }
    }
}

pub(super) fn tell_unheard(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let Of::Source(at) = gap.of else { return None };
    let source = ground.wording.named(&ground.graph().evidence.sources[at]);
    Some(Told::new("a record that names it", format!("What does {source} say of this theory?")))
}
