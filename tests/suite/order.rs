//! The order in which records are loaded changes no answer.

use crate::{engine::Engine, random, rng::Rng, show};

#[test]
fn the_order_of_loading_changes_no_answer() {
    for seed in 30_000..30_300 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let records = random::theory(&mut rng, size);
        let mut shuffled = records.clone();
        rng.shuffle(&mut shuffled);
        let (one, other) = (Engine::new(&records), Engine::new(&shuffled));
        for _ in 0..4 {
            let question = random::question(&mut rng, &records);
            let (a, b) = (one.ask(&question), other.ask(&question));
            assert_eq!(a, b, "seed {seed}\n{}\n{question}", show::theory(&records));
        }
    }
}
