import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { AddressLike, ContractTransactionResponse } from "ethers";

import type { RegulatedToken } from "../../types/ethers-contracts/contracts/token/RegulatedToken.ts";
import { signAuthorisation } from "./signing.ts";

export const VRS = "uint8,bytes32,bytes32";
const AUTHORISATION = "address,address,uint256,uint256,uint256,bytes32";
export const transferVrs = `transferWithAuthorization(${AUTHORISATION},${VRS})` as const;
export const transferBytes = `transferWithAuthorization(${AUTHORISATION},bytes)` as const;
export const receiveVrs = `receiveWithAuthorization(${AUTHORISATION},${VRS})` as const;
export const receiveBytes = `receiveWithAuthorization(${AUTHORISATION},bytes)` as const;

interface Move {
  readonly token: RegulatedToken;
  readonly payer: HardhatEthersSigner;
  readonly payee: HardhatEthersSigner;
  /** Spends an allowance, where the way has one. */
  readonly spender: HardhatEthersSigner;
  /** Submits what the payer signed, where the way has a signature. */
  readonly relay: HardhatEthersSigner;
  readonly amount: bigint;
}

type Way = (move: Move) => Promise<ContractTransactionResponse>;

/** Every way in which a holder's money can leave without an instruction id: a rule of money must hold in each. */
export const WAYS_TO_MOVE: Readonly<Record<string, Way>> = {
  transfer: ({ token, payer, payee, amount }) => token.connect(payer).transfer(payee, amount),

  transferFrom: async ({ token, payer, payee, spender, amount }) => {
    await token.connect(payer).approve(spender, amount);
    return token.connect(spender).transferFrom(payer, payee, amount);
  },

  "transferWithAuthorization(v,r,s)": async ({ token, payer, payee, relay, amount }) => {
    const { args, split } = await signAuthorisation(
      token,
      payer,
      "TransferWithAuthorization",
      signed(payee, amount),
    );
    return token.connect(relay)[transferVrs](...args, ...split);
  },

  "transferWithAuthorization(bytes)": async ({ token, payer, payee, relay, amount }) => {
    const { args, signature } = await signAuthorisation(
      token,
      payer,
      "TransferWithAuthorization",
      signed(payee, amount),
    );
    return token.connect(relay)[transferBytes](...args, signature);
  },

  "receiveWithAuthorization(v,r,s)": async ({ token, payer, payee, amount }) => {
    const { args, split } = await signAuthorisation(
      token,
      payer,
      "ReceiveWithAuthorization",
      signed(payee, amount),
    );
    return token.connect(payee)[receiveVrs](...args, ...split);
  },

  "receiveWithAuthorization(bytes)": async ({ token, payer, payee, amount }) => {
    const { args, signature } = await signAuthorisation(
      token,
      payer,
      "ReceiveWithAuthorization",
      signed(payee, amount),
    );
    return token.connect(payee)[receiveBytes](...args, signature);
  },
};

function signed(to: AddressLike, value: bigint) {
  return { to, value };
}
