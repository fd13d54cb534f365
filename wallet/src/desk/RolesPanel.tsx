import { useCoinWords } from "../libra/useCoinWords.ts";
import { Address } from "../page/Address.tsx";
import { ReadingPanel } from "../reading/ReadingPanel.tsx";
import type { Reading } from "../reading/useReading.ts";
import type { Right } from "./act.ts";
import type { Rights } from "./readRights.ts";
import { useDeskText } from "./useDeskText.ts";

interface RolesPanelProps {
  readonly rights: Reading<Rights>;
  readonly account: string | undefined;
}

/** Every role with the accounts that have it, by the authorities' own word. */
export function RolesPanel({ rights, account }: RolesPanelProps) {
  const { roles: words } = useDeskText();
  return (
    <ReadingPanel title={words.title} className="roles" reading={rights}>
      {(held) => (
        <>
          {account !== undefined && <Yours rights={held} account={account} />}
          <div className="wide" tabIndex={0} role="group" aria-label={words.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.role}</th>
                  <th scope="col">{words.held}</th>
                </tr>
              </thead>
              <tbody>
                {rightsIn(held).map(([right, accounts]) => (
                  <tr key={right} data-right={right}>
                    <th scope="row">{words.names[right]}</th>
                    <td>{accounts.length === 0 ? words.nobody : <Accounts accounts={accounts} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </ReadingPanel>
  );
}

function Accounts({ accounts }: { accounts: readonly string[] }) {
  const { party } = useCoinWords();
  return accounts.map((account) => {
    const name = party(account);
    return (
      <div key={account}>
        {!name.startsWith("0x") && `${name} `}
        <Address address={account} />
      </div>
    );
  });
}

function Yours({ rights, account }: { rights: Rights; account: string }) {
  const { roles: words } = useDeskText();
  const own = rightsIn(rights).filter(([, accounts]) => accounts.includes(account));
  const names = own.map(([right]) => words.names[right]).join(", ");
  return <p className="strong yours">{own.length === 0 ? words.none : words.yours(names)}</p>;
}

function rightsIn(rights: Rights): [Right, readonly string[]][] {
  return Object.entries(rights) as [Right, readonly string[]][];
}
