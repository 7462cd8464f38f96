//! Chains and firing say the same: what a chain leads to follows when its start and what must hold are supposed.

use crate::{
    naive::{Naive, Walk},
    random,
    rng::Rng,
    show,
};
use because::theory::{Literal, Record};

/// The first chain whose end does not follow as surely as it says.
fn fault(records: &[Record], tried: &mut usize) -> Option<String> {
    let naive = Naive::new(records);
    let live = naive.live(None);
    let walk = Walk::over(&naive, live.clone());
    for start in walk.literals() {
        let chains = walk.chains(std::slice::from_ref(start), walk.literals(), 3, false);
        for chain in chains.iter().filter(|chain| !chain.is_opposed()) {
            let mut assumed: Vec<Literal> = vec![chain.start.clone()];
            assumed.extend(chain.needs().iter().filter_map(|group| group.first().cloned()));
            let following = naive.suppose(&assumed, &live);
            let mut literals: Vec<&Literal> = vec![&chain.start];
            literals.extend(chain.links.iter().flat_map(|link| [&link.from, &link.to]));
            let contested = literals.iter().any(|literal| {
                let wider = naive.wider(&literal.factor);
                following.pulled.contains(&literal.factor) || wider.iter().any(|name| following.pulled.contains(name))
            });
            if contested {
                continue;
            }
            *tried += 1;
            let had = following.had.get(&chain.end()).copied();
            if had.is_none() || (had == Some(false) && !chain.may_follow()) {
                return Some(format!("{:?}\nassumed {assumed:?}\nhad: {:?}", walk.row(chain), following.had));
            }
        }
    }
    None
}

#[test]
fn the_end_of_a_chain_follows_as_surely_as_it_says() {
    let mut tried = 0;
    for seed in 0..250 {
        let mut rng = Rng::new(seed);
        let size = random::Size { claims: rng.between(1, 7), factors: rng.between(2, 8) };
        let records = random::theory(&mut rng, size);
        if fault(&records, &mut tried).is_some() {
            let least = crate::shrink::shrink(&records, &mut |records| fault(records, &mut 0).is_some());
            panic!("seed {seed}\n\n{}\n{}", show::theory(&least), fault(&least, &mut 0).unwrap_or_default());
        }
    }
    assert!(tried > 1500, "only {tried} chains were tried");
}
