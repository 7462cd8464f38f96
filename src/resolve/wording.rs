//! Remedies of records made from their own words: the phrase that a new factor may be called by, and the factor that an
//! uncoded phrase names.

use super::sentence::Sentence;
use crate::{
    diagnostic::{Code, Diagnostic},
    text::{Span, Texts},
    theory::{RecordKind, Theory, Titled},
};

/// Puts the words that stand at the marked places into what the messages say to type, with the names of factors that
/// are known.
pub fn worded(theory: &Theory, texts: &Texts, diagnostics: &mut [Diagnostic]) {
    let mut titles: Option<Vec<Titled>> = None;
    for fault in diagnostics {
        let (Some(span), Some(help)) = (fault.span, fault.help.as_mut()) else { continue };
        let Some(text) = texts.get(span.file).map(|text| text.text.as_str()) else { continue };
        if fault.code == Code::UnknownName && help.contains("`factor ") {
            if let Some(phrase) = phrase_before(text, span) {
                *help = help.replace("\"…\"", &format!("\"{phrase}\""));
            }
        } else if fault.code == Code::UncodedPart && help.starts_with("code a phrase") {
            let titles = titles.get_or_insert_with(|| {
                let factors = theory.titles().into_iter().filter(|titled| matches!(titled.kind, RecordKind::Factor(_)));
                factors.collect()
            });
            let part = text.get(span.start as usize..span.end as usize).unwrap_or_default();
            if let Some(coded) = coded(titles, part) {
                *help = format!("code a phrase, such as `{coded}`");
            }
        }
    }
}

/// The phrase that is coded to the name at a place, as a label: one line, without quotation marks.
fn phrase_before(text: &str, name: Span) -> Option<String> {
    let (phrase, code) = text.get(..name.start as usize)?.rsplit_once("](")?;
    let (_, phrase) = phrase.rsplit_once('[')?;
    let own = !code.contains([')', '[', '\n']) && !code.contains(char::is_alphanumeric);
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_label = !phrase.is_empty() && phrase.chars().count() <= 60 && !phrase.contains('"');
    (own && is_label).then_some(phrase)
}

/// The words of a part that name a factor, coded to it; of several factors the one with most words.
fn coded(titles: &[Titled], part: &str) -> Option<String> {
    let sentence = Sentence::of(titles, part);
    let meant = sentence.factors.iter().max_by_key(|meant| meant.places().len())?;
    let places = word_places(part);
    let (first, last) = (meant.places().first()?, meant.places().last()?);
    let phrase = part.get(places.get(*first)?.0..places.get(*last)?.1)?;
    // Words that stand far from each other are no phrase.
    (last - first < 2 * meant.places().len()).then(|| format!("[{phrase}](+{})", meant.name))
}

/// Where each word of a text begins and ends, as [`Sentence`] counts words.
fn word_places(text: &str) -> Vec<(usize, usize)> {
    let pieces = text.split(|c: char| !Sentence::is_inside(c)).filter(|piece| !piece.trim_matches('-').is_empty());
    pieces
        .map(|piece| {
            let word = piece.trim_matches('-');
            let begin = word.as_ptr() as usize - text.as_ptr() as usize;
            (begin, begin + word.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    #[test]
    fn the_phrase_of_a_code_is_a_label() {
        let phrase = |text: &str, at: &str| {
            let start = u32::try_from(text.find(at).unwrap()).unwrap();
            phrase_before(text, Span::new(FileId(0), start, start))
        };
        assert_eq!(phrase("If there is [enough\n  time](+tme), then", "tme").as_deref(), Some("enough time"));
        assert_eq!(phrase("[a](+b) and [a longer phrase](-far)", "far").as_deref(), Some("a longer phrase"));
        assert_eq!(phrase("[a](+b)\n  theme  far", "far"), None);
        assert_eq!(phrase("[two ideas](+b, -far)", "far"), None);
    }

    #[test]
    fn words_of_a_part_that_name_a_factor_are_coded() {
        let factor = |name: &str, label: &str| Titled {
            kind: RecordKind::Factor(None),
            name: crate::theory::Name::new(name),
            label: Some(label.to_owned()),
            others: Vec::new(),
        };
        let titles = [factor("turnover", "Staff turnover"), factor("staff", "Staff")];
        let code = |part: &str| coded(&titles, part);
        assert_eq!(
            code("there is a high turnover of staff, it seems").as_deref(),
            Some("[turnover of staff](+turnover)")
        );
        assert_eq!(code("staff are tired").as_deref(), Some("[staff](+staff)"));
        assert_eq!(code("they meet"), None);
    }
}
