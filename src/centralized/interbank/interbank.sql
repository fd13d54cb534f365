-- Interbank settlement beside the ledger: orders and where each is. Money is in the ledger alone.

CREATE TABLE IF NOT EXISTS interbank_day (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- covers everything that the day's decisions depend on
  fingerprint text    NOT NULL,
  description text    NOT NULL,
  -- number of the last session that was opened, from 1; 0 outside net mode
  session     integer NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS interbank_orders (
  number   bigint        PRIMARY KEY,
  id       text          NOT NULL UNIQUE,
  contents text          NOT NULL,
  payer    text          NOT NULL,
  -- absent in a cancellation
  payee    text,
  amount   numeric(39,0) CHECK (amount > 0),
  urgent   boolean       NOT NULL DEFAULT false,
  state    text          NOT NULL,
  -- the session that it entered, and its place among those that did
  session  integer,
  place    bigint
);
CREATE INDEX IF NOT EXISTS interbank_queues ON interbank_orders (payer, urgent DESC, number) WHERE state = 'QUEUED';
CREATE INDEX IF NOT EXISTS interbank_sessions ON interbank_orders (session, place) WHERE session IS NOT NULL;

CREATE TABLE IF NOT EXISTS interbank_defaults (
  session integer       NOT NULL,
  bank    text          NOT NULL,
  missing numeric(39,0) NOT NULL,
  PRIMARY KEY (session, bank)
);
