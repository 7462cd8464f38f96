//! What can be typed instead of a list of literals that could not be read.

use crate::theory::{Name, Role};

/// What stands before a factor that is meant to be more, or less, of it.
const MORE: [&str; 7] = ["more", "high", "higher", "increased", "improved", "greater", "strong"];
const LESS: [&str; 9] = ["less", "low", "lower", "fewer", "reduced", "decreased", "no", "weak", "lack"];
const JOINS: [&str; 6] = ["and", "&", "/", ";", "|", "plus"];
const ARROWS: [&str; 7] = ["->", "=>", "→", "⇒", "-->", "==>", "–>"];
const SIGNS: [char; 10] = ['+', '-', '?', '–', '—', '−', '\u{2010}', '\u{2011}', '↑', '↓'];

/// What a list of literals that cannot be read from `at` on was probably meant to be, as a sentence that says what to
/// type; `shown` puts the literals where they would stand, as `(+trust)` in a code. None where nothing in it looks like
/// a factor.
pub(super) fn literals(text: &str, at: usize, shown: impl Fn(&str) -> String) -> Option<String> {
    let before = text.get(..at).unwrap_or_default();
    let rest = text.get(at..).unwrap_or_default().trim_start();
    let word = rest.split_whitespace().next().unwrap_or_default();
    if let Some(arrow) = ARROWS.iter().find(|arrow| rest.starts_with(**arrow)) {
        let behind = rest.trim_start_matches(arrow).trim();
        let role = if is_literals(behind) { format!("`outcome {behind}`") } else { "`outcome +factor`".to_owned() };
        return Some(format!("one line for each role: what stands behind the arrow goes to a line such as {role}"));
    }
    if Role::from_word(word.trim_end_matches(':')).is_some() {
        return Some(format!("one line for each role: begin a line of its own with `{}`", word.trim_end_matches(':')));
    }
    if rest.is_empty() && before.trim_end().ends_with(',') {
        return Some("leave the last comma out".to_owned());
    }
    let chunk = chunk(text, at);
    let joins = JOINS.iter().any(|join| rest.to_lowercase().starts_with(join));
    if let Some((first, second)) = joined(chunk).filter(|_| joins) {
        let (both, either) = (format!("{first}, {second}"), format!("{first} or {second}"));
        return Some(format!("a comma for both, `or` for either: `{}`, `{}`", shown(&both), shown(&either)));
    }
    let words: Vec<&str> = chunk.split_whitespace().collect();
    if words.len() > 1 && words.iter().all(|word| word.starts_with(SIGNS) && word.len() > 3) {
        return Some(format!("commas stand between factors: `{}`", shown(&words.join(", "))));
    }
    if let Some(literal) = literal(chunk) {
        let says = match chunk.trim().strip_prefix(SIGNS).map(|rest| rest.starts_with(char::is_whitespace)) {
            Some(true) => "no space between the direction and the factor",
            _ if chunk.trim().ends_with(SIGNS) || chunk.contains(['↑', '↓']) => {
                "the sign is a plain `+` or `-` in front"
            }
            _ if worded(chunk).is_some() => "the direction is a sign in front",
            _ if !chunk.trim().contains(' ') => "a name is made of letters, digits and hyphens",
            _ => "a name has hyphens where words have spaces",
        };
        return Some(format!("{says}: `{}`", shown(&literal)));
    }
    None
}

/// The stretch between two commas in which a place stands; before the place, no further back than a name may be long.
fn chunk(text: &str, at: usize) -> &str {
    let from = text.get(..at).and_then(|before| before.rfind(',')).map_or(0, |comma| comma + 1);
    let to = text.get(at..).and_then(|rest| rest.find(',')).map_or(text.len(), |comma| at + comma);
    text.get(from..to).unwrap_or_default()
}

/// The one literal that a few words mean: `less trust`, `trust-`, `+ trust`, `↑trust`, `-staff turnover`.
fn literal(chunk: &str) -> Option<String> {
    if let Some((sign, name)) = worded(chunk) {
        return Some(format!("{sign}{name}"));
    }
    let bare = chunk.trim().trim_matches(SIGNS).trim();
    let sign = chunk.trim().chars().find(|c| SIGNS.contains(c)).or_else(|| chunk.trim().chars().last());
    let signed = chunk.trim().len() != bare.len();
    let words = bare.split_whitespace().count();
    let name = name(bare).filter(|_| signed && words <= 4 || words == 1 && !bare.contains(['/', ':', '@']))?;
    let sign = match sign.filter(|_| signed) {
        None | Some('+' | '↑') => '+',
        Some('?') => '?',
        Some(_) => '-',
    };
    Some(format!("{sign}{name}"))
}

/// `more trust`, `lack of trust`: the sign and the factor.
fn worded(chunk: &str) -> Option<(char, String)> {
    let (first, rest) = chunk.trim().split_once(char::is_whitespace)?;
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(first));
    let sign = if is(&MORE) { '+' } else { '-' };
    let rest = rest.trim();
    let factor = rest.strip_prefix("of ").unwrap_or(rest);
    let name = name(factor).filter(|_| (is(&MORE) || is(&LESS)) && factor.split_whitespace().count() <= 3)?;
    Some((sign, name))
}

/// The literals on both sides of a word that joins them.
fn joined(chunk: &str) -> Option<(String, String)> {
    let lower = chunk.to_lowercase();
    let (at, join) = JOINS
        .iter()
        .filter_map(|join| {
            let spaced = join.chars().all(char::is_alphabetic);
            let at = if spaced { lower.find(&format!(" {join} ")).map(|at| at + 1) } else { lower.find(join) };
            at.map(|at| (at, join.len()))
        })
        .min()?;
    let side = |text: &str| {
        let bare = text.trim().trim_start_matches(SIGNS);
        let sign = text.trim().chars().next().filter(|c| "+-?".contains(*c)).unwrap_or('+');
        name(bare).filter(|_| bare.split_whitespace().count() <= 3).map(|name| format!("{sign}{name}"))
    };
    Some((side(lower.get(..at)?)?, side(lower.get(at + join..)?)?))
}

/// Whether a text is one literal or several with commas.
fn is_literals(text: &str) -> bool {
    !text.is_empty() && text.split(',').all(|one| Name::has_form(one.trim().trim_start_matches(['+', '-', '?'])))
}

/// A list of names as it was meant: `social prescribing & care`.
pub(super) fn names(text: &str) -> Option<String> {
    let commas = text.replace(" and ", ",").replace(['&', ';'], ",");
    let names: Option<Vec<String>> = commas.split(',').filter(|one| !one.trim().is_empty()).map(name_of).collect();
    names.filter(|names| !names.is_empty()).map(|names| names.join(", "))
}

/// A place as it was meant: `Smith et al. 2020, p. 7`.
pub(super) fn place(text: &str) -> Option<String> {
    if let Some((inner, behind)) = text.strip_prefix(['"', '“', '„']).and_then(|rest| rest.split_once(['"', '”', '“']))
    {
        return place(&format!("{inner}{behind}")).filter(|_| !inner.is_empty());
    }
    let quote = text.find(['"', '“', '„']);
    let begins = |at: &usize| {
        let word = text.get(at + 1..).unwrap_or_default().trim_start_matches([' ', '(']).to_lowercase();
        PLACES.iter().any(|place| word.strip_prefix(place).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
    };
    let pause = text.char_indices().filter(|(_, c)| ", (".contains(*c)).map(|(at, _)| at).find(begins);
    let at = quote.into_iter().chain(pause).min().unwrap_or(text.len());
    let (sources, place) = (text.get(..at)?, text.get(at..)?);
    let sources = sources.trim().trim_end_matches([',', '(', ':', ';']).trim_end();
    let sources = names(sources.strip_suffix(" at").unwrap_or(sources))?;
    let place = place.trim_matches([',', ' ', '(', ')', '"', '“', '”', '„']);
    Some(if place.is_empty() { sources } else { format!("{sources} at \"{place}\"") })
}

/// The words with which a place in a source begins.
const PLACES: [&str; 14] =
    ["p", "p.", "pp", "pp.", "page", "pages", "table", "figure", "fig.", "box", "section", "chapter", "line", "lines"];

/// The one count that stands among words: `n = 1,692`, `25 studies`, `1.692`. None where there are several, or where it
/// is no whole number.
pub(super) fn count(text: &str) -> Option<u64> {
    let inner = |c: char| c.is_ascii_digit() || ".,'’".contains(c);
    let mut runs = text.split(|c| !inner(c)).map(|run| run.trim_matches(|c: char| !c.is_ascii_digit()));
    let run = runs.find(|run| !run.is_empty())?;
    if runs.any(|run| !run.is_empty()) || text.trim_start().starts_with(['-', '–', '−']) {
        return None;
    }
    let mut groups = run.split(|c: char| !c.is_ascii_digit());
    let whole = groups.next().is_some_and(|first| run.len() == first.len() || (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3);
    whole.then(|| run.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()).flatten()
}

/// Words as the name of a source or another record; a short title, not a whole one.
fn name_of(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| !matches!(word.trim_end_matches('.'), "et" | "al")).collect();
    name(&words.join(" ")).filter(|_| words.len() <= 6)
}

/// Words as one name.
pub(super) fn name(text: &str) -> Option<String> {
    let joined = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    (Name::has_form(&joined) && joined.len() <= 60).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_places_are_told_from_words() {
        assert_eq!(names("social prescribing").as_deref(), Some("social-prescribing"));
        assert_eq!(names("ioc-2021 & ioc-2020").as_deref(), Some("ioc-2021, ioc-2020"));
        let meant = |text: &str| place(text).unwrap_or_default();
        assert_eq!(meant("Smith et al. 2020, p. 7"), "smith-2020 at \"p. 7\"");
        assert_eq!(meant("interview-10, \"p. 7\""), "interview-10 at \"p. 7\"");
        assert_eq!(meant("Smith (2020) (pp. 7–9)"), "smith-2020 at \"pp. 7–9\"");
        assert_eq!(meant("Smith 2020, Jones 2019 at table 3"), "smith-2020, jones-2019 at \"table 3\"");
        assert_eq!(meant("“Smith 2020” at p. 7"), "smith-2020 at \"p. 7\"");
        assert_eq!(meant("interview 10"), "interview-10");
        assert_eq!(meant("(10)"), "");
    }

    #[test]
    fn a_count_is_told_from_the_words_around_it() {
        for (text, meant) in
            [("n = 1,692", 1692), ("1.692", 1692), ("25 studies", 25), ("~128.", 128), ("1'692'000 or so", 1_692_000)]
        {
            assert_eq!(count(text), Some(meant), "{text}");
        }
        for text in ["25 of 128", "1.5", "1,69", "-3", "many", "12345,678", "99999999999999999999"] {
            assert_eq!(count(text), None, "{text}");
        }
    }

    #[test]
    fn a_slip_is_answered_with_what_was_meant() {
        let help = |text: &str, at: usize| literals(text, at, str::to_owned).unwrap_or_default();
        assert_eq!(help("less staff turnover", 5), "the direction is a sign in front: `-staff-turnover`");
        assert_eq!(help("lack of trust", 5), "the direction is a sign in front: `-trust`");
        assert_eq!(help("+a, trust-", 9), "the sign is a plain `+` or `-` in front: `-trust`");
        assert_eq!(help("↑trust", 0), "the sign is a plain `+` or `-` in front: `+trust`");
        assert_eq!(help("- trust", 1), "no space between the direction and the factor: `-trust`");
        assert_eq!(help("+trust, -faith two", 15), "a name has hyphens where words have spaces: `-faith-two`");
        assert_eq!(
            help("+trust and -faith", 7),
            "a comma for both, `or` for either: `+trust, -faith`, `+trust or -faith`"
        );
        assert_eq!(help("+trust -faith", 7), "commas stand between factors: `+trust, -faith`");
        assert_eq!(help("trust_x", 5), "a name is made of letters, digits and hyphens: `+trust-x`");
        assert_eq!(help("+trust,", 7), "leave the last comma out");
        assert_eq!(help("Patients have time", 9), "");
        assert_eq!(help("https://a.org/x", 5), "");
    }
}
