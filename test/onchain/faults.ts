import { expect } from "chai";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import { openContractsRail } from "../../src/onchain/alipay2/contractsRail.ts";
import type { Instruction, SignedInstruction } from "../../src/scenario/instructions.ts";
import { demonstrationKey, signInstruction } from "../../src/scenario/keys.ts";
import type { Rail } from "../../src/scenario/rail.ts";
import { type DeployedChain, deployedChain } from "../comparison/chainUnderTest.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "../comparison/smallWorld.ts";

describe("faulty instructions on the contracts", () => {
  let chain: DeployedChain;
  let rail: Rail;

  before(async () => {
    const participants = smallWorld();
    chain = await deployedChain({
      participants,
      keySeed: KEY_SEED,
      opensAtSeconds: OPENS_AT,
      closesAtSeconds: CLOSES_AT,
    });
    rail = await openContractsRail(chain.context());
  });

  after(() => chain.connection.close());

  const payment = (id: string, differing: Partial<Instruction> = {}): Instruction => {
    return {
      id,
      atSeconds: OPENS_AT + 60,
      kind: "payment",
      payer: "ann",
      payee: "bo",
      amount: 5n,
      ...differing,
    };
  };
  const signed = (instruction: Instruction, signer = instruction.payer): SignedInstruction => {
    const key = demonstrationKey(KEY_SEED, signer);
    return { ...instruction, signature: signInstruction(instruction, chain.terms, key) };
  };
  const faultOf = async (instruction: SignedInstruction): Promise<JiaoziError> => {
    const before = await rail.claims();
    const fault = await rail.settle([instruction]).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(await rail.claims()).to.deep.equal(before);
    if (!(fault instanceof JiaoziError)) throw fault;
    return fault;
  };

  it("say ID_REUSED when an id comes with other contents", async () => {
    await rail.settle([signed(payment("once"))]);
    const fault = await faultOf(signed(payment("once", { amount: 6n })));
    expect(fault).to.include({ code: "ID_REUSED", exitCode: 2 });
    expect(fault.place.address).to.equal(chain.deployment.walletYuan);
  });

  it("say INVALID_SIGNATURE when somebody else signed, and consume nothing", async () => {
    expect(await faultOf(signed(payment("forged"), "bo"))).to.include({ code: "INVALID_SIGNATURE" });
    expect(await rail.settle([signed(payment("forged"))])).to.deep.equal([
      { id: "forged", status: "accepted", replayed: false },
    ]);
  });

  it("say INVALID_SIGNATURE for a top-up that the bank didn't order", async () => {
    const topUp = payment("not ordered", { kind: "top_up", payer: "icbc", payee: "ann" });
    expect(await faultOf(signed(topUp, "ann"))).to.include({ code: "INVALID_SIGNATURE" });
  });

  it("say CHAIN_REFUSED with the contract's error while the token is paused", async () => {
    const { ethers } = chain.connection;
    const { pause, unpause } = chain.parameters.roles;
    const token = await ethers.getContractAt("WalletYuan", chain.deployment.walletYuan);
    await token.connect(await ethers.getSigner(pause)).pause();
    const fault = await faultOf(signed(payment("paused")));
    expect(fault).to.include({ code: "CHAIN_REFUSED", exitCode: 4 });
    expect(fault.message).to.contain("TokenPaused()");
    await token.connect(await ethers.getSigner(unpause)).unpause();
  });

  it("say EXPIRED after the authorisation's last second", async () => {
    expect(await faultOf(signed(payment("late", { atSeconds: CLOSES_AT + 1 })))).to.include({
      code: "EXPIRED",
    });
  });
});
