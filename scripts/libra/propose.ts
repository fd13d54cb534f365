import { JiaoziError } from "../../src/catalogue/errors.ts";
import type { OptionValues } from "../cli/options.ts";
import type { Action, Outcome } from "./action.ts";
import { type Callee, callees } from "./contracts.ts";
import { type Desk, actorOf } from "./desk.ts";
import { councilOf } from "./proposals.ts";
import { textOf } from "./values.ts";

const DESCRIPTION = {
  description: { value: "TEXT", says: "what for; makes the proposal one of a kind" },
} as const;
const CLOSE = {
  close: { says: "also what roles may do to the coin; needs two thirds then" },
} as const;

/** Decisions that have a command of their own, as proposals like any other. */
export const PROPOSED: Readonly<Record<string, Action>> = {
  halt: {
    says: "Proposes to halt the currency's coin; with --close also to close it to every role until it is resumed.",
    options: { ...DESCRIPTION, ...CLOSE },
    run: (desk, values) =>
      proposeCalls(desk, values, [named(desk, "LibraCoin.halt"), ...closing(desk, values, true)]),
  },
  resume: {
    says: "Proposes to resume the currency's coin; with --close also to open it to the roles again, if it was closed.",
    options: { ...DESCRIPTION, ...CLOSE },
    run: (desk, values) =>
      proposeCalls(desk, values, [...closing(desk, values, false), named(desk, "LibraCoin.resume")]),
  },
  "declare-inactive": {
    says: "Proposes to declare the currency's dealers inactive, so that holders redeem with the emergency administrator.",
    options: DESCRIPTION,
    run: (desk, values) => proposeCalls(desk, values, [named(desk, "Redemption.declareDealersInactive")]),
  },
  "declare-active": {
    says: "Proposes to declare the currency's dealers active again.",
    options: DESCRIPTION,
    run: (desk, values) => proposeCalls(desk, values, [named(desk, "Redemption.declareDealersActive")]),
  },
};

interface Call {
  readonly address: string;
  readonly data: string;
  readonly words: string;
}

/** The proposal of whatever call the options name. */
export function propose(desk: Desk, values: OptionValues): Promise<Outcome> {
  const { address, abi, name } = calleeOf(desk, textOf(values, "call"));
  const data = encode(abi, name, values["arguments"]);
  const words = `${textOf(values, "call")} with ${String(values["arguments"] ?? "[]")}`;
  return proposeCalls(desk, values, [{ address, data, words }]);
}

async function proposeCalls(desk: Desk, values: OptionValues, calls: readonly Call[]): Promise<Outcome> {
  const council = councilOf(desk);
  const description = textOf(values, "description");
  let twoThirds = false;
  for (const { address, data } of calls) {
    if (await council.needsTwoThirds(address, data.slice(0, 10))) twoThirds = true;
  }
  return {
    plan: {
      what: `propose "${description}"`,
      actor: actorOf(values, Object.keys(desk.book.members)),
      to: desk.book.contracts.Council,
      data: council.interface.encodeFunctionData("propose", [
        calls.map(({ address }) => address),
        calls.map(() => 0n),
        calls.map(({ data }) => data),
        description,
      ]),
      facts: {
        calls: calls.map(({ words }) => words).join("; "),
        needs: twoThirds ? "two thirds of the council" : "a majority of the council",
        "voting begins after": `${await council.votingDelay()} seconds, and lasts ${await council.votingPeriod()}`,
      },
      effects: [],
    },
  };
}

function named(desk: Desk, call: string, args: readonly unknown[] = []): Call {
  const { address, abi, name } = calleeOf(desk, call);
  return { address, data: abi.encodeFunctionData(name, args), words: `${call} with ${JSON.stringify(args)}` };
}

/** Under a closed target the council's own calls fail too: it is closed last and opened first. */
function closing(desk: Desk, values: OptionValues, closed: boolean): Call[] {
  if (values["close"] !== true) return [];
  return [named(desk, "AssociationAuthority.setTargetClosed", [desk.trio.coin, closed])];
}

function calleeOf(desk: Desk, text: string): Callee & { readonly name: string } {
  const [contract = "", name = ""] = text.split(".");
  const known = callees(desk);
  const callee = Object.hasOwn(known, contract) ? known[contract] : undefined;
  if (callee?.abi.hasFunction(name) === true) return { ...callee, name };
  const names = Object.keys(known).join(", ");
  throw new JiaoziError(
    "BAD_USAGE",
    `--call is "${text}", which names no function of a contract, or several.`,
    `Write CONTRACT.FUNCTION, with a contract of ${names}.`,
    { field: "--call" },
  );
}

function encode(abi: Callee["abi"], name: string, json: string | boolean | undefined): string {
  try {
    return abi.encodeFunctionData(name, JSON.parse(typeof json === "string" ? json : "[]") as unknown[]);
  } catch (cause) {
    const takes = abi.getFunction(name)?.format("full") ?? name;
    throw new JiaoziError(
      "BAD_USAGE",
      `--arguments don't fit: ${takes}.`,
      "Give a JSON list with one value for each parameter; structs as lists.",
      { field: "--arguments" },
      cause,
    );
  }
}
