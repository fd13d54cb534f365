import { TypedDataEncoder, getAddress, verifyTypedData } from "ethers";

import { IReserve__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/IReserve__factory.ts";
import { JiaoziError } from "../../src/catalogue/errors.ts";
import { STATEMENT_TYPES, statementDomain } from "../../src/onchain/libra/custodians.ts";
import type { OptionValues } from "../cli/options.ts";
import type { Effect, Outcome, Role } from "./action.ts";
import { type Desk, actorOf } from "./desk.ts";
import { keyOf } from "./keys.ts";
import {
  type SignedStatement,
  type Statement,
  readSigned,
  readWritten,
  writeSigned,
} from "./statementFile.ts";
import { coins, textOf, utc } from "./values.ts";

const EXAMPLE =
  '{"asOf":"2026-11-22T20:00:00Z","statementId":"2026-11-22","interest":"0","holdings":[{"custodian":"0x…","amount":"1000000.00","maturesAt":"2027-01-15T00:00:00Z","rating":1}]}';

const OUT = { out: { value: "FILE", says: "write the signed statement here; default: print it" } } as const;

export const CUSTODIAN: Role = {
  says: "custodians of the reserve: sign what they hold, collect the signatures, hand them in.",
  actions: {
    sign: {
      says: `Signs a statement of holdings, after showing it. A statement is a file such as\n${EXAMPLE}\nCash has neither maturesAt nor rating; a rating is in notches, 1 is AAA. Signing sends nothing.`,
      options: { statement: { value: "FILE", says: "the statement, without signatures" }, ...OUT },
      run: sign,
    },
    collect: {
      says: "Puts the signatures of several files together and checks them.",
      options: { from: { value: "FILES", says: "signed statements, separated by commas" }, ...OUT },
      run: collect,
    },
    submit: {
      says: "Hands a signed statement in. Anybody may.",
      options: { signed: { value: "FILE", says: "the signed statement" } },
      run: submit,
    },
  },
};

async function sign(desk: Desk, values: OptionValues): Promise<Outcome> {
  const account = actorOf(values, desk.book.custodians);
  const statement = await readWritten(textOf(values, "statement"), desk.trio.coin);
  const variable = typeof values["key"] === "string" ? values["key"] : "JIAOZI_CUSTODIAN_KEY";
  const key = await keyOf({ chainId: desk.chainId, account, variable });
  const signature = await key.signTypedData(domainOf(desk), STATEMENT_TYPES, statement);
  const document = documentOf(desk, statement, [{ custodian: account, signature }]);
  const lines = await writeSigned(values, document);
  const shown = values["out"] === undefined ? [] : inWords(desk, statement);
  return { answer: { lines: [...shown, ...lines], json: document } };
}

async function collect(desk: Desk, values: OptionValues): Promise<Outcome> {
  const files = textOf(values, "from").split(",");
  const documents = await Promise.all(files.map((file) => readSigned(file)));
  const [first] = documents;
  if (first === undefined) throw new Error("There is no file");
  const digest = digestOf(desk, first);
  for (const [index, document] of documents.entries()) {
    if (digestOf(desk, document) === digest) continue;
    throw new JiaoziError(
      "BAD_FILE",
      "The files hold different statements.",
      "Have every custodian sign the same one.",
      { file: files[index] ?? "" },
    );
  }
  const signatures = new Map<string, string>();
  for (const { signatures: some } of documents) {
    for (const { custodian, signature } of some) signatures.set(custodian, signature);
  }
  for (const [custodian, signature] of signatures) await requireSigned(desk, first, custodian, signature);
  const ascending = [...signatures]
    .map(([custodian, signature]) => ({ custodian, signature }))
    .sort((a, b) => (BigInt(a.custodian) < BigInt(b.custodian) ? -1 : 1));
  const { threshold } = await reserveOf(desk).custodians();
  const document = { ...first, signatures: ascending };
  const lines = await writeSigned(values, document);
  const count = `${ascending.length} custodians signed, ${threshold} must.`;
  return { answer: { lines: values["out"] === undefined ? lines : [count, ...lines], json: document } };
}

/** A custodian that is a contract is asked by the chain alone, when the statement is handed in. */
async function requireSigned(desk: Desk, document: SignedStatement, custodian: string, signature: string) {
  if ((await desk.provider.getCode(custodian)) !== "0x") return;
  let signer: string;
  try {
    signer = verifyTypedData(domainOf(desk), STATEMENT_TYPES, document.statement, signature);
  } catch {
    signer = "nobody";
  }
  if (signer === custodian) return;
  throw new JiaoziError(
    "INVALID_SIGNATURE",
    `The signature isn't that of ${desk.nameOf(custodian) ?? custodian} over this statement.`,
    "Have the custodian sign it again, for this chain and currency.",
    { address: custodian },
  );
}

async function submit(desk: Desk, values: OptionValues): Promise<Outcome> {
  const document = await readSigned(textOf(values, "signed"));
  digestOf(desk, document);
  const { statement, signatures } = document;
  const reserve = reserveOf(desk);
  const total = statement.holdings.reduce((sum, { amountInMicro }) => sum + BigInt(amountInMicro), 0n);
  const last: Effect = {
    what: "last statement as of",
    read: async () => (await reserve.lastStatement()).asOf,
    change: () => BigInt(statement.asOf),
    show: (asOf) => (BigInt(asOf) === 0n ? "none" : utc(BigInt(asOf))),
  };
  const facts = Object.fromEntries(
    signatures.map(({ custodian }, index) => [
      `signature ${index + 1}`,
      `${desk.nameOf(custodian) ?? "unknown"}, ${custodian}`,
    ]),
  );
  return {
    plan: {
      what: `hand in that ${coins(total, desk.currency).slice(1)} are held, ${coins(statement.interestInMicro, desk.currency).slice(1)} of it interest`,
      actor: actorOf(values, desk.book.custodians),
      to: desk.trio.reserve,
      data: reserve.interface.encodeFunctionData("attest", [statement, signatures]),
      facts,
      effects: [last],
    },
  };
}

function reserveOf({ trio, provider }: Desk) {
  return IReserve__factory.connect(trio.reserve, provider);
}

function domainOf({ chainId, trio }: Desk) {
  return statementDomain({ chainId, reserve: trio.reserve });
}

function documentOf(
  { chainId, trio }: Desk,
  statement: Statement,
  signatures: SignedStatement["signatures"],
): SignedStatement {
  return { version: 1, chainId, reserve: getAddress(trio.reserve), statement, signatures };
}

/** What is signed; throws `BAD_FILE` for a statement to another reserve. */
function digestOf(desk: Desk, { chainId, reserve, statement }: SignedStatement): string {
  if (chainId === desk.chainId && reserve === getAddress(desk.trio.reserve)) {
    return TypedDataEncoder.hash(domainOf(desk), STATEMENT_TYPES, statement);
  }
  throw new JiaoziError(
    "BAD_FILE",
    `The statement is for the reserve ${reserve} on chain ${chainId}.`,
    "Choose its network and currency: --network, --currency.",
    { address: reserve },
  );
}

function inWords(desk: Desk, { holdings, asOf, interestInMicro }: Statement): string[] {
  const rows = holdings.map(({ custodian, maturesAt, rating, amountInMicro }) => {
    const kind = maturesAt === "0" ? "cash" : `securities due ${utc(BigInt(maturesAt))}, rating ${rating}`;
    return `  ${desk.nameOf(custodian) ?? custodian}: ${coins(amountInMicro, desk.currency).slice(1)}, ${kind}`;
  });
  const interest = `  of it interest: ${coins(interestInMicro, desk.currency).slice(1)}`;
  return [`Signed: as of ${utc(BigInt(asOf))} there are held`, ...rows, interest];
}
