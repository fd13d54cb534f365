import { encodeQR } from "qr";

const QUIET_ZONE = 4;

/** Dark on white in either theme, with the quiet zone that scanners need. */
export function QrCode({ contents, label }: { contents: string; label: string }) {
  const rows = encodeQR(contents, "raw", { border: QUIET_ZONE, ecc: "medium" });
  const size = rows.length;
  const modules = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={modules.join("")} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
