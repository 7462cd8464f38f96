//! Outcomes that are wanted and those that are not, record by record.

use super::{Naive, leading::Asked};
use because::theory::{Direction, Literal, Name, NameOf, RecordKind};
use std::collections::BTreeSet;

impl Naive<'_> {
    /// The wanted, or the unwanted, literals among the outcomes of these configurations.
    pub(super) fn outcomes(&self, wanted: bool, live: &[usize]) -> Vec<Asked> {
        let fits = |literal: &Literal| {
            let says = self.says(literal);
            let (liked, disliked) = match literal.direction {
                Direction::More => ("more", "less"),
                Direction::Less => ("less", "more"),
                Direction::Unsaid => return false,
            };
            says == BTreeSet::from([if wanted { liked } else { disliked }])
        };
        let all = self.given(live).into_iter().filter(fits);
        all.map(|literal| Asked { counts: vec![literal.clone()], literal }).collect()
    }

    /// Of how many outcomes nothing is declared.
    pub(super) fn unvalued(&self, live: &[usize]) -> usize {
        self.given(live).iter().filter(|literal| self.says(literal).is_empty()).count()
    }

    fn given(&self, live: &[usize]) -> BTreeSet<Literal> {
        live.iter().flat_map(|&at| self.told[at].outcomes().into_iter().flatten().cloned()).collect()
    }

    /// What is declared of a literal: the word of its own record; of more of it else those of its wider ones.
    fn says(&self, literal: &Literal) -> BTreeSet<&str> {
        match self.own(&literal.factor) {
            Some(word) => BTreeSet::from([word]),
            None if literal.direction == Direction::More => self.above(&literal.factor),
            None => BTreeSet::new(),
        }
    }

    fn own(&self, factor: &Name) -> Option<&str> {
        self.record(factor).filter(|record| record.kind != RecordKind::Scale).and_then(|record| record.text("wanted"))
    }

    /// The words of the factors right above; of one without a word, those above it.
    fn above(&self, factor: &Name) -> BTreeSet<&str> {
        let Some(record) = self.record(factor) else { return BTreeSet::new() };
        let mut words = BTreeSet::new();
        for NameOf { name, .. } in record.names("kind of") {
            match self.own(name) {
                Some(word) => {
                    words.insert(word);
                }
                None => words.extend(self.above(name)),
            }
        }
        words
    }
}
