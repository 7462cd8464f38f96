//! The settings of the terminal that are on or off, and keeping what was set.

use super::{
    Response, Session, chosen,
    command::{Command, Switch},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    files,
    question::Format,
    text::Texts,
};
use std::time::Duration;

/// From when on the time that an answer took is told without being asked for, at a terminal.
const LONG: Duration = Duration::from_secs(2);

impl Session {
    /// Sets a setting, or turns it over where no value is given.
    pub(super) fn switch(&mut self, switch: Switch, on: Option<bool>) -> Response {
        let settings = &mut self.settings;
        let (value, yes, no) = match switch {
            Switch::Wide => (&mut settings.wide, "lines are as wide as they need", "lines fit the screen"),
            Switch::Pager => (
                &mut settings.pager,
                "what is taller than the screen is shown page by page",
                "everything is written at once",
            ),
            Switch::Timer => (&mut settings.timer, "each answer says how long it took", "the time is no longer told"),
        };
        *value = on.unwrap_or(!*value);
        Response::remark(if *value { yes } else { no })
    }

    /// Sets a setting, and writes it into the file of settings.
    pub(super) fn keep_setting(&mut self, setting: Command) -> Response {
        let switch = match setting {
            Command::Switch(switch, _) => Some(switch),
            _ => None,
        };
        let mut response = self.command(setting);
        let on_or_off = |on: bool| if on { "on" } else { "off" };
        let line = match switch {
            Some(Switch::Wide) => format!("wide {}", on_or_off(self.settings.wide)),
            Some(Switch::Pager) => format!("pager {}", on_or_off(self.settings.pager)),
            Some(Switch::Timer) => format!("timer {}", on_or_off(self.settings.timer)),
            None => format!("format {}", self.settings.format.unwrap_or(Format::Table)),
        };
        response.append(match self.write_setting(&line) {
            Ok(file) => Response::remark(format!("kept in {file}")),
            Err(fault) => self.faults(&[fault]),
        });
        response
    }

    /// Writes a line into the file of settings; gives its path.
    fn write_setting(&self, line: &str) -> Result<String, Diagnostic> {
        let Some(file) = &self.settings.file else {
            return Err(Diagnostic::new(Code::Unwritable, "there is no place for a file of settings")
                .help("$BECAUSE_SETTINGS names one"));
        };
        let mut texts = Texts::default();
        let read =
            if file.is_file() { files::read(std::slice::from_ref(file), &mut texts) } else { files::Read::default() };
        if let Some(fault) = read.diagnostics.into_iter().next() {
            return Err(fault);
        }
        let text = read.files.first().and_then(|file| texts.get(file.id)).map_or("", |text| text.text.as_str());
        files::put(file, &chosen::with(text, line))?;
        Ok(file.display().to_string())
    }

    /// How long an answer took, where that was to be told, or nobody would wait so long without wondering.
    pub(super) fn took(&self, time: Duration, timed: bool) -> String {
        let told = (timed && self.settings.timer) || (self.settings.terminal && time >= LONG);
        if !told {
            return String::new();
        }
        match time.as_millis() {
            0 => "took less than 1 ms\n".to_owned(),
            ms @ 1..2000 => format!("took {ms} ms\n"),
            ms => format!("took {}.{} s\n", ms / 1000, ms % 1000 / 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::session::{Session, Settings};

    #[test]
    fn the_time_is_told_when_it_is_asked_for() {
        let mut session = Session::new(Settings::default());
        assert_eq!(session.respond("find cmocs").last, "");
        session.respond(".timer on");
        assert!(session.respond("find cmocs").last.starts_with("took "));
        session.respond(".timer");
        assert_eq!(session.respond("find cmocs").last, "");
    }
}
