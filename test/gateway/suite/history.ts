import { expect } from "chai";

import type { History, Movement, Receipt } from "../../../wallet/gateway/api/history.ts";
import type { Bench } from "../bench.ts";
import type { Client } from "../client.ts";

export function describeHistory(bench: () => Bench): void {
  describe("history", () => {
    let here: Client;
    let other: Client;
    const ids: string[] = [];

    before(async () => {
      here = await bench().client().settleIn("50000");
      other = await bench().client().settleIn();
      for (const amount of ["1", "2", "3"]) {
        const { body } = await here.pay(other.address, amount);
        await here.decided(body.id);
        ids.push(body.id);
      }
      const { body } = await here.ask("POST", "/api/withdrawals", await here.withdrawal("40"));
      await here.decided(String(body["id"]));
      await here.until("/api/history", (page) => (page as unknown as History).movements.length === 5);
    });

    const page = async (query = "", who = here): Promise<History> =>
      (await who.ask<History>("GET", `/api/history${query}`)).body;

    it("shows what moved, newest first, with the instruction and the block", async () => {
      const { movements, asOfBlock, next } = await page();
      expect(movements.map(({ kind, amount }) => `${kind} ${amount}`)).to.deep.equal([
        "withdrawal 40",
        "paid 3",
        "paid 2",
        "paid 1",
        "top_up 50000",
      ]);
      expect(movements.slice(1, 4).map(({ instructionId }) => instructionId)).to.deep.equal(
        [...ids].reverse(),
      );
      expect(next).to.equal(null);
      for (const { block, currency } of movements) {
        expect(currency).to.equal("CNY");
        expect(block.number).to.be.at.most(asOfBlock);
      }
      expect((await page("", other)).movements.map(({ kind }) => kind)).to.deep.equal([
        "received",
        "received",
        "received",
      ]);
    });

    it("comes in pages without gap or repetition, and by kind", async () => {
      const seen: Movement[] = [];
      let next: string | null = "";
      while (next !== null) {
        const { movements, next: more }: History = await page(
          `?limit=2${next === "" ? "" : `&before=${next}`}`,
        );
        expect(movements.length).to.be.at.most(2);
        seen.push(...movements);
        next = more;
      }
      expect(seen).to.deep.equal((await page()).movements);
      expect((await page("?kind=paid")).movements.map(({ amount }) => amount)).to.deep.equal(["3", "2", "1"]);
      const kindPage = await page("?kind=paid&limit=2");
      expect(
        (await page(`?kind=paid&limit=2&before=${kindPage.next}`)).movements.map(({ amount }) => amount),
      ).to.deep.equal(["1"]);
      expect((await page("?currency=USD")).movements).to.deep.equal([]);
    });

    it("gives a receipt to either side, and to nobody else", async () => {
      const [paid] = (await page("?kind=paid")).movements;
      const path = `/api/receipts/${paid?.cursor}`;
      for (const who of [here, other]) {
        const { body } = await who.ask<Receipt>("GET", path);
        expect(body).to.include({ payer: here.address, payee: other.address, amount: "3" });
        expect(body.confirmations).to.be.greaterThan(0);
      }
      const stranger = bench().client();
      await stranger.signIn();
      expect((await stranger.ask("GET", path)).status).to.equal(404);
    });

    it("is read again where the chain took blocks back, and what was in them is sent again", async () => {
      const { provider } = bench().ground;
      const snapshot = await provider.send("evm_snapshot", []);
      const { body } = await here.ask("POST", "/api/withdrawals", await here.withdrawal("60"));
      const first = await here.decided(String(body["id"]));
      const topUp = await here.topUp("7", "before-the-blocks-go");
      await here.decided(topUp.body.id);
      await here.until("/api/deposit", ({ balanceFen }) => balanceFen === "1950093");
      await provider.send("evm_revert", [snapshot]);
      const isElsewhere = (instruction: Record<string, unknown>) =>
        instruction["state"] === "settled" &&
        JSON.stringify(instruction["block"]) !== JSON.stringify(first.block);
      await here.until(`/api/instructions/${first.id}`, isElsewhere);
      await here.decided(topUp.body.id);
      await here.until("/api/deposit", ({ balanceFen }) => balanceFen === "1950093");
      const isWhole = (found: Record<string, unknown>) =>
        (found as unknown as History).movements.length === 7;
      const again = (await here.until("/api/history", isWhole)) as unknown as History;
      const amounts = again.movements.map(({ amount }) => amount);
      expect(amounts).to.deep.equal(["7", "60", "40", "3", "2", "1", "50000"]);
    });
  });
}
