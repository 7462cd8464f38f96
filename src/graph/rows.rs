//! What one record says, with the names as numbers.

use super::{ConfigurationRow, GroupRow, LiteralId, Stance, Told, lists::number, said::Said, told::Target};
use crate::theory::{Configuration, Literal, Name, NameOf, Record, Role};

/// The numbers of names.
pub(super) trait Numbered {
    /// The number of a factor, a theory and so on; none for a name that has none.
    fn number(&self, of: Of, name: &Name) -> Option<u32>;
    /// What a name in a piece of evidence stands for.
    fn target(&mut self, name: &Name) -> Target;
}

/// What has numbers of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// Factors.
    Factor,
    /// Theories.
    Theory,
    /// Themes.
    Theme,
    /// Sources, and the reviews through which they were read.
    Source,
    /// Cases.
    Case,
}

/// The numbers of the names in a field, each once, in order.
fn field(record: &Record, word: &str, of: Of, numbers: &impl Numbered) -> Vec<u32> {
    let mut found: Vec<u32> = record.names(word).iter().filter_map(|name| numbers.number(of, &name.name)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

impl Said {
    /// Adds what the next factor says; one without a record says nothing.
    pub(super) fn add_factor(&mut self, record: Option<&Record>, numbers: &impl Numbered) {
        let wider = record.map(|record| field(record, "kind of", Of::Factor, numbers));
        self.wider.push(wider.unwrap_or_default());
    }

    /// Adds what the next claim says.
    pub(super) fn add_claim(&mut self, record: &Record, configurations: &[Configuration], numbers: &impl Numbered) {
        self.dead.push(matches!(record.text("status"), Some("refuted" | "retired")));
        self.claim_theories.push(field(record, "in", Of::Theory, numbers));
        self.claim_themes.push(field(record, "theme", Of::Theme, numbers));
        let claim = number(self.claim_starts.len());
        self.claim_starts.push(number(self.configurations.len()));
        for configuration in configurations {
            self.add_configuration(claim, configuration, numbers);
        }
    }

    /// Says that there are no more claims.
    pub(super) fn end_claims(&mut self) {
        self.claim_starts.push(number(self.configurations.len()));
    }

    fn add_configuration(&mut self, claim: u32, configuration: &Configuration, numbers: &impl Numbered) {
        let borrows = !configuration.has_conditions();
        let intervention = configuration.groups(Role::Intervention).next().is_some();
        let mut row = ConfigurationRow {
            claim,
            number: configuration.id.number.unwrap_or(0),
            twin_of: configuration.twin_of.unwrap_or(0),
            borrows,
            unknown_condition: false,
            unknown_mechanism: false,
        };
        let mut rows = Vec::with_capacity(configuration.parts.len());
        for (role, group) in &configuration.parts {
            let mechanism = match role {
                Role::Mechanism | Role::Reasoning => true,
                Role::Resource => intervention,
                _ => false,
            };
            let stated = match role {
                Role::Context | Role::Intervention => true,
                Role::Resource => !intervention,
                _ => false,
            };
            let condition = if borrows { mechanism } else { stated };
            row.unknown_condition |= condition && group.is_unknown();
            row.unknown_mechanism |= mechanism && group.is_unknown();
            rows.push(GroupRow { role: *role, condition, mechanism });
            let literal = |literal: &Literal| {
                Some(LiteralId::new(numbers.number(Of::Factor, &literal.factor)?, literal.direction))
            };
            self.literals.push(group.literals.iter().filter_map(literal));
        }
        self.groups.push(rows);
        self.configurations.push(row);
    }

    /// Adds what the next piece of evidence says.
    pub(super) fn add_evidence(&mut self, record: &Record, numbers: &mut impl Numbered) {
        self.from.push(field(record, "from", Of::Source, numbers));
        self.own_via.push(field(record, "via", Of::Source, numbers));
        let mut told = Vec::new();
        for stance in Stance::ALL {
            for NameOf { name, number } in record.names(stance.word()) {
                told.push(Told { stance, of: numbers.target(name), number: *number });
            }
        }
        self.told.push(told);
    }

    /// Adds what the next source says; one without a record says nothing.
    pub(super) fn add_source(&mut self, record: Option<&Record>, numbers: &impl Numbered) {
        let of = |word, of| record.map_or_else(Vec::new, |record| field(record, word, of, numbers));
        let (cases, via) = (of("case", Of::Case), of("via", Of::Source));
        self.cases_of.push(cases);
        self.source_via.push(via);
    }
}
