//! Colours of a line while it is typed: words of the language, names that are known and such that are not, directions,
//! brackets and quotation marks that nothing closes, remarks. Nothing is told by colour alone: the answer says it all.

use super::{
    completing::could_be_a_name,
    place::{Place, field_of, place, takes_names},
};
use crate::{
    language,
    question::words,
    session::{self, Session},
    theory::{RecordKind, Role},
};

/// How a stretch of text is set off, in colours that can be read on light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// As it is.
    Plain,
    /// A word of the language.
    Word,
    /// A name that is known.
    Known,
    /// A literal with `+`.
    More,
    /// A literal with `-`.
    Less,
    /// A name that is not known.
    Unknown,
    /// A bracket or a quotation mark that nothing closes.
    Unclosed,
    /// A remark.
    Remark,
}

impl Paint {
    /// The ANSI code that begins it.
    pub fn code(self) -> &'static str {
        match self {
            Paint::Plain => "",
            Paint::Word => "\u{1b}[1m",
            Paint::Known => "\u{1b}[35m",
            Paint::More => "\u{1b}[32m",
            Paint::Less => "\u{1b}[31m",
            Paint::Unknown => "\u{1b}[4;2m",
            Paint::Unclosed => "\u{1b}[1;31m",
            Paint::Remark => "\u{1b}[2m",
        }
    }
}

/// The stretches of a text with how each is painted; together they are the text. What is being typed at the cursor is
/// not called unknown while it could become a name.
pub fn paint<'t>(session: &Session, text: &'t str, cursor: usize) -> Vec<(Paint, &'t str)> {
    let mut painted = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begin = at;
        at += line.len();
        if line.starts_with('#') {
            painted.push((Paint::Remark, line));
            continue;
        }
        let place = place(text.get(..begin + line.trim_end().len()).unwrap_or_default());
        for (start, word) in tokens(line) {
            let here = Word { session, text, begin, start: begin + start, word, place };
            let typing = cursor == here.start + word.len();
            painted.push((here.paint(typing), word));
        }
    }
    unclosed(text, &mut painted);
    painted
}

/// Words with their signs, blanks and other characters, each with its place in the line.
fn tokens(line: &str) -> Vec<(usize, &str)> {
    let class = |c: char| match c {
        c if c.is_alphanumeric() || c == '-' || c == '.' => 0,
        c if c.is_whitespace() => 1,
        '"' | '“' | '”' | '(' | ')' | '[' | ']' | '+' | '?' => 2,
        _ => 3,
    };
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in line.char_indices() {
        let now = class(c);
        // A sign belongs to the name behind it.
        let signed = now == 0 && line.get(start..at).is_some_and(|before| matches!(before, "+" | "?"));
        if let Some(before) = last
            && (before != now || now == 2)
            && !signed
        {
            tokens.push((start, line.get(start..at).unwrap_or_default()));
            start = at;
        }
        last = Some(now);
    }
    if start < line.len() {
        tokens.push((start, line.get(start..).unwrap_or_default()));
    }
    tokens
}

/// A word of a text, with where it stands.
struct Word<'a> {
    session: &'a Session,
    text: &'a str,
    /// Where its line begins.
    begin: usize,
    start: usize,
    word: &'a str,
    /// What stands at the end of its line.
    place: Place<'a>,
}

impl Word<'_> {
    fn paint(&self, typing: bool) -> Paint {
        let name = self.word.trim_start_matches(['+', '-', '?']);
        if !name.starts_with(char::is_alphabetic) {
            return Paint::Plain;
        }
        let is_first = self.text.get(self.begin..self.start).is_some_and(|before| before.trim().is_empty());
        match self.place {
            Place::Free => Paint::Plain,
            Place::Opening | Place::Command(_) if is_first => self.first(typing),
            Place::Opening | Place::Command(_) => Paint::Plain,
            Place::Question(begin) => self.in_question(begin, name, typing),
            Place::Header(_) if is_first => Paint::Word,
            Place::Header(_) => Paint::Plain,
            Place::FieldWord(..) | Place::Value(..) | Place::Code(_) => self.in_record(name, typing),
        }
    }

    fn first(&self, typing: bool) -> Paint {
        let word = self.word.trim_end_matches('.');
        let known = words::verb(word).is_some() || RecordKind::from_word(word).is_some();
        match known || session::at_prompt(word).is_some() {
            true => Paint::Word,
            false if typing => Paint::Plain,
            false => Paint::Unknown,
        }
    }

    fn in_question(&self, begin: usize, name: &str, typing: bool) -> Paint {
        let before = self.text.get(begin..self.start).unwrap_or_default();
        if before.matches('"').count() % 2 == 1 {
            return Paint::Plain;
        }
        if words::is_reserved(self.word) {
            return Paint::Word;
        }
        let sign = self.word.get(..self.word.len() - name.len()).unwrap_or_default();
        let expected = language::expected(&format!("{before}{sign}"));
        if expected.slots.iter().any(|slot| slot.is_name()) { self.named(name, typing) } else { self.mentioned(name) }
    }

    /// Where a name has to stand.
    fn named(&self, name: &str, typing: bool) -> Paint {
        match self.mentioned(name) {
            Paint::Plain if typing && could_be_a_name(self.session, name) => Paint::Plain,
            Paint::Plain => Paint::Unknown,
            paint => paint,
        }
    }

    /// Where a name may stand. `early-wins.2` names a configuration of `early-wins`.
    fn mentioned(&self, name: &str) -> Paint {
        let record = name.split('.').next().unwrap_or_default();
        match (self.session.kind_of(record), self.word.chars().next()) {
            (None, _) => Paint::Plain,
            (Some(_), Some('+')) => Paint::More,
            (Some(_), Some('-')) => Paint::Less,
            (Some(_), _) => Paint::Known,
        }
    }

    fn in_record(&self, name: &str, typing: bool) -> Paint {
        let line = self.text.get(self.begin..).unwrap_or_default();
        let line = line.split('\n').next().unwrap_or_default();
        let before = self.text.get(self.begin..self.start).unwrap_or_default();
        let kind = match self.place {
            Place::FieldWord(kind, _) | Place::Value(kind, ..) => Some(kind),
            _ => None,
        };
        let field = [RecordKind::Statement, RecordKind::Cmoc]
            .into_iter()
            .chain(kind)
            .rev()
            .find_map(|kind| field_of(kind, line));
        let offset = self.start - self.begin;
        if field.is_some_and(|(_, behind)| offset < behind)
            || (field.is_none()
                && before.trim().is_empty()
                && kind.is_some_and(|kind| crate::theory::fields::find(kind, self.word).is_some()))
        {
            return Paint::Word;
        }
        let coded = before.rfind("](").is_some_and(|open| !before.get(open..).is_some_and(|code| code.contains(')')));
        if coded {
            let is_role = Role::ALL.iter().any(|role| role.word() == self.word) || self.word == "or";
            return if is_role { Paint::Word } else { self.named(name, typing) };
        }
        let quoted = before.matches('"').count() % 2 == 1;
        let takes = field.is_some_and(|(spec, _)| takes_names(spec)) && !line.contains('[');
        match takes && !quoted && !matches!(self.word, "at" | "or") {
            true => self.named(name, typing),
            false => Paint::Plain,
        }
    }
}

/// Paints the brackets and quotation marks that nothing closes in their line.
fn unclosed(text: &str, painted: &mut [(Paint, &str)]) {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut wrong: Vec<usize> = Vec::new();
    for (at, (_, token)) in painted.iter().enumerate() {
        match token.chars().next() {
            Some('"') if open.last().is_some_and(|(c, _)| *c == '"') => drop(open.pop()),
            Some(c @ ('"' | '(' | '[')) => open.push((c, at)),
            Some(')') if open.last().is_some_and(|(c, _)| *c == '(') => drop(open.pop()),
            Some(']') if open.last().is_some_and(|(c, _)| *c == '[') => drop(open.pop()),
            Some(')' | ']') => wrong.push(at),
            _ => {}
        }
    }
    // Outside records a bracket that closes nothing is prose or a slip that the answer tells of.
    if text.contains('[') || !open.is_empty() {
        wrong.extend(open.iter().map(|(_, at)| *at));
    }
    for at in wrong {
        if let Some((paint, _)) = painted.get_mut(at) {
            *paint = Paint::Unclosed;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Settings;

    fn painted(text: &str, cursor: usize) -> String {
        let mut session = Session::new(Settings::default());
        session.respond("factor trust\n\nfactor early-wins\n\nsource s\n\nstatement st\n  If [x](+trust)\n  then [y](+early-wins)\n");
        let paints = paint(&session, text, cursor);
        assert_eq!(paints.iter().map(|(_, token)| *token).collect::<String>(), text);
        let set_off = paints.iter().filter(|(paint, _)| *paint != Paint::Plain);
        set_off.map(|(paint, token)| format!("{paint:?}:{}", token.trim_end())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_and_names_are_told_apart() {
        assert_eq!(
            painted("find factors leading to +trust", 99),
            "Word:find Word:factors Word:leading Word:to More:+trust"
        );
        assert_eq!(painted("paths from -trust to trst", 99), "Word:paths Word:from Less:-trust Word:to Unknown:trst");
        assert_eq!(painted("paths from -trust to tru", 24), "Word:paths Word:from Less:-trust Word:to");
        assert_eq!(painted("show st.1", 99), "Word:show Known:st.1");
        assert_eq!(painted("fnd trust", 99), "Known:trust");
        assert_eq!(painted("# remark", 99), "Remark:# remark");
        assert_eq!(
            painted("find cmocs where (evidence > 2", 99),
            "Word:find Word:cmocs Word:where Unclosed:( Word:evidence"
        );
    }

    #[test]
    fn records_are_painted_by_their_fields() {
        assert_eq!(
            painted("cmoc c\n  context +trust, -nothing\n  from s at \"p. 1\"", 0),
            "Word:cmoc Word:context More:+trust Unknown:-nothing Word:from Known:s"
        );
        assert_eq!(
            painted("statement q\nIf [trust](context +trust) grows (1)\nthen [y](+early", 0),
            "Word:statement Word:If Word:context More:+trust Word:then Unclosed:( Unknown:+early"
        );
    }
}
