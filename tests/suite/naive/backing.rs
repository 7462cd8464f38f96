//! What evidence names a thing, counted.

use super::Naive;
use because::theory::{Name, NameOf, Record, RecordKind, Value};
use std::collections::BTreeSet;

impl<'a> Naive<'a> {
    /// Whether a piece of evidence takes a stance on a thing: a configuration is meant by its own name and by that of its
    /// whole statement, a statement by its own name and by that of each of its configurations.
    fn names(piece: &Record, stance: &str, thing: &NameOf) -> bool {
        piece.names(stance).iter().any(|named| {
            named.name == thing.name
                && (named.number.is_none() || thing.number.is_none() || named.number == thing.number)
        })
    }

    /// The evidence records that take a stance on a thing.
    pub(crate) fn pieces(&self, stance: &str, thing: &NameOf) -> Vec<&'a Record> {
        let mut found = Vec::new();
        for record in self.records {
            if record.kind == RecordKind::Evidence && Naive::names(record, stance, thing) {
                found.push(record);
            }
        }
        found
    }

    /// The pieces of evidence that a record is: one from each source that it names, or one from nobody.
    pub(crate) fn pieces_of(record: &Record) -> BTreeSet<(Name, Option<Name>)> {
        let from = record.names("from");
        let mut pieces: BTreeSet<_> =
            from.iter().map(|source| (record.name.clone(), Some(source.name.clone()))).collect();
        if pieces.is_empty() {
            pieces.insert((record.name.clone(), None));
        }
        pieces
    }

    /// How many pieces of evidence take a stance on a thing.
    pub(crate) fn count_of(&self, stance: &str, thing: &NameOf) -> usize {
        self.pieces(stance, thing).iter().map(|record| Naive::pieces_of(record).len()).sum()
    }

    /// The distinct sources of what supports a thing.
    pub(crate) fn sources(&self, thing: &NameOf) -> BTreeSet<Name> {
        let mut sources = BTreeSet::new();
        for piece in self.pieces("supports", thing) {
            for source in piece.names("from") {
                sources.insert(source.name.clone());
            }
        }
        sources
    }

    /// The distinct cases of the sources of what supports a thing.
    pub(crate) fn cases(&self, thing: &NameOf) -> BTreeSet<Name> {
        let sources = self.sources(thing);
        let records = sources.iter().filter_map(|source| self.record(source));
        records.flat_map(|record| record.names("case")).map(|case| case.name.clone()).collect()
    }

    /// The distinct reviews in which what supports a thing was read.
    pub(crate) fn reviews(&self, thing: &NameOf) -> BTreeSet<Name> {
        let pieces = self.pieces("supports", thing);
        let mut reviews: BTreeSet<Name> =
            pieces.iter().flat_map(|piece| piece.names("via")).map(|review| review.name.clone()).collect();
        for source in self.sources(thing) {
            let record = self.record(&source);
            reviews.extend(record.into_iter().flat_map(|r| r.names("via")).map(|review| review.name.clone()));
        }
        reviews
    }

    /// The words of the team's scale for degrees, from the least.
    pub(crate) fn levels(&self) -> Vec<String> {
        let scale = self.records.iter().find(|r| r.kind == RecordKind::Scale && r.name.as_str() == "degree");
        let fields = scale.map_or(&[][..], |scale| &scale.fields);
        let word = |value: &Value| match value {
            Value::Level(level) => Some(level.word.clone()),
            _ => None,
        };
        fields.iter().filter_map(|field| word(&field.value)).collect()
    }

    /// The level at which a word stands.
    pub(crate) fn level(&self, word: &str) -> Option<usize> {
        self.levels().iter().position(|level| level.eq_ignore_ascii_case(word))
    }
}
