//! What is still to be typed of a form: `paths from FACTOR to FACTOR [within N steps]`, less what stands there already.

/// A part of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A word of the language.
    Word(String),
    /// Something to fill in, as it is shown.
    Slot(String),
    /// What may be left out, in any order.
    Option(Vec<Part>),
    /// What may be left out, and not said any more behind what follows it.
    Passing(Vec<Part>),
    /// What only explains.
    Remark(String),
}

/// What is left of a form behind the words that were typed; the words of the form itself stand first in it.
/// Where nothing has to follow any more, only the options are left whose first word `fits`.
pub(super) fn rest(form: &str, typed: &[&str], fits: &dyn Fn(&str) -> bool) -> String {
    let mut left = parts(form);
    for word in typed {
        take(&mut left, word);
    }
    if left.iter().all(|part| matches!(part, Part::Option(_) | Part::Passing(_) | Part::Remark(_))) {
        left.retain(|part| match part {
            Part::Option(inner) => inner
                .first()
                .is_none_or(|first| matches!(first, Part::Word(own) if fits(own)) || matches!(first, Part::Slot(_))),
            _ => true,
        });
    }
    shown(&left)
}

/// The word of a form that goes on as typed, where one can stand behind the words before.
pub(super) fn going_on(form: &str, typed: &[&str], begun: &str, fits: &dyn Fn(&str) -> bool) -> Option<String> {
    let mut left = parts(form);
    for word in typed {
        take(&mut left, word);
    }
    let begins = |own: &String| own.len() > begun.len() && own.starts_with(&begun.to_lowercase());
    for part in &left {
        match part {
            Part::Word(own) => return Some(own.clone()).filter(|own| begins(own) && !own.contains('|')),
            Part::Slot(_) => return None,
            Part::Option(inner) | Part::Passing(inner) => match inner.first() {
                Some(Part::Word(own)) if begins(own) && fits(own) => return Some(own.clone()),
                _ => {}
            },
            Part::Remark(_) => {}
        }
    }
    None
}

/// Takes what a word stands for out of the parts, with what it shows to be passed over.
fn take(left: &mut Vec<Part>, word: &str) {
    let mut at = 0;
    while let Some(part) = left.get(at) {
        let inner = match part {
            Part::Word(own) if own.split('|').any(|own| own.eq_ignore_ascii_case(word)) => Some(Vec::new()),
            // Another word of the language stands where this one is needed: what was typed belongs to what is open.
            Part::Word(_) => return,
            Part::Slot(_) => Some(Vec::new()),
            Part::Option(inner) | Part::Passing(inner) => match inner.split_first() {
                Some((Part::Word(own), others)) if own.eq_ignore_ascii_case(word) => Some(others.to_vec()),
                Some((Part::Slot(_), others)) => Some(others.to_vec()),
                _ => None,
            },
            Part::Remark(_) => None,
        };
        let Some(inner) = inner else {
            at += 1;
            continue;
        };
        left.remove(at);
        let mut behind = left.split_off(at);
        left.retain(|part| !matches!(part, Part::Passing(_)));
        left.append(&mut behind);
        // What an option still needs comes before everything that may be left out.
        let passing = |part| if let Part::Option(inner) = part { Part::Passing(inner) } else { part };
        left.splice(0..0, inner.into_iter().map(passing));
        return;
    }
}

/// The parts of a form.
fn parts(form: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = form.trim_start();
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('[') {
            let end = closing(inner);
            parts.push(Part::Option(self::parts(inner.get(..end).unwrap_or_default())));
            rest = inner.get(end + 1..).unwrap_or_default().trim_start();
            continue;
        }
        if let Some(remark) = rest.strip_prefix(';') {
            parts.push(Part::Remark(format!("; {}", remark.trim())));
            break;
        }
        let (word, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let (word, remark) = word.split_once(';').map_or((word, None), |(word, more)| (word, Some(more)));
        rest = behind.trim_start();
        let joins = matches!(word, "or" | "…" | "...") || word.starts_with('…');
        let slot = word.chars().any(char::is_uppercase) || word.starts_with('"') || word.contains('=');
        match parts.last_mut() {
            Some(Part::Slot(last)) if joins || last.ends_with(" or") || last.contains(',') => {
                *last = format!("{last} {word}")
            }
            _ if slot => parts.push(Part::Slot(word.to_owned())),
            _ => parts.push(Part::Word(word.to_owned())),
        }
        if remark.is_some() {
            parts.push(Part::Remark(format!("; {rest}")));
            break;
        }
    }
    parts
}

/// Where the bracket is closed that was opened before the text.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return at,
            ']' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

fn shown(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        let part = match part {
            Part::Word(word) | Part::Slot(word) => word.clone(),
            Part::Option(inner) | Part::Passing(inner) => format!("[{}]", shown(inner)),
            Part::Remark(remark) => remark.clone(),
        };
        if !text.is_empty() && !part.starts_with(';') {
            text.push(' ');
        }
        text.push_str(&part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_left_out() {
        let form = "find THINGS [leading [directly] to FACTOR] [from FACTOR or SOURCE] [within N steps]";
        let left = |typed: &str| rest(form, &typed.split_whitespace().collect::<Vec<_>>(), &|_| true);
        assert_eq!(left(""), form);
        assert_eq!(left("find mechanisms"), "[leading [directly] to FACTOR] [from FACTOR or SOURCE] [within N steps]");
        assert_eq!(left("find mechanisms leading"), "[directly] to FACTOR [from FACTOR or SOURCE] [within N steps]");
        assert_eq!(left("find mechanisms leading to"), "FACTOR [from FACTOR or SOURCE] [within N steps]");
        assert_eq!(left("find mechanisms within"), "N steps [leading [directly] to FACTOR] [from FACTOR or SOURCE]");
        assert_eq!(left("find mechanisms from trust"), "[leading [directly] to FACTOR] [within N steps]");
        assert_eq!(rest("history [NAME]", &["history"], &|_| true), "[NAME]");
        assert_eq!(rest("history [NAME]", &["history", "trust"], &|_| true), "");
    }
}
