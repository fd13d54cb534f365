import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { Wallet, encryptKeystoreJson } from "ethers";

import { LOCAL_CHAIN } from "../../deploy/localChain.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { developmentKeyOf } from "../../wallet/gateway/chain/developmentKeys.ts";
import { keysFromKeystore, knownKeys } from "../../wallet/gateway/chain/keyRing.ts";

const ANOTHER_CHAIN = 77_001;
/** Hardhat's first account. */
const DEVELOPER = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

describe("gateway's keys", () => {
  let folder: string;
  const fileOf = (name: string) => join(folder, name);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "jiaozi-keys-"));
    await writeFile(fileOf("password"), "correct horse\n");
    await writeFile(fileOf("wrong"), "battery staple\n");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function keystore(
    name: string,
    ...wallets: Pick<Wallet, "address" | "privateKey">[]
  ): Promise<string> {
    await mkdir(fileOf(name));
    for (const { address, privateKey } of wallets) {
      // a light key derivation: the format is what is tried here
      const json = await encryptKeystoreJson({ address, privateKey }, "correct horse", {
        scrypt: { N: 2, r: 1, p: 1 },
      });
      await writeFile(join(fileOf(name), `${address}.json`), json);
    }
    return fileOf(name);
  }

  const faultOf = async (attempt: () => unknown): Promise<JiaoziError> => {
    try {
      await attempt();
    } catch (fault) {
      if (fault instanceof JiaoziError) return fault;
      throw fault;
    }
    throw new Error("no fault");
  };

  it("come from Web3 Secret Storage files under one password", async () => {
    const [one, two] = [Wallet.createRandom(), Wallet.createRandom()];
    const keys = await keysFromKeystore(await keystore("two", one, two), fileOf("password"), ANOTHER_CHAIN);
    expect([...keys.keys()].sort()).to.deep.equal([one.address, two.address].sort());
    expect(keys.get(one.address)?.privateKey).to.equal(one.privateKey);
  });

  it("stay closed under another password, without a word of them in the error", async () => {
    const wallet = Wallet.createRandom();
    const closed = await keystore("closed", wallet);
    const fault = await faultOf(() => keysFromKeystore(closed, fileOf("wrong"), ANOTHER_CHAIN));
    expect(fault.code).to.equal("BAD_FILE");
    expect(JSON.stringify([fault.message, fault.cause, fault.stack])).to.not.contain(
      wallet.privateKey.slice(2),
    );
    const none = await faultOf(async () =>
      keysFromKeystore(await keystore("none"), fileOf("password"), ANOTHER_CHAIN),
    );
    expect(none.message).to.contain("holds no keys");
    const missing = await faultOf(() =>
      keysFromKeystore(fileOf("nowhere"), fileOf("password"), ANOTHER_CHAIN),
    );
    expect(missing.code).to.equal("BAD_FILE");
  });

  it("aren't the ones that everybody knows, but on the development chain", async () => {
    const privateKey = developmentKeyOf(DEVELOPER) ?? "";
    const known = await keystore("known", { address: DEVELOPER, privateKey });
    const fault = await faultOf(() => keysFromKeystore(known, fileOf("password"), ANOTHER_CHAIN));
    expect(fault.message).to.contain("development key");
    expect((await keysFromKeystore(known, fileOf("password"), LOCAL_CHAIN.chainId)).size).to.equal(1);
    expect((await faultOf(() => knownKeys([privateKey], ANOTHER_CHAIN))).code).to.equal("BAD_USAGE");
    expect([...knownKeys([privateKey], LOCAL_CHAIN.chainId).keys()]).to.deep.equal([DEVELOPER]);
  });
});
