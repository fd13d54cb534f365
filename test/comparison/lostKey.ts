import { expect } from "chai";

import { openDatabase } from "../../src/centralized/database/openDatabase.ts";
import { openLibraBooks } from "../../src/centralized/schemes/openLibraBooks.ts";
import { openLibraReferee } from "../../src/comparison/referee/libra/openLibraReferee.ts";
import { demonstrationKey, signInstruction } from "../../src/scenario/keys.ts";
import { libraDay } from "../../src/scenario/libra/libraDay.ts";
import { libraTerms } from "../../src/scenario/libra/sign.ts";
import type { Measure } from "../../src/scenario/measures.ts";
import { answersOf } from "./answers.ts";
import { CLOSES_AT, KEY_SEED, OPENS_AT, smallWorld } from "./smallWorld.ts";

const REPLACEMENT: Measure = {
  ...{ reference: "lost-key", atSeconds: OPENS_AT + 10, kind: "replace_wallet", by: "alipay" },
  ...{ subject: "ann", amount: 0n },
};

describe("a key that was lost", () => {
  it("signs until its wallet is replaced, and not from then on; the new one not before", async () => {
    const participants = smallWorld();
    const scenario = { participants, keySeed: KEY_SEED, closesAtSeconds: CLOSES_AT, measures: [REPLACEMENT] };
    const domain = { name: "Libra USD", version: "1", chainId: 1, verifyingContract: `0x${"11".repeat(20)}` };
    const terms = libraTerms(scenario, domain);
    const libra = libraDay(participants);
    const database = await openDatabase({});
    const times = { opensAtSeconds: OPENS_AT, closesAtSeconds: CLOSES_AT };
    const books = await openLibraBooks({ participants, terms, ...times, database, libra });
    const rails = [openLibraReferee(libra, terms), books];
    const payment = (id: string, second: number, key: string) => {
      const parties = { kind: "payment", payer: "ann", payee: "bo", amount: 1n } as const;
      const instruction = { id, atSeconds: OPENS_AT + second, ...parties };
      return {
        ...instruction,
        signature: signInstruction(instruction, terms, demonstrationKey(KEY_SEED, key)),
      };
    };
    const [lost, fresh] = ["ann", "ann/wallet/2"];
    const answers = [
      await answersOf(rails, payment("too-early", 9, fresh)),
      await answersOf(rails, payment("before", 9, lost)),
    ];
    for (const rail of rails) await rail.apply(REPLACEMENT);
    answers.push(await answersOf(rails, payment("stolen", 10, lost)));
    answers.push(await answersOf(rails, payment("after", 10, fresh)));
    expect(answers.map(([referee]) => referee)).to.deep.equal([
      "INVALID_SIGNATURE",
      "before,accepted,,false",
      "INVALID_SIGNATURE",
      "after,accepted,,false",
    ]);
    for (const [referee, inBooks] of answers) expect(inBooks).to.equal(referee);
    await books.close();
  });
});
