import { readFile } from "node:fs/promises";

import { JiaoziError } from "../../catalogue/errors.ts";
import {
  type CoinCode,
  type CompositeAnswer,
  type CompositeEvent,
  type CompositeRail,
  type CompositeRefusal,
  type CompositeState,
  type CompositeWorld,
  DONE,
  LBR,
  VAULT,
  refused,
} from "../../scenario/composite/rail.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Database, Queries } from "../database/database.ts";
import type { Leg, LegFault } from "../ledger/chains.ts";
import { Ledger } from "../ledger/ledger.ts";
import { type Verification, verifyLog } from "../ledger/verifyLog.ts";
import { postAll } from "../schemes/day.ts";
import { postIfAny } from "../schemes/legs.ts";
import { openingChainsOf } from "../schemes/opening.ts";
import { accountsOf, ledgersOf, names } from "./accounts.ts";
import { type Amounts, createLegs, swapLegs, unpackLegs } from "./legs.ts";
import {
  type Terms,
  announce,
  forgetAnnouncement,
  nextEvent,
  putInForce,
  startTerms,
  termsNow,
} from "./termsTable.ts";

const TABLES = new URL("composite.sql", import.meta.url);

/** Which rule a leg's fault stands for, if it is the holder's: the vault lacks nothing. */
const REFUSALS: Partial<Record<LegFault, CompositeRefusal>> = {
  debit_account_frozen: "FrozenAccount",
  credit_account_frozen: "FrozenAccount",
  exceeds_credits: "ERC20InsufficientBalance",
  exceeds_unfrozen: "ERC7943InsufficientUnfrozenBalance",
};

/** ≋LBR in double-entry books: a ledger per coin, and each event one chain of linked transfers across them. */
export class CompositeBooks implements CompositeRail {
  readonly name = "books";
  readonly #database: Database;
  readonly #ledgers: ReadonlyMap<CoinCode, Ledger>;
  readonly #world: CompositeWorld;

  private constructor(database: Database, ledgers: ReadonlyMap<CoinCode, Ledger>, world: CompositeWorld) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#world = world;
  }

  /** On a migrated, empty database, which the rail closes. */
  static async open(database: Database, world: CompositeWorld): Promise<CompositeBooks> {
    const tables = await readFile(TABLES, "utf8");
    const { opensAtSeconds, components } = world;
    const ledgers = new Map<CoinCode, Ledger>();
    await database.transaction(async (queries) => {
      await queries.run(tables);
      await startTerms(
        queries,
        components.map(({ amountPerUnit }) => amountPerUnit),
      );
      for (const [coin, terms] of ledgersOf(world)) {
        const ledger = await Ledger.open(queries, terms);
        await ledger.openAccounts(queries, accountsOf(coin, world), opensAtSeconds);
        ledgers.set(coin, ledger);
      }
      // the last one that was opened knows the accounts of all
      await postAll(queries, lastOf(ledgers), openingChainsOf(openingLegs(world), opensAtSeconds));
    });
    return new CompositeBooks(database, ledgers, world);
  }

  handle(event: CompositeEvent): Promise<CompositeAnswer> {
    return this.#database.transaction(async (queries) => {
      const terms = await nextEvent(queries);
      switch (event.kind) {
        case "create":
          return this.#post(
            queries,
            terms,
            event,
            createLegs(event.holder, event.amount, this.#named(terms.amounts)),
          );
        case "unpack":
          return this.#post(
            queries,
            terms,
            event,
            unpackLegs(event.holder, event.amount, this.#named(terms.amounts)),
          );
        case "announce":
          await announce(queries, event.amountsPerUnit, event.atSeconds + this.#world.delaySeconds);
          return DONE;
        case "withdraw":
          if (terms.announced === undefined) return refused("NothingAnnounced");
          await forgetAnnouncement(queries);
          return DONE;
        case "swap":
          return this.#swap(queries, terms, event);
        case "freeze":
        case "lift":
          return this.#change(queries, event, { state: event.kind === "freeze" ? "frozen" : "open" });
        case "freeze_amount":
          return this.#change(queries, event, { frozenAmount: event.amount });
      }
    });
  }

  async state(): Promise<CompositeState> {
    const { amounts } = await termsNow(this.#database);
    const balances = new Map<CoinCode, ReadonlyMap<ParticipantId, Micro>>();
    for (const [coin, ledger] of this.#ledgers) {
      const accounts = await ledger.accounts(this.#database);
      const owed = (id: ParticipantId) => {
        const account = accounts.get(names.coins(coin, id));
        return account === undefined ? 0n : account.creditsPosted - account.debitsPosted;
      };
      balances.set(coin, new Map([...this.#world.holders.keys(), VAULT].map((id) => [id, owed(id)])));
    }
    return { balances, supply: await this.#supply(this.#database), amountsPerUnit: amounts };
  }

  verify(): Promise<Verification> {
    return verifyLog(this.#database);
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  async #swap(
    queries: Queries,
    terms: Terms,
    event: Extract<CompositeEvent, { kind: "swap" }>,
  ): Promise<CompositeAnswer> {
    if (terms.announced === undefined) return refused("NothingAnnounced");
    if (event.atSeconds < terms.announced.executableAt) return refused("SwapTooEarly");
    const supply = await this.#supply(queries);
    const held = new Map<CoinCode, Micro>();
    for (const [coin, ledger] of this.#ledgers) {
      const name = names.coins(coin, VAULT);
      const account = (await ledger.accounts(queries, [name])).get(name);
      held.set(coin, (account?.creditsPosted ?? 0n) - (account?.debitsPosted ?? 0n));
    }
    const announced = this.#named(terms.announced.amounts);
    const legs = swapLegs(event.holder, supply, announced, (coin) => held.get(coin) ?? 0n);
    const answer = await this.#post(queries, terms, event, legs);
    if (answer.status === "done") await putInForce(queries);
    return answer;
  }

  async #post(
    queries: Queries,
    { number }: Terms,
    { kind, atSeconds }: CompositeEvent,
    legs: readonly Leg[],
  ): Promise<CompositeAnswer> {
    if (legs.length === 0) return DONE;
    const chain = { id: `event/${number}`, contents: kind, atSeconds, legs };
    const [result] = await lastOf(this.#ledgers).post(queries, [chain]);
    if (result?.status === "posted") return DONE;
    const fault = result?.status === "failed" ? result : undefined;
    const leg = legs[fault?.leg ?? 0];
    const isVaults = leg !== undefined && "debit" in leg && this.#isVault(leg.debit);
    const refusal = fault === undefined ? undefined : REFUSALS[fault.fault];
    if (refusal !== undefined && !(isVaults && fault?.fault === "exceeds_credits")) return refused(refusal);
    throw new JiaoziError(
      "BOOKS_OUT_OF_BALANCE",
      `The books couldn't post ${kind} (${chain.id}): ${fault?.fault ?? result?.status ?? "no answer"}.`,
      "The vault holds its coins for all ≋LBR: look for what was rounded the wrong way.",
    );
  }

  async #change(
    queries: Queries,
    { coin, holder, atSeconds }: Extract<CompositeEvent, { coin: CoinCode }>,
    change: Parameters<Ledger["changeAccount"]>[2],
  ): Promise<CompositeAnswer> {
    await lastOf(this.#ledgers).changeAccount(queries, names.coins(coin, holder), change, atSeconds);
    return DONE;
  }

  async #supply(queries: Queries): Promise<Micro> {
    const name = names.backing(LBR);
    const account = (await lastOf(this.#ledgers).accounts(queries, [name])).get(name);
    return (account?.debitsPosted ?? 0n) - (account?.creditsPosted ?? 0n);
  }

  #named(amounts: readonly Micro[]): Amounts {
    return this.#world.components.map(({ code }, i) => [code, amounts[i] ?? 0n]);
  }

  #isVault(account: string): boolean {
    return this.#world.components.some(({ code }) => account === names.coins(code, VAULT));
  }
}

function lastOf(ledgers: ReadonlyMap<CoinCode, Ledger>): Ledger {
  const last = ledgers.get(LBR);
  if (last === undefined) throw new Error("There is no ledger of ≋LBR");
  return last;
}

/** Every coin of a holder is owed by the association, against its reserve. */
function openingLegs({ holders }: CompositeWorld): readonly Leg[] {
  return [...holders].flatMap(([holder, coins]) =>
    [...coins].flatMap(([coin, amount]) => postIfAny(names.backing(coin), names.coins(coin, holder), amount)),
  );
}
