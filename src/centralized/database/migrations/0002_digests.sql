-- The texts that the log's digests cover: written once, used by whoever appends and whoever verifies.

CREATE FUNCTION leg_text(
  leg integer, kind text, debit_account_id bigint, credit_account_id bigint, amount numeric,
  pending_sequence bigint, pending_leg integer, expires_at_seconds bigint
) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT leg::text || ' ' || kind || ' ' || debit_account_id::text || ' ' || credit_account_id::text || ' ' || amount::text
    || ' ' || coalesce(pending_sequence::text || '/' || pending_leg::text, '-')
    || ' ' || coalesce(expires_at_seconds::text, '-') || ';'
$$;

-- quote_nullable keeps two different rows from having one text, whatever an id or the contents contain.
CREATE FUNCTION log_digest(
  previous bytea, sequence bigint, id text, account_id bigint, contents text, at_seconds bigint,
  result text, failed_leg integer, legs text
) RETURNS bytea LANGUAGE sql STABLE AS $$ -- not IMMUTABLE: convert_to isn't, and the planner inlines only what is as declared
  SELECT sha256(previous || convert_to(
    sequence::text || ' ' || quote_nullable(id) || ' ' || coalesce(account_id::text, '-') || ' ' || quote_nullable(contents)
    || ' ' || at_seconds::text || ' ' || result || ' ' || coalesce(failed_leg::text, '-') || ' ' || legs, 'UTF8'))
$$;

CREATE FUNCTION account_text(account accounts) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'account ' || quote_literal(account.name) || ' ledger ' || account.ledger::text
    || CASE WHEN account.debits_must_not_exceed_credits THEN ' debits_must_not_exceed_credits' ELSE '' END
    || CASE WHEN account.credits_must_not_exceed_debits THEN ' credits_must_not_exceed_debits' ELSE '' END
    || ' ' || account.state || ' frozen ' || account.frozen_amount::text
$$;

-- Opens accounts in the order of their names' arrays; returns nothing, raises on a name that is taken.
CREATE FUNCTION open_accounts(
  p_ledger smallint, p_names text[], p_floors boolean[], p_ceilings boolean[], p_states text[], p_frozen numeric[], p_at_seconds bigint
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_head log_head%ROWTYPE;
  v_last_id bigint;
  v_opened record;
BEGIN
  SELECT * INTO STRICT v_head FROM log_head FOR UPDATE;
  SELECT coalesce(max(id), 0) INTO v_last_id FROM accounts;
  INSERT INTO accounts (id, name, ledger, debits_must_not_exceed_credits, credits_must_not_exceed_debits, state, frozen_amount)
    SELECT v_last_id + n.position, n.name, p_ledger, n.floor, n.ceiling, n.state, n.frozen
    FROM unnest(p_names, p_floors, p_ceilings, p_states, p_frozen) WITH ORDINALITY AS n (name, floor, ceiling, state, frozen, position);
  FOR v_opened IN SELECT a.id, account_text(a) AS contents FROM accounts a WHERE a.id > v_last_id ORDER BY a.id LOOP
    v_head.sequence := v_head.sequence + 1;
    v_head.digest := log_digest(v_head.digest, v_head.sequence, NULL, v_opened.id, v_opened.contents, p_at_seconds, 'account_opened', NULL, '');
    INSERT INTO log (sequence, account_id, contents, at_seconds, result, digest)
      VALUES (v_head.sequence, v_opened.id, v_opened.contents, p_at_seconds, 'account_opened', v_head.digest);
  END LOOP;
  UPDATE log_head SET sequence = v_head.sequence, digest = v_head.digest;
END $$;

-- Changes an account's state, its frozen amount, or both; what is null stays. False if there is no such account.
CREATE FUNCTION change_account(p_name text, p_state text, p_frozen numeric, p_at_seconds bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  v_head log_head%ROWTYPE;
  v_account accounts%ROWTYPE;
BEGIN
  SELECT * INTO STRICT v_head FROM log_head FOR UPDATE;
  UPDATE accounts SET state = coalesce(p_state, state), frozen_amount = coalesce(p_frozen, frozen_amount)
    WHERE name = p_name RETURNING * INTO v_account;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  v_head.sequence := v_head.sequence + 1;
  INSERT INTO log (sequence, account_id, contents, at_seconds, result, digest)
    SELECT v_head.sequence, v_account.id, c, p_at_seconds, 'account_changed',
      log_digest(v_head.digest, v_head.sequence, NULL, v_account.id, c, p_at_seconds, 'account_changed', NULL, '')
    FROM account_text(v_account) AS c
    RETURNING log.digest INTO v_head.digest;
  UPDATE log_head SET sequence = v_head.sequence, digest = v_head.digest;
  RETURN true;
END $$;
