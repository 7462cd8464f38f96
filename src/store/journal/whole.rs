//! Everything whole of a damaged journal, as a journal of its own: `journal.whole`.
//!
//! The revisions stand in the order of their numbers, and keep them. Where one is missing, the next is bound anew to
//! the one before it (its line `after`, and with it its checksum, changes; nothing else does), so that the file is a
//! sound journal in which a number is left out.

use super::{
    Checksum, FIRST_LINE, Head,
    aside::{self, sync_folder},
    checksum::Sum,
    frame::{End, Frame, NotWritten},
    heading,
    survey::{Survey, Whole, survey},
};
use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// The file's name.
pub(super) const NAME: &str = "journal.whole";

/// What was saved.
#[derive(Debug, Clone)]
pub(super) struct Saved {
    /// Where.
    pub path: PathBuf,
    /// How many revisions.
    pub revisions: u64,
    /// Their numbers that are left out, each range from its first to its last.
    pub lost: Vec<(u64, u64)>,
    /// Whole revisions for which another of the same number was taken: the number, and the line in the journal.
    pub left_out: Vec<(u64, u64)>,
}

/// Saves everything whole of a damaged journal in its folder. What was saved there before is kept: as it is where it
/// holds all of this, under another name where it does not.
pub(super) fn save(folder: &Path, journal: &File, found: &Survey, converted: bool) -> io::Result<Saved> {
    let new = Scratch::new(folder, "new");
    let plain = Scratch::new(folder, "plain");
    let mut chosen = chosen(&found.frames);
    let mut source = BufReader::new(journal.try_clone()?);
    if converted {
        convert_back(journal, &plain.path)?;
        source = BufReader::new(File::open(&plain.path)?);
        if let Some(found) = survey(&mut source, Head::START)? {
            chosen = self::chosen(&found.frames);
        }
    }
    write(&mut source, &chosen.frames, &new.path)?;
    let path = folder.join(NAME);
    let mut kept = chosen.frames.clone();
    match before(&path, &mut source, &chosen.frames)? {
        Before::Enough(frames) => kept = frames,
        Before::Other => {
            aside::keep(&path, folder, NAME)?;
            fs::rename(&new.path, &path)?;
        }
        Before::None => fs::rename(&new.path, &path)?,
    }
    sync_folder(folder)?;
    let mut lost = Vec::new();
    let mut next = 1;
    for frame in &kept {
        if frame.end.number > next {
            lost.push((next, frame.end.number - 1));
        }
        next = frame.end.number + 1;
    }
    Ok(Saved { path, revisions: kept.len() as u64, lost, left_out: chosen.left_out })
}

/// A file that is gone when this value is dropped, unless it was given another name before.
struct Scratch {
    path: PathBuf,
}

impl Scratch {
    fn new(folder: &Path, what: &str) -> Scratch {
        Scratch { path: folder.join(format!("{NAME}.{what}-{}", std::process::id())) }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // It was renamed, or is of no use to anybody.
        let _ = fs::remove_file(&self.path);
    }
}

struct Chosen {
    frames: Vec<Whole>,
    left_out: Vec<(u64, u64)>,
}

/// The frames in the order of their numbers, one of each: of several with one number the one that follows what stands
/// before it; of several such the one that another follows; else the first in the file.
fn chosen(frames: &[Whole]) -> Chosen {
    let mut sorted: Vec<&Whole> = frames.iter().collect();
    sorted.sort_by_key(|frame| (frame.end.number, frame.start));
    let mut chosen = Chosen { frames: Vec::new(), left_out: Vec::new() };
    let followed: BTreeSet<Checksum> = frames.iter().filter_map(|frame| frame.after).collect();
    let mut before: Option<Checksum> = None;
    for same in sorted.chunk_by(|one, other| one.end.number == other.end.number) {
        let unfit = |frame: &&&Whole| (frame.after != before, !followed.contains(&frame.end.checksum));
        let Some(taken) = same.iter().min_by_key(unfit) else { continue };
        let others = same.iter().filter(|frame| frame.end.checksum != taken.end.checksum);
        chosen.left_out.extend(others.map(|frame| (frame.end.number, frame.line)));
        before = Some(taken.end.checksum);
        chosen.frames.push((*taken).clone());
    }
    chosen
}

/// Writes the file with line ends as they were, from one in which they were converted.
fn convert_back(mut journal: &File, to: &Path) -> io::Result<()> {
    journal.seek(SeekFrom::Start(0))?;
    let mut from = BufReader::new(journal);
    let mut out = BufWriter::new(OpenOptions::new().write(true).create(true).truncate(true).open(to)?);
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        match line.strip_suffix(b"\r\n") {
            Some(body) => {
                out.write_all(body)?;
                out.write_all(b"\n")?;
            }
            None => out.write_all(&line)?,
        }
        line.clear();
    }
    out.flush()
}

fn write<S: BufRead + Seek>(source: &mut S, frames: &[Whole], to: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).open(to)?;
    file.write_all(FIRST_LINE.as_bytes())?;
    let mut head = Head::START;
    for frame in frames {
        head = bind(source, frame, head, &mut file).map_err(|fault| match fault {
            NotWritten::Failed(error) => error,
            NotWritten::NotKept(line) => io::Error::other(line),
        })?;
    }
    file.sync_all()
}

/// Copies a frame, bound to `after`.
fn bind<S: BufRead + Seek>(
    source: &mut S,
    whole: &Whole,
    after: Head,
    out: &mut dyn Write,
) -> Result<Head, NotWritten> {
    let mut frame = Frame::new(out);
    let mut bound = whole.after == after.checksum;
    each_line(source, whole, |line| {
        if !bound && is_after(line) {
            bound = true;
            return frame.add(heading::print_after(after.checksum).as_bytes());
        }
        frame.add(line)
    })?;
    frame.finish(whole.end.number, after.start_of_next())
}

fn is_after(line: &[u8]) -> bool {
    std::str::from_utf8(line).ok().and_then(heading::read_after).is_some()
}

fn each_line<S: BufRead + Seek>(
    source: &mut S,
    frame: &Whole,
    mut each: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    source.seek(SeekFrom::Start(frame.start))?;
    let mut rest = source.take(frame.end.length);
    let mut line = Vec::new();
    while rest.read_until(b'\n', &mut line)? > 0 {
        each(&line)?;
        line.clear();
    }
    Ok(())
}

/// What was saved before.
enum Before {
    None,
    /// All that is whole now, and perhaps more.
    Enough(Vec<Whole>),
    Other,
}

fn before<S: BufRead + Seek>(path: &Path, source: &mut S, frames: &[Whole]) -> io::Result<Before> {
    let mut saved = match File::open(path) {
        Ok(saved) => BufReader::new(saved),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Before::None),
        Err(error) => return Err(error),
    };
    let Some(found) = survey(&mut saved, Head::START)? else { return Ok(Before::Other) };
    if found.other_format.is_some() || !found.damage.is_empty() || found.unfinished() > 0 {
        return Ok(Before::Other);
    }
    let held = contents(&mut saved, &found.frames)?;
    Ok(if contents(source, frames)?.is_subset(&held) { Before::Enough(found.frames) } else { Before::Other })
}

/// Number and checksum of each frame, what it follows left out.
fn contents<S: BufRead + Seek>(source: &mut S, frames: &[Whole]) -> io::Result<BTreeSet<(u64, Checksum)>> {
    let mut contents = BTreeSet::new();
    for frame in frames {
        let End { number, .. } = frame.end;
        let (mut sum, mut bound) = (Sum::default(), false);
        each_line(source, frame, |line| {
            if bound || !is_after(line) {
                sum.add(line);
            } else {
                bound = true;
            }
            Ok(())
        })?;
        contents.insert((number, sum.checksum()));
    }
    Ok(contents)
}
