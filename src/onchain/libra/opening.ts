import { id as keccakOfText } from "ethers";

import { IParticipants__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IParticipants__factory.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import { DEALER } from "../../scenario/claims.ts";
import { ISSUANCE_NOTICE_SECONDS } from "../../scenario/measures.ts";
import type { LibraHolder } from "../../scenario/libra/libraDay.ts";
import type { OperatorCall } from "../operators.ts";
import { complianceAddress } from "./attestations.ts";
import type { LibraContext } from "./context.ts";
import { appointCompliance, mintInWindow, putIssuanceInForce } from "./issuance/opening.ts";
import { coinAbi, liftTiers, mintAgainst, submit } from "./mint.ts";
import { admitUnhosted, putRulesInForce } from "./paymentRules.ts";
import { recoveryNotice, recoveryRequests, replacementsOf, requireReady } from "./recoveries.ts";

const AN_HOUR = 3_600;

/**
 * Brings freshly deployed contracts, with the dealer designated, to the state in which the day opens, through the
 * same functions that anyone uses: VASPs, wallets, an attested reserve and a mint, a payment by the dealer for each
 * opening balance, and then the freezes and the rules for payments.
 */
export async function openLibraDay(context: LibraContext): Promise<void> {
  const { day, opensAtSeconds } = context;
  const { issuance } = day.parameters;
  const notice = issuance === undefined ? 0 : ISSUANCE_NOTICE_SECONDS;
  const before = opensAtSeconds - AN_HOUR - Math.max(await recoveryNotice(context), notice);
  await registerVasps(context, before);
  const holders = [...day.holders.values()].filter(({ walletStatus }) => walletStatus !== "none");
  const hosted = holders.filter((holder) => holder.hosted);
  await submit(openingOfWallets(hosted, context), context, before);
  await submit(recoveryRequests(context), context, before);
  await requireReady(context);
  await liftTiers(context);
  if (issuance !== undefined) await appointCompliance(context, before);
  const older = day.coinsOutstanding - (issuance?.window?.inflowMicro ?? 0n);
  if (older > 0n) {
    const mint = { requestId: keccakOfText("opening"), amount: older, reserve: older };
    await mintAgainst(context, mint, before);
  }
  await mintInWindow(context);
  await admitUnhosted(context);
  await submit(openingPayments(holders, context), context, before);
  await freeze(holders, context);
  await putRulesInForce(context);
  await putIssuanceInForce(context);
}

const participantsAbi = IParticipants__factory.createInterface();
/** No credential of the comparison expires, and nobody exchanges messages in it. */
const CREDENTIAL = { baseUrl: "https://compliance.example", expiresAt: 2n ** 64n - 1n };

async function registerVasps(context: LibraContext, atSeconds: number): Promise<void> {
  const { day, terms, coin, authorities, keySeed } = context;
  const registry = IParticipants__factory.connect(context.participants, authorities.licensing);
  const institutions = [...day.participants.institutions.values()];
  for (const { id, name } of institutions) {
    const credential = { ...CREDENTIAL, humanName: name, complianceKey: complianceAddress(keySeed, id) };
    await (await registry.registerParentVasp(terms.addressOf(id), credential)).wait();
  }
  const data = coinAbi.encodeFunctionData("acceptCurrency");
  const acceptances = institutions.map(({ id }) => ({ operator: id, to: coin, data }));
  await submit(acceptances, context, atSeconds);
}

/** A transaction has a gas limit, so wallets are opened a few at a time. */
const WALLETS_PER_CALL = 5;

function openingOfWallets(holders: readonly LibraHolder[], context: LibraContext) {
  const { day, terms, coin, participants } = context;
  const replacements = replacementsOf(context);
  return [...day.participants.institutions.keys()].flatMap((operator) => {
    const wallets = [
      ...holders.filter(({ vasp }) => vasp === operator).map(({ id }) => terms.addressOf(id)),
      ...replacements.filter(({ vasp }) => vasp === operator).map(({ replacement }) => replacement),
    ];
    const calls: OperatorCall[] = [];
    for (let from = 0; from < wallets.length; from += WALLETS_PER_CALL) {
      const group = wallets.slice(from, from + WALLETS_PER_CALL);
      const children = participantsAbi.encodeFunctionData("registerChildren", [group]);
      calls.push({ operator, to: participants, data: children });
      calls.push({ operator, to: coin, data: coinAbi.encodeFunctionData("openWallets", [group]) });
    }
    return calls;
  });
}

function openingPayments(holders: readonly LibraHolder[], { terms, coin }: LibraContext): OperatorCall[] {
  const funded = holders.filter(({ coins }) => coins > 0n);
  return funded.map(({ id, coins }) => {
    const payment = {
      instructionId: keccakOfText(`opening balance/${id}`),
      payer: terms.addressOf(DEALER),
      payee: terms.addressOf(id),
      amountInMicro: coins,
      validUntil: terms.validUntilSeconds,
    };
    return { operator: DEALER, to: coin, data: coinAbi.encodeFunctionData("pay", [payment, "0x"]) };
  });
}

async function freeze(
  holders: readonly LibraHolder[],
  { terms, coin, authorities }: LibraContext,
): Promise<void> {
  const token = LibraCoin__factory.connect(coin, authorities.freeze);
  for (const { id, walletStatus, frozen } of holders) {
    const account = terms.addressOf(id);
    if (frozen > 0n) await (await token.setFrozenTokens(account, frozen)).wait();
    if (walletStatus === "frozen") await (await token.freeze(account, keccakOfText(`opening/${id}`))).wait();
  }
}
