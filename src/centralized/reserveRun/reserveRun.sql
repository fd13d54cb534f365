-- A run on the reserve beside the ledger: the emergency queue. Money is in the ledger alone.

CREATE TABLE IF NOT EXISTS reserve_run (
  only_row      boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- number of the last event, from 1; it names the event's postings
  events        integer NOT NULL DEFAULT 0,
  queue_is_open boolean NOT NULL DEFAULT false
);

CREATE TABLE IF NOT EXISTS reserve_run_requests (
  -- from 0, in the order of the requests
  number   integer       PRIMARY KEY,
  holder   text          NOT NULL,
  amount   numeric(39,0) NOT NULL CHECK (amount > 0),
  ready_at bigint        NOT NULL,
  is_open  boolean       NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX IF NOT EXISTS reserve_run_open_requests ON reserve_run_requests (holder) WHERE is_open;
