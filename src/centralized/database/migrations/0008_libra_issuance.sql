-- What issuance of scheme libra remembers, beside the ledger; money is in the ledger alone. Without a row it is as the
-- day opened.
CREATE TABLE libra_issuance (
  only_row      boolean       PRIMARY KEY DEFAULT true CHECK (only_row),
  -- the last statement less what was paid out since
  effective     numeric(39,0) NOT NULL CHECK (effective >= 0),
  -- second of the last statement
  stated_at     bigint        NOT NULL,
  -- second of the last payout, and all that was paid out in it
  paid_at       bigint,
  paid          numeric(39,0) NOT NULL DEFAULT 0 CHECK (paid >= 0),
  -- second of the mint that began the window, and what was minted in it
  window_since  bigint,
  window_inflow numeric(39,0) NOT NULL DEFAULT 0 CHECK (window_inflow >= 0)
);

CREATE TABLE libra_requests (
  reference text          PRIMARY KEY,
  kind      text          NOT NULL CHECK (kind IN ('mint', 'preburn')),
  amount    numeric(39,0) NOT NULL CHECK (amount > 0),
  approvers text[]        NOT NULL DEFAULT '{}',
  is_open   boolean       NOT NULL DEFAULT true
);
