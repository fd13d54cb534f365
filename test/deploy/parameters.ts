import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { type DeployParameters, checkParameters, loadParameters } from "../../deploy/parameters.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

describe("deployment parameters", () => {
  let good: DeployParameters;

  before(async () => {
    good = await loadParameters("localhost");
  });

  const association = () => good.libra.association;

  const faultOf = (differing: object): JiaoziError => {
    try {
      checkParameters({ ...good, ...differing }, "parameters.json");
    } catch (fault) {
      if (fault instanceof JiaoziError) return fault;
      throw fault;
    }
    throw new Error("no fault was found");
  };

  const faulty: [string, () => object, string][] = [
    ["a missing chain id", () => ({ chainId: undefined }), "chainId"],
    ["a chain id that isn't a whole number", () => ({ chainId: 1.5 }), "chainId"],
    ["the zero address", () => ({ admin: ZeroAddress }), "admin"],
    ["an address with a wrong checksum", () => ({ admin: good.admin.toLowerCase() }), "admin"],
    ["a delay below zero", () => ({ adminDelaySeconds: -1 }), "adminDelaySeconds"],
    ["a delay of more than 30 days", () => ({ adminDelaySeconds: 30 * 86_400 + 1 }), "adminDelaySeconds"],
    ["a role left out", () => ({ roles: { ...good.roles, seize: undefined } }), "roles.seize"],
    ["a role that doesn't exist", () => ({ roles: { ...good.roles, mint: good.admin } }), "roles"],
    ["two roles in one hand", () => ({ roles: { ...good.roles, lift: good.roles.freeze } }), "roles"],
    ["a regime of e-CNY that there never was", () => ({ eCnyRegime: "M1_2021" }), "eCnyRegime"],
    [
      "an offsetting run that doesn't fit into a transaction",
      () => ({ interbankSettlement: { ...good.interbankSettlement, offsetWindow: 17 } }),
      "interbankSettlement.offsetWindow",
    ],
    ["a field that doesn't exist", () => ({ owner: good.admin }), ""],
    [
      "a trade that needn't ever be paid",
      () => ({ securedTrades: { ...good.securedTrades, payWithin: 0 } }),
      "securedTrades.payWithin",
    ],
    ["no custodian", () => ({ libra: { ...good.libra, custodians: [] } }), "libra.custodians"],
    ["more signatures than custodians", () => ({ libra: { ...good.libra, custodianThreshold: 4 } }), "libra"],
    [
      "a dealer that signs for the reserve",
      () => ({ libra: { ...good.libra, dealer: good.libra.custodians[0] } }),
      "libra",
    ],
    [
      "no member",
      () => ({ libra: { ...good.libra, association: { ...association(), members: [] } } }),
      "libra.association.members",
    ],
    [
      "a guardian that votes",
      () => ({
        libra: {
          ...good.libra,
          association: { ...association(), guardian: association().members[0]?.account },
        },
      }),
      "libra",
    ],
    [
      "a validator that runs its own node",
      () => ({
        libra: {
          ...good.libra,
          association: {
            ...association(),
            seats: association().seats.map((seat) => ({ ...seat, operator: seat.validator })),
          },
        },
      }),
      "libra.association.seats.0",
    ],
    [
      "statements that never get stale",
      () => ({ libra: { ...good.libra, stalenessSeconds: 366 * 86_400 + 1 } }),
      "libra.stalenessSeconds",
    ],
  ];

  for (const [what, differing, field] of faulty) {
    it(`don't take ${what}`, () => {
      const fault = faultOf(differing());
      expect(fault).to.include({ code: "BAD_FIELD", exitCode: 2 });
      expect(fault.place).to.deep.equal({ file: "parameters.json", field });
    });
  }

  it("say which file is missing, or isn't JSON", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jiaozi-"));
    const file = join(folder, "local.json");
    for (const write of [async () => {}, () => writeFile(file, "{")]) {
      await write();
      const fault = await loadParameters("local", file).catch((cause: unknown) => cause);
      expect(fault).to.be.instanceOf(JiaoziError);
      expect((fault as JiaoziError).code).to.equal("BAD_FILE");
      expect((fault as JiaoziError).place.file).to.equal(file);
    }
    await rm(folder, { recursive: true });
  });
});
