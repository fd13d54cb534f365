import { useEffect, useRef } from "react";

import { usePage } from "../page/usePage.ts";
import { SECTIONS, type Section, hrefOf } from "./route.ts";

export function Navigation({ current }: { current: Section }) {
  const { text } = usePage();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // on a narrow screen the row is longer than the screen
    const link = list.current?.querySelector("[aria-current]");
    link?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav className="sections" aria-label={text.sections.label}>
      <ul ref={list}>
        {SECTIONS.map((section) => (
          <li key={section}>
            <a href={hrefOf(section)} aria-current={section === current ? "page" : undefined}>
              {text.sections[section]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
