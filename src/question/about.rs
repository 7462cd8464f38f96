//! What the words of the question language are for, a few words each, to be read beside them where they are offered.

use super::{Format, Things};

/// What a kind of thing is that can be asked for.
pub fn of_things(things: Things) -> &'static str {
    match things {
        Things::Role(role) => role.what(),
        Things::Factors => "named ideas, whatever their role",
        Things::Statements => "sentences, as published or drafted",
        Things::Cmocs => "configurations: what works, for whom, in what circumstances",
        Things::Sources => "papers, reports, interviews, workshops",
        Things::Cases => "sites, organisations or groups that sources speak about",
        Things::Evidence => "what sources say for and against",
        Things::Themes => "clusters of statements",
        Things::Theories => "named sets of statements and configurations",
        Things::Questions => "questions that are kept, to be asked again",
    }
}

/// What a format of answers is for.
pub fn of_format(format: Format) -> &'static str {
    match format {
        Format::Table => "columns beside one another",
        Format::List => "a line for each value",
        Format::Tree => "branches, each row with what it rests on",
        Format::Csv => "for a spreadsheet",
        Format::Json => "for other programs, with the trails",
        Format::Md => "Markdown, for a text",
        Format::Records => "the records, as they are written in files",
    }
}

/// What a word between the names of a question is for; nothing where it says so itself.
pub fn of_word(word: &str) -> &'static str {
    if let Some(things) = Things::from_word(word) {
        return of_things(things);
    }
    if let Some(format) = Format::ALL.into_iter().find(|format| format.word() == word) {
        return of_format(format);
    }
    let found = WORDS.iter().find(|(own, _)| *own == word);
    found.map_or("", |(_, about)| about)
}

const WORDS: [(&str, &str); 25] = [
    ("leading", "what brings something about: leading to FACTOR"),
    ("directly", "in one step, not over others"),
    ("from", "where it begins, or the source that tells it"),
    ("to", "where it leads"),
    ("within", "over so many steps at most: within 4 steps"),
    ("in", "of one theory"),
    ("mentioning", "words, or a factor: mentioning \"staff\""),
    ("without", "those that lack a role: without mechanism"),
    ("where", "only what fits: where evidence >= 2"),
    ("using", "only over some configurations: using cmocs where …"),
    ("with", "evidence below each row, or mirrors"),
    ("mirrors", "also what only holds if opposites act oppositely"),
    ("sort", "the order of the rows: sort by FIELD"),
    ("descending", "from the last or the most"),
    ("first", "only so many rows: first 10"),
    ("as", "the form of the answer: as list, as csv"),
    ("for", "about one factor"),
    ("through", "that pass by one factor"),
    ("given", "what is supposed to hold"),
    ("not", "what is lacking for it"),
    ("wanted", "outcomes that the theory wants"),
    ("unwanted", "outcomes that the theory does not want"),
    ("exactly", "without its kinds"),
    ("and", "both must hold"),
    ("or", "one of the two is enough"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::words::is_reserved;

    #[test]
    fn every_word_is_one_of_the_language_and_fits_beside_it() {
        for (word, about) in WORDS {
            assert!(is_reserved(word), "{word}");
            assert!(about.chars().count() <= 60, "{word}: {about}");
        }
        assert_eq!(of_word("mechanisms"), of_things(Things::from_word("mechanisms").unwrap()));
        assert_eq!(of_word("csv"), "for a spreadsheet");
        assert_eq!(of_word(">="), "");
    }
}
