//! What is rare comes often enough in the random theories for the engine and the naive evaluator to be held against each
//! other on it.

use crate::{
    naive::{Naive, Walk},
    random,
    rng::Rng,
};
use because::question::Verb;

#[test]
fn random_theories_have_what_is_rare() {
    let (mut passed_over, mut none_whole, mut mirrored, mut rests_on_pulled) = (0, 0, 0, 0);
    for seed in 0..1000 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let records = random::theory(&mut rng, size);
        let naive = Naive::new(&records);
        for _ in 0..5 {
            let question = random::question(&mut rng, &records);
            if let Verb::Paths(paths) = &question.verb {
                let live = naive.live(question.tail.using.as_ref());
                let (from, to) = (naive.ends(&paths.from, &live), naive.ends(&paths.to, &live));
                let walk = Walk::over(&naive, live);
                for chain in walk.chains(&from, &to, 3, true) {
                    let left = |link: &crate::naive::Link| link.agreeing.len() < link.tellings.len();
                    passed_over += usize::from(!chain.is_opposed() && chain.links.iter().any(left));
                    mirrored += usize::from(!chain.is_opposed() && chain.is_mirrored());
                    none_whole += usize::from(walk.is_told_whole_only_against_itself(&chain));
                }
            }
            if matches!(question.verb, Verb::Suppose(_)) {
                let rows = naive.answer(&question).rows;
                let below = |row: &&crate::naive::Row| {
                    let name = row["literal"].trim_start_matches(['+', '-', '?']);
                    !row["against"].is_empty() && !row["against"].contains(name)
                };
                rests_on_pulled += rows.iter().filter(below).count();
            }
        }
    }
    let seen = [passed_over, none_whole, mirrored, rests_on_pulled];
    assert!(seen.iter().all(|seen| *seen > 5), "{seen:?}");
}
