import type {
  ContractCallFuture,
  Future,
  IgnitionModuleBuilder,
  ModuleParameterRuntimeValue,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";

const ADMIN_ROLE = 0n;

/** A contract's interface, as TypeChain types it: only functions that the contract has can be named. */
interface Abi<FunctionName extends string> {
  getFunction(name: FunctionName): { readonly selector: string };
}

/** Which functions of a contract each role opens. Whatever isn't named stays with the admin. */
export type Rights<RoleName extends string, FunctionName extends string> = Partial<
  Record<RoleName, readonly FunctionName[]>
>;

/** The rights over one contract, as selectors. */
export interface Opening<RoleName extends string> {
  /** Tells the futures of this contract apart. */
  readonly id: string;
  readonly contract: NamedArtifactContractDeploymentFuture<string>;
  readonly selectors: Partial<Record<RoleName, string[]>>;
}

/** Who administers the authority, and how long its decisions wait, in seconds. */
interface Admin<RoleName extends string> {
  readonly account: AddressArgument;
  readonly delaySeconds: number | ModuleParameterRuntimeValue<number>;
  /** How long what a role decides waits before it can be carried out, in seconds; others needn't wait. */
  readonly delays?: Partial<Record<RoleName, ModuleParameterRuntimeValue<number>>>;
  /** What must be done before the deployer goes. */
  readonly after?: readonly Future[];
}

type AddressArgument = ModuleParameterRuntimeValue<string> | NamedArtifactContractDeploymentFuture<string>;
type Authority = NamedArtifactContractDeploymentFuture<string>;

export function opening<RoleName extends string, FunctionName extends string>(
  id: string,
  contract: NamedArtifactContractDeploymentFuture<string>,
  abi: Abi<FunctionName>,
  rights: Rights<RoleName, FunctionName>,
): Opening<RoleName> {
  const selectors: Partial<Record<RoleName, string[]>> = {};
  for (const [role, functions] of Object.entries(rights) as [RoleName, readonly FunctionName[]][]) {
    selectors[role] = functions.map((name) => abi.getFunction(name).selector);
  }
  return { id, contract, selectors };
}

/**
 * Opens each role's functions, grants each role to the account that the module's parameter of its name says, makes
 * `admin` the administrator, and takes the deployer out.
 */
export function handOver<RoleName extends string>(
  m: IgnitionModuleBuilder,
  authority: Authority,
  roles: Readonly<Record<RoleName, bigint>>,
  openings: readonly Opening<NoInfer<RoleName>>[],
  admin: Admin<NoInfer<RoleName>>,
): void {
  const names = Object.keys(roles) as RoleName[];
  const granted = names.flatMap((name) => [
    ...open(m, authority, roles[name], name, openings),
    m.call(authority, "grantRole", [roles[name], m.getParameter<string>(name), admin.delays?.[name] ?? 0], {
      id: `grant_${name}`,
    }),
  ]);
  const handedOver = m.call(authority, "grantRole", [ADMIN_ROLE, admin.account, admin.delaySeconds], {
    id: "grant_admin",
    after: [...granted, ...(admin.after ?? [])],
  });
  m.call(authority, "renounceRole", [ADMIN_ROLE, m.getAccount(0)], { after: [handedOver] });
}

function open<RoleName extends string>(
  m: IgnitionModuleBuilder,
  authority: Authority,
  role: bigint,
  name: RoleName,
  openings: readonly Opening<RoleName>[],
): ContractCallFuture<string, string>[] {
  return openings.flatMap(({ id, contract, selectors }) => {
    const opened = selectors[name];
    return opened === undefined
      ? []
      : [
          m.call(authority, "setTargetFunctionRole", [contract, opened, role], {
            id: `open_${id}_${name}`,
          }),
        ];
  });
}
