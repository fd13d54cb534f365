import { MaxUint256, ZeroAddress, id as keccakOfText } from "ethers";

import { Participants__factory } from "../../../types/ethers-contracts/factories/contracts/libra/participants/Participants__factory.ts";
import {
  COMPOSITE_REFUSALS,
  type CoinCode,
  type CompositeAnswer,
  type CompositeEvent,
  type CompositeRail,
  type CompositeRefusal,
  type CompositeState,
  type CompositeWorld,
  LBR,
  VAULT,
} from "../../scenario/composite/rail.ts";
import type { ParticipantId } from "../../scenario/participants.ts";
import type { Operators } from "../operators.ts";
import { RefusableCalls } from "../refusableCalls.ts";
import type { ChainAccess, DeployedComposite } from "./compositeChain.ts";

/** The holders' virtual asset service provider. */
const VASP = "vasp/1";
const NEVER = 2n ** 64n - 1n;

export interface CompositeContext extends ChainAccess {
  readonly world: CompositeWorld;
  readonly deployed: DeployedComposite;
  /** The holders' demonstration keys. */
  readonly operators: Operators;
}

/** ≋LBR on its contracts, on a development chain in scenario time: holders and council call them, one call a block. */
export class CompositeContracts implements CompositeRail {
  readonly name = "contracts";
  readonly #context: CompositeContext;
  readonly #calls: RefusableCalls<CompositeRefusal>;

  private constructor(context: CompositeContext) {
    this.#context = context;
    this.#calls = new RefusableCalls(context.provider, context.operators, COMPOSITE_REFUSALS);
  }

  /** Opens wallets, gives holders their coins, and lets the vault take them. */
  static async open(context: CompositeContext): Promise<CompositeContracts> {
    const { world, deployed, operators, operator } = context;
    const holders = [...world.holders.keys()];
    const addresses = holders.map((id) => operators.addressOf(id));
    const registry = Participants__factory.connect(deployed.participants, operator);
    const credential = { humanName: "VASP", baseUrl: "", complianceKey: ZeroAddress, expiresAt: NEVER };
    await (await registry.registerParentVasp(operators.addressOf(VASP), credential)).wait();
    const children = registry.interface.encodeFunctionData("registerChildren", [addresses]);
    await send(context, VASP, deployed.participants, children);
    const vault = await deployed.composite.getAddress();
    for (const [code, coin] of deployed.coins) {
      const to = await coin.getAddress();
      await send(context, VASP, to, coin.interface.encodeFunctionData("acceptCurrency"));
      await send(context, VASP, to, coin.interface.encodeFunctionData("openWallets", [addresses]));
      if (code === LBR) continue;
      for (const [id, coins] of world.holders) {
        const amount = coins.get(code) ?? 0n;
        if (amount > 0n) await (await coin.mint(operators.addressOf(id), amount)).wait();
        await send(context, id, to, coin.interface.encodeFunctionData("approve", [vault, MaxUint256]));
      }
    }
    return CompositeContracts.attach(context);
  }

  /** On contracts that were opened and on which nothing has happened yet. */
  static attach(context: CompositeContext): CompositeContracts {
    return new CompositeContracts(context);
  }

  handle(event: CompositeEvent): Promise<CompositeAnswer> {
    const { composite } = this.#context.deployed;
    const { kind, atSeconds } = event;
    switch (event.kind) {
      case "create":
        return this.#byHolder(event, composite.interface.encodeFunctionData("create", [event.amount]));
      case "unpack":
        return this.#byHolder(event, composite.interface.encodeFunctionData("unpack", [event.amount]));
      case "swap":
        return this.#byHolder(event, composite.interface.encodeFunctionData("swap"));
      case "announce":
        return this.#calls.byAuthority(kind, atSeconds, (o) =>
          composite.announceAmounts([...event.amountsPerUnit], o),
        );
      case "withdraw":
        return this.#calls.byAuthority(kind, atSeconds, (o) => composite.withdrawAnnouncement(o));
      case "freeze":
      case "lift":
      case "freeze_amount":
        return this.#freeze(event);
    }
  }

  async state(): Promise<CompositeState> {
    const { deployed, world, operators } = this.#context;
    const vault = await deployed.composite.getAddress();
    const accounts = [...world.holders.keys()].map((id) => [id, operators.addressOf(id)] as const);
    const balances = new Map<CoinCode, ReadonlyMap<ParticipantId, bigint>>();
    for (const [code, coin] of deployed.coins) {
      const held = await Promise.all(
        [...accounts, [VAULT, vault] as const].map(
          async ([id, at]) => [id, await coin.balanceOf(at)] as const,
        ),
      );
      balances.set(code, new Map(held));
    }
    const components = await deployed.composite.components();
    const supply = (await deployed.coins.get(LBR)?.totalSupply()) ?? 0n;
    return { balances, supply, amountsPerUnit: components.map(({ amountPerUnit }) => amountPerUnit) };
  }

  /** The chain belongs to whoever opened it. */
  close(): Promise<void> {
    return Promise.resolve();
  }

  async #byHolder(
    { kind, atSeconds, holder }: CompositeEvent & { readonly holder: ParticipantId },
    data: string,
  ): Promise<CompositeAnswer> {
    const to = await this.#context.deployed.composite.getAddress();
    return this.#calls.byParticipant(kind, atSeconds, { operator: holder, to, data });
  }

  #freeze(event: Extract<CompositeEvent, { coin: CoinCode }>): Promise<CompositeAnswer> {
    const { deployed, operators } = this.#context;
    const coin = deployed.coins.get(event.coin);
    if (coin === undefined) throw new Error(`There is no coin ${event.coin}`);
    const [account, reference] = [operators.addressOf(event.holder), keccakOfText("composite")];
    return this.#calls.byAuthority(event.kind, event.atSeconds, (o) => {
      if (event.kind === "freeze_amount") return coin.setFrozenTokens(account, event.amount, o);
      return event.kind === "freeze" ? coin.freeze(account, reference, o) : coin.lift(account, reference, o);
    });
  }
}

async function send({ provider, operators }: CompositeContext, operator: string, to: string, data: string) {
  const raw = await operators.sign({ operator, to, data });
  await provider.send("eth_sendRawTransaction", [raw]);
}
