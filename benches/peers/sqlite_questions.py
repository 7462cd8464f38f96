#!/usr/bin/env python3
"""sqlite_questions.py DATABASE RUNS: answers each line of standard input; writes the rows and the milliseconds of each.

A line is `direct ID`, `upstream ID`, `weak`, or `words WORD WORD`, with a tab between the first two. The first run is not counted; of
the others the median is."""
import sqlite3
import sys
import time

database, runs = sys.argv[1], int(sys.argv[2])

QUERIES = {
    "direct": "select f.handle, f.name, count(*) n, sum(l.sign > 0), sum(l.sign < 0) from link l join factor f on f.id = l.src"
    " where l.dst = ? group by l.src order by n desc",
    "upstream": "with recursive u(x) as (select src from edge where dst = ? union select e.src from u join edge e on e.dst = u.x)"
    " select f.handle, f.name from u join factor f on f.id = u.x",
    "weak": "select c.id, c.name, count(q.id), count(distinct q.source) from cmoc c left join quote q on q.cmoc = c.id group by c.id"
    " having count(q.id) < 3 or count(distinct q.source) < 2",
    "words": "select q.id, q.cmoc, c.name, q.text from quote_fts f join quote q on q.id = f.rowid join cmoc c on c.id = q.cmoc"
    " where quote_fts match ?",
}

base = sqlite3.connect(database)
base.execute("pragma cache_size = -200000")
for line in sys.stdin:
    query, *given = line.rstrip("\n").split("\t")
    taken = []
    for _ in range(runs + 1 if runs > 1 else 1):
        start = time.perf_counter()
        rows = base.execute(QUERIES[query], given).fetchall()
        taken.append(time.perf_counter() - start)
    taken = sorted(taken[1:] or taken)
    print(len(rows), taken[len(taken) // 2] * 1000)
