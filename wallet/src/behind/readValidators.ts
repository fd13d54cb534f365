import { IValidatorSet__factory } from "../../../types/ethers-contracts/factories/contracts/interfaces/IValidatorSet__factory.ts";
import type { LibraSystem } from "../libra/libraSystem.ts";
import type { Reader } from "../reading/useReading.ts";

export interface ValidatorFigures {
  readonly epoch: bigint;
  readonly seats: readonly { readonly validator: string; readonly operator: string; readonly node: string }[];
}

export function validatorsReader({ book, provider }: LibraSystem): Reader<ValidatorFigures> {
  const set = IValidatorSet__factory.connect(book.contracts.ValidatorSet, provider);
  return async (blockTag) => {
    const [epoch, seats] = await Promise.all([set.epoch({ blockTag }), set.seats({ blockTag })]);
    return { epoch, seats: seats.map(({ validator, operator, node }) => ({ validator, operator, node })) };
  };
}
