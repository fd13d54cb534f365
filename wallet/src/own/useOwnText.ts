import { useWords } from "../page/useWords.ts";
import { EN_OWN } from "../text/en/own.ts";
import { ZH_OWN } from "../text/zh/own.ts";

export const useOwnText = () => useWords(EN_OWN, ZH_OWN);
