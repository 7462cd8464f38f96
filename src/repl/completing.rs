//! Completion: what can be typed at the cursor, by the kind of thing that fits there. No terminal is needed for it.
//!
//! In a question the grammar tells what fits, by a parse that fails at the cursor ([`language::expected`]); in a record
//! the table of fields does; a command has an argument of a kind. Names then come from what is known.

use super::place::{Place, place};
use crate::{
    files,
    language::{self, Slot},
    question::{Format, Things, about, words},
    session::{self, Argument, Session},
    theory::{
        Name, RecordKind, Role,
        fields::{self, FieldSpec, Takes, Wanted},
    },
};

/// How many candidates are given at most.
pub(super) const MOST: usize = 100;

/// Something that can stand at the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is put in the place of the word that is being typed.
    pub text: String,
    /// What it is: the label of a record, what a field or a command is for.
    pub about: String,
}

/// What fits at the cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidates {
    /// Where the word begins that is being typed, in bytes.
    pub start: usize,
    /// What fits.
    pub list: Vec<Candidate>,
    /// How many more there are.
    pub more: usize,
    /// Whether a space follows what is put in, where nothing else can be meant.
    pub spaced: bool,
}

/// What fits at the end of a text, which is what was typed up to the cursor: at most so many, and never more than 100.
/// Of names no more are read than that.
///
/// ```
/// use because::{repl::candidates, session::{Session, Settings}};
/// let session = Session::new(Settings::default());
/// let found = candidates(&session, "find mech", 20);
/// assert_eq!((found.start, found.list[0].text.as_str()), (5, "mechanisms"));
/// ```
pub fn candidates(session: &Session, before: &str, most: usize) -> Candidates {
    let most = most.min(MOST);
    let mut gathered =
        Gathered { session, start: before.len(), typed: "", most, asks: false, list: Vec::new(), more: 0 };
    let place = place(before);
    let spaced = match place {
        Place::Code(_) => false,
        Place::Command(entry) => entry.takes != Argument::Path,
        _ => true,
    };
    match place {
        Place::Free => {}
        Place::Opening => gathered.opening(before),
        Place::Command(entry) => gathered.argument(before, entry),
        Place::Question(begin) => gathered.question(before, begin),
        Place::Header(kind) => gathered.header(before, kind),
        Place::FieldWord(kind, typed) => gathered.field_words(before, kind, typed),
        Place::Value(_, spec, from) => gathered.value(before, spec, from),
        Place::Code(from) => gathered.code(before, from),
    }
    let more = gathered.more + gathered.list.len().saturating_sub(most);
    gathered.list.truncate(most);
    Candidates { start: gathered.start, list: gathered.list, more, spaced }
}

/// Candidates while they are gathered.
struct Gathered<'a> {
    session: &'a Session,
    start: usize,
    /// The word that is being typed.
    typed: &'a str,
    most: usize,
    /// Whether it is a question that is being typed.
    asks: bool,
    list: Vec<Candidate>,
    more: usize,
}

impl<'a> Gathered<'a> {
    /// Says where the word begins that is being typed.
    fn at(&mut self, before: &'a str, start: usize) {
        self.start = start;
        self.typed = before.get(start..).unwrap_or_default();
    }

    /// The word that is being typed is the last one, of letters, digits and hyphens; a minus before it is its sign.
    fn at_last_word(&mut self, before: &'a str) {
        let word = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '-');
        let rest = before.get(word.len()..).unwrap_or_default();
        self.at(before, before.len() - rest.trim_start_matches('-').len());
    }

    /// Adds words that begin as typed.
    fn words<'w>(&mut self, words: impl IntoIterator<Item = (&'w str, &'w str)>) {
        let typed = self.typed.to_lowercase();
        for (word, about) in words {
            if word.starts_with(&typed) && !self.list.iter().any(|candidate| candidate.text == word) {
                self.list.push(Candidate { text: word.to_owned(), about: about.to_owned() });
            }
        }
    }

    /// Adds names of records, with the signs given before each.
    fn names(&mut self, accepts: &dyn Fn(RecordKind) -> bool, signs: &[&str]) {
        let typed = self.typed.trim_start_matches(['"', '“', '„']);
        let fitting = self.session.fitting(typed, accepts, self.most);
        self.more += fitting.total.saturating_sub(fitting.named.len()) * signs.len();
        for named in fitting.named {
            for sign in signs {
                let about = named.label.clone().unwrap_or_else(|| named.kind.word().to_owned());
                // A name that is also a word of the question language stands in quotes there.
                let quote = if self.asks && words::is_reserved(named.name.as_str()) { "\"" } else { "" };
                self.list.push(Candidate { text: format!("{sign}{quote}{}{quote}", named.name), about });
            }
        }
    }

    fn opening(&mut self, before: &'a str) {
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let blank = before.get(line..).map_or(0, |line| line.len() - line.trim_start().len());
        self.at(before, line + blank);
        if self.typed.starts_with('.') {
            self.words(session::COMMANDS.iter().filter(|entry| entry.word.starts_with('.')).map(told));
            return;
        }
        self.words(words::VERBS.iter().map(|verb| (verb.word, verb.what)));
        let plain = session::COMMANDS.iter().filter(|e| e.place != session::Place::CommandLine);
        self.words(plain.filter(|entry| !entry.word.starts_with('.')).map(told));
        self.words(RecordKind::ALL.iter().map(|kind| (kind.word(), kind.what())));
        if self.typed.is_empty() {
            self.words(session::COMMANDS.iter().filter(|entry| entry.word.starts_with('.')).map(told));
        }
    }

    fn argument(&mut self, before: &'a str, entry: &session::Entry) {
        let last = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        self.at(before, last);
        match entry.takes {
            Argument::Nothing | Argument::Row | Argument::Question => {}
            Argument::Format => self.words(Format::ALL.map(|format| (format.word(), about::of_format(format)))),
            Argument::OnOff => self.words([("on", ""), ("off", "")]),
            Argument::Word => self.words(session::explained().into_iter().map(|word| (word, ""))),
            Argument::Name => {
                self.at_last_word(before);
                self.names(&|_| true, &[""]);
            }
            Argument::Kept => {
                self.at_last_word(before);
                self.names(&|kind| kind == RecordKind::Question, &[""]);
                self.words([("all", "all that are kept")]);
            }
            Argument::Path => {
                let quote = before.rfind('"').filter(|_| before.matches('"').count() % 2 == 1);
                self.at(before, quote.unwrap_or(last));
                let paths = files::beginning(self.typed.trim_start_matches('"'), self.most);
                let quoted = |path: String| if path.contains(' ') { format!("\"{path}") } else { path };
                let paths = paths.into_iter().map(|path| Candidate { text: quoted(path), about: String::new() });
                self.list.extend(paths);
            }
        }
    }

    fn question(&mut self, before: &'a str, begin: usize) {
        self.asks = true;
        let question = before.get(begin..).unwrap_or_default();
        let expected = language::expected(question);
        self.at(before, begin + expected.start);
        let shown = |word: &&str| word.starts_with(char::is_alphabetic) || word.starts_with(['=', '<', '>', '!']);
        self.words(expected.words.iter().copied().filter(shown).map(|word| (word, about::of_word(word))));
        let known = question.get(..expected.start).unwrap_or_default();
        for slot in &expected.slots {
            match slot {
                Slot::Factor => self.names(&RecordKind::is_factor, &[""]),
                Slot::Source => self.names(&|kind| Wanted::Source.accepts(kind), &[""]),
                Slot::Theory => self.names(&|kind| Wanted::Theory.accepts(kind), &[""]),
                Slot::Field => {
                    let fields = self.session.fields_at(known);
                    self.words(fields.iter().map(|field| (field.as_str(), "")));
                }
                Slot::Value => self.compared_with(known),
                Slot::Ordinal | Slot::Text | Slot::Words | Slot::Number => {}
                slot if slot.is_name() => self.names(&|_| true, &[""]),
                _ => {}
            }
        }
    }

    /// What a field can be compared with: the field stands before the sign of the comparison.
    fn compared_with(&mut self, known: &str) {
        let field = known.trim_end().trim_end_matches(['=', '<', '>', '!', '+', '-', '?']);
        let field = field.split_whitespace().next_back().unwrap_or_default().trim_start_matches('(').to_lowercase();
        let role = Role::ALL.into_iter().find(|role| role.word() == field || role.plural() == field);
        if role.is_some() {
            self.names(&RecordKind::is_factor, &[""]);
        }
        let asked = known.split_whitespace().nth(1).and_then(Things::from_word);
        let of_asked = |kind: &RecordKind| asked.is_some_and(|things| things.singular() == kind.word());
        // The field of what is asked for; of any kind of record where that has none of that name.
        let own = RecordKind::ALL.into_iter().filter(of_asked).chain(RecordKind::ALL);
        let mut specs = own.filter_map(|kind| fields::of(kind).iter().find(|spec| spec.word == field));
        match specs.next() {
            Some(spec) if role.is_none() => self.taken(spec.takes),
            _ => {}
        }
    }

    fn header(&mut self, before: &'a str, kind: RecordKind) {
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        if before
            .get(line..)
            .is_some_and(|line| line.split_whitespace().count() + usize::from(line.ends_with(' ')) == 2)
        {
            self.at_last_word(before);
            self.names(&|other| other == kind, &[""]);
        } else if kind == RecordKind::Scale {
            self.at_last_word(before);
            self.words(["counting", "evidence", "sources", "cases"].map(|word| (word, "")));
        }
    }

    fn field_words(&mut self, before: &'a str, kind: RecordKind, typed: &'a str) {
        self.at(before, before.len() - typed.len());
        self.words(fields::of(kind).iter().map(|spec| (spec.word, spec.help)));
    }

    fn value(&mut self, before: &'a str, spec: &FieldSpec, from: usize) {
        self.at_last_word(before);
        let value = before.get(from..).unwrap_or_default();
        if spec.takes == Takes::Place && value.contains('"') {
            return;
        }
        if spec.takes == Takes::Question {
            return self.question(before, from);
        }
        if let Takes::Literals(role) = spec.takes {
            return self.literal(before, role != Role::Actor);
        }
        self.taken(spec.takes);
        let words = value.split_whitespace().count();
        if spec.takes == Takes::Place
            && words > 0
            && (value.ends_with(' ') || words > 1)
            && !value.trim().ends_with(',')
        {
            self.words([("at", "where in it, in quotes")]);
        }
    }

    /// What a field takes.
    fn taken(&mut self, takes: Takes) {
        match takes {
            Takes::Names(wanted) => self.names(&|kind| wanted.accepts(kind), &[""]),
            Takes::Place => self.names(&|kind| Wanted::Source.accepts(kind), &[""]),
            Takes::Literals(_) => self.names(&RecordKind::is_factor, &[""]),
            Takes::Closed(words) => self.words(words.iter().map(|word| (*word, ""))),
            Takes::Scale(scale, otherwise) => {
                let levels = self.session.levels(scale);
                match levels.is_empty() {
                    true => self.words(otherwise.iter().map(|word| (*word, ""))),
                    false => self.words(levels.iter().map(|level| (level.as_str(), ""))),
                }
            }
            Takes::Roles => self.words(Role::ALL.map(|role| (role.word(), role.what()))),
            Takes::Part(_)
            | Takes::Text
            | Takes::Texts
            | Takes::Number
            | Takes::Count
            | Takes::Date
            | Takes::Question => {}
        }
    }

    /// A factor with its direction, where one has to be said.
    fn literal(&mut self, before: &'a str, signed: bool) {
        self.at_last_word(before);
        let has_sign = before.get(..self.start).is_some_and(|text| text.ends_with(['+', '-', '?']));
        let signs: &[&str] = if has_sign || !signed { &[""] } else { &["+", "-"] };
        self.names(&RecordKind::is_factor, signs);
    }

    fn code(&mut self, before: &'a str, from: usize) {
        self.literal(before, true);
        let code = before.get(from..self.start).unwrap_or_default().trim();
        if code.is_empty() {
            let names = std::mem::take(&mut self.list);
            self.words(Role::ALL.map(|role| (role.word(), role.what())));
            self.list.extend(names);
        }
    }
}

fn told(entry: &'static session::Entry) -> (&'static str, &'static str) {
    (entry.word, entry.help)
}

/// Whether the text could be the beginning of a name of a record.
pub(super) fn could_be_a_name(session: &Session, word: &str) -> bool {
    Name::has_form(word.trim_end_matches('-')) && session.begins_a_name(word)
}
