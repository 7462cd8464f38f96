//! The command line of `because`.

fn main() {}
