//! The table of messages.

/// Whether a message stops what was to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Note,
}

macro_rules! codes {
    ($($variant:ident $id:literal $exit:literal $title:literal $explanation:literal;)*) => {
        /// Every message of the software. `E01` layout and values, `E02` records and names, `E03` questions,
        /// `E04` files and the store, `E05` the command line; `N01` notes on records, `N03` notes on answers, `N04` on the store.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// All codes, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),*];

            /// `E0203`.
            pub fn id(self) -> &'static str {
                match self { $(Code::$variant => $id,)* }
            }

            /// The exit code of a command that ends with it.
            pub fn exit(self) -> u8 {
                match self { $(Code::$variant => $exit,)* }
            }

            /// What it is, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }

            /// What it means and what to do, for `because explain`.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => $explanation,)* }
            }
        }
    };
}

codes! {
    IndentedFirst "E0101" 3 "indented line without a record"
        "A record begins with its word at the start of a line; indented lines belong to the record above them. This line is indented, and no record stands above it.";
    UnevenIndent "E0102" 3 "uneven indent"
        "The first indented line of a record sets its indent. A field begins at just that indent, and what continues a field stands deeper. This line does neither; often a tab stands where spaces stand above.";
    NoSuchRecord "E0103" 3 "unknown record word"
        "A line at the start of which no white space stands begins a record, and its first word says what kind: theory, source, case, scale, theme, factor, context, intervention, actor, mechanism, resource, reasoning, outcome, statement, cmoc, evidence.";
    BadHeader "E0104" 3 "header not understood"
        "The first line of a record holds its word, its name and, if there is one, a label in quotes; nothing else. A name starts with a letter and goes on with letters, digits and inner hyphens.";
    NoSuchField "E0105" 3 "unknown field"
        "Each kind of record has its own fields; `because explain statement` lists those of a statement.";
    EmptyField "E0106" 3 "field without a value"
        "A field has its word and, behind it, a value.";
    RepeatedField "E0107" 3 "field given twice"
        "This field may stand only once in a record.";
    BadNames "E0108" 3 "names expected"
        "Names stand with commas between them: `in ioc-2021, ioc-2022`.";
    BadPlace "E0109" 3 "source expected"
        "A place is the name of a source, or several with commas, and where in it in quotes: `from interview-10 at \"p. 7\"`.";
    BadLiterals "E0110" 3 "literals expected"
        "A role line of a cmoc is a list of factors with their directions, `+trust, -faith`, with `or` between alternatives and `?` for what is not known; or the published words with their phrases coded, `[loss of trust](-trust)`.";
    BadCode "E0111" 3 "code not understood"
        "Behind `](` stands a code: a direction and a factor, `(+trust)`; a role before it, `(context +trust)`, or alone, `(context)`; several with commas, alternatives with `or`. A bracket that is no code is written `\\[`.";
    UnclosedCode "E0112" 3 "bracket not closed"
        "A coded phrase is `[words](code)`; one of its brackets is missing.";
    BadNumber "E0113" 3 "whole number expected"
        "This field takes a whole number.";
    BadDate "E0114" 3 "date expected"
        "A date is a year, a month or a day: `2026`, `2026-11`, `2026-11-21`.";
    NotInList "E0115" 3 "word not in the list"
        "This field takes one of a closed list of words.";
    BadTexts "E0116" 3 "texts in quotes expected"
        "Short texts stand in quotes with commas between them: `\"acute\", \"community\"`.";
    BadLevel "E0117" 3 "level of a scale expected"
        "A line of a scale is a word and the counts that it stands for: `moderate 3 to 4`, `significant from 5`; the counts rise from line to line and do not overlap.";
    BadRoles "E0118" 3 "roles expected"
        "`keeping` takes roles with commas between them: `keeping context, intervention`.";
    BadLanguage "E0119" 3 "language version not understood"
        "A file may begin with `language 1`, the version of the language that it is written in.";
    CutUnclear "E0120" 3 "sentence cannot be cut"
        "A sentence given whole after `If` is cut at its one `then` and its one `because`. Here one of them stands more than once, so it is not told which begins a part: give each part a line of its own.";
    RoleMissing "E0121" 3 "phrase without a role"
        "In `says`, and behind `However` and `also`, a phrase says its role itself: `[trust](mechanism +trust)`.";
    NothingToJoin "E0122" 3 "`or` without a literal before it"
        "`(or +mandate)` is an alternative to the literal coded before it in the same configuration, `(context or +mandate)` to the context coded before it; none stands there.";
    NothingBefore "E0123" 3 "nothing before it in the statement"
        "`in turn`, `otherwise` and `keeping` build on the configuration before them; here none stands before.";
    NoSentence "E0124" 3 "statement without a sentence"
        "A statement has a sentence: parts that begin with `If`, `then`, `because`, or a whole sentence after `says`.";
    Nameless "E0125" 3 "evidence that names nothing"
        "A piece of evidence names what it supports, contradicts or refines, or is silent about.";
    NotText "E0126" 3 "not a text"
        "The file is not UTF-8 text, or holds characters that no text has.";
    ReservedName "E0127" 3 "word of the language as a name"
        "Role words, `or` and `keeping` are words of the language and never names.";
    TooDeep "E0128" 3 "nested too deeply"
        "Conditions nest up to 64 deep.";
    TooLong "E0129" 3 "line too long"
        "A record's first line, and each of its fields, may be 4 MB long; nothing that a person wrote is longer.";
    UnknownName "E0203" 3 "unknown name"
        "A name stands for a record; no record of this name is known. Records may stand in any file and in any order.";
    WrongKind "E0204" 3 "name of another kind"
        "The name is known, but stands for a record of another kind than is needed here.";
    NameTwice "E0205" 3 "name used twice"
        "One name stands for one record, whatever its kind.";
    NoSuchConfiguration "E0206" 3 "no such configuration"
        "`NAME.n` is the n-th configuration of a statement, counted from 1.";
    KindCircle "E0207" 3 "factor a kind of itself"
        "A factor cannot be a kind of itself, nor by way of others.";
    NotOnScale "E0208" 3 "word not on the scale"
        "The word is none of the levels of the scale that grades this field.";
    LoadConflict "E0209" 3 "changed here and in the files"
        "The record was changed here since it was loaded, and otherwise in the files. Nothing is loaded while there is such a record: `--prefer here` leaves it as it is here, `--prefer files` takes the files', and `because save DIR` writes out what is known here, to compare.";
    Hanging "E0210" 3 "configuration that is named would be gone"
        "Records name the configurations of a statement by number, `NAME.2`. With this change the statement would have fewer than are named by records that stay as they are, and what those say would hang on nothing. Give them again first, or in the same change, with a number that is there or the name alone; or keep the parts that the statement had. What names one can be changed alone, before the statement; what needs a new one comes with it, or after it.";
    NoSuchVerb "E0301" 3 "not a question"
        "A question begins with its verb, such as find, count, paths, suppose, why, show; `.help` lists them all.";
    BadQuestion "E0302" 3 "question not understood"
        "The question does not go on as its verb needs; the message lists what fits.";
    EmptyQuestion "E0303" 3 "empty question"
        "Nothing was asked, or a `question` record has no line `asks QUESTION`.";
    NoSuchColumn "E0304" 3 "nothing of that name to compare"
        "`where`, `sort by` and `by` take a field of the records asked for, a count (evidence, sources, against …) or a column of the answer.";
    NotComparable "E0305" 3 "cannot be compared"
        "Numbers are compared with numbers, words of a scale with words of that scale; other words only with = and !=.";
    MixedConditions "E0306" 3 "`and` and `or` side by side"
        "Parentheses say which belong together: `a and (b or c)`.";
    WordAsName "E0307" 3 "word of the question language as a name"
        "A name that is also a word of the question language stands in quotes in a question: `show \"first\"`.";
    DoesNotApply "E0308" 3 "clause that does not apply"
        "This clause belongs to another kind of question.";
    NoSuchRow "E0309" 3 "no such row"
        "`because N` opens the trail of row N of the last answer.";
    NoSuchCommand "E0310" 3 "unknown command"
        "Words with a dot are commands of the terminal. The file of settings has a line for each setting, such as `pager off`.";
    Missing "E0401" 4 "no such file or folder"
        "Nothing lies at this path.";
    Unreadable "E0402" 4 "cannot be read"
        "The file or folder is there, but could not be read.";
    NoTexts "E0403" 4 "no texts in the language"
        "A folder is searched for files whose names end in `.because`; none was found.";
    Unwritable "E0404" 4 "cannot be written"
        "The file could not be written; what it held before is still there.";
    Locked "E0405" 4 "another program is writing"
        "A knowledge base takes one change at a time. Another program was writing to it for longer than is waited for; nothing was written, and the same command can be given again.";
    Damaged "E0406" 4 "journal damaged"
        "The journal holds every change with its length and checksum, each bound to the one before. Bytes of it have changed, or a revision is missing or stands elsewhere. Nothing is appended and no question is answered from it; all that is whole is saved in `journal.whole` beside it. `because recover` goes on with that and keeps the damaged file.";
    OtherFormat "E0407" 4 "journal of another format"
        "The first line of a journal says which format it is written in, and this is a format that is not known here. Nothing was changed. The version of because that wrote it reads it.";
    Moved "E0408" 4 "journal changed meanwhile"
        "Another program changed the journal after it was last read, so the change was not written. The same command reads it again.";
    NotKnownHere "E0409" 4 "revision not understood"
        "The revision is whole, but it holds a word that is not known here. A newer version of because wrote it, and reads it.";
    NotKept "E0410" 4 "record that would not read back"
        "Before a record is written it is made sure that its text reads back; this one would come back changed, so nothing was written. It is a fault of the software.";
    NotEmpty "E0411" 4 "folder holds something else"
        "`because save` writes into an empty folder, or over what it wrote there before. It never writes over a file that somebody else made, nor over one that was changed since and says something that is not known.";
    CommandLine "E0501" 2 "command line not understood"
        "`because --help` lists the commands and their options.";
    NoSuchTerm "E0502" 2 "nothing to explain"
        "`because explain` takes the code of a message, a kind of record, a role, a line-word, a verb or a term of the glossary.";
    DeepLineWord "N0101" 0 "line-word inside a part"
        "A line that continues a field begins with a word that could begin a part of its own; it was read as the rest of the field above.";
    UncodedPart "N0102" 0 "part without a coded phrase"
        "Nothing in this part of the sentence is coded, or something in it looks like a code and is none; no question can find what it says. A code stands directly behind its phrase, which stands in square brackets: `[words](+factor)`.";
    InnerLineWord "N0103" 0 "`if`, `then` or `because` inside a part"
        "A part of a sentence holds an `if`, `when`, `then` or `because`, and phrases coded behind it have the role of the part in which they stand. If the word begins a part of its own, it goes to a line of its own; if not, the code says the role, `(context +factor)`, and the note is gone.";
    Unused "N0104" 0 "declared and never used"
        "No statement, configuration or other record names this factor.";
    Undirected "N0105" 0 "direction without effect"
        "An actor has no direction; the sign was left out.";
    SameTwice "N0106" 0 "the same record twice"
        "The same record stands in two places, word for word; it counts once.";
    NoOutcome "N0107" 0 "configuration without an outcome"
        "Something is coded in this configuration, and no outcome. Where the source tells none, a line `then: ?` says so and the note is gone; `find cmocs without outcome` lists both. Often a `then` is missing, so that what comes about was read as a context or a mechanism: the note shows what was read.";
    FlowRises "N0108" 0 "more at a later step of a review"
        "Of a review, `identified` counts the records that its search found, `screened` those of them that were screened, and `included` those of them that it includes; no count is more than the one before it. A digit may be wrong, or one count may be of records and the other of studies; where they were published so, a `note` can keep one of them.";
    NothingMatched "N0301" 0 "nothing matched"
        "No row fits the question; the note says what was compared.";
    OnlyMirrored "N0302" 0 "more by mirroring"
        "Further chains hold only if less of a thing takes away what more of it brings, which no sentence says; `with mirrors` lists them.";
    Cut "N0303" 0 "rows left out"
        "Only the first rows are shown.";
    BudgetSpent "N0304" 0 "search stopped early"
        "The search took more steps than it may; what was found until then is shown.";
    SeveralTheories "N0305" 0 "more than one theory"
        "The answer draws on statements of more than one theory; `in NAME`, or `using cmocs where theory = NAME`, keeps to one.";
    Opposites "N0306" 0 "chains that need a thing and its opposite"
        "A chain that needs a literal and its opposite is not shown; the note counts them.";
    PossiblyMixed "N0308" 0 "either direction"
        "A bare name at an end of a chain means either direction; each has rows of its own.";
    NeitherWanted "N0309" 0 "outcomes neither wanted nor unwanted"
        "`wanted outcomes` and `unwanted outcomes` go by what the factors declare: a line `wanted more` or `wanted less` in the record of a factor says which direction is wanted. An outcome whose factor declares nothing, or `depends`, or of which no direction is told, is neither.";
    Contested "N0310" 0 "supposed against what follows"
        "What is supposed both ways is contested, and so is what rests on it. Where the opposite of what is supposed would follow, the supposition stays, and the opposite is listed as contested.";
    LargerSets "N0311" 0 "larger sets not looked for"
        "`first N` of `why` ends the search when so many sets are found; they are the smallest. Without it all sets are looked for.";
    Directly "N0312" 0 "what gives a thing directly"
        "`why` shows sets of starting conditions, which nothing brings about. What gives a thing directly may be brought about in turn; the note names it, and `why not` lists all that gives the thing.";
    NeverMirrors "N0313" 0 "a question that never mirrors"
        "No sentence says that what more of a thing brings, less of it takes away. `paths` and `loops` list what would follow if that were so, when the question says `with mirrors`; all other questions take things as they are told.";
    Compared "N0320" 0 "what was compared"
        "What was held against what, so that an answer without rows, or with few, can be told from a question that looked at little.";
    Enough "N0331" 0 "rows that were not counted"
        "The question asked for the first rows only, and the search ended little after they were found; how many more there are was not counted.";
    NotBacked "N0330" 0 "a step without evidence"
        "A claim is told by a route only where each step of a chain is supported by evidence. Some step of every chain has none, so nothing needs to be lost for the claim to fall. The trail names the steps.";
    SetAside "N0401" 0 "unfinished revision set aside"
        "A program was stopped while it was writing a revision, before it said that the revision was kept. Its bytes were moved to a file beside the journal, and nothing of them is known here.";
    Recovered "N0402" 0 "journal recovered"
        "What was whole in a damaged journal was taken into use; the damaged file is kept beside it.";
    IndexMade "N0403" 0 "index made anew"
        "The index of a knowledge base is made from its journal, to be read fast. It was missing, or did not fit, or was damaged, so it was made anew. Nothing of it is lost by that: what is known stands in the journal.";
    IndexNotUsed "N0404" 0 "index not used"
        "The index could not be opened or written, as in a folder that can only be read, or while another program uses it. What is known was read from the journal instead. Answers are the same, and take longer.";
}

impl Code {
    /// Whether it stops what was to be done.
    pub fn severity(self) -> Severity {
        if self.id().starts_with('E') { Severity::Error } else { Severity::Note }
    }

    /// The code with that id, in any letter case.
    pub fn from_id(id: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }
}
