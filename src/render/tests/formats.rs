//! Lists, Markdown, comma-separated values, JSON and records.

use super::{answered, assert_drawn, samples};
use crate::{
    answer::{Basis, Cell},
    language,
    question::Format,
    render::{self, Page},
    text::{FileId, Texts},
    theory::Theory,
};
use serde_json::json;

#[test]
fn a_list_has_a_value_to_a_line() {
    assert_drawn(
        &answered(&samples::paths(), Format::List, 80),
        r#"
paths from quick-wins to collaborative-behaviour within 6 steps with mirrors

1  chain:         +quick-wins → +trust → +collaborative-behaviour
   net:           +
   must hold:     +good-leadership
   sources:       9
   weakest link:  2
   told whole by: aunger-2022

2  chain:         +quick-wins → +faith → +perceived-progress →
                  +regular-contact → +trust → +collaborative-behaviour
   net:           +
   must hold:     +good-leadership, +capacity, -staff-turnover
   sources:       4
   weakest link:  1

3  chain:         -quick-wins → +conflict ⇝ -trust ⇝ -collaborative-behaviour
   net:           +
   sources:       3
   weakest link:  1

⇝  told of the opposites of both; that it follows is assumed
note[N0308]: chains of up to 6 configurations were followed; `within N steps`
  says otherwise
"#,
    );
}

#[test]
fn markdown_has_one_line_a_row() {
    assert_drawn(
        &answered(&samples::statements(), Format::Md, 80),
        r#"
find statements mentioning trust

| # | id | text | theme | evidence | against | degree |
| --: | --- | --- | --- | --: | --: | --- |
| 1 | early-wins | If the collaboration can deliver ‘quick wins’ at the beginning of the lifecycle of the collaboration, then they can improve trust and faith, because they avoid a sense of inertia and maintaining forward momentum and ‘energy’ within and between organisations | enhancing-trust | 12 | 1 | significant |
| 2 | formalisation | If organisations can ensure that there is an appropriate level of formalisation of the IOC through contract then they can increase collaborative behaviour, because, for more complex, integrative, or mandated collaborations, greater formalisation mitigates risk between partners when engaging in collaboration. | enhancing-trust, governance | 0 | 0 |  |
"#,
    );
}

#[test]
fn csv_has_every_column() {
    assert_drawn(
        &answered(&samples::statements(), Format::Csv, 80),
        r#"
find statements mentioning trust
n,id,text,theme,evidence,against,degree,contexts,configurations,unknown
1,early-wins,"If the collaboration can deliver ‘quick wins’ at the beginning of the lifecycle of the collaboration, then they can improve trust and faith, because they avoid a sense of inertia and maintaining forward momentum and ‘energy’ within and between organisations",enhancing-trust,12,1,significant,+quick-wins,"early-wins.1: contexts +quick-wins, +small or -mandate; actors executives; mechanisms ?; outcomes +trust, +faith",mechanism
2,formalisation,"If organisations can ensure that there is an appropriate level of formalisation of the IOC through contract then they can increase collaborative behaviour, because, for more complex, integrative, or mandated collaborations, greater formalisation mitigates risk between partners when engaging in collaboration.",enhancing-trust; governance,0,0,,+right-formalisation,,
"#,
    );
}

#[test]
fn csv_parts_a_chain_with_signs_that_no_name_has() {
    assert_drawn(
        &answered(&samples::paths(), Format::Csv, 80),
        r#"
paths from quick-wins to collaborative-behaviour within 6 steps with mirrors
note[N0308]: chains of up to 6 configurations were followed; `within N steps` says otherwise
n,chain,net,must hold,sources,weakest link,told whole by
1,+quick-wins > +trust > +collaborative-behaviour,+,+good-leadership,9,2,aunger-2022
2,+quick-wins > +faith > +perceived-progress > +regular-contact > +trust > +collaborative-behaviour,+,+good-leadership; +capacity; -staff-turnover,4,1,
3,-quick-wins > +conflict ~> -trust ~> -collaborative-behaviour,+,,3,1,
"#,
    );
    let kinds = answered(&samples::kinds(), Format::Csv, 80);
    assert!(kinds.ends_with(",+initial-trust <: +trust > +collaborative-behaviour > +organisational-performance,2\n"));
}

#[test]
fn json_says_what_is_a_kind_of_the_next() {
    let json = render::json(&samples::kinds());
    let chain = json!(["+initial-trust", "+trust", "+collaborative-behaviour", "+organisational-performance"]);
    assert_eq!(json["rows"][0]["chain"], chain);
    assert_eq!((&json["rows"][0]["by-kind"], &json["rows"][0]["mirrored"]), (&json!(["+initial-trust"]), &json!([])));
}

#[test]
fn markdown_keeps_signs_from_being_read_as_marks() {
    let cell = samples::text("a|b *c* _d_ `e` <f> [g](h) \\ i\nj");
    let answer = samples::answer("find factors", &["label"], vec![vec![cell]]);
    let drawn = answered(&answer, Format::Md, 80);
    assert!(drawn.ends_with("| 1 | a\\|b \\*c\\* \\_d\\_ \\`e\\` \\<f> [g]\\(h) \\\\ i<br>j |\n"), "{drawn}");
}

#[test]
fn json_keeps_the_form_that_scripts_rely_on() {
    let mut answer = samples::statements();
    answer.rows.truncate(1);
    answer.notes.push(samples::note(crate::diagnostic::Code::SeveralTheories, "ioc-2021, ioc-2022"));
    let expected = json!({
        "format": 1,
        "knowledge_base": { "revision": 7, "digest": "b1946ac92492d2347c6235b4d2611184" },
        "reading": "find statements mentioning trust",
        "columns": ["id", "text", "theme", "evidence", "against", "degree", "contexts", "configurations", "unknown"],
        "rows": [{
            "n": 1,
            "id": "early-wins",
            "text": samples::EARLY_WINS,
            "theme": ["enhancing-trust"],
            "evidence": 12,
            "against": 1,
            "degree": "significant",
            "contexts": ["+quick-wins"],
            "configurations": [{
                "id": "early-wins.1",
                "contexts": [["+quick-wins"], ["+small", "-mandate"]],
                "interventions": [],
                "actors": [["executives"]],
                "resources": [],
                "reasonings": [],
                "mechanisms": [],
                "outcomes": [["+trust"], ["+faith"]],
                "unknown": ["mechanism"],
            }],
            "unknown": ["mechanism"],
        }],
        "total": 2,
        "partial": false,
        "notes": [{ "code": "N0305", "text": "ioc-2021, ioc-2022" }],
    });
    assert_eq!(render::json(&answer), expected);
    let drawn = render::answer(&answer, Format::Json, &super::page(80), &Theory::default());
    assert_eq!(serde_json::from_str::<serde_json::Value>(&drawn.out).ok(), Some(expected));
    assert_eq!(drawn.err, "");
}

#[test]
fn json_has_chains_as_lists_and_trails_as_objects() {
    let mut answer = samples::paths();
    answer.rows.drain(..2);
    for row in &mut answer.rows {
        row.trail = Some(samples::trail());
    }
    let json = render::json(&answer);
    assert_eq!(json["rows"][0]["chain"], json!(["-quick-wins", "+conflict", "-trust", "-collaborative-behaviour"]));
    assert_eq!(json["rows"][0]["mirrored"], json!(["+conflict", "-trust"]));
    assert_eq!(json["rows"][0]["by-kind"], json!([]));
    assert_eq!(json["rows"][0]["told whole by"], json!(null));
    let trail = &json["rows"][0]["trail"];
    assert_eq!(trail["heading"], "+quick-wins → +trust → +collaborative-behaviour");
    assert_eq!(trail["branches"][0]["kind"], "step");
    assert_eq!(trail["branches"][0]["from"], "+quick-wins");
    assert_eq!(trail["branches"][1]["remarks"], json!(["mechanism in place, context not"]));
    let against = json!({
        "kind": "evidence", "id": "e-31", "stance": "contradicts",
        "text": "The quick wins were cosmetic, and everyone knew it.",
        "paraphrase": false, "sources": ["interview-3 at \"p. 2\""], "via": [],
    });
    assert_eq!(trail["branches"][0]["branches"][2], against);
    let published = json!(["aunger-2022 at \"action statements table\""]);
    assert_eq!(trail["branches"][0]["branches"][0]["published"], published);
    assert_eq!(
        trail["branches"][2]["branches"][0],
        json!({ "kind": "assumption", "text": "+good-leadership, given by no step" })
    );
}

#[test]
fn actors_stand_without_a_sign() {
    let literals = Cell::Literals(samples::literals("executives clinicians"));
    let answer = samples::answer("find cmocs", &["actors"], vec![vec![literals]]);
    assert!(answered(&answer, Format::Table, 80).contains("\n1  executives, clinicians\n"));
    assert!(answered(&answer, Format::Csv, 80).ends_with("\n1,executives; clinicians\n"));
    assert_eq!(render::json(&answer)["rows"][0]["actors"], json!(["executives", "clinicians"]));
}

#[test]
fn records_are_printed_once_each_in_the_order_of_the_rows() {
    let text = "mechanism faith \"Faith\"\nmechanism trust \"Trust\"\nsource unused\n";
    let file: FileId = Texts::default().add("records", text);
    let mut theory = Theory::default();
    for read in language::parse_records(file, text).records {
        theory.insert(read.record);
    }
    let mut answer =
        samples::answer("find mechanisms", &["id"], vec![vec![samples::word("trust")], vec![samples::word("faith")]]);
    if let Some(row) = answer.rows.get_mut(1) {
        row.basis = Basis::Counted(vec![samples::name("trust"), samples::name("faith"), samples::name("gone")]);
    }
    let page = Page { width: 80, colour: true, limit: Some(1) };
    let drawn = render::answer(&answer, Format::Records, &page, &theory);
    assert_eq!(drawn.out, "mechanism trust \"Trust\"\n\nmechanism faith \"Faith\"\n");
    assert_eq!(drawn.err, "find mechanisms\n");
}
