import type { Instruction } from "../../gateway/api/instructions.ts";
import { GatewayProblem } from "../gateway/request.ts";
import { Problem } from "../page/Problem.tsx";
import { usePage } from "../page/usePage.ts";
import { useBankText } from "./useBankText.ts";

interface InstructionProgressProps {
  readonly instruction: Instruction;
  readonly settled: (block: string) => string;
}

/** Where something is that the gateway carries without the person's wallet. */
export function InstructionProgress({ instruction, settled }: InstructionProgressProps) {
  const text = useBankText();
  const { count } = usePage();
  const { state, reason, block } = instruction;
  if (state === "settled") return <p className="success">{settled(block ? count(block.number) : "?")}</p>;
  if (state === "queued" || state === "sent") return <p>{text.states[state]}</p>;
  if (!reason) return <p className="notice">{text.states[state]}</p>;
  const problem = { type: "about:blank", status: 422, title: reason.sentence, ...reason };
  return <Problem error={new GatewayProblem(problem)} />;
}
