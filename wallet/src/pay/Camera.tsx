import { useEffect, useRef, useState } from "react";

import { SituationError } from "../../../src/catalogue/decodeError.ts";
import { Problem } from "../page/Problem.tsx";
import { usePayText } from "./usePayText.ts";

/** Looks through the camera until a code is seen. The pictures stay in the page. */
export function Camera({ onCode }: { onCode: (text: string) => void }) {
  const text = usePayText();
  const video = useRef<HTMLVideoElement>(null);
  const [error, setError] = useState<unknown>();
  const take = useRef(onCode);
  take.current = onCode;
  useEffect(() => {
    const player = video.current;
    if (!player) return;
    const stop = new AbortController();
    look(player, stop.signal, (code) => take.current(code)).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (!stop.signal.aborted) setError(new SituationError("CAMERA_UNAVAILABLE", { reason }, cause));
    });
    return () => stop.abort();
  }, []);
  if (error !== undefined) return <Problem error={error} />;
  return (
    <figure className="camera">
      <video ref={video} muted playsInline aria-label={text.scan.camera} />
      <figcaption className="small">{text.scan.aim}</figcaption>
    </figure>
  );
}

async function look(
  player: HTMLVideoElement,
  stopped: AbortSignal,
  onCode: (text: string) => void,
): Promise<void> {
  const { QRCanvas, frameLoop, rearCamera } = await import("qr/dom.js");
  const camera = await rearCamera(player);
  const canvas = new QRCanvas();
  let isReading = false;
  const end = frameLoop(() => {
    if (isReading) return;
    isReading = true;
    void camera
      // in the camera's own size: the picture on the page is cut and scaled
      .readFrame(canvas, true)
      .then((code) => {
        if (typeof code === "string" && !stopped.aborted) onCode(code);
      })
      .catch(() => undefined) // a frame that can't be read
      .finally(() => (isReading = false));
  });
  const close = () => (end(), camera.stop());
  if (stopped.aborted) return close();
  stopped.addEventListener("abort", close);
}
