import { expect } from "chai";

import { mineEveryPeriod } from "../../../scripts/localChain.ts";

import { randomFrom } from "../../../src/scenario/generate/random.ts";
import { WalletYuan__factory } from "../../../types/ethers-contracts/factories/contracts/yuan/WalletYuan__factory.ts";
import type { Deposit } from "../../../wallet/gateway/api/bank.ts";
import type { Instruction } from "../../../wallet/gateway/api/instructions.ts";
import type { Bench } from "../bench.ts";
import { Client } from "../client.ts";
import { type GatewayProcess, startGatewayProcess } from "../gatewayProcess.ts";
import { BLOCK_MS, type Ground, NAMES_OF_KILLED, addressOf } from "../ground.ts";

const DEEP = process.env["JIAOZI_TEST_DEPTH"] === "deep";
const KILLS = DEEP ? 30 : 2;
const PAYMENTS = DEEP ? 60 : 24;
/** Long enough for a kill to fall between sending and inclusion. */
const SLOW_BLOCKS_MS = 200;
const LATEST_KILL_MS = 900;

/**
 * The gateway as a process of its own, killed without warning while it works, and started again on its store. Its
 * institutions are others than those of the other gateway on this node: nobody else sends with its keys.
 */
export function describeKills(bench: () => Bench): void {
  describe(`killed ${KILLS} times in the middle of its work`, function () {
    this.timeout(DEEP ? 1_200_000 : 90_000);
    const seed = process.env["JIAOZI_CRASH_SEED"] ?? "gateway kills";
    const random = randomFrom(seed);
    let ground: Ground;
    let gateway: GatewayProcess | undefined;

    before(async () => {
      ground = bench().ground;
      await mineEveryPeriod(ground.provider, SLOW_BLOCKS_MS);
      gateway = await startGatewayProcess(ground, NAMES_OF_KILLED);
    });
    after(async () => {
      await gateway?.kill();
      await mineEveryPeriod(ground.provider, BLOCK_MS);
    });
    afterEach(function () {
      if (this.currentTest?.state === "failed") process.stderr.write(`Seed of the kills: ${seed}\n`);
    });

    const urlNow = () => gateway?.url ?? "";

    it("loses nothing and doubles nothing", async () => {
      const payers = await Promise.all([
        new Client(urlNow(), ground.book).settleIn("90000", { institution: addressOf("killed-one") }),
        new Client(urlNow(), ground.book).settleIn("90000", { institution: addressOf("killed-two") }),
      ]);
      const payee = await new Client(urlNow(), ground.book).settleIn(undefined, {
        institution: addressOf("killed-two"),
      });
      const paid = new Map(payers.map(({ address }) => [address, 0n]));
      const toppedUp = new Map(payers.map(({ address }) => [address, 90_000n]));
      const ids: string[] = [];

      for (let kill = 1; kill <= KILLS; kill++) {
        const work = await Promise.all(
          Array.from({ length: PAYMENTS }, async (_, number) => {
            const payer = payers[number % payers.length] as Client;
            const amount = 1n + BigInt(random.below(20));
            paid.set(payer.address, (paid.get(payer.address) ?? 0n) + amount);
            return { payer, body: await payer.payment(payee.address, amount.toString()) };
          }),
        );
        for (const payer of payers) toppedUp.set(payer.address, (toppedUp.get(payer.address) ?? 0n) + 13n);
        ids.push(...work.map(({ body }) => body.instructionId));

        const atMs = random.unit() * LATEST_KILL_MS;
        const doneBefore = Promise.allSettled([
          ...work.map(async ({ payer, body }) => {
            await new Promise((resolve) => setTimeout(resolve, random.unit() * LATEST_KILL_MS));
            return payer.ask("POST", "/api/payments", body);
          }),
          ...payers.map((payer) => payer.topUp("13", `top-up-of-kill-${kill}`)),
        ]);
        await new Promise((resolve) => setTimeout(resolve, atMs));
        await gateway?.kill();
        const answers = await doneBefore;
        const takenOn = work.filter((_, place) => {
          const answer = answers[place];
          return answer?.status === "fulfilled" && answer.value.status === 202;
        });

        gateway = await startGatewayProcess(ground, NAMES_OF_KILLED);
        for (const client of [...payers, payee]) Object.assign(client, { url: urlNow() });
        // what was answered for is known without being said again
        for (const { payer, body } of takenOn) {
          const known = await payer.ask<Instruction>("GET", `/api/instructions/${body.instructionId}`);
          expect(known.status, `taken on before kill ${kill} at ${atMs} ms`).to.equal(200);
        }
        // what nobody answered is asked again, as a page would; the rest too, which changes nothing
        await Promise.all([
          ...work.map(({ payer, body }) => payer.ask("POST", "/api/payments", body)),
          ...payers.map((payer) => payer.topUp("13", `top-up-of-kill-${kill}`)),
        ]);
        for (const { payer, body } of work) {
          expect((await payer.decided(body.instructionId)).state, `after kill ${kill}`).to.equal("settled");
        }
      }

      const walletYuan = WalletYuan__factory.connect(ground.book.contracts.WalletYuan, ground.provider);
      for (const payer of payers) {
        const topUps = toppedUp.get(payer.address) ?? 0n;
        const expected = topUps - (paid.get(payer.address) ?? 0n);
        const isThere = ({ balanceFen }: Record<string, unknown>) => balanceFen === expected.toString();
        await payer.until("/api/wallet", isThere);
        const { body: deposit } = await payer.ask<Deposit>("GET", "/api/deposit");
        expect(BigInt(deposit.balanceFen)).to.equal(2_000_000n - topUps);
      }
      expect(await walletYuan.balanceOf(payee.address)).to.equal(
        [...paid.values()].reduce((sum, one) => sum + one, 0n),
      );
      const settled = await walletYuan.queryFilter(walletYuan.filters.InstructionSettled(), 0);
      for (const id of ids) {
        const times = settled.filter(({ args }) => args.instructionId === id).length;
        expect(times, `settled ${id}`).to.equal(1);
      }
    });

    it("ends in order when it is asked to", async () => {
      expect(await gateway?.end()).to.equal(130);
      gateway = undefined;
    });
  });
}
