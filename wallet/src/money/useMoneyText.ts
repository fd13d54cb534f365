import { useWords } from "../page/useWords.ts";
import { EN_MONEY } from "../text/en/money.ts";
import { ZH_MONEY } from "../text/zh/money.ts";

export const useMoneyText = () => useWords(EN_MONEY, ZH_MONEY);
