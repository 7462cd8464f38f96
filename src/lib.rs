#![doc = include_str!("../README.md")]

pub mod answer;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod files;
pub mod graph;
pub mod language;
pub mod query;
pub mod question;
pub mod render;
pub mod repl;
pub mod resolve;
pub mod session;
pub mod store;
pub mod text;
pub mod theory;
