import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const SCENARIO = {
  name: "Test day",
  currency: "CNY",
  timezone: "+08:00",
  opensAt: "2019-11-11T09:00:00+08:00",
  closesAt: "2019-11-11T17:00:00+08:00",
  keySeed: "test",
  sessionsPerDay: 4,
};

export const PARTICIPANT_HEADER =
  "id,kind,name,institution,bank,wallet_status,wallet_yuan,frozen_yuan,deposit_yuan,reserve_yuan,address";
export const INSTRUCTION_HEADER = "id,time,kind,payer,payee,amount_yuan";

export const PARTICIPANTS = [
  PARTICIPANT_HEADER,
  "icbc,bank,中国工商银行,,,,,,,500.00,",
  "cmb,bank,招商银行,,,,,,,100.00,",
  "alipay,institution,支付宝,,,,,,,,",
  "tenpay,institution,财付通,,,,,,,,",
  "chen,person,陈静,alipay,icbc,open,100.00,0.00,300.00,,",
  "wang,person,王伟,tenpay,cmb,open,50.00,0.00,400.00,,",
  "shop,merchant,老街茶馆,tenpay,icbc,open,0.00,,,,",
];

export const INSTRUCTIONS = [
  INSTRUCTION_HEADER,
  "a1,2019-11-11T09:05:00+08:00,top_up,icbc,chen,50.00",
  "a2,2019-11-11T09:10:00+08:00,payment,chen,shop,30.5",
  "a3,2019-11-11T09:10:00+08:00,withdrawal,wang,cmb,7",
];

export interface FolderContents {
  /** The object of scenario.json, or its text; null leaves the file out. */
  readonly scenario?: object | string | null;
  readonly participants?: readonly string[] | string | Buffer | null;
  readonly instructions?: readonly string[] | string | Buffer | null;
  /** Left out unless given. */
  readonly measures?: readonly string[];
}

const folders: string[] = [];

/** A folder with the test day's files, some of them replaced. */
export async function scenarioFolder(contents: FolderContents = {}): Promise<string> {
  const folder = await emptyFolder();
  const { scenario = SCENARIO, participants = PARTICIPANTS, instructions = INSTRUCTIONS } = contents;
  const json = typeof scenario === "object" && scenario !== null ? JSON.stringify(scenario) : scenario;
  await writeUnlessNull(join(folder, "scenario.json"), json);
  await writeUnlessNull(join(folder, "participants.csv"), textOf(participants));
  await writeUnlessNull(join(folder, "instructions.csv"), textOf(instructions));
  await writeUnlessNull(join(folder, "measures.csv"), textOf(contents.measures ?? null));
  return folder;
}

export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jiaozi-scenario-"));
  folders.push(folder);
  return folder;
}

/** Call it after each suite. */
export async function removeFolders(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

async function writeUnlessNull(file: string, text: string | Buffer | null): Promise<void> {
  if (text !== null) await writeFile(file, text);
}

function textOf(lines: readonly string[] | string | Buffer | null): string | Buffer | null {
  return lines === null || typeof lines === "string" || Buffer.isBuffer(lines)
    ? lines
    : `${lines.join("\n")}\n`;
}
