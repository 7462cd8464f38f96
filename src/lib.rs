#![doc = include_str!("../README.md")]

pub mod answer;
pub mod diagnostic;
pub mod graph;
pub mod language;
pub mod query;
pub mod question;
pub mod resolve;
pub mod text;
pub mod theory;
