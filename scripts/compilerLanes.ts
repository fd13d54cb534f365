import { availableParallelism } from "node:os";

import { definePlugin } from "hardhat/plugins";

/** Compiles on every processor: Hardhat leaves one out, which on a machine with two is half of them. */
export default definePlugin({
  id: "jiaozi-compiler-lanes",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        build: (context, paths, options, next) =>
          next(context, paths, { concurrency: availableParallelism(), ...options }),
      }),
    }),
  },
});
