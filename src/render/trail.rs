//! Trails: why a row stands in an answer, as a tree.
//!
//! Evidence is told apart by words and signs: `✓ supports`, `✗ contradicts`, `± refines`, `∅ silent`. A brief trail shows
//! the first quote for and the first against at each point, long ones shortened, and counts the rest.

use super::{
    branches::{self, Branch},
    ink::{Ink, finish, plain, tied},
    page::Page,
    value, wrap,
};
use crate::{
    answer::{self, Joint, Leaf, Trail},
    theory::Role,
};
use std::{cell::RefCell, collections::BTreeMap};

/// A brief trail shortens quotes to about so many characters.
const BRIEF_QUOTE: usize = 320;

/// Draws a trail, brief or in full.
///
/// ```
/// use because::{answer::{Branch, Leaf, Trail}, render::{self, Page}};
/// let nothing = Branch::Leaf(Leaf::Absence { text: "no evidence against it".to_owned() });
/// let trail = Trail { row: 3, heading: "+trust → +faith".to_owned(), branches: vec![nothing] };
/// let page = Page { width: 80, colour: false, limit: None };
/// assert_eq!(render::trail(&trail, &page, false), "3  +trust → +faith\n└─ not found: no evidence against it\n");
/// ```
pub fn trail(trail: &Trail, page: &Page, full: bool) -> String {
    finish(&draw(trail, page, full), page.colour)
}

/// Draws a trail, with marks for its colours.
pub(super) fn draw(trail: &Trail, page: &Page, full: bool) -> String {
    let beginning = format!("{}  ", Ink::Faint.on(&trail.row.to_string()));
    let mut text = wrap::hanging(&beginning, &value::phrase(&plain(&trail.heading)), page.columns());
    text.push_str(&branches::draw(&branches(trail, full), page.columns()));
    text
}

/// The points of a trail.
pub(super) fn branches(trail: &Trail, full: bool) -> Vec<Branch> {
    let teller = Teller { row: trail.row, full, told: RefCell::default() };
    teller.all(&trail.branches)
}

struct Teller {
    row: usize,
    full: bool,
    /// The sentences that stand in the trail already, with what tells each: a statement that goes on is several
    /// configurations, and its sentence need not be read twice.
    told: RefCell<BTreeMap<String, String>>,
}

impl Teller {
    fn all(&self, branches: &[answer::Branch]) -> Vec<Branch> {
        let mut drawn = Vec::new();
        let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut left: Vec<(&'static str, usize)> = Vec::new();
        let sides = branches.iter().any(|branch| {
            matches!(branch, answer::Branch::Leaf(Leaf::Quote { stance: "supports" | "contradicts", .. }))
        });
        for branch in branches {
            if let answer::Branch::Leaf(Leaf::Quote { stance, .. }) = branch
                && !self.full
            {
                let count = seen.entry(stance).or_default();
                *count += 1;
                if *count > 1 || (sides && !matches!(*stance, "supports" | "contradicts")) {
                    match left.iter_mut().find(|(kind, _)| kind == stance) {
                        Some((_, count)) => *count += 1,
                        None => left.push((stance, 1)),
                    }
                    continue;
                }
            }
            drawn.push(self.one(branch));
        }
        if !left.is_empty() {
            let counts: Vec<String> = left.iter().map(|(stance, count)| self::left(stance, *count)).collect();
            let text = format!("{}; `because {} full` shows all", counts.join(", "), self.row);
            drawn.push(Branch::new(wrap::typed(&text)));
        }
        drawn
    }

    fn one(&self, branch: &answer::Branch) -> Branch {
        match branch {
            answer::Branch::Step { from, to, remarks, branches } => {
                let step = value::chain(&[from.clone(), to.clone()], &[Joint::Told]);
                let remarks = match remarks.is_empty() {
                    true => String::new(),
                    false => format!(" ({})", value::phrase(&plain(&remarks.join("; ")))),
                };
                Branch::new(step + &remarks).over(self.all(branches))
            }
            answer::Branch::Heading { text, branches } => {
                Branch::new(value::phrase(&plain(text))).over(self.all(branches))
            }
            answer::Branch::Leaf(leaf) => self.leaf(leaf),
        }
    }

    fn leaf(&self, leaf: &Leaf) -> Branch {
        match leaf {
            Leaf::Record { id, text, published } => {
                let drawn = Branch::new(Ink::Strong.on(&tied(id)));
                let mut told = self.told.borrow_mut();
                let mut drawn = match told.get(text) {
                    Some(above) => return drawn.line(format!("told by the sentence of {} above", tied(above)), 0),
                    None => drawn.line(quoted(text), 0),
                };
                if !is_configuration(text) {
                    told.insert(text.clone(), id.clone());
                }
                if !published.is_empty() {
                    drawn = drawn.line(format!("published in {}", plain(&published.join("; "))), 2);
                }
                drawn
            }
            Leaf::Quote { id, stance, text, paraphrase, sources, via } => {
                let mut parts = vec![format!("{} {}", stance_mark(stance), tied(id))];
                parts.extend((!sources.is_empty()).then(|| plain(&sources.join("; ")).into_owned()));
                parts.extend((!via.is_empty()).then(|| format!("read in {}", plain(&via.join(", ")))));
                let drawn = Branch::new(parts.join(" · "));
                match text {
                    Some(text) if *paraphrase => drawn.line(format!("in other words: {}", self.shortened(text)), 0),
                    Some(text) => drawn.line(quoted(&self.shortened(text)), 0),
                    None => drawn,
                }
            }
            Leaf::Assumption { text } => Branch::new(format!("assumed: {}", value::phrase(&plain(text)))),
            Leaf::Absence { text } => Branch::new(format!("not found: {}", value::phrase(&plain(text)))),
        }
    }

    /// In a brief trail a long quote ends early, at a word, which is marked.
    fn shortened(&self, text: &str) -> String {
        let text = plain(text);
        let Some((end, _)) = text.char_indices().nth(BRIEF_QUOTE).filter(|_| !self.full) else {
            return text.into_owned();
        };
        let kept = text.get(..end).unwrap_or_default();
        let kept = kept.rsplit_once([' ', '\n']).map_or(kept, |(words, _)| words);
        format!("{kept} […]")
    }
}

/// Words as published, in quotation marks; a configuration that has no sentence stands as it is written.
fn quoted(text: &str) -> String {
    if is_configuration(text) { value::phrase(&plain(text)) } else { format!("“{}”", plain(text)) }
}

/// Whether a text is no sentence but `context +a · mechanism -b · outcome ?`.
fn is_configuration(text: &str) -> bool {
    text.split(" · ").all(|part| {
        let mut words = part.split(' ');
        let role = words.next().and_then(Role::from_word);
        role.is_some_and(|role| {
            role == Role::Actor || words.next().is_some_and(|word| word.starts_with(['+', '-', '?']))
        })
    })
}

fn stance_mark(stance: &str) -> String {
    match stance {
        "supports" => Ink::More.on("✓ supports"),
        "contradicts" => Ink::Less.on("✗ contradicts"),
        "refines" => "± refines".to_owned(),
        "silent" => "∅ silent".to_owned(),
        other => other.to_owned(),
    }
}

/// How many quotes of a kind a brief trail leaves out.
fn left(stance: &str, count: usize) -> String {
    match stance {
        "supports" => format!("{count} more for"),
        "contradicts" => format!("{count} more against"),
        "refines" => format!("{count} that refine"),
        other => format!("{count} {other}"),
    }
}
