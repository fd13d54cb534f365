import { expect } from "chai";

import { WalletTiers__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/tiers/WalletTiers__factory.ts";
import type { Wallet } from "../../../wallet/gateway/api/wallets.ts";
import type { Bench } from "../bench.ts";
import { someResidentNumber } from "../client.ts";
import { addressOf } from "../ground.ts";

export function describeOnboarding(bench: () => Bench): void {
  describe("onboarding", () => {
    it("opens a wallet at tier I for an account without native coin, with a salted commitment on the chain", async () => {
      const here = bench().client();
      const { provider, book } = bench().ground;
      expect(await provider.getBalance(here.address)).to.equal(0n);
      await here.settleIn();
      const { body } = await here.ask<Wallet>("GET", "/api/wallet");
      expect(body).to.include({ state: "open", tier: 1, institution: addressOf("alipay"), balanceFen: "0" });
      expect(body.limits.lifetimeFen).to.equal("100000");
      const onChain = await WalletTiers__factory.connect(book.contracts.WalletTiers, provider).identityOf(
        here.address,
      );
      expect(onChain.tier).to.equal(1n);
      expect(onChain.commitment).to.equal(body.commitment);
    });

    it("hides the same person under another salt at another institution", async () => {
      const residentNumber = someResidentNumber();
      const one = await bench().client().settleIn(undefined, { residentNumber });
      const two = await bench()
        .client()
        .settleIn(undefined, { residentNumber, institution: addressOf("tenpay") });
      const [first, second] = await Promise.all(
        [one, two].map((person) => person.ask<Wallet>("GET", "/api/wallet")),
      );
      expect(first?.body.commitment).to.not.equal(second?.body.commitment);
    });

    it("gives one person one wallet at an institution", async () => {
      const residentNumber = someResidentNumber();
      await bench().client().settleIn(undefined, { residentNumber });
      const other = bench().client();
      const answer = await other.ask("POST", "/api/wallets", await other.application({ residentNumber }));
      expect([answer.status, answer.body.code]).to.deep.equal([409, "PERSON_KNOWN_ALREADY"]);
    });

    it("answers a repeated application as before, and refuses another one of the same account", async () => {
      const here = bench().client();
      const application = await here.application();
      const answers = await Promise.all([1, 2].map(() => here.ask("POST", "/api/wallets", application)));
      for (const { status } of answers) expect(status).to.be.oneOf([202, 409]);
      expect((await here.ask("POST", "/api/wallets", application)).status).to.equal(202);
      const changed = await here.ask("POST", "/api/wallets", await here.application({ name: "李四" }));
      expect([changed.status, changed.body.code]).to.deep.equal([409, "WALLET_KEPT_ALREADY"]);
    });

    it("refuses numbers that can't be, children, and institutions that it doesn't act for", async () => {
      const here = bench().client();
      const refusedFor = async (changes: Record<string, unknown>) =>
        (await here.ask("POST", "/api/wallets", await here.application(changes))).body;
      expect(await refusedFor({ residentNumber: "11010519491231002A" })).to.include({
        code: "REQUEST_MALFORMED",
      });
      // the standard's own example is 11010519491231002X
      expect(await refusedFor({ residentNumber: "110105194912310021" })).to.include({
        code: "RESIDENT_NUMBER_WRONG",
      });
      expect(await refusedFor({ residentNumber: "110101202401010016" })).to.include({
        field: "residentNumber",
      });
      expect(await refusedFor({ institution: addressOf("bank-one") })).to.include({
        code: "INSTITUTION_NOT_HERE",
      });
      expect(await refusedFor({ bank: addressOf("alipay") })).to.include({ code: "INSTITUTION_NOT_HERE" });
      expect(await refusedFor({ name: " " })).to.include({ code: "REQUEST_MALFORMED", field: "name" });
    });

    it("refuses an application that somebody else signed", async () => {
      const [here, stranger] = [bench().client(), bench().client()];
      const { signature } = await stranger.application();
      const answer = await here.ask("POST", "/api/wallets", { ...(await here.application()), signature });
      expect([answer.status, answer.body.code]).to.deep.equal([422, "SIGNATURE_NOT_THE_ACCOUNTS"]);
    });

    it("raises the tier for enough evidence, and for no less", async () => {
      const here = await bench().client().settleIn();
      const few = await here.ask("POST", "/api/wallet/tier", {
        tier: 2,
        evidence: ["bank_card", "bank_card", "tax_record"],
      });
      expect([few.status, few.body.code]).to.deep.equal([422, "EVIDENCE_NOT_ENOUGH"]);
      const evidence = ["bank_card", "tax_record", "mobile_number"];
      const raised = await here.ask<Wallet>("POST", "/api/wallet/tier", { tier: 2, evidence });
      expect([raised.status, raised.body.state]).to.deep.equal([202, "upgrading"]);
      const open = await here.until("/api/wallet", ({ state, tier }) => state === "open" && tier === 2);
      expect((open as unknown as Wallet).limits).to.include({ lifetimeFen: null, yearFen: "10000000" });
      const again = await here.ask<Wallet>("POST", "/api/wallet/tier", { tier: 2, evidence });
      expect(again.body.state).to.equal("open");
      const inPerson = await here.ask<Wallet>("POST", "/api/wallet/tier", {
        tier: 3,
        evidence: ["face_to_face"],
      });
      expect(inPerson.body.state).to.equal("upgrading");
    });
  });
}
