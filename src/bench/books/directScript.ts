import { ACCOUNTS } from "./benchLedger.ts";

/** Gives the script below its ids, in their order. */
export const PREPARE_DIRECT = "CREATE SEQUENCE direct_ids";

/**
 * One payment a transaction, for pgbench: the books without our client, each connection for itself. Account 1 is the
 * mint; the payee is another than the payer.
 */
export const DIRECT_SCRIPT = `\\set payer random(2, ${ACCOUNTS + 1})
\\set payee 2 + (:payer - 2 + random(1, ${ACCOUNTS - 1})) % ${ACCOUNTS}
SELECT * FROM post_chains(
  ARRAY['direct/' || lpad(nextval('direct_ids')::text, 12, '0')], ARRAY['0x${"5a".repeat(32)}'], ARRAY[0::bigint], ARRAY[1],
  ARRAY[least(:payer, :payee)::bigint, greatest(:payer, :payee)], ARRAY['post'],
  ARRAY[CASE WHEN :payer < :payee THEN 1 ELSE 2 END], ARRAY[CASE WHEN :payer < :payee THEN 2 ELSE 1 END], ARRAY[1::numeric],
  ARRAY[NULL::text], ARRAY[NULL::integer], ARRAY[NULL::bigint]);
`;
