//! Names as numbers, in the order of the names.

use super::{
    flat::{Fixed, Flat},
    lists::number,
};
use crate::theory::Name;
use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    fmt,
};

/// How many names are made at once when one of them is asked for.
const AT_ONCE: usize = 32;

/// Names sorted and numbered from 0, so that numbers compare as the names do.
///
/// They lie in one text; a [`Name`] of its own is made of those that are asked for.
#[derive(Clone)]
pub struct Names {
    text: String,
    /// Where each name begins in it; one more than there are names.
    starts: Vec<u32>,
    /// The names that were made, so many side by side.
    made: Vec<OnceCell<Box<[Name]>>>,
}

impl Names {
    /// Numbers the names of records, which come sorted, and those that other records name without a record of
    /// their own.
    pub(super) fn new<'a>(declared: Vec<Name>, named: impl Iterator<Item = &'a Name>) -> (Names, HashMap<Name, u32>) {
        let mut names = declared;
        let known: HashSet<&Name> = names.iter().collect();
        let mut others: Vec<Name> = named.filter(|name| !known.contains(*name)).cloned().collect();
        drop(known);
        if !others.is_empty() {
            names.append(&mut others);
            names.sort_unstable();
            names.dedup();
        }
        let of = Names::of(names.iter().map(Name::as_str));
        (of, names.into_iter().zip(0..).collect())
    }

    /// Numbers names that come in order, each once.
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str>) -> Names {
        let (mut text, mut starts) = (String::new(), vec![0]);
        for name in names {
            text.push_str(name);
            starts.push(number(text.len()));
        }
        Names::in_text(text, starts)
    }

    fn in_text(text: String, starts: Vec<u32>) -> Names {
        let made = vec![OnceCell::new(); starts.len().saturating_sub(1).div_ceil(AT_ONCE)];
        Names { text, starts, made }
    }

    /// The name with that number.
    pub fn get(&self, at: u32) -> Option<&Name> {
        ((at as usize) < self.len()).then(|| &self[at])
    }

    /// The name with that number as it lies in the text.
    pub fn text(&self, at: u32) -> &str {
        self.text_of(at as usize)
    }

    fn text_of(&self, at: usize) -> &str {
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self.text.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// The number of a name.
    pub fn find(&self, name: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.text_of(middle) < name { low = middle + 1 } else { high = middle }
        }
        (low < self.len() && self.text_of(low) == name).then(|| number(low))
    }

    /// All names, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Name> {
        (0..number(self.len())).filter_map(|at| self.get(at))
    }

    /// All names as they lie in the text, in order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.text_of(at))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for Names {
    fn default() -> Names {
        Names::in_text(String::new(), vec![0])
    }
}

impl PartialEq for Names {
    fn eq(&self, other: &Names) -> bool {
        self.starts == other.starts && self.text == other.text
    }
}

impl Eq for Names {}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.texts()).finish()
    }
}

impl std::ops::Index<u32> for Names {
    type Output = Name;

    /// The name with a number that was taken from here.
    fn index(&self, at: u32) -> &Name {
        let at = at as usize;
        let first = at - at % AT_ONCE;
        let make = || (first..self.len().min(first + AT_ONCE)).map(|at| Name::new(self.text_of(at))).collect();
        &self.made[at / AT_ONCE].get_or_init(make)[at % AT_ONCE]
    }
}

impl Flat for Names {
    fn put(&self, to: &mut Vec<u8>) {
        self.starts.put(to);
        to.extend_from_slice(self.text.as_bytes());
    }

    fn take(from: &[u8], count: usize) -> Option<Names> {
        let (starts, text) = from.split_at_checked((count + 1) * u32::WIDTH)?;
        let (starts, text) = (u32::all(starts), std::str::from_utf8(text).ok()?);
        let fits = starts.last() == Some(&number(text.len())) && starts.is_sorted();
        fits.then(|| Names::in_text(text.to_owned(), starts))
    }

    fn nothing(count: usize) -> Names {
        Names::in_text(String::new(), vec![0; count + 1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_and_come_back() {
        let all: Vec<String> = (100..300).map(|at| format!("n{at}")).collect();
        let names = Names::of(all.iter().map(String::as_str));
        assert_eq!((names.len(), names.find("n100"), names.find("n299")), (200, Some(0), Some(199)));
        assert_eq!((names.find("n3"), names.find("a"), names.find("")), (None, None, None));
        assert_eq!((names[64].as_str(), names.text(199), names.get(200)), ("n164", "n299", None));
        assert!(names.iter().map(Name::as_str).eq(all.iter()));
        let mut bytes = Vec::new();
        names.put(&mut bytes);
        assert_eq!(Names::take(&bytes, 200), Some(names));
        assert_eq!(Names::take(&bytes, 199), None);
        assert_eq!(Names::nothing(40)[39].as_str(), "");
        assert_eq!(Names::default().find(""), None);
    }
}
