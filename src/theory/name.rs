//! Names of records.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{fmt, sync::Arc};

/// Name of a record: a letter, then letters, digits and inner hyphens; compared, kept and printed in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Arc<str>);

impl Name {
    /// What is read as a hyphen inside a name: the hyphen of typography, the non-breaking one, the dash.
    pub const HYPHENS: [char; 3] = ['\u{2010}', '\u{2011}', '\u{2013}'];

    /// Takes a name as typed. The caller has checked its form; case is folded here, and what word processors put in the
    /// place of a hyphen.
    pub fn new(typed: &str) -> Name {
        let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        if typed.bytes().all(plain) {
            return Name(typed.into());
        }
        if typed.chars().any(|c| c.is_uppercase() || Name::HYPHENS.contains(&c)) {
            Name(typed.to_lowercase().replace(Name::HYPHENS, "-").into())
        } else {
            Name(typed.into())
        }
    }

    /// The name in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a text has the form of a name (role words and `or` have it too; the grammar keeps those apart).
    pub fn has_form(text: &str) -> bool {
        let mut chars = text.chars();
        chars.next().is_some_and(char::is_alphabetic)
            && text.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !text.ends_with('-')
            && !text.contains("--")
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl std::borrow::Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Name, E> {
                Ok(Name::new(text))
            }
        }
        from.deserialize_str(Text)
    }
}
