import { IReserve__factory } from "../../../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { ITreasury__factory } from "../../../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { LibraCoin__factory } from "../../../../types/ethers-contracts/factories/contracts/libra/LibraCoin__factory.ts";
import type { IssuanceState } from "../../../scenario/libra/issuance.ts";
import type { LibraContext } from "../context.ts";

/** What a treasury tells a mint at most: the reserve alone knows of more. */
const MOST_CARRIED = 2n ** 64n - 1n;

/** Where issuance stands, as the contracts said when the last measure was decided. */
export class IssuanceView {
  readonly #context: LibraContext;
  #block: number | undefined;

  constructor(context: LibraContext) {
    this.#context = context;
  }

  /** Nothing but measures of issuance changes it within a day. */
  isAsOf(block: number): void {
    this.#block = block;
  }

  async stateAt(atSeconds: number): Promise<IssuanceState> {
    if (this.#block === undefined) return this.#opening();
    const { coin, reserve: reserveAt, treasury, provider } = this.#context;
    const at = { blockTag: this.#block };
    const [reserve, outstanding, [carried, until]] = await Promise.all([
      IReserve__factory.connect(reserveAt, provider).effectiveReserve(at),
      LibraCoin__factory.connect(coin, provider).totalSupply(at),
      ITreasury__factory.connect(treasury, provider).cover(at),
    ]);
    const most = carried === MOST_CARRIED ? reserve : carried;
    const isOpen = BigInt(atSeconds) <= until && most > outstanding;
    return { reserve, outstanding, room: isOpen ? most - outstanding : 0n };
  }

  /** Before the first measure, which may come from a time when the chain was further already. */
  #opening(): IssuanceState {
    const { coinsOutstanding } = this.#context.day;
    return { reserve: coinsOutstanding, outstanding: coinsOutstanding, room: 0n };
  }
}
