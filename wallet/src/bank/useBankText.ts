import { useWords } from "../page/useWords.ts";
import { EN_BANK } from "../text/en/bank.ts";
import { ZH_BANK } from "../text/zh/bank.ts";

export const useBankText = () => useWords(EN_BANK, ZH_BANK);
