import { WALLET_APPLICATION, gatewayDomain } from "../../gateway/api/typedData.ts";
import type { WalletApplication } from "../../gateway/api/wallets.ts";
import { SituationError } from "../../../src/catalogue/decodeError.ts";
import type { Node } from "../chain/node.ts";
import type { GatewayState } from "../gateway/useGateway.ts";
import { VALID_SECONDS } from "../pay/preparePayment.ts";
import { signStatement } from "../sign/signStatement.ts";
import type { Connection } from "../wallet/useWallet.ts";
import { isResidentNumber } from "./residentNumber.ts";

/** What a person says to open a wallet. */
export interface Application {
  readonly institution: string;
  readonly bank: string;
  readonly name: string;
  readonly residentNumber: string;
}

/** Throws a `SituationError` that says what is wrong with it. */
export function checkedApplication({ name, residentNumber, ...where }: Application): Application {
  const given = { ...where, name: name.trim(), residentNumber: residentNumber.trim().toUpperCase() };
  if ([...given.name].length < 2) throw new SituationError("NAME_MISSING");
  if (!isResidentNumber(given.residentNumber)) throw new SituationError("RESIDENT_NUMBER_INVALID");
  return given;
}

/** Has the person sign the application and hands it to the institution. Needs no coin. */
export async function applyForWallet(
  { book, provider }: Node,
  gateway: GatewayState,
  { account, wallet }: Connection,
  application: Application,
): Promise<void> {
  const block = await provider.getBlock("latest");
  const value = { account, ...application, validUntil: (block?.timestamp ?? 0) + VALID_SECONDS };
  const domain = gatewayDomain(book.chainId, book.contracts.WalletYuan);
  const signature = await signStatement(wallet.provider, account, {
    domain,
    types: WALLET_APPLICATION,
    value,
  });
  const body: WalletApplication = { ...value, signature };
  await gateway.call("wallets", { method: "POST", body });
}
