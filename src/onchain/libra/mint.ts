import { ILibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ILibraCoin__factory.ts";
import { IReserve__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { ITreasury__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { DEALER } from "../../scenario/claims.ts";
import type { Micro } from "../../scenario/libra/convert.ts";
import type { OperatorCall } from "../operators.ts";
import type { LibraContext } from "./context.ts";
import { signedStatement } from "./custodians.ts";

export const reserveAbi = IReserve__factory.createInterface();
export const treasuryAbi = ITreasury__factory.createInterface();
export const coinAbi = ILibraCoin__factory.createInterface();

/** Custodians attest the reserve as of now, the dealer requests coins, and treasury compliance approves. */
export async function mintAgainst(
  context: LibraContext,
  { requestId, amount, reserve }: { requestId: string; amount: Micro; reserve: Micro },
  atSeconds: number,
): Promise<void> {
  await attest(context, reserve, atSeconds);
  const request = treasuryAbi.encodeFunctionData("requestMint", [requestId, amount]);
  await submit([{ operator: DEALER, to: context.treasury, data: request }], context, atSeconds);
  await approveMint(context, requestId);
}

/** Custodians attest what the reserve holds now; a statement may say the same again. */
export async function attest(context: LibraContext, reserve: Micro, atSeconds: number): Promise<void> {
  const latest = await context.provider.getBlock("latest");
  const data = statementOf(context, { amount: reserve, asOf: latest?.timestamp ?? 0 });
  await submit([{ operator: DEALER, to: context.reserve, data }], context, atSeconds);
}

/** The call with which anybody submits what as many custodians as must have signed. */
export function statementOf(
  context: Pick<LibraContext, "chainId" | "coin" | "reserve" | "custodians" | "day">,
  stated: { readonly amount: Micro; readonly asOf: number },
): string {
  const signers = context.custodians.slice(0, context.day.parameters.custodianThreshold);
  const { statement, signatures } = signedStatement(context, stated, signers);
  return reserveAbi.encodeFunctionData("attest", [statement, signatures]);
}

export async function approveMint({ treasury, authorities }: LibraContext, requestId: string): Promise<void> {
  const compliance = ITreasury__factory.connect(treasury, authorities.treasuryCompliance);
  await (await compliance.approveMint(requestId)).wait();
}

/** As many coins as a tier can allow: a scenario's day knows no limit for its one dealer. */
const MOST_COINS = 2n ** 32n - 1n;

/** Lets one member of treasury compliance approve any mint to the dealer. */
export async function liftTiers({ treasury, authorities, terms }: LibraContext): Promise<void> {
  const compliance = ITreasury__factory.connect(treasury, authorities.treasuryCompliance);
  const tiers = [MOST_COINS - 3n, MOST_COINS - 2n, MOST_COINS - 1n, MOST_COINS] as const;
  await (await compliance.setTiers(terms.addressOf(DEALER), [...tiers])).wait();
}

/** The dealer hands coins in; once fiat is paid, treasury compliance burns them. */
export async function burnAgainst(
  context: LibraContext,
  { requestId, amount, fiatReference }: { requestId: string; amount: Micro; fiatReference: string },
  payFiat: () => void,
  atSeconds: number,
): Promise<void> {
  const preburn = treasuryAbi.encodeFunctionData("preburn", [requestId, amount]);
  await submit([{ operator: DEALER, to: context.treasury, data: preburn }], context, atSeconds);
  payFiat();
  await burn(context, { requestId, amount, fiatReference });
}

export async function burn(
  { treasury, authorities }: LibraContext,
  { requestId, amount, fiatReference }: { requestId: string; amount: Micro; fiatReference: string },
): Promise<void> {
  const compliance = ITreasury__factory.connect(treasury, authorities.treasuryCompliance);
  await (await compliance.burn(requestId, fiatReference, amount)).wait();
}

const GROUP = 100;

export async function submit(
  calls: readonly OperatorCall[],
  { operators, inclusion }: LibraContext,
  atSeconds: number,
): Promise<void> {
  for (let from = 0; from < calls.length; from += GROUP) {
    const signed: string[] = [];
    for (const call of calls.slice(from, from + GROUP)) signed.push(await operators.sign(call));
    await inclusion.include(signed, atSeconds);
  }
}
