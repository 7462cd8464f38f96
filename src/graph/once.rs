//! What is worked out of a graph when it is first asked for.

use std::sync::OnceLock;

/// Something that was worked out, or not yet. It is no part of what a graph is: one that is compared, copied or written
/// is taken without it.
#[derive(Debug)]
pub(super) struct Once<T>(OnceLock<T>);

impl<T> Once<T> {
    /// What was worked out; if nothing was, it is made now.
    pub(super) fn get(&self, make: impl FnOnce() -> T) -> &T {
        self.0.get_or_init(make)
    }
}

impl<T> Default for Once<T> {
    fn default() -> Once<T> {
        Once(OnceLock::new())
    }
}

impl<T> Clone for Once<T> {
    fn clone(&self) -> Once<T> {
        Once::default()
    }
}

impl<T> PartialEq for Once<T> {
    fn eq(&self, _other: &Once<T>) -> bool {
        true
    }
}

impl<T> Eq for Once<T> {}
