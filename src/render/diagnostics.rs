//! Faults and notes with the text that shows them.
//!
//! The first line of each begins `error[E0203]:` or `note[N0102]:`, colour or not; then come its place, the line with the
//! smallest text marked, other places that belong to it, and a remedy that can be typed.

use super::{
    excerpt::{self, Excerpt, Place, Places},
    ink::{Ink, finish, plain},
    page::Page,
    wrap,
};
use crate::{
    diagnostic::{Diagnostic, Severity},
    text::{Span, Texts},
};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Renderer, Snippet,
    renderer::{AnsiColor, Effects, Style},
};

/// Draws all of them, sorted by place, those without a place last, an empty line between two.
///
/// ```
/// use because::{diagnostic::{Code, Diagnostic}, render::{self, Page}, text::{Span, Texts}};
/// let mut texts = Texts::default();
/// let file = texts.add("trust.because", "mechanism trust\n  kind of  fiath\n");
/// let fault = Diagnostic::at(Code::UnknownName, Span::new(file, 27, 32), "no record is named `fiath`").help("`faith`");
/// let page = Page { width: 80, colour: false, limit: None };
/// let drawn = render::diagnostics(&[fault], &texts, &page);
/// assert_eq!(drawn, "error[E0203]: no record is named `fiath`
///  --> trust.because:2:12
///   |
/// 2 |   kind of  fiath
///   |            ^^^^^
/// help: `faith`
/// ");
/// ```
pub fn diagnostics(diagnostics: &[Diagnostic], texts: &Texts, page: &Page) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted
        .sort_by_key(|diagnostic| diagnostic.span.map_or((true, None), |span| (false, Some((span.file, span.start)))));
    let mut places = Places::new(texts);
    let drawn: Vec<String> = sorted.into_iter().map(|diagnostic| one(diagnostic, &mut places, page)).collect();
    drawn.join("\n")
}

fn one(diagnostic: &Diagnostic, places: &mut Places<'_>, page: &Page) -> String {
    let severity = match diagnostic.code.severity() {
        Severity::Error => "error",
        Severity::Note => "note",
    };
    let beginning = format!("{severity}[{}]:", diagnostic.code.id());
    let title = format!("{beginning} {}", wrap::typed(&plain(&diagnostic.message)));
    let title = wrap::indented(&title, page.columns(), 2);
    let title = title.strip_prefix(&beginning).unwrap_or_default();
    let mut text = beginning + &finish(&Ink::Strong.on(title), page.colour);
    let snippets = Snippets::of(diagnostic, places, page);
    text.push_str(&snippets.draw(diagnostic.code.severity(), page));
    for remark in &snippets.remarks {
        text.push_str(&remark_line("", remark, page));
    }
    if let Some(help) = &diagnostic.help {
        text.push_str(&remark_line("help:", help, page));
    }
    text
}

/// A line below the excerpt, the further ones under the first.
fn remark_line(name: &str, remark: &str, page: &Page) -> String {
    let beginning = if name.is_empty() { "  ".to_owned() } else { Ink::Strong.on(name) + " " };
    finish(&wrap::hanging(&beginning, &wrap::typed(&plain(remark)), page.columns()), page.colour)
}

/// The lines that a message shows.
#[derive(Default)]
struct Snippets<'t> {
    shown: Vec<Shown<'t>>,
    /// Labels for which there is no room beside their marks.
    remarks: Vec<String>,
}

/// One line with its marks.
struct Shown<'t> {
    place: Place<'t>,
    excerpt: Excerpt,
    marks: Vec<Mark>,
}

struct Mark {
    kind: AnnotationKind,
    at: std::ops::Range<usize>,
    label: Option<String>,
}

impl<'t> Snippets<'t> {
    fn of(diagnostic: &Diagnostic, places: &mut Places<'t>, page: &Page) -> Snippets<'t> {
        let mut snippets = Snippets::default();
        let main = diagnostic.span.map(|span| (span, AnnotationKind::Primary, diagnostic.label.as_deref()));
        let related =
            diagnostic.related.iter().map(|(span, label)| (*span, AnnotationKind::Context, Some(label.as_str())));
        let all: Vec<(Span, AnnotationKind, Option<&str>)> = main.into_iter().chain(related).collect();
        let places: Vec<_> = all.iter().filter_map(|one| Some((places.place(one.0)?, one.1, one.2))).collect();
        let digits = places.iter().map(|(place, ..)| place.line.to_string().len()).max().unwrap_or(1);
        let room = page.columns().saturating_sub(digits + 3);
        let unplaced =
            diagnostic.label.iter().filter(|_| places.first().is_none_or(|one| one.1 != AnnotationKind::Primary));
        snippets.remarks.extend(unplaced.cloned());
        for (place, kind, label) in places {
            snippets.add(place, kind, label.filter(|label| !label.is_empty()), room);
        }
        snippets
    }

    /// Marks a place: in a line that is shown already, or in one of its own.
    fn add(&mut self, place: Place<'t>, kind: AnnotationKind, label: Option<&str>, room: usize) {
        let same = |shown: &Shown<'_>| (shown.place.name, shown.place.line) == (place.name, place.line);
        let at = self.shown.iter().position(|shown| same(shown) && shown.excerpt.within(&place.mark).is_some());
        let at = at.unwrap_or_else(|| {
            let excerpt = Excerpt::of(place.text, &place.mark, room);
            self.shown.push(Shown { place: place.clone(), excerpt, marks: Vec::new() });
            self.shown.len() - 1
        });
        let Some(shown) = self.shown.get_mut(at) else { return };
        let mark = shown.excerpt.within(&place.mark).unwrap_or_else(|| shown.excerpt.mark.clone());
        let label = label.map(|label| plain(label).replace('\n', " "));
        let before = excerpt::columns(shown.excerpt.text.get(..mark.end).unwrap_or_default());
        let (beside, below) = label.into_iter().partition(|label| before.max(1) + 1 + excerpt::columns(label) <= room);
        shown.marks.push(Mark { kind, at: mark, label: Vec::into_iter(beside).next() });
        self.remarks.extend::<Vec<String>>(below);
    }

    fn draw(&self, severity: Severity, page: &Page) -> String {
        if self.shown.is_empty() {
            return String::new();
        }
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Note => Level::NOTE,
        };
        let group = Group::with_level(level).elements(self.shown.iter().map(Shown::snippet));
        let mut drawn = renderer(page.colour).render(&[group]);
        for shown in &self.shown {
            drawn = shown.with_column(&drawn);
        }
        drawn + "\n"
    }
}

impl Shown<'_> {
    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let marks = self.marks.iter().map(|mark| mark.kind.span(mark.at.clone()).label(mark.label.as_ref()));
        Snippet::source(self.excerpt.text.as_str())
            .path(plain(self.place.name))
            .line_start(self.place.line)
            .annotations(marks)
    }

    /// Puts the column in the line for the column in the excerpt.
    fn with_column(&self, drawn: &str) -> String {
        let place = |column: usize| format!("{}:{}:{column}\n", plain(self.place.name), self.place.line);
        let column = self.excerpt.text.get(..self.excerpt.mark.start).unwrap_or_default().chars().count() + 1;
        if column == self.place.column {
            drawn.to_owned()
        } else {
            drawn.replacen(&place(column), &place(self.place.column), 1)
        }
    }
}

/// Colours that can be read on light and dark alike. Lines are cut before they come here, so the width is no matter.
fn renderer(colour: bool) -> Renderer {
    let plain = Renderer::plain().term_width(usize::from(u16::MAX));
    if !colour {
        return plain;
    }
    let faint = Style::new().effects(Effects::DIMMED);
    plain
        .error(AnsiColor::Red.on_default().effects(Effects::BOLD))
        .note(AnsiColor::Magenta.on_default().effects(Effects::BOLD))
        .context(AnsiColor::Magenta.on_default())
        .line_num(faint)
}
