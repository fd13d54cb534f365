import { expect } from "chai";
import type { Wallet } from "ethers";

import { openChain } from "../behaviours/chain.ts";
import { MINTED_MICRO, deployLibra, laterStatement } from "./deployLibra.ts";
import { CUSTODIANS, ascending, signaturesOf } from "./statements.ts";

const chain = await openChain();
const load = () => chain.restore(deployLibra);

describe("Reserve.attest", () => {
  it("takes what k of n custodians signed, whoever submits it", async () => {
    const system = await load();
    const { reserve, people } = system;
    const statement = await laterStatement(system);
    await expect(reserve.connect(people.stranger).attest(statement, await signaturesOf(reserve, statement)))
      .to.emit(reserve, "ReserveAttested")
      .withArgs(statement.statementId, statement.asOf, 700_000n);
    expect(await reserve.lastStatement()).to.deep.equal([700_000n, statement.asOf]);
    expect(await reserve.effectiveReserve()).to.equal(700_000n);
    expect(await reserve.backingRatio()).to.equal((700_000n * 10_000n) / MINTED_MICRO);
  });

  it("takes any k of them, and more than k", async () => {
    const system = await load();
    const { reserve } = system;
    const [first, second, third] = CUSTODIANS;
    for (const signers of [[first, third], [second, third], CUSTODIANS]) {
      const statement = await laterStatement(system);
      await reserve.attest(statement, await signaturesOf(reserve, statement, signers));
      expect(await reserve.lastStatement()).to.deep.equal([700_000n, statement.asOf]);
    }
  });

  it("takes a statement as of the second of the block", async () => {
    const { reserve, attest, now } = await load();
    const asOf = (await now()) + 10n;
    await chain.setNextBlockTimestamp(asOf);
    await attest(5n, asOf);
    expect(await reserve.lastStatement()).to.deep.equal([5n, asOf]);
  });

  it("takes the signature of a custodian that is a contract (ERC-1271), and not when it says no", async () => {
    const system = await load();
    const { reserve, people } = system;
    const [first, , third] = CUSTODIANS;
    const vault = await (await chain.ethers.deployContract("SmartWallet", [third.address])).getAddress();
    const custodians = [first.address, vault].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    await reserve.connect(people.admin).setCustodians(custodians, 2n);
    const later = await laterStatement(system);
    const cash = { custodian: first.address, maturesAt: 0n, rating: 0n, amountInMicro: 700_000n };
    const statement = { ...later, holdings: [cash] };
    const signedBy = async (owner: Wallet) => {
      const mine = await signaturesOf(reserve, statement, [first]);
      const vaults = await signaturesOf(reserve, statement, [owner]);
      return ascending([...mine, ...vaults.map(({ signature }) => ({ custodian: vault, signature }))]);
    };
    await expect(reserve.attest(statement, await signedBy(first)))
      .to.be.revertedWithCustomError(reserve, "InvalidCustodianSignature")
      .withArgs(vault);
    await reserve.attest(statement, await signedBy(third));
    expect(await reserve.effectiveReserve()).to.equal(700_000n);
  });
});
