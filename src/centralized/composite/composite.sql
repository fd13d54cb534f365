-- ≋LBR beside the ledgers: how much of each coin is in one, and what is announced. Money is in the ledgers alone.

CREATE TABLE IF NOT EXISTS composite (
  only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- number of the last event, from 1; it names the event's postings
  events        integer         NOT NULL DEFAULT 0,
  -- millionths of each coin in one ≋LBR, in the order of the basket
  amounts       numeric(39,0)[] NOT NULL,
  announced     numeric(39,0)[],
  -- seconds since 1970-01-01 UTC
  executable_at bigint,
  CHECK ((announced IS NULL) = (executable_at IS NULL))
);
