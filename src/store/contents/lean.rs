//! Records without the texts that no graph needs, so that the graph of a large knowledge base is made in little memory.

use crate::theory::{Name, Record, Value};

/// The record with what the graph is made from, and nothing else.
pub(super) fn lean(mut record: Record) -> Record {
    record.label = None;
    record.fields.retain_mut(|field| match &mut field.value {
        Value::Text(_) | Value::Texts(_) | Value::Number(_) | Value::Date(_) | Value::Level(_) | Value::Question(_) => {
            false
        }
        Value::Word(_) => field.word == "status",
        Value::Place { at, .. } => {
            *at = None;
            true
        }
        _ => true,
    });
    record.fields.shrink_to_fit();
    record
}

/// Gives each name in it to `share`, which may put another copy of the same name in its place.
pub(super) fn share_names(record: &mut Record, share: &impl Fn(&mut Name)) {
    for field in &mut record.fields {
        match &mut field.value {
            Value::Names(names) | Value::Place { names, .. } => names.iter_mut().for_each(|name| share(&mut name.name)),
            Value::Groups(groups) => {
                groups.iter_mut().flat_map(|group| &mut group.literals).for_each(|literal| share(&mut literal.factor));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::Graph, language, text::FileId, theory::Theory};

    #[test]
    fn the_graph_is_the_same() {
        let text = "theory t \"T\"\n  stage initial\n\nsource s \"S\"\n  year 2020\n  case c\n\ncase c\n  region \"north\"\n\n\
            factor x \"X\"\n  definition \"what x is\"\n\nfactor y \"Y\"\n  kind of x\n\n\
            statement a\n  in t\n  if [x](+x)\n  then [y](-y)\n  status refuted\n  novelty novel\n  note \"n\"\n\n\
            cmoc b\n  context [more x](+x)\n  outcome ?\n\n\
            evidence e\n  from s at \"p. 7\"\n  supports a.1, b\n  quote \"q\"\n";
        let parsed = language::parse_records(FileId(0), text);
        assert_eq!(parsed.records.len(), 8, "{:?}", parsed.diagnostics);
        let (mut whole, mut slim) = (Theory::default(), Theory::default());
        for read in parsed.records {
            whole.insert(read.record.clone());
            slim.insert(lean(read.record));
        }
        assert_eq!(Graph::build(&slim), Graph::build(&whole));
        assert!(slim.records().all(|record| record.label.is_none()));
    }
}
