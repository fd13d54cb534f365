import { ZeroAddress } from "ethers";

import { ITreasury__factory } from "../../types/ethers-contracts/factories/contracts/interfaces/ITreasury__factory.ts";
import { Participants__factory } from "../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import type { OptionValues } from "../cli/options.ts";
import { wholeNumber } from "../cli/options.ts";
import type { Action, Effect, Outcome, Role } from "./action.ts";
import { type Desk, actorOf } from "./desk.ts";
import { addressOf, secondsOf, textOf, utc } from "./values.ts";

const MOST_PARTICIPANTS = 65_535;

const CREDENTIAL = {
  participant: { value: "ADDRESS", says: "the account that acts for it" },
  name: { value: "TEXT", says: "its name, for people" },
  url: { value: "URL", says: "where its off-chain API answers; default: none yet" },
  "compliance-key": { value: "ADDRESS", says: "signs attestations of the travel rule; default: none yet" },
  expires: { value: "TIME", says: "until when the credential is good, as 2027-12-31T00:00:00Z" },
} as const;

export const LICENSING: Role = {
  says: "licensing: registers VASPs and extends credentials.",
  actions: {
    "register-vasp": {
      says: "Registers a parent VASP; its own key then registers children, and accepts currencies.",
      options: CREDENTIAL,
      run: (desk, values) => register(desk, values, "registerParentVasp", desk.book.roles.licensing),
    },
    "extend-credential": {
      says: "Sets until when a VASP's or dealer's credential is good.",
      options: {
        number: { value: "N", says: "the participant's number" },
        expires: CREDENTIAL.expires,
      },
      run: extend,
    },
  },
};

/** Treasury compliance's part in admitting a dealer: once for all currencies, then in each. */
export const DEALER_ADMISSION: Readonly<Record<string, Action>> = {
  "register-dealer": {
    says: "Registers a designated dealer among the participants, for all currencies.",
    options: CREDENTIAL,
    run: (desk, values) =>
      register(desk, values, "registerDesignatedDealer", desk.book.roles.treasuryCompliance),
  },
  "designate-dealer": {
    says: "Lets a registered dealer request coins of the currency, with the tiers that all have at first.",
    options: { participant: CREDENTIAL.participant, name: CREDENTIAL.name },
    run: async (desk, values) => designate(desk, values),
  },
};

type Registration = "registerParentVasp" | "registerDesignatedDealer";

async function register(
  desk: Desk,
  values: OptionValues,
  name: Registration,
  role: string,
): Promise<Outcome> {
  const participants = participantsOf(desk);
  const account = addressOf(values, "participant");
  const [humanName, expiresAt] = [textOf(values, "name"), secondsOf(values, "expires")];
  const baseUrl = values["url"] === undefined ? "" : textOf(values, "url");
  const key = values["compliance-key"] === undefined ? ZeroAddress : addressOf(values, "compliance-key");
  const terms = { humanName, baseUrl, complianceKey: key, expiresAt };
  const kind = name === "registerParentVasp" ? "a VASP" : "a designated dealer";
  return {
    plan: {
      what: `register ${humanName}, ${account}, as ${kind}`,
      actor: actorOf(values, [role]),
      to: desk.book.contracts.Participants,
      data: participants.interface.encodeFunctionData(name as "registerParentVasp", [account, terms]),
      facts: { "good until": utc(expiresAt), number: String((await participants.participantCount()) + 1n) },
      effects: [
        {
          what: "participants",
          read: () => participants.participantCount(),
          change: (before) => BigInt(before) + 1n,
          show: String,
        },
      ],
    },
  };
}

async function extend(desk: Desk, values: OptionValues): Promise<Outcome> {
  const participants = participantsOf(desk);
  textOf(values, "number");
  const number = wholeNumber(values, "number", 1, MOST_PARTICIPANTS) ?? 0;
  const expiresAt = secondsOf(values, "expires");
  const { humanName } = await participants.credentialOf(number);
  const until: Effect = {
    what: "good until",
    read: async () => (await participants.credentialOf(number)).expiresAt,
    change: () => expiresAt,
    show: (seconds) => time(BigInt(seconds)),
  };
  return {
    plan: {
      what: `extend the credential of participant ${number}, ${humanName || "nobody"}`,
      actor: actorOf(values, [desk.book.roles.licensing]),
      to: desk.book.contracts.Participants,
      data: participants.interface.encodeFunctionData("extendCredential", [number, expiresAt]),
      effects: [until],
    },
  };
}

function designate(desk: Desk, values: OptionValues): Outcome {
  const treasury = ITreasury__factory.connect(desk.trio.treasury, desk.provider);
  const dealer = addressOf(values, "participant");
  return {
    plan: {
      what: `designate ${dealer} as a dealer in ≋${desk.currency}`,
      actor: actorOf(values, [desk.book.roles.treasuryCompliance]),
      to: desk.trio.treasury,
      data: treasury.interface.encodeFunctionData("designateDealer", [dealer, textOf(values, "name")]),
      effects: [
        {
          what: "dealer",
          read: async () => ((await treasury.isDealer(dealer)) ? "designated" : "not designated"),
          change: () => "designated",
          show: String,
        },
      ],
    },
  };
}

function participantsOf({ book, provider }: Desk) {
  return Participants__factory.connect(book.contracts.Participants, provider);
}

/** A credential may be good for longer than calendars reach. */
function time(seconds: bigint): string {
  return seconds > BigInt(8_640_000_000_000) ? "ever" : utc(seconds);
}
