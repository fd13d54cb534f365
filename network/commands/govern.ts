import { once } from "node:events";
import { stderr } from "node:process";

import { EXIT, type ExitCode } from "../../src/catalogue/errors.ts";
import { GovernanceAgent } from "../agent/agent.ts";
import type { NetworkDescription } from "../description.ts";
import { NodeIpc } from "../ipc.ts";
import { planNetwork, validatorsOf } from "../networkPlan.ts";

/** Runs the agent of every validator on this machine until Ctrl-C. */
export async function govern(description: NetworkDescription, validatorSet: string): Promise<ExitCode> {
  const stop = new AbortController();
  const validators = validatorsOf(planNetwork(description, false));
  const running = validators.map(({ number, member, address, ipcPath }) => {
    const agent = new GovernanceAgent(new NodeIpc(ipcPath), address, validatorSet, ({ key, node }) => {
      stderr.write(`${member} (node ${number}) votes: ${key} ${node}\n`);
    });
    return agent.run(stop.signal);
  });
  stderr.write(
    `Carrying out what ${validatorSet} decides, for ${validators.length} validators. Ctrl-C ends it.\n`,
  );
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  stop.abort();
  await Promise.all(running);
  return EXIT.interrupted;
}
