import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import { expect } from "chai";

import { httpNetwork, requireChain } from "../../scripts/chain.ts";
import { startLocalChain } from "../../scripts/localChain.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";

async function faultOf(work: Promise<unknown>): Promise<JiaoziError> {
  const fault = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (fault instanceof JiaoziError) return fault;
  throw new Error(`no fault: ${String(fault)}`);
}

describe("the chain that a command is pointed at", () => {
  it("is a network of the configuration", async () => {
    expect(await httpNetwork("localhost")).to.equal("http://127.0.0.1:8545");
    const fault = await faultOf(httpNetwork("moon"));
    expect(fault).to.include({ code: "BAD_USAGE", exitCode: 2 });
    expect(fault.nextStep).to.contain("localhost");
  });

  it("has the id that the parameters name, or is refused; one that doesn't answer is said to be unreachable", async () => {
    const other = createHttpServer((_, response) => {
      response.setHeader("connection", "close").end('{"jsonrpc":"2.0","id":1,"result":"0x1"}');
    });
    await once(other.listen(0, "127.0.0.1"), "listening");
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await requireChain(url, 1);
    expect(await faultOf(requireChain(url, 2))).to.include({ code: "WRONG_CHAIN", exitCode: 3 });
    other.close();
    await once(other, "close");
    const gone = await faultOf(requireChain(url, 1));
    expect(gone).to.include({ code: "CHAIN_UNREACHABLE", exitCode: 3 });
    expect(gone.place.address).to.equal(url);
  });

  it("isn't started on a port that is taken", async () => {
    const holder = createServer();
    await once(holder.listen(0, "127.0.0.1"), "listening");
    const { port } = holder.address() as AddressInfo;
    const fault = await faultOf(startLocalChain(port, 0));
    expect(fault).to.include({ code: "CHAIN_UNREACHABLE" });
    expect(fault.place.address).to.equal(`127.0.0.1:${port}`);
    holder.close();
  });
});
