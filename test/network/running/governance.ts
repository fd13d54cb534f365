import { expect } from "chai";
import { id as keccakOfText } from "ethers";
import hre from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { DEMONSTRATION_PHRASE } from "../../../deploy/demonstrationPhrase.ts";
import { type LibraSystemDeployment, deployLibraSystem } from "../../../deploy/deployLibraSystem.ts";
import { deployForOneRun } from "../../../deploy/journal.ts";
import { loadParameters } from "../../../deploy/parameters.ts";
import { GovernanceAgent } from "../../../network/agent/agent.ts";
import { phraseAccounts } from "../../../network/commands/demonstrationAccounts.ts";
import type { HeldNetwork } from "../../../network/commands/hold.ts";
import { loadDescription } from "../../../network/description.ts";
import { validatorsOf } from "../../../network/networkPlan.ts";
import { demonstrationAddress } from "../../../src/scenario/keys.ts";
import { comesTrue, holdForTest } from "./heldNetwork.ts";

const FOR = 1;
const SUCCEEDED = 4n;
const QUEUED = 5n;
const TIMEOUT_MS = 60_000;
const VOTING = { votingDelaySeconds: 1, votingPeriodSeconds: 15, executionDelaySeconds: 1 };

describe("The council's votes on validators", () => {
  let held: HeldNetwork;
  let connection: NetworkConnection;
  let system: LibraSystemDeployment;
  let members: readonly string[];
  const agents = new AbortController();

  before(async () => {
    const { members: four } = await loadDescription();
    const five = [{ name: "Member E", runs: "validator" as const }, ...four];
    held = await holdForTest("council", 8_845, { members: five });
    await held.list.permit(phraseAccounts(DEMONSTRATION_PHRASE), true);
    connection = await hre.network.create({ network: "consortium", override: { url: held.rpcUrl } });
    const parameters = await loadParameters("consortium");
    const { association } = parameters.libra;
    members = association.members.map(({ account }) => account);
    const [first] = association.seats;
    const seats = validatorsOf(held.network.plan).map(({ address }, index) => ({
      ...{ validator: demonstrationAddress("council test", `validator/${index}`), node: address },
      operator: first?.operator ?? "",
    }));
    const libra = { ...parameters.libra, association: { ...association, ...VOTING, seats } };
    system = await deployForOneRun(connection, { ...parameters, libra }, deployLibraSystem);
    startAgents();
  });

  after(async () => {
    agents.abort();
    await connection?.close();
    await held?.close();
  });

  it("take a validator out of the engine's set, and back in", async () => {
    const { ethers } = connection;
    const validators = await ethers.getContractAt("ValidatorSet", system.validators);
    const seat = (await validators.seats())[0];
    if (seat === undefined) throw new Error("There is no seat");
    await decide(validators.interface.encodeFunctionData("removeValidator", [seat.validator]), "out");
    expect(await engineHas(seat.node, false), "the engine let it go").to.equal(true);
    expect(await engineValidators()).to.have.length(4);

    const { validator, operator, node } = seat;
    const back = validators.interface.encodeFunctionData("admitValidator", [{ validator, operator, node }]);
    await decide(back, "in");
    expect(await engineHas(seat.node, true), "the engine admitted it").to.equal(true);
    expect(await makesBlocks(seat.node), "it makes blocks again").to.equal(true);
  });

  /** Two for the first validator: an agent started twice, or again, changes nothing. */
  function startAgents(): void {
    const [first, ...others] = validatorsOf(held.network.plan);
    for (const { number, address } of first === undefined ? others : [first, first, ...others]) {
      const agent = new GovernanceAgent(held.network.ipc(number), address, system.validators);
      void agent.run(agents.signal);
    }
  }

  async function decide(data: string, description: string): Promise<void> {
    const { ethers } = connection;
    const council = await ethers.getContractAt("Council", system.council);
    const proposal = [[system.validators], [0n], [data]] as const;
    const [proposer = ""] = members;
    const as = async (member: string) => council.connect(await ethers.getSigner(member));
    await (await (await as(proposer)).propose(...lists(proposal), description)).wait();
    const id = await council.hashProposal(...lists(proposal), keccakOfText(description));
    await comesTrue(async () => (await council.state(id)) === 1n, TIMEOUT_MS);
    for (const member of members.slice(0, 4)) {
      await (await (await as(member)).castVote(id, FOR)).wait();
    }
    await comesTrue(async () => (await council.state(id)) === SUCCEEDED, TIMEOUT_MS);
    await (await (await as(proposer)).queue(...lists(proposal), keccakOfText(description))).wait();
    expect(await council.state(id)).to.equal(QUEUED);
    const { timestamp } = (await ethers.provider.getBlock("latest")) ?? { timestamp: 0 };
    await comesTrue(async () => {
      const block = await ethers.provider.getBlock("latest");
      return (block?.timestamp ?? 0) > timestamp + VOTING.executionDelaySeconds;
    }, TIMEOUT_MS);
    await (await (await as(proposer)).execute(...lists(proposal), keccakOfText(description))).wait();
  }

  function engineValidators(): Promise<string[]> {
    const last = validatorsOf(held.network.plan).at(-1)?.number ?? 1;
    return held.network.ipc(last).call("istanbul_getValidators", ["latest"]) as Promise<string[]>;
  }

  function engineHas(node: string, wanted: boolean): Promise<boolean> {
    return comesTrue(async () => {
      const nodes = (await engineValidators()).map((one) => one.toLowerCase());
      return nodes.includes(node.toLowerCase()) === wanted;
    }, TIMEOUT_MS);
  }

  function makesBlocks(node: string): Promise<boolean> {
    return comesTrue(async () => {
      const last = validatorsOf(held.network.plan).at(-1)?.number ?? 1;
      const block = await held.network.ipc(last).call("eth_getBlockByNumber", ["latest", false]);
      return (block as { miner: string }).miner.toLowerCase() === node.toLowerCase();
    }, TIMEOUT_MS);
  }
});

function lists([targets, amounts, calldatas]: readonly [
  readonly string[],
  readonly bigint[],
  readonly string[],
]): [string[], bigint[], string[]] {
  return [[...targets], [...amounts], [...calldatas]];
}
