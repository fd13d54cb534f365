import { getAddress, id as keccakOfText, isAddress } from "ethers";

import { ICentralBank__factory } from "../types/ethers-contracts/factories/contracts/interfaces/ICentralBank__factory.ts";
import { IWalletYuan__factory } from "../types/ethers-contracts/factories/contracts/interfaces/IWalletYuan__factory.ts";
import { JiaoziError } from "../src/catalogue/errors.ts";
import { type OperatorCall, Operators } from "../src/onchain/operators.ts";
import { demonstrationAddress, demonstrationKey } from "../src/scenario/keys.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import type { PreparedChain } from "./chain.ts";

const OPENING_FEN = 100_000n;

interface OpenDay {
  readonly scenario: Scenario;
  readonly chain: PreparedChain;
}

export interface DemoWallet {
  readonly name: string;
  readonly institution: string;
  readonly address: string;
  readonly privateKey: string;
}

/** One well-funded person's wallet at each institution. */
export function walletsToTry({ participants, keySeed }: Scenario): DemoWallet[] {
  const people = [...participants.holders.values()].filter(
    ({ kind, walletStatus, frozenFen, address }) =>
      kind === "person" && walletStatus === "open" && frozenFen === 0n && address === undefined,
  );
  return [...participants.institutions.values()].flatMap(({ id, name: institution }) => {
    const customers = people.filter((person) => person.institution === id);
    customers.sort((a, b) => (a.walletFen < b.walletFen ? 1 : -1));
    return customers.slice(0, 1).map(({ id: person, name }) => ({
      name,
      institution,
      address: demonstrationAddress(keySeed, person),
      privateKey: demonstrationKey(keySeed, person).privateKey,
    }));
  });
}

/** Opens a wallet at the first institution for somebody's own address, and has the first bank top it up. */
export async function openWalletFor(wallet: string, { scenario, chain }: OpenDay): Promise<void> {
  const address = checkedAddress(wallet);
  const [institution] = scenario.participants.institutions.keys();
  const [bank] = scenario.participants.banks.keys();
  if (institution === undefined || bank === undefined) return;
  const { centralBank, walletYuan, chainId } = chain.deployment;
  const topUp = {
    instructionId: keccakOfText(`demonstration/${address}`),
    bank: demonstrationAddress(scenario.keySeed, bank),
    wallet: address,
    amountInFen: OPENING_FEN,
    validUntil: scenario.closesAtSeconds * 2,
  };
  const calls: OperatorCall[] = [
    { operator: institution, to: walletYuan, data: walletAbi.encodeFunctionData("openWallets", [[address]]) },
    { operator: bank, to: centralBank, data: centralBankAbi.encodeFunctionData("topUp", [topUp, "0x"]) },
  ];
  const operators = new Operators(scenario.keySeed, chainId, chain.provider);
  for (const call of calls) {
    await chain.inclusion.include([await operators.sign(call)], scenario.closesAtSeconds);
  }
}

const walletAbi = IWalletYuan__factory.createInterface();
const centralBankAbi = ICentralBank__factory.createInterface();

export function checkedAddress(text: string): string {
  if (isAddress(text)) return getAddress(text);
  throw new JiaoziError(
    "BAD_USAGE",
    `--wallet ${text} isn't an address.`,
    "Copy the address from MetaMask: 0x and 40 hexadecimal digits.",
    { field: "--wallet" },
  );
}
