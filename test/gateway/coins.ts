/** The Libra side of the gateway: two VASPs, holders, payments within and across, the travel rule. */
import { expect } from "chai";
import { hexlify, randomBytes } from "ethers";

import { openDemoVasps } from "../../scripts/demoVasps.ts";
import { mineAtOnce, mineEveryPeriod } from "../../scripts/localChain.ts";
import { LibraCoin__factory } from "../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import type { Attestation, Holder, TravelRule } from "../../wallet/gateway/api/coins.ts";
import type { Instruction } from "../../wallet/gateway/api/instructions.ts";
import { COIN_PAYMENT } from "../../wallet/gateway/api/typedData.ts";
import { Bench } from "./bench.ts";
import { type Client, LATER } from "./client.ts";
import { BLOCK_MS, KEY_SEED, addressOf } from "./ground.ts";

const COINS_MICRO = 2_500_000_000n;
const THOUSAND = "1000000000";

describe("gateway for ≋ coins", () => {
  let bench: Bench;
  let ann: Client;
  let bert: Client;
  let cleo: Client;

  before(async () => {
    bench = await Bench.start({
      withLibra: true,
      terms: { demonstrationCoinsMicro: COINS_MICRO },
      prepare: async ({ book, provider }) => {
        if (book.libra === undefined) throw new Error("There are no coins");
        await mineAtOnce(provider);
        await openDemoVasps({ book: book.libra, provider, chainId: book.chainId, keySeed: KEY_SEED });
        await mineEveryPeriod(provider, BLOCK_MS);
      },
    });
    ann = await holderAt("vasp/a", "Ann Example");
    bert = await holderAt("vasp/a", "Bert Example");
    cleo = await holderAt("vasp/b", "Cleo Example");
  });
  after(() => bench.close());

  async function holderAt(vasp: string, name: string): Promise<Client> {
    const here = await bench.client().settleIn(undefined, { name });
    const asked = await here.ask<Holder>("POST", "/api/coins/holders", { vasp: addressOf(vasp) });
    expect(asked.status, JSON.stringify(asked.body)).to.equal(202);
    await here.until("/api/coins/holder", ({ state }) => state === "registered");
    return here;
  }

  const usd = () =>
    LibraCoin__factory.connect(bench.ground.book.libra?.currencies.USD.coin ?? "", bench.ground.provider);

  async function pay(from: Client, to: Client, amountInMicro: string, attestation?: Attestation) {
    const value = {
      instructionId: hexlify(randomBytes(32)),
      payer: from.address,
      payee: to.address,
      amountInMicro,
      validUntil: LATER,
    };
    const { name, version, chainId, verifyingContract } = await usd().eip712Domain();
    const domain = { name, version, chainId, verifyingContract };
    const signature = await from.account.signTypedData(domain, COIN_PAYMENT, value);
    const body = {
      ...value,
      currency: "USD",
      signature,
      ...(attestation === undefined ? {} : { attestation }),
    };
    return from.ask<Instruction>("POST", "/api/coins/payments", body);
  }

  const asked = (amountInMicro: string) => ({
    currency: "USD",
    payer: ann.address,
    payee: cleo.address,
    amountInMicro,
  });

  it("registers holders with every coin, without native coin of theirs", async () => {
    const { body } = await ann.ask<Holder>("GET", "/api/coins/holder");
    expect(body).to.include({ vaspName: "Demo VASP A", state: "registered" });
    expect(body.instructions.map(({ currency }) => currency)).to.deep.equal([
      "",
      "USD",
      "EUR",
      "GBP",
      "SGD",
      "LBR",
    ]);
    const elsewhere = await ann.ask("POST", "/api/coins/holders", { vasp: addressOf("vasp/b") });
    expect(elsewhere.status).to.equal(409);
  });

  it("gives a new holder coins of each currency to try, once", async () => {
    await ann.until("/api/history", ({ movements }) => (movements as unknown[]).length === 4);
    for (const { coin } of Object.values(bench.ground.book.libra?.currencies ?? {})) {
      const balance = await LibraCoin__factory.connect(coin, bench.ground.provider).balanceOf(ann.address);
      expect(balance).to.equal(COINS_MICRO);
    }
  });

  it("pays within a VASP by signature, and shows it in the history", async () => {
    const before = await usd().balanceOf(bert.address);
    const taken = await pay(ann, bert, "2500000");
    expect(taken.status, JSON.stringify(taken.body)).to.equal(202);
    expect((await ann.decided(taken.body.id)).state).to.equal("settled");
    expect(await usd().balanceOf(bert.address)).to.equal(before + 2_500_000n);
    await bert.until("/api/history?currency=USD", ({ movements }) => (movements as unknown[]).length === 1);
  });

  it("needs an attestation across VASPs from the threshold on, gives one as the payee's, and it works once", async () => {
    const query = new URLSearchParams(asked(THOUSAND)).toString();
    const rule = (await ann.ask<TravelRule>("GET", `/api/coins/travel-rule?${query}`)).body;
    expect(rule).to.include({ needed: true, payerVasp: "Demo VASP A", payeeVasp: "Demo VASP B" });
    const bare = await pay(ann, cleo, THOUSAND);
    expect([bare.status, bare.body.code]).to.deep.equal([422, "ATTESTATION_MISSING"]);

    const names = { payerName: "Ann Example", payeeName: "Cleo Example" };
    const wrong = await ann.ask("POST", "/api/coins/attestations", {
      ...asked(THOUSAND),
      ...names,
      payeeName: "Else",
    });
    expect([wrong.status, wrong.body.code]).to.deep.equal([422, "PARTY_NAME_DIFFERS"]);
    const foreign = await bert.ask("POST", "/api/coins/attestations", { ...asked(THOUSAND), ...names });
    expect(foreign.status).to.equal(403);
    const given = await ann.ask<Attestation>("POST", "/api/coins/attestations", {
      ...asked(THOUSAND),
      ...names,
    });
    expect(given.status, JSON.stringify(given.body)).to.equal(201);
    const { referenceId, deadline, signature } = given.body;
    const attestation = { referenceId, deadline, signature };
    const taken = await pay(ann, cleo, THOUSAND, attestation);
    expect(taken.status, JSON.stringify(taken.body)).to.equal(202);
    expect((await ann.decided(taken.body.id)).state).to.equal("settled");
    const again = await pay(ann, cleo, THOUSAND, attestation);
    expect([again.status, again.body.code]).to.deep.equal([422, "AttestationUsedAlready"]);
  });

  it("attests nothing for who is no VASP's here, and relays for nobody else's customers", async () => {
    const stranger = bench.client();
    const names = { payerName: "Ann Example", payeeName: "Nobody" };
    const request = { ...asked(THOUSAND), payee: stranger.address, ...names };
    expect((await ann.ask("POST", "/api/coins/attestations", request)).body.code).to.equal(
      "NO_TRAVEL_RULE_ANSWER",
    );
    expect((await pay(stranger, ann, "1")).body.code).to.equal("NOT_A_CUSTOMER");
  });
});
