//! The leaves of trails: records as published, and what sources say of them.

use super::Known;
use crate::{
    answer::{Branch, Leaf},
    graph::{Naming, Stance},
    language,
    theory::{Configuration, ConfigurationId, NameOf, Record, Role, Value},
};

/// A record, or one configuration of it, with what names it: for, against, refining, silent. Where nothing does, its name
/// is added to those that are `unnamed`.
pub(crate) fn record(known: &Known<'_>, name: &NameOf, unnamed: &mut Vec<NameOf>) -> Vec<Branch> {
    let mut branches = vec![Branch::Leaf(published(known, name))];
    let Some(namings) = namings(known, name) else { return branches };
    branches.extend(namings.iter().flat_map(|naming| quotes(known, *naming)).map(Branch::Leaf));
    if namings.is_empty() {
        if !unnamed.contains(name) {
            unnamed.push(name.clone());
        }
    } else if !namings.iter().any(|naming| naming.stance == Stance::Supports) {
        branches.push(Branch::Leaf(Leaf::Absence { text: format!("no evidence record supports {name}") }));
    }
    branches
}

/// That no evidence names these.
pub(crate) fn no_evidence(unnamed: &[NameOf]) -> Option<Branch> {
    let names: Vec<String> = unnamed.iter().map(ToString::to_string).collect();
    let text = match names.split_last()? {
        (only, []) => format!("no evidence record names {only}"),
        (last, others) => format!("no evidence record names {} or {last}", others.join(", ")),
    };
    Some(Branch::Leaf(Leaf::Absence { text }))
}

/// What names a record; none where evidence can name no such record.
pub(crate) fn namings<'a>(known: &'a Known<'_>, name: &NameOf) -> Option<&'a [Naming]> {
    let graph = known.graph;
    if let Some(claim) = graph.claims.find(name.name.as_str()) {
        return match name.number {
            None => Some(graph.evidence.of_claim.get(claim)),
            Some(number) => {
                let mut own = graph.configurations_of(claim);
                let at = own.find(|at| graph.configurations[*at as usize].number == number)?;
                Some(graph.evidence.of_configuration.get(at))
            }
        };
    }
    let factor = graph.factors.find(name.name.as_str())?;
    Some(graph.evidence.of_factor.get(factor))
}

/// The number of a configuration.
pub(crate) fn configuration(known: &Known<'_>, id: &ConfigurationId) -> Option<u32> {
    let graph = known.graph;
    let claim = graph.claims.find(id.record.as_str())?;
    let number = id.number.unwrap_or(0);
    graph.configurations_of(claim).find(|at| graph.configurations[*at as usize].number == number)
}

/// The name of a record with its label.
pub(crate) fn named_record(known: &Known<'_>, name: &NameOf) -> String {
    match known.theory.get(&name.name).and_then(|record| record.label.as_deref()) {
        Some(label) => format!("{name} “{label}”"),
        None => name.to_string(),
    }
}

/// A record as published.
pub(crate) fn published(known: &Known<'_>, name: &NameOf) -> Leaf {
    let record = known.theory.get(&name.name);
    let text = record.map_or_else(String::new, |record| text(record, name.number));
    let published = record.map_or_else(Vec::new, |record| places(record));
    Leaf::Record { id: name.to_string(), text, published }
}

/// The sentence of a statement; the configuration of a `cmoc` in the language; the label or definition of others.
fn text(record: &Record, number: Option<u32>) -> String {
    if let Some(sentence) = record.sentence() {
        return sentence;
    }
    let configurations = crate::resolve::configurations(record);
    let meant = configurations.iter().find(|c| number.is_none() || c.id.number == number);
    let meant = meant.filter(|configuration| !configuration.parts.is_empty());
    match (meant, record.text("definition").or(record.text("quote")).or(record.text("paraphrase"))) {
        (Some(configuration), _) => written(configuration),
        (None, Some(text)) => format!("{}: {text}", record.title()),
        (None, None) => record.title().to_owned(),
    }
}

/// A configuration in the language, on one line.
pub(crate) fn written(configuration: &Configuration) -> String {
    let roles = Role::ALL.into_iter().filter_map(|role| {
        let groups: Vec<String> =
            configuration.groups(role).map(|group| language::print_group(group, role == Role::Actor)).collect();
        (!groups.is_empty()).then(|| format!("{role} {}", groups.join(", ")))
    });
    roles.collect::<Vec<_>>().join(" · ")
}

/// Where a record was published, or where evidence was found: each source with its place.
pub(crate) fn places(record: &Record) -> Vec<String> {
    let mut places = Vec::new();
    for value in record.all("from") {
        if let Value::Place { names, at } = value {
            places.extend(names.iter().map(|name| match at {
                Some(at) => format!("{name}, {at}"),
                None => name.to_string(),
            }));
        }
    }
    places
}

/// What one evidence record says: a leaf for each of its quotes and paraphrases, one without words where it has none.
pub(crate) fn quotes(known: &Known<'_>, naming: Naming) -> Vec<Leaf> {
    let graph = known.graph;
    let name = &graph.evidence.records[naming.evidence];
    let Some(record) = known.theory.get(name) else { return Vec::new() };
    let via: Vec<String> =
        graph.evidence.via.get(naming.evidence).iter().map(|at| graph.evidence.sources[*at].to_string()).collect();
    let leaf = |text: Option<String>, paraphrase: bool| Leaf::Quote {
        id: name.to_string(),
        stance: naming.stance.word(),
        text,
        paraphrase,
        sources: places(record),
        via: via.clone(),
    };
    let said = |word: &'static str| {
        record.all(word).filter_map(|value| match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    let mut leaves: Vec<Leaf> = said("quote").map(|text| leaf(Some(text), false)).collect();
    leaves.extend(said("paraphrase").map(|text| leaf(Some(text), true)));
    if leaves.is_empty() {
        leaves.push(leaf(None, false));
    }
    leaves
}
