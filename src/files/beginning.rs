//! Paths while they are typed.

use std::path::{MAIN_SEPARATOR, Path};

/// The files and folders whose path begins as typed, in order, at most so many; a folder ends with a slash. Hidden ones
/// are given only where a dot was typed. A folder that cannot be read has none.
pub fn beginning(typed: &str, most: usize) -> Vec<String> {
    let (folder, start) =
        typed.rsplit_once(['/', MAIN_SEPARATOR]).map_or(("", typed), |(folder, start)| (folder, start));
    let before = typed.get(..typed.len() - start.len()).unwrap_or_default();
    let searched = match (folder, before) {
        ("", "") => Path::new("."),
        ("", _) => Path::new("/"),
        (folder, _) => Path::new(folder),
    };
    let Ok(entries) = std::fs::read_dir(searched) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !start.starts_with('.');
            let slash = if entry.path().is_dir() { "/" } else { "" };
            (name.starts_with(start) && !hidden).then(|| format!("{before}{name}{slash}"))
        })
        .collect();
    found.sort();
    found.truncate(most);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_completed_below_their_folder() {
        assert_eq!(beginning("src/files/beg", 9), ["src/files/beginning.rs"]);
        assert!(beginning("src/f", 9).contains(&"src/files/".to_owned()));
        assert!(beginning("no-such-folder/", 9).is_empty());
        assert_eq!(beginning("src/files/", 2).len(), 2);
    }
}
