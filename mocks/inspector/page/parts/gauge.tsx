/** A bar that shows a part of a whole; little left is red. `quiet` is a thin one for time. */
export function Gauge(props: { readonly part: number; readonly whole: number; readonly quiet?: boolean }) {
  const { part, whole, quiet = false } = props;
  const share = whole <= 0 ? 0 : Math.max(0, Math.min(100, (100 * part) / whole));
  return (
    <span class={`gauge ${quiet ? 'quiet' : share < 20 ? 'low' : ''}`} aria-hidden="true">
      <i style={{ width: `${share}%` }} />
    </span>
  );
}
