//! What sources and evidence lack.

use super::{gap::Gaps, ground::Ground, unused::named};
use crate::{
    graph::Stance,
    theory::{Name, NameOf, Record, RecordKind},
};
use std::collections::BTreeSet;

fn name(record: &Record) -> NameOf {
    NameOf { name: record.name.clone(), number: None }
}

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
        if record.get("quote").is_some() || record.get("paraphrase").is_some() {
            continue;
        }
        let sources: Vec<String> = record.names("from").iter().map(|from| ground.wording.named(&from.name)).collect();
        let of = if sources.is_empty() { "the source".to_owned() } else { sources.join(" and ") };
        let says: Vec<String> = Stance::ALL
            .into_iter()
            .filter(|stance| *stance != Stance::Silent)
            .flat_map(|stance| record.names(stance.word()).into_iter().map(move |n| format!("{} {n}", base(stance))))
            .collect();
        if says.is_empty() {
            continue;
        }
        let question = format!("Which words of {of} {}?", says.join(" and "));
        gaps.add(name(record), "a quote or a paraphrase", question, Vec::new());
    }
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
    let named: BTreeSet<&Name> = named(ground.known.theory);
    for record in ground.known.theory.records().filter(|record| record.kind == RecordKind::Source) {
        if !gaps.go_on() {
            return;
        }
        if !named.contains(&record.name) {
            let question = format!("What does {} say of this theory?", ground.wording.named(&record.name));
            gaps.add(name(record), "a record that names it", question, Vec::new());
        }
    }
}
