import { expect } from "chai";

import { JiaoziError } from "../../src/catalogue/errors.ts";
import { openReferee } from "../../src/comparison/referee/openReferee.ts";
import { runDay } from "../../src/comparison/runDay.ts";
import { ALIPAY_2_CONSERVATION } from "../../src/scenario/alipay2/conservation.ts";
import type { Claim } from "../../src/scenario/claims.ts";
import { CNY } from "../../src/scenario/currency.ts";
import { entityKindOf } from "../../src/scenario/entities.ts";
import type { SignedInstruction } from "../../src/scenario/instructions.ts";
import type { Decision, Rail } from "../../src/scenario/rail.ts";
import { scenarioTerms } from "../../src/scenario/terms.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";
import { type Step, instructionsOf } from "./steps.ts";

const PLAN: Step[] = [
  { does: "instruct", kind: "payment", from: 0, to: 1, amountFen: 30n },
  { does: "instruct", kind: "payment", from: 2, to: 0, amountFen: 70n },
  { does: "repeat", which: 0 },
  { does: "instruct", kind: "top_up", from: 0, to: 0, amountFen: 10n },
];

describe("a day on several rails", () => {
  const participants = smallWorld();
  const domain = { name: "Wallet Yuan", version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };
  const terms = scenarioTerms({ participants, keySeed: KEY_SEED, closesAtSeconds: CLOSES_AT }, domain);
  const instructions = instructionsOf(PLAN, terms);
  const day = {
    participants,
    terms,
    sessionsPerDay: 4,
    opensAtSeconds: OPENS_AT,
    closesAtSeconds: CLOSES_AT,
  };
  const referee = () => openReferee({ ...day, mode: "gross" });

  const against = async (rail: Rail) => {
    const [result] = await runDay(
      [
        {
          scheme: "alipay-2.0",
          mode: "gross",
          currency: CNY,
          conservation: ALIPAY_2_CONSERVATION,
          kindOf: (entity) => entityKindOf(participants, entity),
          referee: referee(),
          rails: [rail],
        },
      ],
      stream(instructions),
    );
    if (result === undefined) throw new Error("no result");
    return result;
  };

  it("counts what each rail accepted, refused by reason, and answered again", async () => {
    const { rails, agree, firstDifference } = await against(named("books", referee()));
    expect(agree).to.equal(true);
    expect(firstDifference).to.equal(undefined);
    const [books] = rails;
    expect(books).to.include({ name: "books", accepted: 3, replayed: 1 });
    expect(books?.rejected).to.deep.equal({ INSUFFICIENT_UNFROZEN_BALANCE: 1 });
  });

  it("adds up what accepted instructions moved, repetitions left out", async () => {
    const { referee: expected } = await against(named("books", referee()));
    expect(expected.flows).to.deep.equal([
      { kind: "payment", from: "person", to: "person", amount: 30n, instructions: 1 },
      { kind: "top_up", from: "bank", to: "person", amount: 10n, instructions: 1 },
    ]);
  });

  it("names the first instruction on which a rail departs, and both answers", async () => {
    const { agree, firstDifference } = await against(
      lyingAbout(referee(), (decision) =>
        decision.status === "rejected" ? { ...decision, reason: "PAYER_FROZEN" } : decision,
      ),
    );
    expect(agree).to.equal(false);
    expect(firstDifference).to.deep.equal({
      rail: "contracts",
      where: "instruction i1",
      referee: "rejected: INSUFFICIENT_UNFROZEN_BALANCE",
      answer: "rejected: PAYER_FROZEN",
    });
  });

  it("notices a rail that forgets that an id came before", async () => {
    const { firstDifference } = await against(
      lyingAbout(referee(), (decision) => ({ ...decision, replayed: false })),
    );
    expect(firstDifference).to.include({
      where: "instruction i0",
      referee: "accepted (again)",
      answer: "accepted",
    });
  });

  it("names the first claim in which the ends differ", async () => {
    const honest = referee();
    let ended = false;
    const rail: Rail = {
      ...named("books", honest),
      endDay: async () => void (ended = true),
      claims: async () => moved(await honest.claims(), ended),
    };
    const { agree, firstDifference } = await against(rail);
    expect(agree).to.equal(false);
    expect(firstDifference).to.deep.equal({
      rail: "books",
      where: "alipay owes ann, wallet",
      referee: "80",
      answer: "79",
    });
  });

  it("stops when a rail's end breaks a conservation rule", async () => {
    const honest = referee();
    const rail: Rail = { ...named("books", honest), claims: async () => (await honest.claims()).slice(1) };
    const fault = await against(rail).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(fault).to.be.instanceOf(JiaoziError);
    expect(fault).to.include({ code: "BOOKS_OUT_OF_BALANCE", exitCode: 1 });
  });

  it("gives the same hashes for the same day, and others for another", async () => {
    const [first, again] = [
      await against(named("books", referee())),
      await against(named("books", referee())),
    ];
    expect(again.rails[0]?.decisionsHash).to.equal(first.rails[0]?.decisionsHash);
    expect(again.rails[0]?.endStateHash).to.equal(first.rails[0]?.endStateHash);
    const other = await against(lyingAbout(referee(), (decision) => ({ ...decision, replayed: false })));
    expect(other.rails[0]?.decisionsHash).to.not.equal(first.rails[0]?.decisionsHash);
  });
});

async function* stream(instructions: readonly SignedInstruction[]): AsyncGenerator<SignedInstruction> {
  yield* instructions;
}

function named(name: Rail["name"], rail: Rail): Rail {
  return { ...rail, name };
}

function lyingAbout(honest: Rail, lie: (decision: Decision) => Decision): Rail {
  return {
    ...named("contracts", honest),
    settle: async (instructions) => (await honest.settle(instructions)).map(lie),
  };
}

/** One fen goes from ann's wallet to shop's, at the same institution: nothing is lost, but the end is another. */
function moved(claims: readonly Claim[], ended: boolean): readonly Claim[] {
  if (!ended) return claims;
  const shop: Claim = { issuer: "alipay", holder: "shop", instrument: "wallet", amount: 1n };
  return [
    ...claims.map((claim) =>
      claim.holder === "ann" && claim.instrument === "wallet"
        ? { ...claim, amount: claim.amount - 1n }
        : claim,
    ),
    shop,
  ];
}
