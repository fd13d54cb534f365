/** What accounts sign, as EIP-712 types for `signer.signTypedData`. No schema library: the page carries this. */
export interface Field {
  readonly name: string;
  readonly type: string;
}

type Types = Record<string, Field[]>;

const fields = (...list: string[]): Field[] =>
  list.map((field) => {
    const [type = "", name = ""] = field.split(" ");
    return { name, type };
  });

const moved = (payer: string, payee: string, amount: string) =>
  fields(
    "bytes32 instructionId",
    `address ${payer}`,
    `address ${payee}`,
    `uint256 ${amount}`,
    "uint256 validUntil",
  );

/** In the gateway's domain. */
export const WALLET_APPLICATION: Types = {
  WalletApplication: fields(
    "address account",
    "address institution",
    "address bank",
    "string name",
    "string residentNumber",
    "uint256 validUntil",
  ),
};

/** In the wallet yuan's domain. */
export const PAYMENT: Types = { Payment: moved("payer", "payee", "amountInFen") };
export const STATIC_QR_PAYMENT: Types = { StaticQrPayment: moved("payer", "payee", "amountInFen") };
export const WITHDRAWAL: Types = { Withdrawal: moved("wallet", "bank", "amountInFen") };
export const TOP_UP: Types = { TopUp: moved("bank", "wallet", "amountInFen") };
export const SEQUENCED_PAYMENT: Types = {
  SequencedPayment: fields(
    "address payer",
    "address payee",
    "uint256 amountInFen",
    "bool byStaticQr",
    "uint256 nonce",
    "uint256 validUntil",
  ),
};
export const PERMIT: Types = {
  Permit: fields("address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"),
};

/** In the domain of the secured trades. */
export const TRADE_ORDER: Types = {
  TradeOrder: fields(
    "bytes32 instructionId",
    "address buyer",
    "address seller",
    "uint256 amountInFen",
    "uint8 delivery",
    "uint256 validUntil",
  ),
};
export const TRADE_STEP: Types = {
  TradeStep: fields(
    "bytes32 instructionId",
    "bytes32 tradeId",
    "address party",
    "uint8 act",
    "uint256 amountInFen",
    "uint256 validUntil",
  ),
};

/** In a coin's domain. */
export const COIN_PAYMENT: Types = { Payment: moved("payer", "payee", "amountInMicro") };
export const ATTESTATION: Types = {
  TravelRuleAttestation: fields(
    "address payer",
    "address payee",
    "address token",
    "uint256 amount",
    "bytes32 reference",
    "uint256 deadline",
  ),
};

export interface Domain {
  readonly name: string;
  readonly version: string;
  readonly chainId: number;
  readonly verifyingContract: string;
}

/** Contracts' domains are read from them (`eip712Domain()`); this one is the gateway's own. */
export function gatewayDomain(chainId: number, walletYuan: string): Domain {
  return { name: "Jiaozi Gateway", version: "1", chainId, verifyingContract: walletYuan };
}

export function walletYuanDomain(chainId: number, walletYuan: string): Domain {
  return { name: "Wallet Yuan", version: "1", chainId, verifyingContract: walletYuan };
}

export function tradesDomain(chainId: number, securedTrades: string): Domain {
  return { name: "Secured Trades", version: "1", chainId, verifyingContract: securedTrades };
}
