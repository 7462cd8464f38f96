//! What the evidence for claims lacks.

use super::{gap::Gaps, ground::Ground};
use crate::graph::{Naming, Stance};

/// Calls `each` for the claims that take part, with the sources of what supports them.
fn each(ground: &Ground<'_>, gaps: &mut Gaps<'_>, mut each: impl FnMut(u32, &Backing, &mut Gaps<'_>)) {
    for &claim in &ground.claims {
        if !gaps.go_on() {
            return;
        }
        each(claim, &Backing::of(ground, claim), gaps);
    }
}

/// What stands behind a claim.
struct Backing {
    supported: bool,
    sources: Vec<u32>,
    /// The cases that the sources speak about, if each speaks about one.
    cases: Option<Vec<u32>>,
    /// The reviews in which the supporting evidence was read, if each piece was.
    reviews: Option<Vec<u32>>,
    /// Whether something contradicts it, or was looked for and not found.
    countered: bool,
}

impl Backing {
    fn of(ground: &Ground<'_>, claim: u32) -> Backing {
        let evidence = &ground.graph().evidence;
        let namings = evidence.of_claim.get(claim);
        let supporting: Vec<u32> = of(namings, Stance::Supports).collect();
        let sources = distinct(supporting.iter().flat_map(|piece| evidence.from.get(*piece)));
        let each = |lists: Vec<&[u32]>| {
            let whole = !lists.is_empty() && lists.iter().all(|list| !list.is_empty());
            whole.then(|| distinct(lists.into_iter().flatten()))
        };
        Backing {
            supported: !supporting.is_empty(),
            cases: each(sources.iter().map(|source| evidence.cases_of.get(*source)).collect()),
            reviews: each(supporting.iter().map(|piece| evidence.via.get(*piece)).collect()),
            countered: namings.iter().any(|n| matches!(n.stance, Stance::Contradicts | Stance::Silent)),
            sources,
        }
    }
}

fn of(namings: &[Naming], stance: Stance) -> impl Iterator<Item = u32> + '_ {
    namings.iter().filter(move |naming| naming.stance == stance).map(|naming| naming.evidence)
}

fn distinct<'a>(numbers: impl Iterator<Item = &'a u32>) -> Vec<u32> {
    let mut all: Vec<u32> = numbers.copied().collect();
    all.sort_unstable();
    all.dedup();
    all
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
    each(ground, gaps, |claim, backing, gaps| {
        if !backing.supported {
            let question = about(ground, claim, "Where has it been seen that");
            gaps.add(ground.claim(claim), "evidence for it", question, ground.of_claim(claim));
        }
    });
}

pub(super) fn one_source(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |claim, backing, gaps| {
        let [source] = backing.sources.as_slice() else { return };
        let name = &ground.graph().evidence.sources[*source];
        let opening = format!("Besides {}, who has seen that", ground.wording.named(name));
        let question = about(ground, claim, &opening);
        let lacking = format!("a source besides {name}");
        gaps.add_of_part(ground.claim(claim), Some(name.to_string()), lacking, question, ground.of_claim(claim));
    });
}

pub(super) fn one_case(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |claim, backing, gaps| {
        let (Some([case]), 2..) = (backing.cases.as_deref(), backing.sources.len()) else { return };
        let name = &ground.graph().evidence.cases[*case];
        let opening = format!("Where, besides {}, is it so that", ground.wording.named(name));
        let question = about(ground, claim, &opening);
        let lacking = format!("a case besides {name}");
        gaps.add_of_part(ground.claim(claim), Some(name.to_string()), lacking, question, ground.of_claim(claim));
    });
}

pub(super) fn one_review(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |claim, backing, gaps| {
        let (Some([review]), 2..) = (backing.reviews.as_deref(), backing.sources.len()) else { return };
        let name = &ground.graph().evidence.sources[*review];
        let opening = format!("Which study that {} does not report shows that", ground.wording.named(name));
        let question = about(ground, claim, &opening);
        let lacking = format!("a source that was not read in {name}");
        gaps.add_of_part(ground.claim(claim), Some(name.to_string()), lacking, question, ground.of_claim(claim));
    });
}

pub(super) fn no_counter_evidence(ground: &Ground<'_>, gaps: &mut Gaps<'_>) {
    each(ground, gaps, |claim, backing, gaps| {
        if !backing.supported || backing.countered {
            return;
        }
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
        let lacking = "evidence against it, or a source that is silent";
        gaps.add(ground.claim(claim), lacking, question, ground.of_claim(claim));
    });
}
