//! `rivals`: what explains the same otherwise, as the team declares it and as the mechanisms tell it.

mod declared;
mod found;
mod row;

use super::{
    Budget,
    aim::Aim,
    budget::Purse,
    notes,
    rows::{Asked, Listing},
};
use crate::{
    answer::{Answer, Note},
    diagnostic::{Code, Diagnostic},
    question::About,
};

/// Answers `rivals [for FACTOR] [in THEORY]`.
pub(crate) fn rivals(asked: &Asked<'_>, question: &About, budget: &Budget<'_>) -> Result<Answer, Vec<Diagnostic>> {
    let known = asked.known;
    let Aim { scope, live, literals: about, .. } =
        Aim::new(asked, question.about.as_ref(), question.in_theory.as_ref())?;
    let mut subjects = declared::declared(known, &live, scope, about.as_deref());
    let told = subjects.len();
    let mut purse = Purse::of(budget);
    let found = found::Search::new(known.graph, &live).run(about.as_deref(), budget.rows, &mut purse);
    let compared = found.compared;
    subjects.extend(found.rows);
    let text = match told {
        0 => format!("{}; none is declared", pairs(compared, subjects.len())),
        _ => format!("{}; {told} declared", pairs(compared, subjects.len() - told)),
    };
    let mut notes = Vec::new();
    if !subjects.is_empty() {
        notes.push(Note { code: Code::Compared, text: text.clone() });
    }
    if let Some(why) = purse.ended() {
        let rest = "rivals are missing; `for FACTOR` or `using cmocs where …` asks for fewer";
        notes.push(notes::ended(why, rest));
    }
    let partial = purse.ended().is_some();
    asked.answer(Listing { table: row::table(), subjects, notes, partial, empty: text })
}

/// How many pairs of configurations were compared, and how many rivals that gave.
fn pairs(compared: u64, rivals: usize) -> String {
    let by = match rivals {
        0 => "none by different mechanisms".to_owned(),
        _ => format!("{} by their mechanisms", notes::several(rivals, "rival")),
    };
    match compared {
        0 => {
            "no two configurations tell the same outcome under the same known conditions by known mechanisms".to_owned()
        }
        1 => format!("1 pair of configurations tells the same outcome under the same conditions, {by}"),
        _ => format!("{compared} pairs of configurations tell the same outcome under the same conditions, {by}"),
    }
}
