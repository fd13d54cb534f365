import { type FormEvent, useState } from "react";

import type { Deposit, TopUp } from "../../gateway/api/bank.ts";
import type { Instruction } from "../../gateway/api/instructions.ts";
import { AmountField } from "../page/AmountField.tsx";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { useIdempotencyKey } from "../page/useIdempotencyKey.ts";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { parseYuan } from "../pay/amount.ts";
import { InstructionProgress } from "./InstructionProgress.tsx";
import { useBankText } from "./useBankText.ts";
import { useInstruction } from "./useInstruction.ts";

/** From the deposit to the wallet. The bank pays it out of its own reserve account. */
export function TopUpForm({ deposit }: { deposit: Deposit }) {
  const text = useBankText();
  const { yuan } = usePage();
  const { gateway } = useVisit();
  const { isBusy, error, run } = useAction();
  const [amount, setAmount] = useState("");
  const { key, renew } = useIdempotencyKey();
  const [accepted, setAccepted] = useState<Instruction>();
  const instruction = useInstruction(accepted);

  const settled = (block: string) => text.toppedUp(yuan(BigInt(instruction?.amount ?? "0")), block);

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(async () => {
      const body: TopUp = { amountFen: parseYuan(amount).toString() };
      const call = { method: "POST", body, idempotencyKey: key } as const;
      setAccepted(await gateway.call<Instruction>("top-ups", call));
      renew();
      setAmount("");
    });
  }

  return (
    <form onSubmit={submit} noValidate>
      <AmountField
        label={text.topUpAmount}
        value={amount}
        onChange={setAmount}
        all={text.all}
        mostFen={BigInt(deposit.balanceFen)}
      />
      <button type="submit" disabled={isBusy}>
        {text.topUp}
      </button>
      <div aria-live="polite">
        {instruction && <InstructionProgress instruction={instruction} settled={settled} />}
        {error !== undefined && <Problem error={error} />}
      </div>
    </form>
  );
}
