import { defineConfig } from "hardhat/config";

/** For a copy with a broken contract: unoptimised, since each mutation is compiled anew, and nothing of it is deployed. */
export default defineConfig({
  solidity: {
    version: "0.8.37",
    path: process.env["JIAOZI_SOLJSON"] ?? "",
    settings: { evmVersion: "cancun" },
  },
  test: {
    solidity: {
      fuzz: { runs: 512, seed: "0x6a69616f7a69" },
      invariant: { runs: 32, depth: 50, failOnRevert: true },
    },
  },
});
