/**
 * Nothing but the page's own files, wallet icons handed over as data, and a node on this machine. A page for a
 * node elsewhere is built with that node's origin in JIAOZI_RPC_ORIGIN.
 */
export function contentSecurityPolicy(rpcOrigins = "http://127.0.0.1:* http://localhost:*"): string {
  return [
    "default-src 'self'",
    `connect-src 'self' ${rpcOrigins}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
