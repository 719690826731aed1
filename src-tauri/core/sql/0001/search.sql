-- The index that search reads. It holds nothing that the record does not: it is made from the record, follows the
-- journal, and is made again when what is indexed changes. Not journalled.

-- Which row an entry of the index stands for. `rowid` is the second it happened, times 4096, plus a counter: the
-- index's own order is then newest first.
CREATE TABLE search_row (
  rowid  INTEGER  PRIMARY KEY NOT NULL,
  kind   TEXT     NOT NULL,
  id     TEXT     NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_row_source ON search_row (kind, id);

-- By which rules the index was made.
CREATE TABLE search_version (
  id     TEXT  PRIMARY KEY NOT NULL,
  rules  TEXT  NOT NULL
) STRICT;

-- Names of people, contacts and groups: few, so that the best match comes first.
CREATE VIRTUAL TABLE search_name USING fts5 (
  called,
  words,
  prefix = '2 3',
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Notes: many, newest first, and apart from the rest. Beginnings of up to six letters are looked up, not gathered
-- from all words that begin so.
CREATE VIRTUAL TABLE search_note USING fts5 (
  words,
  prefix = '2 3 4 5 6',
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Everything else that is written in words, newest first.
CREATE VIRTUAL TABLE search_text USING fts5 (
  words,
  prefix = '2 3',
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);
