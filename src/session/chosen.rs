//! What a person has chosen for good: a file with a line for each setting, in the words that set it at the prompt.

use super::Settings;
use crate::{
    diagnostic::{Code, Diagnostic, nearest},
    question::Format,
    text::{FileId, Span},
};

/// The words of the settings.
const WORDS: [&str; 6] = ["format", "wide", "pager", "timer", "color", "author"];

impl Settings {
    /// Takes over a text of settings, the file of that number: `format list`, `pager off`, `author Ann`, one a line, with
    /// or without the dot of the prompt; `#` begins a remark. Gives the faults of the lines that say nothing; the others
    /// hold.
    pub fn choose(&mut self, file: FileId, text: &str) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let bare = line.trim();
            let begin = start + (line.len() - line.trim_start().len());
            start += line.len();
            if bare.is_empty() || bare.starts_with('#') {
                continue;
            }
            if let Err((message, help)) = self.choose_one(bare) {
                let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                let span = Span::new(file, place(begin), place(begin + bare.len()));
                faults.push(Diagnostic::at(Code::NoSuchCommand, span, message).help(help));
            }
        }
        faults
    }

    /// Takes over one line; or says what is wrong with it, and what to type.
    fn choose_one(&mut self, line: &str) -> Result<(), (String, String)> {
        let (word, value) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let (word, value) = (word.trim_start_matches('.').to_lowercase(), value.trim().trim_matches('"'));
        let on = match value.to_lowercase().as_str() {
            "on" | "yes" | "always" => Ok(true),
            "off" | "no" | "never" => Ok(false),
            _ => Err((format!("`{word}` is on or off"), format!("{word} on, {word} off"))),
        };
        match word.as_str() {
            "wide" => self.wide = on?,
            "pager" => self.pager = on?,
            "timer" => self.timer = on?,
            "color" => {
                let on = on?;
                (self.out.colour, self.err.colour) = (on, on);
            }
            "author" if value.is_empty() => return Err(("`author` needs a name".to_owned(), "author Ann".to_owned())),
            "author" => self.author = value.to_owned(),
            "format" => match Format::ALL.into_iter().find(|format| format.word().eq_ignore_ascii_case(value)) {
                Some(format) => self.format = Some(format),
                None => {
                    let all = Format::ALL.map(Format::word).join(", ");
                    return Err((format!("there is no format `{value}`"), format!("one of: {all}")));
                }
            },
            _ => {
                let near = nearest(&word, WORDS.iter().copied());
                let help = if near.is_empty() { WORDS.join(", ") } else { near.join(", ") };
                return Err((format!("there is no setting `{word}`"), format!("settings are called {help}")));
            }
        }
        Ok(())
    }
}

/// A text of settings in which one is set by this line: the line that set it before is taken out.
pub(super) fn with(text: &str, setting: &str) -> String {
    let word = |line: &str| line.split_whitespace().next().map(|word| word.trim_start_matches('.').to_lowercase());
    let others = text.lines().filter(|line| word(line) != word(setting));
    others.chain([setting]).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_takes_the_place_of_an_earlier_one() {
        assert_eq!(with("# mine\n.Format list\npager off", "format csv"), "# mine\npager off\nformat csv\n");
        assert_eq!(with("", "wide on"), "wide on\n");
    }

    #[test]
    fn lines_set_what_they_say_and_others_are_told() {
        let mut settings = Settings::default();
        let text = "# mine\nformat list\n.pager off\n  timer on\nauthor \"Ann B.\"\ncolour on\nwide\nformat tabel\n";
        let faults = settings.choose(FileId(0), text);
        assert_eq!((settings.format, settings.pager, settings.timer), (Some(Format::List), false, true));
        assert_eq!((settings.author.as_str(), settings.wide), ("Ann B.", false));
        let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(said, ["there is no setting `colour`", "`wide` is on or off", "there is no format `tabel`"]);
        assert_eq!(faults[0].help.as_deref(), Some("settings are called color"));
        let marked = faults[1].span.map(|span| &text[span.start as usize..span.end as usize]);
        assert_eq!(marked, Some("wide"));
    }
}
