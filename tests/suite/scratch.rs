use crate::{
    engine::{self, Engine},
    naive::Naive,
};
use because::{language, text::FileId};
#[test]
fn ask() {
    let Ok(path) = std::env::var("ASK") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let (theory, questions) = text.split_once("\n===\n").unwrap();
    let records: Vec<_> = language::parse_records(FileId(0), theory).records.into_iter().map(|r| r.record).collect();
    let engine = Engine::new(&records);
    for q in questions.lines().filter(|l| !l.is_empty()) {
        let q = match language::parse_question(FileId(0), 0, q) {
            Ok(q) => q.question,
            Err(e) => {
                println!("{e:#?}");
                continue;
            }
        };
        println!("=== {q}");
        match engine.ask(&q) {
            Err(e) => println!("{e:#?}"),
            Ok(a) => {
                println!("{}", a.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(" | "));
                for (row, plain) in a.rows.iter().zip(engine::rows(&a)) {
                    println!(
                        "  {} || {}",
                        row.cells.iter().map(engine::text).collect::<Vec<_>>().join(" | "),
                        plain.get("chain").map_or("", |c| c)
                    );
                }
                for n in &a.notes {
                    println!("  note {:?} {}", n.code, n.text);
                }
            }
        }
        let n = Naive::new(&records).answer(&q);
        for r in &n.rows {
            println!("  naive {r:?}");
        }
        println!("  naive opposed {:?} mirrored {:?}", n.opposed, n.mirrored);
    }
}
