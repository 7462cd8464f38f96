//! What speaks against what is contested.

use super::{Naive, chains::turned, firing::Following};
use because::theory::{Direction, Literal};
use std::collections::BTreeSet;

impl Naive<'_> {
    /// What speaks against a literal where it is contested, by name.
    pub(super) fn against(&self, following: &Following, literal: &Literal, live: &[usize]) -> String {
        let mut found = BTreeSet::new();
        if following.surety(literal) == Some("contested") {
            self.speaks_against(following, literal, live, &mut BTreeSet::new(), &mut found);
        }
        found.iter().map(Literal::to_string).collect::<Vec<_>>().join(", ")
    }

    /// What speaks against a literal itself; where nothing does, what speaks against all that it rests on.
    fn speaks_against(
        &self,
        following: &Following,
        literal: &Literal,
        live: &[usize],
        seen: &mut BTreeSet<Literal>,
        found: &mut BTreeSet<Literal>,
    ) {
        if !seen.insert(literal.clone()) {
            return;
        }
        if following.is_pulled(&literal.factor) {
            let both = [Direction::More, Direction::Less];
            let both = both.map(|direction| Literal { factor: literal.factor.clone(), direction });
            found.extend(both.into_iter().filter(|one| one != literal));
            return;
        }
        for (group, met_by) in self.met_by(following, literal, live) {
            let ways = group.iter().filter(|way| way.factor == met_by.factor && way.direction != Direction::Unsaid);
            let told_otherwise = ways.map(turned).filter(|opposite| following.all.contains_key(opposite));
            if met_by.direction == Direction::Unsaid && !following.assumed.contains(&met_by) {
                found.extend(told_otherwise);
            }
        }
        for below in self.rests_on(following, literal, live) {
            self.speaks_against(following, &below, live, seen, found);
        }
    }
}
