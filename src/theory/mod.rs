//! What is known: records, as the language writes them, without places in texts and without storage.
//!
//! A [`Record`] is a word, a name and fields; the table of fields ([`fields`]) says which fields a record may have and
//! what kind of value each takes. A sentence ([`Sentence`]) keeps the published words and the codes of its phrases.
//! A [`Configuration`] is what a statement or a `cmoc` says, read off its phrases by `resolve`.

mod configuration;
pub mod fields;
mod kind;
mod known;
mod line_word;
mod literal;
mod name;
mod record;
mod role;
mod scale;
mod sentence;
mod title;

pub use configuration::{Configuration, ConfigurationId};
pub use kind::RecordKind;
pub use known::{Shelf, Theory};
pub use line_word::{Lead, Part};
pub use literal::{Direction, Group, Literal};
pub use name::Name;
pub use record::{Field, NameOf, Record, Value, folded};
pub use role::Role;
pub use scale::{Counting, Level};
pub use sentence::{Code, Run, Sentence};
pub use title::{Called, Titled};
