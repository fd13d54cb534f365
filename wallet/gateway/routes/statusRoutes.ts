import { status } from "../api/status.ts";
import { type App, PROBLEMS } from "../app.ts";
import { nowOf } from "../chain/chain.ts";
import type { Gateway } from "../gateway.ts";

export function statusRoutes(app: App, gateway: Gateway): void {
  const { chain, parties, instructions } = gateway;
  const schema = { summary: "Who is here, and the chain's clock", response: { 200: status, ...PROBLEMS } };
  app.get("/api/status", { schema }, async () => ({
    demonstration: true as const,
    chainId: chain.chainId,
    rpcUrl: chain.book.rpcUrl,
    block: await nowOf(chain),
    institutions: [...parties.institutions],
    banks: [...parties.banks],
    vasps: parties.vasps.map(({ address, name }) => ({ address, name })),
    waiting: instructions.waiting(),
  }));
}
