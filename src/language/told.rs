//! What each rule of the grammar is called before people: words and signs of the language, or kinds of slot.
//!
//! The match is exhaustive, so that a rule without a name for people does not compile; a rule that never stands at the
//! place where a question stops, or belongs to records alone, stands in the last arm.

use super::{Slot, grammar::Rule};

/// What a rule is to people; neither for a rule that they never meet.
pub(super) struct Told {
    pub(super) words: &'static [&'static str],
    pub(super) slots: &'static [Slot],
}

const fn words(words: &'static [&'static str]) -> Told {
    Told { words, slots: &[] }
}

const fn slots(slots: &'static [Slot]) -> Told {
    Told { words: &[], slots }
}

/// The name of a rule for people.
pub(super) fn told(rule: Rule) -> Told {
    match rule {
        Rule::CONTEXT => words(&["context"]),
        Rule::INTERVENTION => words(&["intervention"]),
        Rule::ACTOR => words(&["actor"]),
        Rule::MECHANISM => words(&["mechanism"]),
        Rule::RESOURCE => words(&["resource"]),
        Rule::REASONING => words(&["reasoning"]),
        Rule::OUTCOME => words(&["outcome"]),
        Rule::OR => words(&["or"]),
        Rule::FROM => words(&["from"]),
        Rule::TO => words(&["to"]),
        Rule::FIND => words(&["find"]),
        Rule::COUNT => words(&["count"]),
        Rule::PATHS => words(&["paths"]),
        Rule::SUPPOSE => words(&["suppose"]),
        Rule::WHY => words(&["why"]),
        Rule::CONFLICTS => words(&["conflicts"]),
        Rule::RIVALS => words(&["rivals"]),
        Rule::LOOPS => words(&["loops"]),
        Rule::ROBUSTNESS => words(&["robustness"]),
        Rule::PATTERNS => words(&["patterns"]),
        Rule::GAPS => words(&["gaps"]),
        Rule::GIVEN => words(&["given"]),
        Rule::FOR => words(&["for"]),
        Rule::THROUGH => words(&["through"]),
        Rule::AT => words(&["at"]),
        Rule::LEAST => words(&["least"]),
        Rule::SOURCE => words(&["source"]),
        Rule::CASE => words(&["case"]),
        Rule::VIA => words(&["via"]),
        Rule::SEARCH => words(&["search"]),
        Rule::SHOW => words(&["show"]),
        Rule::CONTEXTS => words(&["contexts"]),
        Rule::INTERVENTIONS => words(&["interventions"]),
        Rule::ACTORS => words(&["actors"]),
        Rule::MECHANISMS => words(&["mechanisms"]),
        Rule::RESOURCES => words(&["resources"]),
        Rule::REASONINGS => words(&["reasonings"]),
        Rule::OUTCOMES => words(&["outcomes"]),
        Rule::FACTORS => words(&["factors"]),
        Rule::STATEMENTS => words(&["statements"]),
        Rule::CMOCS => words(&["cmocs"]),
        Rule::SOURCES => words(&["sources"]),
        Rule::CASES => words(&["cases"]),
        Rule::EVIDENCE => words(&["evidence"]),
        Rule::THEMES => words(&["themes"]),
        Rule::THEORIES => words(&["theories"]),
        Rule::QUESTIONS => words(&["questions"]),
        Rule::LEADING => words(&["leading"]),
        Rule::DIRECTLY => words(&["directly"]),
        Rule::UNWANTED => words(&["unwanted"]),
        Rule::WANTED => words(&["wanted"]),
        Rule::EXACTLY => words(&["exactly"]),
        Rule::WITHIN => words(&["within"]),
        Rule::STEPS => words(&["steps"]),
        Rule::STEP => words(&["step"]),
        Rule::IN => words(&["in"]),
        Rule::MENTIONING => words(&["mentioning"]),
        Rule::WITHOUT => words(&["without"]),
        Rule::BY => words(&["by"]),
        Rule::WHERE => words(&["where"]),
        Rule::AND => words(&["and"]),
        Rule::NOT => words(&["not"]),
        Rule::USING => words(&["using"]),
        Rule::WITH => words(&["with"]),
        Rule::MIRRORS => words(&["mirrors"]),
        Rule::SORT => words(&["sort"]),
        Rule::DESCENDING => words(&["descending"]),
        Rule::FIRST => words(&["first"]),
        Rule::AS => words(&["as"]),
        Rule::TABLE => words(&["table"]),
        Rule::LIST => words(&["list"]),
        Rule::TREE => words(&["tree"]),
        Rule::CSV => words(&["csv"]),
        Rule::JSON => words(&["json"]),
        Rule::MD => words(&["md"]),
        Rule::RECORDS => words(&["records"]),
        Rule::EQUAL => words(&["="]),
        Rule::NOT_EQUAL => words(&["!="]),
        Rule::AT_MOST => words(&["<="]),
        Rule::LESS => words(&["<"]),
        Rule::AT_LEAST => words(&[">="]),
        Rule::GREATER => words(&[">"]),
        Rule::OPEN => words(&["("]),
        Rule::CLOSE => words(&[")"]),
        Rule::COMMA => words(&[","]),
        Rule::sign => words(&["+", "-", "?"]),
        Rule::plus => words(&["+"]),
        Rule::minus => words(&["-"]),
        Rule::unsaid => words(&["?"]),
        Rule::role => words(&["context", "intervention", "actor", "mechanism", "resource", "reasoning", "outcome"]),
        Rule::condition | Rule::term => Told { words: &["not", "("], slots: &[Slot::Field] },
        Rule::end => Told { words: &["exactly"], slots: &[Slot::Factor] },
        Rule::factor | Rule::factor_name => slots(&[Slot::Factor]),
        Rule::source | Rule::source_name => slots(&[Slot::Source]),
        Rule::theory | Rule::theory_name => slots(&[Slot::Theory]),
        Rule::shown | Rule::shown_name => slots(&[Slot::Record]),
        Rule::ordinal => slots(&[Slot::Ordinal]),
        Rule::field | Rule::comparison | Rule::sort_key => slots(&[Slot::Field]),
        Rule::value | Rule::number | Rule::dated | Rule::signed | Rule::unknown | Rule::value_word => {
            slots(&[Slot::Value])
        }
        Rule::sought => slots(&[Slot::Words]),
        Rule::in_quotes => slots(&[Slot::Text]),
        Rule::whole => slots(&[Slot::Number]),
        // of questions and of the lexis
        Rule::EOI
        | Rule::WHITESPACE
        | Rule::name_char
        | Rule::WB
        | Rule::reserved_name
        | Rule::name
        | Rule::name_of
        | Rule::literal
        | Rule::group
        | Rule::one_question
        | Rule::find
        | Rule::count
        | Rule::paths
        | Rule::suppose
        | Rule::why
        | Rule::why_not
        | Rule::conflicts
        | Rule::rivals
        | Rule::loops
        | Rule::robustness
        | Rule::patterns
        | Rule::gaps
        | Rule::robust_clause
        | Rule::scope
        | Rule::assumed
        | Rule::given
        | Rule::about
        | Rule::through
        | Rule::by_backing
        | Rule::in_at_least
        | Rule::search
        | Rule::sought_part
        | Rule::sought_joint
        | Rule::show
        | Rule::literal_things
        | Rule::claim_things
        | Rule::part_things
        | Rule::plain_things
        | Rule::literal_clause
        | Rule::claim_clause
        | Rule::part_clause
        | Rule::theory_clause
        | Rule::plain_clause
        | Rule::path_clause
        | Rule::leading
        | Rule::from_end
        | Rule::from_source
        | Rule::within
        | Rule::in_theory
        | Rule::mentioning
        | Rule::without
        | Rule::by
        | Rule::path_from
        | Rule::path_to
        | Rule::tail
        | Rule::filter
        | Rule::using
        | Rule::with
        | Rule::sort
        | Rule::first
        | Rule::format
        | Rule::operator_char
        | Rule::plain_name
        | Rule::plain
        | Rule::plain_rest
        | Rule::quoted_name
        | Rule::quotation
        | Rule::word_form
        | Rule::opening_word
        | Rule::question_word => slots(&[]),
        // of records, which are told by their fields
        Rule::hyphen
        | Rule::one_header
        | Rule::label
        | Rule::straight_label
        | Rule::straight_label_text
        | Rule::curly_label
        | Rule::curly_label_text
        | Rule::label_end
        | Rule::COUNTING
        | Rule::counted
        | Rule::EVIDENCE_COUNT
        | Rule::SOURCES_COUNT
        | Rule::CASES_COUNT
        | Rule::curly_open
        | Rule::curly_close
        | Rule::one_names
        | Rule::names
        | Rule::one_place
        | Rule::place_text
        | Rule::one_texts
        | Rule::short_text
        | Rule::straight_short
        | Rule::curly_short
        | Rule::short_end
        | Rule::one_number
        | Rule::one_count
        | Rule::how_many
        | Rule::by_comma
        | Rule::by_apostrophe
        | Rule::by_space
        | Rule::one_date
        | Rule::date
        | Rule::one_word
        | Rule::word
        | Rule::one_roles
        | Rule::one_level
        | Rule::one_groups
        | Rule::groups
        | Rule::one_sentence
        | Rule::sentence
        | Rule::words
        | Rule::phrase
        | Rule::phrase_words
        | Rule::escaped
        | Rule::escaped_pair
        | Rule::aside
        | Rule::code
        | Rule::one_code => slots(&[]),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::grammar::Grammar, *};
    use crate::question::words::RESERVED;
    use pest::Parser;

    /// The keyword rules of questions: those that are told to people as one word of letters.
    fn keywords() -> Vec<(Rule, &'static str)> {
        Rule::all_rules()
            .iter()
            .filter_map(|rule| match told(*rule).words {
                [word] if word.starts_with(char::is_alphabetic) && *rule != Rule::end => Some((*rule, *word)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_reserved_words_are_the_keywords_of_the_grammar() {
        let mut words: Vec<&str> = keywords().into_iter().map(|(_, word)| word).collect();
        words.sort_unstable();
        assert_eq!(words, RESERVED);
    }

    #[test]
    fn each_keyword_is_read_as_it_is_told_in_any_letter_case_and_ends_at_a_boundary() {
        for (rule, word) in keywords() {
            for typed in [word.to_owned(), word.to_uppercase()] {
                assert_eq!(Grammar::parse(rule, &typed).map(|pairs| pairs.as_str().len()), Ok(word.len()), "{word}");
            }
            for longer in [format!("{word}x"), format!("{word}-x"), format!("{word}é")] {
                assert!(Grammar::parse(rule, &longer).is_err(), "{longer}");
            }
            assert!(Grammar::parse(Rule::factor_name, word).is_err(), "{word} is taken for a name");
        }
    }
}
