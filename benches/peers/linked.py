#!/usr/bin/env python3
"""linked.py PEER FOLDER DATABASE CAP: asks another program what leads to what, over the tables of FOLDER.

PEER is sqlite, duckdb, igraph or networkx. Each line of standard input is a question: `direct X`, `upstream X`, `paths A B`, `weak`,
`opposite` or `routes A B`, with tabs between. For each a line is written: the milliseconds, a tab, and what came out of it. The
milliseconds are the median of up to five runs, or a word: `none` where the program has no such thing, `long` where it took more
than CAP seconds.

Links are those of `links.csv`, one a row for each configuration: from a context to a mechanism, from a mechanism to an outcome. Links with the
same two ends are one edge, which is + or - where all of them are, else neither.
  direct    the mechanisms of X, with how many links there are: their number, and the greatest of these
  upstream  the factors from which X can be reached: their number, X itself left out
  paths     the first 100 simple paths of at most 6 edges by length: their number, and how many there are of each length
  weak      the configurations with fewer than 3 quotes or fewer than 2 sources: their number
  opposite  the pairs of a context and an outcome that is both more and less: their number
  routes    the most routes that share no edge, over edges with two sources or more"""
import csv
import json
import os
import signal
import statistics
import sys
import threading
import time

peer, folder, database, cap = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])


class Long(Exception):
    pass


class Without(Exception):
    pass


def rows(name):
    with open(os.path.join(folder, name + ".csv"), newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


DIRECT = (
    "select f.handle, count(*) n, sum(case when l.sign > 0 then 1 else 0 end), sum(case when l.sign < 0 then 1 else 0 end)"
    " from link l join factor f on f.id = l.src where l.dst = ? group by l.src, f.handle order by n desc"
)
UPSTREAM = (
    "with recursive u(x) as (select src from edge where dst = ?1 union select e.src from u join edge e on e.dst = u.x)"
    " select x from u where x <> ?1"
)
WEAK = (
    "select c.id, count(q.id), count(distinct q.source) from cmoc c left join quote q on q.cmoc = c.id group by c.id"
    " having count(q.id) < 3 or count(distinct q.source) < 2"
)
OPPOSITE = (
    "select cc.factor, c.outcome, sum(case when c.sign > 0 then 1 else 0 end) from cmoc_context cc join cmoc c on c.id = cc.cmoc"
    " group by cc.factor, c.outcome having min(c.sign) < max(c.sign)"
)


class SQLite:
    """The database that sqlite.py made, with its indexes."""

    def __init__(self):
        import sqlite3

        self.error = sqlite3.OperationalError
        self.base = sqlite3.connect(database)
        self.base.execute("pragma cache_size = -200000")

    def ask(self, query, *given):
        until = time.time() + cap
        self.base.set_progress_handler(lambda: 1 if time.time() > until else 0, 100000)
        try:
            return self.base.execute(query, given).fetchall()
        except self.error as error:
            raise (Long() if "interrupted" in str(error) else error)

    def direct(self, x):
        return [(name, count) for name, count, *_ in self.ask(DIRECT, x)]

    def upstream(self, x):
        return self.ask(UPSTREAM, x)

    def paths(self, a, b):
        # the queue of a recursive query is first in, first out: the shortest come first
        found = self.ask(
            """with recursive p(n, len, sign, path) as (select ?1, 0, 1, ',' || ?1 || ',' union all
            select e.dst, p.len + 1, p.sign * e.sign, p.path || e.dst || ',' from p join edge e on e.src = p.n
            where p.len < 6 and p.n <> ?2 and instr(p.path, ',' || e.dst || ',') = 0)
            select len, sign, path from p where n = ?2 and len > 0 limit 100""",
            a,
            b,
        )
        return [length for length, *_ in found]

    def weak(self):
        return self.ask(WEAK)

    def opposite(self):
        return self.ask(OPPOSITE)

    def routes(self, a, b):
        raise Without()


class DuckDB(SQLite):
    """The same tables in columns; those of links in the order of their ends."""

    def __init__(self):
        import duckdb

        self.duckdb = duckdb
        path = database + ".duckdb"
        self.base = duckdb.connect(path)
        read = lambda name: f"read_csv('{folder}/{name}.csv', header = true)"
        for statement in [
            f"create table factor as select * from {read('nodes')}",
            f"create temp table c as select * from read_csv('{folder}/cmocs.csv', header = true,"
            " types = {'contexts': 'VARCHAR', 'mechanisms': 'VARCHAR'})",
            "create table cmoc as select id, name, sign, outcome from c",
            "create table cmoc_context as select id cmoc, unnest(string_split(contexts, ';'))::bigint factor from c",
            f"create table link as select * from {read('links')} order by dst, src",
            f"create table quote as select * from {read('quotes')}",
            "create table edge as select src, dst, case when min(sign) > 0 then 1 when max(sign) < 0 then -1 else 0 end sign"
            " from link group by src, dst order by src, dst",
            "create index edge_src on edge(src)",
            "create index edge_dst on edge(dst)",
            "create index link_dst on link(dst)",
            "checkpoint",
        ]:
            self.base.execute(statement)
        self.base.execute("set memory_limit = '4GB'")

    def ask(self, query, *given):
        timer = threading.Timer(cap, self.base.interrupt)
        timer.start()
        try:
            return self.base.execute(query, list(given)).fetchall()
        except self.duckdb.InterruptException:
            raise Long()
        except self.duckdb.OutOfMemoryException:
            raise Long()
        finally:
            timer.cancel()

    def paths(self, a, b):
        found = self.ask(
            """with recursive p(n, len, sign, path) as (select $1::bigint, 0, 1, [$1::bigint] union all
            select e.dst, p.len + 1, p.sign * e.sign, list_append(p.path, e.dst) from p join edge e on e.src = p.n
            where p.len < 6 and p.n <> $2 and not list_contains(p.path, e.dst))
            select len, sign, path from p where n = $2 and len > 0 order by len limit 100""",
            a,
            b,
        )
        return [length for length, *_ in found]


class Script:
    """What the packages for graphs lack is written in Python, over lists."""

    def __init__(self):
        self.names = {int(row[0]): row[2] for row in rows("nodes")}
        self.links = [(int(a), int(b), int(cmoc), int(sign)) for _, cmoc, a, b, sign in rows("links")]
        self.cmocs = [(int(r[0]), int(r[2]), int(r[3]), [int(c) for c in r[4].split(";")]) for r in rows("cmocs")]
        self.quotes = [(int(r[1]), int(r[2])) for r in rows("quotes")]
        sources, behind = {}, {}
        for cmoc, source in self.quotes:
            sources.setdefault(cmoc, set()).add(source)
        for a, b, cmoc, _ in self.links:
            behind.setdefault((a, b), set()).update(sources.get(cmoc, ()))
        self.supported = [edge for edge, of in behind.items() if len(of) >= 2]
        self.edges = sorted(behind)

    def direct(self, x):
        counts = {}
        for a, b, _, sign in self.links:
            if b == x:
                counts.setdefault(a, [0, 0])[sign < 0] += 1
        found = ((self.names[a], sum(both)) for a, both in counts.items())
        return sorted(found, key=lambda row: -row[1])

    def weak(self):
        pieces, sources = {}, {}
        for cmoc, source in self.quotes:
            pieces[cmoc] = pieces.get(cmoc, 0) + 1
            sources.setdefault(cmoc, set()).add(source)
        return [c for c, *_ in self.cmocs if pieces.get(c, 0) < 3 or len(sources.get(c, ())) < 2]

    def opposite(self):
        signs = {}
        for _, sign, outcome, contexts in self.cmocs:
            for context in contexts:
                signs.setdefault((context, outcome), set()).add(sign)
        return [pair for pair, both in signs.items() if len(both) > 1]


class NetworkX(Script):
    def __init__(self):
        super().__init__()
        import networkx

        self.networkx = networkx
        self.whole, self.firm = networkx.DiGraph(self.edges), networkx.DiGraph(self.supported)

    def upstream(self, x):
        return list(self.networkx.ancestors(self.whole, x))

    def paths(self, a, b):
        found = []
        for path in self.networkx.shortest_simple_paths(self.whole, a, b):
            if len(path) > 7 or len(found) == 100:
                break
            found.append(len(path) - 1)
        return found

    def routes(self, a, b):
        ends = a in self.firm and b in self.firm
        return self.networkx.edge_connectivity(self.firm, a, b) if ends else 0


class IGraph(Script):
    def __init__(self):
        super().__init__()
        import igraph

        graph = lambda edges: igraph.Graph(n=len(self.names) + 1, edges=edges, directed=True)
        self.whole, self.firm = graph(self.edges), graph(self.supported)

    def upstream(self, x):
        return [at for at in self.whole.subcomponent(x, mode="in") if at != x]

    def paths(self, a, b):
        found = self.whole.get_k_shortest_paths(a, to=b, k=100, mode="out")
        return sorted(len(path) - 1 for path in found if len(path) <= 7)

    def routes(self, a, b):
        return int(self.firm.maxflow_value(a, b))


def out(question, answer):
    if question == "direct":
        return f"{len(answer)} {answer[0][1] if answer else 0}"
    if question == "paths":
        return " ".join([str(len(answer)), *(f"{n}:{answer.count(n)}" for n in sorted(set(answer)))])
    return str(answer if question == "routes" else len(answer))


def late(*_):
    raise Long()


signal.signal(signal.SIGALRM, late)
asked = {"sqlite": SQLite, "duckdb": DuckDB, "igraph": IGraph, "networkx": NetworkX}[peer]()
tired = {}
for line in sys.stdin:
    question, *given = line.rstrip("\n").split("\t")
    given = [int(at) for at in given]
    taken, answer = [], None
    try:
        if tired.get(question, 0) == 2:
            raise Long()
        while len(taken) < 5 and sum(taken) < 3:
            # an alarm ends what the program itself does not
            signal.setitimer(signal.ITIMER_REAL, cap + 1)
            start = time.perf_counter()
            answer = getattr(asked, question)(*given)
            taken.append(time.perf_counter() - start)
            signal.setitimer(signal.ITIMER_REAL, 0)
        print(f"{statistics.median(taken) * 1e3}\t{out(question, answer)}", flush=True)
    except Without:
        print("none\t", flush=True)
    except Long:
        tired[question] = tired.get(question, 0) + 1
        print("long\t", flush=True)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
