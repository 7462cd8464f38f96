//! `show`: one thing whole.

use super::{ask, faults, rows, values};

const SHOWN: &str = "theme t\nsource s\n\
    statement st \"Label\"\n  theme t\n  from s at \"p. 1\"\n  note \"stays\"\n  \
      If [a](+a or +b)\n  then [c](+c)\n  otherwise, [d](-c)\n\
    factor a\n  kind of whole\nfactor whole\n\
    evidence e\n  from s at \"p. 2\"\n  contradicts st.1\n  quote \"not so\"\n";

#[test]
fn a_statement_with_its_configurations_and_evidence() {
    assert_eq!(
        rows(&ask(SHOWN, "show st")),
        [
            "statement | st",
            "label | Label",
            "text | If a then c otherwise, d",
            "theme | t",
            "from | s, p. 1",
            "note | stays",
            "configuration | st.1",
            "context | +a or +b",
            "outcome | +c",
            "configuration | st.2",
            "context | +a or +b",
            "outcome | -c",
            "sources | 0",
            "evidence | 0",
            "against | 1",
            "silent | 0",
            "contradicts | e: “not so” (s, p. 2)",
        ]
    );
    let one = ask(SHOWN, "show st.2");
    assert_eq!(values(&one, "what")[..4], ["configuration", "context", "outcome", "otherwise of"]);
    assert!(values(&one, "value").contains(&"st.1".to_owned()));
}

#[test]
fn where_a_thing_is_used() {
    let factor = rows(&ask(SHOWN, "show a"));
    assert!(factor.contains(&"+a as context in | st.1, st.2".to_owned()), "{factor:?}");
    assert!(rows(&ask(SHOWN, "show whole")).contains(&"kinds | a".to_owned()));
    let source = rows(&ask(SHOWN, "show s"));
    assert!(source.contains(&"evidence from it | e".to_owned()) && source.contains(&"published in it | st".to_owned()));
    assert!(rows(&ask(SHOWN, "show t")).contains(&"holds | st".to_owned()));
}

#[test]
fn what_is_not_there() {
    assert_eq!(faults(SHOWN, "show sta"), ["E0203 `sta` is no name that is known"]);
    assert_eq!(faults(SHOWN, "show st.3"), ["E0206 `st.3` is no configuration"]);
    assert_eq!(faults(SHOWN, "show a.1"), ["E0206 `a.1` is no configuration"]);
}
