import { nameOf } from "../chain/addressBook.ts";
import type { Node } from "../chain/node.ts";
import type { Reader } from "../reading/useReading.ts";

/** What an institution owes and holds. Wallets and escrow together are the client reserve. */
export interface InstitutionFigures {
  readonly address: string;
  readonly name: string;
  readonly clientReserveFen: bigint;
  /** Of which for trades that aren't decided yet. */
  readonly escrowFen: bigint;
  readonly isSuspended: boolean;
}

export interface YuanFigures {
  readonly institutions: readonly InstitutionFigures[];
  readonly clientReserveFen: bigint;
  readonly escrowFen: bigint;
  /** Wallet yuan that there is. */
  readonly supplyFen: bigint;
  readonly isPaused: boolean;
}

export function yuanReader(node: Node): Reader<YuanFigures> {
  const { walletYuan, book } = node;
  return async (blockTag) => {
    const at = { blockTag };
    const [addresses, supplyFen, isPaused] = await Promise.all([
      walletYuan.institutions(at),
      walletYuan.totalSupply(at),
      walletYuan.paused(at),
    ]);
    const institutions = await Promise.all(
      addresses.map(async (address): Promise<InstitutionFigures> => {
        const [clientReserveFen, escrowFen, isSuspended] = await Promise.all([
          walletYuan.clientReserveOf(address, at),
          walletYuan.escrowOf(address, at),
          walletYuan.isSuspended(address, at),
        ]);
        return { address, name: nameOf(book, address) ?? address, clientReserveFen, escrowFen, isSuspended };
      }),
    );
    const sumOf = (figure: (one: InstitutionFigures) => bigint) =>
      institutions.reduce((sum, one) => sum + figure(one), 0n);
    return {
      ...{ institutions, supplyFen, isPaused },
      clientReserveFen: sumOf((one) => one.clientReserveFen),
      escrowFen: sumOf((one) => one.escrowFen),
    };
  };
}
