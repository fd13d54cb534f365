import { expect } from "chai";

import type { Chain, Fixture } from "../behaviours/chain.ts";
import { type Operation, UPDATING, gasOf, readSnapshot, writeSnapshot } from "./snapshot.ts";

/** One test for each operation: within what is promised, and exactly what the committed file says. */
export function shouldMatchGasSnapshot<System>(
  contract: string,
  chain: Chain,
  fixture: Fixture<System>,
  operations: readonly Operation<System>[],
) {
  describe(`Gas of ${contract}, one cold transaction each`, () => {
    const measured = new Map<string, bigint>();

    for (const operation of operations) {
      const promise = operation.atMost === undefined ? "" : ` (at most ${operation.atMost})`;
      it(`${operation.name}${promise}`, async () => {
        const gas = await gasOf(chain, fixture, operation);
        measured.set(operation.name, gas);
        if (operation.atMost !== undefined) expect(Number(gas)).to.be.at.most(Number(operation.atMost));
        if (UPDATING) return;
        const committed = (await readSnapshot())[contract]?.[operation.name];
        expect(Number(gas), "UPDATE_GAS_SNAPSHOT=1 accepts a change").to.equal(committed);
      });
    }

    it("lists the same operations as the committed file", async () => {
      if (UPDATING) await writeSnapshot(contract, measured);
      const committed = Object.keys((await readSnapshot())[contract] ?? {});
      expect(committed).to.deep.equal(operations.map(({ name }) => name));
    });
  });
}
