import decodeQR from "qr/decode.js";

import { SituationError } from "../../../src/catalogue/decodeError.ts";

/** Larger pictures gain nothing and take long. */
const MOST_PIXELS_A_SIDE = 1_600;

/** The text of the QR code in a picture. Nothing leaves the page. Throws `CODE_NOT_FOUND`. */
export async function readCodeIn(file: Blob): Promise<string> {
  const picture = await createImageBitmap(file).catch((cause: unknown) => {
    throw new SituationError("CODE_NOT_FOUND", {}, cause);
  });
  const scale = Math.min(1, MOST_PIXELS_A_SIDE / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas?.drawImage(picture, 0, 0, width, height);
  const image = canvas?.getImageData(0, 0, width, height);
  picture.close();
  try {
    if (image) return decodeQR(image);
  } catch (cause) {
    throw new SituationError("CODE_NOT_FOUND", {}, cause);
  }
  throw new SituationError("CODE_NOT_FOUND");
}
