import { expect } from "chai";
import { Wallet, id as keccakOfText } from "ethers";

import { LOCAL_CHAIN } from "../../../deploy/localChain.ts";
import { keyOf } from "../../../scripts/libra/keys.ts";
import { JiaoziError } from "../../../src/catalogue/errors.ts";

const VARIABLE = "JIAOZI_TEST_ROLE_KEY";
const OWN = new Wallet(keccakOfText("a key of one's own"));
/** The first account of the phrase that every development node uses. */
const DEVELOPMENT = new Wallet("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
const ELSEWHERE = 4_242;

describe("keys of the roles", () => {
  afterEach(() => {
    delete process.env[VARIABLE];
  });

  const faultOf = async (chainId: number, account: string): Promise<JiaoziError> => {
    const fault = await keyOf({ chainId, account, variable: VARIABLE }).catch((cause: unknown) => cause);
    if (fault instanceof JiaoziError) return fault;
    throw new Error("no fault");
  };

  it("are the development ones on the local chain", async () => {
    const key = await keyOf({
      chainId: LOCAL_CHAIN.chainId,
      account: DEVELOPMENT.address,
      variable: VARIABLE,
    });
    expect(key.privateKey).to.equal(DEVELOPMENT.privateKey);
  });

  it("come from the configuration variable anywhere else, and for accounts of one's own", async () => {
    process.env[VARIABLE] = OWN.privateKey;
    for (const chainId of [ELSEWHERE, LOCAL_CHAIN.chainId]) {
      const key = await keyOf({ chainId, account: OWN.address, variable: VARIABLE });
      expect(key.address).to.equal(OWN.address);
    }
  });

  it("are refused when everybody knows them, and the chain isn't the local one", async () => {
    process.env[VARIABLE] = DEVELOPMENT.privateKey;
    const fault = await faultOf(ELSEWHERE, DEVELOPMENT.address);
    expect(fault).to.include({ code: "BAD_USAGE", exitCode: 2 });
    expect(fault.message).to.contain("development key");
  });

  it("are refused when missing, malformed or another account's, without being shown", async () => {
    expect((await faultOf(ELSEWHERE, OWN.address)).message).to.contain("isn't set");
    process.env[VARIABLE] = "0x1234";
    const malformed = await faultOf(ELSEWHERE, OWN.address);
    expect(malformed.message).to.contain("holds no private key");
    process.env[VARIABLE] = OWN.privateKey;
    const other = await faultOf(ELSEWHERE, DEVELOPMENT.address);
    expect(other.message).to.contain("not of");
    for (const { message, nextStep, cause } of [malformed, other]) {
      expect(`${message}${nextStep}${String(cause)}`)
        .not.to.contain(OWN.privateKey)
        .and.not.to.contain("0x1234");
    }
  });
});
