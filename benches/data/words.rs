//! Sentences of words that are as frequent as those of a language.

use super::random::{Random, Zipf};

const COMMON: &str = "the of to and in a that they was it is for with people staff we not were had when their as but from \
    because this trust time support patients nurses training managers teachers families clinic school community leaders \
    funding feedback peer workload motivation confidence recognition supervision incentive resource pressure policy local \
    change practice programme engagement relationship communication autonomy uncertainty belief culture readiness";

const SYLLABLES: [&str; 29] = [
    "ba", "ce", "do", "fi", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "qui", "ro", "su", "ta", "ve", "wi", "xo",
    "yu", "za", "bri", "cla", "dre", "flo", "gra", "pli", "sto", "tre",
];

/// How many words there are.
const COUNT: usize = 6_000;

/// The words, the frequent ones first.
#[derive(Debug)]
pub(super) struct Words {
    words: Vec<String>,
    zipf: Zipf,
}

impl Words {
    /// The same ones always.
    pub(super) fn new() -> Words {
        let mut random = Random::new(1);
        let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        let mut seen: std::collections::BTreeSet<String> = words.iter().cloned().collect();
        while words.len() < COUNT {
            let syllables = 2 + random.below(3);
            let word: String = (0..syllables).map(|_| SYLLABLES[random.below(29) as usize]).collect();
            if seen.insert(word.clone()) {
                words.push(word);
            }
        }
        Words { words, zipf: Zipf::new(COUNT, 0.9) }
    }

    /// A sentence of 15 to 40 words.
    pub(super) fn sentence(&self, random: &mut Random) -> String {
        let count = 15 + random.below(26);
        let words: Vec<&str> = (0..count).map(|_| self.words[self.zipf.pick(random)].as_str()).collect();
        let text = words.join(" ");
        format!("{}{}.", text[..1].to_uppercase(), &text[1..])
    }

    /// Two to five words, none of the most frequent.
    pub(super) fn label(&self, random: &mut Random) -> String {
        let count = 2 + random.below(4);
        (0..count).map(|_| self.rare(random)).collect::<Vec<_>>().join(" ")
    }

    /// A word, none of the most frequent.
    pub(super) fn rare(&self, random: &mut Random) -> &str {
        &self.words[60 + random.below(COUNT as u64 - 60) as usize]
    }
}
