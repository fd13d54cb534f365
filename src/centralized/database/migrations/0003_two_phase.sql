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

-- The accounts that a batch may touch: those of its legs, of the reservations it names, and of those it lets expire.
CREATE FUNCTION accounts_touched(p_debits bigint[], p_credits bigint[], p_pending_ids text[], p_latest bigint) RETURNS bigint[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_accounts bigint[] := p_debits || p_credits;
BEGIN
  SELECT v_accounts || coalesce(array_agg(p.debit_account_id), '{}') || coalesce(array_agg(p.credit_account_id), '{}')
    INTO v_accounts
    FROM pending_transfers p
    WHERE p.state = 'pending' AND (p.expires_at_seconds <= p_latest OR p.chain_id = ANY (p_pending_ids));
  RETURN v_accounts;
END $$;
