//! What is printed reads back as it was, and no text whatever brings the reader down.

use crate::{random, rng::Rng, show};
use because::{
    diagnostic::Diagnostic,
    language, resolve,
    text::FileId,
    theory::{Code, Lead, Part, Record, Role, Run, Sentence, Theory, Value},
};

/// Words with all that people paste: quotes, brackets, dashes, other scripts, marks that look like codes or comments.
const WORDS: [&str; 34] = [
    "trust",
    "“quick wins”",
    "‘energy’",
    "[sic]",
    "(C)",
    "(see p. 7)",
    "\"yes\"",
    "don’t",
    "l'été",
    "naïve",
    "信頼",
    "a\u{0301}",
    "–",
    "—",
    "5%",
    "#1",
    "# not",
    "e.g.",
    "and/or",
    "C+M=O",
    "f(x)",
    "https://a.org/x?y=1#z",
    "'",
    "\"",
    "`code`",
    "<b>",
    "&",
    "…",
    "\\",
    "one, two",
    "Ω",
    "🙂",
    "x:",
    "no. 3;",
];

fn words(rng: &mut Rng) -> String {
    let mut text = String::new();
    for n in 0..rng.between(1, 6) {
        if n > 0 {
            text.push(' ');
        }
        text.push_str(rng.word(&WORDS));
    }
    text
}

/// Puts pasted words wherever a record has words.
fn adorned(rng: &mut Rng, record: &mut Record) {
    if rng.chance(30) {
        record.label = Some(rng.word(&["A label", "“In quotes”", "it’s (2nd) – really", "信頼"]).to_owned());
    }
    for field in &mut record.fields {
        match &mut field.value {
            Value::Text(text) => *text = words(rng),
            Value::Place { at: at @ Some(_), .. } => *at = Some("p. 7–9, “table 2”".to_owned()),
            Value::Cell(sentence) | Value::Part { sentence, .. } if rng.chance(50) => adorn(rng, sentence),
            _ => {}
        }
    }
}

fn adorn(rng: &mut Rng, sentence: &mut Sentence) {
    if sentence.runs.is_empty() {
        return;
    }
    for run in &mut sentence.runs {
        if let Run::Phrase { words: inside, .. } = run {
            *inside = rng.word(&["[sic] good", "good will", "‘wins’", "more – or less", "f(x)", "信頼"]).to_owned();
        }
    }
    if let Some(Run::Words(last)) = sentence.runs.last_mut() {
        last.push_str(&format!(" {}", words(rng)));
    } else {
        sentence.runs.push(Run::Words(format!(" {}", words(rng))));
    }
}

fn read(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let parsed = language::parse_records(FileId(0), text);
    let mut faults: Vec<Diagnostic> = parsed.diagnostics;
    let resolved = resolve::records(&Theory::default(), &parsed.records, &[]);
    faults.extend(resolved.diagnostics);
    faults.retain(Diagnostic::is_error);
    (resolved.records, faults)
}

fn holds(seed: u64, records: &[Record]) {
    let text = show::theory(records);
    let (read, faults) = read(&text);
    assert!(faults.is_empty(), "seed {seed}: {faults:#?}\n{text}");
    assert_eq!(read.len(), records.len(), "seed {seed}\n{text}");
    for (was, is) in records.iter().zip(&read) {
        assert_eq!(was, is, "seed {seed}\n{}", language::print(was));
    }
    assert_eq!(show::theory(&read), text, "seed {seed}");
}

#[test]
fn printed_theories_read_back() {
    for seed in 0..600 {
        let mut rng = Rng::new(seed);
        let size = random::Size::random(&mut rng);
        let records = random::theory(&mut rng, size);
        holds(seed, &records);
    }
}

#[test]
fn printed_records_with_pasted_words_read_back() {
    for seed in 1000..1600 {
        let mut rng = Rng::new(seed);
        let mut records = random::theory(&mut rng, random::Size { claims: 8, factors: 6 });
        for record in &mut records {
            adorned(&mut rng, record);
        }
        holds(seed, &records);
    }
}

/// Reading any text whatever comes to an end, and what was read without a fault prints and reads back.
fn settles(text: &str) {
    let parsed = language::parse_records(FileId(0), text);
    drop(resolve::records(&Theory::default(), &parsed.records, &[]));
    if parsed.diagnostics.iter().any(Diagnostic::is_error) {
        return;
    }
    let printed: String = parsed.records.iter().map(|record| language::print(&record.record)).collect();
    let again = language::parse_records(FileId(0), &printed);
    for (was, is) in parsed.records.iter().zip(&again.records) {
        assert_eq!(was.record, is.record, "text:\n{text}\nprinted:\n{printed}");
    }
    assert_eq!(parsed.records.len(), again.records.len(), "text:\n{text}\nprinted:\n{printed}");
}

const SCRAPS: [&str; 40] = [
    "](",
    "[",
    "]",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "\n",
    "\n  ",
    "\n\t",
    "\r\n",
    "  ",
    "\u{00A0}",
    "\u{FEFF}",
    "#",
    "\n# ",
    "statement ",
    "cmoc ",
    "\nevidence ",
    "\n  If ",
    "\n  then ",
    "\n  because ",
    " or ",
    "?",
    "+",
    "-",
    "–",
    ",",
    ":",
    ".",
    "\\",
    "\\[",
    "at",
    "from",
    "keeping",
    "\u{0}",
    "é",
    "信",
    "language 1\n",
];

fn mutated(rng: &mut Rng, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..rng.between(1, 6) {
        let at = rng.below(chars.len() + 1);
        match rng.below(4) {
            0 => {
                let end = (at + rng.between(1, 12)).min(chars.len());
                drop(chars.drain(at..end));
            }
            1 => {
                let scrap: Vec<char> = rng.word(&SCRAPS).chars().collect();
                drop(chars.splice(at..at, scrap));
            }
            2 if !chars.is_empty() => {
                let other = rng.below(chars.len());
                chars.swap(at.min(other), other);
            }
            _ => {
                let from = rng.below(chars.len() + 1);
                let end = (from + rng.between(1, 30)).min(chars.len());
                let copied = chars[from..end].to_vec();
                drop(chars.splice(at..at, copied));
            }
        }
    }
    chars.into_iter().collect()
}

#[test]
fn changed_texts_never_bring_the_reader_down() {
    for seed in 0..1500 {
        let mut rng = Rng::new(seed);
        let records = random::theory(&mut rng, random::Size { claims: 3, factors: 4 });
        let text = show::theory(&records);
        settles(&mutated(&mut rng, &text));
    }
}

#[test]
fn heaps_of_scraps_never_bring_the_reader_down() {
    for seed in 0..1500 {
        let mut rng = Rng::new(seed);
        let text: String = (0..rng.between(1, 40))
            .map(|_| if rng.chance(50) { rng.word(&SCRAPS) } else { rng.word(&WORDS) })
            .collect();
        settles(&text);
        settles(&format!("statement a\n  says {text}\ncmoc b\n  context {text}"));
    }
}

#[test]
fn the_words_of_a_sentence_are_the_authors() {
    let text = "statement a\n  If there is [early\n    [sic] trust](+trust), # 3\n  then: [it](+faith) holds\n";
    let parsed = language::parse_records(FileId(0), text);
    let sentence = parsed.records[0].record.sentence();
    assert_eq!(sentence.as_deref(), Some("If there is early [sic] trust, # 3 it holds"));
    let code = Code { role: None, or: false, groups: vec![crate::make::group("+trust")] };
    let lead = Lead { part: Part::If, typed: "If".to_owned(), ours: false, condition: false };
    let Value::Part { lead: read, sentence } = &parsed.records[0].record.fields[0].value else { panic!("a part") };
    assert_eq!(*read, lead);
    assert_eq!(sentence.codes().next(), Some(("early [sic] trust", &code)));
    assert_eq!(read.role(), Some(Role::Context));
}
