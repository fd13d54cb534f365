/**
 * The development chain: one process, kept in memory, open to anyone. It gives inclusion, not finality.
 * Gas is free (zero base fee), so an account without native coin can transact.
 */
const BLOCK_PERIOD_MS = 1_000;

export const LOCAL_CHAIN = {
  /** Not 31337 or 1337: MetaMask ships those with other settings. */
  chainId: 10_232_019,
  name: "Jiaozi local",
  hostname: "127.0.0.1",
  port: 8545,
  rpcUrl: "http://127.0.0.1:8545",
  blockPeriodMs: BLOCK_PERIOD_MS,
  nativeCurrency: { name: "Gas (free)", symbol: "GAS", decimals: 18 },
  simulated: {
    chainId: 10_232_019,
    // one for each role of the parameters, which the node signs for
    accounts: { count: 64 },
    initialBaseFeePerGas: 0,
    // A block more than half full raises the base fee above zero and stalls zero-price transactions.
    blockGasLimit: 30_000_000_000,
    mining: { auto: true, interval: 0, mempool: { order: "fifo" as const } },
  },
} as const;
