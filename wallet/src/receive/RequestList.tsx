import type { PaymentRequest } from "../../gateway/api/requests.ts";
import { Problem } from "../page/Problem.tsx";
import { useAction } from "../page/useAction.ts";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { hrefOf } from "../routes/route.ts";
import { CodeWithLink } from "./CodeWithLink.tsx";
import { useReceiveText } from "./useReceiveText.ts";

interface RequestListProps {
  readonly requests: readonly PaymentRequest[];
  readonly onChanged: () => void;
}

export function RequestList({ requests, onChanged }: RequestListProps) {
  const { requests: text } = useReceiveText();
  const { gateway } = useVisit();
  const { isBusy, error, run } = useAction();
  const takeBack = (id: string) =>
    run(async () => {
      await gateway.call(`requests/${id}`, { method: "DELETE" });
      onChanged();
    });
  if (requests.length === 0) return <p className="quiet">{text.none}</p>;
  return (
    <>
      <h4>{text.list}</h4>
      <ul className="rows">
        {requests.map((request) => (
          <li key={request.requestId}>
            <RequestRow request={request} />
            {request.state === "open" && (
              <button
                type="button"
                className="secondary"
                disabled={isBusy}
                onClick={() => takeBack(request.requestId)}
              >
                {text.takeBack}
              </button>
            )}
          </li>
        ))}
      </ul>
      {error !== undefined && <Problem error={error} />}
    </>
  );
}

function RequestRow({ request }: { request: PaymentRequest }) {
  const { requests: text, copy } = useReceiveText();
  const { yuan, time } = usePage();
  const { requestId, amountFen, purpose, state, expiresAt } = request;
  const amount = yuan(BigInt(amountFen));
  return (
    <div className="grow">
      <p>
        <strong>{amount}</strong> {purpose !== "" && <q>{purpose}</q>}{" "}
        <span className={`tag ${state}`}>{text.states[state]}</span>{" "}
        {state === "open" && (
          <span className="small">{text.expires(time(Date.parse(expiresAt) / 1_000))}</span>
        )}
      </p>
      {state === "open" && (
        <details>
          <summary>{text.code(amount)}</summary>
          <CodeWithLink label={text.code(amount)} contents={linkTo(requestId)} linkLabel={copy} />
        </details>
      )}
    </div>
  );
}

/** A link to this page, which leads whoever has it to the request. */
function linkTo(requestId: string): string {
  return new URL(hrefOf("pay", { request: requestId }), window.location.href).href;
}
