import { OwnWallet } from "../page/OwnWallet.tsx";
import { CodePanel } from "./CodePanel.tsx";
import { RequestsPanel } from "./RequestsPanel.tsx";

export default function ReceiveSection() {
  return (
    <OwnWallet>
      {(_, wallet) => (
        <>
          <CodePanel wallet={wallet} />
          <RequestsPanel />
        </>
      )}
    </OwnWallet>
  );
}
