//! Writing out what is known, as files in the language.
