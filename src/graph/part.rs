//! Parts of a graph, each read when it is first asked for.

use super::flat::Flat;
use std::{cell::OnceCell, fmt, ops::Deref, rc::Rc};

/// Where the parts of a graph lie as bytes.
pub trait Parts {
    /// The bytes of a part. What cannot be read is not given; whoever keeps the parts remembers that, and its owner asks
    /// it: what was answered since is not to be used.
    fn part(&self, name: &str) -> Option<Vec<u8>>;

    /// Remembers that the bytes of a part are not what they should be.
    fn does_not_read(&self, name: &str);
}

/// A part of a graph: there, or read when it is first asked for.
pub struct Part<T> {
    held: OnceCell<T>,
    lies: Option<Lies>,
}

/// Where a part lies, and how many lists or items it has.
#[derive(Clone)]
struct Lies {
    on: Rc<dyn Parts>,
    name: &'static str,
    count: usize,
}

impl<T> Part<T> {
    /// A part that lies as bytes under a name, and has so many lists or items.
    pub(super) fn lying(on: &Rc<dyn Parts>, name: &'static str, count: usize) -> Part<T> {
        Part { held: OnceCell::new(), lies: Some(Lies { on: Rc::clone(on), name, count }) }
    }
}

#[expect(private_bounds, reason = "which things can be parts is the graph's own affair")]
impl<T: Flat> Part<T> {
    fn held(&self) -> &T {
        self.held.get_or_init(|| match &self.lies {
            Some(Lies { on, name, count }) => on.part(name).map_or_else(
                || T::nothing(*count),
                |bytes| {
                    T::take(&bytes, *count).unwrap_or_else(|| {
                        on.does_not_read(name);
                        T::nothing(*count)
                    })
                },
            ),
            None => T::nothing(0),
        })
    }
}

impl<T: Flat> Deref for Part<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        match self.held.get() {
            Some(held) => held,
            None => self.held(),
        }
    }
}

impl<T> From<T> for Part<T> {
    fn from(held: T) -> Part<T> {
        Part { held: OnceCell::from(held), lies: None }
    }
}

impl<T: Default> Default for Part<T> {
    fn default() -> Part<T> {
        T::default().into()
    }
}

impl<T: Clone> Clone for Part<T> {
    fn clone(&self) -> Part<T> {
        Part { held: self.held.clone(), lies: self.lies.clone() }
    }
}

impl<T: Flat + PartialEq> PartialEq for Part<T> {
    fn eq(&self, other: &Part<T>) -> bool {
        **self == **other
    }
}

impl<T: Flat + Eq> Eq for Part<T> {}

impl<T: Flat + fmt::Debug> fmt::Debug for Part<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[derive(Default)]
    struct Shelf {
        bytes: Option<Vec<u8>>,
        asked: RefCell<Vec<String>>,
    }

    impl Parts for Shelf {
        fn part(&self, name: &str) -> Option<Vec<u8>> {
            self.asked.borrow_mut().push(name.to_owned());
            self.bytes.clone()
        }

        fn does_not_read(&self, name: &str) {
            self.asked.borrow_mut().push(format!("{name} does not read"));
        }
    }

    fn asked(bytes: Option<Vec<u8>>) -> (Vec<bool>, Vec<String>) {
        let shelf = Rc::new(Shelf { bytes, ..Shelf::default() });
        let on: Rc<dyn Parts> = shelf.clone();
        let part: Part<Vec<bool>> = Part::lying(&on, "dead", 2);
        assert!(shelf.asked.borrow().is_empty());
        assert_eq!((part.len(), part.len()), (2, 2));
        (part.to_vec(), shelf.asked.take())
    }

    #[test]
    fn a_part_is_read_once_when_it_is_asked_for() {
        assert_eq!(asked(Some(vec![0, 1])), (vec![false, true], vec!["dead".to_owned()]));
    }

    #[test]
    fn a_part_that_cannot_be_read_has_nothing_in_it_and_as_many_places() {
        assert_eq!(asked(None), (vec![false; 2], vec!["dead".to_owned()]));
        let told = vec!["dead".to_owned(), "dead does not read".to_owned()];
        assert_eq!(asked(Some(vec![1; 3])), (vec![false; 2], told));
    }
}
