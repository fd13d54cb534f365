-- Posts a batch of chains, in one call: decides chain by chain as if the ones before had been carried out, then writes
-- with one INSERT a table and one UPDATE of the balances. The head of the log is the one lock: whoever changes an
-- account takes it first, so batches follow each other and can't deadlock.
-- Legs stand one after the other in the leg arrays; p_last_legs says where each chain's legs end. Debits and credits are
-- positions in p_accounts, which are the ids of accounts in ascending order, each once; null for no account.
-- A row comes back for each chain that wasn't posted: its number from 1, status, and for a failed one its first failing
-- leg (from 0) and result; and a last row, number 0, with the sequence of the log's end as its result.
CREATE FUNCTION post_chains(
  p_ids text[], p_contents text[], p_at bigint[], p_last_legs integer[],
  p_accounts bigint[], p_kinds text[], p_debits integer[], p_credits integer[], p_amounts numeric[],
  p_pending_ids text[], p_pending_legs integer[], p_expiries bigint[]
) RETURNS TABLE (chain integer, status text, result text, failed_leg integer)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  c_maximum CONSTANT numeric := 340282366920938463463374607431768211455; -- 2^128 - 1
  v_chains integer := cardinality(p_ids);
  v_legs integer := cardinality(p_kinds);
  v_sequence bigint;
  v_digest bytea;
  -- the accounts: those given, and after them those of reservations; a position in these arrays stands for an account
  v_ids bigint[]; v_ledgers smallint[]; v_floors boolean[]; v_ceilings boolean[]; v_states text[]; v_frozen numeric[];
  v_debits_pending numeric[]; v_debits_posted numeric[]; v_credits_pending numeric[]; v_credits_posted numeric[];
  v_reserved bigint[]; v_largest numeric; v_one_ledger boolean;
  -- per leg
  v_faults text[]; v_any_fault boolean;
  v_leg_sequence bigint[] := array_fill(NULL::bigint, ARRAY[v_legs]);
  v_leg_number integer[] := array_fill(0, ARRAY[v_legs]);
  v_pending_sequence bigint[] := array_fill(NULL::bigint, ARRAY[v_legs]);
  v_released numeric[] := array_fill(NULL::numeric, ARRAY[v_legs]);
  -- per chain: what the log knew, and what was decided
  v_known_contents text[]; v_known_results text[]; v_known_legs integer[]; v_first_seen integer[]; v_any_known boolean;
  v_sequences bigint[] := array_fill(NULL::bigint, ARRAY[v_chains]);
  v_statuses text[] := array_fill('posted'::text, ARRAY[v_chains]);
  v_results text[] := array_fill('posted'::text, ARRAY[v_chains]);
  v_failed_legs integer[] := array_fill(NULL::integer, ARRAY[v_chains]);
  v_digests bytea[] := array_fill(NULL::bytea, ARRAY[v_chains]);
  -- the chain and leg at hand
  v_from integer; v_to integer := 0; v_code text; v_text text; v_two_phase boolean; v_known text;
  d integer; c integer; k text; a numeric;
  v_may_overflow boolean; v_next_expiry bigint; v_pending pending_transfers%ROWTYPE; v_found record;
BEGIN
  SELECT h.sequence, h.digest INTO STRICT v_sequence, v_digest FROM log_head h FOR UPDATE;

  SELECT array_agg(l.id), array_agg(l.ledger), array_agg(l.debits_must_not_exceed_credits),
      array_agg(l.credits_must_not_exceed_debits), array_agg(l.state), array_agg(l.frozen_amount),
      array_agg(l.debits_pending), array_agg(l.debits_posted), array_agg(l.credits_pending), array_agg(l.credits_posted),
      max(greatest(l.debits_pending + l.debits_posted, l.credits_pending + l.credits_posted)), min(l.ledger) = max(l.ledger)
    INTO v_ids, v_ledgers, v_floors, v_ceilings, v_states, v_frozen,
      v_debits_pending, v_debits_posted, v_credits_pending, v_credits_posted, v_largest, v_one_ledger
    FROM (SELECT * FROM accounts WHERE id = ANY (p_accounts) ORDER BY id) AS l;
  IF cardinality(p_accounts) <> coalesce(cardinality(v_ids), 0) THEN
    RAISE EXCEPTION 'accounts % aren''t in ascending order, or there is one that isn''t', p_accounts;
  END IF;

  SELECT min(p.expires_at_seconds) INTO v_next_expiry FROM pending_transfers p WHERE p.state = 'pending';
  v_reserved := accounts_of_reservations(p_pending_ids, v_next_expiry, p_at, p_accounts);
  IF v_reserved IS NOT NULL THEN
    SELECT v_ids || array_agg(l.id), v_ledgers || array_agg(l.ledger), v_floors || array_agg(l.debits_must_not_exceed_credits),
        v_ceilings || array_agg(l.credits_must_not_exceed_debits), v_states || array_agg(l.state),
        v_frozen || array_agg(l.frozen_amount), v_debits_pending || array_agg(l.debits_pending),
        v_debits_posted || array_agg(l.debits_posted), v_credits_pending || array_agg(l.credits_pending),
        v_credits_posted || array_agg(l.credits_posted),
        greatest(v_largest, max(l.debits_pending + l.debits_posted), max(l.credits_pending + l.credits_posted))
      INTO v_ids, v_ledgers, v_floors, v_ceilings, v_states, v_frozen,
        v_debits_pending, v_debits_posted, v_credits_pending, v_credits_posted, v_largest
      FROM (SELECT * FROM accounts WHERE id = ANY (v_reserved) ORDER BY id) AS l;
  END IF;

  -- a batch without faults, as nearly every one is, is spared what would find them leg by leg; one with several ledgers isn't
  SELECT coalesce(bool_or(l.kind IN ('post', 'pending') AND (l.debit IS NULL OR l.credit IS NULL OR l.amount <= 0)), false)
      OR NOT coalesce(v_one_ledger, true), coalesce(v_largest, 0) + coalesce(sum(abs(l.amount)), 0) > c_maximum
    INTO v_any_fault, v_may_overflow -- whether any total could leave its bounds, were every leg to fall on one account
    FROM unnest(p_kinds, p_debits, p_credits, p_amounts) AS l (kind, debit, credit, amount);
  IF v_any_fault THEN
    SELECT array_agg(CASE
        WHEN l.kind IN ('post_pending', 'void_pending') THEN NULL
        WHEN l.debit IS NULL THEN 'debit_account_not_found'
        WHEN l.credit IS NULL THEN 'credit_account_not_found'
        WHEN v_ledgers[l.debit] <> v_ledgers[l.credit] THEN 'accounts_must_have_the_same_ledger'
        WHEN l.amount <= 0 THEN 'amount_must_be_positive' END)
      INTO v_faults
      FROM unnest(p_kinds, p_debits, p_credits, p_amounts) AS l (kind, debit, credit, amount);
  END IF;

  -- and one of ids that are all new, what would answer for the others
  PERFORM FROM log l WHERE l.id = ANY (p_ids) LIMIT 1;
  v_any_known := FOUND OR (SELECT count(DISTINCT n) FROM unnest(p_ids) AS n) < v_chains;
  IF v_any_known THEN
    SELECT array_agg(s.contents), array_agg(s.result), array_agg(s.failed_leg), array_agg(s.first_seen)
      INTO v_known_contents, v_known_results, v_known_legs, v_first_seen
      FROM (SELECT l.contents, l.result, l.failed_leg::integer, (min(n.position) OVER (PARTITION BY n.id))::integer AS first_seen
            FROM unnest(p_ids) WITH ORDINALITY AS n (id, position) LEFT JOIN log l ON l.id = n.id
            ORDER BY n.position) AS s;
  END IF;

  FOR i IN 1 .. v_chains LOOP
    v_from := v_to + 1;
    v_to := p_last_legs[i];

    -- an id is decided once: the same contents get the first answer, other contents none
    IF v_any_known THEN
      v_known := v_known_contents[i];
      IF v_known IS NOT NULL THEN
        v_results[i] := v_known_results[i];
        v_failed_legs[i] := v_known_legs[i];
      ELSIF v_first_seen[i] < i THEN
        v_known := p_contents[v_first_seen[i]];
        v_results[i] := v_results[v_first_seen[i]];
        v_failed_legs[i] := v_failed_legs[v_first_seen[i]];
      END IF;
      IF v_known IS NOT NULL THEN
        v_statuses[i] := CASE WHEN v_known <> p_contents[i] THEN 'exists_with_different_contents'
          WHEN v_results[i] = 'posted' THEN 'exists' ELSE 'id_already_failed' END;
        CONTINUE;
      END IF;
    END IF;

    -- reservations that have run out are released first, each with its own row in the log
    WHILE v_next_expiry <= p_at[i] LOOP
      SELECT * INTO STRICT v_pending FROM pending_transfers p
        WHERE p.state = 'pending' AND p.expires_at_seconds = v_next_expiry ORDER BY p.sequence, p.leg LIMIT 1;
      v_sequence := v_sequence + 1;
      d := array_position(v_ids, v_pending.debit_account_id);
      c := array_position(v_ids, v_pending.credit_account_id);
      v_debits_pending[d] := v_debits_pending[d] - v_pending.amount;
      v_credits_pending[c] := v_credits_pending[c] - v_pending.amount;
      v_digest := log_digest(v_digest, v_sequence, NULL, NULL, '', p_at[i], 'expired', NULL,
        leg_text(0, 'expire_pending', v_pending.debit_account_id, v_pending.credit_account_id, v_pending.amount,
          v_pending.sequence, v_pending.leg, NULL));
      INSERT INTO log (sequence, contents, at_seconds, result, digest) VALUES (v_sequence, '', p_at[i], 'expired', v_digest);
      INSERT INTO transfers VALUES (v_sequence, 0, 'expire_pending', v_pending.debit_account_id, v_pending.credit_account_id,
        v_pending.amount, v_pending.sequence, v_pending.leg, NULL);
      UPDATE pending_transfers p SET state = 'expired', resolved_by = v_sequence
        WHERE p.sequence = v_pending.sequence AND p.leg = v_pending.leg;
      SELECT min(p.expires_at_seconds) INTO v_next_expiry FROM pending_transfers p WHERE p.state = 'pending';
    END LOOP;

    v_sequence := v_sequence + 1;
    v_code := 'posted';
    v_text := '';
    v_two_phase := false;

    IF v_any_fault THEN
      FOR j IN v_from .. v_to LOOP
        IF v_faults[j] IS NOT NULL THEN
          v_code := v_faults[j];
          v_failed_legs[i] := j - v_from;
          EXIT;
        END IF;
      END LOOP;
    END IF;

    IF v_code = 'posted' THEN
      FOR j IN v_from .. v_to LOOP
        d := p_debits[j];
        c := p_credits[j];
        a := p_amounts[j];
        k := p_kinds[j];
        IF k = 'post' OR k = 'pending' THEN
          v_code := CASE
            WHEN v_states[d] <> 'open' THEN 'debit_account_' || v_states[d]
            WHEN v_floors[d] AND a > v_credits_posted[d] - v_debits_posted[d] - v_debits_pending[d] - v_frozen[d] THEN
              CASE WHEN a > v_credits_posted[d] - v_debits_posted[d] - v_debits_pending[d] THEN 'exceeds_credits'
                ELSE 'exceeds_unfrozen' END
            WHEN v_states[c] <> 'open' THEN 'credit_account_' || v_states[c]
            WHEN v_ceilings[c] AND a > v_debits_posted[c] - v_credits_posted[c] - v_credits_pending[c] THEN 'exceeds_debits'
            WHEN v_may_overflow AND v_debits_posted[d] + v_debits_pending[d] + a > c_maximum THEN 'overflows_debits'
            WHEN v_may_overflow AND v_credits_posted[c] + v_credits_pending[c] + a > c_maximum THEN 'overflows_credits'
            ELSE 'posted' END;
        ELSE
          v_found := find_pending(p_pending_ids[j], p_pending_legs[j], a);
          v_code := coalesce(v_found.fault, 'posted');
          v_pending := v_found.pending;
          IF v_code = 'posted' THEN
            d := array_position(v_ids, v_pending.debit_account_id);
            c := array_position(v_ids, v_pending.credit_account_id);
            -- a reservation may always be given up; carrying it out needs both accounts open
            v_code := CASE WHEN k = 'void_pending' THEN 'posted'
              WHEN v_states[d] <> 'open' THEN 'debit_account_' || v_states[d]
              WHEN v_states[c] <> 'open' THEN 'credit_account_' || v_states[c]
              ELSE 'posted' END;
            a := CASE WHEN k = 'void_pending' THEN v_pending.amount ELSE coalesce(a, v_pending.amount) END;
          END IF;
        END IF;

        IF v_code <> 'posted' THEN
          v_failed_legs[i] := j - v_from;
          -- all or nothing: the legs before are taken back, in reverse
          FOR u IN REVERSE j - 1 .. v_from LOOP
            v_leg_sequence[u] := NULL;
            d := p_debits[u];
            c := p_credits[u];
            IF p_kinds[u] = 'post' OR p_kinds[u] = 'post_pending' THEN
              v_debits_posted[d] := v_debits_posted[d] - p_amounts[u];
              v_credits_posted[c] := v_credits_posted[c] - p_amounts[u];
            END IF;
            IF p_kinds[u] <> 'post' THEN
              v_debits_pending[d] := v_debits_pending[d] + v_released[u];
              v_credits_pending[c] := v_credits_pending[c] + v_released[u];
            END IF;
          END LOOP;
          IF v_two_phase THEN
            PERFORM undo_two_phase(v_sequence);
          END IF;
          EXIT;
        END IF;

        IF k = 'post' OR k = 'post_pending' THEN
          v_debits_posted[d] := v_debits_posted[d] + a;
          v_credits_posted[c] := v_credits_posted[c] + a;
        END IF;
        IF k <> 'post' THEN
          v_two_phase := true;
          IF k = 'pending' THEN
            v_released[j] := -a;
            INSERT INTO pending_transfers (sequence, leg, chain_id, debit_account_id, credit_account_id, amount, expires_at_seconds)
              VALUES (v_sequence, j - v_from, p_ids[i], v_ids[d], v_ids[c], a, p_expiries[j]);
          ELSE
            v_released[j] := v_pending.amount;
            v_pending_sequence[j] := v_pending.sequence;
            p_debits[j] := d;
            p_credits[j] := c;
            p_amounts[j] := a;
            UPDATE pending_transfers p
              SET state = CASE k WHEN 'post_pending' THEN 'posted' ELSE 'voided' END, resolved_by = v_sequence
              WHERE p.sequence = v_pending.sequence AND p.leg = v_pending.leg;
          END IF;
          v_debits_pending[d] := v_debits_pending[d] - v_released[j];
          v_credits_pending[c] := v_credits_pending[c] - v_released[j];
        END IF;
        v_leg_sequence[j] := v_sequence;
        IF j > v_from THEN
          v_leg_number[j] := j - v_from;
        END IF;
        v_text := v_text || leg_text(j - v_from, k, v_ids[d], v_ids[c], a, v_pending_sequence[j],
          CASE WHEN v_pending_sequence[j] IS NOT NULL THEN p_pending_legs[j] END, p_expiries[j]);
      END LOOP;
    END IF;

    IF v_code <> 'posted' THEN
      v_text := '';
      v_results[i] := v_code;
      v_statuses[i] := 'failed';
    END IF;
    IF v_two_phase THEN
      SELECT min(p.expires_at_seconds) INTO v_next_expiry FROM pending_transfers p WHERE p.state = 'pending';
    END IF;
    v_digest := log_digest(v_digest, v_sequence, p_ids[i], NULL, p_contents[i], p_at[i], v_code, v_failed_legs[i], v_text);
    v_sequences[i] := v_sequence;
    v_digests[i] := v_digest;
  END LOOP;

  INSERT INTO log (sequence, id, contents, at_seconds, result, failed_leg, digest)
    SELECT * FROM unnest(v_sequences, p_ids, p_contents, p_at, v_results, v_failed_legs, v_digests) AS n (sequence)
    WHERE n.sequence IS NOT NULL;
  INSERT INTO transfers
    SELECT n.sequence, n.leg, n.kind, v_ids[n.debit], v_ids[n.credit], n.amount, n.pending_sequence, n.pending_leg, n.expiry
    FROM unnest(v_leg_sequence, v_leg_number, p_kinds, p_debits, p_credits, p_amounts, v_pending_sequence, p_pending_legs, p_expiries)
      AS n (sequence, leg, kind, debit, credit, amount, pending_sequence, pending_leg, expiry) WHERE n.sequence IS NOT NULL;
  UPDATE accounts AS t
    SET debits_pending = n.debits_pending, debits_posted = n.debits_posted,
        credits_pending = n.credits_pending, credits_posted = n.credits_posted
    FROM unnest(v_ids, v_debits_pending, v_debits_posted, v_credits_pending, v_credits_posted)
      AS n (id, debits_pending, debits_posted, credits_pending, credits_posted)
    WHERE t.id = n.id AND (t.debits_pending, t.debits_posted, t.credits_pending, t.credits_posted)
      IS DISTINCT FROM (n.debits_pending, n.debits_posted, n.credits_pending, n.credits_posted);
  UPDATE log_head SET sequence = v_sequence, digest = v_digest;
  RETURN QUERY SELECT n.position::integer, n.status, n.result, n.failed_leg
    FROM unnest(v_statuses, v_results, v_failed_legs) WITH ORDINALITY AS n (status, result, failed_leg, position)
    WHERE n.status <> 'posted';
  RETURN QUERY SELECT 0, 'posted', v_sequence::text, NULL::integer;
END $$;
