//! The checker of trails: it reads the records itself and believes nothing.

use crate::{
    engine,
    naive::{Told, configurations},
};
use because::{
    answer::{Branch, Cell, Entry, Joint, Leaf, Row, Step, Trail},
    theory::{ConfigurationId, Direction, Literal, Name, NameOf, Record, RecordKind, Value},
};
use std::sync::Arc;

pub(super) type Checked = Result<(), String>;

pub(super) fn ensure(holds: bool, fault: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(fault()) }
}

/// What is known, as the checker sees it.
pub(super) struct Checker<'a> {
    pub(super) records: &'a [Record],
}

impl Checker<'_> {
    fn record(&self, name: &Name) -> Option<&Record> {
        self.records.iter().find(|record| record.name == *name)
    }

    pub(super) fn told(&self, id: &ConfigurationId) -> Result<Told, String> {
        let record = self.record(&id.record).ok_or_else(|| format!("no record `{}`", id.record))?;
        let id = engine::name_of(id);
        configurations(record).into_iter().find(|t| t.id == id).ok_or_else(|| format!("no configuration `{id}`"))
    }

    /// Whether a factor is a kind of another, by any number of steps.
    pub(super) fn is_kind(&self, factor: &Name, of: &Name, depth: usize) -> bool {
        depth > 0
            && self.record(factor).is_some_and(|record| {
                record
                    .names("kind of")
                    .iter()
                    .any(|wider| wider.name == *of || self.is_kind(&wider.name, of, depth - 1))
            })
    }

    /// Checks a chain; of one in two legs, from what was given to the literal found and on from it, each leg.
    pub(super) fn legs(&self, steps: &[Arc<Step>], second: usize) -> Checked {
        let (first, second) = steps.split_at(steps.len().saturating_sub(second));
        if !first.is_empty() {
            self.chain(first)?;
            self.joint(first.last().map(AsRef::as_ref), &second[0])?;
        }
        self.chain(second)
    }

    /// Whether the chain that a row shows goes through the literals of its steps, turned while it goes on at opposites,
    /// and marks the kinds and all that is turned.
    pub(super) fn shows(&self, cell: Option<&Cell>, steps: &[Arc<Step>]) -> Checked {
        let (Some(Cell::Chain { literals, joints }), Some(first)) = (cell, steps.first()) else {
            return Err(format!("the row shows {cell:?} for a chain"));
        };
        let as_turned = |literal: &Literal, turned: bool| if turned { literal.opposite() } else { literal.clone() };
        let mut through = vec![first.by_kind.clone().unwrap_or_else(|| first.from.clone())];
        let mut marks = Vec::new();
        let mut turned = false;
        for step in steps {
            if step.by_kind.is_some() {
                through.push(as_turned(&step.from, turned));
                marks.push(Joint::Kind);
            }
            turned ^= step.mirrored;
            through.push(as_turned(&step.to, turned));
            marks.push(if turned { Joint::Mirrored } else { Joint::Told });
        }
        ensure(*literals == through && *joints == marks, || format!("shows {cell:?} for {through:?}, {marks:?}"))
    }

    pub(super) fn chain(&self, steps: &[Arc<Step>]) -> Checked {
        self.told_steps(steps, Vec::new(), false)
    }

    /// Checks a loop: it comes back to where it begins or to its opposite, no factor is reached twice, each step is
    /// followed by another, and what it goes through is given all the while.
    pub(super) fn circuit(&self, steps: &[Arc<Step>]) -> Checked {
        let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
            return Err("a loop without a step".to_owned());
        };
        let begun = first.by_kind.as_ref().unwrap_or(&first.from);
        ensure(last.to.factor == begun.factor, || format!("begins at {begun} and ends at {}", last.to))?;
        let passed = |step: &Arc<Step>| step.by_kind.iter().map(|_| step.from.factor.clone()).collect::<Vec<_>>();
        let mut factors: Vec<Name> = steps.iter().map(|step| step.to.factor.clone()).collect();
        ensure(factors.iter().min() == factors.last(), || "does not begin at its least name".to_owned())?;
        factors.extend(steps.iter().flat_map(passed));
        let all = factors.len();
        factors.sort();
        factors.dedup();
        ensure(factors.len() == all, || "goes through a factor twice".to_owned())?;
        let through = steps.iter().flat_map(|step| [step.from.clone(), step.to.clone()]);
        self.told_steps(steps, through.chain([begun.clone()]).collect(), true)
    }

    /// Checks each step, where some literals are given from the start; in a `round` each step is followed by another.
    fn told_steps(&self, steps: &[Arc<Step>], mut given: Vec<Literal>, round: bool) -> Checked {
        let last = |n: usize| !round && n + 1 == steps.len();
        ensure(!steps.is_empty(), || "a chain without a step".to_owned())?;
        let mut turned = false;
        for (n, step) in steps.iter().enumerate() {
            let before = n.checked_sub(1).map(|n| steps[n].as_ref());
            self.joint(before, step).map_err(|fault| format!("step {}: {fault}", n + 1))?;
            for id in step.told_by.iter() {
                self.tells(&self.told(id)?, step, last(n)).map_err(|fault| format!("step {}, {id}: {fault}", n + 1))?;
            }
            ensure(step.told_by.contains(&step.shown), || format!("`{}` is shown and not listed", step.shown))?;
            turned ^= step.mirrored && !round;
            let follows = |literal: &Literal| if turned { literal.opposite() } else { literal.clone() };
            given.extend(step.by_kind.as_ref().map(follows));
            given.push(follows(&step.from));
            self.complete(&self.told(&step.shown)?, step, &given)
                .map_err(|fault| format!("step {}: {fault}", n + 1))?;
            given.push(follows(&step.to));
        }
        Ok(())
    }

    /// Whether a step starts where the one before ended, or at a wider factor, or, marked, at the opposite.
    pub(super) fn joint(&self, before: Option<&Step>, step: &Step) -> Checked {
        let reached = match (before, &step.by_kind) {
            (Some(before), _) => before.to.clone(),
            (None, Some(literal)) => literal.clone(),
            (None, None) => return ensure(!step.mirrored, || "the first step is mirrored".to_owned()),
        };
        let same_direction = reached.direction == Direction::More && step.from.direction == Direction::More;
        let fits = if step.mirrored {
            step.from.factor == reached.factor
                && step.from.direction != reached.direction
                && step.from.direction != Direction::Unsaid
                && reached.direction != Direction::Unsaid
        } else if let Some(kind) = &step.by_kind {
            *kind == reached && same_direction && self.is_kind(&reached.factor, &step.from.factor, 40)
        } else {
            step.from == reached
        };
        ensure(fits, || format!("reached {reached}, and starts at {}", step.from))
    }

    /// Whether a configuration tells a step by its conditions or by its mechanism.
    fn tells(&self, told: &Told, step: &Step, last: bool) -> Checked {
        let holds = |groups: Vec<&Vec<Literal>>, literal: &Literal| groups.iter().any(|group| group.contains(literal));
        let stated = !told.stated().is_empty();
        let outcome = holds(told.outcomes(), &step.to);
        let mechanism = last && stated && holds(told.mechanisms(), &step.to);
        let known = told.mechanisms().iter().all(|group| !group.is_empty());
        let by_condition = holds(told.conditions(), &step.from) && (outcome || mechanism);
        let by_mechanism = known && holds(told.mechanisms(), &step.from) && outcome;
        let fits = match (step.entry, engine::name_of(&step.shown) == told.id) {
            (Entry::Condition, true) => by_condition,
            (Entry::Mechanism, true) => by_mechanism,
            (_, false) => by_condition || by_mechanism,
        };
        ensure(fits, || format!("does not tell that {} leads to {}", step.from, step.to))
    }

    /// Whether all that a step goes through is given before or listed as needed.
    fn complete(&self, shown: &Told, step: &Step, given: &[Literal]) -> Checked {
        let groups = match step.entry {
            Entry::Condition => shown.conditions(),
            Entry::Mechanism => shown.mechanisms(),
        };
        for group in groups.iter().filter(|group| !group.is_empty() && !group.contains(&step.from)) {
            let met = group.iter().any(|literal| {
                given.iter().any(|one| {
                    let more = one.direction == Direction::More && literal.direction == Direction::More;
                    one == literal || (more && self.is_kind(&one.factor, &literal.factor, 40))
                })
            });
            let mut sorted = (*group).clone();
            sorted.sort();
            let listed = engine::needs(std::iter::once(step)).contains(&sorted);
            ensure(met || listed, || format!("needs {group:?}, which is neither given nor listed"))?;
        }
        for group in &step.also_needs {
            let there = groups.contains(&group);
            ensure(there, || format!("lists {group:?}, which the configuration does not name"))?;
        }
        Ok(())
    }

    pub(super) fn trail(&self, row: &Row, steps: &[Arc<Step>], trail: &Trail) -> Checked {
        ensure(trail.row == row.n, || format!("the trail is for row {}", trail.row))?;
        let shown: Vec<&Branch> = trail.branches.iter().filter(|b| matches!(b, Branch::Step { .. })).collect();
        ensure(shown.len() == steps.len(), || {
            format!("{} steps in the trail, {} in the row", shown.len(), steps.len())
        })?;
        let mut turned = false;
        for (step, branch) in steps.iter().zip(shown) {
            turned ^= step.mirrored;
            let Branch::Step { from, to, remarks, branches } = branch else { continue };
            ensure(*from == step.from && *to == step.to, || format!("the trail goes from {from} to {to}"))?;
            let leaves = leaves(branches);
            let told = leaves.iter().any(|l| matches!(l, Leaf::Record { id, .. } if *id == step.shown.to_string()));
            ensure(told, || format!("no leaf for `{}`", step.shown))?;
            if turned {
                let assumed = leaves.iter().any(|leaf| matches!(leaf, Leaf::Assumption { .. }));
                ensure(assumed, || "a mirrored step without an assumption".to_owned())?;
            }
            let remarked = step.by_kind.is_none() || remarks.iter().any(|remark| remark.contains("kind"));
            ensure(remarked, || format!("nothing is said of the kind: {remarks:?}"))?;
            self.backed(step, &leaves)?;
        }
        leaves(&trail.branches).into_iter().try_for_each(|leaf| self.leaf(leaf))
    }

    /// Whether all evidence for and against the configuration shown stands below its step.
    fn backed(&self, step: &Step, leaves: &[&Leaf]) -> Checked {
        let shown = engine::name_of(&step.shown);
        for record in self.records.iter().filter(|record| record.kind == RecordKind::Evidence) {
            for stance in ["supports", "contradicts"] {
                if !record.names(stance).iter().any(|named| means(named, &shown)) {
                    continue;
                }
                let there = leaves.iter().any(|leaf| {
                    matches!(leaf, Leaf::Quote { id, stance: s, .. } if *id == record.name.to_string() && *s == stance)
                });
                ensure(there, || format!("`{}` {stance} `{shown}` and is not shown", record.name))?;
            }
        }
        Ok(())
    }

    pub(super) fn leaf(&self, leaf: &Leaf) -> Checked {
        match leaf {
            Leaf::Record { id, text, .. } => {
                let name = id.split('.').next().unwrap_or_default();
                let record = self.record(&Name::new(name)).ok_or_else(|| format!("no record `{id}`"))?;
                match record.sentence() {
                    Some(sentence) => ensure(*text == sentence, || format!("`{id}` reads {text:?}")),
                    None => ensure(!text.is_empty(), || format!("`{id}` reads empty")),
                }
            }
            Leaf::Quote { id, stance, text, paraphrase, sources, .. } => {
                let record = self.record(&Name::new(id)).ok_or_else(|| format!("no evidence `{id}`"))?;
                let word = if *paraphrase { "paraphrase" } else { "quote" };
                ensure(!record.names(stance).is_empty(), || format!("`{id}` does not say `{stance}`"))?;
                let verbatim = match text {
                    Some(text) => record.all(word).any(|value| matches!(value, Value::Text(words) if words == text)),
                    None => record.get("quote").is_none() && record.get("paraphrase").is_none(),
                };
                ensure(verbatim, || format!("`{id}` does not say {text:?}"))?;
                let named =
                    record.names("from").iter().all(|s| sources.iter().any(|text| text.contains(s.name.as_str())));
                ensure(named, || format!("`{id}` is from others than {sources:?}"))
            }
            Leaf::Assumption { text } | Leaf::Absence { text } => {
                ensure(!text.trim().is_empty(), || "a leaf without words".to_owned())
            }
        }
    }
}

/// Whether a name means a configuration: by itself, or by its whole statement.
pub(super) fn means(named: &NameOf, configuration: &NameOf) -> bool {
    named.name == configuration.name && (named.number.is_none() || named.number == configuration.number)
}

pub(super) fn leaves(branches: &[Branch]) -> Vec<&Leaf> {
    let mut found = Vec::new();
    for branch in branches {
        match branch {
            Branch::Step { branches, .. } | Branch::Heading { branches, .. } => found.extend(leaves(branches)),
            Branch::Leaf(leaf) => found.push(leaf),
        }
    }
    found
}
