//! What is known under the names that somebody is typing: for completion and highlighting.

use super::Session;
use crate::{
    answer::Stamp,
    graph::Graph,
    language, query, resolve,
    text::FileId,
    theory::{Field, Name, Record, RecordKind, Theory, Value},
};

/// From how many letters on the words of labels are looked through: fewer fit too many.
const LETTERS: usize = 3;

/// A name that fits, with what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: Name,
    /// The kind of its record.
    pub kind: RecordKind,
    /// Its label; where it has none, the sentence of a statement, else what a piece of evidence says.
    pub label: Option<String>,
}

/// Names that fit: the first of them, and how many there are at least.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fitting {
    /// Those that begin as typed, then those of which a later word does, then those of which a word of the label does.
    pub named: Vec<Named>,
    /// How many there are; of labels only those that were looked at count.
    pub total: usize,
}

impl Session {
    /// The names that fit what is typed, of records of the kinds that `accepts` takes: at most `most` of them.
    pub fn fitting(&self, typed: &str, accepts: &dyn Fn(RecordKind) -> bool, most: usize) -> Fitting {
        let near = self.store.names_near(typed, accepts, most);
        let mut fitting = Fitting { named: Vec::new(), total: near.total };
        let theory = self.store.theory();
        for (kind, name) in near.names {
            let label = theory.get(&name).and_then(|record| called(record));
            fitting.named.push(Named { name, kind, label });
        }
        if fitting.total < most && typed.chars().count() >= LETTERS && typed.chars().all(char::is_alphanumeric) {
            self.fit_by_label(typed, accepts, most, &mut fitting);
        }
        self.store.let_go();
        fitting
    }

    fn fit_by_label(&self, typed: &str, accepts: &dyn Fn(RecordKind) -> bool, most: usize, fitting: &mut Fitting) {
        let theory = self.store.theory();
        for name in self.store.called(typed, accepts, most + fitting.named.len()) {
            let Some(kind) = theory.kind(&name) else { continue };
            if fitting.named.iter().any(|named| named.name == name) {
                continue;
            }
            if fitting.named.len() >= most {
                return;
            }
            let label = theory.get(&name).and_then(|record| called(record));
            fitting.named.push(Named { name, kind, label });
            fitting.total += 1;
        }
    }

    /// The kind of the record with that name. Of names in memory only the table is asked, so that each key can ask.
    pub fn kind_of(&self, name: &str) -> Option<RecordKind> {
        let kind = self.store.theory().kind(&Name::new(name));
        self.store.let_go();
        kind
    }

    /// Whether a name of a record begins so.
    pub fn begins_a_name(&self, typed: &str) -> bool {
        let near = self.store.names_near(typed, &|_| true, 1);
        self.store.let_go();
        !near.names.is_empty()
    }

    /// The levels of a scale, from the lowest; none where it is not declared.
    pub fn levels(&self, scale: &str) -> Vec<String> {
        let record = self.store.theory().find(scale).filter(|record| record.kind == RecordKind::Scale);
        let level =
            |field: &Field| if let Value::Level(level) = &field.value { Some(level.word.clone()) } else { None };
        let levels = record.map(|record| record.fields.iter().filter_map(level).collect()).unwrap_or_default();
        self.store.let_go();
        levels
    }

    /// The fields, counts and columns that fit at the end of a question up to there. The question is asked, with a word
    /// that none of them is, of a theory in which only what it names is known: the fault tells.
    pub fn fields_at(&self, before: &str) -> Vec<String> {
        const NONE: &str = "no-such-field";
        let mut small = Theory::default();
        for word in before.split(|c: char| !c.is_alphanumeric() && c != '-').map(|word| word.trim_start_matches('-')) {
            if let Some(kind) = self.kind_of(word) {
                let name = Name::new(word);
                small.insert(Record { kind, name, label: None, counting: None, fields: Vec::new() });
            }
        }
        let open = before.matches('(').count().saturating_sub(before.matches(')').count());
        let closing = ")".repeat(open);
        let questions = [format!("{before} {NONE} = 0{closing}"), format!("{before} {NONE}{closing}")];
        let read = questions.iter().find_map(|question| language::parse_question(FileId(0), 0, question).ok());
        let Some(question) = read.and_then(|read| resolve::question(&small, &read).ok()) else { return Vec::new() };
        let graph = Graph::build(&small);
        let known = query::Known { theory: &small, graph: &graph, words: None, stamp: Stamp::default() };
        match query::run(&known, &question, &query::Budget::default()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().find(|fault| !fault.choices.is_empty()).map_or(Vec::new(), |f| f.choices),
        }
    }
}

/// What people call a record.
fn called(record: &Record) -> Option<String> {
    let said = || record.text("quote").or_else(|| record.text("paraphrase")).map(str::to_owned);
    record.label.clone().or_else(|| record.sentence()).or_else(said)
}
