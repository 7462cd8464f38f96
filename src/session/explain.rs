//! `explain`: what a code, a word of the language or a term means.

use super::{COMMANDS, glossary, help};
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    question::words::{self, VERBS, VerbForm},
    render,
    theory::{Part, RecordKind, Role, fields},
};

/// Everything that there is to say of a word, in lines of that width, or the fault that nothing is known of it.
///
/// ```
/// use because::session::explain;
/// assert!(explain("literal", 80).is_ok_and(|text| text.contains("+trust")));
/// assert!(explain("fcator", 80).is_err_and(|fault| fault.help.is_some_and(|help| help.contains("factor"))));
/// ```
pub fn explain(word: &str, width: usize) -> Result<String, Diagnostic> {
    let word = word.trim().trim_matches(['`', '"']).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(code) = Code::from_id(&word) {
        return Ok(render::explanation(code));
    }
    let mut parts: Vec<String> = Vec::new();
    parts.extend(glossary::find(&word).map(|entry| entry.text.to_owned()));
    parts.extend(role(&word));
    parts.extend(line_word(&word));
    parts.extend(verb(&word));
    let kind = RecordKind::from_word(&word);
    if kind.is_none() && role(&word).is_none() && line_word(&word).is_none() {
        parts.extend(field(&word));
    }
    parts.extend(command(&word));
    let mut parts: Vec<String> = parts.iter().map(|part| help::wrapped(part, width)).collect();
    parts.extend(kind.map(record));
    if parts.is_empty() { Err(unknown(&word)) } else { Ok(parts.join("\n\n")) }
}

fn role(word: &str) -> Option<String> {
    let is_meant = |role: &Role| role.word().eq_ignore_ascii_case(word) || role.plural().eq_ignore_ascii_case(word);
    let role = Role::ALL.into_iter().find(is_meant)?;
    let more = match role {
        Role::Mechanism => "; resource and reasoning where they are not told apart",
        _ => "",
    };
    Some(format!(
        "The role `{role}`: {}{more}. In a cmoc it has a line of its own, `{role} {}`; in a sentence a phrase says it, \
         `[words]({role}{}NAME)`.",
        role.what(),
        if role == Role::Actor { "NAME" } else { "+NAME" },
        if role == Role::Actor { " " } else { " +" },
    ))
}

fn line_word(word: &str) -> Option<String> {
    let (part, spellings) =
        Part::WORDS.iter().find(|(_, spellings)| spellings.iter().any(|s| s.eq_ignore_ascii_case(word)))?;
    // The help of a field names its other spellings in parentheses; they stand before it here.
    let what = fields::find(RecordKind::Statement, part.word())?.help.split(" (").next()?;
    let gives = match part.role() {
        Some(role) => format!(" Phrases coded in it are {} unless they say another role.", role.plural()),
        None if *part == Part::Says => " Each coded phrase in it says its role.".to_owned(),
        None => " Phrases coded in it are contexts where an `if` stands with it; else each says its role.".to_owned(),
    };
    let spellings: Vec<String> = spellings.iter().map(|spelling| format!("`{spelling}`")).collect();
    Some(format!(
        "The line-word {} opens a part of a sentence: {what}.{gives} It belongs to the sentence and is kept as typed; \
         with a colon behind it, it is no part of the text.",
        spellings.join(" or ")
    ))
}

fn verb(word: &str) -> Option<String> {
    let VerbForm { word, what, example, another, .. } = words::verb(word)?;
    Some(format!("`{word}` begins a question, to {what}:\n\n    {another}\n    {example}"))
}

fn record(kind: RecordKind) -> String {
    format!("The fields of the record `{kind}`:\n\n{}", render::field_table(kind).trim_end())
}

fn field(word: &str) -> Option<String> {
    let mut lines: Vec<(String, &str)> = Vec::new();
    for kind in RecordKind::ALL {
        let found = fields::of(kind).iter().find(|spec| spec.word.eq_ignore_ascii_case(word));
        if let Some(spec) = found.filter(|_| !matches!(kind, RecordKind::Factor(Some(_)))) {
            match lines.iter_mut().find(|(_, help)| *help == spec.help) {
                Some((kinds, _)) => *kinds = format!("{kinds}, {kind}"),
                None => lines.push((kind.to_string(), spec.help)),
            }
        }
    }
    let lines: Vec<String> =
        lines.iter().map(|(kinds, help)| format!("The field `{word}` of {kinds}: {help}.")).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn command(word: &str) -> Option<String> {
    let entry = COMMANDS.iter().find(|entry| entry.word.eq_ignore_ascii_case(word))?;
    let verb = words::verb(entry.word).is_some();
    (!verb).then(|| format!("The command `{}`: {}.", entry.form, entry.help))
}

/// Everything that is explained, in the order in which it is looked for.
pub fn explained() -> Vec<&'static str> {
    let mut words: Vec<&str> = glossary::GLOSSARY.iter().map(|entry| entry.term).collect();
    words.extend(Code::ALL.iter().map(|code| code.id()));
    words.extend(RecordKind::ALL.iter().map(|kind| kind.word()));
    words.extend(Role::ALL.iter().map(|role| role.word()));
    words.extend(Part::WORDS.iter().flat_map(|(_, spellings)| spellings.iter().copied()));
    words.extend(VERBS.iter().map(|verb| verb.word));
    words.extend(COMMANDS.iter().map(|entry| entry.word));
    words.extend(RecordKind::ALL.iter().flat_map(|kind| fields::of(*kind).iter().map(|spec| spec.word)));
    let mut once: Vec<&str> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    once
}

fn unknown(word: &str) -> Diagnostic {
    let near = nearest(word, explained());
    let near: Vec<String> = near.iter().map(|near| format!("`{near}`")).collect();
    let fault = Diagnostic::new(Code::NoSuchTerm, format!("nothing is known of `{word}`"));
    let parts: Vec<String> = word
        .split_whitespace()
        .filter(|part| *part != word && part.chars().count() > 3 && explain(part, 80).is_ok())
        .map(|part| format!("explain {part}"))
        .collect();
    if !parts.is_empty() {
        fault.help(parts.join(", "))
    } else if near.is_empty() {
        fault.help("explain literal, explain statement, explain E0203")
    } else {
        fault.help(format!("near: {}", near.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Session, Settings};

    #[test]
    fn every_heading_of_a_column_is_explained() {
        let mut session = Session::new(Settings::default());
        assert!(!session.load(&["kb".into()]).failed());
        let things = RecordKind::ALL.iter().map(|kind| match kind {
            RecordKind::Theory => "theories".to_owned(),
            RecordKind::Evidence | RecordKind::Scale => "evidence".to_owned(),
            kind => format!("{kind}s"),
        });
        let mut questions: Vec<String> = things.map(|things| format!("find {things} as json")).collect();
        questions.extend(
            [
                "find mechanisms leading to trust",
                "find outcomes",
                "paths from quick-wins to trust",
                "count cmocs by theme",
            ]
            .map(|question| format!("{question} as json")),
        );
        questions.extend(["show trust as json", "show early-wins as json"].map(str::to_owned));
        for question in questions {
            let answer = session.respond(&question);
            let answer: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
            for column in answer["columns"].as_array().unwrap() {
                let column = column.as_str().unwrap();
                assert!(explain(column, 80).is_ok(), "{column}, in: {question}");
            }
        }
    }

    #[test]
    fn every_word_of_the_tables_is_explained() {
        let mut words: Vec<&str> = glossary::GLOSSARY.iter().map(|entry| entry.term).collect();
        words.extend(glossary::GLOSSARY.iter().flat_map(|entry| entry.also.iter().copied()));
        words.extend(Code::ALL.iter().map(|code| code.id()));
        words.extend(RecordKind::ALL.iter().map(|kind| kind.word()));
        words.extend(Role::ALL.iter().flat_map(|role| [role.word(), role.plural()]));
        words.extend(Part::WORDS.iter().flat_map(|(_, spellings)| spellings.iter().copied()));
        words.extend(RecordKind::ALL.iter().flat_map(|kind| fields::of(*kind).iter().map(|spec| spec.word)));
        words.extend(COMMANDS.iter().map(|entry| entry.word));
        for word in words {
            assert!(explain(word, 80).is_ok_and(|text| text.len() > 20), "{word}");
        }
    }
}
