//! x
#[test]
fn kb() {
    let mut text = String::new();
    for entry in std::fs::read_dir("kb/inter-organisational-collaboration").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "because") {
            text.push_str(&std::fs::read_to_string(path).unwrap());
            text.push('\n');
        }
    }
    let text = text.replace("language 1\n", "");
    for q in std::fs::read_to_string("/tmp/q.txt").unwrap().lines() {
        let t = std::time::Instant::now();
        match super::try_ask(&text, q, &super::Budget::default()) {
            Err(e) => println!("{q}\nERR {e:?}"),
            Ok(a) => {
                println!(
                    "\n== {} [{:?}] total {} partial {}\n{}",
                    a.reading,
                    t.elapsed(),
                    a.total,
                    a.partial,
                    super::notes(&a).join("\n")
                );
                println!("{:?}", a.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>());
                for r in super::rows(&a).iter().take(14) {
                    println!("  {r}");
                }
                if let Some(t) = a.rows.iter().find_map(|r| r.trail.as_ref()) {
                    println!("{t:#?}");
                }
            }
        }
    }
}
