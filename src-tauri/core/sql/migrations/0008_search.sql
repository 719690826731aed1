-- The index that search reads. It holds nothing that the record does not: it is made from it, kept in step by the
-- journal, and made anew when what is indexed changes. None of it is journalled.

-- Which row an entry of the index stands for. Its number is the second it happened, times 4096, and a counter: newest
-- first is then the order of the index itself.
CREATE TABLE found (
  rowid  INTEGER PRIMARY KEY NOT NULL,
  kind   TEXT NOT NULL,
  id     TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX found_row ON found (kind, id);

-- What was indexed, and by which rules.
CREATE TABLE found_as (
  id     TEXT PRIMARY KEY NOT NULL,
  rules  TEXT NOT NULL
) STRICT;

-- People and the directory: few, so that the best may come first.
CREATE VIRTUAL TABLE found_name USING fts5 (
  called, words, prefix = '2 3', content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- Notes: the many, newest first. They stand alone, so that looking through the few costs nothing of looking through these.
CREATE VIRTUAL TABLE found_note USING fts5 (
  words, prefix = '2 3', content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

-- Everything else that is written in words, newest first.
CREATE VIRTUAL TABLE found_text USING fts5 (
  words, prefix = '2 3', content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
