//! The terms of realist evaluation and of this software, in one table.

/// One term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub term: &'static str,
    /// Other words that people look for it by.
    pub also: &'static [&'static str],
    /// What it means.
    pub text: &'static str,
}

const fn term(term: &'static str, also: &'static [&'static str], text: &'static str) -> Term {
    Term { term, also, text }
}

/// The glossary, in an order in which it can be read.
pub const GLOSSARY: &[Term] = &[
    term(
        "factor",
        &["factors"],
        "A named idea that can be more or less present: `trust`, `early-wins`, `staff-turnover`. It is what a phrase is coded to, so that different words for the same idea meet. The same factor can be a mechanism in one configuration and an outcome in the next.",
    ),
    term(
        "literal",
        &["literals", "direction", "directions", "sign"],
        "A factor with its direction. `+trust`: present, more, strengthened or kept. `-trust`: absent, less, weakened or not fired. `?trust`: the direction is not said, or varies. A bare name is read as `+` in a record; in a question it means either direction.\n\nThe sign is what happens when the if-part holds, even where the words tell the opposite case: under \"if turnover is prevented\", \"because every staff member that leaves needs to re-learn\" is `-relearning`.",
    ),
    term(
        "role",
        &["roles"],
        "The part that a factor plays in a configuration: context, intervention, actor, mechanism, resource, reasoning or outcome. An actor has no direction. Roles belong to configurations, not to factors; the word that declares a factor gives only its usual role.",
    ),
    term(
        "configuration",
        &["configurations", "cmo", "icmo", "icamo", "caimo"],
        "In a context, a mechanism brings about an outcome: literals in roles, as one statement or `cmoc` gives them. A role may be unknown (`?`) or not said at all; such a configuration is kept, and `find cmocs without mechanism` finds it.",
    ),
    term(
        "conditions",
        &["condition"],
        "What has to hold for a configuration to fire: its contexts and interventions, and its resource where no intervention is named. Where none of these is stated, its mechanisms.",
    ),
    term(
        "statement",
        &["statements", "sentence"],
        "A published or drafted sentence, kept letter for letter, whose phrases are coded in place. It gives one configuration, or several where it goes on with `However`, `also` or `in turn`; the second one of `early-wins` is `early-wins.2`.",
    ),
    term(
        "cmoc",
        &["cmocs"],
        "A configuration given part by part: one line for each role, with literals or with the published words of a table's cell. `find cmocs` goes over all configurations, those of statements too.",
    ),
    term("source", &["sources"], "A paper, report, interview or workshop, from which statements and evidence come."),
    term("case", &["cases"], "The site, organisation or group that a source speaks about."),
    term(
        "evidence",
        &["supports", "contradicts", "refines", "silent"],
        "What sources say of a statement, configuration or factor: that it is so (`supports`), that it is not (`contradicts`), that it is otherwise (`refines`), or nothing, although it was looked for there (`silent`). Where a statement was published is not evidence for it, and is counted apart.",
    ),
    term(
        "degree",
        &["degrees", "scale"],
        "How much evidence there is, in the words of a scale that the team states: `scale degree counting evidence`. The degree that was published stands in the field `degree`, beside it and never mixed with it.",
    ),
    term(
        "theme",
        &["themes", "construct"],
        "A cluster of statements; or a construct of a synthesis, of second or third order, that interprets others.",
    ),
    term(
        "theory",
        &["theories", "programme-theory"],
        "A named set of statements and configurations at a stage, initial or refined, which may refine an earlier theory.",
    ),
    term(
        "ripple",
        &["ripples", "chain", "chains", "path"],
        "The outcome of one configuration serving as condition or mechanism of the next. `paths from A to B` follows ripples; what must hold together along the way stands in each row.",
    ),
    term(
        "demi-regularity",
        &["demi-regularities", "pattern", "patterns"],
        "The same factors in the same roles recurring, not always but often, across sources or cases.",
    ),
    term(
        "conflict",
        &["contradiction", "contradictions"],
        "Two configurations that tell opposite directions of a factor under the same conditions and for the same actors, with nothing that tells the two apart. Different outcomes in different contexts are no conflict: they are the theory. `conflicts` lists both what is one and what comes near.",
    ),
    term(
        "moderated",
        &["moderator", "moderators", "moderates"],
        "Said of two configurations that tell opposite directions of a factor, where one states all the conditions of the other and more, or concerns other people under the same conditions: what it adds tells when, or for whom, it is otherwise.",
    ),
    term(
        "rival",
        &["rival-explanation", "rival-explanations"],
        "One of two explanations of the same: two claims that the team declares to be rivals (`rivals NAME`), or two configurations with the same outcome and conditions and different mechanisms.",
    ),
    term(
        "gap",
        &["incomplete", "missing"],
        "Something that a theory still lacks: an outcome without mechanism, a condition that is unknown, a statement that one source supports. `gaps` lists them, each with the question that would complete it.",
    ),
    term(
        "revision",
        &["revisions"],
        "One accepted change, made as a whole or not at all. A load is one revision; of lines typed, each run of records is one.",
    ),
    term(
        "expected",
        &["expected-outcome"],
        "Said of what follows when all the stated conditions hold: each is known and none is one of several alternatives.",
    ),
    term(
        "may follow",
        &["may", "may-follow"],
        "Said of what follows only if something that is not known, or one of several alternatives, goes the right way; and of what a mechanism brings where its context is not given. What rests on it may follow too.",
    ),
    term(
        "contested",
        &["contested-outcome"],
        "Said of what follows both ways: some of what is assumed leads to more of it and some to less. Nothing is expected of it, nor of what rests on it alone.",
    ),
    term(
        "as told",
        &["told"],
        "A step from one configuration to the next is as told when the literal that is reached is the one that the next configuration names.",
    ),
    term(
        "mirrored",
        &["mirror", "mirrors", "mirroring"],
        "A step is mirrored when the next configuration names the opposite of what was reached. No sentence says that what more of a thing brings, less of it takes away; so mirrored steps are left out and counted, and `with mirrors` lists them apart. In a chain the sign `⇝` stands before such a step, where `→` stands before one that is as told.",
    ),
    term(
        "net direction",
        &["net", "net-direction"],
        "Whether a chain leads from more of its first factor to more of its last, or to less: the product of the directions at its ends, as the chain would follow.",
    ),
    term(
        "weakest link",
        &["weakest", "weakest-link"],
        "The step of a chain that the fewest distinct sources support. A chain is not better supported than that.",
    ),
    term(
        "told whole",
        &["told-whole"],
        "A source tells a chain whole if it supports a configuration at each of its steps. A chain that no source tells whole is put together by the analyst.",
    ),
    term(
        "by kind",
        &["kind of", "kind", "kinds"],
        "A factor may be a kind of a wider one: more of `culture-conflict` counts as more of `conflict`, and rows that hold only so are marked. Less of a kind is not less of the whole. In a chain `⊂` stands where a step goes from a kind to its whole.",
    ),
    term(
        "steps",
        &["step"],
        "A column: through how many configurations a chain goes. A step leads from a condition or the mechanism of one configuration to its mechanism or outcome; one step is direct.",
    ),
    term(
        "follows",
        &["surety"],
        "A column: how far the end of a chain can be relied on when its beginning holds: `expected`, or `may follow`. `explain expected` and `explain may follow` say what each takes.",
    ),
    term(
        "must-hold",
        &["must hold", "also-needs"],
        "A column: what has to hold besides the beginning of a chain, at any of its steps, for its end to follow. All of it has to hold together.",
    ),
    term(
        "whole",
        &[],
        "A column: the sources that tell a chain whole, each of its steps. Where there is none, the analyst put it together; `explain told whole` says more.",
    ),
    term(
        "by",
        &["told-by", "through"],
        "A column: the configurations that tell the steps of a chain, one for each step: that with most sources, then the first by name. `because 1` names the others.",
    ),
    term(
        "reached-by",
        &["reached by"],
        "A column: the chain that leads from the beginning asked for to what the row names; `chain` leads on from there.",
    ),
    term(
        "stands",
        &["stands-in"],
        "A column: the directions in which a factor stands in the configurations that were looked at: `+trust`, `-trust` or both.",
    ),
    term(
        "stands-as",
        &[],
        "A column: in which roles a mechanism stands that is told, somewhere, as a resource or a reasoning.",
    ),
    term(
        "against",
        &["evidence-against"],
        "A column: how many evidence records contradict it. They are counted apart from those that support it, and never subtracted.",
    ),
    term(
        "evidence-through",
        &["through-evidence"],
        "A column: how many evidence records support configurations in which the factor stands. They speak of the configurations, not of the factor, and are counted apart from `evidence`.",
    ),
    term(
        "assumed",
        &["assumption", "assumptions"],
        "In a trail, what has to be taken for granted for a step to hold: that a mechanism is in place although its context is not given, or what is not known.",
    ),
    term("unknown", &["unknowns"], "A column: the roles of a configuration that are given as not known (`?`)."),
    term(
        "count",
        &["number"],
        "A column: how many things a group holds. `count statements by theme` names groups without any too, and those that stand in no group.",
    ),
    term("text", &["words"], "A column: the sentence as published, without its codes."),
    term("id", &["name", "names"], "A column: the name of the record, by which others refer to it."),
    term("label", &["title"], "The words in quotes behind the name of a record: what people call it."),
    term("what", &[], "A column: in `show`, which field or place; in `history`, what a revision changed."),
    term("value", &["values"], "A column of `show`: what stands in the field."),
    term("from", &[], "A column: what a chain starts from; of evidence, its source."),
    term("to", &["ends"], "A column: what a chain leads to."),
    term("of", &["about"], "A column of evidence: what the record supports, contradicts, refines or is silent about."),
    term("stance", &["stances"], "A column of evidence: whether it supports, contradicts, refines or is silent."),
    term("place", &["at", "page"], "A column of evidence: where in the source it stands, as `at \"p. 7\"` gives it."),
    term(
        "knowledge base",
        &["kb", "journal", "index"],
        "A folder in which what is known is kept: `journal.because` holds every revision, `index` is made from it to be read fast, `lock` is held while something is written. `because load PATH` makes one; it is backed up by copying the folder. What is known without one is forgotten with the program.",
    ),
    term(
        "history",
        &["when", "who", "how", "reason", "difference"],
        "What happened to what is known: for each revision its number, when it was accepted (UTC), who its author is, how it came about (`load`, `typed`), what it changed and why, where a reason was given. `history NAME` shows what each changed in one record, in the column `difference` where that is for a program.",
    ),
    term(
        "trail",
        &["evidence-trail"],
        "What a row of an answer rests on: the configurations, the sentences as published, the quotes with source and place, what was assumed, what was looked for and not found, and the evidence against. `because 3` opens the trail of row 3.",
    ),
    term(
        "reading",
        &["canonical"],
        "The question as it was understood, in the one spelling that the language has for it. It stands above each answer.",
    ),
    term(
        "via",
        &[],
        "The review in which a study was read. Six studies read in one review are six sources, all via one.",
    ),
    term(
        "code",
        &["codes", "coding", "phrase"],
        "What stands in round brackets behind a phrase in square ones, `[avoid a sense of inertia](-inertia)`: the factor that the phrase speaks of, with its direction, and its role where the line does not give it. A phrase is coded with its verb.",
    ),
    term(
        "record",
        &["records"],
        "One thing that is known: a line with its word and its name, and indented lines that belong to it. One name stands for one record, whatever its kind.",
    ),
];

/// The entry for a word, in any letter case; blanks and hyphens are alike.
pub(super) fn find(word: &str) -> Option<&'static Term> {
    let folded = word.to_lowercase().replace('-', " ");
    let same = |candidate: &str| candidate.replace('-', " ") == folded;
    GLOSSARY.iter().find(|entry| same(entry.term) || entry.also.iter().any(|also| same(also)))
}
