import { id as keccakOfText } from "ethers";

import { COIN_ABI, PARTICIPANTS_ABI } from "../chain/chain.ts";
import type { VaspParty } from "../chain/parties.ts";
import { LibraCoin__factory } from "../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";
import { requirePassable } from "../relay/check.ts";
import type { NewInstruction, StoredInstruction } from "../store/instructionStore.ts";
import { libraOf } from "./coins.ts";

const NO_ROLE = 0n;
const CHILD_VASP = 3n;

export interface HolderAt {
  readonly vasp: VaspParty;
  readonly instructions: readonly StoredInstruction[];
}

export function holderOf({ holders, parties, instructions }: Gateway, account: string): HolderAt {
  const found = holders.find(account);
  const vasp = parties.vasps.find(({ address }) => address === found?.vasp);
  if (found === undefined || vasp === undefined) throw refuse(404, "NOT_FOUND_HERE");
  return { vasp, instructions: found.instructions.flatMap((id) => instructions.find(id) ?? []) };
}

/** Makes the account a customer of the VASP, and accepts for it every coin that the VASP takes. */
export async function registerHolder(gateway: Gateway, account: string, address: string): Promise<void> {
  const { parties, identities, holders, relay } = gateway;
  const vasp = parties.vasps.find((one) => one.address === address);
  if (vasp === undefined) throw refuse(422, "INSTITUTION_NOT_HERE", "vasp");
  // who it is was established when the wallet was opened
  if (identities.of(account) === undefined) throw refuse(422, "NOT_A_CUSTOMER");
  const known = holders.find(account);
  if (known !== undefined) {
    if (known.vasp !== address) throw refuse(409, "OTHER_CONTENT_UNDER_ID", "vasp");
    const skipped = holderOf(gateway, account).instructions.filter(({ state }) => state === "skipped");
    relay.takeAll(skipped, () => undefined);
    return;
  }
  const steps = await stepsFor(gateway, account, vasp);
  relay.takeAll(steps, () => {
    if (holders.find(account) !== undefined) throw refuse(409, "OTHER_CONTENT_UNDER_ID", "vasp");
    const ids = steps.map(({ id }) => id);
    holders.add(account, address, ids);
  });
}

async function stepsFor(gateway: Gateway, account: string, vasp: VaspParty): Promise<NewInstruction[]> {
  const { chain } = gateway;
  const { participants, names } = libraOf(gateway);
  const registry = await participants.getAddress();
  const [role, number] = await participants.participantOf(account);
  const isRegistered = role === CHILD_VASP && Number(number) === vasp.number;
  const step = (
    kind: "register_holder" | "accept_currency",
    target: string,
    call: string,
    currency: string,
  ) => ({
    id: keccakOfText(`${kind}/${vasp.address}/${account}/${target}`),
    contents: vasp.address,
    sender: vasp.address,
    ...{ kind, target, call, currency, amount: "0", payer: account, payee: account },
  });
  const steps: NewInstruction[] = [];
  if (!isRegistered) {
    const data = PARTICIPANTS_ABI.encodeFunctionData("registerChildren", [[account]]);
    if (role !== NO_ROLE) throw refuse(409, "RoleTaken");
    await requirePassable(chain, { sender: vasp.address, to: registry, data, abi: PARTICIPANTS_ABI });
    steps.push(step("register_holder", registry, data, ""));
  }
  const open = COIN_ABI.encodeFunctionData("openWallets", [[account]]);
  for (const [coin, name] of names) {
    const contract = LibraCoin__factory.connect(coin, chain.provider);
    const [ofVasp, ofAccount] = [await contract.holderOf(vasp.address), await contract.holderOf(account)];
    if (ofVasp.accepted && !ofAccount.accepted) steps.push(step("accept_currency", coin, open, name));
  }
  return steps;
}
