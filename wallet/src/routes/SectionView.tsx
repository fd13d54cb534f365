import { type ComponentType, type LazyExoticComponent, Suspense, lazy, useEffect, useRef } from "react";

import { Boundary } from "../page/Boundary.tsx";
import { usePage } from "../page/usePage.ts";
import type { Route, Section } from "./route.ts";

export interface SectionProps {
  readonly query: URLSearchParams;
}

/** Each section is fetched when it is first shown. */
const VIEWS: Readonly<Record<Section, LazyExoticComponent<ComponentType<SectionProps>>>> = {
  wallet: lazy(() => import("../own/OwnSection.tsx")),
  pay: lazy(() => import("../pay/PaySection.tsx")),
  receive: lazy(() => import("../receive/ReceiveSection.tsx")),
  activity: lazy(() => import("../activity/ActivitySection.tsx")),
  secured: lazy(() => import("../secured/SecuredSection.tsx")),
  libra: lazy(() => import("../libra/LibraSection.tsx")),
  money: lazy(() => import("../behind/BehindSection.tsx")),
  desk: lazy(() => import("../desk/DeskSection.tsx")),
};

/** The current section. Coming from another one, it takes the focus, so that a screen reader says where one is. */
export function SectionView({ route: { section, query } }: { route: Route }) {
  const { text } = usePage();
  const View = VIEWS[section];
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(section);
  useEffect(() => {
    document.title = `${text.sections[section]} · ${text.title}`;
    if (shown.current !== section) heading.current?.focus();
    shown.current = section;
  }, [section, text]);
  return (
    <div className="section">
      <h2 className="visually-hidden" tabIndex={-1} ref={heading}>
        {text.sections[section]}
      </h2>
      <Boundary key={section}>
        <Suspense fallback={<p className="quiet">{text.loading}</p>}>
          <View query={query} />
        </Suspense>
      </Boundary>
    </div>
  );
}
