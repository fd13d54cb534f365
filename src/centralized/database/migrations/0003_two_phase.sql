-- The row-by-row half of posting, which only two-phase transfers pay for.

-- What stands in the way of resolving a reservation, or null; and the reservation itself.
CREATE FUNCTION find_pending(p_chain_id text, p_leg integer, p_amount numeric, OUT fault text, OUT pending pending_transfers)
LANGUAGE plpgsql AS $$
BEGIN
  SELECT * INTO pending FROM pending_transfers p WHERE p.chain_id = p_chain_id AND p.leg = p_leg;
  fault := CASE
    WHEN NOT FOUND THEN 'pending_transfer_not_found'
    WHEN pending.state = 'posted' THEN 'pending_transfer_already_posted'
    WHEN pending.state = 'voided' THEN 'pending_transfer_already_voided'
    WHEN pending.state = 'expired' THEN 'pending_transfer_expired'
    WHEN p_amount <= 0 THEN 'amount_must_be_positive'
    WHEN p_amount > pending.amount THEN 'exceeds_pending_transfer_amount'
  END;
END $$;

-- Takes back what a failing chain did to reservations.
CREATE FUNCTION undo_two_phase(p_sequence bigint) RETURNS void LANGUAGE sql AS $$
  DELETE FROM pending_transfers WHERE sequence = p_sequence;
  UPDATE pending_transfers SET state = 'pending', resolved_by = NULL WHERE resolved_by = p_sequence;
$$;

-- The accounts, beside those that a batch names, of the reservations that it resolves or lets expire; null if there are none.
CREATE FUNCTION accounts_of_reservations(p_pending_ids text[], p_next_expiry bigint, p_at bigint[], p_named bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_latest bigint := (SELECT max(t) FROM unnest(p_at) AS t);
BEGIN
  IF coalesce(p_next_expiry > v_latest, true) AND array_remove(p_pending_ids, NULL) = '{}' THEN
    RETURN NULL;
  END IF;
  RETURN (SELECT array_agg(DISTINCT m.id)
    FROM pending_transfers p CROSS JOIN LATERAL (VALUES (p.debit_account_id), (p.credit_account_id)) AS m (id)
    WHERE p.state = 'pending' AND (p.expires_at_seconds <= v_latest OR p.chain_id = ANY (p_pending_ids)) AND m.id <> ALL (p_named));
END $$;
