//! The command line of `because`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(because::cli::run(std::env::args_os()))
}
