import { useWords } from "../page/useWords.ts";
import { EN_LIBRA } from "../text/en/libra.ts";
import { ZH_LIBRA } from "../text/zh/libra.ts";

export const useLibraText = () => useWords(EN_LIBRA, ZH_LIBRA);
