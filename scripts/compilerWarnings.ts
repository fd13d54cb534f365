import { definePlugin } from "hardhat/plugins";
import type { SolidityBuildProfileConfig, SolidityCompilerConfig } from "hardhat/types/config";
import type { CompilerOutputError } from "hardhat/types/solidity";

/** "Contract code size exceeds…" and "Contract initcode size exceeds…". */
const TOO_LARGE_TO_DEPLOY = new Set(["5574", "3860"]);

/**
 * Leaves two kinds of compiler warnings out, so that a warning about our own contracts is seen: those about packages,
 * whose authors alone can heed them, and those that something is too large to deploy which nobody deploys, be it a
 * contract for fuzzing, or one with compiler settings of its own, met here as an import of another's.
 */
export default definePlugin({
  id: "jiaozi-compiler-warnings",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        invokeSolc: async (context, compiler, input, config, next) => {
          const output = await next(context, compiler, input, config);
          const profile = context.config.solidity.profiles["default"];
          const errors = output.errors?.filter((error) => !isIdle(error, config, profile));
          return { ...output, ...(errors === undefined ? {} : { errors }) };
        },
      }),
    }),
  },
});

function isIdle(
  { severity, errorCode, formattedMessage = "" }: CompilerOutputError,
  config: SolidityCompilerConfig,
  profile: SolidityBuildProfileConfig | undefined,
): boolean {
  const file = /--> (?:\.\/|project\/)?(\S+?):\d/.exec(formattedMessage)?.[1];
  if (severity !== "warning" || file === undefined) return false;
  if (file.startsWith("npm/")) return true;
  if (!TOO_LARGE_TO_DEPLOY.has(errorCode ?? "")) return false;
  const own = profile?.overrides[file];
  return file.startsWith("contracts/test/") || (own !== undefined && !haveSameSettings(own, config));
}

function haveSameSettings(one: SolidityCompilerConfig, other: SolidityCompilerConfig): boolean {
  const runsOf = ({ settings }: SolidityCompilerConfig): unknown => settings?.optimizer?.runs;
  return runsOf(one) === runsOf(other);
}
