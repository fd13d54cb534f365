import type {
  ContractCallFuture,
  IgnitionModuleBuilder,
  ModuleParameterRuntimeValue,
  NamedArtifactContractDeploymentFuture,
} from "@nomicfoundation/ignition-core";

type Contract = NamedArtifactContractDeploymentFuture<string>;

/** The council and treasury compliance can hold none of a coin, and never be frozen in it. */
export function barAdministrators(
  m: IgnitionModuleBuilder,
  coin: Contract,
  council: readonly (ModuleParameterRuntimeValue<string> | Contract)[],
): ContractCallFuture<string, string>[] {
  return [...council, m.getParameter<string>("treasuryCompliance")].map((administrator, index) =>
    m.call(coin, "registerAdministrator", [administrator], {
      id: `bar_${coin.id.split("#")[0] ?? ""}_${index}`,
    }),
  );
}
