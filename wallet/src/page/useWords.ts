import type { Words } from "../text/words.ts";
import { usePage } from "./usePage.ts";

/** The words of one section, which come with it and not with the page. */
export function useWords<English>(english: English, chinese: Words<English>): Words<English> {
  return usePage().language === "zh" ? chinese : (english as Words<English>);
}
