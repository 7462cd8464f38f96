//! One logical line to the value of a field: an entry rule of the grammar for each kind of value.

use super::{
    ast::Reference,
    grammar::{Grammar, Rule},
    instead,
    line::Line,
    near_code, parse_question, plain, remedy, sentence,
    walk::Walk,
};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    text::{FileId, Span},
    theory::{
        Direction, Group, Level, Literal, Name, NameOf, Role, Value,
        fields::{Takes, Wanted},
    },
};
use pest::{Parser, error::InputLocation, iterators::Pair};

/// The part of a logical line that is a field's value, and what was found in it.
pub(super) struct Reading<'l, 't> {
    /// The line.
    pub line: &'l Line<'t>,
    /// Where the value begins in the line.
    pub start: usize,
    /// The names found so far.
    pub references: Vec<Reference>,
    /// The faults found so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'l, 't> Reading<'l, 't> {
    /// Begins to read the value that begins at `start`.
    pub(super) fn new(line: &'l Line<'t>, start: usize) -> Self {
        Reading { line, start, references: Vec::new(), diagnostics: Vec::new() }
    }

    /// The text of the value.
    pub(super) fn text(&self) -> &'l str {
        self.line.text().get(self.start..).unwrap_or_default()
    }

    /// Parses the value by an entry rule; a fault is reported with that code.
    pub(super) fn parse(&mut self, rule: Rule, code: Code, expected: &str) -> Option<Walk<'l>> {
        match Grammar::parse(rule, self.text()) {
            Ok(pairs) => Some(Walk::over(pairs)),
            Err(error) => {
                let (InputLocation::Pos(at) | InputLocation::Span((at, _))) = error.location;
                self.fault_at(code, at, expected);
                None
            }
        }
    }

    /// Reports a fault at an offset of the value, marking the word there.
    pub(super) fn fault_at(&mut self, code: Code, at: usize, expected: &str) {
        let text = self.text();
        let rest = text.get(at..).unwrap_or_default();
        let skipped = rest.len() - rest.trim_start().len();
        let at = at + skipped;
        let word = word_at(rest.trim_start());
        let word = if word.is_empty() {
            rest.trim_start().chars().next().map_or("", |c| &rest.trim_start()[..c.len_utf8()])
        } else {
            word
        };
        let message = if word.is_empty() {
            "the line ends too early".to_owned()
        } else {
            format!("{} does not fit here", quoted(word))
        };
        let span = self.span(at, at + word.len());
        self.diagnostics.push(Diagnostic::at(code, span, message).label(format!("{expected} expected")));
    }

    /// The word of the field, as it was typed.
    fn field(&self) -> &'l str {
        self.line.text().get(..self.start).unwrap_or_default().trim_end().trim_end_matches(':')
    }

    /// Adds to the last fault what can be typed.
    fn help<T>(&mut self, help: String) -> Option<T> {
        if let Some(fault) = self.diagnostics.last_mut() {
            fault.help = Some(help);
        }
        None
    }

    /// The place of a stretch of the value.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.line.span(self.start + start, self.start + end)
    }

    /// The place of a pair.
    pub(super) fn place(&self, pair: &Pair<'_, Rule>) -> Span {
        self.span(pair.as_span().start(), pair.as_span().end())
    }
}

/// The word with which a text begins, or all that stands in quotes there.
fn word_at(text: &str) -> &str {
    let quoted = text.starts_with(['"', '“', '„']).then(|| text.char_indices().skip(1)).and_then(|mut rest| {
        let (at, mark) = rest.find(|(_, c)| matches!(c, '"' | '”' | '“'))?;
        text.get(..at + mark.len_utf8())
    });
    quoted.unwrap_or_else(|| text.split([' ', ',', '\n']).next().unwrap_or_default())
}

/// A word in backticks, cut to what fits a line.
pub(super) fn quoted(word: &str) -> String {
    let mut short: String = word.chars().take(40).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    format!("`{short}`")
}

/// Reads a value of that kind.
pub(super) fn value(reading: &mut Reading<'_, '_>, takes: Takes) -> Option<Value> {
    plain::value(reading, takes).or_else(|| by_grammar(reading, takes))
}

/// Reads it by its entry rule.
pub(super) fn by_grammar(reading: &mut Reading<'_, '_>, takes: Takes) -> Option<Value> {
    match takes {
        Takes::Names(wanted) => names(reading, wanted).map(Value::Names),
        Takes::Place => place(reading),
        Takes::Literals(role) => literals(reading, role),
        Takes::Part(_) => None,
        Takes::Text => Some(Value::Text(without_quotes(reading.text()).to_owned())),
        Takes::Texts => texts(reading),
        Takes::Number => number(reading),
        Takes::Count => count(reading),
        Takes::Date => {
            let Some(mut walk) = reading.parse(Rule::one_date, Code::BadDate, "a date such as 2026 or 2026-11-21")
            else {
                let help = match instead::date(reading.text()) {
                    Some(date) => format!("the year first, with hyphens: `{} {date}`", reading.field()),
                    None => "year, month and day, or what is known of them: `2026-11-21`, `2026-11`, `2026`".to_owned(),
                };
                return reading.help(help);
            };
            walk.take_if(Rule::date).map(|date| Value::Date(date.as_str().to_owned()))
        }
        Takes::Closed(words) => closed(reading, words),
        Takes::Scale(..) => {
            let mut walk = reading.parse(Rule::one_word, Code::NotInList, "a word of the scale")?;
            walk.take_if(Rule::word).map(|word| Value::Word(word.as_str().to_lowercase()))
        }
        Takes::Question => question(reading),
        Takes::Roles => {
            let Some(mut walk) = reading.parse(Rule::one_roles, Code::BadRoles, "a role") else {
                let roles = instead::roles(reading.text());
                let roles = roles.unwrap_or_else(|| instead::sample(takes));
                return reading.help(format!("the words of the roles, with commas: `{} {roles}`", reading.field()));
            };
            Some(Value::Roles(walk.take_all(Rule::role).iter().filter_map(|r| Role::from_word(r.as_str())).collect()))
        }
    }
}

/// A question that is kept: read as at the prompt, its names looked up with those of the record.
fn question(reading: &mut Reading<'_, '_>) -> Option<Value> {
    let place = |span: Span| reading.span(span.start as usize, span.end as usize);
    match parse_question(FileId(0), 0, reading.text()) {
        Ok(read) => {
            let references = read.references.into_iter().map(|one| Reference { span: place(one.span), ..one });
            let references: Vec<Reference> = references.collect();
            reading.references.extend(references);
            Some(Value::Question(read.question.to_string()))
        }
        Err(faults) => {
            let faults: Vec<Diagnostic> = faults
                .into_iter()
                .map(|mut fault| {
                    fault.span = fault.span.map(place);
                    fault.related.iter_mut().for_each(|(span, _)| *span = place(*span));
                    fault
                })
                .collect();
            reading.diagnostics.extend(faults);
            None
        }
    }
}

/// Drops one pair of quotation marks around the whole.
pub(super) fn without_quotes(text: &str) -> &str {
    for (open, close) in [("\"", "\""), ("“", "”"), ("„", "“"), ("„", "”"), ("«", "»")] {
        if let Some(inner) = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return inner;
        }
    }
    text
}

/// Adds to the last fault what can be typed in the place of the value, and why.
fn helped<T>(reading: &mut Reading<'_, '_>, says: &str, value: Option<String>) -> Option<T> {
    let help = format!("{says}: `{} {}`", reading.field(), value?);
    reading.help(help)
}

const ONE_WORD: &str = "a name is one word, with hyphens";

fn names(reading: &mut Reading<'_, '_>, wanted: Wanted) -> Option<Vec<NameOf>> {
    let mut walk = match reading.parse(Rule::one_names, Code::BadNames, "a name") {
        Some(walk) => walk,
        None => return helped(reading, ONE_WORD, remedy::names(reading.text())),
    };
    let pair = walk.take_if(Rule::names)?;
    Some(name_list(reading, pair, wanted))
}

fn name_list(reading: &mut Reading<'_, '_>, pair: Pair<'_, Rule>, wanted: Wanted) -> Vec<NameOf> {
    let pairs = Walk::into(pair).take_all(Rule::name_of);
    let mut found = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let span = reading.place(&pair);
        let mut walk = Walk::into(pair);
        let Some(name) = walk.take_if(Rule::name) else { continue };
        let number = walk.take_if(Rule::ordinal).and_then(|ordinal| ordinal.as_str().parse().ok());
        let name = NameOf { name: Name::new(name.as_str()), number };
        reading.references.push(Reference { span, name: name.clone(), wanted: Some(wanted) });
        found.push(name);
    }
    found
}

fn place(reading: &mut Reading<'_, '_>) -> Option<Value> {
    let mut walk = match reading.parse(Rule::one_place, Code::BadPlace, "the name of a source") {
        Some(walk) => walk,
        None => {
            let text = reading.text();
            let names = text.split(['"', '“', '„']).next().unwrap_or_default();
            // Names alone are in order, so it is `at` that is missing.
            let named = names.split(',').map(str::trim).filter(|name| !name.is_empty()).all(Name::has_form);
            let says = if named && names.len() < text.len() && !names.trim().is_empty() {
                "`at` stands before the place"
            } else {
                ONE_WORD
            };
            return helped(reading, says, remedy::place(text));
        }
    };
    let names = walk.take_if(Rule::names)?;
    let names = name_list(reading, names, Wanted::Source);
    walk.take_if(Rule::AT);
    let at = walk.take_if(Rule::place_text).and_then(|text| inner_text(text));
    Some(Value::Place { names, at })
}

/// The text between the quotation marks of a label, a place or a short text.
pub(super) fn inner_text(pair: Pair<'_, Rule>) -> Option<String> {
    Walk::into(pair).take_any().map(|text| text.as_str().to_owned())
}

fn texts(reading: &mut Reading<'_, '_>) -> Option<Value> {
    let Some(mut walk) = reading.parse(Rule::one_texts, Code::BadTexts, "a text in quotes") else {
        return helped(reading, "each in quotes, with commas between", Some(instead::texts(reading.text())));
    };
    Some(Value::Texts(walk.take_all(Rule::short_text).into_iter().filter_map(inner_text).collect()))
}

fn number(reading: &mut Reading<'_, '_>) -> Option<Value> {
    let Some(mut walk) = reading.parse(Rule::one_number, Code::BadNumber, "a whole number") else {
        return the_number(reading, "2022");
    };
    let pair = walk.take_if(Rule::number)?;
    match pair.as_str().parse() {
        Ok(number) => Some(Value::Number(number)),
        Err(_) => {
            let span = reading.place(&pair);
            reading.diagnostics.push(Diagnostic::at(Code::BadNumber, span, "the number is too large"));
            None
        }
    }
}

/// How many there are; separators of thousands are left out.
fn count(reading: &mut Reading<'_, '_>) -> Option<Value> {
    let expected = "a whole number from 0, such as 25 or 1,692,";
    let Some(mut walk) = reading.parse(Rule::one_count, Code::BadNumber, expected) else {
        return the_number(reading, "25");
    };
    let pair = walk.take_if(Rule::how_many)?;
    let digits: String = pair.as_str().chars().filter(char::is_ascii_digit).collect();
    match digits.parse() {
        Ok(number) => Some(Value::Number(number)),
        Err(_) => {
            let span = reading.place(&pair);
            reading.diagnostics.push(Diagnostic::at(Code::BadNumber, span, "the number is too large"));
            None
        }
    }
}

/// Adds to the last fault the number that was meant, or how one is given.
fn the_number<T>(reading: &mut Reading<'_, '_>, sample: &str) -> Option<T> {
    let text = reading.text();
    let Some(count) = remedy::count(text) else {
        return reading.help(format!("one number, such as `{} {sample}`, and the rest in a `note`", reading.field()));
    };
    let separated = text.chars().all(|c| c.is_ascii_digit() || ".,'’".contains(c));
    let says = if separated { "the digits alone" } else { "the number alone, and the rest in a `note`" };
    helped(reading, says, Some(count.to_string()))
}

fn closed(reading: &mut Reading<'_, '_>, words: &'static [&'static str]) -> Option<Value> {
    let typed = without_quotes(reading.text());
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(typed)) {
        return Some(Value::Word((*word).to_owned()));
    }
    let span = reading.span(0, reading.text().len());
    let near = nearest(typed, words.iter().copied());
    let list = words.join(", ");
    let diagnostic =
        Diagnostic::at(Code::NotInList, span, format!("{} is none of the words that fit here", quoted(typed)))
            .label(format!("one of: {list}"));
    reading.diagnostics.push(match near.first() {
        Some(_) => diagnostic.help(format!("near: `{}`", near.join("`, `"))),
        None => diagnostic,
    });
    None
}

fn literals(reading: &mut Reading<'_, '_>, role: Role) -> Option<Value> {
    let text = reading.text();
    if text.contains("](") || text.starts_with(['"', '“', '„', '«']) {
        let inner = without_quotes(text);
        let skip = inner.as_ptr() as usize - text.as_ptr() as usize;
        return sentence::cell(reading, skip, inner).map(Value::Cell);
    }
    let parsed = reading.parse(Rule::one_groups, Code::BadLiterals, "a factor with its direction, such as +trust,");
    let Some(mut walk) = parsed else {
        let fault = reading.diagnostics.pop()?;
        let at = stops(Rule::one_groups, text);
        reading.diagnostics.push(fault.help(instead_of_literals(text, at)));
        return None;
    };
    let pair = walk.take_if(Rule::groups)?;
    Some(Value::Groups(groups(reading, 0, pair, role)))
}

/// Where a text stops to fit a rule.
pub(super) fn stops(rule: Rule, text: &str) -> usize {
    match Grammar::parse(rule, text).map_err(|error| error.location) {
        Err(InputLocation::Pos(at) | InputLocation::Span((at, _))) => at,
        Ok(_) => text.len(),
    }
}

/// What can be typed instead of a role line that could not be read from `at` on.
fn instead_of_literals(text: &str, at: usize) -> String {
    if let Some(near) = near_code::near_codes(text).into_iter().next() {
        return format!("put the phrase in square brackets directly before its code: `{}`", near.meant);
    }
    if let Some(help) = remedy::literals(text, at, str::to_owned) {
        return help;
    }
    if text.contains(['+', '"', '“']) {
        return "commas stand between factors and hyphens within a name: `+trust, -staff-turnover`; published words \
                stand in quotes"
            .to_owned();
    }
    let mut words: Vec<&str> = text.split_whitespace().take(9).collect();
    if words.len() > 8 {
        words.truncate(7);
        words.push("…");
    }
    format!("code the phrase, `[{}](+factor)`; or write `?` for what is not known", words.join(" "))
}

/// The groups of a list; `skip` is where the parsed text begins in the value.
pub(super) fn groups(reading: &mut Reading<'_, '_>, skip: usize, pair: Pair<'_, Rule>, role: Role) -> Vec<Group> {
    Walk::into(pair).take_all(Rule::group).into_iter().map(|pair| group(reading, skip, pair, role)).collect()
}

/// One group; an actor's sign is left out, with a note.
pub(super) fn group(reading: &mut Reading<'_, '_>, skip: usize, pair: Pair<'_, Rule>, role: Role) -> Group {
    let mut found = Group::default();
    let mut walk = Walk::into(pair);
    while let Some(part) = walk.take_any() {
        if part.as_rule() != Rule::literal {
            continue;
        }
        let mut inside = Walk::into(part);
        let sign = inside.take_if(Rule::sign);
        let Some(name) = inside.take_if(Rule::name) else { continue };
        let span = |pair: &Pair<'_, Rule>, reading: &Reading<'_, '_>| {
            reading.span(skip + pair.as_span().start(), skip + pair.as_span().end())
        };
        let wanted = Some(Wanted::Factor);
        let factor = Name::new(name.as_str());
        let name_span = span(&name, reading);
        reading.references.push(Reference {
            span: name_span,
            name: NameOf { name: factor.clone(), number: None },
            wanted,
        });
        let direction = match sign.as_ref().and_then(|sign| Walk::into(sign.clone()).take_any()).map(|s| s.as_rule()) {
            Some(Rule::minus) => Direction::Less,
            Some(Rule::unsaid) => Direction::Unsaid,
            _ => Direction::More,
        };
        if role == Role::Actor {
            if let Some(sign) = sign {
                let span = span(&sign, reading);
                reading.diagnostics.push(
                    Diagnostic::at(Code::Undirected, span, "an actor has no direction").help("leave the sign out"),
                );
            }
            found.literals.push(Literal { factor, direction: Direction::More });
        } else {
            found.literals.push(Literal { factor, direction });
        }
    }
    // Most groups are of one literal, and a large text has many.
    found.literals.shrink_to_fit();
    found
}

/// Reads one level of a scale.
pub(super) fn level(reading: &mut Reading<'_, '_>) -> Option<Level> {
    let mut walk =
        reading.parse(Rule::one_level, Code::BadLevel, "a level such as `moderate 3 to 4` or `significant from 5`")?;
    let word = walk.take_if(Rule::word)?.as_str().to_lowercase();
    let open = walk.take_if(Rule::FROM).is_some();
    let mut numbers = Vec::new();
    let whole = reading.span(0, reading.text().len());
    while let Some(pair) = walk.take_any() {
        if pair.as_rule() == Rule::number {
            match pair.as_str().parse::<u64>() {
                Ok(number) => numbers.push(number),
                Err(_) => {
                    let message = format!("{} is no count", quoted(pair.as_str()));
                    reading.diagnostics.push(Diagnostic::at(Code::BadLevel, whole, message));
                    return None;
                }
            }
        }
    }
    let range = match (numbers.as_slice(), open) {
        ([], _) => None,
        ([from], true) => Some((*from, None)),
        ([from], false) => Some((*from, Some(*from))),
        ([from, to, ..], _) if to < from => {
            reading.diagnostics.push(Diagnostic::at(
                Code::BadLevel,
                whole,
                format!("{from} to {to} is no rising range"),
            ));
            return None;
        }
        ([from, to, ..], _) => Some((*from, Some(*to))),
    };
    Some(Level { word, range })
}
