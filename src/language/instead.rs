//! What can be typed in the place of a value that is missing or could not be read, by the kind of the value.

use super::remedy;
use crate::{
    diagnostic::nearest,
    theory::{
        Role,
        fields::{Takes, Wanted},
    },
};

/// A value of that kind, as it could be typed.
pub(super) fn sample(takes: Takes) -> String {
    match takes {
        Takes::Names(Wanted::Theory) => "my-theory".to_owned(),
        Takes::Names(Wanted::Source) => "interview-10".to_owned(),
        Takes::Names(_) => "NAME".to_owned(),
        Takes::Place => "interview-10 at \"p. 7\"".to_owned(),
        Takes::Literals(Role::Actor) => "patients".to_owned(),
        Takes::Literals(_) => "+trust".to_owned(),
        Takes::Part(_) => "[words](+factor)".to_owned(),
        Takes::Text => "words".to_owned(),
        Takes::Texts => "\"acute\", \"community\"".to_owned(),
        Takes::Number => "2022".to_owned(),
        Takes::Count => "25".to_owned(),
        Takes::Date => "2026-11-21".to_owned(),
        Takes::Closed(words) => words.first().copied().unwrap_or_default().to_owned(),
        Takes::Scale(_, words) => words.first().copied().unwrap_or("WORD").to_owned(),
        Takes::Question => "find mechanisms leading to +trust".to_owned(),
        Takes::Roles => "context, intervention".to_owned(),
    }
}

/// Texts without their quotation marks: `acute, community`.
pub(super) fn texts(text: &str) -> String {
    let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„');
    let each: Vec<String> = text
        .split([',', ';'])
        .map(|one| one.trim_matches(marks))
        .filter(|one| !one.is_empty())
        .map(|one| format!("\"{one}\""))
        .collect();
    each.join(", ")
}

/// Roles that are misspelt, or said of several: `contexts and intervention`.
pub(super) fn roles(text: &str) -> Option<String> {
    let commas = text.to_lowercase().replace(" and ", ",").replace(['&', ';'], ",");
    let role = |word: &str| {
        let meant = Role::ALL.into_iter().find(|role| [role.word(), role.plural()].contains(&word));
        meant.map(Role::word).or_else(|| nearest(word, Role::ALL.iter().map(|role| role.word())).first().copied())
    };
    let roles: Option<Vec<&str>> = commas.split(',').map(str::trim).filter(|word| !word.is_empty()).map(role).collect();
    roles.filter(|roles| !roles.is_empty()).map(|roles| roles.join(", "))
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date in another order, or with the name of its month: `21.11.2026`, `21 November 2026`, `11/2026`. None where a day
/// cannot be told from a month.
pub(super) fn date(text: &str) -> Option<String> {
    let mut month = None;
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let ends = ["st", "nd", "rd", "th"].into_iter().find_map(|end| lower.strip_suffix(end));
        let digits = ends.filter(|begin| begin.parse::<u32>().is_ok()).unwrap_or(&lower);
        match (digits.parse(), MONTHS.iter().position(|name| lower.starts_with(name))) {
            (Ok(number), _) => numbers.push((number, digits.len())),
            (Err(_), Some(at)) => month = Some(u32::try_from(at).ok()? + 1),
            _ => return None,
        }
    }
    let at = numbers.iter().position(|(_, digits)| *digits == 4)?;
    let (year, _) = numbers.remove(at);
    let small: Vec<u32> = numbers.iter().map(|(number, _)| *number).collect();
    let (month, day) = match (month, small.as_slice()) {
        (month, []) => (month, None),
        (Some(month), [day]) => (Some(month), Some(*day)),
        (None, [month]) => (Some(*month), None),
        (None, [month, day]) if at == 0 => (Some(*month), Some(*day)),
        (None, [day, month]) if *day > 12 || text.contains('.') => (Some(*month), Some(*day)),
        (None, [month, day]) if *day > 12 => (Some(*month), Some(*day)),
        _ => return None,
    };
    if month.is_some_and(|month| !(1..=12).contains(&month)) || day.is_some_and(|day| !(1..=31).contains(&day)) {
        return None;
    }
    let parts = [month, day].into_iter().flatten().map(|part| format!("-{part:02}"));
    Some(format!("{year}{}", parts.collect::<String>()))
}

/// What follows the label of a first line: the field that was meant, or none.
pub(super) fn behind_label(text: &str) -> Option<(usize, &str)> {
    let open = text.find(['"', '“', '„'])?;
    let inner = text.get(open..)?.char_indices().nth(1)?.0 + open;
    let close = inner + text.get(inner..)?.find(['"', '”', '“'])?;
    let behind = close + text.get(close..)?.chars().next()?.len_utf8();
    let rest = text.get(behind..)?;
    let start = behind + (rest.len() - rest.trim_start().len());
    (remedy::name(text.get(..open)?).is_some() && !rest.trim().is_empty()).then(|| (start, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_turned_where_they_can_be() {
        for (text, meant) in [
            ("21.11.2026", "2026-11-21"),
            ("3.4.2026", "2026-04-03"),
            ("21/11/2026", "2026-11-21"),
            ("11/21/2026", "2026-11-21"),
            ("2026/11/21", "2026-11-21"),
            ("21 November 2026", "2026-11-21"),
            ("Nov 2nd, 2026", "2026-11-02"),
            ("11/2026", "2026-11"),
            ("March 2026", "2026-03"),
        ] {
            assert_eq!(date(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["3/4/2026", "yesterday", "21.13.2026", "26-11-21", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn texts_and_roles_are_read_from_words() {
        assert_eq!(texts("acute, “community”"), "\"acute\", \"community\"");
        assert_eq!(roles("contexts and Intervention").as_deref(), Some("context, intervention"));
        assert_eq!(roles("everything"), None);
    }
}
