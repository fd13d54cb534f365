-- Recomputes every digest and every balance from the log's rows; returns what is wrong first, or no row.

-- Follows the chain of digests slice by slice, each by its range of sequences: time grows with the log, memory doesn't.
CREATE FUNCTION first_tampered_row(p_slice bigint DEFAULT 10000) RETURNS TABLE (sequence bigint, problem text)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE
  v_from bigint; v_to bigint; v_last bigint;
  v_digest bytea := sha256('');
BEGIN
  SELECT least(1, min(s.low)), max(s.high) INTO v_from, v_last
    FROM (SELECT min(sequence), max(sequence) FROM log UNION ALL SELECT min(sequence), max(sequence) FROM transfers) AS s (low, high);
  WHILE v_from <= v_last LOOP
    v_to := v_from + p_slice - 1;
    RETURN QUERY
      SELECT CASE WHEN r.sequence <> r.expected_sequence AND NOT r.unlogged THEN r.expected_sequence ELSE r.sequence END,
        CASE WHEN r.unlogged THEN 'it has transfers, but no row in the log'
          WHEN r.sequence <> r.expected_sequence THEN 'its row is missing'
          ELSE 'its digest doesn''t match its contents' END
      FROM (SELECT coalesce(l.sequence, t.sequence) AS sequence, l.digest, l.sequence IS NULL AS unlogged,
              coalesce(lag(l.sequence) OVER w + 1, greatest(v_from, 1)) AS expected_sequence,
              log_digest(coalesce(lag(l.digest) OVER w, v_digest), l.sequence, l.id, l.account_id, l.contents, l.at_seconds,
                l.result, l.failed_leg, coalesce(t.legs, '')) AS expected_digest
            FROM (SELECT * FROM log WHERE sequence BETWEEN v_from AND v_to) AS l
            FULL JOIN (SELECT sequence, string_agg(leg_text(leg, kind, debit_account_id, credit_account_id, amount,
                         pending_sequence, pending_leg, expires_at_seconds), '' ORDER BY leg) AS legs
                       FROM transfers WHERE sequence BETWEEN v_from AND v_to GROUP BY sequence) AS t ON t.sequence = l.sequence
            WINDOW w AS (ORDER BY coalesce(l.sequence, t.sequence))) AS r
      WHERE r.unlogged OR r.sequence <> r.expected_sequence OR r.digest <> r.expected_digest
      ORDER BY r.sequence LIMIT 1;
    IF FOUND THEN
      RETURN;
    END IF;
    -- a slice that isn't the last ends with its last row
    IF v_to < v_last THEN
      SELECT l.digest INTO v_digest FROM log l WHERE l.sequence = v_to;
      IF NOT FOUND THEN
        RETURN QUERY SELECT coalesce(max(l.sequence) + 1, v_from), 'its row is missing'
          FROM log l WHERE l.sequence BETWEEN v_from AND v_to;
        RETURN;
      END IF;
    END IF;
    v_from := v_to + 1;
  END LOOP;
END $$;

-- Resolving a reservation takes its whole amount out of pending, however much of it was posted.
CREATE VIEW recomputed_balances AS
  SELECT m.account_id, sum(m.debits_pending) AS debits_pending, sum(m.debits_posted) AS debits_posted,
    sum(m.credits_pending) AS credits_pending, sum(m.credits_posted) AS credits_posted
  FROM (SELECT t.*, CASE WHEN t.kind IN ('post', 'post_pending') THEN t.amount ELSE 0 END AS posted,
          CASE WHEN t.kind = 'pending' THEN t.amount ELSE -coalesce(p.amount, 0) END AS pending
        FROM transfers t
        LEFT JOIN transfers p ON p.sequence = t.pending_sequence AND p.leg = t.pending_leg AND p.kind = 'pending') AS n
  CROSS JOIN LATERAL (VALUES (n.debit_account_id, n.pending, n.posted, 0::numeric, 0::numeric),
                             (n.credit_account_id, 0, 0, n.pending, n.posted))
    AS m (account_id, debits_pending, debits_posted, credits_pending, credits_posted)
  GROUP BY m.account_id;

CREATE FUNCTION first_tampered_account() RETURNS TABLE (account text, problem text) LANGUAGE sql STABLE AS $$
  SELECT coalesce(a.name, 'number ' || d.account_id || ', ' || d.contents),
    CASE WHEN a.id IS NULL THEN 'it is missing'
      WHEN d.contents IS DISTINCT FROM account_text(a) THEN 'its terms aren''t those in the log'
      ELSE 'its balances aren''t the sum of its transfers' END
  FROM accounts a
  FULL JOIN (SELECT DISTINCT ON (account_id) account_id, contents FROM log
             WHERE account_id IS NOT NULL ORDER BY account_id, sequence DESC) AS d ON d.account_id = a.id
  LEFT JOIN recomputed_balances b ON b.account_id = a.id
  WHERE a.id IS NULL OR d.contents IS DISTINCT FROM account_text(a)
    OR a.debits_pending <> coalesce(b.debits_pending, 0) OR a.debits_posted <> coalesce(b.debits_posted, 0)
    OR a.credits_pending <> coalesce(b.credits_pending, 0) OR a.credits_posted <> coalesce(b.credits_posted, 0)
  ORDER BY coalesce(a.id, d.account_id) LIMIT 1
$$;
