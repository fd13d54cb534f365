import { usePage } from "../page/usePage.ts";
import { SECTIONS, type Section, hrefOf } from "./route.ts";

export function Navigation({ current }: { current: Section }) {
  const { text } = usePage();
  return (
    <nav className="sections" aria-label={text.sections.label}>
      <ul>
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
