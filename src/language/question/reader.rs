//! Questions as values, read off what the grammar has parsed.

use super::{
    super::{
        ast::{self, Reference},
        grammar::Rule,
        walk::Walk,
    },
    fault::TextAt,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    question::{Clauses, End, Find, Format, Mentioning, Paths, Place, Question, Sort, Tail, Things, Verb},
    text::Span,
    theory::{Direction, Name, NameOf, Role, fields::Wanted},
};
use pest::iterators::{Pair, Pairs};

/// What is gathered while a question is read.
pub(super) struct Reader<'t> {
    pub(super) at: TextAt<'t>,
    pub(super) faults: Vec<Diagnostic>,
    references: Vec<Reference>,
    quoted: Vec<(Span, String)>,
    fields: Vec<(Span, String)>,
    /// The clauses that were given, to notice one given twice.
    given: Vec<(&'static str, Span)>,
}

/// Reads the pairs of a whole parse.
pub(super) fn read(at: TextAt<'_>, pairs: Pairs<'_, Rule>) -> Result<ast::Question, Vec<Diagnostic>> {
    let mut reader = Reader {
        at,
        faults: Vec::new(),
        references: Vec::new(),
        quoted: Vec::new(),
        fields: Vec::new(),
        given: Vec::new(),
    };
    let verb = Walk::over(pairs).take_any();
    let span = verb.as_ref().map_or_else(|| reader.at.span(0, 0), |verb| reader.at.span_of(verb));
    let question = verb.and_then(|verb| reader.question(verb));
    let Reader { faults, references, quoted, fields, .. } = reader;
    match question {
        Some(question) if faults.is_empty() => Ok(ast::Question { question, span, references, quoted, fields }),
        _ if !faults.is_empty() => Err(faults),
        _ => Err(vec![Diagnostic::at(Code::BadQuestion, span, "this question is not understood")]),
    }
}

impl Reader<'_> {
    /// A verb with what follows it: one arm for each verb.
    fn question(&mut self, pair: Pair<'_, Rule>) -> Option<Question> {
        let verb = pair.as_rule();
        let mut walk = Walk::into(pair);
        walk.take_any()?;
        let mut tail = Tail::default();
        let verb = match verb {
            Rule::find => Verb::Find(self.find(&mut walk, &mut tail)?.0),
            Rule::count => {
                let (find, by) = self.find(&mut walk, &mut tail)?;
                Verb::Count { find, by }
            }
            Rule::paths => Verb::Paths(self.paths(&mut walk, &mut tail)?),
            Rule::show => Verb::Show(self.shown(&mut walk, &mut tail)?),
            _ => return None,
        };
        Some(Question { verb, tail })
    }

    fn find(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<(Find, Option<String>)> {
        let things = Things::from_word(walk.take_any()?.as_str())?;
        let (mut clauses, mut by) = (Clauses::default(), None);
        while let Some(clause) = walk.take_any() {
            if clause.as_rule() == Rule::by {
                self.once("by", &clause);
                by = self.opened(clause).take_if(Rule::field).map(|field| self.field(&field));
            } else if let Some(rest) = self.clause(clause, &mut clauses) {
                self.tail(rest, tail);
            }
        }
        Some((Find { things, clauses }, by))
    }

    /// Takes a clause of `find`; gives it back if it is none.
    fn clause<'i>(&mut self, clause: Pair<'i, Rule>, into: &mut Clauses) -> Option<Pair<'i, Rule>> {
        match clause.as_rule() {
            Rule::leading => {
                self.once("leading", &clause);
                let mut walk = self.opened(clause);
                into.directly = walk.take_if(Rule::DIRECTLY).is_some();
                walk.take_if(Rule::TO);
                into.leading_to = self.end(&mut walk);
            }
            Rule::from_end => {
                self.once("from", &clause);
                let mut walk = self.opened(clause);
                into.from = self.end(&mut walk).map(Place::Factor);
            }
            Rule::from_source => {
                self.once("from", &clause);
                into.from = self.opened_name(clause, Wanted::Source).map(Place::Source);
            }
            Rule::within => into.within = self.within(clause),
            Rule::in_theory => {
                self.once("in", &clause);
                into.in_theory = self.opened_name(clause, Wanted::Theory);
            }
            Rule::mentioning => {
                self.once("mentioning", &clause);
                into.mentioning = self.mentioning(clause);
            }
            Rule::without => {
                self.once("without", &clause);
                into.without = self.roles(clause);
            }
            _ => return Some(clause),
        }
        None
    }

    fn paths(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<Paths> {
        let (mut from, mut to, mut within) = (None, None, None);
        while let Some(clause) = walk.take_any() {
            match clause.as_rule() {
                Rule::path_from => from = self.end(&mut Walk::into(clause)),
                Rule::path_to => to = self.end(&mut Walk::into(clause)),
                Rule::within => within = self.within(clause),
                _ => self.tail(clause, tail),
            }
        }
        Some(Paths { from: from?, to: to?, within })
    }

    fn shown(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<NameOf> {
        let shown = walk.take_if(Rule::shown)?;
        let mut parts = Walk::into(shown);
        let typed = parts.take_any()?;
        let span = self.at.span_of(&typed);
        let name = self.name(&typed)?;
        let number = match parts.take_if(Rule::ordinal) {
            Some(ordinal) => Some(self.small(&ordinal)?),
            None => None,
        };
        let name = NameOf { name, number };
        self.references.push(Reference { span, name: name.clone(), wanted: None });
        while let Some(clause) = walk.take_any() {
            self.tail(clause, tail);
        }
        Some(name)
    }

    fn tail(&mut self, clause: Pair<'_, Rule>, tail: &mut Tail) {
        match clause.as_rule() {
            Rule::filter => {
                self.once("where", &clause);
                tail.filter = self.opened(clause).take_if(Rule::condition).and_then(|c| self.condition(c, 0));
            }
            Rule::using => {
                self.once("using", &clause);
                let mut walk = self.opened(clause);
                walk.take_if(Rule::CMOCS);
                walk.take_if(Rule::WHERE);
                tail.using = walk.take_if(Rule::condition).and_then(|condition| self.condition(condition, 0));
            }
            Rule::with => {
                let span = self.at.span_of(&clause);
                let evidence = self.opened(clause).take_if(Rule::EVIDENCE).is_some();
                self.once_at(if evidence { "with evidence" } else { "with mirrors" }, span);
                *(if evidence { &mut tail.with_evidence } else { &mut tail.with_mirrors }) = true;
            }
            Rule::sort => {
                self.once("sort", &clause);
                tail.sort = self.sort(clause);
            }
            Rule::first => {
                self.once("first", &clause);
                tail.first = self.opened(clause).take_if(Rule::whole).and_then(|number| self.whole(&number));
            }
            Rule::format => {
                self.once("as", &clause);
                tail.format = self.opened(clause).take_any().and_then(|word| format(word.as_str()));
            }
            _ => {}
        }
    }

    fn sort(&mut self, clause: Pair<'_, Rule>) -> Vec<Sort> {
        let mut walk = self.opened(clause);
        let mut keys = Vec::new();
        while let Some(pair) = walk.take_any() {
            if pair.as_rule() == Rule::sort_key {
                let mut parts = Walk::into(pair);
                let Some(field) = parts.take_if(Rule::field) else { continue };
                let field = self.field(&field);
                keys.push(Sort { field, descending: parts.take_if(Rule::DESCENDING).is_some() });
            }
        }
        keys
    }

    fn within(&mut self, clause: Pair<'_, Rule>) -> Option<u32> {
        self.once("within", &clause);
        let number = self.opened(clause).take_if(Rule::whole)?;
        self.whole(&number)?;
        self.small(&number)
    }

    fn mentioning(&mut self, clause: Pair<'_, Rule>) -> Option<Mentioning> {
        let mut walk = self.opened(clause);
        match walk.take_if(Rule::in_quotes) {
            Some(text) => self.text(&text).map(Mentioning::Words),
            None => self.end(&mut walk).map(Mentioning::Factor),
        }
    }

    fn roles(&mut self, clause: Pair<'_, Rule>) -> Vec<Role> {
        let mut walk = self.opened(clause);
        let mut roles = Vec::new();
        while let Some(pair) = walk.take_any() {
            match Role::from_word(pair.as_str()) {
                Some(role) if pair.as_rule() == Rule::role && !roles.contains(&role) => roles.push(role),
                _ => {}
            }
        }
        roles
    }

    fn end(&mut self, walk: &mut Walk<'_>) -> Option<End> {
        walk.take_if(Rule::FROM);
        walk.take_if(Rule::TO);
        let exactly = walk.take_if(Rule::EXACTLY).is_some();
        let (direction, factor) = self.factor(walk.take_if(Rule::factor)?)?;
        Some(End { factor, direction, exactly })
    }

    /// A factor with the direction that is given.
    pub(super) fn factor(&mut self, pair: Pair<'_, Rule>) -> Option<(Option<Direction>, Name)> {
        let mut walk = Walk::into(pair);
        let sign = walk.take_if(Rule::sign).and_then(|sign| Walk::into(sign).take_any());
        let name = self.referred(&walk.take_any()?, Wanted::Factor)?;
        let direction = sign.map(|sign| match sign.as_rule() {
            Rule::plus => Direction::More,
            Rule::minus => Direction::Less,
            _ => Direction::Unsaid,
        });
        Some((direction, name))
    }

    /// The name behind the word that opens a clause.
    fn opened_name(&mut self, clause: Pair<'_, Rule>, wanted: Wanted) -> Option<Name> {
        let slot = self.opened(clause).take_any()?;
        self.referred(&Walk::into(slot).take_any()?, wanted)
    }

    /// A name that stands for a record of a kind.
    fn referred(&mut self, pair: &Pair<'_, Rule>, wanted: Wanted) -> Option<Name> {
        let name = self.name(pair)?;
        let span = self.at.span_of(pair);
        self.references.push(Reference {
            span,
            name: NameOf { name: name.clone(), number: None },
            wanted: Some(wanted),
        });
        Some(name)
    }

    /// A name as it stands, or a text in quotes in its place until it is resolved.
    fn name(&mut self, pair: &Pair<'_, Rule>) -> Option<Name> {
        if pair.as_rule() != Rule::quoted_name {
            return Some(Name::new(pair.as_str()));
        }
        let text = self.text(pair)?;
        let name = Name::new(&text);
        self.quoted.push((self.at.span_of(pair), text));
        Some(name)
    }

    /// The words of a quotation that is not empty.
    fn text(&mut self, pair: &Pair<'_, Rule>) -> Option<String> {
        let text = unquoted(pair.as_str());
        if !text.trim().is_empty() {
            return Some(text);
        }
        let span = self.at.span_of(pair);
        self.faults.push(
            Diagnostic::at(Code::BadQuestion, span, "nothing stands between the quotation marks")
                .label("words, or a name, expected"),
        );
        None
    }

    /// A field, and where it stands.
    pub(super) fn field(&mut self, pair: &Pair<'_, Rule>) -> String {
        let field = pair.as_str().to_lowercase();
        self.fields.push((self.at.span_of(pair), field.clone()));
        field
    }

    /// The children of a clause behind the word that opens it.
    fn opened<'i>(&self, clause: Pair<'i, Rule>) -> Walk<'i> {
        let mut walk = Walk::into(clause);
        walk.take_any();
        walk
    }

    /// A whole number from 1.
    fn whole(&mut self, pair: &Pair<'_, Rule>) -> Option<u64> {
        match pair.as_str().parse() {
            Ok(0) => {
                let span = self.at.span_of(pair);
                self.faults
                    .push(Diagnostic::at(Code::BadQuestion, span, "a number from 1 is needed here").label("found `0`"));
                None
            }
            Ok(number) => Some(number),
            Err(_) => self.too_large(pair),
        }
    }

    /// A whole number that fits a small count.
    fn small(&mut self, pair: &Pair<'_, Rule>) -> Option<u32> {
        pair.as_str().parse().ok().or_else(|| self.too_large(pair))
    }

    pub(super) fn too_large<T>(&mut self, pair: &Pair<'_, Rule>) -> Option<T> {
        let span = self.at.span_of(pair);
        self.faults
            .push(Diagnostic::at(Code::BadQuestion, span, "the number is too large").label("no count is so large"));
        None
    }

    /// Notices a clause that was given before.
    fn once(&mut self, clause: &'static str, pair: &Pair<'_, Rule>) {
        self.once_at(clause, self.at.span_of(pair));
    }

    fn once_at(&mut self, clause: &'static str, span: Span) {
        match self.given.iter().find(|(word, _)| *word == clause) {
            Some(&(_, before)) => {
                let fault = Diagnostic::at(Code::BadQuestion, span, format!("`{clause}` stands twice"))
                    .label("the second")
                    .related(before, "the first");
                self.faults.push(match clause {
                    "where" | "using" => fault.help("join both conditions with `and`"),
                    "sort" => {
                        fault.help("give both fields to one `sort by`, with a comma between: `sort by theme, year`")
                    }
                    _ => fault.help("leave one of them out"),
                });
            }
            None => self.given.push((clause, span)),
        }
    }
}

/// What stands between quotation marks; between straight ones `\"` and `\\` stand for the sign behind the backslash.
pub(super) fn unquoted(text: &str) -> String {
    let mut inner = text.chars();
    let straight = inner.next() == Some('"');
    inner.next_back();
    let mut plain = String::with_capacity(text.len());
    let mut chars = inner.peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('\\', Some(&next @ ('"' | '\\'))) if straight => {
                plain.push(next);
                chars.next();
            }
            _ => plain.push(c),
        }
    }
    plain
}

fn format(word: &str) -> Option<Format> {
    Format::ALL.into_iter().find(|format| format.word().eq_ignore_ascii_case(word))
}
