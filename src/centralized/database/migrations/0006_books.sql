-- Whose day the books hold, and which NetsUnion session they are in.
CREATE TABLE books (
  only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- covers everything that the day's decisions depend on
  fingerprint  text    NOT NULL,
  description  text    NOT NULL,
  -- number of the last session that was opened, from 0; -1 before the first
  session      integer NOT NULL DEFAULT -1,
  session_open boolean NOT NULL DEFAULT false
);
