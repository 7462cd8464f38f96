//! What the evidence for claims lacks.

use super::{
    gap::{Gap, Gaps, Of, Part, Told},
    ground::Ground,
};
use crate::graph::{Evidence, Naming, Stance};

/// Keeps the claims that take part and of which `lacks` holds.
fn each(ground: &Ground<'_>, gaps: &mut Gaps<'_>, lacks: impl Fn(&Evidence, &[Naming]) -> bool) {
    let evidence = &ground.graph().evidence;
    for &claim in &ground.claims {
        if !gaps.go_on() {
            return;
        }
        if lacks(evidence, evidence.of_claim.get(claim)) {
            gaps.add(Of::Claim(claim), Part::Whole);
        }
    }
}

fn supporting(namings: &[Naming]) -> impl Iterator<Item = u32> + '_ {
    namings.iter().filter(|naming| naming.stance == Stance::Supports).map(|naming| naming.evidence)
}

/// The distinct sources of what supports a claim.
fn sources(evidence: &Evidence, namings: &[Naming]) -> Vec<u32> {
    distinct(supporting(namings).flat_map(|piece| evidence.from.get(piece)))
}

/// The only case of which several supporting sources speak, if each speaks of one.
fn only_case(evidence: &Evidence, namings: &[Naming]) -> Option<u32> {
    let sources = sources(evidence, namings);
    only(sources.iter().map(|source| evidence.cases_of.get(*source))).filter(|_| sources.len() > 1)
}

/// The only review in which all was read that supports a claim, of several sources.
fn only_review(evidence: &Evidence, namings: &[Naming]) -> Option<u32> {
    let review = only(supporting(namings).map(|piece| evidence.via.get(piece)))?;
    (sources(evidence, namings).len() > 1).then_some(review)
}

/// The only number in lists of which none is empty.
fn only<'l>(lists: impl Iterator<Item = &'l [u32]>) -> Option<u32> {
    let mut only = None;
    for list in lists {
        let first = *list.first()?;
        if list.iter().any(|one| *one != *only.get_or_insert(first)) {
            return None;
        }
    }
    only
}

fn distinct<'a>(numbers: impl Iterator<Item = &'a u32>) -> Vec<u32> {
    let mut all: Vec<u32> = numbers.copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The claim of a gap, with what names it.
fn namings<'g>(ground: &Ground<'g>, gap: &Gap) -> Option<(u32, &'g [Naming])> {
    match gap.of {
        Of::Claim(claim) => Some((claim, ground.graph().evidence.of_claim.get(claim))),
        _ => None,
    }
}

/// A question about what a claim says: `opening` and the gist of its first configuration that has one, else the
/// claim as it stands.
fn about(ground: &Ground<'_>, claim: u32, opening: &str) -> String {
    if let Some(gist) = ground.of_claim(claim).into_iter().find_map(|at| ground.wording.gist(at)) {
        return format!("{opening} {gist}?");
    }
    match ground.record(claim).and_then(|record| record.sentence()) {
        Some(sentence) => format!("{opening} this holds: “{sentence}”?"),
        None => format!("{opening} {} holds?", ground.wording.named(&ground.graph().claims[claim])),
    }
}

pub(super) fn no_evidence(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |_, namings| supporting(namings).next().is_none());
}

pub(super) fn tell_no_evidence(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let (claim, _) = namings(ground, gap)?;
    Some(Told::new("evidence for it", about(ground, claim, "Where has it been seen that")))
}

pub(super) fn one_source(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |evidence, namings| sources(evidence, namings).len() == 1);
}

pub(super) fn tell_one_source(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let (claim, namings) = namings(ground, gap)?;
    let evidence = &ground.graph().evidence;
    let name = &evidence.sources[*sources(evidence, namings).first()?];
    let opening = format!("Besides {}, who has seen that", ground.wording.named(name));
    let lacking = format!("a source besides {name}");
    Some(Told::new(lacking, about(ground, claim, &opening)).about(name.to_string()))
}

pub(super) fn one_case(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |evidence, namings| only_case(evidence, namings).is_some());
}

pub(super) fn tell_one_case(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let (claim, namings) = namings(ground, gap)?;
    let evidence = &ground.graph().evidence;
    let name = &evidence.cases[only_case(evidence, namings)?];
    let opening = format!("Where, besides {}, is it so that", ground.wording.named(name));
    let lacking = format!("a case besides {name}");
    Some(Told::new(lacking, about(ground, claim, &opening)).about(name.to_string()))
}

pub(super) fn one_review(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |evidence, namings| only_review(evidence, namings).is_some());
}

pub(super) fn tell_one_review(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let (claim, namings) = namings(ground, gap)?;
    let evidence = &ground.graph().evidence;
    let name = &evidence.sources[only_review(evidence, namings)?];
    let opening = format!("Which study that {} does not report shows that", ground.wording.named(name));
    let lacking = format!("a source that was not read in {name}");
    Some(Told::new(lacking, about(ground, claim, &opening)).about(name.to_string()))
}

pub(super) fn no_counter_evidence(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    let counters = |naming: &Naming| matches!(naming.stance, Stance::Contradicts | Stance::Silent);
    each(ground, gaps, |_, namings| supporting(namings).next().is_some() && !namings.iter().any(counters));
}

pub(super) fn tell_no_counter_evidence(ground: &Ground<'_>, gap: &Gap) -> Option<Told> {
    let (claim, _) = namings(ground, gap)?;
    let wording = &ground.wording;
    let told = ground.of_claim(claim).into_iter().find_map(|at| {
        let cause = wording.conditions(at).or_else(|| wording.mechanisms(at))?;
        Some((cause, wording.outcomes(at)?))
    });
    let question = match told {
        Some((cause, outcomes)) => {
            format!("Where did {} not lead to {}, and what was different there?", cause.text, outcomes.text)
        }
        None => about(ground, claim, "Where is it not so that"),
    };
    Some(Told::new("evidence against it, or a source that is silent", question))
}
