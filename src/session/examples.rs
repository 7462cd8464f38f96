//! Help on one verb or command: its form, what it is for, and examples that run on what is known.

use super::{Response, Session, at_prompt, help};
use crate::{
    answer::{Cell, Row},
    graph::LiteralId,
    language::{self, Slot},
    question::words,
    theory::{Direction, Literal, RecordKind, Role},
};
use std::time::Duration;

/// Up to how many configurations it is tried whether examples have an answer.
const TRIED: usize = 5_000;
/// How long each is tried.
const PATIENCE: Duration = Duration::from_millis(150);

/// Names of what is known that examples are made of.
struct Cast {
    claim: String,
    condition: Literal,
    /// A condition of another configuration, where there is one that speaks of something else.
    another: Option<Literal>,
    outcome: Literal,
    source: Option<String>,
    theory: Option<String>,
}

impl Session {
    /// What can be typed, on one screen: of each verb its shorter example, with names that are known.
    pub(super) fn help_page(&self) -> Response {
        let cast = self.cast();
        let examples = words::VERBS.map(|verb| {
            let shorter = if verb.another.len() <= verb.example.len() { verb.another } else { verb.example };
            cast.as_ref().map_or_else(|| shorter.to_owned(), |cast| cast.fill(shorter))
        });
        Response::text(help::page(&examples, self.settings.out.width))
    }

    /// Help on a verb or a command; a word that is neither is explained.
    pub(super) fn help_on(&mut self, word: &str) -> Response {
        if let Some(words::VerbForm { word: verb, form, what, example, another, .. }) = words::verb(word) {
            let mut examples: Vec<String> = Vec::new();
            let cast = self.cast();
            for example in [*another, *example] {
                let example = cast.as_ref().map_or_else(|| example.to_owned(), |cast| cast.fill(example));
                if !examples.contains(&example) {
                    examples.push(example);
                }
            }
            let empty = if cast.is_some() { self.answerless(verb, &mut examples) } else { None };
            let width = self.settings.out.width;
            let text = format!("`{verb}` begins a question, to {what}.");
            let form = help::hanging(&format!("{form} {}", words::TAIL_FORM), width);
            let heading = if cast.is_some() { "For example:" } else { "For example, with the names of the manual:" };
            let examples = examples.iter().map(|example| format!("    {example}")).collect::<Vec<_>>().join("\n");
            let empty = empty.map(|empty| format!("\n\n{}", help::wrapped(&empty, width))).unwrap_or_default();
            let text = help::wrapped(&text, width);
            return Response::text(format!("{text}\n\n{form}\n\n{heading}\n\n{examples}{empty}"));
        }
        let dotted = format!(".{word}");
        match at_prompt(word).or_else(|| at_prompt(&dotted)) {
            Some(entry) if words::verb(word).is_none() => {
                let text = format!("    {}\n\nIt is there to {}.", entry.form, entry.help);
                let more = super::explain(word, self.settings.out.width).ok();
                let more = more.and_then(|more| more.rsplit_once("\n\n").map(|(before, _)| before.to_owned()));
                let text = help::wrapped(&text, self.settings.out.width);
                Response::text(more.map_or_else(|| text.clone(), |more| format!("{text}\n\n{more}")))
            }
            _ if ["me", "please", "all", "commands", "!"].contains(&word.to_lowercase().as_str()) => self.help_page(),
            _ => self.explain(word),
        }
    }

    /// Puts a factor that the verb tells something of into examples that have no answer, where there is one, and says
    /// which have none. Of many configurations nothing is tried, since nobody waits for help.
    fn answerless(&self, verb: &str, examples: &mut [String]) -> Option<String> {
        if self.store.graph().configurations.len() > TRIED {
            return None;
        }
        let rows = |question: &str| {
            let cut = if question.contains(" first ") { "" } else { " first 1" };
            self.tried(&format!("{question}{cut}"), PATIENCE).filter(|answer| !answer.partial).map(|answer| answer.rows)
        };
        let told = rows(verb).and_then(|rows| self.told_of(rows.first()?));
        let mut empty = Vec::new();
        for example in examples {
            let is_empty = |example: &str| rows(example).is_some_and(|rows| rows.is_empty());
            if !is_empty(example) {
                continue;
            }
            let mut words: Vec<&str> = example.split(' ').collect();
            let behind = words.iter().position(|word| matches!(*word, "for" | "through"));
            if let (Some(at), Some(factor)) = (behind, &told)
                && let Some(word) = words.get_mut(at + 1)
            {
                *word = factor;
                *example = words.join(" ");
            }
            if is_empty(example) {
                empty.push(format!("`{example}`"));
            }
        }
        let has = if empty.len() > 1 { "have" } else { "has" };
        let listed = empty.join(" and ");
        (!empty.is_empty()).then(|| format!("Of what is known here, {listed} {has} no rows; that is an answer too."))
    }

    /// The first factor that a row names.
    fn told_of(&self, row: &Row) -> Option<String> {
        row.cells.iter().find_map(|cell| match cell {
            Cell::Literal(literal) => Some(literal.to_string()),
            Cell::Chain { literals, .. } => literals.first().map(|literal| literal.factor.to_string()),
            Cell::Word(word) if self.kind_of(word).is_some_and(RecordKind::is_factor) => Some(word.clone()),
            _ => None,
        })
    }

    /// Names that stand together: a configuration with a condition and an outcome; best one that needs nothing else, with a
    /// mechanism too, whose outcome is a condition of another.
    fn cast(&self) -> Option<Cast> {
        let graph = self.store.graph();
        let theory = self.store.theory();
        let ends = |configuration: u32| {
            let condition = graph.conditions(configuration).flatten().next()?;
            let outcome = graph.outcomes(configuration).flatten().next()?;
            Some((*condition, *outcome))
        };
        let alone = |configuration: u32| {
            let mut groups = graph.conditions(configuration);
            groups.next().is_some_and(|group| group.len() == 1) && groups.next().is_none()
        };
        let worth = |configuration: u32, outcome: LiteralId| {
            let whole = graph.in_role(configuration, Role::Mechanism).next().is_some();
            let goes_on = !graph.condition_of.get(outcome.0).is_empty();
            usize::from(whole) + usize::from(alone(configuration)) + usize::from(goes_on)
        };
        let all = (0..u32::try_from(graph.configurations.len()).unwrap_or(u32::MAX))
            .filter(|at| !graph.dead[graph.configurations[*at as usize].claim as usize])
            .filter_map(|at| ends(at).map(|(condition, outcome)| (at, condition, outcome)));
        let best = all.clone().max_by_key(|(at, _, outcome)| (worth(*at, *outcome), std::cmp::Reverse(*at)));
        let (at, condition, outcome) = best?;
        let spoken_of: Vec<u32> =
            [at].into_iter().flat_map(|at| graph.groups(at)).flat_map(|g| g.literals).map(|l| l.factor()).collect();
        let apart = |literal: LiteralId| !spoken_of.contains(&literal.factor());
        let others = all.filter(|(at, condition, outcome)| alone(*at) && apart(*condition) && apart(*outcome));
        let another = others.map(|(_, condition, _)| graph.literal(condition)).next();
        let (condition, outcome) = (graph.literal(condition), graph.literal(outcome));
        let claim = graph.configuration_id(at).record.to_string();
        let first = |wanted: RecordKind| {
            let near = self.store.names_near("", &|kind| kind == wanted, 1);
            near.names.first().map(|(_, name)| name.to_string())
        };
        let (source, named) = (first(RecordKind::Source), first(RecordKind::Theory));
        let cast = Cast { claim, condition, another, outcome, source, theory: named };
        // reading them here lets what cannot be read show itself before it is promised
        let known = theory.find(&cast.claim).is_some();
        self.store.let_go();
        known.then_some(cast)
    }
}

impl Cast {
    /// The example with its names exchanged for names that are known, each by the kind of thing that fits there.
    fn fill(&self, example: &str) -> String {
        let mut filled = String::new();
        let mut sought = false;
        for word in example.split(' ') {
            let before = if filled.is_empty() { String::new() } else { format!("{filled} ") };
            let signed = word.starts_with(['+', '-', '?']);
            let sign = if signed { word.get(..1).unwrap_or_default() } else { "" };
            let slots = language::expected(&format!("{before}{sign}")).slots;
            let is_word = words::is_reserved(word);
            let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
            let put = match slots.first() {
                _ if is_word => Some(word.to_owned()),
                Some(Slot::Factor) => {
                    let literal = match last {
                        "from" | "suppose" => &self.condition,
                        "given" => self.another.as_ref().unwrap_or(&self.condition),
                        "and" => self.another.as_ref().unwrap_or(&self.outcome),
                        _ => &self.outcome,
                    };
                    let said = ["suppose", "given", "and", "why", "not"].contains(&last);
                    let told = said && literal.direction != Direction::More;
                    Some(if signed || told { literal.to_string() } else { literal.factor.to_string() })
                }
                Some(Slot::Source) => self.source.clone(),
                Some(Slot::Theory) => self.theory.clone(),
                Some(Slot::Record) => Some(self.claim.clone()),
                Some(Slot::Words) if sought => None,
                Some(Slot::Words) => {
                    sought = true;
                    Some(self.outcome.factor.as_str().split('-').next().unwrap_or_default().to_owned())
                }
                _ => Some(word.to_owned()),
            };
            if let Some(put) = put {
                filled = format!("{before}{put}");
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        question::words::VERBS,
        session::{Session, Settings},
    };

    fn verb_of<'e>(examples: &[&'e str]) -> &'e str {
        examples.first().and_then(|example| example.split(' ').next()).unwrap_or_default()
    }

    #[test]
    fn the_examples_of_every_verb_run_on_what_is_known() {
        let mut session = Session::new(Settings::default());
        assert!(!session.load(&["kb".into()]).failed());
        for verb in VERBS {
            let help = session.respond(&format!(".help {}", verb.word)).out;
            let examples = help.lines().skip_while(|line| !line.starts_with("For example:")).skip(2);
            let examples: Vec<&str> = examples.take_while(|line| line.starts_with(' ')).map(str::trim).collect();
            assert!(!examples.is_empty(), "{help}");
            let answered: Vec<bool> = examples
                .iter()
                .map(|example| {
                    let response = session.respond(example);
                    assert!(
                        !response.failed() || response.err.contains("not answered yet"),
                        "{example}: {}",
                        response.err
                    );
                    !response.failed() && !response.out.contains("N0301") && !response.out.contains("N0310")
                })
                .collect();
            // An empty answer may be the right one for a question about what is missing.
            let is_about_factors = ["find", "count", "paths", "search", "show"].contains(&verb_of(&examples));
            assert!(answered.contains(&true) || !is_about_factors, "no example has rows: {examples:?}");
            // What is asked of suppositions and sets has something to say, and supposes nothing both ways.
            let reasons = ["suppose", "why"].contains(&verb.word);
            assert!(!reasons || answered.iter().all(|answered| *answered), "{examples:?}");
        }
    }
}
