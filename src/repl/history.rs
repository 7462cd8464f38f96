//! The lines typed in earlier sessions. They lie in the person's own data folder, outside any project.

use rustyline::{Editor, history::FileHistory};
use std::path::{Path, PathBuf};

/// Reads the lines of earlier sessions, and gives the file that they are kept in; none where there is no place for
/// one, and then lines are remembered for this session only.
pub(super) fn load(editor: &mut Editor<(), FileHistory>) -> Option<PathBuf> {
    let file = folder()?.join("history");
    // The first time there is no such file.
    let _ = editor.load_history(&file);
    Some(file)
}

/// Keeps the lines. What is typed matters more than its history: where it cannot be written, nothing is said.
pub(super) fn save(editor: &mut Editor<(), FileHistory>, file: Option<&Path>) {
    if let Some(file) = file
        && file.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok())
    {
        let _ = editor.save_history(file);
    }
}

/// `$XDG_DATA_HOME/because`, or where the system keeps such data.
fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = set("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let data = data.or_else(|| if cfg!(windows) { set("APPDATA") } else { None });
    let data = data.or_else(|| {
        let below = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/share" };
        set("HOME").map(|home| home.join(below))
    });
    data.map(|data| data.join("because"))
}
