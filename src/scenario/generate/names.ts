import type { Random } from "./random.ts";

const SURNAMES = [..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高"];
const GIVEN_NAMES = "伟 芳 娜 敏 静 磊 洋 艳 勇 杰 娟 涛 明 霞 秀英 志强 建华 丽娟 晓东 雪梅 子轩 雨桐".split(
  " ",
);
const STREETS = "东门 西街 南巷 北苑 中山路 人民路 解放路 湖滨 老城 新村".split(" ");
const TRADES = "豆浆店 面馆 便利店 水果店 药房 书店 茶馆 理发店 菜场 服装店 咖啡馆 五金店".split(" ");

/** Invented; any likeness to a living person is chance. */
export function personName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN_NAMES);
}

export function shopName(random: Random): string {
  return random.pick(STREETS) + random.pick(TRADES);
}
