//! Values in their plainest spelling, read by hand: names in ASCII with one space behind a comma, a label or a place in
//! straight quotation marks with none inside, a number in digits. Most values of a large text are written so, and the
//! grammar takes many times as long for each.
//!
//! It is no second grammar: whatever is not just so is left to the one there is, and what is read here that one reads
//! alike, which the test below holds.

use super::{ast::Reference, values::Reading};
use crate::theory::{
    Direction, Group, Literal, Name, NameOf, Role, Value,
    fields::{Takes, Wanted},
};
use std::{cell::RefCell, ops::Range};

/// Reads a value of that kind, if it is plain. There are no faults in it then.
pub(super) fn value(reading: &mut Reading<'_, '_>, takes: Takes) -> Option<Value> {
    let before = reading.references.len();
    let mut text = Text { text: reading.text(), at: 0 };
    let value = match takes {
        Takes::Names(wanted) => text.names(reading, wanted).map(Value::Names),
        Takes::Place => text.place(reading),
        Takes::Literals(role) if role != Role::Actor => text.literals(reading).map(Value::Groups),
        Takes::Number => return text.number().map(Value::Number),
        _ => return None,
    };
    let value = value.filter(|_| text.is_over());
    if value.is_none() {
        // What the grammar reads instead refers to names of its own.
        reading.references.truncate(before);
    }
    value
}

/// The name and the label of a plain first line of a record, behind its word.
pub(super) fn header(text: &str) -> Option<(Range<usize>, Name, Option<&str>)> {
    let mut text = Text { text, at: 0 };
    let at = text.name()?;
    let label = if text.eat(" ") { Some(text.quoted()?) } else { None };
    let name = name_of(text.text.get(at.clone())?);
    text.is_over().then_some((at, name, label))
}

/// A text that is read from the front.
struct Text<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Text<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn is_over(&self) -> bool {
        self.rest().is_empty()
    }

    fn eat(&mut self, word: &str) -> bool {
        let there = self.rest().starts_with(word);
        self.at += if there { word.len() } else { 0 };
        there
    }

    /// A name, and nothing behind it that could belong to it.
    fn name(&mut self) -> Option<Range<usize>> {
        let rest = self.rest();
        let length = rest.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'-').unwrap_or(rest.len());
        let name = rest.get(..length)?;
        let goes_on = rest.as_bytes().get(length).is_some_and(|byte| !byte.is_ascii());
        let begins = name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
        if goes_on || !begins || name.ends_with('-') || name.contains("--") || is_reserved(name) {
            return None;
        }
        let at = self.at;
        self.at += length;
        Some(at..self.at)
    }

    fn names(&mut self, reading: &mut Reading<'_, '_>, wanted: Wanted) -> Option<Vec<NameOf>> {
        let mut names = Vec::with_capacity(1);
        loop {
            let at = self.name()?;
            let name = name_of(self.text.get(at.clone())?);
            let number = if self.eat(".") { Some(self.ordinal()?) } else { None };
            let (span, name) = (reading.span(at.start, self.at), NameOf { name, number });
            reading.references.push(Reference { span, name: name.clone(), wanted: Some(wanted) });
            names.push(name);
            if !self.eat(", ") {
                return Some(names);
            }
        }
    }

    fn place(&mut self, reading: &mut Reading<'_, '_>) -> Option<Value> {
        let names = self.names(reading, Wanted::Source)?;
        let at = if self.eat(" at ") { Some(self.quoted()?.to_owned()) } else { None };
        Some(Value::Place { names, at })
    }

    fn ordinal(&mut self) -> Option<u32> {
        let rest = self.rest();
        let length = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
        self.at += length;
        // What is larger, and what other digits stand behind, is for the grammar to judge.
        let ends = self.is_over() || self.rest().starts_with([',', ' ']);
        rest.get(..length).filter(|digits| ends && (1..=9).contains(&digits.len()))?.parse().ok()
    }

    fn literals(&mut self, reading: &mut Reading<'_, '_>) -> Option<Vec<Group>> {
        let mut groups = Vec::with_capacity(1);
        loop {
            let direction = if self.eat("-") {
                Direction::Less
            } else if self.eat("?") {
                Direction::Unsaid
            } else {
                self.eat("+");
                Direction::More
            };
            let at = self.name()?;
            let factor = name_of(self.text.get(at.clone())?);
            let (span, name) = (reading.span(at.start, at.end), NameOf { name: factor.clone(), number: None });
            reading.references.push(Reference { span, name, wanted: Some(Wanted::Factor) });
            groups.push(Group::single(Literal { factor, direction }));
            if !self.eat(", ") {
                return Some(groups);
            }
        }
    }

    /// All that is left, between quotation marks, with none inside.
    fn quoted(&mut self) -> Option<&'t str> {
        let inner = self.rest().strip_prefix('"')?.strip_suffix('"')?;
        if inner.contains('"') {
            return None;
        }
        self.at = self.text.len();
        Some(inner)
    }

    fn number(&mut self) -> Option<i64> {
        let digits = self.rest();
        let plain = (1..=18).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse().ok() } else { None }
    }
}

/// How many names are remembered.
const REMEMBERED: usize = 1 << 15;

/// A name as typed. Of names that a text speaks of again and again one copy is kept.
fn name_of(typed: &str) -> Name {
    thread_local! {
        static NAMES: RefCell<Vec<Option<Name>>> = const { RefCell::new(Vec::new()) };
    }
    let hash = typed.bytes().fold(typed.len(), |hash, byte| hash.wrapping_mul(31).wrapping_add(usize::from(byte)));
    NAMES.with_borrow_mut(|names| {
        names.resize(REMEMBERED, None);
        let Some(slot) = names.get_mut(hash % REMEMBERED) else { return Name::new(typed) };
        match slot {
            Some(name) if name.as_str() == typed => name.clone(),
            _ => slot.insert(Name::new(typed)).clone(),
        }
    })
}

/// Whether a name is a word of the language.
pub(super) fn is_reserved(name: &str) -> bool {
    Role::from_word(name).is_some() || ["or", "keeping"].iter().any(|word| word.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::{
            line::{Line, Piece},
            record, values,
        },
        text::FileId,
        theory::{RecordKind, fields},
    };
    use proptest::{prelude::*, sample::select};

    /// What is read, by hand and by the grammar: the value, the references with their places, the faults.
    fn both(text: &str, takes: Takes) -> Option<[String; 2]> {
        let line = Line::join(FileId(0), &[Piece { start: 7, text }]);
        let (mut by_hand, mut by_grammar) = (Reading::new(&line, 0), Reading::new(&line, 0));
        let plain = value(&mut by_hand, takes)?;
        let whole = values::by_grammar(&mut by_grammar, takes);
        let told = |value: Option<Value>, reading: Reading<'_, '_>| {
            format!("{value:?} {:?} {:?}", reading.references, reading.diagnostics)
        };
        Some([told(Some(plain), by_hand), told(whole, by_grammar)])
    }

    fn kinds_of_value() -> Vec<Takes> {
        RecordKind::ALL.into_iter().flat_map(fields::of).map(|spec| spec.takes).collect()
    }

    /// Pieces that come close to what is plain, put together.
    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "a",
            "trust",
            "Staff-Turnover",
            "x2",
            "-",
            "--",
            "+",
            "?",
            ", ",
            ",",
            " ",
            "  ",
            ".",
            ".2",
            ".02",
            ".99999999999",
            "or",
            " or ",
            "keeping",
            "context",
            "OUTCOME",
            "contexts",
            " at ",
            " at",
            " AT ",
            "at",
            "\"",
            "“",
            "”",
            "\"p. 7\"",
            "\"\"",
            "counting",
            " counting evidence",
            "é",
            "\u{300}",
            "٣",
            "\u{2011}",
            "–",
            "\u{A0}",
            "7",
            "2022",
            "-7",
            "[",
            "](",
            "\n",
            "(",
            "#",
        ];
        prop::collection::vec(select(pieces.to_vec()), 0..7).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_grammar_reads_the_same(text in text()) {
            for takes in kinds_of_value() {
                if let Some([by_hand, by_grammar]) = both(&text, takes) {
                    prop_assert_eq!(by_hand, by_grammar, "{:?} {:?}", text, takes);
                }
            }
            let line = Line::join(FileId(0), &[Piece { start: 7, text: &text }]);
            if let Some((at, name, label)) = header(line.text()) {
                let read = record::header_by_grammar(&mut Reading::new(&line, 0));
                let plain = (name, label.map(str::to_owned), line.span(at.start, at.end));
                prop_assert_eq!(read.map(|read| (read.name, read.label, read.span)), Some(plain), "{:?}", text);
            }
        }
    }

    #[test]
    fn what_most_people_write_is_plain() {
        let role = Takes::Literals(Role::Context);
        for (text, takes) in [
            ("ioc-2022", Takes::Names(Wanted::Theory)),
            ("early-wins.2, Trust", Takes::Names(Wanted::Supported)),
            ("aunger-2022 at \"action statements, table – 3\"", Takes::Place),
            ("a, b", Takes::Place),
            ("+trust, -staff-turnover, ?faith, hope", role),
            ("2022", Takes::Number),
        ] {
            let read = both(text, takes);
            assert!(read.is_some_and(|[by_hand, by_grammar]| by_hand == by_grammar), "{text}");
        }
        for text in ["+trust or -faith", "?", "+a ,b", "+a,b", "context", "+a,", "", "+a–b"] {
            assert!(both(text, role).is_none(), "{text}");
        }
        assert!(header("early-wins \"Early wins\"").is_some() && header("early-wins").is_some());
        assert!(header("a \"b\" counting evidence").is_none() && header("or").is_none());
    }
}
