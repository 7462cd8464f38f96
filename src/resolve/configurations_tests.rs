//! What statements and `cmoc`s say, case by case.
