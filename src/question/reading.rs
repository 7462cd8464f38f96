//! The canonical reading of a question.
