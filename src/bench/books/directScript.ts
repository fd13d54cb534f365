import { ACCOUNTS } from "./benchLedger.ts";

/** Gives the script below its ids, in their order. */
export const PREPARE_DIRECT = "CREATE SEQUENCE direct_ids";

/** One payment a transaction, for pgbench: the books without our client, each connection for itself. Account 1 is the mint. */
export const DIRECT_SCRIPT = `\\set payer random(2, ${ACCOUNTS + 1})
\\set payee random(2, ${ACCOUNTS + 1})
SELECT * FROM post_chains(
  ARRAY['direct/' || lpad(nextval('direct_ids')::text, 12, '0')], ARRAY['0x${"5a".repeat(32)}'], ARRAY[0::bigint], ARRAY[1],
  ARRAY['post'], ARRAY[:payer::bigint], ARRAY[:payee::bigint], ARRAY[1::numeric],
  ARRAY[NULL::text], ARRAY[NULL::integer], ARRAY[NULL::bigint]);
`;
