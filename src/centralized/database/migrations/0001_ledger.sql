-- The double-entry ledger: what may be written, and that it is never rewritten.
-- Amounts are whole minor units of the ledger's currency, below 2^128.

CREATE TABLE ledgers (
  id       smallint PRIMARY KEY,
  currency text     NOT NULL UNIQUE,
  scale    smallint NOT NULL
);

CREATE TABLE accounts (
  id                             bigint        PRIMARY KEY,
  name                           text          NOT NULL UNIQUE,
  ledger                         smallint      NOT NULL REFERENCES ledgers,
  debits_must_not_exceed_credits boolean       NOT NULL,
  credits_must_not_exceed_debits boolean       NOT NULL,
  state                          text          NOT NULL CHECK (state IN ('open', 'frozen', 'closed')),
  -- part of the credit balance that can't be debited; may exceed the balance
  frozen_amount                  numeric(39,0) NOT NULL CHECK (frozen_amount >= 0),
  debits_pending                 numeric(39,0) NOT NULL DEFAULT 0 CHECK (debits_pending >= 0),
  debits_posted                  numeric(39,0) NOT NULL DEFAULT 0 CHECK (debits_posted >= 0),
  credits_pending                numeric(39,0) NOT NULL DEFAULT 0 CHECK (credits_pending >= 0),
  credits_posted                 numeric(39,0) NOT NULL DEFAULT 0 CHECK (credits_posted >= 0),
  CHECK (NOT (debits_must_not_exceed_credits AND credits_must_not_exceed_debits)),
  CHECK (NOT debits_must_not_exceed_credits OR debits_pending + debits_posted <= credits_posted),
  CHECK (NOT credits_must_not_exceed_debits OR credits_pending + credits_posted <= debits_posted)
) WITH (fillfactor = 50); -- room to update balances in place

-- One row per decided chain, per change of an account, and per reservation that expired. Strictly ordered,
-- without gaps; each digest covers the row, its transfers and the digest before it.
CREATE TABLE log (
  sequence   bigint   PRIMARY KEY,
  id         text     COLLATE "C" UNIQUE,   -- a chain's id; null for what the ledger itself wrote
  account_id bigint,                        -- the account that was opened or changed
  contents   text     NOT NULL,
  at_seconds bigint   NOT NULL,
  result     text     NOT NULL,
  failed_leg smallint,
  digest     bytea    NOT NULL,
  CHECK ((id IS NOT NULL) = (account_id IS NULL) OR result = 'expired')
);

-- The legs of the chains that were carried out. No foreign keys: only post_chains writes here, after it has
-- locked the accounts and numbered the row in the log; two key checks a leg would cost more than the insert.
CREATE TABLE transfers (
  sequence           bigint        NOT NULL,
  leg                smallint      NOT NULL,
  kind               text          NOT NULL CHECK (kind IN ('post', 'pending', 'post_pending', 'void_pending', 'expire_pending')),
  debit_account_id   bigint        NOT NULL,
  credit_account_id  bigint        NOT NULL,
  amount             numeric(39,0) NOT NULL CHECK (amount >= 0),
  pending_sequence   bigint,
  pending_leg        smallint,
  expires_at_seconds bigint,
  PRIMARY KEY (sequence, leg)
);
CREATE UNIQUE INDEX transfers_resolve_once ON transfers (pending_sequence, pending_leg) WHERE pending_sequence IS NOT NULL;

-- What became of each reservation. Not part of the log: it follows from the transfers.
CREATE TABLE pending_transfers (
  sequence           bigint        NOT NULL,
  leg                smallint      NOT NULL,
  chain_id           text          NOT NULL,
  debit_account_id   bigint        NOT NULL,
  credit_account_id  bigint        NOT NULL,
  amount             numeric(39,0) NOT NULL,
  expires_at_seconds bigint,
  state              text          NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'posted', 'voided', 'expired')),
  resolved_by        bigint,
  PRIMARY KEY (sequence, leg),
  UNIQUE (chain_id, leg)
);
CREATE INDEX pending_transfers_expiry ON pending_transfers (expires_at_seconds) WHERE state = 'pending';

-- The end of the log. Whoever appends holds this row's lock, so there is one writer at a time.
CREATE TABLE log_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  sequence bigint  NOT NULL,
  digest   bytea   NOT NULL
);
INSERT INTO log_head (sequence, digest) VALUES (0, sha256(''));

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON transfers EXECUTE FUNCTION refuse_rewriting();
