//! A synthetic knowledge base of any size, the same in each run: as records, and as tables for programs that are
//! measured beside this one.
//!
//! For N configurations there are N/5 factors (35 % contexts, 40 % mechanisms, 25 % outcomes), whose popularity follows Zipf's law
//! with exponent 0.8; N/10 sources (exponent 0.7); one to five quotes a configuration, three in the mean, of 15 to 40 words
//! out of 6,000 (exponent 0.9). A configuration has one to three contexts, one or two mechanisms and an outcome; a fifth of
//! the contexts are outcomes of a lower level, which makes chains; 22 % of the outcomes and a tenth of the mechanisms are
//! less, not more.

mod random;
mod words;

use random::{Random, Zipf};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, File},
    io::{self, BufWriter, Write as _},
    path::Path,
};
use words::Words;

/// A factor: its kind, its name and its label.
#[derive(Debug, Clone)]
pub(crate) struct Factor {
    /// `context`, `mechanism` or `outcome`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its label.
    pub label: String,
}

/// A source.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// `article`, `report`, `interview` or `thesis`.
    pub kind: &'static str,
    /// The year in which it came out.
    pub year: u64,
}

/// A configuration, with what is quoted for it.
#[derive(Debug, Clone)]
pub(crate) struct Cmoc {
    /// Its label.
    pub label: String,
    /// Numbers of its contexts, all more.
    pub contexts: Vec<usize>,
    /// Numbers of its mechanisms, each with whether it is more.
    pub mechanisms: Vec<(usize, bool)>,
    /// The number of its outcome, and whether it is more.
    pub outcome: (usize, bool),
    /// Each with the number of its source, the page, and the words.
    pub quotes: Vec<(usize, u64, String)>,
}

/// A knowledge base.
#[derive(Debug, Clone, Default)]
pub(crate) struct Data {
    /// The factors; numbers count from 0.
    pub factors: Vec<Factor>,
    /// The sources.
    pub sources: Vec<Source>,
    /// The configurations.
    pub cmocs: Vec<Cmoc>,
}

impl Data {
    /// A knowledge base of so many configurations.
    pub(crate) fn of(size: usize) -> Data {
        let mut random = Random::new(20_261_121);
        let words = Words::new();
        let factors = factors((size / 5).max(10), &words, &mut random);
        let mut pools = Pools::new(&factors, &mut random);
        let sources = sources((size / 10).max(5), &words, &mut random);
        let popular = Zipf::new(sources.len(), 0.7);
        let cmocs = (1..=size).map(|number| pools.cmoc(number, &popular, &words, &mut random)).collect();
        Data { factors, sources, cmocs }
    }

    /// The records, as a text in the language.
    pub(crate) fn text(&self) -> String {
        let mut text = "language 1\n".to_owned();
        // Writing to a string cannot fail.
        for Factor { kind, name, label } in &self.factors {
            let _ = write!(text, "\n{kind} {name} \"{label}\"\n");
        }
        for Source { name, title, kind, year } in &self.sources {
            let _ = write!(text, "\nsource {name} \"{title}\"\n  kind {kind}\n  year {year}\n");
        }
        let sign = |more: bool| if more { '+' } else { '-' };
        let literal = |(factor, more): (usize, bool)| format!("{}{}", sign(more), self.factors[factor].name);
        let mut quote_number = 0;
        for (cmoc, number) in self.cmocs.iter().zip(1..) {
            let contexts: Vec<String> = cmoc.contexts.iter().map(|at| literal((*at, true))).collect();
            let mechanisms: Vec<String> = cmoc.mechanisms.iter().map(|at| literal(*at)).collect();
            let (contexts, mechanisms) = (contexts.join(", "), mechanisms.join(", "));
            let (label, outcome) = (&cmoc.label, literal(cmoc.outcome));
            let _ = write!(text, "\ncmoc k{number} \"{label}\"\n  context   {contexts}\n");
            let _ = write!(text, "  mechanism {mechanisms}\n  outcome   {outcome}\n");
            for (source, page, quote) in &cmoc.quotes {
                quote_number += 1;
                let source = &self.sources[*source].name;
                let _ = write!(text, "\nevidence q{quote_number}\n  from {source} at \"p. {page}\"\n");
                let _ = write!(text, "  supports k{number}\n  quote \"{quote}\"\n");
            }
        }
        text
    }

    /// Writes the tables `nodes`, `sources`, `cmocs`, `links` and `quotes` into a folder, as CSV; numbers count from 1.
    pub(crate) fn write_tables(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut nodes = table(folder, "nodes", "id,kind,handle,name")?;
        for (factor, id) in self.factors.iter().zip(1..) {
            writeln!(nodes, "{id},{},{},{}", factor.kind, factor.name, factor.label)?;
        }
        let mut sources = table(folder, "sources", "id,key,year,kind,title")?;
        for (source, id) in self.sources.iter().zip(1..) {
            writeln!(sources, "{id},{},{},{},{}", source.name, source.year, source.kind, source.title)?;
        }
        let mut cmocs = table(folder, "cmocs", "id,name,sign,outcome,contexts,mechanisms")?;
        let mut links = table(folder, "links", "id,cmoc,src,dst,sign")?;
        let mut quotes = table(folder, "quotes", "id,cmoc,source,page,text")?;
        let (mut link, mut quote) = (0, 0);
        for (cmoc, id) in self.cmocs.iter().zip(1..) {
            let list = |numbers: &[usize]| numbers.iter().map(|n| (n + 1).to_string()).collect::<Vec<_>>().join(";");
            let mechanisms: Vec<usize> = cmoc.mechanisms.iter().map(|(at, _)| *at).collect();
            let (outcome, more) = cmoc.outcome;
            let (sign, contexts, mechanisms) = (signed(more), list(&cmoc.contexts), list(&mechanisms));
            writeln!(cmocs, "{id},{},{sign},{},{contexts},{mechanisms}", cmoc.label, outcome + 1)?;
            for (from, to, more) in cmoc.links() {
                link += 1;
                writeln!(links, "{link},{id},{},{},{}", from + 1, to + 1, signed(more))?;
            }
            for (source, page, text) in &cmoc.quotes {
                quote += 1;
                writeln!(quotes, "{quote},{id},{},{page},{text}", source + 1)?;
            }
        }
        Ok(())
    }
}

impl Cmoc {
    /// Each step from a context to a mechanism and from a mechanism to the outcome, with the product of the two signs.
    fn links(&self) -> Vec<(usize, usize, bool)> {
        let to_mechanisms = self.contexts.iter().flat_map(|context| {
            let from = *context;
            self.mechanisms.iter().map(move |(mechanism, more)| (from, *mechanism, *more))
        });
        let (outcome, more) = self.outcome;
        let to_outcome = self.mechanisms.iter().map(|(mechanism, with)| (*mechanism, outcome, *with == more));
        to_mechanisms.chain(to_outcome).collect()
    }
}

fn signed(more: bool) -> i8 {
    if more { 1 } else { -1 }
}

fn table(folder: &Path, name: &str, heading: &str) -> io::Result<BufWriter<File>> {
    let mut file = BufWriter::new(File::create(folder.join(format!("{name}.csv")))?);
    writeln!(file, "{heading}")?;
    Ok(file)
}

fn factors(count: usize, words: &Words, random: &mut Random) -> Vec<Factor> {
    let (contexts, mechanisms) = (count * 35 / 100, count * 40 / 100);
    let kind = |at: usize| match at {
        at if at < contexts => "context",
        at if at < contexts + mechanisms => "mechanism",
        _ => "outcome",
    };
    (0..count)
        .map(|at| {
            let (kind, number) = (kind(at), at + 1);
            let label = format!("{} {number}", words.label(random));
            Factor { kind, name: format!("{}{number}", &kind[..1]), label }
        })
        .collect()
}

fn sources(count: usize, words: &Words, random: &mut Random) -> Vec<Source> {
    (1..=count)
        .map(|number| {
            let (author, year) = (words.rare(random), 1990 + random.below(37));
            let kind = ["article", "report", "interview", "thesis"][random.below(4) as usize];
            Source { name: format!("{author}{year}s{number}"), title: words.sentence(random), kind, year }
        })
        .collect()
}

/// The factors by their kind, in the order of their popularity.
struct Pools {
    contexts: (Vec<usize>, Zipf),
    mechanisms: (Vec<usize>, Zipf),
    outcomes: (Vec<usize>, Zipf),
    /// How high each outcome stands: what is high mostly follows from what is low.
    levels: BTreeMap<usize, u64>,
}

impl Pools {
    fn new(factors: &[Factor], random: &mut Random) -> Pools {
        let mut pool = |kind: &str| {
            let mut numbers: Vec<usize> = (0..factors.len()).filter(|at| factors[*at].kind == kind).collect();
            random.shuffle(&mut numbers);
            let zipf = Zipf::new(numbers.len(), 0.8);
            (numbers, zipf)
        };
        let (contexts, mechanisms, outcomes) = (pool("context"), pool("mechanism"), pool("outcome"));
        let levels = outcomes.0.iter().map(|at| (*at, random.below(1 << 32))).collect();
        Pools { contexts, mechanisms, outcomes, levels }
    }

    fn cmoc(&mut self, number: usize, popular: &Zipf, words: &Words, random: &mut Random) -> Cmoc {
        let pick = |(numbers, zipf): &(Vec<usize>, Zipf), random: &mut Random| numbers[zipf.pick(random)];
        let outcome = pick(&self.outcomes, random);
        let mut contexts = Vec::new();
        for _ in 0..[1, 1, 2, 2, 3][random.below(5) as usize] {
            if random.percent(22) {
                let earlier = (0..4).map(|_| pick(&self.outcomes, random)).find(|other| {
                    *other != outcome && (self.levels[other] < self.levels[&outcome] || *other % 100 == 0)
                });
                contexts.extend(earlier);
            } else {
                contexts.push(pick(&self.contexts, random));
            }
        }
        if contexts.is_empty() {
            contexts.push(pick(&self.contexts, random));
        }
        let wanted = [1, 1, 2][random.below(3) as usize];
        let mut mechanisms: Vec<(usize, bool)> =
            (0..wanted).map(|_| (pick(&self.mechanisms, random), !random.percent(10))).collect();
        once(&mut contexts, |at| *at);
        once(&mut mechanisms, |(at, _)| *at);
        let many = match random.below(100) {
            0..3 => 1,
            3..13 => 2,
            13..87 => 3,
            87..97 => 4,
            _ => 5,
        };
        let quote = |random: &mut Random| (popular.pick(random), 1 + random.below(300), words.sentence(random));
        let quotes = (0..many).map(|_| quote(random)).collect();
        let label = format!("{} {number}", words.label(random));
        Cmoc { label, contexts, mechanisms, outcome: (outcome, random.percent(78)), quotes }
    }
}

/// Leaves the first of those with the same number.
fn once<T>(list: &mut Vec<T>, number: impl Fn(&T) -> usize) {
    let mut seen = Vec::new();
    list.retain(|item| {
        let new = !seen.contains(&number(item));
        seen.push(number(item));
        new
    });
}
