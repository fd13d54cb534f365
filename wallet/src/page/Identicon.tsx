const SIZE = 5;
const HALF = Math.ceil(SIZE / 2);

/** A small mirrored pattern out of the address, to tell accounts apart at a glance. */
export function Identicon({ address }: { address: string }) {
  const digits = [...address.slice(2).toLowerCase()].map((digit) => Number.parseInt(digit, 16));
  const hue = ((digits[0] ?? 0) * 16 + (digits[1] ?? 0)) * (360 / 256);
  const cells = Array.from({ length: SIZE * HALF }, (_, i) => ({
    x: i % HALF,
    y: Math.floor(i / HALF),
    isFilled: (digits[2 + 2 * i] ?? 0) % 2 === 1,
  })).filter(({ isFilled }) => isFilled);
  const columns = (x: number) => (x === SIZE - 1 - x ? [x] : [x, SIZE - 1 - x]);
  return (
    <svg
      className="identicon"
      viewBox={`0 0 ${SIZE} ${SIZE}`}
      aria-hidden="true"
      fill={`hsl(${hue} 45% 45%)`}
    >
      {cells.flatMap(({ x, y }) =>
        columns(x).map((column) => <rect key={`${column},${y}`} x={column} y={y} width="1" height="1" />),
      )}
    </svg>
  );
}
