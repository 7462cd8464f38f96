//! What a revision tells of itself.

use crate::store::{How, Revision, revision::whole_seconds};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// What a revision tells of itself, and how much it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its number.
    pub revision: u64,
    /// When it was accepted.
    #[serde(serialize_with = "seconds", deserialize_with = "from_seconds")]
    pub at: Timestamp,
    /// Its author.
    pub by: String,
    /// Why, in the author's words; `\n` stands between paragraphs.
    pub reason: Option<String>,
    /// How it came about.
    pub how: How,
    /// How much it changed.
    pub tally: Tally,
}

/// How many records a change concerned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Records of names that were not known.
    pub added: usize,
    /// Records that took the place of another of their name.
    pub changed: usize,
    /// Records that are known no more.
    pub gone: usize,
}

impl Told {
    /// What a heading tells; nothing is counted yet.
    pub(in crate::store) fn new(heading: &Revision) -> Told {
        let Revision { number, at, by, reason, how, .. } = heading;
        Told {
            revision: *number,
            at: whole_seconds(*at),
            by: by.clone(),
            reason: reason.clone(),
            how: *how,
            tally: Tally::default(),
        }
    }

    /// As bytes.
    pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_stdvec(self).ok()
    }

    /// Reads it back.
    pub(super) fn from_bytes(bytes: &[u8]) -> Option<Told> {
        postcard::from_bytes(bytes).ok()
    }
}

impl Tally {
    /// Counts what happened to one record.
    pub(in crate::store) fn count(&mut self, happened: &super::Happened) {
        match happened {
            super::Happened::Added => self.added += 1,
            super::Happened::Changed => self.changed += 1,
            _ => self.gone += 1,
        }
    }
}

fn seconds<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_i64(at.as_second())
}

fn from_seconds<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
    Timestamp::from_second(i64::deserialize(from)?).map_err(de::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_back() {
        let told = Told {
            revision: 7,
            at: "2026-11-21T23:19:04Z".parse().unwrap(),
            by: "A. Author".into(),
            reason: Some("one\ntwo".into()),
            how: How::UndoOf(5),
            tally: Tally { added: 1, changed: 300, gone: 0 },
        };
        assert_eq!(Told::from_bytes(&told.to_bytes().unwrap()).unwrap(), told);
    }
}
