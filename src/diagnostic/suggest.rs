//! What somebody may have meant.

/// The candidates nearest to a word, all that tie, in their order; none where none is near.
///
/// Near is at most one edit (Damerau–Levenshtein, letter case aside) for words of three letters and more, or at most
/// a third of the longer word; a word that begins with the typed one (three letters and more) is near too.
///
/// ```
/// use because::diagnostic::nearest;
/// assert_eq!(nearest("fiath", ["faith", "trust"]), ["faith"]);
/// assert_eq!(nearest("coll", ["collaborative-behaviour", "trust"]), ["collaborative-behaviour"]);
/// assert!(nearest("xyz", ["faith", "trust"]).is_empty());
/// ```
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    let mut best = usize::MAX;
    let mut found: Vec<&str> = Vec::new();
    for candidate in candidates {
        let folded = candidate.to_lowercase();
        let other = folded.chars().count();
        let begins = length >= 3 && folded.starts_with(&typed);
        if length < 2 || length.abs_diff(other) > 12 && !begins || found.contains(&candidate) {
            continue;
        }
        let edits = strsim::damerau_levenshtein(&typed, &folded);
        let allowed = if length.max(other) >= 3 { (length.max(other) / 3).max(1) } else { 0 };
        let distance = if edits <= allowed {
            edits
        } else if begins {
            allowed + 1
        } else {
            continue;
        };
        if distance < best {
            best = distance;
            found.clear();
        }
        if distance == best {
            found.push(candidate);
        }
    }
    found.truncate(5);
    found
}
