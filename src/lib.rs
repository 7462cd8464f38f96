#![doc = include_str!("../README.md")]

pub mod answer;
pub mod diagnostic;
pub mod language;
pub mod question;
pub mod resolve;
pub mod store;
pub mod text;
pub mod theory;
