/** China Standard Time: one zone, no summer time since 1991, so the offset is part of the format. */
export const CHINA_OFFSET = "+08:00";

const OFFSET_SECONDS = 8 * 3_600;
const SECONDS_TEXT_LENGTH = "2019-11-11T09:30:00".length;
const TIME = /^(?:19[7-9]\d|2\d{3})-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/;

/** `2019-11-11T09:30:00+08:00` as seconds since 1970-01-01 UTC; undefined unless it is a time that exists. */
export function parseChinaTime(text: string): number | undefined {
  if (!TIME.test(text)) return undefined;
  const seconds = Date.parse(text) / 1_000;
  // 30 February and 24:00:00 parse as another moment
  return Number.isInteger(seconds) && formatChinaTime(seconds) === text ? seconds : undefined;
}

export function formatChinaTime(seconds: number): string {
  const local = new Date((seconds + OFFSET_SECONDS) * 1_000).toISOString();
  return local.slice(0, SECONDS_TEXT_LENGTH) + CHINA_OFFSET;
}
