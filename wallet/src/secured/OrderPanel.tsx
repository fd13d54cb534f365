import { type FormEvent, useState } from "react";

import type { AddressBook } from "../../../deploy/addressBook.ts";
import { DELIVERIES, type Delivery } from "../../../src/catalogue/tradeStates.ts";
import type { Snapshot, Wallet } from "../chain/snapshot.ts";
import { Address } from "../page/Address.tsx";
import { Panel } from "../page/Panel.tsx";
import { SubmissionError } from "../page/SubmissionError.tsx";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { parseYuan } from "../pay/amount.ts";
import { parseRecipient } from "../pay/recipient.ts";
import { useRecipient } from "../pay/useRecipient.ts";
import { SubmissionProgress } from "../sign/SubmissionProgress.tsx";
import { useSubmission } from "../sign/useSubmission.ts";
import { OrderFields, type OrderFieldsProps } from "./OrderFields.tsx";
import { type OrderDraft, type WantedOrder, prepareOrder } from "./prepareTrade.ts";
import { useSecuredText } from "./useSecuredText.ts";

const EMPTY = { seller: "", amount: "", delivery: DELIVERIES[0] as Delivery };

/** Buying with protection begins with an order; nothing is paid by it. */
export function OrderPanel({ snapshot, wallet }: { snapshot: Snapshot; wallet: Wallet }) {
  const { order: text } = useSecuredText();
  const { node, gateway, isRightNetwork } = useVisit();
  const [fields, setFields] = useState<OrderFieldsProps["fields"]>(EMPTY);
  const submission = useSubmission<OrderDraft>();
  const { state, check, edit } = submission;
  const found = useRecipient(node, snapshot.institutions, fields.seller);

  function submit(event: FormEvent): void {
    event.preventDefault();
    check(async () => prepareOrder(node, gateway, wantedOrder(fields, wallet.address, node.book)));
  }
  const done = () => {
    setFields(EMPTY);
    edit();
  };

  return (
    <Panel title={text.title} className="order">
      {"draft" in state ? (
        <>
          <OrderPreview draft={state.draft} />
          <SubmissionProgress
            submission={submission}
            settled={(_, block) => text.settled(block)}
            onDone={done}
          />
        </>
      ) : (
        <form onSubmit={submit} noValidate>
          <p>{text.note}</p>
          <OrderFields fields={fields} found={found} onChange={setFields} />
          <button type="submit" disabled={!isRightNetwork || state.step === "checking"}>
            {text.check}
          </button>
          <SubmissionError state={state} />
        </form>
      )}
    </Panel>
  );
}

function wantedOrder(
  { seller, amount, delivery }: OrderFieldsProps["fields"],
  buyer: string,
  book: AddressBook,
): WantedOrder {
  return { buyer, seller: parseRecipient(seller, buyer, book), amountFen: parseYuan(amount), delivery };
}

function OrderPreview({ draft: { seller, amountFen, delivery } }: { draft: OrderDraft }) {
  const { order: text, deliveries } = useSecuredText();
  const { yuan } = usePage();
  return (
    <dl className="preview">
      <dt>{text.seller}</dt>
      <dd>
        <Address address={seller} />
      </dd>
      <dt>{text.price}</dt>
      <dd className="strong">{yuan(amountFen)}</dd>
      <dt>{text.delivery}</dt>
      <dd>{deliveries[delivery]}</dd>
    </dl>
  );
}
