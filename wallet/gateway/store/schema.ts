/**
 * Amounts are decimal strings: SQLite's integers end at 2^63. Times of the gateway are ISO 8601 in UTC, those of the
 * chain seconds.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- What is to be carried out on the chain, in the order in which it was accepted.
CREATE TABLE IF NOT EXISTS instructions (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  contents TEXT NOT NULL,
  kind TEXT NOT NULL,
  sender TEXT NOT NULL,
  target TEXT NOT NULL,
  call TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount TEXT NOT NULL,
  payer TEXT NOT NULL,
  payee TEXT NOT NULL,
  accepted_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'settled', 'refused', 'skipped')),
  alone INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  dispatch INTEGER REFERENCES dispatches (number),
  place INTEGER,
  block_number INTEGER,
  block_timestamp INTEGER,
  transaction_hash TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS instructions_waiting ON instructions (sender, position) WHERE state = 'queued';
CREATE INDEX IF NOT EXISTS instructions_of_dispatch ON instructions (dispatch, place);

-- Transactions, signed and written down before they are sent.
CREATE TABLE IF NOT EXISTS dispatches (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  sender TEXT NOT NULL,
  nonce INTEGER NOT NULL,
  raw TEXT NOT NULL,
  hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'included', 'superseded'))
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS dispatches_nonce ON dispatches (sender, nonce) WHERE state <> 'superseded';
CREATE INDEX IF NOT EXISTS dispatches_open ON dispatches (sender, number) WHERE state = 'open';

-- What accounts are told as it happens.
CREATE TABLE IF NOT EXISTS events (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  event TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS events_of_account ON events (account, number);

CREATE TABLE IF NOT EXISTS challenges (
  nonce TEXT PRIMARY KEY, account TEXT NOT NULL, message TEXT NOT NULL, expires_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
  token_hash TEXT PRIMARY KEY, account TEXT NOT NULL, expires_at TEXT NOT NULL
) STRICT;

-- Who the holders are. The number of the identity card itself isn't kept.
CREATE TABLE IF NOT EXISTS identities (
  account TEXT PRIMARY KEY,
  institution TEXT NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  contents TEXT NOT NULL,
  opened_by TEXT,
  identified_by TEXT NOT NULL,
  UNIQUE (institution, person)
) STRICT;

CREATE TABLE IF NOT EXISTS identifications (
  instruction TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES identities (account) DEFERRABLE INITIALLY DEFERRED,
  tier INTEGER NOT NULL,
  salt TEXT NOT NULL,
  commitment TEXT NOT NULL,
  valid_until INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- The demonstration banks' deposits: every entry debits one account and credits another.
CREATE TABLE IF NOT EXISTS deposits (
  account TEXT PRIMARY KEY, bank TEXT NOT NULL, number TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE IF NOT EXISTS bank_entries (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  bank TEXT NOT NULL,
  debit TEXT NOT NULL,
  credit TEXT NOT NULL,
  amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
  instruction TEXT,
  CHECK (debit <> credit)
) STRICT;
CREATE INDEX IF NOT EXISTS bank_entries_debit ON bank_entries (debit);
CREATE INDEX IF NOT EXISTS bank_entries_instruction ON bank_entries (instruction);
CREATE INDEX IF NOT EXISTS bank_entries_credit ON bank_entries (credit);

CREATE TABLE IF NOT EXISTS requests (
  id TEXT PRIMARY KEY,
  payee TEXT NOT NULL,
  contents TEXT NOT NULL,
  amount_fen TEXT NOT NULL,
  purpose TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  instruction TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS requests_of_payee ON requests (payee, created_at);
CREATE INDEX IF NOT EXISTS requests_instruction ON requests (instruction);

CREATE TABLE IF NOT EXISTS holders (account TEXT PRIMARY KEY, vasp TEXT NOT NULL, instructions TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS attestations (
  reference TEXT PRIMARY KEY, vasp TEXT NOT NULL, payer_name TEXT NOT NULL, payee_name TEXT NOT NULL, purpose TEXT,
  contents TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

-- What was read from the chain, and up to which block.
CREATE TABLE IF NOT EXISTS blocks (number INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS movements (
  block_number INTEGER NOT NULL,
  log_index INTEGER NOT NULL,
  block_timestamp INTEGER NOT NULL,
  transaction_hash TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount TEXT NOT NULL,
  payer TEXT NOT NULL,
  payee TEXT NOT NULL,
  instruction TEXT,
  PRIMARY KEY (block_number, log_index)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS movements_payer ON movements (payer, block_number, log_index);
CREATE INDEX IF NOT EXISTS movements_payee ON movements (payee, block_number, log_index);
CREATE TABLE IF NOT EXISTS trades (
  trade TEXT PRIMARY KEY, buyer TEXT NOT NULL, seller TEXT NOT NULL, block_number INTEGER NOT NULL, log_index INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS trades_buyer ON trades (buyer, block_number);
CREATE INDEX IF NOT EXISTS trades_seller ON trades (seller, block_number);
`;
