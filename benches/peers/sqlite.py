#!/usr/bin/env python3
"""sqlite.py FOLDER DATABASE: loads the tables of FOLDER durably, with a full-text index of the quotes."""
import csv
import os
import sqlite3
import sys

folder, database = sys.argv[1:3]

SCHEMA = """
create table factor(id integer primary key, kind text, handle text unique, name text);
create table source(id integer primary key, key text unique, year int, kind text, title text);
create table cmoc(id integer primary key, name text, sign int, outcome int);
create table cmoc_context(cmoc int, factor int, primary key(cmoc, factor)) without rowid;
create table cmoc_mechanism(cmoc int, factor int, primary key(cmoc, factor)) without rowid;
create table link(id integer primary key, cmoc int, src int, dst int, sign int);
create table edge(src int, dst int, sign int, primary key(src, dst)) without rowid;
create table quote(id integer primary key, cmoc int, source int, page int, text text);
create virtual table quote_fts using fts5(text, content='quote', content_rowid='id');
"""

INDEXES = [
    "link_dst on link(dst, src, sign)",
    "link_src on link(src, dst, sign)",
    "edge_rev on edge(dst, src, sign)",
    "context_factor on cmoc_context(factor, cmoc)",
    "mechanism_factor on cmoc_mechanism(factor, cmoc)",
    "cmoc_outcome on cmoc(outcome, sign)",
    "quote_cmoc on quote(cmoc, source)",
    "quote_source on quote(source)",
]


def rows(name):
    with open(os.path.join(folder, name + ".csv"), newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


base = sqlite3.connect(database)
base.execute("pragma journal_mode=wal")
base.execute("pragma synchronous=full")
base.executescript(SCHEMA)
base.execute("begin")
base.executemany("insert into factor values(?,?,?,?)", rows("nodes"))
base.executemany("insert into source values(?,?,?,?,?)", rows("sources"))
cmocs = list(rows("cmocs"))
base.executemany("insert into cmoc values(?,?,?,?)", (row[:4] for row in cmocs))
base.executemany("insert into cmoc_context values(?,?)", ((row[0], at) for row in cmocs for at in row[4].split(";")))
base.executemany("insert into cmoc_mechanism values(?,?)", ((row[0], at) for row in cmocs for at in row[5].split(";")))
base.executemany("insert into link values(?,?,?,?,?)", rows("links"))
base.execute(
    "insert into edge select src, dst, case when min(sign) > 0 then 1 when max(sign) < 0 then -1 else 0 end"
    " from link group by src, dst"
)
base.executemany("insert into quote values(?,?,?,?,?)", rows("quotes"))
base.execute("insert into quote_fts(quote_fts) values('rebuild')")
for index in INDEXES:
    base.execute("create index " + index)
base.execute("commit")
base.execute("analyze")
base.execute("pragma wal_checkpoint(truncate)")
base.close()
