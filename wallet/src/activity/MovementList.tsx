import { useState } from "react";

import type { Movement } from "../../gateway/api/history.ts";
import { formatAddress } from "../../../src/catalogue/format.ts";
import { nameOf } from "../chain/addressBook.ts";
import { usePage } from "../page/usePage.ts";
import { useVisit } from "../page/useVisit.ts";
import { ReceiptView } from "./ReceiptView.tsx";
import { amountOf } from "./amountOf.ts";
import { useActivityText } from "./useActivityText.ts";

export function MovementList({ movements }: { movements: readonly Movement[] }) {
  const [open, setOpen] = useState<string>();
  return (
    <ul className="rows movements">
      {movements.map((movement) => (
        <li key={movement.cursor}>
          <MovementRow
            movement={movement}
            isOpen={open === movement.cursor}
            onToggle={() => setOpen(open === movement.cursor ? undefined : movement.cursor)}
          />
        </li>
      ))}
    </ul>
  );
}

interface MovementRowProps {
  readonly movement: Movement;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function MovementRow({ movement, isOpen, onToggle }: MovementRowProps) {
  const text = useActivityText();
  const page = usePage();
  const { node } = useVisit();
  const { cursor, kind, counterparty, block } = movement;
  return (
    <>
      <div className="grow">
        <p>
          <span className="tag">{text.kinds[kind]}</span>{" "}
          {!/^0x0{40}$/.test(counterparty) && (
            <span title={counterparty}>{nameOf(node.book, counterparty) ?? formatAddress(counterparty)}</span>
          )}
        </p>
        <p className="small">{page.time(block.timestamp)}</p>
      </div>
      <strong className="amount">{amountOf(movement, page)}</strong>
      <button type="button" className="plain" aria-expanded={isOpen} onClick={onToggle}>
        {isOpen ? text.close : text.receipt}
      </button>
      {isOpen && <ReceiptView cursor={cursor} />}
    </>
  );
}
