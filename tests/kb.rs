//! The knowledge bases of `kb/` say what their documents say: every quoted sentence is found letter for letter in the
//! document it was coded from, and the numbers are those that were published.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test stops at what it did not expect, and says what it skips"
)]

use because::{
    language,
    session::{Session, Settings},
    text::FileId,
    theory::{Record, RecordKind, Role, Value},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    slice,
};

fn records(folder: &str) -> Vec<Record> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kb").join(folder);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut records = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "because")) {
        let text = fs::read_to_string(file).unwrap();
        let parsed = language::parse_records(FileId(0), &text);
        assert!(parsed.diagnostics.is_empty(), "{}: {:#?}", file.display(), parsed.diagnostics);
        records.extend(parsed.records.into_iter().map(|read| read.record));
    }
    records
}

fn seed(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(name);
    fs::read_to_string(path).unwrap()
}

/// The folders that are coded from one document, and the document.
const DOCUMENTS: &[(&str, &str)] = &[
    ("collective-efficacy", "collective-efficacy.txt"),
    ("inter-organisational-collaboration", "aunger-2022.txt"),
    ("empowerment", "empowerment-piece.txt"),
    ("genie", "genie-slides.txt"),
];

/// Fields that hold words of the document.
const QUOTED: &[&str] = &["definition", "refinement", "quote", "paraphrase"];

/// The words of a record that have to stand in the document: its sentence, its published cells, and what it quotes.
fn quoted(record: &Record) -> Vec<String> {
    let mut texts: Vec<String> = record.sentence().into_iter().collect();
    for field in &record.fields {
        match &field.value {
            Value::Cell(cell) => texts.push(cell.text()),
            Value::Text(text) if QUOTED.contains(&field.word) => texts.push(text.clone()),
            _ => {}
        }
    }
    texts
}

/// A document with single spaces between its words, as the language keeps them.
fn spaced(document: &str) -> String {
    seed(document).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_quoted_text_stands_in_its_document() {
    for (folder, document) in DOCUMENTS {
        let document = spaced(document);
        let mut found = 0;
        for record in &records(folder) {
            for text in quoted(record) {
                assert!(document.contains(&text), "{folder}, {}: {text}", record.name);
                found += 1;
            }
        }
        assert!(found >= 50, "{folder}: only {found} texts");
    }
}

/// The mechanisms that the article grades: those that have a published degree.
fn graded(records: &[Record]) -> Vec<&Record> {
    let mechanism = RecordKind::Factor(Some(Role::Mechanism));
    records.iter().filter(|record| record.kind == mechanism && record.text("degree").is_some()).collect()
}

#[test]
fn every_action_statement_is_the_published_sentence() {
    let records = records("inter-organisational-collaboration");
    let seed = seed("aunger-2022.txt");
    let statements: Vec<_> = records.iter().filter(|record| record.kind == RecordKind::Statement).collect();
    assert_eq!(statements.len(), 35);
    for statement in &statements {
        let sentence = statement.sentence().unwrap();
        assert!(seed.contains(&sentence), "{} is not in the document: {sentence}", statement.name);
    }
    let mut sentences: Vec<_> = statements.iter().map(|statement| statement.sentence()).collect();
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), 35, "no sentence is given twice");
}

#[test]
fn every_cluster_has_its_statements() {
    let records = records("inter-organisational-collaboration");
    let expected = [
        ("Leadership behaviours and attributes", 5),
        ("Enhancing trust and interpersonal ties", 7),
        ("Risk tolerance", 1),
        ("Faith and initial faith", 8),
        ("Managing mandated collaborations", 3),
        ("Confidence and formalisation", 2),
        ("Managing and resolving conflict", 3),
        ("Ensuring capacity for implementing the collaboration", 3),
        ("Cultural integration", 3),
    ];
    let themes: Vec<_> = records.iter().filter(|record| record.kind == RecordKind::Theme).collect();
    assert_eq!(themes.len(), expected.len());
    for (label, count) in expected {
        let theme = themes.iter().find(|theme| theme.label.as_deref() == Some(label)).unwrap();
        let statements = records
            .iter()
            .filter(|record| record.kind == RecordKind::Statement)
            .filter(|record| record.names("theme").iter().any(|name| name.name == theme.name));
        assert_eq!(statements.count(), count, "{label}");
    }
}

#[test]
fn the_mechanisms_have_their_published_grades() {
    let records = records("inter-organisational-collaboration");
    let mechanisms = graded(&records);
    let count = |field: &str, word: &str| mechanisms.iter().filter(|m| m.text(field) == Some(word)).count();
    assert_eq!(mechanisms.len(), 14);
    assert_eq!([count("degree", "significant"), count("degree", "moderate"), count("degree", "limited")], [4, 9, 1]);
    assert_eq!([count("novelty", "affirmed"), count("novelty", "novel")], [13, 1]);
}

#[test]
fn definitions_refinements_and_cells_are_the_published_words() {
    let records = records("inter-organisational-collaboration");
    let seed = seed("aunger-2022.txt");
    let mut found = 0;
    for record in &graded(&records) {
        for value in record.all("definition").chain(record.all("refinement")) {
            let Value::Text(text) = value else { panic!("{}: not a text", record.name) };
            assert!(seed.contains(text.as_str()), "{}: {text}", record.name);
            found += 1;
        }
        assert!(seed.contains(record.title()), "{}", record.title());
    }
    assert!(found >= 20, "only {found} texts");
    for cmoc in records.iter().filter(|record| record.kind == RecordKind::Cmoc) {
        for field in &cmoc.fields {
            if let Value::Cell(cell) = &field.value {
                assert!(seed.contains(&cell.text()), "{}: {}", cmoc.name, cell.text());
            }
        }
    }
}

#[test]
fn each_folder_loads_alone_and_all_load_together() {
    let kb = Path::new(env!("CARGO_MANIFEST_DIR")).join("kb");
    let mut folders: Vec<PathBuf> = fs::read_dir(&kb).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    assert!(folders.len() > 1, "{folders:?}");
    let mut alone = BTreeSet::new();
    for folder in folders.iter().chain([&kb]) {
        let mut session = Session::new(Settings::default());
        let checked = session.check(slice::from_ref(folder), true);
        assert!(!checked.failed(), "{}: {}{}", folder.display(), checked.out, checked.err);
        let loaded = session.load(slice::from_ref(folder));
        assert!(!loaded.failed(), "{}: {}", folder.display(), loaded.err);
        let records: BTreeSet<_> = session.known().records().map(|record| record.name.clone()).collect();
        match folder == &kb {
            true => assert_eq!(records, alone, "together they are what they are alone"),
            false => alone.extend(records),
        }
    }
}

#[test]
fn what_the_piece_and_the_slides_print_of_a_source_is_what_is_given() {
    for (folder, document) in [("empowerment", "empowerment-piece.txt"), ("genie", "genie-slides.txt")] {
        let document = seed(document);
        for source in records(folder).iter().filter(|record| record.kind == RecordKind::Source) {
            let title = source.text("journal").is_none() || document.contains(source.title());
            assert!(title, "{}", source.title());
            for field in ["journal", "publisher", "doi", "pmid", "pmcid", "url"] {
                let printed = source.text(field).is_none_or(|text| document.contains(text));
                assert!(printed, "{}: {field}", source.name);
            }
            for value in source.all("authors") {
                let Value::Texts(authors) = value else { panic!("{}: {value:?}", source.name) };
                assert!(authors.iter().all(|author| document.contains(author)), "{}: {authors:?}", source.name);
            }
        }
    }
}

#[test]
fn every_heading_is_on_a_slide() {
    let slides = seed("genie-slides.txt");
    let records = records("genie");
    let headings: Vec<_> = records.iter().filter(|record| record.kind == RecordKind::Theme).collect();
    assert_eq!(headings.len(), 11);
    for theme in headings {
        assert!(slides.lines().any(|line| line == theme.title()), "{}", theme.title());
    }
}

#[test]
fn every_row_of_the_steps_table_is_a_configuration() {
    let records = records("genie");
    let slides = seed("genie-slides.txt");
    let (_, table) = slides.split_once("Steps\tHow it works\n").unwrap();
    for (row, name) in table.lines().zip(["genie-map", "genie-preferences", "genie-links"]) {
        let (step, works) = row.split_once('\t').unwrap();
        let cmoc = records.iter().find(|record| record.name.as_str() == name).unwrap();
        let cells = cmoc.fields.iter().filter_map(|field| match &field.value {
            Value::Cell(cell) => Some((field.word, cell.text())),
            _ => None,
        });
        let (steps, told): (Vec<_>, Vec<_>) = cells.partition(|(word, _)| *word == "intervention");
        assert_eq!(steps, [("intervention", step.to_owned())]);
        let told: Vec<String> = told.into_iter().map(|(_, text)| text).collect();
        assert_eq!(told.join(" "), works);
    }
}

#[test]
fn every_interview_code_is_a_source() {
    let records = records("inter-organisational-collaboration");
    let interviews: Vec<_> = records
        .iter()
        .filter(|record| record.kind == RecordKind::Source && record.text("kind") == Some("interview"))
        .collect();
    let behind: i64 = interviews
        .iter()
        .map(|record| match record.get("interviews") {
            Some(Value::Number(number)) => *number,
            _ => 1,
        })
        .sum();
    let cases = records.iter().filter(|record| record.kind == RecordKind::Case).count();
    assert_eq!((interviews.len(), behind, cases), (29, 32, 11));
}

/// The studies that a text cites in brackets, bracket by bracket: the first surname and the year of each.
fn cited(text: &str) -> impl Iterator<Item = Vec<(&str, &str)>> {
    let ends_in_a_year = |text: &&str| text.len() > 4 && text.chars().rev().take(4).all(|c| c.is_ascii_digit());
    text.split('(')
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(ends_in_a_year)
        .map(|bracket| bracket.split(", ").filter_map(author_and_year).collect())
}

/// `Moore et al. 2004`, `Bandura and Kazdin 2000`, `Shin 2014`: the first surname and the year.
fn author_and_year(study: &str) -> Option<(&str, &str)> {
    let (authors, year) = study.rsplit_once(' ')?;
    let first = authors.split(" et al").next()?.split(" and ").next()?;
    Some((first.rsplit(' ').next()?, year))
}

/// The first surname and the year of a source that is labelled `Moore et al. (2004)`.
fn surname_and_year(source: &Record) -> Option<(&str, &str)> {
    let label = source.label.as_deref()?;
    let (_, year) = label.strip_suffix(')')?.rsplit_once('(')?;
    Some((label.split(' ').next()?, year))
}

#[test]
fn every_study_that_is_cited_is_a_source() {
    let records = records("collective-efficacy");
    let sources: Vec<_> = records.iter().filter(|record| record.kind == RecordKind::Source).collect();
    let known: Vec<_> = sources.iter().filter_map(|source| surname_and_year(source)).collect();
    let document = spaced("collective-efficacy.txt");
    let mut found = 0;
    for study in cited(&document).flatten() {
        assert!(known.contains(&study), "{study:?}");
        found += 1;
    }
    assert!(found > 100, "only {found} citations");
    assert_eq!((sources.len(), known.len()), (56, 55), "the metasynthesis, and what it cites");
}

#[test]
fn every_study_is_cited_behind_the_clause_that_it_is_evidence_for() {
    let records = records("collective-efficacy");
    let document = spaced("collective-efficacy.txt");
    for evidence in records.iter().filter(|record| record.kind == RecordKind::Evidence) {
        let source = |name| records.iter().find(|record| record.name == name).and_then(surname_and_year).unwrap();
        let mut named: Vec<_> = evidence.names("from").into_iter().map(|from| source(from.name.clone())).collect();
        named.sort_unstable();
        for words in quoted(evidence) {
            let (_, behind) = document.split_once(&words).unwrap();
            let mut cited = cited(behind).next().unwrap();
            cited.sort_unstable();
            assert_eq!(cited, named, "{}: {words}", evidence.name);
        }
        assert_eq!(evidence.names("via").first().unwrap().name.as_str(), "metasynthesis-of-efficacy");
    }
}

#[test]
fn other_names_and_directions_are_worded_as_in_the_document() {
    let document = spaced("collective-efficacy.txt");
    let mut found = 0;
    for record in &records("collective-efficacy") {
        for value in ["also-called", "more", "less"].iter().flat_map(|field| record.all(field)) {
            let Value::Texts(texts) = value else { panic!("{}: {value:?}", record.name) };
            assert!(texts.iter().all(|text| document.contains(text)), "{}: {texts:?}", record.name);
            found += texts.len();
        }
    }
    assert!(found >= 30, "only {found} texts");
}

#[test]
fn the_second_order_themes_rest_on_as_many_studies_as_were_included() {
    let records = records("collective-efficacy");
    let of_order = |order: &'static str| records.iter().filter(move |record| record.text("order") == Some(order));
    assert_eq!((of_order("second").count(), of_order("third").count()), (3, 2));
    let interpreted: Vec<_> = of_order("second").flat_map(|theme| theme.names("interprets")).collect();
    let mut studies: Vec<_> = records
        .iter()
        .filter(|record| record.kind == RecordKind::Evidence)
        .filter(|record| {
            let claims = record.names("supports");
            claims.iter().any(|claim| interpreted.iter().any(|theme| theme.name == claim.name))
        })
        .flat_map(|record| record.names("from"))
        .map(|source| &source.name)
        .collect();
    studies.sort_unstable();
    studies.dedup();
    assert_eq!(studies.len(), 25);
    let cases = records.iter().filter(|record| record.kind == RecordKind::Case);
    let by_setting: Vec<i64> =
        cases.map(|case| case.text("note").unwrap().split(' ').next().unwrap().parse().unwrap()).collect();
    assert_eq!(by_setting, [12, 2, 4, 5, 2]);
}
