use super::samples;
use crate::{render::{self, Page}, question::Format, theory::{Theory, RecordKind}, diagnostic::*, text::*};
#[test]
fn look() {
    let colour = std::env::var("COLOUR").is_ok();
    for width in [80, 120] {
        let page = Page { width, colour, limit: Some(20) };
        for mut a in [samples::statements(), samples::mechanisms(), samples::paths()] {
            let d = render::answer(&a, Format::Table, &page, &Theory::default());
            println!("{}{}", "=".repeat(width), d.out.replace("", ""));
            println!("{}", d.out);
            if width == 80 {
            a.rows[0].trail = Some(samples::trail());
            for f in [Format::List, Format::Tree, Format::Md, Format::Csv] {
            let d = render::answer(&a, f, &page, &Theory::default());
            println!("--- {f}\n{}{}", d.err, d.out);
            }}
        }
        println!("{}", render::trail(&samples::trail(), &page, false));
        println!("{}", render::trail(&samples::trail(), &page, true));
    }
    let page = Page { width: 80, colour, limit: Some(20) };
    println!("{}", render::answer(&samples::statements(), Format::Json, &page, &Theory::default()).out);
    println!("{}", render::field_table(RecordKind::Statement));
    println!("{}", render::field_table(RecordKind::Evidence));
    println!("{}", render::field_table(RecordKind::Source));
    println!("{}", render::field_table(RecordKind::Scale));
    println!("{}", render::explanation(Code::UnknownName));
    let mut texts = Texts::default();
    let t = "statement early-wins\n  If       the collaboration can deliver [‘quick wins’ at the beginning of the lifecycle](+quick-wins) of the collaboration,\n  then     they can improve [trust](+trust) and [faith](+fiath),\n  because  they [avoid a sense of inertia](-inertia)\n\nstatement early-wins\n\tIf  漢字漢字 [x](+ x)\n";
    let f = texts.add("kb/ioc.because", t);
    let at = |s: &str| { let b = t.find(s).unwrap() as u32; Span::new(f, b, b + s.len() as u32) };
    let second = t.rfind("early-wins").unwrap() as u32;
    let ds = vec![
        Diagnostic::at(Code::NameTwice, Span::new(f, second, second+10), "`early-wins` names two records").related(at("early-wins"), "the first stands here").help("give one of them another name"),
        Diagnostic::at(Code::UnknownName, at("fiath"), "no record is named `fiath`").label("near: faith").help("`faith`"),
        Diagnostic::at(Code::BadCode, at("+ x"), "a code is expected between the brackets, and this is none").label("expected a direction and a factor such as +trust, a role before it, or a role alone, found a space behind the sign"),
        Diagnostic::at(Code::UncodedPart, at("quick-wins"), "this marks `quick-wins`").label("here").related(at("collaboration can"), "and this"),
        Diagnostic::new(Code::EmptyQuestion, "nothing was asked").help("find statements"),
    ];
    println!("{}", render::diagnostics(&ds, &texts, &page));
}
