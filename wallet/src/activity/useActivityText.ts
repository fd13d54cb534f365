import { useWords } from "../page/useWords.ts";
import { EN_ACTIVITY } from "../text/en/activity.ts";
import { ZH_ACTIVITY } from "../text/zh/activity.ts";

export const useActivityText = () => useWords(EN_ACTIVITY, ZH_ACTIVITY);
