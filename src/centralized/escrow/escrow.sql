-- Secured trades beside the ledger: where each is, and which instructions were decided. Money is in the ledger alone.

CREATE TABLE IF NOT EXISTS escrow_opening (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- covers everything that decisions depend on
  fingerprint text    NOT NULL,
  description text    NOT NULL
);

CREATE TABLE IF NOT EXISTS escrow_trades (
  id        text          PRIMARY KEY,
  buyer     text          NOT NULL,
  seller    text          NOT NULL,
  price     numeric(39,0) NOT NULL CHECK (price > 0),
  delivery  text          NOT NULL,
  state     text          NOT NULL,
  shipped   boolean       NOT NULL DEFAULT false,
  extended  boolean       NOT NULL DEFAULT false,
  claims    integer       NOT NULL DEFAULT 0,
  -- first second in which silence decides; 0 when all is decided
  deadline  bigint        NOT NULL,
  -- the open claim, 0 when there is none: its amount, whether the goods come back, what was left on the clock
  claim     numeric(39,0) NOT NULL DEFAULT 0,
  goods     boolean       NOT NULL DEFAULT false,
  remaining bigint        NOT NULL DEFAULT 0,
  -- what each still has to get of a decided trade
  to_buyer  numeric(39,0) NOT NULL DEFAULT 0,
  to_seller numeric(39,0) NOT NULL DEFAULT 0,
  fee       numeric(39,0) NOT NULL DEFAULT 0,
  -- how often money left its escrow account, which names the postings
  payouts   integer       NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS escrow_decisions (
  id       text PRIMARY KEY,
  contents text NOT NULL,
  refusal  text NOT NULL
);
