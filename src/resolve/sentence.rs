//! A sentence in somebody's own words: which factors and claims it names, in which direction, and what is left of it.

use crate::theory::{Name, RecordKind, Role, Titled};

/// Words that tell nothing of what is meant.
const SMALL: &[&str] = &[
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does", "each",
    "ever", "for", "from", "get", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "may", "me", "might", "my", "of", "on", "only", "or", "other", "our", "people", "shall", "should", "show", "so",
    "some", "tell", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too",
    "up", "us", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "who", "whom", "whose",
    "why", "will", "with", "would", "you", "your",
];

/// Words that say that there is less of something, by how they begin.
const LESS: &[&str] = &[
    "absen",
    "break",
    "broke",
    "collaps",
    "declin",
    "decreas",
    "disappear",
    "drop",
    "erod",
    "fail",
    "fall",
    "fell",
    "fewer",
    "harm",
    "hinder",
    "lack",
    "less",
    "lose",
    "losing",
    "loss",
    "lost",
    "lower",
    "low",
    "reduc",
    "suffer",
    "undermin",
    "weak",
    "worse",
];

/// Words that say that there is more of something, by how they begin.
const MORE: &[&str] = &[
    "better",
    "boost",
    "build",
    "built",
    "creat",
    "enhanc",
    "foster",
    "gain",
    "grow",
    "higher",
    "high",
    "improv",
    "increas",
    "more",
    "promot",
    "rais",
    "rise",
    "rising",
    "strengthen",
    "stronger",
];

/// Words, by how they begin, that any question about a theory may have.
const GENERAL: &[&str] = &[
    "anybod",
    "anyon",
    "anyth",
    "because",
    "between",
    "change",
    "compar",
    "context",
    "does",
    "everybod",
    "everyon",
    "everyth",
    "explain",
    "factor",
    "find",
    "first",
    "happen",
    "help",
    "important",
    "know",
    "list",
    "made",
    "make",
    "matter",
    "mechanism",
    "mention",
    "most",
    "nobod",
    "nothing",
    "often",
    "outcome",
    "print",
    "programm",
    "role",
    "since",
    "someb",
    "support",
    "theor",
    "thing",
    "work",
];

/// A record that is named in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meant {
    pub(super) name: Name,
    pub(super) kind: RecordKind,
    /// The words that name it.
    words: Vec<usize>,
}

impl Meant {
    pub(super) fn is_actor(&self) -> bool {
        self.kind == RecordKind::Factor(Some(Role::Actor))
    }

    /// Which words of the sentence name it, in its order.
    pub(super) fn places(&self) -> &[usize] {
        &self.words
    }

    /// The first of the words that name it.
    pub(super) fn at(&self) -> usize {
        self.words.first().copied().unwrap_or_default()
    }
}

/// A sentence taken apart.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Its words in lower case.
    pub(super) words: Vec<String>,
    /// The factors that it names, in its order.
    pub(super) factors: Vec<Meant>,
    /// The first statement or `cmoc` that it names.
    pub(super) claim: Option<Meant>,
    /// `+` or `-`, where its words say so of something.
    pub(super) sign: &'static str,
}

impl Sentence {
    /// Whether a character stands within words.
    pub(super) fn is_inside(c: char) -> bool {
        c.is_alphanumeric() || c == '-'
    }

    /// Takes a sentence apart. Records are found by name, or where all the words of their name, label or another name
    /// stand in it.
    pub(super) fn of(titles: &[Titled], text: &str) -> Sentence {
        let words = text.split(|c: char| !Sentence::is_inside(c)).map(|word| word.trim_matches('-').to_lowercase());
        let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
        let mut found = Vec::new();
        for called in titles {
            if let Some(words) = words_of(called, &words) {
                found.push(Meant { name: called.name.clone(), kind: called.kind, words });
            }
        }
        // what is named by more words is meant where the same words name another too
        let claims = |one: &Meant| !one.kind.is_factor();
        found.sort_by(|a, b| {
            b.words.len().cmp(&a.words.len()).then_with(|| (claims(a), &a.name).cmp(&(claims(b), &b.name)))
        });
        let mut taken = vec![false; words.len()];
        found.retain(|one: &Meant| {
            let free = one.words.iter().all(|at| !taken[*at]);
            one.words.iter().for_each(|at| taken[*at] = true);
            free
        });
        found.sort_by_key(Meant::at);
        let claim = found.iter().find(|one| matches!(one.kind, RecordKind::Statement | RecordKind::Cmoc)).cloned();
        found.retain(|one| one.kind.is_factor());
        let says = |of: &[&str]| {
            let free = words.iter().zip(&taken).filter(|(_, taken)| !**taken);
            free.into_iter().any(|(word, _)| of.iter().any(|begins| word.starts_with(begins)))
        };
        let sign = match (says(LESS), says(MORE)) {
            (true, false) => "-",
            (false, true) => "+",
            _ => "",
        };
        let words =
            words.into_iter().zip(taken).map(|(word, taken)| if taken { String::new() } else { word }).collect();
        Sentence { words, factors: found, claim, sign }
    }

    /// Whether a word of the sentence, apart from those that name records, is one of these; `circ*` begins one.
    pub(super) fn has(&self, any: &[&str]) -> bool {
        any.iter().any(|wanted| self.place(wanted).is_some())
    }

    /// Where one word, or several one behind the other, stand in it.
    pub(super) fn place(&self, wanted: &str) -> Option<usize> {
        let wanted: Vec<&str> = wanted.split(' ').collect();
        self.words
            .windows(wanted.len())
            .position(|words| words.iter().zip(&wanted).all(|(word, wanted)| is(word, wanted)))
    }

    /// The words that say something, and name nothing.
    pub(super) fn left(&self) -> impl Iterator<Item = &str> {
        let begins = |word: &str| LESS.iter().chain(MORE).chain(GENERAL).any(|begins| word.starts_with(begins));
        let says = move |word: &&str| word.chars().count() >= 4 && !SMALL.contains(word) && !begins(word);
        self.words.iter().map(String::as_str).filter(says)
    }
}

/// The words of a sentence that name a record: its name as it stands, or all the words of one of its titles.
fn words_of(called: &Titled, words: &[String]) -> Option<Vec<usize>> {
    let whole = words.iter().position(|word| word == called.name.as_str()).map(|at| vec![at]);
    match called.kind {
        RecordKind::Statement | RecordKind::Cmoc => whole.or_else(|| run_of(called.name.as_str(), words)),
        kind if kind.is_factor() => {
            let titles = std::iter::once(called.name.as_str()).chain(called.titles());
            titles.filter_map(|title| all_in(title, words)).chain(whole).max_by_key(Vec::len)
        }
        _ => whole,
    }
}

/// Where a name of several words stands in a sentence, typed with blanks.
fn run_of(name: &str, words: &[String]) -> Option<Vec<usize>> {
    let run: Vec<&str> = name.split('-').collect();
    let at = words.windows(run.len().max(2)).position(|words| words.iter().eq(&run))?;
    Some((at..at + run.len()).collect())
}

/// Where the words of a title stand in a sentence, if all that say something do.
fn all_in(title: &str, words: &[String]) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase) {
        if word.is_empty() || SMALL.contains(&word.as_str()) {
            continue;
        }
        places.push(words.iter().position(|other| stem(other) == stem(&word))?);
    }
    places.sort_unstable();
    places.dedup();
    (!places.is_empty()).then_some(places)
}

/// A word without what is usually hung on it, so that `neighbours` is `neighbour` and `acting` is `act`.
pub(super) fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 12] = ["ations", "ation", "iness", "ness", "ings", "ing", "ies", "es", "ed", "s", "y", "e"];
    let shorter = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending)).find(|stem| stem.chars().count() >= 3);
    shorter.unwrap_or(word)
}

/// Whether a word is one that is looked for; `*` behind that stands for all that begin so.
pub(super) fn is(word: &str, wanted: &str) -> bool {
    wanted.strip_suffix('*').map_or(word == wanted, |begins| word.starts_with(begins))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{language, text::FileId, theory::Record};

    fn sentence(text: &str) -> Sentence {
        let known = "mechanism trust \"Trust and initial trust\"\n\nmechanism faith\n\nfactor acting-together\n\n\
            factor trust-in-leaders \"Trust in leaders\"\n\nstatement early-wins\n  says Some words\n";
        let records: Vec<Record> =
            language::parse_records(FileId(0), known).records.into_iter().map(|read| read.record).collect();
        Sentence::of(&records.iter().map(Titled::of).collect::<Vec<_>>(), text)
    }

    fn named(text: &str) -> Vec<String> {
        sentence(text).factors.iter().map(|one| one.name.to_string()).collect()
    }

    #[test]
    fn factors_are_found_by_all_the_words_of_a_name_or_label() {
        assert_eq!(named("do people act together out of faith?"), ["acting-together", "faith"]);
        assert_eq!(named("Why does TRUST fall?"), ["trust"]);
        assert_eq!(named("when do people trust their leaders"), ["trust-in-leaders"]);
        assert_eq!(named("is everybody together"), [""; 0]);
        assert_eq!(sentence("is there proof of early wins").claim.map(|one| one.at()), Some(4));
        assert_eq!(
            sentence("who doubts early-wins").claim.map(|one| one.name.to_string()).as_deref(),
            Some("early-wins")
        );
    }

    #[test]
    fn a_direction_is_one_that_nothing_else_contradicts() {
        assert_eq!(sentence("why do people lose faith").sign, "-");
        assert_eq!(sentence("what builds trust").sign, "+");
        assert_eq!(sentence("does losing faith build trust").sign, "");
        assert_eq!(sentence("why trust").sign, "");
    }

    #[test]
    fn words_are_compared_without_their_endings() {
        assert_eq!(stem("neighbours"), stem("neighbour"));
        assert_eq!(stem("acting"), stem("acts"));
        assert_eq!(stem("loneliness"), "lonel");
        assert_eq!(stem("lonely"), "lonel");
        assert_eq!(stem("is"), "is");
    }
}
