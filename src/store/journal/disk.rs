//! A journal on disk: the file `journal.because` in the folder of a knowledge base.

use super::{
    Appended, Event, FIRST_LINE, Head, Journal, Place, Reading, Recovered,
    aside::{self, sync_above, sync_folder},
    change, faults,
    frame::NotWritten,
    last,
    replay::{Stopped, replay},
    survey::{Damage, Survey, survey},
    tape::{self, Tape as _},
    whole::{self, Saved},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    store::{Change, Entry, Lock},
};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// How much of the file is read at once.
const PIECE: usize = 1 << 16;
/// The name under which a damaged journal is kept.
const KEPT: &str = "journal.damaged";
/// What stands in the file `.gitattributes` beside the journal.
const GIT_ATTRIBUTES: &str = "\
# The journal is bytes: its line ends are never converted, and two of it are never merged line by line.
journal.* -text -merge
";

/// The journal of the knowledge base in a folder. No file is held open between calls.
#[derive(Debug, Clone)]
pub struct Disk {
    folder: PathBuf,
    vouched: Option<Head>,
}

impl Disk {
    /// The journal in that folder, which may not be there yet.
    pub fn at(folder: impl Into<PathBuf>) -> Disk {
        Disk { folder: folder.into(), vouched: None }
    }

    /// Makes the folder and an empty journal in it, to last, where they are not there yet.
    pub fn create(folder: impl Into<PathBuf>) -> Result<Disk, Vec<Diagnostic>> {
        let disk = Disk::at(folder);
        let unwritable = |path: &Path| {
            let path = path.to_owned();
            move |error: io::Error| vec![faults::unwritable(&path, &error)]
        };
        aside::make_folder(&disk.folder).map_err(unwritable(&disk.folder))?;
        let _lock = Lock::take(&disk.folder).map_err(|fault| vec![fault])?;
        disk.write_attributes().map_err(unwritable(&disk.folder.join(".gitattributes")))?;
        if !disk.is_there() {
            disk.begin().map_err(unwritable(&disk.path()))?;
        }
        Ok(disk)
    }

    /// Says what is known to have been in the journal: the head that an index was made up to. Where that is no longer
    /// whole, the journal is damaged and not merely unfinished.
    #[must_use]
    pub fn vouched(mut self, head: Option<Head>) -> Disk {
        self.vouched = head;
        self
    }

    /// The file.
    pub fn path(&self) -> PathBuf {
        self.folder.join("journal.because")
    }

    /// Whether the file is there.
    pub fn is_there(&self) -> bool {
        self.path().exists()
    }

    /// Whether the file is there; fails where nobody lets us see.
    pub fn find(&self) -> Result<bool, Vec<Diagnostic>> {
        match self.path().try_exists() {
            Err(error) if error.kind() != ErrorKind::NotADirectory => {
                Err(vec![faults::unreadable(&self.path(), &error)])
            }
            found => Ok(found.unwrap_or(false)),
        }
    }

    /// The head of the journal as its last line tells, without reading more than that; `None` where the file does not
    /// end with a revision, or has none.
    pub fn head(&self) -> Result<Option<Head>, Vec<Diagnostic>> {
        self.reading(|file| {
            let length = file.metadata()?.len();
            last::head_at(&mut &*file, length)
        })
    }

    /// The head before a head, found by its length; [`Head::START`] before the first revision.
    pub fn before(&self, head: Head) -> Result<Option<Head>, Vec<Diagnostic>> {
        self.reading(|file| last::before(&mut &*file, head))
    }

    /// Checks the whole file, and gives its head.
    pub fn check(&self) -> Result<Reading, Vec<Diagnostic>> {
        let survey = self.look(&self.open()?, Head::START)?;
        Ok(Reading { head: survey.head, unfinished: survey.unfinished() })
    }

    /// The change whose text stands at a place that [`read_from`](Journal::read_from) told.
    pub fn change_at(&self, place: Place) -> Result<Change, Vec<Diagnostic>> {
        let text = self.reading(|mut file| {
            let mut text = String::new();
            file.seek(SeekFrom::Start(place.start))?;
            file.take(place.length).read_to_string(&mut text)?;
            Ok(text)
        })?;
        change::read(&text).map_err(|_| vec![faults::moved(&self.name())])
    }

    /// Opens the journal to read the texts at many places.
    pub fn texts(&self) -> Result<PlaceTexts, Vec<Diagnostic>> {
        Ok(PlaceTexts { file: self.open()?, path: self.path(), bytes: Vec::new() })
    }

    /// Takes everything whole of a damaged journal into use, and keeps the damaged file under a name that was free;
    /// `None` where nothing is damaged. An index made from the damaged file no longer vouches for anything.
    pub fn recover(&mut self, lock: &Lock) -> Result<Option<Recovered>, Vec<Diagnostic>> {
        if !lock.is_of(&self.folder) {
            return Err(vec![faults::no_lock(&self.folder)]);
        }
        let file = self.open()?;
        let survey = self.survey(&file, Head::START)?;
        let Some(damage) = survey.as_ref().and_then(|survey| self.damage(survey, Head::START)) else {
            return Ok(None);
        };
        let (saved, faults) = self.save(&file, &survey, &damage);
        let saved = saved.map_err(|_| faults)?;
        let unwritable = |error: io::Error| vec![faults::unwritable(&self.path(), &error)];
        let kept = self.replace(&saved.path).map_err(unwritable)?;
        self.vouched = None;
        let notes = vec![recovered(&self.path(), &saved, &kept)];
        Ok(Some(Recovered { revisions: saved.revisions, kept, notes }))
    }

    /// Whether a damaged journal is kept beside this one that had this head: somebody recovered from it since.
    pub fn was_recovered_from(&self, head: Head) -> bool {
        let Ok(entries) = fs::read_dir(&self.folder) else { return false };
        let kept = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(KEPT));
        kept.filter_map(|entry| File::open(entry.path()).ok())
            .any(|mut file| last::head_at(&mut file, head.length).is_ok_and(|found| found == Some(head)))
    }

    fn replace(&self, whole: &Path) -> io::Result<PathBuf> {
        match fs::remove_file(self.folder.join("index").join("stamp")) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let kept = aside::keep(&self.path(), &self.folder, KEPT)?;
        fs::rename(whole, self.path())?;
        sync_folder(&self.folder)?;
        Ok(kept)
    }

    fn name(&self) -> String {
        self.path().display().to_string()
    }

    fn open(&self) -> Result<File, Vec<Diagnostic>> {
        File::open(self.path()).map_err(|error| vec![faults::unreadable(&self.path(), &error)])
    }

    fn reading<T>(&self, read: impl FnOnce(&File) -> io::Result<T>) -> Result<T, Vec<Diagnostic>> {
        read(&self.open()?).map_err(|error| vec![faults::unreadable(&self.path(), &error)])
    }

    fn write_attributes(&self) -> io::Result<()> {
        use std::io::Write as _;
        let path = self.folder.join(".gitattributes");
        match OpenOptions::new().write(true).create_new(true).open(path) {
            Ok(mut file) => file.write_all(GIT_ATTRIBUTES.as_bytes()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn begin(&self) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(self.path())?;
        tape::begin(&mut file)?;
        self.sync_folders()
    }

    fn sync_folders(&self) -> io::Result<()> {
        sync_folder(&self.folder)?;
        sync_above(&self.folder)
    }

    fn survey(&self, file: &File, from: Head) -> Result<Option<Survey>, Vec<Diagnostic>> {
        let found = survey(&mut BufReader::with_capacity(PIECE, file), from)
            .map_err(|error| vec![faults::unreadable(&self.path(), &error)])?;
        match found.as_ref().and_then(|survey| survey.other_format) {
            Some(format) => Err(vec![faults::other_format(&self.path(), format)]),
            None => Ok(found),
        }
    }

    /// What is behind `from`, sound. Damage is believed when two looks agree, the second at the whole file: another
    /// program may have cut off what it failed to write between two reads of ours.
    fn look(&self, file: &File, from: Head) -> Result<Survey, Vec<Diagnostic>> {
        let found = self.survey(file, from)?;
        let whole = match found {
            Some(survey) if self.damage(&survey, from).is_none() => return Ok(survey),
            _ => self.survey(file, Head::START)?,
        };
        if let Some(damage) = whole.as_ref().and_then(|survey| self.damage(survey, from)) {
            return Err(self.save(file, &whole, &damage).1);
        }
        match self.survey(file, from)? {
            Some(survey) if self.damage(&survey, from).is_none() => Ok(survey),
            _ => Err(vec![faults::moved(&self.name())]),
        }
    }

    /// What is damaged, with what is no longer there.
    fn damage(&self, survey: &Survey, from: Head) -> Option<Vec<Damage>> {
        let told = |number| survey.damage.iter().any(|damage| damage.is_loss_of(number));
        let gone = |vouched: &Head| vouched.length > survey.head.length && !told(vouched.number);
        let vouched = self.vouched.into_iter().chain([from]).filter(gone).max_by_key(|head| head.length);
        let (last, start) = (survey.head.number, survey.head.length);
        let gone = vouched.map(|head| Damage::Vouched { number: head.number, last, start });
        let damage: Vec<Damage> = survey.damage.iter().cloned().chain(gone).collect();
        (!damage.is_empty()).then_some(damage)
    }

    fn save(&self, file: &File, survey: &Option<Survey>, damage: &[Damage]) -> (io::Result<Saved>, Vec<Diagnostic>) {
        let converted = damage.contains(&Damage::FirstLine { converted: true });
        let saved = match survey {
            Some(survey) => whole::save(&self.folder, file, survey, converted),
            None => Err(ErrorKind::InvalidData.into()),
        };
        let faults = faults::damaged(&self.path(), damage, &saved);
        (saved, faults)
    }

    /// Sees to it that the file ends with `after`.
    fn make_ready(&self, file: &mut File, after: Head, notes: &mut Vec<Diagnostic>) -> Result<(), Vec<Diagnostic>> {
        let survey = self.look(file, after)?;
        if !survey.frames.is_empty() {
            return Err(vec![faults::moved(&self.name())]);
        }
        let unfinished = survey.unfinished();
        let failed = |error| vec![faults::unwritable(&self.path(), &error)];
        if survey.length < FIRST_LINE.len() as u64 {
            return tape::begin(file).map_err(failed);
        }
        if unfinished > 0 {
            let (number, start) = (after.number + 1, after.start_of_next());
            let name = format!("journal.unfinished-{number}");
            let kept = aside::set_aside(file, start, &self.folder, &name).map_err(failed)?;
            file.cut(start).and_then(|()| file.keep()).map_err(failed)?;
            notes.push(faults::set_aside(&self.path(), unfinished, number, &kept));
        }
        Ok(())
    }
}

/// The texts of changes, read one after the other.
#[derive(Debug)]
pub struct PlaceTexts {
    file: File,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl PlaceTexts {
    /// The text at a place that [`read_from`](Journal::read_from) told.
    pub fn at(&mut self, place: Place) -> Result<&str, Vec<Diagnostic>> {
        let unreadable = |error: &io::Error| vec![faults::unreadable(&self.path, error)];
        let length = usize::try_from(place.length).map_err(|_| unreadable(&ErrorKind::InvalidData.into()))?;
        self.bytes.resize(length, 0);
        let read = self.file.seek(SeekFrom::Start(place.start)).and_then(|_| self.file.read_exact(&mut self.bytes));
        read.map_err(|error| unreadable(&error))?;
        std::str::from_utf8(&self.bytes).map_err(|_| unreadable(&ErrorKind::InvalidData.into()))
    }
}

impl Journal for Disk {
    fn append_telling(
        &mut self,
        lock: &Lock,
        after: Head,
        entry: &Entry,
        changes: &mut dyn Iterator<Item = Change>,
        each: &mut dyn FnMut(Event<'_>),
    ) -> Result<Appended, Vec<Diagnostic>> {
        if !lock.is_of(&self.folder) {
            return Err(vec![faults::no_lock(&self.folder)]);
        }
        let path = self.path();
        let failed = |error: io::Error| vec![faults::unwritable(&path, &error)];
        let mut file = OpenOptions::new().read(true).write(true).open(&path).map_err(failed)?;
        let mut notes = Vec::new();
        self.make_ready(&mut file, after, &mut notes)?;
        let head = match tape::append(&mut file, after, entry, changes, each) {
            Ok(head) => head,
            Err(NotWritten::Failed(error)) => return Err(failed(error)),
            Err(NotWritten::NotKept(line)) => return Err(vec![faults::not_kept(&line)]),
        };
        if after == Head::START
            && let Err(error) = self.sync_folders()
        {
            // Not acknowledged, so not kept; the fault that is told is the one that came first.
            let _ = file.cut(after.start_of_next()).and_then(|()| file.keep());
            return Err(failed(error));
        }
        self.vouched = Some(head);
        Ok(Appended { head, notes })
    }

    fn read_from(
        &self,
        from: Head,
        each: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
    ) -> Result<Reading, Vec<Diagnostic>> {
        let file = self.open()?;
        let survey = self.look(&file, from)?;
        replay(&mut BufReader::with_capacity(PIECE, &file), &survey, from, each).map_err(|stopped: Stopped| {
            vec![stopped.fault(&self.name(), |error| faults::unreadable(&self.path(), &error))]
        })
    }
}

fn recovered(journal: &Path, saved: &Saved, kept: &Path) -> Diagnostic {
    let lost: Vec<String> = saved
        .lost
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first} to {last}") })
        .collect();
    let lost = if lost.is_empty() { String::new() } else { format!("; lost: revision {}", lost.join(", ")) };
    let held = faults::count(saved.revisions, "whole revision");
    Diagnostic::new(
        Code::Recovered,
        format!("{} goes on with {held}{lost}; the damaged file is kept as {}", journal.display(), kept.display()),
    )
    .help("load the texts again: what was lost of them is then new")
}
