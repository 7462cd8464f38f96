//! `search` gives what reading every text from beginning to end gives.

use crate::{engine::Engine, random, rng::Rng, show};
use because::{
    answer::Cell,
    question::{Question, Search, Tail, Verb},
    theory::{Record, Run, Sentence, Value},
};

/// The words of a record's texts, in their order.
fn words(record: &Record) -> Vec<String> {
    let mut texts: Vec<String> = record.label.iter().cloned().collect();
    for field in &record.fields {
        match &field.value {
            Value::Text(text)
                if ["definition", "quote", "paraphrase", "note", "refinement", "asks"].contains(&field.word) =>
            {
                texts.push(text.clone())
            }
            Value::Texts(others) if field.word == "also-called" => texts.extend(others.iter().cloned()),
            Value::Place { at: Some(at), .. } => texts.push(at.clone()),
            Value::Cell(sentence) => texts.push(plain(sentence)),
            Value::Part { lead, sentence } => {
                if !lead.ours {
                    texts.push(lead.typed.clone());
                }
                texts.push(plain(sentence));
            }
            _ => {}
        }
    }
    let split = |text: &String| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    texts.iter().flat_map(split).filter(|word| !word.is_empty()).collect()
}

fn plain(sentence: &Sentence) -> String {
    let words = sentence.runs.iter().map(|run| match run {
        Run::Words(words) | Run::Phrase { words, .. } => words.as_str(),
    });
    words.collect()
}

/// The names of the records in which all the words stand, with how many words of theirs are among them.
fn found(records: &[Record], sought: &[(String, bool)]) -> Vec<(String, i64)> {
    let is =
        |word: &str, (text, beginning): &(String, bool)| if *beginning { word.starts_with(text) } else { word == text };
    let mut found = Vec::new();
    for record in records {
        let words = words(record);
        if sought.iter().all(|sought| words.iter().any(|word| is(word, sought))) {
            let hits = words.iter().filter(|word| sought.iter().any(|sought| is(word, sought))).count();
            found.push((record.name.to_string(), hits as i64));
        }
    }
    found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

/// One to three words of the texts, now and then cut, mixed with words that hardly occur.
fn sought(rng: &mut Rng, records: &[Record]) -> Vec<(String, bool)> {
    let all: Vec<String> = records.iter().flat_map(words).collect();
    let mut sought = Vec::new();
    for _ in 0..rng.between(1, 3) {
        let mut word = if all.is_empty() || rng.chance(10) { "nowhere".to_owned() } else { rng.pick(&all).clone() };
        let beginning = rng.chance(30);
        if beginning {
            word = word.chars().take(rng.between(1, 4)).collect();
        }
        if !sought.contains(&(word.clone(), beginning)) {
            sought.push((word, beginning));
        }
    }
    sought
}

#[test]
fn search_finds_what_reading_everything_finds() {
    for seed in 60_000..60_600 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let records = random::theory(&mut rng, size);
        let engine = Engine::new(&records);
        for _ in 0..4 {
            let sought = sought(&mut rng, &records);
            let typed: Vec<String> =
                sought.iter().map(|(text, beginning)| format!("{text}{}", if *beginning { "*" } else { "" })).collect();
            let verb = Verb::Search(Search::new(&typed.join(" ")));
            let question = Question { verb, tail: Tail::default() };
            let answer = engine.ask(&question).unwrap();
            let rows = answer.rows.iter().map(|row| match (answer.cell(row, "id"), answer.cell(row, "hits")) {
                (Some(Cell::Word(id)), Some(Cell::Number(hits))) => (id.clone(), *hits),
                other => panic!("{other:?}"),
            });
            let rows: Vec<(String, i64)> = rows.collect();
            assert_eq!(rows, found(&records, &sought), "seed {seed}\n{question}\n{}", show::theory(&records));
            for (row, (id, _)) in answer.rows.iter().zip(&rows) {
                let Some(Cell::Text(text)) = answer.cell(row, "text") else {
                    panic!("seed {seed}: {id} shows no text")
                };
                let shown = text.to_lowercase();
                assert!(sought.iter().any(|(word, _)| shown.contains(word)), "seed {seed}: {text}\n{question}");
            }
        }
    }
}
