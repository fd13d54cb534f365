import { shouldCheckBothEnds } from "./bothEnds.ts";
import { shouldBehaveLikeErc20 } from "./erc20.ts";
import { shouldBehaveLikeErc7943 } from "./erc7943.ts";
import { shouldFreezeAndLift } from "./freezing.ts";
import { shouldDeclareItsInterfaces } from "./interfaces.ts";
import { shouldPause } from "./pausing.ts";
import { shouldBehaveLikePermit } from "./permit.ts";
import type { TokenSuite } from "./tokenFixture.ts";
import { shouldBehaveLikeTransferAuthorisation } from "./transferAuthorisation.ts";

/** Everything that every currency here promises, whatever it adds. */
export function shouldBehaveLikeRegulatedToken(suite: TokenSuite) {
  shouldBehaveLikeErc20(suite);
  shouldBehaveLikePermit(suite);
  shouldBehaveLikeTransferAuthorisation(suite);
  shouldDeclareItsInterfaces(suite);
  shouldCheckBothEnds(suite);
  shouldFreezeAndLift(suite);
  shouldPause(suite);
  shouldBehaveLikeErc7943(suite);
}
