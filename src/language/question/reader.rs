//! Questions as values, read off what the grammar has parsed.

use super::{
    super::{
        ast::{self, Reference},
        grammar::Rule,
        walk::Walk,
    },
    place::TextAt,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    question::{
        Backing, Clauses, Find, Format, Mentioning, Paths, Place, Question, Search, Sort, Tail, Target, Things, Verb,
    },
    text::Span,
    theory::{Name, NameOf, Role, fields::Wanted},
};
use pest::iterators::{Pair, Pairs};

/// What is gathered while a question is read.
pub(super) struct Reader<'t> {
    pub(super) at: TextAt<'t>,
    pub(super) faults: Vec<Diagnostic>,
    pub(super) references: Vec<Reference>,
    pub(super) quoted: Vec<(Span, String)>,
    pub(super) fields: Vec<(Span, String)>,
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
            Rule::suppose => Verb::Suppose(self.suppose(&mut walk, &mut tail)?),
            Rule::why => Verb::Why(self.why(&mut walk, &mut tail)?),
            Rule::why_not => Verb::WhyNot(self.why_not(&mut walk, &mut tail)?),
            Rule::conflicts => Verb::Conflicts(self.about(&mut walk, &mut tail)),
            Rule::rivals => Verb::Rivals(self.about(&mut walk, &mut tail)),
            Rule::loops => Verb::Loops(self.loops(&mut walk, &mut tail)),
            Rule::robustness => Verb::Robustness(self.robustness(&mut walk, &mut tail)?),
            Rule::patterns => Verb::Patterns(self.patterns(&mut walk, &mut tail)),
            Rule::gaps => {
                let mut in_theory = None;
                self.rest(&mut walk, &mut in_theory, &mut tail);
                Verb::Gaps { in_theory }
            }
            Rule::search => Verb::Search(self.search(&mut walk, &mut tail)?),
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
                let wanted = walk.take_if(Rule::WANTED).is_some();
                into.leading_to = match walk.take_if(Rule::UNWANTED) {
                    None if !wanted => self.end(&mut walk).map(Target::Factor),
                    _ => Some(Target::Outcomes { wanted }),
                };
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
            Rule::in_theory => self.in_theory(clause, &mut into.in_theory),
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
        self.claim(walk, tail).map(|(paths, _)| paths)
    }

    /// Two ends, and what narrows the chains between them.
    pub(super) fn claim(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<(Paths, Option<Backing>)> {
        let (mut from, mut to, mut within, mut in_theory, mut by) = (None, None, None, None, None);
        while let Some(clause) = walk.take_any() {
            match clause.as_rule() {
                Rule::path_from => from = self.end(&mut Walk::into(clause)),
                Rule::path_to => to = self.end(&mut Walk::into(clause)),
                Rule::within => within = self.within(clause),
                Rule::by_backing => by = self.backing(clause),
                _ => self.scope(clause, &mut in_theory, tail),
            }
        }
        Some((Paths { from: from?, to: to?, within, in_theory }, by))
    }

    fn search(&mut self, walk: &mut Walk<'_>, tail: &mut Tail) -> Option<Search> {
        let (mut text, mut place) = (String::new(), None);
        while let Some(pair) = walk.take_any() {
            match pair.as_rule() {
                Rule::in_quotes => text = self.text(&pair)?,
                Rule::sought => {
                    text.push(' ');
                    text.push_str(pair.as_str());
                }
                _ => {
                    self.tail(pair, tail);
                    continue;
                }
            }
            place.get_or_insert(self.at.span_of(&pair));
        }
        let search = Search::new(&text);
        if let (true, Some(place)) = (search.words.is_empty(), place) {
            self.faults.push(
                Diagnostic::at(Code::BadQuestion, place, "no word to look for stands here")
                    .label("letters or digits expected")
                    .help("for example `search quick wins`"),
            );
            return None;
        }
        Some(search)
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

    pub(super) fn in_theory(&mut self, clause: Pair<'_, Rule>, into: &mut Option<Name>) {
        self.once("in", &clause);
        *into = self.opened_name(clause, Wanted::Theory);
    }

    pub(super) fn tail(&mut self, clause: Pair<'_, Rule>, tail: &mut Tail) {
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

    pub(super) fn within(&mut self, clause: Pair<'_, Rule>) -> Option<u32> {
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

    /// The children of a clause behind the word that opens it.
    pub(super) fn opened<'i>(&self, clause: Pair<'i, Rule>) -> Walk<'i> {
        let mut walk = Walk::into(clause);
        walk.take_any();
        walk
    }

    /// Notices a clause that was given before.
    pub(super) fn once(&mut self, clause: &'static str, pair: &Pair<'_, Rule>) {
        self.once_at(clause, self.at.span_of(pair));
    }

    fn once_at(&mut self, clause: &'static str, span: Span) {
        let mut before = self.given.iter().filter(|(word, _)| *word == clause).map(|(_, span)| *span);
        match (before.next(), before.next()) {
            // told at the second
            (Some(_), Some(_)) => {}
            (Some(before), None) => {
                self.given.push((clause, span));
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
            (None, _) => self.given.push((clause, span)),
        }
    }
}

fn format(word: &str) -> Option<Format> {
    Format::ALL.into_iter().find(|format| format.word().eq_ignore_ascii_case(word))
}
