import { useWords } from "../page/useWords.ts";
import { EN_BEHIND } from "../text/en/behind.ts";
import { ZH_BEHIND } from "../text/zh/behind.ts";

export const useBehindText = () => useWords(EN_BEHIND, ZH_BEHIND);
