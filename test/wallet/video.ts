import { encodeQR } from "qr";

const [WIDTH, HEIGHT] = [640, 480];
const MODULE_PIXELS = 8;
const [DARK, BRIGHT, GREY] = [16, 235, 128];

/** A video of one picture, YUV4MPEG2: a QR code in the middle of a bright wall. */
export function videoOf(text: string): Buffer {
  const rows = encodeQR(text, "raw", { border: 2, ecc: "low" });
  const side = rows.length * MODULE_PIXELS;
  if (side > HEIGHT) throw new Error("The code is too large for the picture.");
  const luma = Buffer.alloc(WIDTH * HEIGHT, BRIGHT);
  const [left, top] = [(WIDTH - side) >> 1, (HEIGHT - side) >> 1];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isDark = rows[Math.floor(y / MODULE_PIXELS)]?.[Math.floor(x / MODULE_PIXELS)] === true;
      if (isDark) luma[(top + y) * WIDTH + left + x] = DARK;
    }
  }
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, GREY);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, chroma]);
  const header = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`;
  return Buffer.concat([Buffer.from(header), frame, frame]);
}
