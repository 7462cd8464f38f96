//! What an unknown name may have meant.

use super::sentence::stem;
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    text::Span,
    theory::{Called, Record, fields::Wanted},
};

/// The names of records of the wanted kind that are near a name: by spelling, else by a word of their name or label.
pub fn near_names<'a, C: Called + 'a>(
    known: impl Iterator<Item = &'a C>,
    wanted: Option<Wanted>,
    typed: &str,
) -> Vec<String> {
    let known: Vec<&C> = known.filter(|called| wanted.is_none_or(|wanted| wanted.accepts(called.kind()))).collect();
    let mut names: Vec<&str> = known.iter().map(|called| called.name().as_str()).collect();
    names.sort_unstable();
    let near = nearest(typed, names);
    if !near.is_empty() {
        return near.into_iter().map(str::to_owned).collect();
    }
    by_words(&known, typed)
}

/// Records that share a word of four letters or more with what was typed, those that share most first.
fn by_words<C: Called>(known: &[&C], typed: &str) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() >= 4)
            .map(str::to_owned)
            .collect()
    };
    let typed = words(typed);
    let mut found: Vec<(usize, &str)> = known
        .iter()
        .filter_map(|called| {
            let own = words(&format!("{} {}", called.name(), called.label().unwrap_or_default()));
            let shared = typed.iter().filter(|word| own.contains(word)).count();
            (shared > 0).then_some((shared, called.name().as_str()))
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let most = found.first().map_or(0, |(shared, _)| *shared);
    found.into_iter().take_while(|(shared, _)| *shared == most).take(5).map(|(_, name)| name.to_owned()).collect()
}

/// Whether a record may be put in the place of what was typed without asking: all the words that were typed stand in its
/// name or label, or it is spelled so.
pub(super) fn is_meant(record: &Record, typed: &str) -> bool {
    const HUNG_ON: usize = 3;
    let own = format!("{} {}", record.name, record.label.as_deref().unwrap_or_default()).to_lowercase();
    let own: Vec<&str> = own.split(|c: char| !c.is_alphanumeric()).collect();
    let stands = |word: &str| {
        let begins = |own: &&str| own.starts_with(word) && own.len() - word.len() <= HUNG_ON;
        word.chars().count() >= 4 && own.iter().any(|own| stem(own) == stem(word) || begins(own))
    };
    let typed = typed.to_lowercase();
    is_spelled(record, &typed)
        || typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(stands)
}

/// Whether the name or a title of a record is spelled nearly as what was typed: one slip, or one in five letters.
pub(super) fn is_spelled(record: &Record, typed: &str) -> bool {
    let typed = typed.to_lowercase();
    let slips = (typed.chars().count() / 5).max(1);
    let near = |called: &str| strsim::damerau_levenshtein(&typed, &called.to_lowercase()) <= slips;
    near(record.name.as_str()) || record.titles().any(near)
}

/// The fault for a name that stands for nothing.
pub fn unknown_name(span: Span, typed: &str, wanted: Option<Wanted>, near: &[String]) -> Diagnostic {
    let needed = wanted.map_or("a record", Wanted::noun);
    let short: String = typed.chars().take(60).collect();
    let fault = Diagnostic::at(Code::UnknownName, span, format!("nothing is called `{short}`"))
        .label(format!("{needed} is needed here"));
    if near.is_empty() { fault } else { fault.help(format!("near: `{}`", near.join("`, `"))) }
}

/// How a record of the wanted kind is declared; none where one of several kinds will do.
pub(super) fn declaration(wanted: Option<Wanted>, name: &str) -> Option<String> {
    if wanted == Some(Wanted::Factor) && ["unknown", "unclear", "none", "missing", "na", "tbc"].contains(&name) {
        return Some("`?` stands for what is not known".to_owned());
    }
    let word = match wanted? {
        Wanted::Theory => "theory",
        Wanted::Source => "source",
        Wanted::Case => "case",
        Wanted::Theme => "theme",
        Wanted::Factor => "factor",
        Wanted::Claim | Wanted::Supported | Wanted::Interpreted => return None,
    };
    Some(format!("declare it once: `{word} {name} \"…\"`"))
}
