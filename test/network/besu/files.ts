import { expect } from "chai";
import { decodeRlp } from "ethers";
import { z } from "zod";

import { composeFile, nodeConfig, permissionFiles } from "../../../network/besu/files.ts";
import { besuGenesis } from "../../../network/besu/genesis.ts";
import { loadDescription } from "../../../network/description.ts";
import { type NetworkPlan, planNetwork, validatorsOf } from "../../../network/networkPlan.ts";

const hex = z.string().regex(/^0x[0-9a-f]*$/i);
const seconds = z.int().positive();

/** The keys of Besu's genesis file as its documentation has them; one that isn't there is a mistake. */
const documented = z.strictObject({
  config: z.strictObject({
    chainId: z.int().positive(),
    berlinBlock: z.literal(0),
    londonBlock: z.literal(0),
    shanghaiTime: z.literal(0),
    cancunTime: z.literal(0),
    zeroBaseFee: z.literal(true),
    contractSizeLimit: z.int().positive(),
    qbft: z.strictObject({
      blockperiodseconds: seconds,
      requesttimeoutseconds: seconds,
      epochlength: seconds,
    }),
    transitions: z
      .strictObject({
        qbft: z.array(
          z.strictObject({
            block: z.int().positive(),
            validatorselectionmode: z.literal("contract"),
            validatorcontractaddress: hex.length(42),
          }),
        ),
      })
      .optional(),
  }),
  nonce: hex,
  timestamp: hex,
  gasLimit: hex,
  difficulty: z.literal("0x1"),
  mixHash: z.literal("0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365"),
  coinbase: hex.length(42),
  alloc: z.record(z.string(), z.unknown()),
  extraData: hex,
});

describe("the files for Besu", () => {
  let plan: NetworkPlan;

  before(async () => {
    plan = planNetwork(await loadDescription(), true);
  });

  it("begin with the documented fields, the same chain and the same validators", () => {
    const genesis = documented.parse(besuGenesis(plan));
    const [vanity, validators, vote, round, seals] = decodeRlp(genesis.extraData) as unknown[];
    expect(vanity).to.equal(`0x${"00".repeat(32)}`);
    const addresses = validatorsOf(plan).map(({ address }) => address.toLowerCase());
    expect(validators).to.deep.equal(addresses.sort());
    expect([vote, round, seals]).to.deep.equal([[], "0x", []]);
    expect(genesis.config.chainId).to.equal(plan.description.chainId);
  });

  it("hand validators over to the on-chain set at a block", () => {
    const address = `0x${"12".repeat(20)}`;
    const { config } = documented.parse(besuGenesis(plan, { address, fromBlock: 500 }));
    expect(config.transitions?.qbft).to.deep.equal([
      { block: 500, validatorselectionmode: "contract", validatorcontractaddress: address },
    ]);
  });

  it("let every member's node in and no other, and the bootnodes are among them", () => {
    const files = permissionFiles(plan, [`0x${"34".repeat(20)}`]);
    const allowed = files["nodes_permissions.toml"].match(/enode:\/\/[0-9a-f]{128}@[\d.]+:\d+/g) ?? [];
    expect(allowed).to.have.length(plan.nodes.length);
    for (const node of plan.nodes) {
      const bootnodes = /^bootnodes=(.*)$/m.exec(nodeConfig(plan, node))?.[1] ?? "[]";
      expect(allowed).to.include.members(JSON.parse(bootnodes) as string[]);
    }
    expect(files["accounts_permissions.toml"]).to.contain("34".repeat(20));
  });

  it("put every node of the compose file at the address that its peers know", () => {
    const compose = JSON.parse(composeFile(plan)) as {
      services: Record<string, { networks: { members: { ipv4_address: string } } }>;
    };
    const addresses = Object.values(compose.services).map(({ networks }) => networks.members.ipv4_address);
    expect(addresses).to.deep.equal(plan.nodes.map(({ host }) => host));
  });
});
