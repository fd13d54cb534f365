-- What the rules for payments of scheme libra remember, beside the ledger; money is in the ledger alone. A VASP or pair
-- without a row is as the day opened.
CREATE TABLE libra_windows (
  vasp    text          PRIMARY KEY,
  inflow  numeric(39,0) NOT NULL CHECK (inflow >= 0),
  outflow numeric(39,0) NOT NULL CHECK (outflow >= 0),
  -- what the VASP holds by what was counted
  tracked numeric(39,0) NOT NULL CHECK (tracked >= 0),
  -- second of the payment that began the window
  since   bigint        NOT NULL
);

CREATE TABLE libra_pair_sums (
  payer_vasp text          NOT NULL,
  payee_vasp text          NOT NULL,
  -- payments without attestation since then
  amount     numeric(39,0) NOT NULL CHECK (amount >= 0),
  since      bigint        NOT NULL,
  PRIMARY KEY (payer_vasp, payee_vasp)
);
