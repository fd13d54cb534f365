import { AbiCoder, type Interface, ZeroAddress, keccak256 } from "ethers";

import { ISupervision__factory } from "../../../../types/ethers-contracts/factories/contracts/interfaces/ISupervision__factory.ts";
import { nameOf } from "../../chain/addressBook.ts";
import type { Node } from "../../chain/node.ts";
import { parseYuan } from "../../pay/amount.ts";
import { parseAddress } from "../../pay/recipient.ts";
import type { DeskAct, Effect, Given } from "../act.ts";
import { newId, referenceIn, textIn, wholeIn } from "../fields.ts";

const supervision: Interface = ISupervision__factory.createInterface();
const IDENTITY_YEARS = 5;
const YEAR_SECONDS = 365 * 86_400;

/** What operators of the RMB wallet do: institutions keep wallets, the authority's roles supervise them. */
export const YUAN_ACTS = [
  act("openWallet", "institution", ["wallet"], async ({ node, account }, given) => {
    const wallet = parseAddress(given.wallet);
    const owner = await node.walletYuan.institutionOf(wallet);
    const called = (address: string) =>
      address === ZeroAddress ? "–" : (nameOf(node.book, address) ?? address);
    return {
      call: onToken(node, "openWallets", [[wallet]]),
      effects: [{ name: "institution", unit: "text", before: called(owner), after: called(account) }],
    };
  }),
  act("identify", "institution", ["wallet", "tier", "evidence"], async ({ node, nowSeconds }, given) => {
    const wallet = parseAddress(given.wallet);
    const tier = wholeIn(given, "tier");
    const salt = newId();
    const content = AbiCoder.defaultAbiCoder().encode(
      ["bytes32", "string"],
      [salt, textIn(given, "evidence")],
    );
    const commitment = keccak256(content);
    const validUntil = nowSeconds + IDENTITY_YEARS * YEAR_SECONDS;
    const data = node.tiers.interface.encodeFunctionData("identify", [wallet, tier, commitment, validUntil]);
    const [before] = await node.tiers.identityOf(wallet);
    return {
      call: { to: node.book.contracts.WalletTiers, data },
      effects: [{ name: "tier", unit: "count", before, after: tier }],
      facts: [
        { name: "salt", value: salt },
        { name: "commitment", value: commitment },
      ],
    };
  }),
  frozenAct("freeze"),
  frozenAct("lift"),
  partAct("freezePart", 1n),
  partAct("liftPart", -1n),
  act("seize", "yuan.seize", ["from", "to", "amountYuan", "caseReference"], async ({ node }, given) => {
    const [from, to] = [parseAddress(given.from), parseAddress(given.to)];
    const amountFen = parseYuan(given.amountYuan);
    const reference = referenceIn(given, "caseReference");
    return {
      call: onSupervision(node, "seize", [from, to, amountFen, reference]),
      effects: [
        await balance(node, "balance", from, -amountFen),
        await balance(node, "balanceTo", to, amountFen),
      ],
      facts: [{ name: "reference", value: reference }],
    };
  }),
  pauseAct("pause"),
  pauseAct("unpause"),
] as const satisfies readonly DeskAct[];

function act<const Name extends string>(
  name: Name,
  right: DeskAct["right"],
  fields: DeskAct["fields"],
  plan: DeskAct["plan"],
): DeskAct<Name> {
  return { name, right, fields, plan };
}

function frozenAct<const Name extends "freeze" | "lift">(name: Name): DeskAct<Name> {
  return act(name, `yuan.${name}`, ["wallet", "caseReference"], async ({ node }, given) => {
    const wallet = parseAddress(given.wallet);
    const reference = referenceIn(given, "caseReference");
    const before = await node.walletYuan.isFrozen(wallet);
    return {
      call: onSupervision(node, name, [wallet, reference]),
      effects: [{ name: "frozen", unit: "yesNo", before, after: name === "freeze" }],
      facts: [{ name: "reference", value: reference }],
    };
  });
}

function partAct<const Name extends "freezePart" | "liftPart">(name: Name, sign: bigint): DeskAct<Name> {
  const right = name === "freezePart" ? "yuan.freeze" : "yuan.lift";
  return act(name, right, ["wallet", "amountYuan", "caseReference"], async ({ node }, given: Given) => {
    const wallet = parseAddress(given.wallet);
    const amountFen = parseYuan(given.amountYuan);
    const reference = referenceIn(given, "caseReference");
    const before = await node.walletYuan.getFrozenTokens(wallet);
    const after = before + sign * amountFen;
    return {
      call: onSupervision(node, name, [wallet, amountFen, reference]),
      effects: [{ name: "frozenPart", unit: "fen", before, after: after < 0n ? 0n : after }],
      facts: [{ name: "reference", value: reference }],
    };
  });
}

function pauseAct<const Name extends "pause" | "unpause">(name: Name): DeskAct<Name> {
  return act(name, `yuan.${name}`, [], async ({ node }) => ({
    call: onToken(node, name, []),
    effects: [
      { name: "paused", unit: "yesNo", before: await node.walletYuan.paused(), after: name === "pause" },
    ],
  }));
}

async function balance(
  { walletYuan }: Node,
  name: "balance" | "balanceTo",
  wallet: string,
  changeFen: bigint,
): Promise<Effect> {
  const before = await walletYuan.balanceOf(wallet);
  return { name, unit: "fen", before, after: before + changeFen };
}

function onToken({ walletYuan, book }: Node, name: string, args: readonly unknown[]) {
  const abi: Interface = walletYuan.interface;
  return { to: book.contracts.WalletYuan, data: abi.encodeFunctionData(name, args) };
}

function onSupervision({ book }: Node, name: string, args: readonly unknown[]) {
  return { to: book.contracts.Supervision, data: supervision.encodeFunctionData(name, args) };
}
