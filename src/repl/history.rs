//! The lines typed in earlier sessions: a file for each knowledge base, in the person's own data folder, outside the
//! knowledge base, since what somebody tried is nobody else's concern.

use rustyline::{
    Editor,
    history::{FileHistory, History},
};
use std::path::{Path, PathBuf};

/// How many entries are remembered.
pub(super) const MOST: usize = 5_000;

/// The file that the lines for a knowledge base are kept in, read into the editor; none where there is no place for one,
/// and then lines are remembered for this session only.
pub(super) fn load<H: rustyline::Helper>(
    editor: &mut Editor<H, FileHistory>,
    knowledge_base: Option<&Path>,
) -> Option<PathBuf> {
    let folder = folder()?.join("histories");
    let file = folder.join(file_of(knowledge_base));
    std::fs::create_dir_all(&folder).ok()?;
    // The first time there is no such file.
    let _ = editor.load_history(&file);
    Some(file)
}

/// Remembers an entry and appends it to the file, so that it outlives whatever becomes of the program, and sessions side
/// by side keep each other's. What is typed matters more than its history: where it cannot be written, nothing is said.
pub(super) fn add<H: rustyline::Helper>(editor: &mut Editor<H, FileHistory>, file: Option<&Path>, entry: &str) {
    let added = editor.history_mut().add(entry).unwrap_or(false);
    if let (true, Some(file)) = (added, file) {
        let _ = editor.append_history(file);
    }
}

/// `review.kb-0123456789abcdef`, told by where the folder lies; `nothing-kept` where nothing is kept.
fn file_of(knowledge_base: Option<&Path>) -> String {
    let Some(folder) = knowledge_base else { return "nothing-kept".to_owned() };
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let place = twox_hash::XxHash3_64::oneshot(whole.to_string_lossy().as_bytes());
    let name = whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{name}-{place:016x}")
}

/// The folder of what belongs to the person and to no knowledge base: `$XDG_DATA_HOME/because`, or where the system keeps
/// such data; none where it has no place for it.
pub fn folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = set("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let data = data.or_else(|| if cfg!(windows) { set("APPDATA") } else { None });
    let data = data.or_else(|| {
        let below = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/share" };
        set("HOME").map(|home| home.join(below))
    });
    data.map(|data| data.join("because"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_knowledge_base_has_a_history_of_its_own() {
        let one = file_of(Some(Path::new("review.kb")));
        assert!(one.starts_with("review.kb-"));
        assert_eq!(one, file_of(Some(&std::path::absolute("review.kb").unwrap())));
        assert_ne!(one, file_of(Some(Path::new("elsewhere/review.kb"))));
        assert_eq!(file_of(None), "nothing-kept");
    }
}
