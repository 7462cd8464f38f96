//! What is drawn, compared whole.

mod samples;
mod look;
