import { CHINA_OFFSET, formatChinaTime, parseChinaTime } from "../chinaTime.ts";

/** When settlement is open on any day, China Standard Time as HH:MM. */
export interface Hours {
  readonly opens: string;
  readonly closes: string;
}

/** Seconds since 1970-01-01 UTC. */
export interface OpenDay {
  readonly opensAtSeconds: number;
  /** The first second after the day. */
  readonly closesAtSeconds: number;
}

/** Of the large-value system before its hours were lengthened; secondary sources, not the PBoC's own page. */
export const DEFAULT_HOURS: Hours = { opens: "08:30", closes: "17:00" };

const HOURS = /^(\d\d:\d\d)-(\d\d:\d\d)$/;
const DATE_LENGTH = "2019-11-11".length;

/** "08:30-17:00", or undefined if it isn't two times of a day, the first before the second. */
export function parseHours(text: string): Hours | undefined {
  const [, opens = "", closes = ""] = HOURS.exec(text) ?? [];
  const both = [opens, closes].map((time) => parseChinaTime(`2019-11-11T${time}:00${CHINA_OFFSET}`));
  return both.includes(undefined) || opens >= closes ? undefined : { opens, closes };
}

/** The opening hours of the day in which a time lies. */
export function dayAround(atSeconds: number, { opens, closes }: Hours): OpenDay {
  const date = formatChinaTime(atSeconds).slice(0, DATE_LENGTH);
  const at = (time: string) => parseChinaTime(`${date}T${time}:00${CHINA_OFFSET}`) as number;
  return { opensAtSeconds: at(opens), closesAtSeconds: at(closes) };
}

/** The cut-offs between a number of sessions of equal length; the last session ends with the day. */
export function cutOffs({ opensAtSeconds, closesAtSeconds }: OpenDay, sessions: number): readonly number[] {
  const length = (closesAtSeconds - opensAtSeconds) / sessions;
  return Array.from({ length: sessions - 1 }, (_, i) => Math.floor(opensAtSeconds + (i + 1) * length));
}
