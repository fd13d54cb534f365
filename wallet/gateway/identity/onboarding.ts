import { id as keccakOfText } from "ethers";

import type { Evidence, TierUpgrade } from "../api/wallets.ts";
import { TIERS_ABI, YUAN_ABI, nowOf } from "../chain/chain.ts";
import type { Gateway } from "../gateway.ts";
import { refuse } from "../refused.ts";
import { requirePassable } from "../relay/check.ts";
import type { NewInstruction } from "../store/instructionStore.ts";
import type { Identity } from "./identityStore.ts";
import { type ResidentNumber, ageOn, residentNumberOf } from "./residentNumber.ts";

const YEAR_SECONDS = 365 * 86_400;
/** As long as an identity card of an adult under 26 is valid; the demonstration doesn't ask for its date. */
const IDENTITY_YEARS = 10;
const LEAST_AGE = 16;
const SOURCES_FOR = { 2: 3, 3: 5 } as const;

export interface Application {
  readonly account: string;
  readonly institution: string;
  readonly bank: string;
  readonly name: string;
  readonly residentNumber: string;
  /** By which a repetition is known. */
  readonly contents: string;
}

/** Checks the applicant, and takes on the opening of the wallet and its identity at tier I. */
export async function openWallet(gateway: Gateway, application: Application): Promise<void> {
  const { account, institution, contents } = application;
  const { identities, parties, chain } = gateway;
  if (!parties.institutions.some(({ address }) => address === institution))
    throw refuse(422, "INSTITUTION_NOT_HERE", "institution");
  if (!parties.banks.some(({ address }) => address === application.bank))
    throw refuse(422, "INSTITUTION_NOT_HERE", "bank");
  const known = identities.of(account);
  if (known !== undefined) {
    if (known.contents !== contents) throw refuse(409, "WALLET_KEPT_ALREADY");
    retry(gateway, known);
    return;
  }
  const person = identities.personOf(adultOf(application.residentNumber));
  if (identities.accountOf(institution, person) !== undefined) throw refuse(409, "PERSON_KNOWN_ALREADY");
  const keeper = await chain.walletYuan.institutionOf(account);
  const isThere = keeper === institution;
  if (!isThere) await requireOpenable(gateway, application);
  await takeOn(gateway, application, person, isThere);
}

function adultOf(given: string): ResidentNumber {
  const number = residentNumberOf(given);
  if (number === undefined) throw refuse(422, "RESIDENT_NUMBER_WRONG", "residentNumber");
  if (ageOn(number, new Date()) < LEAST_AGE) throw refuse(422, "UNDER_AGE", "residentNumber");
  return number;
}

async function requireOpenable({ chain }: Gateway, { account, institution }: Application): Promise<void> {
  const data = YUAN_ABI.encodeFunctionData("openWallets", [[account]]);
  await requirePassable(chain, {
    sender: institution,
    to: chain.book.contracts.WalletYuan,
    data,
    abi: YUAN_ABI,
  });
}

async function takeOn(
  gateway: Gateway,
  application: Application,
  person: string,
  isThere: boolean,
): Promise<void> {
  const { account, institution, bank, name, contents } = application;
  const { identities, relay } = gateway;
  const validUntil = (await nowOf(gateway.chain)).timestamp + IDENTITY_YEARS * YEAR_SECONDS;
  const committed = identities.commit(person, name);
  const opening = isThere ? [] : [openingOf(gateway, account, institution)];
  const identifying = identifyingOf(
    gateway,
    { account, institution },
    { tier: 1, validUntil, times: 0, ...committed },
  );
  relay.takeAll([...opening, identifying], () => {
    // two applications at once: the second finds the first
    if (identities.of(account) !== undefined) throw refuse(409, "WALLET_KEPT_ALREADY");
    if (identities.accountOf(institution, person) !== undefined) throw refuse(409, "PERSON_KNOWN_ALREADY");
    const ids = { openedBy: opening[0]?.id ?? null, identifiedBy: identifying.id };
    identities.add({ account, institution, person, name, contents, ...ids });
    const evidence: Evidence[] = [];
    identities.addIdentification(account, {
      instruction: identifying.id,
      tier: 1,
      validUntil,
      evidence,
      ...committed,
    });
    gateway.bank.open(account, bank);
  });
}

/** What was skipped, say because the token was paused, comes again. */
function retry({ instructions, relay }: Gateway, { openedBy, identifiedBy }: Identity): void {
  const skipped = [openedBy, identifiedBy]
    .flatMap((id) => (id === null ? [] : (instructions.find(id) ?? [])))
    .filter(({ state }) => state === "skipped");
  relay.takeAll(skipped, () => undefined);
}

/** More evidence, a higher tier. */
export async function upgradeTier(
  gateway: Gateway,
  identity: Identity,
  { tier, evidence }: TierUpgrade,
): Promise<void> {
  const { identities, instructions, relay, chain } = gateway;
  const latest = identities.identification(identity.identifiedBy);
  const state = instructions.find(identity.identifiedBy)?.state;
  if (latest.tier >= tier && state !== "skipped") return;
  if (state === "queued" || state === "sent") throw refuse(409, "WALLET_BUSY");
  const sources = new Set(evidence);
  const isEnough = sources.has("face_to_face") || sources.size >= SOURCES_FOR[tier];
  if (!isEnough) throw refuse(422, "EVIDENCE_NOT_ENOUGH", "evidence");
  const validUntil = (await nowOf(chain)).timestamp + IDENTITY_YEARS * YEAR_SECONDS;
  const committed = identities.commit(identity.person, identity.name);
  const times = identities.identifications(identity.account);
  const identifying = identifyingOf(gateway, identity, { tier, validUntil, times, ...committed });
  relay.takeAll([identifying], () => {
    if (identities.of(identity.account)?.identifiedBy !== identity.identifiedBy)
      throw refuse(409, "WALLET_BUSY");
    const given = { instruction: identifying.id, tier, validUntil, evidence, ...committed };
    identities.addIdentification(identity.account, given);
  });
}

function openingOf({ chain }: Gateway, account: string, institution: string): NewInstruction {
  return {
    id: keccakOfText(`open wallet/${account}`),
    contents: institution,
    kind: "open_wallet",
    sender: institution,
    target: chain.book.contracts.WalletYuan,
    call: YUAN_ABI.encodeFunctionData("openWallets", [[account]]),
    ...{ currency: "CNY", amount: "0", payer: account, payee: account },
  };
}

function identifyingOf(
  { chain }: Gateway,
  { account, institution }: Pick<Identity, "account" | "institution">,
  given: { tier: number; validUntil: number; times: number; commitment: string },
): NewInstruction {
  const { tier, validUntil, times, commitment } = given;
  return {
    id: keccakOfText(`identify/${account}/${times}`),
    contents: commitment,
    kind: "identify",
    sender: institution,
    target: chain.book.contracts.WalletTiers,
    call: TIERS_ABI.encodeFunctionData("identify", [account, tier, commitment, validUntil]),
    ...{ currency: "CNY", amount: "0", payer: account, payee: account },
  };
}
