import type { Signer } from "ethers";

import type { AuthorisationTerms } from "../../scenario/authorisation.ts";
import type { LibraDay } from "../../scenario/libra/libraDay.ts";
import type { Measure } from "../../scenario/measures.ts";
import type { ChainAccess } from "../contractsRail.ts";
import type { Custodian, ReserveContract } from "./custodians.ts";

/** The accounts that hold the association's rights. */
export interface LibraAuthorities {
  readonly treasuryCompliance: Signer;
  readonly licensing: Signer;
  readonly freeze: Signer;
  readonly lift: Signer;
}

/** Freshly deployed contracts, and who acts on them. */
export interface LibraContext extends ChainAccess, ReserveContract {
  /** The association's AccessManager. */
  readonly authority: string;
  readonly participants: string;
  readonly treasury: string;
  readonly rules: string;
  readonly recovery: string;
  readonly authorities: LibraAuthorities;
  readonly custodians: readonly Custodian[];
  /** From which the VASPs' compliance keys follow. */
  readonly keySeed: string;
  readonly day: LibraDay;
  /** What authorities do within the day; nothing if absent. */
  readonly measures?: readonly Measure[];
  readonly terms: AuthorisationTerms;
  readonly opensAtSeconds: number;
  readonly closesAtSeconds: number;
}
