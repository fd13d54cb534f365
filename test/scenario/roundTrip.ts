import { join } from "node:path";

import { expect } from "chai";
import fc from "fast-check";

import { INSTRUCTION_KINDS, type Instruction } from "../../src/scenario/instructions.ts";
import { DEFAULT_LIBRA, type LibraParameters } from "../../src/scenario/libra/parameters.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import { openScenario } from "../../src/scenario/openScenario.ts";
import type { Bank, Holder, Institution } from "../../src/scenario/participants.ts";
import { writeScenarioFiles } from "../../src/scenario/writeFiles.ts";
import { collect } from "./support/collect.ts";
import { errorOf } from "./support/faults.ts";
import { emptyFolder, removeFolders, scenarioFolder } from "./support/scenarioFolder.ts";

const OPENS = 1_573_434_000;
const DAY = {
  name: "Round trip, 往返",
  opensAtSeconds: OPENS,
  closesAtSeconds: OPENS + 3_600,
  keySeed: "k",
  sessionsPerDay: 2,
};
/** Any that together stay far below 2^96. */
const amount = fc.bigInt({ min: 0n, max: 10n ** 27n });
const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((text) => !/\p{Cc}|^\s|\s$/u.test(text));
const BANK: Bank = { kind: "bank", id: "b", name: "银行", reserveFen: 1n };
const INSTITUTION: Institution = { kind: "institution", id: "i", name: '"支付", 宝' };

const holder = fc.record({
  kind: fc.constantFrom("person" as const, "merchant" as const),
  name,
  institution: fc.constant("i"),
  bank: fc.constant("b"),
  walletStatus: fc.constantFrom("open" as const, "frozen" as const),
  walletFen: amount,
  frozenFen: amount,
  depositFen: amount,
});

const draft = fc.record({
  kind: fc.constantFrom(...INSTRUCTION_KINDS),
  amountFen: amount.filter((fen) => fen > 0n),
  after: fc.nat(1),
});

const contents = fc.record({
  holders: fc.array(holder, { minLength: 1, maxLength: 5 }),
  drafts: fc.array(draft, { minLength: 1, maxLength: 10 }),
});

function instructionsOf(
  drafts: readonly { kind: Instruction["kind"]; amountFen: bigint; after: number }[],
): Instruction[] {
  let atSeconds = OPENS;
  return drafts.map(({ kind, amountFen, after }, index) => {
    atSeconds += after;
    const payer = kind === "top_up" ? "b" : "h0";
    const payee = kind === "withdrawal" ? "b" : "h0";
    return { id: `n${index}`, atSeconds, kind, payer, payee, amount: amountFen };
  });
}

describe("writing and reading a scenario", () => {
  after(removeFolders);

  it("gives back what was written", async () => {
    await fc.assert(
      fc.asyncProperty(contents, async ({ holders, drafts }) => {
        const folder = join(await emptyFolder(), "new", "folder");
        const people: Holder[] = holders.map((fields, index) => ({ id: `h${index}`, ...fields }));
        const instructions = instructionsOf(drafts);
        const written = instructions.map((instruction) => ({ instruction }));
        await writeScenarioFiles(folder, {
          day: DAY,
          participants: [BANK, INSTITUTION, ...people],
          instructions: written,
        });
        const scenario = await openScenario(folder);
        const { participants } = scenario;
        expect(scenario).to.include(DAY);
        expect([...participants.holders.values()]).to.deep.equal(people);
        expect([...participants.banks.values()]).to.deep.equal([BANK]);
        expect([...participants.institutions.values()]).to.deep.equal([INSTITUTION]);
        const read = await collect(scenario.instructions());
        expect(read.map(({ instruction }) => instruction)).to.deep.equal(instructions);
      }),
      { seed: 20_191_111, numRuns: 50 },
    );
  });

  it("gives back how the day is converted to ≋USD", async () => {
    const folder = join(await emptyFolder(), "converted");
    const libra = { ...DEFAULT_LIBRA, fenPerUsd: 715n, inventoryPercent: 0n, custodians: 5 };
    await writeScenarioFiles(folder, { day: { ...DAY, libra }, participants: [BANK], instructions: [] });
    expect((await openScenario(folder)).libra).to.deep.equal(libra);
  });

  it("gives back the rules for payments in ≋USD", async () => {
    const folder = join(await emptyFolder(), "ruled");
    const limits = { maxInflowMicro: 1n, maxOutflowMicro: 2n, maxHoldingMicro: 3n, periodSeconds: 4 };
    const libra: LibraParameters = {
      ...DEFAULT_LIBRA,
      travelRule: { thresholdMicro: 9_007_199_254_740_991n, pairSums: false },
      vaspLimits: { ...limits, vasps: ["i"] },
      unhosted: { maxPaymentMicro: 5n, maxBalanceMicro: 6n, holders: [] },
      fees: { basisPoints: 7n, flatMicro: 8n },
      attested: { allBut: ["a", "b"] },
    };
    const participants = [BANK, INSTITUTION];
    await writeScenarioFiles(folder, { day: { ...DAY, libra }, participants, instructions: [] });
    expect((await openScenario(folder)).libra).to.deep.equal(libra);
  });

  it("gives back measures, and leaves no file of others behind", async () => {
    const folder = join(await emptyFolder(), "measures");
    const person: Holder = {
      ...{ kind: "person", id: "h0", name: "陈静", institution: "i", bank: "b" },
      ...{ walletStatus: "open", walletFen: 9n, frozenFen: 5n, depositFen: 0n },
    };
    const taken = (kind: Measure["kind"], by: string, amount = 0n, subject = "h0"): Measure => {
      return { reference: `${kind}:${by}`, atSeconds: OPENS + 7, kind, by, subject, amount };
    };
    const measures = [
      taken("freeze_amount", "freeze", 123n),
      taken("freeze_amount", "lift", 0n),
      ...[taken("freeze", "freeze"), taken("lift", "lift")],
      ...[taken("halt", "council", 0n, ""), taken("resume", "council", 0n, "")],
      { ...taken("replace_wallet", "i"), atSeconds: OPENS + 8 },
    ];
    const contents = { day: DAY, participants: [BANK, INSTITUTION, person], instructions: [], replace: true };
    await writeScenarioFiles(folder, { ...contents, measures });
    expect((await openScenario(folder)).measures).to.deep.equal(measures);
    await writeScenarioFiles(folder, contents);
    expect((await openScenario(folder)).measures).to.deep.equal([]);
  });

  it("gives back addresses and signatures", async () => {
    const folder = join(await emptyFolder(), "signed");
    const address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    const holder: Holder = {
      ...{ kind: "person", id: "h0", name: "陈静", institution: "i", bank: "b" },
      ...{ walletStatus: "none", walletFen: 0n, frozenFen: 0n, depositFen: 0n, address },
    };
    const [instruction] = instructionsOf([{ kind: "payment", amountFen: 1n, after: 0 }]) as [Instruction];
    const line = { instruction, signature: `0x${"11".repeat(64)}1b` };
    const participants = [BANK, INSTITUTION, holder];
    await writeScenarioFiles(folder, { day: DAY, participants, instructions: [line], withSignatures: true });
    const scenario = await openScenario(folder);
    expect(scenario.participants.holders.get("h0")).to.deep.equal(holder);
    expect(await collect(scenario.instructions())).to.deep.equal([{ line: 2, ...line }]);
  });

  it("doesn't overwrite a scenario that stands", async () => {
    const folder = await scenarioFolder({ participants: null, instructions: null });
    const error = await errorOf(() =>
      writeScenarioFiles(folder, { day: DAY, participants: [BANK], instructions: [] }),
    );
    expect(error.code).to.equal("BAD_USAGE");
    expect(error.place.file).to.equal(join(folder, "scenario.json"));
  });
});
