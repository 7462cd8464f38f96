//! What stands behind claims: theories, themes, cases, sources, a scale, and evidence.

use super::Names;
use crate::{make, rng::Rng};
use because::theory::{Counting, Level, NameOf, Record, RecordKind, Value};

/// Everything that is neither factor nor claim nor evidence.
pub(super) fn background(rng: &mut Rng, names: &mut Names) -> Vec<Record> {
    let mut records = Vec::new();
    for name in ["ioc-2021", "ioc-2022", "reach"].iter().take(rng.below(4)) {
        let mut record = make::record(RecordKind::Theory, name);
        if rng.chance(40) {
            make::add(&mut record, "stage", Value::Word((rng.word(&["initial", "refined"])).to_owned()));
        }
        if *name == "ioc-2022" && rng.chance(50) {
            make::add(&mut record, "refines", make::names(&["ioc-2021"]));
        }
        names.theories.push((*name).to_owned());
        records.push(record);
    }
    for name in ["enhancing-trust", "capacity", "leaders"].iter().take(rng.below(4)) {
        let mut record = make::record(RecordKind::Theme, name);
        member(rng, names, &mut record, 50);
        if rng.chance(50) {
            make::add(&mut record, "order", Value::Word(rng.word(&["first", "second", "third"]).to_owned()));
        }
        if !names.themes.is_empty() && rng.chance(30) {
            let other = rng.name(&names.themes).to_owned();
            make::add(&mut record, "interprets", make::names(&[other]));
        }
        names.themes.push((*name).to_owned());
        records.push(record);
    }
    for name in ["north", "south", "east"].iter().take(rng.below(4)) {
        names.cases.push((*name).to_owned());
        records.push(make::record(RecordKind::Case, name));
    }
    for n in 1..=rng.between(1, 6) {
        let name = format!("s-{n}");
        let mut record = make::record(RecordKind::Source, &name);
        if rng.chance(60) {
            let kind = rng.word(&["article", "interview", "review"]);
            make::add(&mut record, "kind", Value::Word(kind.to_owned()));
        }
        if rng.chance(40) {
            make::add(&mut record, "year", Value::Number(2015 + rng.below(8) as i64));
        }
        if rng.chance(40) {
            let setting = rng.word(&["United States", "Other countries", "in prison"]);
            make::add(&mut record, "setting", Value::Text(setting.to_owned()));
        }
        if rng.chance(30) {
            make::add(&mut record, "included", Value::Number(rng.below(4) as i64));
        }
        let count = rng.below(3);
        let cases = rng.some(&names.cases, count);
        if !cases.is_empty() {
            make::add(&mut record, "case", make::names(&cases));
        }
        if !names.sources.is_empty() && rng.chance(15) {
            let review = rng.name(&names.sources).to_owned();
            make::add(&mut record, "via", make::names(&[review]));
        }
        names.sources.push(name);
        records.push(record);
    }
    if rng.chance(50) {
        records.push(scale(rng));
    }
    records
}

fn scale(rng: &mut Rng) -> Record {
    let mut record = make::record(RecordKind::Scale, "degree");
    record.counting = Some(*rng.pick(&Counting::ALL));
    let words = ["limited", "moderate", "significant"];
    let mut from = 1 + rng.below(2) as u64;
    for (n, word) in words.iter().enumerate() {
        let to = from + rng.below(2) as u64;
        let range = Some((from, (n + 1 < words.len()).then_some(to)));
        make::add(&mut record, "level", Value::Level(Level { word: (*word).to_owned(), range }));
        from = to + 1;
    }
    record
}

/// Puts a record into theories.
pub(super) fn member(rng: &mut Rng, names: &Names, record: &mut Record, percent: usize) {
    if rng.chance(percent) {
        let count = if rng.chance(20) { 2 } else { 1 };
        let theories = rng.some(&names.theories, count);
        if !theories.is_empty() {
            make::add(record, "in", make::names(&theories));
        }
    }
}

/// Puts a record into themes.
pub(super) fn themed(rng: &mut Rng, names: &Names, record: &mut Record, percent: usize) {
    if rng.chance(percent) {
        let count = if rng.chance(20) { 2 } else { 1 };
        let themes = rng.some(&names.themes, count);
        if !themes.is_empty() {
            make::add(record, "theme", make::names(&themes));
        }
    }
}

/// Evidence for and against the claims.
pub(super) fn evidence(rng: &mut Rng, names: &Names, claims: usize) -> Vec<Record> {
    let mut supported = names.claims.clone();
    supported.extend(names.claims.iter().cloned());
    supported.extend(names.numbered.iter().cloned());
    supported.extend(names.factors.iter().take(2).cloned());
    if supported.is_empty() {
        return Vec::new();
    }
    (1..=rng.below(2 * claims + 2)).map(|n| piece(rng, names, &supported, n)).collect()
}

fn piece(rng: &mut Rng, names: &Names, supported: &[String], n: usize) -> Record {
    let mut record = make::record(RecordKind::Evidence, &format!("e-{n}"));
    let count = if rng.chance(25) { 2 } else { 1 };
    let sources: Vec<NameOf> = rng.some(&names.sources, count).iter().map(|s| make::name_of(s)).collect();
    let at = rng.chance(30).then(|| format!("p. {}", rng.between(1, 90)));
    if !rng.chance(5) {
        make::add(&mut record, "from", Value::Place { names: sources, at });
    }
    if rng.chance(8) {
        let other = make::name_of(rng.name(&names.sources));
        make::add(&mut record, "from", Value::Place { names: vec![other], at: Some("again".to_owned()) });
    }
    if rng.chance(15) {
        let review = rng.name(&names.sources).to_owned();
        make::add(&mut record, "via", make::names(&[review]));
    }
    let mut stances = vec![rng.word(&[
        "supports",
        "supports",
        "supports",
        "supports",
        "supports",
        "supports",
        "contradicts",
        "silent",
        "refines",
    ])];
    if rng.chance(10) {
        stances.push(rng.word(&["supports", "contradicts", "silent"]));
        stances.dedup();
    }
    for stance in stances {
        let count = if rng.chance(20) { 2 } else { 1 };
        let named = rng.some(supported, count);
        make::add(&mut record, stance, make::names(&named));
    }
    if rng.chance(60) {
        let word = rng.word(&["quote", "quote", "quote", "paraphrase"]);
        let text = rng.word(&["we came to rely on them", "nobody had the time", "it went quiet, then it went well"]);
        make::add(&mut record, word, Value::Text(format!("{text} ({n})")));
    }
    if rng.chance(40) {
        make::add(&mut record, "coder", Value::Text(rng.word(&["Ann", "Ben", "nobody else"]).to_owned()));
    }
    if rng.chance(25) {
        make::add(&mut record, "relevance", Value::Word((rng.word(&["low", "medium", "high"])).to_owned()));
    }
    record
}
