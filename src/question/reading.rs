//! The canonical reading of a question: its words in one order and one spelling, which parses back to the same question.

use super::{
    About, AtLeast, Clauses, Condition, End, Find, Loops, Mentioning, Operand, Paths, Patterns, Place, Question,
    Robustness, Sort, Suppose, Tail, Target, Things, Verb, Why, WhyNot, words,
};
use crate::theory::{Literal, Name, NameOf};
use std::fmt::{self, Display, Formatter, Write};

impl Display for Question {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.verb, self.tail)
    }
}

impl Display for Verb {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Verb::Find(find) => write!(f, "find {find}"),
            Verb::Count { find, by: Some(by) } => write!(f, "count {find} by {by}"),
            Verb::Count { find, by: None } => write!(f, "count {find}"),
            Verb::Paths(paths) => write!(f, "paths {paths}"),
            Verb::Suppose(suppose) => write!(f, "suppose {suppose}"),
            Verb::Why(why) => write!(f, "why {why}"),
            Verb::WhyNot(why_not) => write!(f, "why not {why_not}"),
            Verb::Conflicts(about) => write!(f, "conflicts{about}"),
            Verb::Rivals(about) => write!(f, "rivals{about}"),
            Verb::Loops(loops) => write!(f, "loops{loops}"),
            Verb::Robustness(robustness) => write!(f, "robustness {robustness}"),
            Verb::Patterns(patterns) => write!(f, "patterns{patterns}"),
            Verb::Gaps { in_theory } => {
                f.write_str("gaps")?;
                write_in(f, in_theory.as_ref())
            }
            Verb::Search(search) => write!(f, "search {search}"),
            Verb::Show(name) => {
                let NameOf { name, number } = name;
                write!(f, "show {}", Quoted(name))?;
                number.map_or(Ok(()), |number| write!(f, ".{number}"))
            }
        }
    }
}

impl Display for Things {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl Display for Find {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.things, self.clauses)
    }
}

impl Display for Clauses {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(target) = &self.leading_to {
            write!(f, " leading {}to {target}", if self.directly { "directly " } else { "" })?;
        }
        match &self.from {
            Some(Place::Factor(end)) => write!(f, " from {end}")?,
            Some(Place::Source(name)) => write!(f, " from {}", Quoted(name))?,
            None => {}
        }
        write_within(f, self.within)?;
        write_in(f, self.in_theory.as_ref())?;
        match &self.mentioning {
            Some(Mentioning::Words(text)) => write!(f, " mentioning {}", InQuotes(text))?,
            Some(Mentioning::Factor(end)) => write!(f, " mentioning {end}")?,
            None => {}
        }
        for (at, role) in self.without.iter().enumerate() {
            write!(f, "{} {role}", if at == 0 { " without" } else { "," })?;
        }
        Ok(())
    }
}

impl Display for Target {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Target::Factor(end) => write!(f, "{end}"),
            Target::Outcomes { wanted: true } => f.write_str("wanted outcomes"),
            Target::Outcomes { wanted: false } => f.write_str("unwanted outcomes"),
        }
    }
}

impl Display for Paths {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "from {} to {}", self.from, self.to)?;
        write_within(f, self.within)?;
        write_in(f, self.in_theory.as_ref())
    }
}

impl Display for Suppose {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_assumed(f, &self.given)?;
        write_in(f, self.in_theory.as_ref())
    }
}

impl Display for Why {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_explained(f, &self.literal, &self.given)?;
        write_in(f, self.in_theory.as_ref())
    }
}

impl Display for WhyNot {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_explained(f, &self.literal, &self.given)?;
        write_in(f, self.in_theory.as_ref())
    }
}

impl Display for About {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_about(f, self.about.as_ref())?;
        write_in(f, self.in_theory.as_ref())
    }
}

impl Display for Loops {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(end) = &self.through {
            write!(f, " through {end}")?;
        }
        write_within(f, self.within)?;
        write_in(f, self.in_theory.as_ref())
    }
}

impl Display for Robustness {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Paths { from, to, within, in_theory } = &self.claim;
        write!(f, "from {from} to {to}")?;
        if let Some(by) = self.by {
            write!(f, " by {by}")?;
        }
        write_within(f, *within)?;
        write_in(f, in_theory.as_ref())
    }
}

impl Display for Patterns {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(AtLeast { number, of }) = self.at_least {
            write!(f, " in at least {number} {}", if number == 1 { of.word() } else { of.plural() })?;
        }
        write_about(f, self.about.as_ref())?;
        write_in(f, self.in_theory.as_ref())
    }
}

impl Display for End {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.exactly {
            f.write_str("exactly ")?;
        }
        if let Some(direction) = self.direction {
            f.write_char(direction.sign())?;
        }
        write!(f, "{}", Quoted(&self.factor))
    }
}

impl Display for Tail {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(filter) = &self.filter {
            write!(f, " where {filter}")?;
        }
        if let Some(using) = &self.using {
            write!(f, " using cmocs where {using}")?;
        }
        if self.with_evidence {
            f.write_str(" with evidence")?;
        }
        if self.with_mirrors {
            f.write_str(" with mirrors")?;
        }
        for (at, sort) in self.sort.iter().enumerate() {
            write!(f, "{} {sort}", if at == 0 { " sort by" } else { "," })?;
        }
        if let Some(first) = self.first {
            write!(f, " first {first}")?;
        }
        self.format.map_or(Ok(()), |format| write!(f, " as {format}"))
    }
}

impl Display for Sort {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.field, if self.descending { " descending" } else { "" })
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Condition::And(all) => write_joined(f, all, " and "),
            Condition::Or(any) => write_joined(f, any, " or "),
            Condition::Not(inner) => {
                f.write_str("not ")?;
                write_inner(f, inner)
            }
            Condition::Compare { field, comparison, with } => write!(f, "{field} {} {with}", comparison.sign()),
        }
    }
}

impl Display for Operand {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Number(number) => write!(f, "{number}"),
            Operand::Word(word) => f.write_str(word),
            Operand::Text(text) => write!(f, "{}", InQuotes(text)),
            Operand::Literal(literal) => write!(f, "{}", Signed(literal)),
        }
    }
}

fn write_in(f: &mut Formatter<'_>, theory: Option<&Name>) -> fmt::Result {
    theory.map_or(Ok(()), |theory| write!(f, " in {}", Quoted(theory)))
}

fn write_about(f: &mut Formatter<'_>, end: Option<&End>) -> fmt::Result {
    end.map_or(Ok(()), |end| write!(f, " for {end}"))
}

fn write_explained(f: &mut Formatter<'_>, literal: &Literal, given: &[Literal]) -> fmt::Result {
    write!(f, "{}", Signed(literal))?;
    if given.is_empty() {
        return Ok(());
    }
    f.write_str(" given ")?;
    write_assumed(f, given)
}

fn write_assumed(f: &mut Formatter<'_>, given: &[Literal]) -> fmt::Result {
    for (at, literal) in given.iter().enumerate() {
        write!(f, "{}{}", if at == 0 { "" } else { " and " }, Signed(literal))?;
    }
    Ok(())
}

fn write_within(f: &mut Formatter<'_>, within: Option<u32>) -> fmt::Result {
    match within {
        Some(1) => f.write_str(" within 1 step"),
        Some(steps) => write!(f, " within {steps} steps"),
        None => Ok(()),
    }
}

fn write_joined(f: &mut Formatter<'_>, conditions: &[Condition], joint: &str) -> fmt::Result {
    for (at, condition) in conditions.iter().enumerate() {
        if at > 0 {
            f.write_str(joint)?;
        }
        write_inner(f, condition)?;
    }
    Ok(())
}

/// A condition inside another: in parentheses where it joins several.
fn write_inner(f: &mut Formatter<'_>, condition: &Condition) -> fmt::Result {
    match condition {
        Condition::And(_) | Condition::Or(_) => write!(f, "({condition})"),
        Condition::Not(_) | Condition::Compare { .. } => write!(f, "{condition}"),
    }
}

/// A name, in quotes where it is a word of the language.
struct Quoted<'a>(&'a Name);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if words::is_quoted(self.0) { write!(f, "{}", InQuotes(self.0.as_str())) } else { write!(f, "{}", self.0) }
    }
}

/// A factor with its direction, its name in quotes where it is a word of the language.
struct Signed<'a>(&'a Literal);

impl Display for Signed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0.direction.sign(), Quoted(&self.0.factor))
    }
}

/// A text in quotation marks, with `\` before those and backslashes inside.
struct InQuotes<'a>(&'a str);

impl Display for InQuotes<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            if matches!(c, '"' | '\\') {
                f.write_char('\\')?;
            }
            f.write_char(c)?;
        }
        f.write_char('"')
    }
}
