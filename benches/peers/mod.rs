//! Other programs that are asked the same of the same data, through Python.

#![allow(dead_code, reason = "not every benchmark needs all of it")]

use crate::data::Data;
use because::store::Store;
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// The data in a folder: a knowledge base, and the tables for other programs.
pub(crate) fn prepare(size: usize, folder: &Path) -> (Data, Store) {
    let data = Data::of(size);
    fs::write(folder.join("kb.because"), data.text()).unwrap();
    data.write_tables(&folder.join("tables")).unwrap();
    assert!(because(folder).args(["load", "kb.because"]).status().unwrap().success(), "the records can be loaded");
    let store = Store::open(&folder.join("because.kb")).unwrap().store;
    (data, store)
}

/// The program itself, in the folder of its data.
pub(crate) fn because(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_because"));
    command.current_dir(folder).env_remove("BECAUSE_KB");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// The program behind `$PYTHON` or `python3`, which may be a script that looks for it; none where it is not there, or
/// lacks the module.
pub(crate) fn python(module: &str) -> Option<PathBuf> {
    let named = env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let told = Command::new(named).args(["-c", &format!("import {module}, sys; print(sys.executable)")]).output().ok();
    match told.filter(|told| told.status.success()) {
        Some(told) => Some(PathBuf::from(String::from_utf8_lossy(&told.stdout).trim())),
        None => {
            eprintln!("{module} is left out: Python does not find it; `PYTHON=… cargo bench` names another Python");
            None
        }
    }
}

/// A script beside this file.
pub(crate) fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers").join(name)
}

/// Loads the tables of a folder into the database `db` there.
pub(crate) fn load_sqlite(python: &Path, folder: &Path) -> bool {
    let mut command = Command::new(python);
    command.arg(script("sqlite.py")).arg(folder.join("tables")).arg(folder.join("db"));
    command.status().is_ok_and(|status| status.success())
}
