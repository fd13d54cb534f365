/** The page's sections, in the order in which they are shown. */
export const SECTIONS = [
  "wallet",
  "pay",
  "receive",
  "activity",
  "secured",
  "libra",
  "money",
  "desk",
] as const;
export type Section = (typeof SECTIONS)[number];

/** Where the page is: `#/pay?to=0x…`. Whatever stands there was typed or sent by anybody. */
export interface Route {
  readonly section: Section;
  readonly query: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const section = SECTIONS.find((known) => known === path) ?? "wallet";
  return { section, query: new URLSearchParams(query) };
}

export function hrefOf(section: Section, query: Readonly<Record<string, string>> = {}): string {
  const words = new URLSearchParams(query).toString();
  return words === "" ? `#/${section}` : `#/${section}?${words}`;
}
